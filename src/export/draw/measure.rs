//! How wide words will be, without knowing the font: an estimate that is rather too wide than too narrow.

use super::Style;
use crate::export::visible;
use crate::text::clusters;
use unicode_linebreak::linebreaks;

/// What says that words were cut.
const MORE: &str = "…";

/// Thousandths of the letters' height that a cluster takes.
fn advance(cluster: &str) -> i32 {
    match cluster.chars().next() {
        None => 0,
        Some(c) => match c {
            'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '`' | ' ' => 290,
            'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '{' | '}' | '/' | '\\' | '-' | '"' => {
                380
            }
            'm' | 'M' | 'w' | '%' => 880,
            'W' | '@' => 1020,
            'A'..='Z' => 720,
            'a'..='z' | '0'..='9' => 570,
            '\0'..='\u{7f}' => 620,
            '\u{ff61}'..='\u{ffdc}' => 600,
            '\u{80}'..='\u{1fff}' => 750,
            // Pictures are wider than letters; ideographs and their punctuation are square.
            '\u{1f000}'.. => 1350,
            _ => 1000,
        },
    }
}

/// How wide words are.
pub(super) fn measure(words: &str, style: Style) -> i32 {
    let sum: i32 = clusters(words)
        .map(|(_, cluster)| advance(cluster))
        .fold(0, i32::saturating_add);
    let bold = if style.bold { 107 } else { 100 };
    let wide = i64::from(sum) * i64::from(style.size) * bold / 100_000;
    i32::try_from(wide).unwrap_or(i32::MAX)
}

/// Words in rows of a width, at most so many; the last says by its end that some were cut.
pub(super) fn wrap(words: &str, style: Style, width: i32, most: usize) -> Vec<String> {
    let words = visible(words);
    let mut breaks = linebreaks(&words).map(|(at, _)| at).peekable();
    let mut rows: Vec<String> = Vec::new();
    let (mut start, mut used, mut chance) = (0, 0, 0);
    'words: for (at, cluster) in clusters(&words) {
        while breaks.next_if(|place| *place <= at).is_some() {
            chance = at;
        }
        let wide = measure(cluster, style) + 1;
        // What follows the last chance may still be too long: then it is torn here.
        while used + wide > width && at > start && cluster != " " {
            let end = if chance > start { chance } else { at };
            rows.push(words[start..end].trim_end().to_owned());
            start = end;
            used = clusters(&words[start..at])
                .map(|(_, cluster)| measure(cluster, style) + 1)
                .sum();
            if rows.len() > most {
                break 'words;
            }
        }
        used += wide;
    }
    if rows.len() <= most {
        rows.push(words[start..].trim_end().to_owned());
    }
    rows.retain(|row| !row.is_empty());
    if rows.len() > most {
        rows.truncate(most);
        if let Some(last) = rows.last_mut() {
            *last = cut(last, style, width);
        }
    }
    rows
}

/// As much of a row as leaves room for the mark.
fn cut(row: &str, style: Style, width: i32) -> String {
    let room = width - measure(MORE, style) - 1;
    let mut used = 0;
    let mut end = 0;
    for (at, cluster) in clusters(row) {
        used += measure(cluster, style) + 1;
        if used > room {
            break;
        }
        end = at + cluster.len();
    }
    format!(
        "{}{MORE}",
        row[..end].trim_end_matches([' ', '、', ',', '，'])
    )
}
