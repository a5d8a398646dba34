//! Setting words into a box: the largest size at which they fit, and a smaller one where that keeps phrases whole.

use typeface::line_break::{Lines, is_katakana, wrap};

/// Words set into a box.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// Height of a line's letters, in the box's units.
    pub size: f32,
    /// The lines, top to bottom.
    pub lines: Vec<String>,
}

/// Height of a line in sizes of its letters: kanji fill their square and need air between lines.
pub const LEADING: f32 = 1.25;
/// Steps in which smaller sizes are tried.
const STEP: f32 = 0.92;

/// So much smaller words become, at most, for lines that end with phrases, and for lines that do not end within a word: a phrase
/// in two is still read, `エンジ` and `ニアリング` are not.
const SHRINKS: f32 = 0.72;
const SHRINKS_FOR_WORDS: f32 = 0.45;

/// The largest size, from `largest` down to `smallest`, at which the words fit `width` and `height`, or a smaller one
/// at which no phrase or no word is parted; at the smallest size what does not fit ends in an ellipsis. `measure` gives a text's width
/// at size 1.
pub fn fit(
    words: &str,
    width: f32,
    height: f32,
    largest: f32,
    smallest: f32,
    measure: &dyn Fn(&str) -> f32,
) -> Fit {
    let rows = |size: f32| (height / (size * LEADING)).floor().max(1.0) as usize;
    let at = |size: f32| {
        let Lines { lines, by_phrase } = wrap(words, width / size, measure);
        let wide = |line: &String| measure(line) * size > width * 1.001;
        let fits = lines.len() <= rows(size) && !lines.iter().any(wide);
        (Fit { size, lines }, fits, by_phrase)
    };
    let mut size = largest;
    let mut largest_that_fits = None;
    // The best so far, though it parts a phrase.
    let mut parted: Option<Fit> = None;
    loop {
        let shrinks = match &parted {
            Some(fit) if parts_word(fit) => SHRINKS_FOR_WORDS,
            _ => SHRINKS,
        };
        let floor = largest_that_fits.map_or(smallest, |fitting: f32| fitting * shrinks);
        if let Some(fit) = parted.take_if(|_| size < floor.max(smallest)) {
            return fit;
        }
        let (mut fit, fits, by_phrase) = at(size);
        if fits && by_phrase {
            return fit;
        }
        if fits {
            largest_that_fits.get_or_insert(size);
            if parted
                .as_ref()
                .is_none_or(|other| parts_word(other) && !parts_word(&fit))
            {
                parted = Some(fit.clone());
            }
        }
        if size <= smallest {
            return parted.unwrap_or_else(|| {
                fit.lines.truncate(rows(size));
                if let Some(last) = fit.lines.last_mut() {
                    shorten(last, width / size, measure);
                }
                fit
            });
        }
        size = (size * STEP).max(smallest);
    }
}

/// Whether a line ends within a word of katakana.
fn parts_word(fit: &Fit) -> bool {
    fit.lines.windows(2).any(|pair| {
        let (before, after) = (pair[0].chars().next_back(), pair[1].chars().next());
        before.is_some_and(is_katakana) && after.is_some_and(is_katakana)
    })
}

/// Takes letters off the end until the line with an ellipsis fits.
fn shorten(line: &mut String, width: f32, measure: &dyn Fn(&str) -> f32) {
    line.push('…');
    while measure(line) > width && line.chars().count() > 1 {
        line.pop();
        line.pop();
        line.push('…');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter half as wide as high, kanji as wide as high.
    fn measure(text: &str) -> f32 {
        text.chars()
            .map(|letter| {
                if u32::from(letter) >= 0x2e80 {
                    1.0
                } else {
                    0.5
                }
            })
            .sum()
    }

    #[test]
    fn a_name_is_set_smaller_rather_than_parted_within_a_phrase() {
        // At size 3 a line holds five letters, and the company's form would be parted.
        let name = fit("株式会社竹中工務店", 16.0, 8.0, 3.0, 1.0, &measure);
        assert_eq!(name.lines, ["株式会社", "竹中工務店"]);
        let kept = fit("アイフォーコム株式会社", 16.0, 8.0, 3.0, 1.0, &measure);
        assert_eq!(kept.lines, ["アイフォーコム", "株式会社"]);
        // On a narrow banner a line holds four letters at first: words of katakana stay whole at half the size too.
        let narrow = fit("JFEエンジニアリング株式会社", 8.0, 9.0, 1.8, 0.5, &measure);
        assert_eq!(narrow.lines, ["JFE", "エンジニアリング", "株式会社"]);
        // Not at any price: without phrases the largest size stays.
        let one = fit("横浜市中区本町六丁目", 16.0, 8.0, 3.0, 1.0, &measure);
        assert_eq!(one.lines.len(), 2);
        assert!(one.size > 2.0);
    }

    #[test]
    fn long_names_shrink_before_they_wrap_away() {
        let short = fit("NEC", 20.0, 4.0, 3.0, 1.0, &measure);
        assert_eq!((short.size, short.lines.len()), (3.0, 1));
        let long = fit(
            "Yokohama City University Graduate School",
            10.0,
            4.0,
            3.0,
            1.0,
            &measure,
        );
        assert!(long.size < 3.0);
        assert!(
            long.lines
                .iter()
                .all(|line| measure(line) * long.size <= 10.01)
        );
        assert!(long.lines.len() as f32 * long.size * LEADING <= 4.01);
    }

    #[test]
    fn what_never_fits_ends_in_an_ellipsis() {
        let endless = "長".repeat(500);
        let fit = fit(&endless, 10.0, 2.5, 2.0, 1.0, &measure);
        assert_eq!(fit.lines.len(), 2);
        assert!(fit.lines.iter().all(|line| measure(line) <= 10.0));
        assert!(fit.lines.last().is_some_and(|line| line.ends_with('…')));
    }
}
