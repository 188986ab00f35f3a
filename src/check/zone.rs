//! A time zone's distance from UTC, without asking the system: what is written as an offset, and the zones that client
//! projects mostly name. Standard time is taken; another zone is not judged.

use crate::calendar::dates::narrow;

/// Zones by their names, with minutes east of UTC.
static ZONES: [(&str, i32); 40] = [
    ("utc", 0),
    ("gmt", 0),
    ("z", 0),
    ("europe/london", 0),
    ("europe/dublin", 0),
    ("europe/lisbon", 0),
    ("europe/berlin", 60),
    ("europe/paris", 60),
    ("europe/madrid", 60),
    ("europe/rome", 60),
    ("europe/vienna", 60),
    ("europe/zurich", 60),
    ("europe/amsterdam", 60),
    ("europe/brussels", 60),
    ("europe/stockholm", 60),
    ("europe/warsaw", 60),
    ("europe/athens", 120),
    ("europe/helsinki", 120),
    ("europe/moscow", 180),
    ("asia/dubai", 240),
    ("asia/kolkata", 330),
    ("asia/bangkok", 420),
    ("asia/jakarta", 420),
    ("asia/ho_chi_minh", 420),
    ("asia/shanghai", 480),
    ("asia/chongqing", 480),
    ("asia/hong_kong", 480),
    ("asia/taipei", 480),
    ("asia/singapore", 480),
    ("北京时间", 480),
    ("asia/tokyo", 540),
    ("asia/seoul", 540),
    ("australia/sydney", 600),
    ("pacific/auckland", 720),
    ("america/new_york", -300),
    ("america/toronto", -300),
    ("america/chicago", -360),
    ("america/denver", -420),
    ("america/los_angeles", -480),
    ("america/sao_paulo", -180),
];

/// Minutes east of UTC, if the text says so.
pub(super) fn offset(text: &str) -> Option<i32> {
    let text = narrow(text).trim().to_lowercase();
    if let Some((_, minutes)) = ZONES.iter().find(|(name, _)| *name == text) {
        return Some(*minutes);
    }
    let rest = text
        .strip_prefix("utc")
        .or_else(|| text.strip_prefix("gmt"));
    let rest = rest.unwrap_or(&text).trim();
    let (sign, digits) = match (rest.strip_prefix('+'), rest.strip_prefix('-')) {
        (Some(digits), _) => (1, digits),
        (_, Some(digits)) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
    let number = |part: &str| match part.len() {
        1..=2 if part.bytes().all(|b| b.is_ascii_digit()) => part.parse::<i32>().ok(),
        _ => None,
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_read_and_nothing_is_guessed() {
        assert_eq!(offset("UTC+8"), Some(480));
        assert_eq!(offset("UTC-03:30"), Some(-210));
        assert_eq!(offset("＋０８：００"), Some(480));
        assert_eq!(offset("Asia/Shanghai"), Some(480));
        for text in ["", "CET", "Mars/Olympus", "8", "UTC+99", "+8:99"] {
            assert_eq!(offset(text), None, "{text}");
        }
    }
}
