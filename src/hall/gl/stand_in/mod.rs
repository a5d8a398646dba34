//! WebGL 2 in memory: it keeps what there is and what is set, tells of each draw what it was done with, and holds callers to the
//! rules whose breach a browser answers with an error that nobody sees. Functions have the names of `web-sys`.

mod calls;
mod page;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use bevy::math::UVec2;

pub use page::{FilmCanvas, HtmlCanvasElement, HtmlVideoElement, Value};

/// Declares handles of what lies on the graphics card.
macro_rules! handles {
    ($($name:ident),+) => {
        $(#[doc = concat!("See `", stringify!($name), "` of WebGL.")]
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name(u32);)+
    };
}

handles!(
    WebGlBuffer,
    WebGlFramebuffer,
    WebGlProgram,
    WebGlQuery,
    WebGlRenderbuffer,
    WebGlShader,
    WebGlTexture,
    WebGlVertexArrayObject
);

/// See `WebGlUniformLocation` of WebGL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebGlUniformLocation {
    program: u32,
    name: String,
}

/// One draw, with what it was done with.
#[derive(Clone, Debug, PartialEq)]
pub struct Draw {
    /// What the vertex shader says that it draws, in its first comment up to the colon.
    pub shader: String,
    /// The vertex array.
    pub mesh: u32,
    /// Which indices of it.
    pub indices: Range<u32>,
    /// How often.
    pub copies: u32,
    /// The texture that is read.
    pub texture: Option<u32>,
    /// The framebuffer that is drawn into; the canvas where there is none.
    pub into: Option<u32>,
    /// What is switched on: numbers of WebGL, [`Gl::BLEND`] and its like.
    pub on: BTreeSet<u32>,
    /// Whether it hides what is drawn behind it later.
    pub hides: bool,
    /// The only part that is drawn, where one is set: left, low, width, height, pixels.
    pub clip: Option<[i32; 4]>,
}

/// What was done since it was asked last.
#[derive(Clone, Debug, Default)]
pub struct Work {
    /// Every call, draws and those that make or write something among them.
    pub calls: usize,
    /// The draws, in their order.
    pub draws: Vec<Draw>,
    /// Bytes that were written into buffers and textures.
    pub bytes: usize,
    /// Where films' pictures were fitted to: left, top, width, height, pixels.
    pub films: Vec<[f64; 4]>,
    /// Rules that were broken.
    pub faults: Vec<String>,
}

/// What lies on the graphics card.
#[derive(Debug)]
enum Thing {
    Buffer { bytes: usize },
    Array { indices: Option<u32> },
    Texture(Storage),
    Framebuffer { colour: Option<u32> },
    Renderbuffer,
    Shader { source: String },
    Program(Program),
    Query,
}

/// A texture's memory.
#[derive(Debug, Default)]
struct Storage {
    size: UVec2,
    layers: u32,
    levels: u32,
    settings: BTreeMap<u32, f32>,
}

#[derive(Debug, Default)]
struct Program {
    shaders: Vec<u32>,
    shader: String,
    sources: String,
    values: BTreeMap<String, Vec<f32>>,
}

#[derive(Debug, Default)]
struct State {
    things: BTreeMap<u32, Thing>,
    made: u32,
    extensions: Vec<&'static str>,
    refused: Option<&'static str>,
    compiles: bool,
    on: BTreeSet<u32>,
    hides: bool,
    clip: [i32; 4],
    program: Option<u32>,
    array: Option<u32>,
    buffer: Option<u32>,
    framebuffer: Option<u32>,
    /// By what they are bound as.
    textures: BTreeMap<u32, u32>,
    query: Option<u32>,
    took: Option<f64>,
    disjoint: bool,
    work: Work,
}

/// The context.
#[derive(Clone, Default)]
pub struct Gl(Rc<RefCell<State>>);

impl Gl {
    /// One with these extensions.
    pub fn with(extensions: &[&'static str]) -> Self {
        let gl = Self::default();
        gl.0.borrow_mut().extensions = extensions.to_vec();
        gl
    }

    /// What was done since this was asked last.
    pub fn work(&self) -> Work {
        std::mem::take(&mut self.0.borrow_mut().work)
    }

    /// How many things lie on the graphics card, but those that go with the context alone: programs and questions.
    pub fn things(&self) -> usize {
        let stays = |thing: &&Thing| matches!(thing, Thing::Program(_) | Thing::Query);
        let state = self.0.borrow();
        state.things.values().filter(|it| !stays(it)).count()
    }

    /// The driver refuses every shader, in these words.
    pub fn refuse(&self, words: &'static str) {
        self.0.borrow_mut().refused = Some(words);
    }

    /// The driver is busy with programs, or done.
    pub fn compile(&self, is_busy: bool) {
        self.0.borrow_mut().compiles = is_busy;
    }

    /// The card's clock answers: nanoseconds, and whether something came in between.
    pub fn took(&self, nanoseconds: f64, disjoint: bool) {
        let mut state = self.0.borrow_mut();
        state.took = Some(nanoseconds);
        state.disjoint = disjoint;
    }

    /// What the programs whose shader draws this were told under this name.
    pub fn told(&self, shader: &str, name: &str) -> Vec<Vec<f32>> {
        let state = self.0.borrow();
        let programs = state.things.values().filter_map(|thing| match thing {
            Thing::Program(program) if program.shader == shader => Some(program),
            _ => None,
        });
        programs
            .filter_map(|program| program.values.get(name).cloned())
            .collect()
    }

    /// How a texture is read: a number of WebGL's settings.
    pub fn setting(&self, texture: u32, what: u32) -> Option<f32> {
        match self.0.borrow().things.get(&texture)? {
            Thing::Texture(storage) => storage.settings.get(&what).copied(),
            _ => None,
        }
    }

    /// The texture that a framebuffer's colours go into.
    pub fn colours(&self, framebuffer: u32) -> Option<u32> {
        match self.0.borrow().things.get(&framebuffer)? {
            Thing::Framebuffer { colour } => *colour,
            _ => None,
        }
    }

    /// Does something with the state; every call comes through here.
    fn call<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.0.borrow_mut();
        state.work.calls += 1;
        act(&mut state)
    }
}

impl State {
    fn make(&mut self, thing: Thing) -> u32 {
        self.made += 1;
        self.things.insert(self.made, thing);
        self.made
    }

    /// A rule.
    fn must(&mut self, holds: bool, rule: &str) {
        if !holds {
            self.work.faults.push(rule.to_owned());
        }
    }

    fn texture(&mut self, kind: u32) -> Option<&mut Storage> {
        let bound = self.textures.get(&kind).copied();
        let thing = bound.and_then(|bound| self.things.get_mut(&bound));
        let storage = thing.and_then(|thing| match thing {
            Thing::Texture(storage) => Some(storage),
            _ => None,
        });
        if storage.is_none() {
            let rule = "a texture is bound where one is written or set";
            self.work.faults.push(rule.to_owned());
        }
        storage
    }

    /// Pixels of a level that are written, four bytes each.
    fn write(&mut self, kind: u32, level: i32, origin: [i32; 2], layer: i32, size: [i32; 2]) {
        let Some(storage) = self.texture(kind) else {
            return;
        };
        let whole = (storage.size >> level as u32).max(UVec2::ONE).as_ivec2();
        let fits = origin[0] >= 0
            && origin[1] >= 0
            && origin[0] + size[0] <= whole.x
            && origin[1] + size[1] <= whole.y
            && (layer as u32) < storage.layers
            && (level as u32) < storage.levels;
        self.must(fits, "what is written lies inside of its texture");
        self.work.bytes += (size[0] * size[1] * 4) as usize;
    }

    fn draw(&mut self, count: i32, offset: i32, copies: i32) {
        let first = (offset / 4) as u32;
        let indices = first..first + count as u32;
        let buffer = self.array.and_then(|array| match self.things.get(&array) {
            Some(Thing::Array { indices }) => *indices,
            _ => None,
        });
        let bytes = buffer.and_then(|buffer| match self.things.get(&buffer) {
            Some(Thing::Buffer { bytes }) => Some(*bytes),
            _ => None,
        });
        let there = bytes.unwrap_or(0) / 4;
        self.must(indices.end as usize <= there, "a draw's indices are there");
        let program = self.program.and_then(|program| self.things.get(&program));
        let (shader, kind) = match program {
            Some(Thing::Program(it)) => (it.shader.clone(), it.reads()),
            _ => (String::new(), None),
        };
        self.must(!shader.is_empty(), "a program is in use");
        let texture = kind.and_then(|kind| self.textures.get(&kind).copied());
        self.must(
            kind.is_none() || texture.is_some_and(|it| self.things.contains_key(&it)),
            "the texture that is read is there",
        );
        let colour = self
            .framebuffer
            .and_then(|into| match self.things.get(&into) {
                Some(Thing::Framebuffer { colour }) => *colour,
                _ => None,
            });
        self.must(
            colour.is_none() || colour != texture,
            "no texture is read while it is drawn into",
        );
        let clips = self.on.contains(&Gl::SCISSOR_TEST);
        self.work.draws.push(Draw {
            shader,
            mesh: self.array.unwrap_or(0),
            indices,
            copies: copies as u32,
            texture,
            into: self.framebuffer,
            on: self.on.clone(),
            hides: self.hides && self.on.contains(&Gl::DEPTH_TEST),
            clip: clips.then_some(self.clip),
        });
    }
}

impl Program {
    /// What kind of texture its fragment shader reads.
    fn reads(&self) -> Option<u32> {
        if self.sources.contains("sampler2DArray") {
            Some(Gl::TEXTURE_2D_ARRAY)
        } else if self.sources.contains("sampler2D") {
            Some(Gl::TEXTURE_2D)
        } else {
            None
        }
    }

    /// Whether a shader declares a value of this name.
    fn declares(&self, name: &str) -> bool {
        self.sources.lines().any(|line| {
            let declared = line.strip_prefix("uniform ");
            let last = declared.and_then(|it| it.trim_end_matches(';').rsplit(' ').next());
            last.is_some_and(|last| last.split('[').next() == Some(name))
        })
    }
}

/// What a shader says that it draws.
fn subject(source: &str) -> String {
    let comment = source.lines().find_map(|line| line.strip_prefix("// "));
    let words = comment.and_then(|comment| comment.split(':').next());
    words.unwrap_or_default().to_owned()
}
