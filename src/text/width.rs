//! What a grapheme cluster looks like on the screen, and how wide that is.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Stands for what has no shape of its own.
const REPLACEMENT: &str = "\u{FFFD}";
/// Says that a text goes on; ASCII, because `…` is two cells wide on some terminals.
const MORE: &str = "..";

/// The grapheme clusters of a text with their byte offsets.
pub fn clusters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.grapheme_indices(true).flat_map(|(at, cluster)| {
        let first = if cluster == "\r\n" { 1 } else { cluster.len() };
        let (head, tail) = cluster.split_at(first);
        std::iter::once((at, head)).chain((!tail.is_empty()).then_some((at + first, tail)))
    })
}

/// The width of a text in cells. Nothing else in the program measures.
///
/// It is the sum over the clusters, each as [`shown`] shows it: the screen is
/// filled cluster by cluster, so ligatures across clusters do not count.
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    clusters(text)
        .map(|(_, cluster)| cluster_width(cluster))
        .sum()
}

/// The width of one cluster as [`shown`]; at least 1 unless it is empty.
pub(super) fn cluster_width(cluster: &str) -> usize {
    cells(&shown(cluster))
}

/// What may be drawn for a cluster, so that no text can act on the terminal or
/// hide in it: control characters become control pictures, a tab one space, and
/// direction controls and whatever has no width of its own U+FFFD.
///
/// Joiners and variation selectors within a wider cluster stay.
pub fn shown(cluster: &str) -> Cow<'_, str> {
    match cluster.as_bytes() {
        [] => Cow::Borrowed(""),
        [byte] if printable(*byte) => Cow::Borrowed(cluster),
        _ if cluster.chars().any(acts) => cluster.chars().map(picture).collect(),
        _ if cells(cluster) == 0 => Cow::Borrowed(REPLACEMENT),
        _ => Cow::Borrowed(cluster),
    }
}

/// The longest beginning of a text that fits into `cells`, ready to be drawn in
/// one line, and its width. A text that was cut ends in `..` from three cells on;
/// a line break is shown as a space.
pub fn cut(text: &str, cells: usize) -> (String, usize) {
    let room = if cells > MORE.len() {
        cells - MORE.len()
    } else {
        cells
    };
    // Most of what a screen shows is ASCII, where every byte is a cluster of one cell.
    if is_plain(text) {
        return match text.get(..room) {
            Some(head) if text.len() > cells => {
                let mark = if cells > MORE.len() { MORE } else { "" };
                (format!("{head}{mark}"), room + mark.len())
            }
            _ => (text.to_owned(), text.len()),
        };
    }
    let mut out = String::new();
    let mut used = 0;
    // The longest beginning that leaves room for the mark: bytes, cells.
    let mut kept = (0, 0);
    for cluster in text.graphemes(true) {
        let drawn = match cluster {
            "\n" | "\r\n" | "\r" => Cow::Borrowed(" "),
            other => shown(other),
        };
        let wide = self::cells(&drawn);
        if used + wide > cells {
            out.truncate(kept.0);
            used = kept.1;
            if cells > MORE.len() {
                out.push_str(MORE);
                used += MORE.len();
            }
            return (out, used);
        }
        out.push_str(&drawn);
        used += wide;
        if used <= room {
            kept = (out.len(), used);
        }
    }
    (out, used)
}

/// Whether a text is printable ASCII: each byte a cluster, drawn as it is, one cell wide.
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(printable)
}

fn printable(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// Control, direction and other format characters. Segmentation gives each of
/// them a cluster of its own.
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFF0}'..='\u{FFFB}')
}

fn picture(c: char) -> char {
    match c {
        '\t' => ' ',
        '\0'..='\u{1F}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{FFFD}'),
        '\u{7F}' => '\u{2421}',
        c if acts(c) => '\u{FFFD}',
        c => c,
    }
}

/// The cells that the screen library gives to one symbol. It counts the
/// half-width Japanese sound marks once more than `unicode-width` does, and must
/// be followed in that, or the caret drifts.
fn cells(symbol: &str) -> usize {
    if symbol.len() == 1 {
        return 1;
    }
    let marks = |c: &char| matches!(c, '\u{FF9E}' | '\u{FF9F}');
    symbol.width() + symbol.chars().filter(marks).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clusters_have_the_width_of_their_drawing() {
        for (text, cells) in [
            ("", 0),
            ("abc", 3),
            ("项目", 4),
            ("e\u{301}", 1),
            ("🇨🇳", 2),
            ("👍🏽", 2),
            ("👨‍👩‍👧‍👦", 2),
            ("❤\u{FE0F}", 2),
            ("1\u{FE0F}\u{20E3}", 2),
            ("葛\u{E0100}", 2),
            ("\u{1112}\u{1161}\u{11AB}", 2),
            ("a\tb\u{1b}", 4),
            ("\r\n", 2),
        ] {
            assert_eq!(width(text), cells, "{text:?}");
        }
    }

    #[test]
    fn nothing_acts_on_the_terminal() {
        assert_eq!(shown("\u{1b}"), "␛");
        assert_eq!(shown("\0"), "␀");
        assert_eq!(shown("\u{7f}"), "␡");
        assert_eq!(shown("\t"), " ");
        assert_eq!(shown("\r\n"), "␍␊");
        for hidden in [
            "\u{9b}", "\u{202e}", "\u{2066}", "\u{200b}", "\u{200d}", "\u{fe0f}", "\u{301}",
            "\u{ad}", "\u{feff}", "\u{2028}",
        ] {
            assert_eq!(shown(hidden), REPLACEMENT, "{hidden:?}");
        }
        assert_eq!(shown("👨‍👩‍👧‍👦"), "👨‍👩‍👧‍👦");
    }

    #[test]
    fn cut_keeps_characters_whole() {
        assert_eq!(cut("项目沟通", 8), ("项目沟通".into(), 8));
        assert_eq!(cut("项目沟通", 7), ("项目..".into(), 6));
        assert_eq!(cut("项目沟通", 3), ("..".into(), 2));
        assert_eq!(cut("项目沟通", 2), ("项".into(), 2));
        assert_eq!(cut("项目沟通", 1), (String::new(), 0));
        assert_eq!(cut("a\nb\r\nc", 9), ("a b c".into(), 5));
        assert_eq!(cut("abcdef", 5), ("abc..".into(), 5));
        assert_eq!(cut("abc", 3), ("abc".into(), 3));
    }
}
