//! Narrowing a list by what is typed: the words themselves, their pinyin, or its initials, so that `xmjl` finds 项目经理
//! without an input method.

use pinyin::ToPinyin;

/// Whether a name fits what is typed. An empty filter fits everything; capitals and blanks do not matter.
pub fn fits(wanted: &str, name: &str) -> bool {
    let wanted: String = wanted.to_lowercase().split_whitespace().collect();
    if wanted.is_empty() {
        return true;
    }
    let plain: String = name.to_lowercase().split_whitespace().collect();
    if plain.contains(&wanted) {
        return true;
    }
    // Pinyin is typed in ASCII; for anything else the words themselves have decided.
    wanted.is_ascii() && {
        let (whole, initials) = sounds(&plain);
        whole.contains(&wanted) || initials.contains(&wanted)
    }
}

/// The pinyin of a text without tones, and its initials. What is not Chinese stands for itself.
fn sounds(text: &str) -> (String, String) {
    let (mut whole, mut initials) = (String::new(), String::new());
    for (letter, sound) in text.chars().zip(text.to_pinyin()) {
        match sound {
            Some(sound) => {
                whole.push_str(sound.plain());
                initials.extend(sound.plain().chars().next());
            }
            None => {
                whole.push(letter);
                initials.push(letter);
            }
        }
    }
    (whole, initials)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn words_pinyin_and_initials_fit() {
        assert!(fits("", "项目经理"));
        assert!(fits("经理", "项目经理"));
        assert!(fits("xmjl", "客户方项目经理"));
        assert!(fits("xiangmu", "项目经理"));
        assert!(fits("PM", "Client pm"));
        assert!(!fits("zzz", "项目经理"));
        assert!(!fits("经历", "项目经理"));
    }
}
