//! The six programs: the hall's surfaces, the plain ones among them, the light in its air, its people, its markers, and what is
//! flat on the screen.

use bevy::math::Vec2;

use super::context::{NoGpu, PARALLEL, has};
use super::port::{Gl, WebGlProgram, WebGlShader, WebGlUniformLocation};

/// Declares a program: the places of what its shaders are told, by their names in the shaders.
macro_rules! program {
    ($(#[$doc:meta])* $name:ident { $($uniform:ident),+ }) => {
        $(#[$doc])*
        pub struct $name {
            /// To draw with.
            pub program: WebGlProgram,
            $(#[doc = concat!("See `", stringify!($uniform), "` in the shaders.")]
            pub $uniform: Option<WebGlUniformLocation>,)+
        }

        impl $name {
            fn of(gl: &Gl, program: WebGlProgram) -> Self {
                Self {
                    $($uniform: gl.get_uniform_location(&program, stringify!($uniform)),)+
                    program,
                }
            }
        }
    };
}

program! {
    /// Walls, booths and pictures.
    Surface { clip_from_world, along, haze, day, glass, sky, sway, air, fade }
}
program! {
    /// Light in the air.
    Aura { clip_from_world, along, eye, right, up, gleams, fade }
}
program! {
    /// People, and what stands on plinths.
    Figure { clip_from_world, poses, haze, air, right, up, fade }
}
program! {
    /// The way on the floor and the marks of booths.
    Marker { clip_from_world, fade }
}
program! {
    /// Panels, and pictures of the hall.
    Flat { scale }
}

impl Flat {
    /// The next draws are flat; `scale` is clip space a unit of position.
    pub fn begin(&self, gl: &Gl, scale: Vec2) {
        gl.use_program(Some(&self.program));
        gl.uniform2f(self.scale.as_ref(), scale.x, scale.y);
    }
}

/// Everything that draws.
pub struct Programs {
    /// Walls, booths and pictures.
    pub surface: Surface,
    /// Those of one colour, whose texture is not read: that is half of what a pixel costs in software.
    pub plain: Surface,
    /// Light in the air.
    pub aura: Aura,
    /// People.
    pub figure: Figure,
    /// The way on the floor and the marks of booths.
    pub marker: Marker,
    /// Panels, and pictures of the hall.
    pub flat: Flat,
}

/// What every shader begins with.
const HEAD: &str = "#version 300 es\nprecision highp float;\n";

/// COMPLETION_STATUS_KHR: whether the driver is done with a program.
const COMPLETION_STATUS: u32 = 0x91B1;

/// The programs on their way: all are begun before the first is asked for, so that drivers compile side by side.
pub struct Compiling {
    surface: Begun,
    plain: Begun,
    aura: Begun,
    figure: Begun,
    marker: Begun,
    flat: Begun,
}

impl Compiling {
    /// Has everything compiled, once, behind the loading screen.
    pub fn begin(gl: &Gl) -> Self {
        let [surface, plain, aura, figure, marker, flat] = [
            [
                include_str!("shaders/surface.vert"),
                concat!(
                    include_str!("shaders/surface.frag"),
                    include_str!("shaders/tone.glsl")
                ),
            ],
            [
                concat!("#define PLAIN\n", include_str!("shaders/surface.vert")),
                concat!(
                    include_str!("shaders/plain.frag"),
                    include_str!("shaders/tone.glsl")
                ),
            ],
            [
                include_str!("shaders/aura.vert"),
                include_str!("shaders/aura.frag"),
            ],
            [
                concat!(
                    include_str!("shaders/figure.vert"),
                    include_str!("shaders/tone.glsl")
                ),
                include_str!("shaders/marker.frag"),
            ],
            [
                include_str!("shaders/marker.vert"),
                include_str!("shaders/marker.frag"),
            ],
            [
                include_str!("shaders/flat.vert"),
                include_str!("shaders/flat.frag"),
            ],
        ]
        .map(|sources| begin(gl, sources));
        Self {
            surface,
            plain,
            aura,
            figure,
            marker,
            flat,
        }
    }

    /// Whether the driver is done; where it does not tell, it may be asked at any time.
    pub fn is_done(&self, gl: &Gl) -> bool {
        let begun = [
            &self.surface,
            &self.plain,
            &self.aura,
            &self.figure,
            &self.marker,
            &self.flat,
        ];
        // A context that was lost is done, too.
        let waits = |program| {
            let status = gl.get_program_parameter(program, COMPLETION_STATUS);
            status.as_bool() == Some(false)
        };
        let mut programs = begun.into_iter().flatten();
        !has(gl, PARALLEL) || !programs.any(|(program, _)| waits(program))
    }

    /// Waits for the driver.
    ///
    /// # Errors
    /// When it refuses a shader; the error is in its words.
    pub fn end(self, gl: &Gl) -> Result<Programs, NoGpu> {
        Ok(Programs {
            surface: Surface::of(gl, end(gl, self.surface)?),
            plain: Surface::of(gl, end(gl, self.plain)?),
            aura: Aura::of(gl, end(gl, self.aura)?),
            figure: Figure::of(gl, end(gl, self.figure)?),
            marker: Marker::of(gl, end(gl, self.marker)?),
            flat: Flat::of(gl, end(gl, self.flat)?),
        })
    }
}

/// A program on its way, with its shaders.
type Begun = Option<(WebGlProgram, [WebGlShader; 2])>;

fn begin(gl: &Gl, [vertex, fragment]: [&str; 2]) -> Begun {
    let program = gl.create_program()?;
    let shaders = [
        shader(gl, Gl::VERTEX_SHADER, vertex)?,
        shader(gl, Gl::FRAGMENT_SHADER, fragment)?,
    ];
    for shader in &shaders {
        gl.attach_shader(&program, shader);
    }
    gl.link_program(&program);
    Some((program, shaders))
}

fn shader(gl: &Gl, kind: u32, source: &str) -> Option<WebGlShader> {
    let shader = gl.create_shader(kind)?;
    gl.shader_source(&shader, &[HEAD, source].concat());
    gl.compile_shader(&shader);
    Some(shader)
}

fn end(gl: &Gl, begun: Begun) -> Result<WebGlProgram, NoGpu> {
    // A context that was lost makes nothing.
    let (program, shaders) = begun.ok_or(NoGpu::Context)?;
    let linked = gl.get_program_parameter(&program, Gl::LINK_STATUS);
    if linked.as_bool() == Some(true) {
        // The program keeps what it needs of them.
        shaders
            .iter()
            .for_each(|shader| gl.delete_shader(Some(shader)));
        return Ok(program);
    }
    let logs = shaders.iter().map(|shader| gl.get_shader_info_log(shader));
    let words: String = logs
        .chain([gl.get_program_info_log(&program)])
        .flatten()
        .collect();
    Err(NoGpu::Shader(words))
}
