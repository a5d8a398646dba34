//! Setting words into a box: the largest size at which they fit, broken where their language allows.

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

/// The largest size, from `largest` down to `smallest`, at which the words fit `width` and `height`; at the smallest size
/// what does not fit ends in an ellipsis. `measure` gives a text's width at size 1.
pub fn fit(
    words: &str,
    width: f32,
    height: f32,
    largest: f32,
    smallest: f32,
    measure: &dyn Fn(&str) -> f32,
) -> Fit {
    let mut size = largest;
    loop {
        let lines = wrap(words, width / size, measure);
        let rows = (height / (size * LEADING)).floor().max(1.0) as usize;
        let wide = lines
            .iter()
            .any(|line| measure(line) * size > width * 1.001);
        if lines.len() <= rows && !wide {
            return Fit { size, lines };
        }
        if size <= smallest {
            let mut lines: Vec<String> = lines.into_iter().take(rows).collect();
            if let Some(last) = lines.last_mut() {
                shorten(last, width / size, measure);
            }
            return Fit { size, lines };
        }
        size = (size * STEP).max(smallest);
    }
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

/// Breaks words into lines of at most `width`: at spaces, and between the letters of scripts that have none.
pub fn wrap(words: &str, width: f32, measure: &dyn Fn(&str) -> f32) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in words.lines() {
        let mut line = String::new();
        for piece in pieces(paragraph) {
            let longer = format!("{line}{piece}");
            if line.is_empty() || measure(longer.trim_end()) <= width {
                line = longer;
            } else {
                lines.push(line.trim_end().to_owned());
                line = piece.trim_start().to_owned();
            }
        }
        if !line.trim().is_empty() {
            lines.push(line.trim_end().to_owned());
        }
    }
    lines
}

/// The pieces that stay together: words with the space behind them, and single letters of Japanese and Chinese with the
/// marks that may not start a line.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, letter) in text.char_indices() {
        if let Some(before) = before {
            let after_space = before == ' ' && letter != ' ';
            let free = is_free(before) || is_free(letter);
            let held = "、。，．・：；？！ー）」』】〕〉》,.:;?!)]}％%々ゃゅょっャュョッ"
                .contains(letter)
                || "（「『【〔〈《([{".contains(before);
            if (after_space || (free && letter != ' ')) && !held {
                pieces.push(&text[start..at]);
                start = at;
            }
        }
        before = Some(letter);
    }
    pieces.push(&text[start..]);
    pieces
}

/// Scripts whose lines break between any two letters.
fn is_free(letter: char) -> bool {
    matches!(letter, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter half as wide as high, kanji as wide as high.
    fn measure(text: &str) -> f32 {
        text.chars()
            .map(|letter| if is_free(letter) { 1.0 } else { 0.5 })
            .sum()
    }

    #[test]
    fn latin_breaks_at_spaces() {
        assert_eq!(
            wrap("City of Yokohama", 4.0, &measure),
            ["City of", "Yokohama"]
        );
    }

    #[test]
    fn japanese_breaks_anywhere_but_before_marks() {
        assert_eq!(
            wrap("横浜市役所、国際局", 5.0, &measure),
            ["横浜市役", "所、国際局"]
        );
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
