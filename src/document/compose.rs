//! Plan, outline, language and audience make a document.

use super::model::{Audience, Block, Document, Inline, Section};
use super::outline::{Chapter, Numbers, Outline, Piece, Source};
use super::part::{self, Labelled};
use super::reader::{Reader, one_line};
use super::{computed, pieces, ready, summary, workload};
use crate::calendar::dates;
use crate::form::Part;
use crate::locale::{Lang, text};
use crate::plan::Plan;

/// Composes a whole document.
pub fn compose(plan: &Plan, outline: &Outline, lang: Lang, audience: Audience) -> Document {
    let composer = Composer::new(plan, outline, lang, audience);
    let mut document = composer.cover();
    document.sections = (0..outline.chapters.len())
        .flat_map(|chapter| composer.chapter(chapter))
        .collect();
    document
}

/// Composes a document chapter by chapter, for whoever shows only some of it.
pub struct Composer<'p> {
    reader: Reader<'p>,
    outline: &'p Outline,
}

impl<'p> Composer<'p> {
    /// Prepares to compose.
    pub fn new(plan: &'p Plan, outline: &'p Outline, lang: Lang, audience: Audience) -> Self {
        Composer {
            reader: Reader::new(plan, lang, audience),
            outline,
        }
    }

    /// The document without its sections.
    pub fn cover(&self) -> Document {
        let reader = &self.reader;
        let newest = computed::newest(reader);
        let notice = text(
            "内部版本，仅限我方使用，不得发给客户。",
            "Internal version: for our own team only, not for the client.",
        );
        Document {
            lang: reader.lang,
            audience: reader.audience,
            title: reader
                .say(text(
                    "客户项目沟通管理方案",
                    "Client project communication management plan",
                ))
                .to_owned(),
            subtitle: one_line(&reader.plan.project.name),
            notice: match reader.audience {
                Audience::Client => String::new(),
                Audience::Internal => reader.say(notice).to_owned(),
            },
            date: newest.map_or(String::new(), |row| {
                one_line(&dates::shown(&row.date, reader.lang))
            }),
            sections: Vec::new(),
        }
    }

    /// A chapter with its parts. It never vanishes; numbers close up over what is left out.
    pub fn chapter(&self, place: usize) -> Vec<Section> {
        let Some(chapter) = self.outline.chapters.get(place) else {
            return Vec::new();
        };
        let counted = (self.outline.chapters[..place].iter())
            .filter(|chapter| chapter.numbers == Numbers::Chapter)
            .count();
        let number = match chapter.numbers {
            Numbers::Chapter => counted + 1,
            Numbers::None | Numbers::Annex => 0,
        };
        let mut sections = vec![Section {
            chapter: chapter.key,
            part: None,
            level: 1,
            number: chapter_number(self.reader.lang, number),
            heading: self.reader.say(chapter.heading).to_owned(),
            blocks: Vec::new(),
        }];
        for piece in chapter.pieces {
            self.piece(chapter, piece, number, &mut sections);
        }
        if sections.len() == 1 && sections[0].blocks.is_empty() {
            sections[0].blocks.push(ready::gap(&self.reader));
        }
        if self.is_proposed(chapter) {
            sections[0].blocks.insert(0, ready::proposed(&self.reader));
        }
        sections
    }

    /// Adds a piece to the chapter's head, or as sections of its own.
    fn piece(&self, chapter: &Chapter, piece: &Piece, number: usize, sections: &mut Vec<Section>) {
        let reader = &self.reader;
        if piece.internal && reader.is_for_client() {
            return;
        }
        let part = match piece.source {
            Source::Fields(part, ..) => Some(part),
            _ => None,
        };
        let add = |sections: &mut Vec<Section>, heading: &str, blocks: Vec<Block>| {
            let place = sections.len();
            sections.push(Section {
                chapter: chapter.key,
                part,
                level: 2,
                number: part_number(reader.lang, chapter.numbers, number, place),
                heading: heading.to_owned(),
                blocks,
            });
        };
        if piece.labels {
            for Labelled { label, blocks } in self.fed(piece.source).paragraphs {
                add(sections, reader.say(label), blocks);
            }
            return;
        }
        let blocks = self.blocks(piece);
        match piece.heading {
            _ if blocks.is_empty() && piece.optional => {}
            Some(heading) if blocks.is_empty() => {
                add(sections, reader.say(heading), vec![ready::gap(reader)]);
            }
            Some(heading) => add(sections, reader.say(heading), blocks),
            None => {
                let head = &mut sections[0];
                head.part = head.part.or(part);
                head.blocks.extend(blocks);
            }
        }
    }

    fn fed(&self, source: Source) -> part::Fed {
        match source {
            Source::Fields(part, from, to) => part::feed(&self.reader, part, from, to),
            _ => part::Fed::default(),
        }
    }

    fn blocks(&self, piece: &Piece) -> Vec<Block> {
        let reader = &self.reader;
        match piece.source {
            Source::Fields(..) => self.flowing(piece),
            Source::AtAGlance => summary::at_a_glance(reader),
            Source::KeyPoints => summary::key_points(reader),
            Source::ByPhase => pieces::by_phase(reader),
            Source::Raci => pieces::raci(reader),
            Source::CostControl => ready::cost_control(reader),
            Source::Load => workload::blocks(reader),
        }
    }

    /// The fields of a part under one heading; several paragraphs keep their labels.
    fn flowing(&self, piece: &Piece) -> Vec<Block> {
        let part::Fed {
            mut lead,
            blocks,
            paragraphs,
            tail,
        } = self.fed(piece.source);
        lead.extend(blocks);
        let is_labelled = paragraphs.len() > 1;
        for Labelled { label, blocks } in paragraphs {
            if is_labelled {
                let label = self.reader.say(label).to_owned();
                lead.push(Block::paragraph(vec![Inline::Strong(label)]));
            }
            lead.extend(blocks);
        }
        lead.extend(tail);
        lead
    }

    /// Whether rows of the chapter were prepared and have not been looked at.
    fn is_proposed(&self, chapter: &Chapter) -> bool {
        let reader = &self.reader;
        let parts = chapter
            .pieces
            .iter()
            .filter_map(|piece| match piece.source {
                Source::Fields(part, ..) if !(piece.internal && reader.is_for_client()) => {
                    Some(part)
                }
                _ => None,
            });
        parts
            .flat_map(part::sheets)
            .any(|sheet| reader.rows(sheet).any(|row| reader.is_proposed(sheet, row)))
    }
}

static HAN: [&str; 10] = ["十", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// A number below a hundred in Chinese.
fn han(number: usize) -> String {
    match (number / 10, number % 10) {
        (0, ones) => HAN[ones].to_owned(),
        (1, 0) => "十".to_owned(),
        (1, ones) => format!("十{}", HAN[ones]),
        (tens, 0) => format!("{}十", HAN[tens % 10]),
        (tens, ones) => format!("{}十{}", HAN[tens % 10], HAN[ones]),
    }
}

fn chapter_number(lang: Lang, number: usize) -> String {
    match (number, lang) {
        (0, _) => String::new(),
        (_, Lang::Zh) => format!("{}、", han(number)),
        (_, Lang::En) => format!("{number} "),
    }
}

fn part_number(lang: Lang, numbers: Numbers, chapter: usize, part: usize) -> String {
    match (numbers, lang) {
        (Numbers::None, _) => String::new(),
        (Numbers::Chapter, Lang::Zh) => format!("（{}）", han(part)),
        (Numbers::Chapter, Lang::En) => format!("{chapter}.{part} "),
        (Numbers::Annex, Lang::Zh) => format!("附录{}　", han(part)),
        (Numbers::Annex, Lang::En) => {
            let letter = u8::try_from(part).map_or('A', |part| char::from(b'A' + (part - 1) % 26));
            format!("Annex {letter}: ")
        }
    }
}

/// The parts that an outline shows, each once; for the law that every field's place is shown by some outline.
pub fn parts(outline: &Outline) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for piece in outline.chapters.iter().flat_map(|chapter| chapter.pieces) {
        if let Source::Fields(part, ..) = piece.source
            && !parts.contains(&part)
        {
            parts.push(part);
        }
    }
    parts
}
