//! A finding: what is wrong, how grave it is, where, and what to do.

use super::limits::NAMED;
use super::rule::{Rule, Severity};
use crate::catalog::STEPS;
use crate::form::{Cell, SheetRef};
use crate::locale::{Lang, Text};
use crate::plan::Plan;
use crate::text::cut;

/// The most cells of a name within a sentence.
const NAME_CELLS: usize = 40;

/// A word that a finding puts into its rule's sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// What somebody wrote; put in quotation marks.
    Typed(String),
    /// A row without a name, by what its sheet calls a row.
    Nameless(Text),
    /// A word of ours.
    Told(Text),
    /// A figure.
    Figure(String),
    /// Several; a long list names the first few.
    List(Vec<Word>),
}

impl Word {
    /// The word for a row: its name, or what a row without one is called.
    pub fn row(sheet: SheetRef, plan: &Plan, row: usize) -> Word {
        match sheet.name_of(plan, row) {
            "" => Word::Nameless(sheet.about().noun),
            name => Word::typed(name),
        }
    }

    /// What somebody wrote, short enough for a sentence and on one line.
    pub fn typed(text: &str) -> Word {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Word::Typed(cut(&line, NAME_CELLS).0)
    }

    /// A number.
    pub fn figure(number: impl ToString) -> Word {
        Word::Figure(number.to_string())
    }

    /// The word in a language.
    pub fn say(&self, lang: Lang) -> String {
        match (self, lang) {
            (Word::Typed(text), Lang::Zh) => format!("“{text}”"),
            (Word::Typed(text), Lang::En) => format!("\"{text}\""),
            (Word::Nameless(noun), Lang::Zh) => format!("未命名的{}", noun.zh),
            (Word::Nameless(noun), Lang::En) => format!("unnamed {}", noun.en),
            (Word::Told(text), _) => text.in_lang(lang).to_owned(),
            (Word::Figure(figure), _) => figure.clone(),
            (Word::List(words), _) => {
                let shown: Vec<String> = words
                    .iter()
                    .take(NAMED)
                    .map(|word| word.say(lang))
                    .collect();
                let joined = shown.join(lang.comma());
                match (words.len().saturating_sub(NAMED), lang) {
                    (0, _) => joined,
                    (_, Lang::Zh) => format!("{joined}等 {} 项", words.len()),
                    (more, Lang::En) => format!("{joined} and {more} more"),
                }
            }
        }
    }
}

/// What a rule found at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How grave it is, given the document's status.
    pub severity: Severity,
    /// The answer to look at. Its row does not exist where a list as a whole is meant.
    pub cell: Cell,
    /// What tells it from the rule's other findings: a row's id, a token, or the member of a record; empty where the
    /// rule finds one thing only.
    pub mark: String,
    pub(super) sentence: Text,
    pub(super) words: Vec<Word>,
}

impl Finding {
    /// What a row of `review.ruled_out` holds that silences it: the rule's id, and the place.
    pub fn key(&self) -> String {
        match self.mark.is_empty() {
            true => self.rule.id.to_owned(),
            false => format!("{}/{}", self.rule.id, self.mark),
        }
    }

    /// What is wrong and what to do, for a person.
    pub fn say(&self, lang: Lang) -> String {
        let mut said = self.sentence.in_lang(lang).to_owned();
        // Backwards, so that what a name holds is not read as a place for another.
        let mut places: Vec<(usize, usize)> = (0..self.words.len())
            .flat_map(|word| {
                let slot = format!("{{{word}}}");
                let found = said.match_indices(&slot).map(|(at, _)| (at, word));
                found.collect::<Vec<_>>()
            })
            .collect();
        places.sort_unstable();
        for (at, word) in places.into_iter().rev() {
            let length = format!("{{{word}}}").len();
            said.replace_range(at..at + length, &self.words[word].say(lang));
        }
        said
    }

    /// Where it is: step or list, row, question. Step titles lead to the list of steps, labels to the field.
    pub fn place(&self, plan: &Plan, lang: Lang) -> String {
        let sheet = self.cell.sheet;
        let about = sheet.about();
        let mut parts: Vec<&str> = Vec::new();
        let step = STEPS.iter().find(|step| step.key == about.step);
        parts.extend(step.map(|step| step.title.in_lang(lang)));
        if about.list != "rows" && sheet.is_list() {
            parts.push(about.title.in_lang(lang));
        }
        let label = sheet.ask(self.cell.field).label.in_lang(lang);
        let name;
        match self.cell.row(plan) {
            Some(row) if sheet.is_list() => {
                name = match sheet.name_of(plan, row) {
                    "" => format!("{} {}", about.noun.in_lang(lang), row + 1),
                    name => match Word::typed(name) {
                        Word::Typed(name) => name,
                        _ => String::new(),
                    },
                };
                parts.push(&name);
                parts.push(label);
            }
            Some(_) => parts.push(label),
            None => {}
        }
        parts.join(" / ")
    }
}

/// How many findings are that grave.
pub fn count(findings: &[Finding], severity: Severity) -> usize {
    let is_one = |finding: &&Finding| finding.severity == severity;
    findings.iter().filter(is_one).count()
}
