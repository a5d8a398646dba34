//! The published limits of the feed, in one place. What is larger is named with its limit: files over a limit are
//! refused, texts and lists are cut so that the rest still shows.

/// Bytes of an event or programme file: 10,000 booth addresses and a long programme fit many times over.
pub const EVENT_BYTES: usize = 4 * 1024 * 1024;
/// Bytes of a booth file: every field filled to its limit in three languages fits.
pub const BOOTH_BYTES: usize = 256 * 1024;
/// Nesting of JSON objects and arrays; the deepest field of the format stands at ten.
pub const DEPTH: usize = 32;
/// Problems told of one file; who mends these sees the next ones.
pub const PROBLEMS: usize = 100;

/// Booths of an event.
pub const BOOTHS: usize = 10_000;
/// Halls of an event.
pub const HALLS: usize = 20;
/// Plots that a hall is asked for.
pub const PLOTS: u32 = 1_000;
/// Number of the highest plot a booth may ask for.
pub const PLOT: u32 = 10_000;
/// Languages of an event, of one text, or of one person.
pub const LANGUAGES: usize = 20;
/// Words of an event's vocabulary.
pub const VOCABULARY: usize = 500;
/// Other words for one topic.
pub const SYNONYMS: usize = 30;
/// Longer texts of an event.
pub const DOCUMENTS: usize = 30;
/// Notes of an event.
pub const NOTES: usize = 20;
/// Sources, and other events, that an event names.
pub const LINKS: usize = 100;
/// Notices that stand on top of a page together: more would hide it.
pub const NOTICES: usize = 5;
/// Guided tours of an event.
pub const TOURS: usize = 20;
/// Stops of a guided tour: half a day on foot.
pub const TOUR_STOPS: usize = 50;
/// Sites that may show an event in a frame.
pub const EMBED: usize = 20;
/// Minutes of a meeting at most: a working day.
pub const MEETING_MINUTES: u32 = 480;
/// Meetings that an exhibitor can hold at once at most.
pub const MEETINGS_AT_ONCE: u32 = 50;
/// Slots for meetings that a booth can have: more than anybody chooses from.
pub const SLOTS: usize = 200;
/// Spans of opening hours of an event, or of a person's hours.
pub const HOURS: usize = 100;

/// Topics, offers or needs of one booth, each.
pub const BOOTH_TOPICS: usize = 30;
/// Sustainable Development Goals there are.
pub const SDGS: usize = 17;
/// Posters of one booth.
pub const POSTERS: usize = 12;
/// Materials of one booth or session.
pub const MATERIALS: usize = 30;
/// People of one booth.
pub const STAFF: usize = 30;
/// Sessions one booth names.
pub const BOOTH_SESSIONS: usize = 50;

/// Days of a programme.
pub const DAYS: usize = 60;
/// Channels of a programme.
pub const CHANNELS: usize = 50;
/// Sessions of a programme.
pub const SESSIONS: usize = 5_000;
/// People of one session.
pub const SPEAKERS: usize = 60;

/// Languages, and other kinds, of one stream or recording.
pub const TRACKS: usize = 50;
/// Captions of one track.
pub const CAPTIONS: usize = 50;

/// Characters of an id.
pub const ID: usize = 64;
/// Characters of a URL; what browsers and mail programs carry safely.
pub const URL: usize = 2_048;
/// Characters of a mail address (RFC 5321).
pub const MAIL: usize = 254;
/// Characters of a name of a person, a city, an exhibitor, a topic or a hall.
pub const NAME: usize = 120;
/// Characters of a line under a name: taglines, roles, affiliations.
pub const LINE: usize = 240;
/// Characters of the title of an event, a session, a poster, a material or a text.
pub const TITLE: usize = 240;
/// Characters of the words that stand for a picture.
pub const ALT: usize = 600;
/// Characters of a note.
pub const NOTE: usize = 1_000;
/// Characters of a description, an abstract or a poster's text.
pub const DESCRIPTION: usize = 8_000;
/// Characters of a longer text.
pub const DOCUMENT: usize = 60_000;

/// Bytes of a file of captions: a day of talk takes about one million.
pub const CAPTION_BYTES: usize = 4 * 1024 * 1024;
/// Bytes of an object, a glTF binary.
pub const OBJECT_BYTES: usize = 8 * 1024 * 1024;
/// Triangles of an object in its exhibitor's file.
pub const OBJECT_TRIANGLES: usize = 200_000;
/// Those that are shown: what one sees of it from a step away, on every graphics card.
pub const OBJECT_TRIANGLES_SHOWN: usize = 20_000;
/// Textures of an object.
pub const OBJECT_TEXTURES: usize = 16;
/// Pixels of the longer side of an object's texture.
pub const OBJECT_TEXTURE_SIDE: u32 = 4_096;
/// Millimetres of a thing's longest side that an exhibitor may say: ten kilometres, a bridge.
pub const OBJECT_SIZE: u32 = 10_000_000;

/// Bytes of a booth's film: what common static hosts take as one file.
pub const FILM_BYTES: usize = 100 * 1024 * 1024;
/// Pixels of a film's longer side: 4K; what is more, few devices play.
pub const FILM_SIDE: u32 = 4_096;

/// Bytes of an image file.
pub const IMAGE_BYTES: usize = 10 * 1024 * 1024;
/// Pixels of an image's longer side; WebGL2 promises no more than 2,048, desktop GPUs reach 8,192 and more.
pub const IMAGE_SIDE: u32 = 8_192;
/// Pixels of an image: decoded it takes four bytes each, so this is 160 MB.
pub const IMAGE_PIXELS: u64 = 40_000_000;
/// Seconds of the longest interval between two looks for changes, and of its jitter: a day.
pub const REFRESH_SECS: u32 = 86_400;
