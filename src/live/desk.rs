//! A staff member's desk: free, busy, or away by itself; what all members of a booth say together; how long answers take.
//!
//! All pages of a booth's members share one kept message (the booth's status). Each page merges what it heard of the
//! others with itself and says the whole again, so the last word is always about everybody.

use std::collections::VecDeque;

use crate::{
    LiveTime,
    limits::MEMBERS,
    message::{DeskStatus, Languages, Member, MemberState, MemberTag},
};

/// Seconds without a touch of keys or pointer after which a member is away.
pub const AWAY_AFTER_SECS: u32 = 3 * 60;
/// Seconds that a member counts as present after their page was heard of.
pub const PRESENT_SECS: u32 = 90;
/// Seconds after which the status is said again, whatever changed.
pub const STATUS_AGAIN_SECS: u32 = 60;
/// The median is of so many last answers.
const ANSWERS: usize = 20;

/// Who a member is, as visitors read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Their name.
    pub name: String,
    /// Number of their figure.
    pub figure: u8,
    /// What they speak.
    pub languages: Languages,
}

/// One member's page.
#[derive(Debug, Clone)]
pub struct MemberDesk {
    tag: MemberTag,
    about: About,
    /// What the member chose.
    chosen: MemberState,
    touched: LiveTime,
    colleagues: Vec<Member>,
    answers: VecDeque<u32>,
    /// When our word was said last, what it said of us, and how many waited.
    said: Option<(LiveTime, MemberState, u16)>,
}

impl MemberDesk {
    /// A member sits down: free.
    #[must_use]
    pub const fn new(tag: MemberTag, about: About, now: LiveTime) -> Self {
        Self {
            tag,
            about,
            chosen: MemberState::Free,
            touched: now,
            colleagues: Vec::new(),
            answers: VecDeque::new(),
            said: None,
        }
    }

    /// The member touched keys or pointer.
    pub fn touched(&mut self, now: LiveTime) {
        self.touched = self.touched.max(now);
    }

    /// The member says whether they can be asked.
    pub fn choose(&mut self, state: MemberState, now: LiveTime) {
        self.chosen = state;
        self.touched(now);
    }

    /// The member changed name or languages.
    pub fn describe(&mut self, about: About) {
        if self.about != about {
            self.about = about;
            self.said = None;
        }
    }

    /// Whether the member can be asked: what they chose, but away after three minutes without a touch.
    #[must_use]
    pub fn state(&self, now: LiveTime) -> MemberState {
        if now.secs_since(self.touched) >= AWAY_AFTER_SECS {
            MemberState::Away
        } else {
            self.chosen
        }
    }

    /// A status of our booth came, said by a colleague's page. Returns whether ours has to be said: it does not have us, or
    /// has us otherwise.
    pub fn heard(&mut self, status: &DeskStatus, now: LiveTime) -> bool {
        let mut has_us = false;
        for member in &status.members {
            if member.tag == self.tag {
                has_us = *member == self.us(member.seen, self.state(now));
                continue;
            }
            let room = self.colleagues.len() + 1 < MEMBERS;
            match self
                .colleagues
                .iter_mut()
                .find(|known| known.tag == member.tag)
            {
                Some(known) if known.seen < member.seen => *known = member.clone(),
                None if room => self.colleagues.push(member.clone()),
                Some(_) | None => {}
            }
        }
        self.forget_absent(now);
        !has_us
    }

    /// Whether the status has to be said (again) now: it is old, we changed, or others wait.
    #[must_use]
    pub fn is_due(&self, waiting: u16, now: LiveTime) -> bool {
        self.said.is_none_or(|(at, state, told)| {
            state != self.state(now) || told != waiting || now.secs_since(at) >= STATUS_AGAIN_SECS
        })
    }

    /// Everybody's status, to be said now, with so many who wait.
    pub fn say(&mut self, waiting: u16, now: LiveTime) -> DeskStatus {
        self.forget_absent(now);
        let state = self.state(now);
        self.said = Some((now, state, waiting));
        let mut members = self.colleagues.clone();
        members.push(self.us(now, state));
        members.sort_by_key(|member| member.tag);
        DeskStatus {
            members,
            waiting,
            median_answer_secs: self.median_answer_secs(),
        }
    }

    /// Everybody's status without us, to be said when this page goes; to be taken back (an empty message) if nobody is left.
    #[must_use]
    pub fn farewell(&self, waiting: u16) -> DeskStatus {
        DeskStatus {
            members: self.colleagues.clone(),
            waiting,
            median_answer_secs: self.median_answer_secs(),
        }
    }

    /// Tags of all whose pages are open, ours too.
    pub fn present(&mut self, now: LiveTime) -> Vec<MemberTag> {
        self.forget_absent(now);
        std::iter::once(self.tag)
            .chain(self.colleagues.iter().map(|member| member.tag))
            .collect()
    }

    /// A request was taken, so many seconds after it came.
    pub fn answered(&mut self, after_secs: u32) {
        if self.answers.len() == ANSWERS {
            self.answers.pop_front();
        }
        self.answers.push_back(after_secs);
    }

    /// How long an answer takes: the median of the last ones, seconds, at most 65,534. `None` before the first.
    #[must_use]
    pub fn median_answer_secs(&self) -> Option<u16> {
        let mut answers: Vec<u32> = self.answers.iter().copied().collect();
        answers.sort_unstable();
        answers
            .get(answers.len() / 2)
            .map(|&secs| secs.min(u32::from(u16::MAX) - 1) as u16)
    }

    fn us(&self, seen: LiveTime, state: MemberState) -> Member {
        let About {
            name,
            figure,
            languages,
        } = self.about.clone();
        Member {
            tag: self.tag,
            seen,
            name,
            state,
            figure,
            languages,
        }
    }

    fn forget_absent(&mut self, now: LiveTime) {
        self.colleagues
            .retain(|member| now.secs_since(member.seen) < PRESENT_SECS);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: LiveTime = LiveTime::from_tenths(1_000_000);
    const SATO: MemberTag = MemberTag(7);
    const KIM: MemberTag = MemberTag(9);

    fn about(name: &str) -> About {
        About {
            name: name.to_owned(),
            figure: 0,
            languages: Languages::default(),
        }
    }

    fn desk(tag: MemberTag, name: &str) -> MemberDesk {
        MemberDesk::new(tag, about(name), NOON)
    }

    fn tags(status: &DeskStatus) -> Vec<MemberTag> {
        status.members.iter().map(|member| member.tag).collect()
    }

    #[test]
    fn away_by_itself_after_three_minutes_and_back_with_a_touch() {
        let mut desk = desk(SATO, "Sato");
        desk.choose(MemberState::Busy, NOON);
        assert_eq!(desk.state(NOON.plus_secs(179)), MemberState::Busy);
        assert_eq!(desk.state(NOON.plus_secs(180)), MemberState::Away);
        desk.touched(NOON.plus_secs(400));
        assert_eq!(desk.state(NOON.plus_secs(401)), MemberState::Busy);
    }

    #[test]
    fn the_status_is_said_when_it_changes_and_each_minute() {
        let mut desk = desk(SATO, "Sato");
        assert!(desk.is_due(0, NOON));
        desk.say(0, NOON);
        assert!(!desk.is_due(0, NOON.plus_secs(59)));
        assert!(desk.is_due(0, NOON.plus_secs(60)));
        assert!(desk.is_due(1, NOON.plus_secs(1)), "somebody waits");
        desk.say(0, NOON.plus_secs(60));
        desk.choose(MemberState::Busy, NOON.plus_secs(61));
        assert!(desk.is_due(0, NOON.plus_secs(61)));
        desk.say(0, NOON.plus_secs(61));
        desk.describe(about("Sato Hanako"));
        assert!(desk.is_due(0, NOON.plus_secs(62)));
        assert_eq!(
            desk.say(2, NOON.plus_secs(62)).members[0].name,
            "Sato Hanako"
        );
    }

    #[test]
    fn two_pages_that_speak_over_one_another_end_with_everybody() {
        let (mut sato, mut kim) = (desk(SATO, "Sato"), desk(KIM, "Kim"));
        let (by_sato, by_kim) = (sato.say(0, NOON), kim.say(0, NOON));
        assert!(kim.heard(&by_sato, NOON), "Sato's word does not have Kim");
        assert!(sato.heard(&by_kim, NOON));
        let by_kim = kim.say(0, NOON);
        assert_eq!(tags(&by_kim), [SATO, KIM]);
        assert!(
            !sato.heard(&by_kim, NOON),
            "it has everybody: nobody needs to speak again"
        );
        // Somebody tells of Sato what is no longer so.
        sato.choose(MemberState::Busy, NOON.plus_secs(1));
        assert!(sato.heard(&by_kim, NOON.plus_secs(1)));
    }

    #[test]
    fn a_page_that_is_gone_is_forgotten() {
        let (mut sato, mut kim) = (desk(SATO, "Sato"), desk(KIM, "Kim"));
        sato.heard(&kim.say(0, NOON), NOON);
        assert_eq!(sato.present(NOON.plus_secs(89)), [SATO, KIM]);
        assert_eq!(sato.present(NOON.plus_secs(90)), [SATO]);
        assert_eq!(sato.farewell(0).members, []);
    }

    #[test]
    fn a_colleague_is_not_prolonged_by_being_repeated() {
        let (mut sato, mut kim, mut ito) = (
            desk(SATO, "Sato"),
            desk(KIM, "Kim"),
            desk(MemberTag(11), "Ito"),
        );
        sato.heard(&kim.say(0, NOON), NOON);
        ito.heard(&sato.say(0, NOON.plus_secs(80)), NOON.plus_secs(80));
        assert_eq!(ito.present(NOON.plus_secs(95)), [MemberTag(11), SATO]);
    }

    #[test]
    fn a_status_never_has_more_members_than_fit() {
        let mut sato = desk(SATO, "Sato");
        for tag in 100..200 {
            sato.heard(&desk(MemberTag(tag), "Ito").say(0, NOON), NOON);
        }
        let status = sato.say(0, NOON);
        assert_eq!(status.members.len(), MEMBERS);
        assert!(tags(&status).contains(&SATO));
    }

    #[test]
    fn the_median_is_of_the_last_twenty() {
        let mut desk = desk(SATO, "Sato");
        assert_eq!(desk.median_answer_secs(), None);
        for _ in 0..20 {
            desk.answered(100_000);
        }
        // 65,535 means "unknown" in a status.
        assert_eq!(desk.median_answer_secs(), Some(u16::MAX - 1));
        for secs in 1..=20 {
            desk.answered(secs);
        }
        assert_eq!(desk.median_answer_secs(), Some(11));
    }
}
