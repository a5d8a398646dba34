//! The limits of live: every length, count and age, each with its reason.

/// Bytes of a whole MQTT packet that a broker passes on (`max_packet_size`): a flood is cut to small pieces.
pub const PACKET_BYTES: usize = 4_096;
/// Bytes of a message. The rest of a packet carries the topic (at most 164 bytes) and MQTT's own fields (under 40).
pub const PAYLOAD_BYTES: usize = 3_840;

/// Characters of what somebody writes at once: a long letter, and what is read at a desk in one look.
pub const TEXT_CHARACTERS: usize = 2_000;
/// Bytes of the same in UTF-8, so that with names, languages and key it fits the largest sealed size: 1,024 kanji.
pub const TEXT_BYTES: usize = 3_072;
/// Characters of a name of a person or a firm.
pub const NAME_CHARACTERS: usize = 60;
/// Bytes of the same in UTF-8: 40 kanji.
pub const NAME_BYTES: usize = 120;
/// Bytes of an address that a desk sends, of a call: meeting links are long, other links have no place here.
pub const ADDRESS_BYTES: usize = 1_024;
/// Languages that one person speaks.
pub const LANGUAGES: usize = 8;
/// Bytes of a language's tag: `zh-Hans-CN` fits, and what is longer no list of ours has.
pub const TAG_BYTES: usize = 16;
/// Members that a desk tells of: twelve with full names and languages fit a packet.
pub const MEMBERS: usize = 12;
/// Moments that a visitor may wish for a meeting.
pub const WISHES: usize = 3;
/// Meetings that a desk keeps: more than a booth holds in a week, and all of them fit a packet.
pub const GIVEN: usize = 150;

/// Characters of an announcement in one language: two lines on a phone.
pub const ANNOUNCEMENT_CHARACTERS: usize = 240;
/// Languages of an announcement: as many as an event has.
pub const ANNOUNCEMENT_LANGUAGES: usize = 20;
/// Announcements at one time; as many as notices of the feed.
pub const ANNOUNCEMENTS: u8 = 5;
/// Characters of a line of captions: two lines of a subtitle.
pub const CAPTION_CHARACTERS: usize = 200;
/// Lines of captions that are shown at a time.
pub const CAPTION_LINES: usize = 3;
/// Ids of a ban list; a list of ids that each last a visit. The newest stand first.
pub const BANS: usize = 200;
/// Halls that are counted: as many as an event has.
pub const HALLS: usize = 20;

/// Number of the last group of a hall: 4,096 groups of 48 are more people than any broker here carries.
pub const GROUP: u16 = 4_095;
/// Reactions there are: 1 wave, 2 clap, 3 nod, 4 thanks, 5 heart, 6 laugh, 7 idea, 8 question.
pub const REACTIONS: u8 = 8;
/// Bytes of an id of event, hall, booth or channel, as in the feed.
pub const ID_BYTES: usize = feed::limits::ID;

/// Seconds by which a live message may be away from one's own clock, before and after: clocks are corrected, lines are slow.
pub const WINDOW_SECS: u32 = 120;
/// Seconds that requests, lines and the desk's acts count: the broker keeps them so long for who sleeps.
pub const TALK_SECS: u32 = 2 * 60 * 60;
/// Seconds that a report waits for an organiser.
pub const REPORT_SECS: u32 = 24 * 60 * 60;
/// Seconds that announcements and bans may last: an event, with days before and after.
pub const ORGANISER_SECS: u32 = 31 * 24 * 60 * 60;
/// Topics whose last moment is remembered against replay; beyond this the oldest are forgotten.
pub const SEEN: usize = 1_024;
