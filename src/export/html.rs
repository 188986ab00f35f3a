//! HTML in one file: nothing is loaded, nothing runs, and every text is text.
//!
//! The style sheet is `assets/style.css`; it holds screen and A4 alike. Figures are drawn into the page as SVG.

use super::columns;
use super::draw::picture;
use super::svg;
use super::visible;
use crate::document::{Block, Document, Figure, Inline, Kind, Line, Section, Table};
use crate::locale::{Lang, text};

/// The style sheet, which a project manager may edit.
const STYLE: &str = include_str!("../../assets/style.css");

/// Tables with more columns than this get a page on its side.
const UPRIGHT: usize = 8;

/// The document as HTML.
pub(super) fn render(document: &Document) -> String {
    let mut page = Page {
        out: String::new(),
        lang: document.lang,
        figures: 0,
    };
    page.document(document);
    page.out
}

/// Writes a text so that no sign of it is read as a mark, in content and attributes alike.
pub(super) fn escape(out: &mut String, words: &str) {
    for c in visible(words).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

/// A text as a CSS string: whatever is no letter or digit is written by its number.
fn css_string(words: &str) -> String {
    let sign = |c: char| match c.is_alphanumeric() {
        true => c.to_string(),
        false => format!("\\{:x} ", c as u32),
    };
    let words: String = visible(words).chars().map(sign).collect();
    format!("\"{words}\"")
}

/// The name of a language for browsers, which choose fonts by it.
const fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}

struct Page {
    out: String,
    lang: Lang,
    figures: usize,
}

impl Page {
    fn raw(&mut self, marks: &str) {
        self.out.push_str(marks);
    }

    fn text(&mut self, words: &str) {
        escape(&mut self.out, words);
    }

    /// An element that holds only a text.
    fn element(&mut self, open: &str, words: &str, close: &str) {
        self.raw(open);
        self.text(words);
        self.raw(close);
        self.raw("\n");
    }

    fn document(&mut self, document: &Document) {
        let title = match document.subtitle.is_empty() {
            true => document.title.clone(),
            false => format!("{} – {}", document.subtitle, document.title),
        };
        self.raw("<!DOCTYPE html>\n<html lang=\"");
        self.raw(tag(self.lang));
        self.raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
        self.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        self.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        self.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        self.element("<title>", &title, "</title>");
        self.raw("<style>\n");
        self.raw(STYLE);
        // The heads of printed pages: there is no room for two titles beside a notice.
        let short = match document.subtitle.is_empty() {
            true => &document.title,
            false => &document.subtitle,
        };
        for (place, words) in [("left", short), ("right", &document.notice)] {
            if !words.is_empty() {
                let words = css_string(words);
                self.raw(&format!(
                    "@page {{ @top-{place} {{ content: {words} }} }}\n"
                ));
            }
        }
        self.raw("</style>\n</head>\n<body>\n");
        if !document.notice.is_empty() {
            // In the head of every printed page it stands by the rule above.
            self.element("<p class=\"notice\">", &document.notice, "</p>");
        }
        let (cover, chapters) = split(&document.sections);
        let is_long = super::is_long(document);
        self.raw(match is_long {
            true => "<header class=\"cover\">\n",
            false => "<header class=\"cover short\">\n",
        });
        self.element("<h1>", &document.title, "</h1>");
        for (class, words) in [("project", &document.subtitle), ("date", &document.date)] {
            if !words.is_empty() {
                self.element(&format!("<p class=\"{class}\">"), words, "</p>");
            }
        }
        for block in cover.iter().flat_map(|section| &section.blocks) {
            self.block(block);
        }
        self.raw("</header>\n");
        if is_long {
            self.contents(chapters);
        }
        self.raw("<main>\n");
        self.sections(chapters);
        self.raw("</main>\n</body>\n</html>\n");
    }

    fn contents(&mut self, sections: &[Section]) {
        let heading = text("目录", "Contents").in_lang(self.lang);
        self.raw("<nav class=\"contents\">\n");
        self.element("<h2>", heading, "</h2>");
        self.raw("<ul>\n");
        let headed = |section: &&(usize, &Section)| !section.1.heading.is_empty();
        let listed: Vec<(usize, &Section)> = sections.iter().enumerate().collect();
        let listed: Vec<&(usize, &Section)> = listed.iter().filter(headed).collect();
        let mut depth = 1;
        for (place, (id, section)) in listed.iter().enumerate() {
            let level = section.level.clamp(1, 2);
            match (place, depth, level) {
                (0, ..) => {}
                (_, 1, 2) => self.raw("\n<ul>\n"),
                (_, 2, 1) => self.raw("</li>\n</ul>\n</li>\n"),
                _ => self.raw("</li>\n"),
            }
            // A part without a chapter before it stands on the first level.
            depth = if place == 0 { 1 } else { level };
            self.raw(&format!("<li><a href=\"#s{}\">", id + 1));
            self.text(&section.title());
            self.raw("</a>");
        }
        match (listed.is_empty(), depth) {
            (true, _) => {}
            (false, 2) => self.raw("</li>\n</ul>\n</li>\n"),
            (false, _) => self.raw("</li>\n"),
        }
        self.raw("</ul>\n</nav>\n");
    }

    /// Chapters with their parts in them.
    fn sections(&mut self, sections: &[Section]) {
        let mut open = 0;
        for (place, section) in sections.iter().enumerate() {
            let level = usize::from(section.level.clamp(1, 2));
            while open >= level {
                self.raw("</section>\n");
                open -= 1;
            }
            let class = match level {
                1 => format!("chapter {}", section.chapter),
                _ if section.blocks.iter().any(is_wide) => "part sideways".to_owned(),
                _ => "part".to_owned(),
            };
            self.raw(&format!(
                "<section class=\"{class}\" id=\"s{}\">\n",
                place + 1
            ));
            open += 1;
            if !section.heading.is_empty() {
                let level = level + 1;
                self.element(
                    &format!("<h{level}>"),
                    &section.title(),
                    &format!("</h{level}>"),
                );
            }
            for block in &section.blocks {
                self.block(block);
            }
        }
        for _ in 0..open {
            self.raw("</section>\n");
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            Kind::Paragraph(line) => {
                self.raw("<p>");
                self.line(line);
                self.raw("</p>\n");
            }
            Kind::List { ordered, items } => {
                let list = if *ordered { "ol" } else { "ul" };
                self.raw(&format!("<{list}>\n"));
                for item in items {
                    self.raw("<li>");
                    self.line(item);
                    self.raw("</li>\n");
                }
                self.raw(&format!("</{list}>\n"));
            }
            Kind::Table(table) => self.table(table),
            Kind::Figure(figure) => self.figure(figure),
        }
    }

    fn line(&mut self, line: &Line) {
        for inline in line {
            let words = inline.words(self.lang);
            let (open, close) = match inline {
                Inline::Text(_) => ("", ""),
                Inline::Strong(_) => ("<strong>", "</strong>"),
                Inline::Gap => ("<mark class=\"gap\">", "</mark>"),
                Inline::Pending => ("<mark class=\"pending\">", "</mark>"),
            };
            self.raw(open);
            self.text(words);
            self.raw(close);
        }
    }

    fn table(&mut self, table: &Table) {
        let mut class = String::from("table");
        if table.columns.len() > UPRIGHT {
            class.push_str(" wide");
        }
        if table.is_signed {
            class.push_str(" signed");
        }
        if table.is_form {
            class.push_str(" form");
        }
        self.raw(&format!("<div class=\"{class}\">\n<table>\n<colgroup>"));
        for share in columns::shares(table, self.lang) {
            let (whole, tenth) = (share / 10, share % 10);
            self.raw(&format!("<col style=\"width: {whole}.{tenth}%\">"));
        }
        self.raw("</colgroup>\n");
        if table
            .columns
            .iter()
            .any(|column| !column.heading.is_empty())
        {
            self.raw("<thead>\n<tr>");
            for column in &table.columns {
                self.raw("<th scope=\"col\">");
                self.text(&column.heading);
                self.raw("</th>");
            }
            self.raw("</tr>\n</thead>\n");
        }
        self.raw("<tbody>\n");
        for row in &table.rows {
            self.raw("<tr>");
            for cell in &row.cells {
                self.raw("<td>");
                for (place, line) in cell.iter().enumerate() {
                    if place > 0 {
                        self.raw("<br>");
                    }
                    self.line(line);
                }
                self.raw("</td>");
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody>\n</table>\n</div>\n");
    }

    fn figure(&mut self, figure: &Figure) {
        self.figures += 1;
        self.raw("<figure>\n");
        svg::write(
            &mut self.out,
            &picture(&figure.drawing),
            figure,
            self.figures,
        );
        self.element("<figcaption>", &figure.title(self.lang), "</figcaption>");
        self.raw("</figure>\n");
    }
}

/// Whether a block wants a page on its side.
fn is_wide(block: &Block) -> bool {
    matches!(&block.kind, Kind::Table(table) if table.columns.len() > UPRIGHT)
}

/// What stands before the first heading belongs to the cover.
fn split(sections: &[Section]) -> (&[Section], &[Section]) {
    let first = (sections.iter())
        .position(|section| !section.heading.is_empty())
        .unwrap_or(sections.len());
    sections.split_at(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_style_sheet() {
        assert!(!STYLE.contains("</"));
        assert!(!STYLE.contains("url("), "one file that loads nothing");
        let string = css_string("\"}</style><script>'\\");
        let inside = string.trim_matches('"');
        assert!(!inside.contains(['"', '<', '}', '\'']), "{string}");
    }
}
