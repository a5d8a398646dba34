//! The calls and numbers of WebGL that the hall uses.

#![allow(
    missing_docs,
    clippy::result_unit_err,
    reason = "names, parameters and meanings are those of WebGL 2 and web-sys"
)]

use bevy::math::UVec2;

use super::{
    Gl, HtmlCanvasElement, Program, Storage, Thing, Value, WebGlBuffer, WebGlFramebuffer,
    WebGlProgram, WebGlQuery, WebGlRenderbuffer, WebGlShader, WebGlTexture, WebGlUniformLocation,
    WebGlVertexArrayObject, subject,
};

/// Declares numbers.
macro_rules! numbers {
    ($($name:ident = $number:literal),+ $(,)?) => {
        impl Gl {
            $(pub const $name: u32 = $number;)+
        }
    };
}

numbers! {
    ARRAY_BUFFER = 0x8892,
    BLEND = 0x0BE2,
    CLAMP_TO_EDGE = 0x812F,
    COLOR_ATTACHMENT0 = 0x8CE0,
    COLOR_BUFFER_BIT = 0x4000,
    CULL_FACE = 0x0B44,
    DEPTH_ATTACHMENT = 0x8D00,
    DEPTH_BUFFER_BIT = 0x0100,
    DEPTH_COMPONENT24 = 0x81A6,
    DEPTH_TEST = 0x0B71,
    DRAW_FRAMEBUFFER = 0x8CA9,
    DYNAMIC_DRAW = 0x88E8,
    ELEMENT_ARRAY_BUFFER = 0x8893,
    FLOAT = 0x1406,
    FRAGMENT_SHADER = 0x8B30,
    FRAMEBUFFER = 0x8D40,
    LEQUAL = 0x0203,
    LINEAR = 0x2601,
    LINEAR_MIPMAP_LINEAR = 0x2703,
    LINEAR_MIPMAP_NEAREST = 0x2701,
    LINK_STATUS = 0x8B82,
    NEAREST = 0x2600,
    ONE = 1,
    ONE_MINUS_SRC_ALPHA = 0x0303,
    QUERY_RESULT = 0x8866,
    QUERY_RESULT_AVAILABLE = 0x8867,
    RENDERBUFFER = 0x8D41,
    REPEAT = 0x2901,
    RGBA = 0x1908,
    RGBA8 = 0x8058,
    SCISSOR_TEST = 0x0C11,
    TEXTURE_2D = 0x0DE1,
    TEXTURE_2D_ARRAY = 0x8C1A,
    TEXTURE_MAG_FILTER = 0x2800,
    TEXTURE_MIN_FILTER = 0x2801,
    TEXTURE_WRAP_S = 0x2802,
    TEXTURE_WRAP_T = 0x2803,
    TRIANGLES = 4,
    UNSIGNED_BYTE = 0x1401,
    UNSIGNED_INT = 0x1405,
    VERTEX_SHADER = 0x8B31,
}

/// Declares how things are made.
macro_rules! made {
    ($($create:ident $handle:ident $thing:expr;)+) => {
        impl Gl {
            $(pub fn $create(&self) -> Option<$handle> {
                Some($handle(self.call(|state| state.make($thing))))
            })+
        }
    };
}

made! {
    create_buffer WebGlBuffer Thing::Buffer { bytes: 0 };
    create_vertex_array WebGlVertexArrayObject Thing::Array { indices: None };
    create_texture WebGlTexture Thing::Texture(Storage::default());
    create_framebuffer WebGlFramebuffer Thing::Framebuffer { colour: None };
    create_renderbuffer WebGlRenderbuffer Thing::Renderbuffer;
    create_program WebGlProgram Thing::Program(Program::default());
    create_query WebGlQuery Thing::Query;
}

/// Declares how things are given back.
macro_rules! deleted {
    ($($delete:ident $handle:ident;)+) => {
        impl Gl {
            $(pub fn $delete(&self, thing: Option<&$handle>) {
                self.call(|state| {
                    let had = thing.is_none_or(|it| state.things.remove(&it.0).is_some());
                    state.must(had, "what is given back is there");
                });
            })+
        }
    };
}

deleted! {
    delete_buffer WebGlBuffer;
    delete_vertex_array WebGlVertexArrayObject;
    delete_texture WebGlTexture;
    delete_framebuffer WebGlFramebuffer;
    delete_renderbuffer WebGlRenderbuffer;
}

/// What is set.
impl Gl {
    pub fn get_extension(&self, name: &str) -> Result<Option<()>, Value> {
        Ok(self.call(|state| state.extensions.contains(&name).then_some(())))
    }

    pub fn enable(&self, what: u32) {
        self.call(|state| state.on.insert(what));
    }

    pub fn disable(&self, what: u32) {
        self.call(|state| state.on.remove(&what));
    }

    pub fn depth_mask(&self, writes: bool) {
        self.call(|state| state.hides = writes);
    }

    pub fn scissor(&self, left: i32, low: i32, width: i32, height: i32) {
        self.call(|state| state.clip = [left, low, width, height]);
    }

    pub fn viewport(&self, _: i32, _: i32, _: i32, _: i32) {
        self.call(|_| ());
    }

    pub fn blend_func(&self, _: u32, _: u32) {
        self.call(|_| ());
    }

    pub fn depth_func(&self, _: u32) {
        self.call(|_| ());
    }

    pub fn clear_color(&self, _: f32, _: f32, _: f32, _: f32) {
        self.call(|_| ());
    }

    pub fn clear(&self, what: u32) {
        self.call(|state| {
            let depth = what & Self::DEPTH_BUFFER_BIT != 0;
            state.must(
                !depth || state.hides,
                "depth is cleared while it is written",
            );
        });
    }
}

/// Meshes.
impl Gl {
    pub fn bind_vertex_array(&self, array: Option<&WebGlVertexArrayObject>) {
        self.call(|state| state.array = array.map(|array| array.0));
    }

    pub fn bind_buffer(&self, kind: u32, buffer: Option<&WebGlBuffer>) {
        self.call(|state| {
            let buffer = buffer.map(|buffer| buffer.0);
            if kind == Self::ARRAY_BUFFER {
                state.buffer = buffer;
            } else if let Some(array) = state.array
                && let Some(Thing::Array { indices }) = state.things.get_mut(&array)
            {
                *indices = buffer;
            }
        });
    }

    pub fn buffer_data_with_u8_array(&self, kind: u32, data: &[u8], _: u32) {
        self.call(|state| {
            let array = state.array.and_then(|array| state.things.get(&array));
            let bound = match array {
                Some(Thing::Array { indices }) if kind == Self::ELEMENT_ARRAY_BUFFER => *indices,
                _ if kind == Self::ARRAY_BUFFER => state.buffer,
                _ => None,
            };
            match bound.and_then(|bound| state.things.get_mut(&bound)) {
                Some(Thing::Buffer { bytes }) => *bytes = data.len(),
                _ => state.must(false, "a buffer is bound where one is filled"),
            }
            state.work.bytes += data.len();
        });
    }

    pub fn enable_vertex_attrib_array(&self, _: u32) {
        self.call(|_| ());
    }

    pub fn vertex_attrib_pointer_with_i32(&self, _: u32, _: i32, _: u32, _: bool, _: i32, _: i32) {
        self.call(|state| state.must(state.buffer.is_some(), "attributes are read from a buffer"));
    }

    pub fn draw_elements_with_i32(&self, _: u32, count: i32, _: u32, offset: i32) {
        self.call(|state| state.draw(count, offset, 1));
    }

    pub fn draw_elements_instanced_with_i32(
        &self,
        _: u32,
        count: i32,
        _: u32,
        offset: i32,
        copies: i32,
    ) {
        self.call(|state| state.draw(count, offset, copies));
    }
}

/// Textures and framebuffers.
impl Gl {
    pub fn bind_texture(&self, kind: u32, texture: Option<&WebGlTexture>) {
        self.call(|state| match texture {
            Some(texture) => state.textures.insert(kind, texture.0),
            None => state.textures.remove(&kind),
        });
    }

    pub fn tex_storage_2d(&self, kind: u32, levels: i32, format: u32, width: i32, height: i32) {
        self.tex_storage_3d(kind, levels, format, width, height, 1);
    }

    pub fn tex_storage_3d(
        &self,
        kind: u32,
        levels: i32,
        _: u32,
        width: i32,
        height: i32,
        layers: i32,
    ) {
        self.call(|state| {
            if let Some(storage) = state.texture(kind) {
                storage.size = UVec2::new(width as u32, height as u32);
                storage.levels = levels as u32;
                storage.layers = layers as u32;
            }
        });
    }

    pub fn tex_parameteri(&self, kind: u32, what: u32, value: i32) {
        self.tex_parameterf(kind, what, value as f32);
    }

    pub fn tex_parameterf(&self, kind: u32, what: u32, value: f32) {
        self.call(|state| {
            if let Some(storage) = state.texture(kind) {
                storage.settings.insert(what, value);
            }
        });
    }

    pub fn generate_mipmap(&self, kind: u32) {
        self.call(|state| state.texture(kind).is_some());
    }

    pub fn tex_sub_image_2d_with_i32_and_i32_and_u32_and_type_and_opt_u8_array(
        &self,
        kind: u32,
        level: i32,
        x: i32,
        y: i32,
        width: i32,
        height: i32,
        format: u32,
        of: u32,
        pixels: Option<&[u8]>,
    ) -> Result<(), Value> {
        self.tex_sub_image_3d_with_opt_u8_array(
            kind, level, x, y, 0, width, height, 1, format, of, pixels,
        )
    }

    pub fn tex_sub_image_3d_with_opt_u8_array(
        &self,
        kind: u32,
        level: i32,
        x: i32,
        y: i32,
        layer: i32,
        width: i32,
        height: i32,
        _: i32,
        _: u32,
        _: u32,
        pixels: Option<&[u8]>,
    ) -> Result<(), Value> {
        self.call(|state| {
            let bytes = pixels.map_or(0, <[u8]>::len);
            let fits = bytes >= (width * height * 4) as usize;
            state.must(fits, "all pixels are there");
            state.write(kind, level, [x, y], layer, [width, height]);
        });
        Ok(())
    }

    pub fn tex_sub_image_3d_with_html_canvas_element(
        &self,
        kind: u32,
        level: i32,
        x: i32,
        y: i32,
        layer: i32,
        width: i32,
        height: i32,
        _: i32,
        _: u32,
        _: u32,
        canvas: &HtmlCanvasElement,
    ) -> Result<(), Value> {
        self.call(|state| {
            let size = [canvas.width() as i32, canvas.height() as i32];
            state.must(size == [width, height], "all of the canvas is written");
            state.write(kind, level, [x, y], layer, size);
            state.work.films.extend(canvas.drawn());
        });
        Ok(())
    }

    pub fn bind_framebuffer(&self, kind: u32, framebuffer: Option<&WebGlFramebuffer>) {
        self.call(|state| {
            let there = framebuffer.is_none_or(|it| state.things.contains_key(&it.0));
            state.must(there, "a framebuffer that is bound is there");
            if kind == Self::FRAMEBUFFER {
                state.framebuffer = framebuffer.map(|framebuffer| framebuffer.0);
            }
        });
    }

    pub fn framebuffer_texture_2d(
        &self,
        _: u32,
        _: u32,
        _: u32,
        texture: Option<&WebGlTexture>,
        _: i32,
    ) {
        self.call(|state| {
            let bound = state.framebuffer;
            if let Some(Thing::Framebuffer { colour }) =
                bound.and_then(|bound| state.things.get_mut(&bound))
            {
                *colour = texture.map(|texture| texture.0);
            }
        });
    }

    pub fn bind_renderbuffer(&self, _: u32, _: Option<&WebGlRenderbuffer>) {
        self.call(|_| ());
    }

    pub fn renderbuffer_storage_multisample(&self, _: u32, _: i32, _: u32, _: i32, _: i32) {
        self.call(|_| ());
    }

    pub fn framebuffer_renderbuffer(&self, _: u32, _: u32, _: u32, _: Option<&WebGlRenderbuffer>) {
        self.call(|_| ());
    }

    pub fn blit_framebuffer(
        &self,
        _: i32,
        _: i32,
        _: i32,
        _: i32,
        _: i32,
        _: i32,
        _: i32,
        _: i32,
        _: u32,
        _: u32,
    ) {
        self.call(|_| ());
    }
}

/// Programs.
impl Gl {
    pub fn create_shader(&self, _: u32) -> Option<WebGlShader> {
        let source = String::new();
        Some(WebGlShader(
            self.call(|state| state.make(Thing::Shader { source })),
        ))
    }

    pub fn shader_source(&self, shader: &WebGlShader, text: &str) {
        self.call(|state| {
            if let Some(Thing::Shader { source }) = state.things.get_mut(&shader.0) {
                text.clone_into(source);
            }
        });
    }

    pub fn compile_shader(&self, _: &WebGlShader) {
        self.call(|_| ());
    }

    pub fn delete_shader(&self, shader: Option<&WebGlShader>) {
        self.call(|state| shader.and_then(|shader| state.things.remove(&shader.0)));
    }

    pub fn attach_shader(&self, program: &WebGlProgram, shader: &WebGlShader) {
        self.call(|state| {
            if let Some(Thing::Program(program)) = state.things.get_mut(&program.0) {
                program.shaders.push(shader.0);
            }
        });
    }

    pub fn link_program(&self, program: &WebGlProgram) {
        self.call(|state| {
            let Some(Thing::Program(it)) = state.things.get(&program.0) else {
                return;
            };
            let sources = it
                .shaders
                .iter()
                .filter_map(|shader| match state.things.get(shader) {
                    Some(Thing::Shader { source }) => Some(source.clone()),
                    _ => None,
                });
            let sources: Vec<String> = sources.collect();
            let linked = Program {
                shader: sources.first().map_or_else(String::new, |it| subject(it)),
                sources: sources.join("\n"),
                ..Program::default()
            };
            state.things.insert(program.0, Thing::Program(linked));
        });
    }

    pub fn get_program_parameter(&self, _: &WebGlProgram, what: u32) -> Value {
        self.call(|state| match what {
            Self::LINK_STATUS => Value::Flag(state.refused.is_none()),
            _ => Value::Flag(!state.compiles),
        })
    }

    pub fn get_shader_info_log(&self, _: &WebGlShader) -> Option<String> {
        self.call(|state| state.refused.map(str::to_owned))
    }

    pub fn get_program_info_log(&self, _: &WebGlProgram) -> Option<String> {
        self.call(|_| None)
    }

    pub fn use_program(&self, program: Option<&WebGlProgram>) {
        self.call(|state| state.program = program.map(|program| program.0));
    }

    pub fn get_uniform_location(
        &self,
        program: &WebGlProgram,
        name: &str,
    ) -> Option<WebGlUniformLocation> {
        self.call(|state| match state.things.get(&program.0) {
            Some(Thing::Program(it)) if it.declares(name) => Some(WebGlUniformLocation {
                program: program.0,
                name: name.to_owned(),
            }),
            _ => {
                state.must(false, &format!("a shader declares {name}"));
                None
            }
        })
    }

    fn tell(&self, place: Option<&WebGlUniformLocation>, numbers: &[f32]) {
        self.call(|state| {
            let Some(place) = place else { return };
            let is_used = state.program == Some(place.program);
            state.must(is_used, "a program is told while it is in use");
            if let Some(Thing::Program(program)) = state.things.get_mut(&place.program) {
                program.values.insert(place.name.clone(), numbers.to_vec());
            }
        });
    }

    pub fn uniform1f(&self, place: Option<&WebGlUniformLocation>, x: f32) {
        self.tell(place, &[x]);
    }

    pub fn uniform2f(&self, place: Option<&WebGlUniformLocation>, x: f32, y: f32) {
        self.tell(place, &[x, y]);
    }

    pub fn uniform3f(&self, place: Option<&WebGlUniformLocation>, x: f32, y: f32, z: f32) {
        self.tell(place, &[x, y, z]);
    }

    pub fn uniform3fv_with_f32_array(&self, place: Option<&WebGlUniformLocation>, all: &[f32]) {
        self.tell(place, all);
    }

    pub fn uniform4fv_with_f32_array(&self, place: Option<&WebGlUniformLocation>, all: &[f32]) {
        self.tell(place, all);
    }

    pub fn uniform_matrix4fv_with_f32_array(
        &self,
        place: Option<&WebGlUniformLocation>,
        _: bool,
        all: &[f32],
    ) {
        self.tell(place, all);
    }
}

/// The card's clock.
impl Gl {
    pub fn begin_query(&self, _: u32, query: &WebGlQuery) {
        self.call(|state| {
            state.must(state.query.is_none(), "one question at a time");
            state.query = Some(query.0);
            state.took = None;
        });
    }

    pub fn end_query(&self, _: u32) {
        self.call(|state| {
            state.must(state.query.is_some(), "a question was begun");
            state.query = None;
        });
    }

    pub fn get_query_parameter(&self, _: &WebGlQuery, what: u32) -> Value {
        self.call(|state| match what {
            Self::QUERY_RESULT => Value::Number(state.took.unwrap_or(0.0)),
            _ => Value::Flag(state.took.is_some()),
        })
    }

    pub fn get_parameter(&self, _: u32) -> Result<Value, Value> {
        Ok(self.call(|state| Value::Flag(state.disjoint)))
    }
}
