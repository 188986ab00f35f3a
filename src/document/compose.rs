//! Plan, outline, language and audience make a document.

use super::grid::Grid;
use super::model::{Audience, Block, Document, Inline, Kind, Section, TableRow};
use super::outline::{Chapter, Numbers, Outline, Paper, Piece, Source};
use super::part::{self, Labelled};
use super::reader::{Reader, one_line, sheet as sheet_named};
use super::{
    annex, aspects, computed, excerpts, figures, papers, pieces, ready, summary, workload,
};
use crate::calendar::dates;
use crate::form::{Part, SheetRef};
use crate::locale::{Lang, text};
use crate::plan::Plan;

/// Composes a whole document.
pub fn compose(plan: &Plan, outline: &Outline, lang: Lang, audience: Audience) -> Document {
    let composer = Composer::new(plan, outline, lang, audience);
    let mut document = composer.cover();
    document.sections = (0..outline.chapters.len())
        .flat_map(|chapter| composer.chapter(chapter))
        .collect();
    number_figures(&mut document);
    if outline.paper == Some(Paper::Comment) {
        papers::number(&mut document);
    }
    document
}

/// Figures are counted through the whole document, so that only a whole one can number them.
fn number_figures(document: &mut Document) {
    let blocks = (document.sections.iter_mut()).flat_map(|section| &mut section.blocks);
    let figures = blocks.filter_map(|block| match &mut block.kind {
        Kind::Figure(figure) => Some(figure),
        _ => None,
    });
    for (place, figure) in figures.enumerate() {
        figure.number = place + 1;
    }
}

/// A chapter that is composed part by part.
pub struct Begun {
    place: usize,
    number: usize,
    /// The piece that comes next.
    next: usize,
    /// Whether nothing stands directly under the heading.
    is_empty: bool,
    /// What there is of it by now.
    pub sections: Vec<Section>,
}

impl Begun {
    /// The piece of the outline that comes next.
    pub fn next(&self) -> usize {
        self.next
    }
}

/// The part whose fields feed a piece.
fn fed_by(piece: &Piece) -> Option<Part> {
    match piece.source {
        Source::Fields(part, ..) => Some(part),
        _ => None,
    }
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
            reader: Reader::new(plan, lang, outline.audience(audience)),
            outline,
        }
    }

    /// Leaves the rows of tables open, to be asked for one by one: see [`Composer::grid`].
    pub fn sketching(mut self) -> Self {
        self.reader.is_sketch = true;
        self
    }

    /// The document without its sections.
    pub fn cover(&self) -> Document {
        let reader = &self.reader;
        let newest = computed::newest(reader);
        let notice = text(
            "内部版本，仅限我方使用，不得发给客户。",
            "Internal version: for our own team only, not for the client.",
        );
        let comment = text("征求意见稿", "Draft for comment");
        let title = match self.outline.paper {
            Some(Paper::Needs) => text("请贵方提供", "What we need from you"),
            Some(Paper::Form) => text("沟通管理方案讨论表", "Communication plan: workshop form"),
            Some(Paper::Comment) | None => text(
                "客户项目沟通管理方案",
                "Client project communication management plan",
            ),
        };
        let is_comment = self.outline.paper == Some(Paper::Comment);
        let notices: Vec<&str> = [
            (is_comment, comment),
            (reader.audience == Audience::Internal, notice),
        ]
        .into_iter()
        .filter(|(is_so, _)| *is_so)
        .map(|(_, words)| reader.say(words))
        .collect();
        Document {
            lang: reader.lang,
            audience: reader.audience,
            title: reader.say(title).to_owned(),
            subtitle: one_line(&reader.plan.project.name),
            notice: notices.join(reader.lang.semicolon()),
            date: newest
                .filter(|_| self.outline.tells_the_plan())
                .map_or(String::new(), |row| {
                    one_line(&dates::shown(&row.date, reader.lang))
                }),
            sections: Vec::new(),
        }
    }

    /// A chapter with its parts. It never vanishes; numbers close up over what is left out.
    pub fn chapter(&self, place: usize) -> Vec<Section> {
        let Some(mut begun) = self.begin(place) else {
            return Vec::new();
        };
        while self.go_on(&mut begun) {}
        begun.sections
    }

    /// Begins a chapter: its heading and what stands directly under it. Its parts follow one by one.
    pub fn begin(&self, place: usize) -> Option<Begun> {
        let chapter = self.outline.chapters.get(place)?;
        let counted = (self.outline.chapters[..place].iter())
            .filter(|chapter| chapter.numbers == Numbers::Chapter)
            .count();
        let number = match chapter.numbers {
            Numbers::Chapter => counted + 1,
            Numbers::None | Numbers::Annex => 0,
        };
        let mut head = Section {
            chapter: chapter.key,
            part: None,
            level: 1,
            number: chapter_number(self.reader.lang, number),
            heading: self.reader.say(chapter.heading).to_owned(),
            blocks: Vec::new(),
        };
        if self.is_proposed(chapter) {
            head.blocks.push(ready::proposed(&self.reader));
        }
        let announced = head.blocks.len();
        for piece in chapter.pieces.iter().filter(|piece| piece.is_bare()) {
            if self.shows(piece) {
                head.part = head.part.or(fed_by(piece));
                head.blocks.extend(self.blocks(piece));
            }
        }
        Some(Begun {
            place,
            number,
            next: 0,
            is_empty: head.blocks.len() == announced,
            sections: vec![head],
        })
    }

    /// Adds the next part of a chapter; false at its end. A part may add no section, or several.
    pub fn go_on(&self, begun: &mut Begun) -> bool {
        let chapter = &self.outline.chapters[begun.place];
        let Some(piece) = chapter.pieces.get(begun.next) else {
            if begun.is_empty && begun.sections.len() == 1 {
                begun.sections[0].blocks.push(ready::gap(&self.reader));
                begun.is_empty = false;
            }
            return false;
        };
        begun.next += 1;
        if piece.follows && self.shows(piece) {
            let blocks = self.blocks(piece);
            begun.is_empty &= blocks.is_empty() || begun.sections.len() > 1;
            if let Some(section) = begun.sections.last_mut() {
                section.blocks.extend(blocks);
            }
        } else if !piece.is_bare() && self.shows(piece) {
            self.piece(chapter, piece, begun.number, &mut begun.sections);
        }
        true
    }

    fn shows(&self, piece: &Piece) -> bool {
        !(piece.internal && self.reader.is_for_client())
    }

    /// Adds a piece as sections of its own.
    fn piece(&self, chapter: &Chapter, piece: &Piece, number: usize, sections: &mut Vec<Section>) {
        let reader = &self.reader;
        let add = |sections: &mut Vec<Section>, heading: &str, blocks: Vec<Block>| {
            let place = sections.len();
            sections.push(Section {
                chapter: chapter.key,
                part: fed_by(piece),
                // Under no heading it stands by itself.
                level: if chapter.heading.en.is_empty() { 1 } else { 2 },
                number: part_number(reader.lang, chapter.numbers, number, place),
                heading: heading.to_owned(),
                blocks,
            });
        };
        let made = match piece.source {
            Source::Needs => papers::needs(reader),
            Source::Questions(step) => papers::questions(reader, step),
            _ => Vec::new(),
        };
        for (heading, blocks) in made {
            add(sections, &heading, blocks);
        }
        if piece.labels {
            for Labelled { label, blocks } in self.fed(piece).paragraphs {
                add(sections, reader.say(label), blocks);
            }
            return;
        }
        let Some(heading) = piece.heading else { return };
        let heading = match piece.source {
            Source::Form(form) => annex::title(reader, form),
            _ => reader.say(heading).to_owned(),
        };
        let blocks = self.blocks(piece);
        match blocks.is_empty() {
            true if piece.optional => {}
            true => add(sections, &heading, vec![ready::gap(reader)]),
            false => add(sections, &heading, blocks),
        }
    }

    /// The table whose rows a sketch has left open.
    pub fn grid(&self, sheet: &str, part: Part) -> Option<Grid> {
        let pieces = (self.outline.chapters.iter()).flat_map(|chapter| chapter.pieces);
        let mut fed = pieces.filter(|piece| fed_by(piece) == Some(part));
        let columns = fed.next().map_or(&[][..], |piece| piece.columns);
        Grid::of(&self.reader, sheet_named(sheet)?, part, columns)
    }

    /// A row of a table that a sketch has left open.
    pub fn row(&self, grid: &Grid, place: usize) -> TableRow {
        grid.row(&self.reader, place)
    }

    fn fed(&self, piece: &Piece) -> part::Fed {
        let mut fed = match piece.source {
            Source::Fields(part, from, to) => {
                part::feed(&self.reader, part, (from, to), piece.columns)
            }
            _ => part::Fed::default(),
        };
        if !piece.has_words {
            fed.lead.clear();
            fed.tail.clear();
        }
        fed
    }

    fn blocks(&self, piece: &Piece) -> Vec<Block> {
        let reader = &self.reader;
        match piece.source {
            Source::Fields(..) => self.flowing(piece),
            Source::AtAGlance => {
                let pieces = self
                    .outline
                    .chapters
                    .iter()
                    .flat_map(|chapter| chapter.pieces);
                let has_load = pieces
                    .into_iter()
                    .any(|piece| matches!(piece.source, Source::Load));
                summary::at_a_glance(reader, has_load)
            }
            Source::KeyPoints => summary::key_points(reader),
            Source::ByPhase => pieces::by_phase(reader),
            Source::ByRhythm => excerpts::by_rhythm(reader),
            Source::ByContent(kinds) => excerpts::by_content(reader, kinds),
            Source::DutiesOf(camp) => excerpts::duties_of(reader, camp),
            Source::TopRisks => excerpts::top_risks(reader),
            Source::Raci => pieces::raci(reader),
            Source::CostControl => ready::cost_control(reader),
            Source::Load => workload::blocks(reader),
            Source::Figure(motif) => figures::figure(reader, motif),
            Source::Form(form) => annex::blocks(reader, form),
            Source::PlainLanguage => ready::plain_language(reader),
            Source::SixAspects => aspects::blocks(reader),
            Source::NeedsLead => papers::needs_lead(reader),
            Source::HowTo => papers::how_to(reader),
            Source::CommentLead => papers::comment_lead(reader),
            Source::CommentSheet => papers::comment_sheet(reader),
            Source::Needs | Source::Questions(_) => Vec::new(),
        }
    }

    /// The fields of a part under one heading; several paragraphs keep their labels.
    fn flowing(&self, piece: &Piece) -> Vec<Block> {
        let part::Fed {
            mut lead,
            blocks,
            paragraphs,
            tail,
        } = self.fed(piece);
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
        let mut asked: Vec<SheetRef> = Vec::new();
        for piece in chapter.pieces.iter().filter(|piece| self.shows(piece)) {
            let own = piece.source.shows_rows_of().and_then(sheet_named);
            for sheet in (fed_by(piece).into_iter().flat_map(part::sheets)).chain(own) {
                // Several parts may show the rows of one sheet.
                if !asked.contains(&sheet) {
                    asked.push(sheet);
                }
            }
        }
        (asked.into_iter()).any(|sheet| self.reader.has_proposed(sheet))
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

/// The number of a chapter with the mark that follows it; empty for none.
pub(crate) fn chapter_number(lang: Lang, number: usize) -> String {
    match (number, lang) {
        (0, _) => String::new(),
        (_, Lang::Zh) => format!("{}、", han(number)),
        (_, Lang::En) => format!("{number} "),
    }
}

/// The number of a part of a chapter, or of an annex, with the mark that follows it.
pub(crate) fn part_number(lang: Lang, numbers: Numbers, chapter: usize, part: usize) -> String {
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
