//! News of people: what the page tells of who is in the hall, and is told of the visitor.

/// Something that the page tells of people.
#[derive(Clone, Debug, PartialEq)]
pub enum PeopleNews {
    /// Whether the visitor lets others see them.
    Joined(bool),
    /// Everybody else in this hall, as they are by now.
    Others(Vec<VisitorCard>),
    /// Every booth whose desk is live.
    Desks(Vec<StaffedBooth>),
    /// How many walk along, in the page's words.
    Counts(String),
    /// Whether the visitor holds up a hand.
    Hand(bool),
}

/// Where the visitor walks, as the page is told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnWalk {
    /// The hall's id.
    pub hall: String,
    /// x and z, metres.
    pub from: [f32; 2],
    /// The same; where one stands, the same place.
    pub to: [f32; 2],
    /// Radians.
    pub yaw: f32,
    /// Metres a second; 0 standing.
    pub pace: f32,
    /// The booth one is at; empty at none.
    pub booth: String,
}

/// How many numbers a person takes in the page's list.
pub const NUMBERS: usize = 12;

/// Where somebody walks and how they look.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct VisitorCard {
    /// Who it is: small, and the same as long as they are there.
    pub person: u32,
    /// Which figure.
    pub figure: u8,
    /// x and z of where they set out, metres.
    pub from: [f32; 2],
    /// x and z of where they go, metres; the same where they stand.
    pub to: [f32; 2],
    /// When they set out, milliseconds since 1970.
    pub started: f64,
    /// Metres a second; 0 for whoever stands.
    pub pace: f32,
    /// Where they looked as they set out, radians.
    pub yaw: f32,
    /// Whether they hold up a hand.
    pub hand: bool,
    /// Whether they are away from their screen.
    pub away: bool,
    /// Their last reaction and when it began, milliseconds since 1970.
    pub reaction: Option<(ShownReaction, f64)>,
}

impl VisitorCard {
    /// Reads a person's numbers; none of somebody who is nowhere.
    pub fn read(numbers: &[f64; NUMBERS]) -> Option<Self> {
        let [
            person,
            figure,
            from_x,
            from_z,
            to_x,
            to_z,
            started,
            pace,
            yaw,
            flags,
            reaction,
            reacted,
        ] = *numbers;
        let place = [from_x, from_z, to_x, to_z, pace, yaw, started];
        let flags = flags as u32;
        place.iter().all(|number| number.is_finite()).then(|| Self {
            person: person as u32,
            figure: figure as u8,
            from: [from_x as f32, from_z as f32],
            to: [to_x as f32, to_z as f32],
            started,
            // Nobody runs.
            pace: pace.clamp(0.0, 4.0) as f32,
            yaw: yaw as f32,
            hand: flags & 1 != 0,
            away: flags & 2 != 0,
            reaction: ShownReaction::numbered(reaction as u8).map(|reaction| (reaction, reacted)),
        })
    }
}

/// What people can show one another without words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum ShownReaction {
    /// Waves.
    Wave = 1,
    /// Claps.
    Clap,
    /// Nods.
    Nod,
    /// Thanks with a bow.
    Thanks,
    /// A heart.
    Heart,
    /// Laughs.
    Laugh,
    /// Has an idea.
    Idea,
    /// Has a question.
    Question,
}

impl ShownReaction {
    /// All of them, by their numbers from 1.
    pub const ALL: [Self; 8] = [
        Self::Wave,
        Self::Clap,
        Self::Nod,
        Self::Thanks,
        Self::Heart,
        Self::Laugh,
        Self::Idea,
        Self::Question,
    ];

    /// The one with this number.
    pub fn numbered(number: u8) -> Option<Self> {
        let index = usize::from(number).checked_sub(1)?;
        Self::ALL.get(index).copied()
    }
}

/// A booth whose desk is live.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StaffedBooth {
    /// The booth's id.
    pub booth: String,
    /// Who of its staff is at their desk: figure, and whether they are busy.
    pub members: Vec<(u8, bool)>,
    /// How it is staffed, in the page's words.
    pub words: String,
}
