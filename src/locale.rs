//! Languages. A text is a pair that stands beside what it names, so that a missing language does not compile.

/// A language that the interface and the document speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order in which menus show them.
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];

    /// The code that the draft and the command line use.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }

    /// The language's own name for itself.
    pub const fn name(self) -> &'static str {
        match self {
            Lang::Zh => "中文",
            Lang::En => "English",
        }
    }

    /// Reads a language tag such as `zh`, `zh-CN` or `en_GB.UTF-8`. `None` for a language that we do not speak.
    pub fn of_tag(tag: &str) -> Option<Lang> {
        let head = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Lang::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(head))
    }

    /// Reads the value of `LC_ALL` and its kin. `C`, `POSIX` and the empty value say nothing.
    pub fn of_environment(value: &str) -> Option<Lang> {
        let head = value.split(['.', '@']).next().unwrap_or_default();
        match head {
            "" | "C" | "POSIX" => None,
            _ => Lang::of_tag(head),
        }
    }

    /// The mark between the items of an enumeration.
    pub const fn comma(self) -> &'static str {
        match self {
            Lang::Zh => "、",
            Lang::En => ", ",
        }
    }

    /// The mark between the clauses of a sentence.
    pub const fn clause(self) -> &'static str {
        match self {
            Lang::Zh => "，",
            Lang::En => ", ",
        }
    }

    /// The mark between two statements in one cell.
    pub const fn semicolon(self) -> &'static str {
        match self {
            Lang::Zh => "；",
            Lang::En => "; ",
        }
    }

    /// The mark between a label and what follows it.
    pub const fn colon(self) -> &'static str {
        match self {
            Lang::Zh => "：",
            Lang::En => ": ",
        }
    }

    /// Puts a remark into this language's brackets, with the space that English wants before them.
    pub fn bracketed(self, remark: &str) -> String {
        match self {
            Lang::Zh => format!("（{remark}）"),
            Lang::En => format!(" ({remark})"),
        }
    }
}

/// A text in every language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// The text in one language.
    pub const fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// Pairs a Chinese and an English text.
pub const fn text(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn environment_is_read_as_posix_writes_it() {
        assert_eq!(Lang::of_environment("zh_CN.UTF-8"), Some(Lang::Zh));
        assert_eq!(Lang::of_environment("en_GB"), Some(Lang::En));
        assert_eq!(Lang::of_environment("C.UTF-8"), None);
        assert_eq!(Lang::of_environment(""), None);
        assert_eq!(Lang::of_environment("de_DE.UTF-8"), None);
        assert_eq!(Lang::of_tag("zh-CN"), Some(Lang::Zh));
    }
}
