//! WebVTT: whether a file of captions can be read, by the grammar of the W3C's recommendation (header, cue timings), so that a
//! slip is told before visitors look for captions that their browsers pass over. What stands inside of cues is the browsers'.

use i18n::value;

use crate::console::Console;

/// What is wrong with captions; lines are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CaptionFault {
    /// It is no UTF-8.
    #[error("not UTF-8")]
    NotUtf8,
    /// It does not begin with `WEBVTT` and an empty line after the header.
    #[error("no WEBVTT header")]
    Header,
    /// A line has `-->` and no times as they are written.
    #[error("line {0}: no cue timings")]
    Timings(usize),
    /// A cue ends before it starts, or at once.
    #[error("line {0}: ends before it starts")]
    Ends(usize),
    /// A cue starts before one that stands above it.
    #[error("line {0}: starts before the cue above")]
    Order(usize),
    /// Text without times.
    #[error("line {0}: text without cue timings")]
    NoTimings(usize),
    /// There is no cue in it.
    #[error("no cue")]
    NoCue,
}

impl CaptionFault {
    /// The reason in the organiser's language.
    pub fn format(self, console: &Console) -> String {
        let (key, line) = match self {
            Self::NotUtf8 => ("vtt-utf8", 0),
            Self::Header => ("vtt-header", 0),
            Self::Timings(line) => ("vtt-timings", line),
            Self::Ends(line) => ("vtt-ends", line),
            Self::Order(line) => ("vtt-order", line),
            Self::NoTimings(line) => ("vtt-no-timings", line),
            Self::NoCue => ("vtt-no-cue", 0),
        };
        console.sentence(key, &[("line", value(line))])
    }
}

/// Reads a file of captions: how many cues it has.
///
/// # Errors
/// With the first fault, by its line.
pub(crate) fn cues(bytes: &[u8]) -> Result<usize, CaptionFault> {
    let text = std::str::from_utf8(bytes).map_err(|_| CaptionFault::NotUtf8)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Line ends are those of any system.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = text
        .split('\n')
        .enumerate()
        .map(|(at, line)| (at + 1, line));
    let head = lines.next().map_or("", |(_, line)| line);
    let named = head.strip_prefix("WEBVTT").ok_or(CaptionFault::Header)?;
    if !(named.is_empty() || named.starts_with([' ', '\t'])) || head.contains("-->") {
        return Err(CaptionFault::Header);
    }
    let (mut count, mut latest) = (0, 0);
    let mut block: Vec<(usize, &str)> = Vec::new();
    let mut in_header = true;
    for line in lines.chain([(0, "")]) {
        if !line.1.is_empty() {
            block.push(line);
            continue;
        }
        let read = std::mem::take(&mut block);
        if std::mem::take(&mut in_header) {
            // Cues that follow the header at once are taken for a part of it.
            if read.iter().any(|(_, line)| line.contains("-->")) {
                return Err(CaptionFault::Header);
            }
            continue;
        }
        let Some(&(first, words)) = read.first() else {
            continue;
        };
        let timings = read.iter().take(2).find(|(_, line)| line.contains("-->"));
        let Some(&(at, timings)) = timings else {
            let keyword = words.split([' ', '\t']).next().unwrap_or_default();
            if keyword == "NOTE" || count == 0 && matches!(keyword, "STYLE" | "REGION") {
                continue;
            }
            return Err(CaptionFault::NoTimings(first));
        };
        // Another one in the text of a cue is one whose empty line before it is missing.
        let inside = read.iter().filter(|(line, _)| *line > at);
        if let Some((line, _)) = inside.clone().find(|(_, text)| text.contains("-->")) {
            return Err(CaptionFault::Timings(*line));
        }
        let (start, end) = span(timings).ok_or(CaptionFault::Timings(at))?;
        if end <= start {
            return Err(CaptionFault::Ends(at));
        }
        if start < latest {
            return Err(CaptionFault::Order(at));
        }
        latest = start;
        count += 1;
    }
    if count == 0 {
        return Err(CaptionFault::NoCue);
    }
    Ok(count)
}

/// Start and end of a cue in milliseconds: `00:01.500 --> 00:04.000`, settings behind them.
fn span(line: &str) -> Option<(u64, u64)> {
    let (start, rest) = line.split_once("-->")?;
    if !start.ends_with([' ', '\t']) || !rest.starts_with([' ', '\t']) {
        return None;
    }
    let end = rest.split_ascii_whitespace().next()?;
    Some((timestamp(start.trim())?, timestamp(end)?))
}

/// `[hours:]minutes:seconds.thousandths`: two digits of each, hours as many as there are, and three.
fn timestamp(text: &str) -> Option<u64> {
    let (clock, thousandths) = text.split_once('.')?;
    let parts: Vec<&str> = clock.split(':').collect();
    let (hours, minutes, seconds) = match parts.as_slice() {
        [minutes, seconds] => ("00", *minutes, *seconds),
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        _ => return None,
    };
    let digits = |text: &str| -> Option<u64> {
        let plain = text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse().ok())?
    };
    let shaped = hours.len() >= 2 && minutes.len() == 2 && seconds.len() == 2;
    let (hours, minutes, seconds) = (digits(hours)?, digits(minutes)?, digits(seconds)?);
    let sound = shaped && thousandths.len() == 3 && minutes < 60 && seconds < 60;
    sound.then_some(((hours * 60 + minutes) * 60 + seconds) * 1000 + digits(thousandths)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_grammar_allows_is_read() {
        for (text, count) in [
            ("WEBVTT\n\n00:01.000 --> 00:02.000\nYes", 1),
            (
                "\u{feff}WEBVTT - by hand\r\nKind: captions\r\n\r\n1\r\n00:01.000 --> 00:02.000 align:start\r\n- Yes\r\n- 何\r\n\r\n",
                1,
            ),
            (
                "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\nNOTE\nwords\n\n100:00:00.000\t-->\t100:00:01.000\n\nNOTE last",
                1,
            ),
            (
                "WEBVTT\n\n\n\nname\n00:01.000 --> 00:09.000\n\n00:01.000 --> 00:02.000\ntwo at once\n",
                2,
            ),
        ] {
            assert_eq!(cues(text.as_bytes()), Ok(count), "{text}");
        }
    }

    #[test]
    fn a_slip_is_told_by_its_line() {
        for (text, fault) in [
            ("", CaptionFault::Header),
            (
                "1\n00:00:01,000 --> 00:00:02,000\nSubRip\n",
                CaptionFault::Header,
            ),
            ("WEBVTTx\n\n00:01.000 --> 00:02.000\n", CaptionFault::Header),
            (
                "WEBVTT\n00:01.000 --> 00:02.000\nno empty line\n",
                CaptionFault::Header,
            ),
            (
                "WEBVTT\n\n00:01,000 --> 00:02,000\n",
                CaptionFault::Timings(3),
            ),
            (
                "WEBVTT\n\na\n1:02.000 --> 00:03.000\n",
                CaptionFault::Timings(4),
            ),
            (
                "WEBVTT\n\n00:01.000-->00:02.000\n",
                CaptionFault::Timings(3),
            ),
            (
                "WEBVTT\n\n00:61.000 --> 01:02.000\n",
                CaptionFault::Timings(3),
            ),
            (
                "WEBVTT\n\n00:01.00 --> 00:02.000\n",
                CaptionFault::Timings(3),
            ),
            (
                "WEBVTT\n\n00:01.000 --> 00:02.000\na\n00:03.000 --> 00:04.000\nb\n",
                CaptionFault::Timings(5),
            ),
            ("WEBVTT\n\n00:02.000 --> 00:02.000\n", CaptionFault::Ends(3)),
            (
                "WEBVTT\n\n00:02.000 --> 00:03.000\n\n00:01.000 --> 00:03.000\n",
                CaptionFault::Order(5),
            ),
            ("WEBVTT\n\nwords\nonly\n", CaptionFault::NoTimings(3)),
            (
                "WEBVTT\n\n00:01.000 --> 00:02.000\n\nSTYLE\nlate\n",
                CaptionFault::NoTimings(5),
            ),
            ("WEBVTT\n\nNOTE nothing\n", CaptionFault::NoCue),
        ] {
            assert_eq!(cues(text.as_bytes()), Err(fault), "{text}");
        }
        assert_eq!(cues(b"WEBVTT\n\n\xff"), Err(CaptionFault::NotUtf8));
    }
}
