//! What has to hold between the fields of a booth file.

use crate::Booth;
use crate::booth::{Colours, Contact, ContactForm, Image, Material, Object, Poster, Screen, Staff};
use crate::check::{Checker, Settle};
use crate::limits;
use crate::problem::{ExpectedValue, FoundValue, ProblemKind, Severity};

impl Settle for Booth {}
impl Settle for Image {}
impl Settle for Colours {}
impl Settle for Contact {}
impl Settle for ContactForm {}

impl Settle for Object {
    fn settle(&mut self, checker: &mut Checker) -> bool {
        let over = |size: &[u32; 3]| size.iter().any(|one| *one > limits::OBJECT_SIZE);
        if let Some(size) = self.size.take_if(|size| over(size)) {
            let found = FoundValue::Number(size.into_iter().max().unwrap_or_default().to_string());
            let max = limits::OBJECT_SIZE.into();
            let wanted = ExpectedValue::Whole { max };
            checker.field("size", |checker| {
                checker.warn(ProblemKind::WrongValue { found, wanted });
            });
        }
        if self.alt.is_empty() {
            checker.report(Severity::Note, ProblemKind::NoAlt);
        }
        true
    }
}

impl Settle for Screen {
    fn settle(&mut self, checker: &mut Checker) -> bool {
        if self.alt.is_empty() {
            checker.report(Severity::Note, ProblemKind::NoAlt);
        }
        true
    }
}

impl Settle for Material {
    fn settle(&mut self, checker: &mut Checker) -> bool {
        let file = self.url.rsplit('/').next().unwrap_or(&self.url);
        checker.or_named("title", &mut self.title, file);
        true
    }
}

impl Settle for Poster {
    fn settle(&mut self, checker: &mut Checker) -> bool {
        let wordless = self.title.is_empty() && self.text.is_empty();
        if self.image.is_some() && self.alt.is_empty() && wordless {
            checker.report(Severity::Note, ProblemKind::NoAlt);
        }
        let shows = self.image.is_some() || !wordless;
        // An image that is not followed was told.
        if !shows && !checker.has_told("image") {
            checker.warn(ProblemKind::Empty);
        }
        shows
    }
}

impl Settle for Staff {
    fn settle(&mut self, checker: &mut Checker) -> bool {
        let named = !self.name.is_empty() || !self.role.is_empty();
        if !named {
            checker.warn(ProblemKind::Empty);
        }
        named
    }
}
