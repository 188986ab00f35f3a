//! Foreign text in a sentence of ours: nothing in it may act on the terminal or reorder the sentence.

use unicode_width::UnicodeWidthChar;

/// How wide a quoted value may be, in cells.
const MOST_CELLS: usize = 40;

/// Whether a character is invisible or steers the terminal or the direction of the text.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// The text with every such character written out, as in `\u{1b}`.
pub fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match steers(c) {
            true => out.extend(c.escape_unicode()),
            false => out.push(c),
        }
    }
    out
}

/// The same, and cut to 40 cells.
pub fn cut(text: &str) -> String {
    let mut out = String::new();
    let mut cells = 0;
    for c in text.chars() {
        let piece = match steers(c) {
            true => c.escape_unicode().to_string(),
            false => c.to_string(),
        };
        let wide: usize = piece.chars().map(|c| c.width().unwrap_or(0)).sum();
        // One cell is kept for the mark of the cut. Marks without width are counted, or a thousand would fit.
        cells += wide.max(1);
        if cells > MOST_CELLS - 1 {
            out.push('…');
            break;
        }
        out.push_str(&piece);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn what_steers_is_written_out() {
        assert_eq!(safe("a\u{1b}[31m\u{202e}b"), "a\\u{1b}[31m\\u{202e}b");
        assert_eq!(safe("客户 plan"), "客户 plan");
    }

    #[test]
    fn a_value_keeps_forty_cells() {
        assert_eq!(cut("short"), "short");
        assert!(cut(&"客户".repeat(50)).width() <= 40);
        assert!(cut(&"e\u{301}".repeat(500)).chars().count() <= 40);
    }
}
