//! Frames on a graphics card in memory: what is drawn in which order, with what, and what is given back.

use bevy::prelude::*;
use egui::epaint::{ImageDelta, Mesh, Primitive};
use egui::{ClippedPrimitive, Color32, ColorImage, Rect, TextureId, TextureOptions, pos2};
use feed::event::Theme;
use venue::light::air;
use venue::mesh_builder::Detail;
use venue::themes::HallPart;
use venue::themes::mood::Grade;

use super::context::{ANISOTROPY, PARALLEL, TIMER};
use super::gpu_timer::GpuTimer;
use super::stand_in::{Draw, Gl, HtmlCanvasElement, HtmlVideoElement};
use super::*;
use crate::booths::atlas::{Class, Tile};
use crate::booths::merge::SeenRanges;
use crate::booths::mips::{LEVELS, levels};
use crate::diagnostics::Diagnostics;
use crate::frame::{Frame, HallView, PartRun};
use crate::frame_quality::{CardClock, FrameMode};
use crate::people::crowd::{Guise, PeopleView};
use crate::render_queue::{PanelPaint, RenderCommand, RenderQueue};
use crate::vertex_buffer::{GpuVertex, MeshBuffer, PLAIN, SurfaceRanges};

const SIZE: UVec2 = UVec2::new(640, 360);

/// A graphics card with its canvas, and the app that draws with it.
struct Stage {
    app: App,
    gl: Gl,
    canvas: HtmlCanvasElement,
}

impl Stage {
    fn new(card: bool) -> Self {
        let gl = Gl::with(&[ANISOTROPY, PARALLEL, TIMER]);
        let canvas = HtmlCanvasElement::default();
        let pending = PendingGpu::on((canvas.clone(), gl.clone()), card);
        assert!(pending.is_compiled());
        let mut app = App::new();
        app.init_resource::<RenderQueue>()
            .init_resource::<Diagnostics>()
            .init_resource::<CardClock>()
            .insert_resource(Frame {
                draws: true,
                mode: FrameMode::Direct,
                samples: 0,
                view: Some(view()),
            })
            .insert_non_send(pending.set_up().unwrap())
            .add_plugins(plugin);
        assert_eq!(gl.work().faults, [""; 0]);
        let mut stage = Self { app, gl, canvas };
        stage.furnish();
        stage
    }

    fn put(&mut self, command: RenderCommand) {
        self.app
            .world_mut()
            .resource_mut::<RenderQueue>()
            .push(command);
    }

    /// One of everything that is drawn.
    fn furnish(&mut self) {
        let part = [0..6, 6..12, 12..18];
        // One triangle of each kind.
        let halves = part.clone().map(|range| SurfaceRanges {
            textured: range.start..range.start + 3,
            plain: range.start + 3..range.end,
        });
        for command in [
            RenderCommand::Hall(squares(9), std::array::from_fn(|_| halves.clone())),
            RenderCommand::LightEffects(squares(3), part),
            RenderCommand::Booths(Detail::Fine, squares(1)),
            RenderCommand::Signs(squares(1)),
            RenderCommand::FloorMarkers(squares(1)),
            RenderCommand::Figures(squares(3), 6),
            RenderCommand::Objects(squares(1)),
        ] {
            self.put(command);
        }
    }

    fn frame(&mut self, mode: FrameMode, samples: u32) -> stand_in::Work {
        let mut frame = self.app.world_mut().resource_mut::<Frame>();
        (frame.mode, frame.samples) = (mode, samples);
        self.app.update();
        let work = self.gl.work();
        assert_eq!(work.faults, [""; 0], "{mode:?}");
        work
    }

    fn gpu(&mut self) -> Mut<'_, Gpu> {
        self.app.world_mut().non_send_mut::<Gpu>()
    }
}

fn squares(count: usize) -> MeshBuffer {
    let mut mesh = MeshBuffer::default();
    for _ in 0..count {
        mesh.rectangle(
            [GpuVertex {
                position: Vec3::ZERO,
                uv: Vec2::ZERO,
                light: PLAIN,
                paint: [0; 4],
            }; 4],
        );
    }
    mesh
}

fn view() -> HallView {
    let run = |detail| PartRun {
        part: HallPart::Bay,
        detail,
        first: -8.0,
        step: -12.0,
        copies: 3,
    };
    let booths = SeenRanges {
        textured: Vec::from_iter(std::iter::once(0..3)),
        plain: Vec::from_iter(std::iter::once(3..6)),
    };
    HallView {
        size: SIZE,
        clip_from_world: Mat4::IDENTITY,
        axes: [Vec3::ZERO, Vec3::X, Vec3::Y],
        fade: 0.5,
        air: air(Theme::Dockyard),
        grade: Grade::OWN,
        sway: crate::sway::Sway {
            phase: 1.0,
            reach: 0.25,
        },
        hurried: false,
        people: PeopleView {
            poses: vec![Vec4::ONE; 3],
            guises: vec![Guise {
                who: 1,
                figure: 0,
                vest: None,
                far: false,
                symbol: None,
            }],
        },
        objects: vec![Vec4::ONE; 3],
        parts: vec![run(Detail::Fine), run(Detail::Far)],
        booths: [booths, SeenRanges::default(), SeenRanges::default()],
    }
}

fn subjects(draws: &[Draw]) -> Vec<&str> {
    draws.iter().map(|draw| draw.shader.as_str()).collect()
}

const SURFACE: &str = "Walls, booths and pictures";
const LIGHT: &str = "Light in the air";
const PEOPLE: &str = "People";
const MARKER: &str = "Markers on the floor and over booths";
const FLAT: &str = "What is flat on the screen";

#[test]
fn what_is_solid_comes_first_and_light_last() {
    let mut stage = Stage::new(true);
    let work = stage.frame(FrameMode::Direct, 0);
    assert_eq!(
        subjects(&work.draws),
        [
            SURFACE, SURFACE, SURFACE, SURFACE, SURFACE, PEOPLE, PEOPLE, PEOPLE, LIGHT, MARKER
        ],
        "booth, its plain surfaces, sign, two runs of the hall, shadows, figures, objects"
    );
    assert!(work.draws.iter().all(|draw| draw.into.is_none()));
    let [booth, sign, hall] = [0, 2, 3].map(|at| &work.draws[at]);
    assert!(booth.hides && !booth.on.contains(&Gl::BLEND));
    assert!(
        sign.hides && sign.on.contains(&Gl::BLEND),
        "a sign's shadow lies on its wall"
    );
    assert_ne!(booth.texture, sign.texture, "signs have their own pages");
    assert_eq!((hall.texture, hall.copies), (booth.texture, 3));
    assert_eq!(hall.indices, 6..12, "the bay");
    let [shadows, figures, objects] = [5, 6, 7].map(|at| &work.draws[at]);
    assert_eq!((&shadows.indices, &figures.indices), (&(0..6), &(6..18)));
    assert!(!shadows.hides && figures.hides);
    assert!(objects.hides && !objects.on.contains(&Gl::CULL_FACE));
    assert!(work.draws[8..].iter().all(|draw| !draw.hides));
    assert_eq!(work.draws[8].copies, 3, "no light is left far away");
    let told = |shader, name| stage.gl.told(shader, name).remove(0);
    assert_eq!(told(SURFACE, "fade"), [0.5]);
    assert_eq!(told(SURFACE, "sway"), [1.0, 0.25]);
    assert_eq!(told(LIGHT, "along"), [-8.0, -12.0]);
    assert_eq!(told(PEOPLE, "poses"), [1.0; 12]);
    // Near is at 1 and far at 0 for the lens; WebGL has near at -1 and far at 1.
    let clip = Mat4::from_cols_slice(&told(SURFACE, "clip_from_world"));
    assert_eq!(clip.project_point3(Vec3::Z).z, -1.0);
    assert_eq!(clip.project_point3(Vec3::ZERO).z, 1.0);
    // Once more nothing is written, and the frame is counted.
    assert_eq!(stage.frame(FrameMode::Direct, 0).bytes, 0);
    assert_eq!(stage.app.world().resource::<Diagnostics>().frames, 2);
}

#[test]
fn nothing_is_called_while_nothing_is_to_be_drawn() {
    let mut stage = Stage::new(true);
    stage.frame(FrameMode::Direct, 0);
    stage.app.world_mut().resource_mut::<Frame>().draws = false;
    assert_eq!(stage.frame(FrameMode::Direct, 0).calls, 0);
    // Somebody out of view is not read, and what has no triangles is not drawn.
    let mut frame = stage.app.world_mut().resource_mut::<Frame>();
    frame.draws = true;
    let view = frame.view.as_mut().unwrap();
    view.people.guises.clear();
    view.objects.clear();
    view.hurried = true;
    stage.put(RenderCommand::FloorMarkers(MeshBuffer::default()));
    let work = stage.frame(FrameMode::Direct, 0);
    assert_eq!(subjects(&work.draws), [SURFACE; 7]);
}

#[test]
fn in_a_hurry_no_texture_is_read_for_what_is_plain() {
    let mut stage = Stage::new(false);
    let careful = stage.frame(FrameMode::Direct, 0);
    let mut frame = stage.app.world_mut().resource_mut::<Frame>();
    frame.view.as_mut().unwrap().hurried = true;
    let hurried = stage.frame(FrameMode::Direct, 0);
    let of = |work: &stand_in::Work, textured: bool| {
        let draws = work.draws.iter().filter(|draw| draw.shader == SURFACE);
        let draws = draws.filter(|draw| draw.texture.is_some() == textured);
        Vec::from_iter(draws.map(|draw| draw.indices.clone()))
    };
    // Booth and its plain surfaces, the sign, the bay twice, as a whole.
    assert_eq!(of(&careful, true), [0..3, 3..6, 0..6, 6..12, 6..12]);
    assert_eq!(of(&careful, false), [0..0; 0]);
    assert_eq!(of(&hurried, false), [3..6, 9..12, 9..12]);
    assert_eq!(of(&hurried, true), [0..3, 0..6, 6..9, 6..9]);
    // The program without a texture is told the same of the hall.
    let told = |name| stage.gl.told(SURFACE, name);
    for name in [
        "clip_from_world",
        "air",
        "haze",
        "fade",
        "day",
        "glass",
        "sky",
        "sway",
        "along",
    ] {
        let [one, other] = told(name).try_into().unwrap();
        assert_eq!(one, other, "{name}");
    }
}

#[test]
fn plain_surfaces_have_the_mean_of_the_texture_that_is_not_read() {
    use venue::mesh::Surface;
    let shader = include_str!("shaders/surface.vert");
    for (surface, name) in [(Surface::Panel, "PANEL"), (Surface::Sky, "SKY")] {
        let mean = format!("{name}_MEAN = {}.0 / 255.0;", surface.mean()[0]);
        let layer = format!("{name} = {};", surface as u8);
        assert!(shader.contains(&mean) && shader.contains(&layer), "{name}");
    }
    let plain = Surface::ALL.into_iter().filter(|it| it.is_plain());
    let white = plain.filter(|it| it.mean() == [255; 3]).count();
    assert_eq!(white, 2, "all others are named in the shader");
}

#[test]
fn each_mode_brings_the_hall_onto_the_canvas_in_its_own_way() {
    let mut stage = Stage::new(true);
    let alone = stage.frame(FrameMode::Direct, 0).draws.len();
    assert_eq!((stage.canvas.width(), stage.canvas.height()), (640, 360));

    let scaled = stage.frame(FrameMode::Scaled(0.5), 0).draws;
    let (hall, shown) = scaled.split_at(alone);
    let into = hall[0].into.unwrap();
    assert!(hall.iter().all(|draw| draw.into == Some(into)));
    assert_eq!(subjects(shown), [FLAT]);
    assert_eq!(
        (shown[0].into, shown[0].texture),
        (None, stage.gl.colours(into))
    );

    let smoothed = stage.frame(FrameMode::Smoothed, 4).draws;
    let (hall, shown) = smoothed.split_at(alone);
    assert_ne!(hall[0].into, Some(into), "a buffer with samples");
    assert_ne!(shown[0].texture, None);

    // What was kept is shown again; the hall is not drawn.
    let refined = stage.frame(FrameMode::Refined, 4).draws;
    let kept = stage.frame(FrameMode::Cached, 4).draws;
    assert_eq!(kept, refined[alone..]);
    // Other samples, or another size, want another buffer; the old one is given back.
    let things = stage.gl.things();
    stage.frame(FrameMode::Smoothed, 8);
    assert_eq!(stage.gl.things(), things);
    // Without samples (a very large screen) the hall goes straight onto the canvas.
    let direct = stage.frame(FrameMode::Refined, 0).draws;
    assert_eq!(direct.len(), alone);
    assert!(direct.iter().all(|draw| draw.into.is_none()));
}

#[test]
fn textures_are_read_with_care_where_a_card_draws_or_one_stands_still() {
    const TEXTURE_MAX_ANISOTROPY: u32 = 0x84FE;
    for card in [true, false] {
        let mut stage = Stage::new(card);
        let draws = stage.frame(FrameMode::Direct, 0).draws;
        let far = |stage: &Stage, texture| {
            let how = stage.gl.setting(texture, Gl::TEXTURE_MIN_FILTER).unwrap();
            let samples = stage.gl.setting(texture, TEXTURE_MAX_ANISOTROPY).unwrap();
            (how as u32, samples)
        };
        let wanted = if card {
            (Gl::LINEAR_MIPMAP_LINEAR, 4.0)
        } else {
            (Gl::LINEAR_MIPMAP_NEAREST, 1.0)
        };
        for texture in [draws[0].texture.unwrap(), draws[1].texture.unwrap()] {
            assert_eq!(far(&stage, texture), wanted, "walking");
            stage.frame(FrameMode::Refined, 4);
            assert_eq!(far(&stage, texture), wanted, "and afterwards");
        }
    }
}

#[test]
fn a_sign_is_written_in_all_its_sizes_into_its_tile() {
    let mut stage = Stage::new(false);
    let class = Class::ALL[0];
    let size = class.size();
    stage.frame(FrameMode::Direct, 0);
    for index in [0, class.capacity() - 1] {
        let pixels = vec![0; (size.x * size.y * 4) as usize];
        let sizes = levels(pixels, size.x, size.y, LEVELS);
        let bytes: usize = sizes.iter().map(Vec::len).sum();
        stage.put(RenderCommand::Tile(Tile { class, index }, sizes));
        assert_eq!(stage.frame(FrameMode::Direct, 0).bytes, bytes);
    }
}

/// Panels of one red rectangle each, in points, at two device pixels a point.
fn panels(rects: &[Rect], textures: egui::TexturesDelta) -> RenderCommand {
    let primitive = |clip_rect: &Rect| {
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(*clip_rect, Color32::RED);
        ClippedPrimitive {
            clip_rect: *clip_rect,
            primitive: Primitive::Mesh(mesh),
        }
    };
    let pixels = |rect: &Rect| {
        let Rect { min, max } = *rect * 2.0;
        [min.x, min.y, max.x, max.y]
    };
    RenderCommand::Panels(PanelPaint {
        primitives: rects.iter().map(primitive).collect(),
        textures,
        scale: 2.0,
        covered: rects.iter().map(pixels).collect(),
    })
}

#[test]
fn panels_are_painted_when_they_change_and_shown_where_they_are() {
    let mut stage = Stage::new(true);
    let alone = stage.frame(FrameMode::Direct, 0).draws.len();
    let image = ColorImage::filled([4, 4], Color32::WHITE);
    let set = ImageDelta::full(image, TextureOptions::LINEAR);
    let mut textures = egui::TexturesDelta::default();
    textures
        .set
        .entry(TextureId::default())
        .or_default()
        .push(set);
    let rect = Rect::from_min_max(pos2(10.0, 20.0), pos2(30.0, 50.0));
    stage.put(panels(&[rect, rect], textures));
    let work = stage.frame(FrameMode::Direct, 0);
    let (painted, rest) = work.draws.split_at(2);
    let (hall, shown) = rest.split_at(alone);
    assert_eq!(subjects(painted), [FLAT; 2]);
    assert_eq!(subjects(shown), [FLAT]);
    assert!(hall.iter().all(|draw| draw.into.is_none()));
    // Rows count from below.
    assert_eq!(painted[0].clip, Some([20, 360 - 100, 40, 60]));
    let into = painted[0].into.unwrap();
    assert_eq!(
        (shown[0].into, shown[0].texture),
        (None, stage.gl.colours(into))
    );
    assert_eq!(shown[0].indices, 0..12, "two rectangles of the canvas");
    // The same panels over another frame of the hall cost one draw.
    let again = stage.frame(FrameMode::Direct, 0);
    assert_eq!(again.draws[alone..], *shown);
    assert_eq!(again.draws.len(), alone + 1);
    // A picture of their own is there as long as it is shown.
    let things = stage.gl.things();
    stage.put(RenderCommand::PanelPicture(7, UVec2::ONE, vec![0; 4]));
    stage.frame(FrameMode::Direct, 0);
    assert_eq!(stage.gl.things(), things + 1);
    stage.put(RenderCommand::DropPanelPicture(7));
    stage.frame(FrameMode::Direct, 0);
    assert_eq!(stage.gl.things(), things);
    // A texture that is not there (yet) is left out.
    let mut freed = egui::TexturesDelta::default();
    freed.free.insert(TextureId::default());
    stage.put(panels(&[rect], freed));
    assert_eq!(stage.frame(FrameMode::Direct, 0).draws.len(), alone + 1);
    assert_eq!(stage.gl.things(), things - 1);
}

#[test]
fn a_film_is_shown_whole_in_the_middle_and_gives_its_memory_back() {
    let mut stage = Stage::new(false);
    let without = stage.frame(FrameMode::Direct, 0).draws.len();
    let things = stage.gl.things();
    stage.put(RenderCommand::Film(squares(1)));
    stage.put(RenderCommand::FilmPicture);
    assert_eq!(stage.frame(FrameMode::Direct, 0).draws.len(), without + 1);
    for (film, place) in [
        (UVec2::new(1920, 1080), [0.0, 0.0, 512.0, 288.0]),
        (UVec2::new(288, 576), [184.0, 0.0, 144.0, 288.0]),
    ] {
        stage.gpu().film.source = Some(HtmlVideoElement(film));
        stage.put(RenderCommand::FilmPicture);
        assert_eq!(stage.frame(FrameMode::Direct, 0).films, [place]);
    }
    // One that has no picture yet leaves the last one.
    stage.gpu().film.source = Some(HtmlVideoElement(UVec2::ZERO));
    stage.put(RenderCommand::FilmPicture);
    assert_eq!(stage.frame(FrameMode::Direct, 0).films, [[0.0; 4]; 0]);
    stage.put(RenderCommand::Film(MeshBuffer::default()));
    assert_eq!(stage.frame(FrameMode::Direct, 0).draws.len(), without);
    assert_eq!(stage.gl.things(), things);
}

#[test]
fn the_cards_clock_is_read_some_frames_later() {
    let gl = Gl::with(&[TIMER]);
    let mut timer = GpuTimer::of(&gl).unwrap();
    assert!(timer.start());
    assert_eq!(timer.read(true), CardClock::Running);
    // Until it answers it is asked nothing new.
    assert!(!timer.start());
    assert_eq!(timer.read(false), CardClock::Running);
    gl.took(2_000_000.0, false);
    assert_eq!(timer.read(false), CardClock::Took(0.002));
    // What another program's work came into counts for nothing.
    assert!(timer.start());
    timer.read(true);
    gl.took(9_000_000.0, true);
    assert_eq!(timer.read(false), CardClock::Running);
    // A browser that rounds to nothing is not asked any more.
    assert!(timer.start());
    timer.read(true);
    gl.took(0.0, false);
    timer.read(false);
    assert!(!timer.start());
    assert_eq!(timer.read(false), CardClock::Silent);
    assert_eq!(gl.work().faults, [""; 0]);
    assert!(GpuTimer::of(&Gl::default()).is_none());
}

#[test]
fn a_driver_is_waited_for_and_its_refusal_told_in_its_words() {
    let gl = Gl::with(&[PARALLEL]);
    gl.compile(true);
    let pending = PendingGpu::on((HtmlCanvasElement::default(), gl.clone()), true);
    assert!(!pending.is_compiled());
    gl.compile(false);
    assert!(pending.is_compiled());
    gl.refuse("ERROR: 0:1");
    let refused = pending.set_up().err().unwrap();
    assert!(refused.to_string().contains("ERROR: 0:1"), "{refused}");
    // Where the driver does not tell, it is asked for the programs at once.
    let silent = Gl::default();
    silent.compile(true);
    assert!(PendingGpu::on((HtmlCanvasElement::default(), silent), true).is_compiled());
}

#[test]
fn everything_is_given_back_with_the_card() {
    let mut stage = Stage::new(true);
    stage.put(RenderCommand::Film(squares(1)));
    stage.put(RenderCommand::FilmPicture);
    for (mode, samples) in [
        (FrameMode::Scaled(0.5), 0),
        (FrameMode::Smoothed, 4),
        (FrameMode::Direct, 0),
    ] {
        stage.frame(mode, samples);
    }
    let gl = stage.gl.clone();
    assert!(gl.things() > 20);
    drop(stage);
    assert_eq!((gl.things(), gl.work().faults), (0, Vec::new()));
}
