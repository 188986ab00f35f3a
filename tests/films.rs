//! Films: keys in, screens out, as text that a reviewer can read. `UPDATE=1 cargo test --test films` writes the
//! screens anew; read the difference as a user would see it.

mod support;

use commplan::draft;
use commplan::form::Ids;
use commplan::locale::Lang;
use commplan::plan::Plan;
use commplan::tui::theme::{Border, Role};
use commplan::tui::view;
use commplan::wizard::{Event, Home, Known, Message, Opened, Wizard};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::fmt::Write;
use support::Press;

struct Film {
    wizard: Wizard,
    size: (u16, u16),
    at: u64,
}

impl Film {
    /// Reads the line `size 80x24 lang zh start empty`.
    fn open(line: &str) -> Film {
        let words: Vec<&str> = line.split_whitespace().collect();
        let after = |name: &str| {
            let at = words.iter().position(|word| *word == name);
            words[at.unwrap_or_else(|| panic!("{name} in `{line}`")) + 1]
        };
        let (columns, rows) = after("size").split_once('x').expect("columns x rows");
        let size = (
            columns.parse().expect("columns"),
            rows.parse().expect("rows"),
        );
        let lang = Lang::of_tag(after("lang")).expect("a language");
        let home = Home {
            drafts: vec![Known {
                path: "港口.plan.json".into(),
                project: "港口门户改版".into(),
                client: "安科公司".into(),
                changed: "2026-11-23 09:41".into(),
            }],
            starters: commplan::cli::offers(),
            row: 0,
        };
        let mut film = Film {
            wizard: Wizard::new(lang, 7, home, size),
            size,
            at: 0,
        };
        let start = after("start");
        let plan = match start {
            "home" => None,
            "empty" => Some(Plan {
                language: lang.code().to_owned(),
                ..Plan::default()
            }),
            starter => {
                let starter = commplan::catalog::Starter::named(starter).expect("a starter");
                let text = starter.text(lang).as_bytes();
                Some(draft::read(text, &mut Ids::new(1)).expect("the starter is sound"))
            }
        };
        if let Some(plan) = plan {
            film.tell(Message::Opened(Box::new(Opened {
                path: "film.plan.json".into(),
                new: start == "empty",
                plan,
                place: None,
                notice: None,
                trouble: None,
            })));
        }
        film
    }

    fn tell(&mut self, message: Message) {
        self.at += 100;
        let at = self.at;
        let today = Some(jiff::civil::date(2026, 11, 23));
        self.wizard.update(Event { at, today, message });
        if let Message::Resize(width, height) = message_size(&self.wizard) {
            self.size = (width, height);
        }
    }

    fn play(&mut self, keys: &str) {
        if let Some(size) = keys.strip_prefix("size ") {
            let (columns, rows) = size.split_once('x').expect("columns x rows");
            let (columns, rows) = (
                columns.parse().expect("columns"),
                rows.parse().expect("rows"),
            );
            self.size = (columns, rows);
            return self.tell(Message::Resize(columns, rows));
        }
        for press in support::script(keys) {
            self.tell(match press {
                Press::Key(key) => Message::Key(key),
                Press::Text(text) => Message::Text(text),
                Press::Paste(text) => Message::Paste(text),
            });
        }
        if self.wizard.is_unsaved() {
            self.tell(Message::Saved(self.wizard.revision, "09:41:07".into()));
        }
    }

    /// The screen, its cursor as a line, and the roles of the rows that have any.
    fn screen(&self) -> String {
        let (columns, rows) = self.size;
        let area = Rect::new(0, 0, columns, rows);
        let mut buffer = Buffer::empty(area);
        let cursor = view::draw(&self.wizard, &mut buffer, Border::LIGHT);
        let mut out = String::new();
        let mut roles = String::new();
        for y in 0..rows {
            let mut line = String::new();
            let mut letters = String::new();
            let mut skip = 0;
            for x in 0..columns {
                let cell = &buffer[(x, y)];
                if skip > 0 {
                    skip -= 1;
                    letters.push(letters.chars().last().unwrap_or(' '));
                    continue;
                }
                line.push_str(cell.symbol());
                letters.push(letter(cell.style()));
                skip = commplan::text::width(cell.symbol()).saturating_sub(1);
            }
            let _ = writeln!(out, "{}", line.trim_end());
            if letters.chars().any(|letter| letter != ' ') {
                let _ = writeln!(
                    roles,
                    ": {y:>2} {}",
                    letters.replace(' ', ".").trim_end_matches('.')
                );
            }
        }
        if let Some((x, y)) = cursor {
            let _ = writeln!(out, "@ {x},{y}");
        }
        out + &roles
    }
}

fn message_size(wizard: &Wizard) -> Message {
    Message::Resize(wizard.layout.width as u16, wizard.layout.height as u16)
}

/// The letter of the role that has this style; rules, help and headings are left out.
fn letter(style: ratatui::style::Style) -> char {
    use Role::{Alarm, Focus, Gap, Selected};
    let same = |role: &&Role| {
        let wanted = role.style();
        wanted.fg.unwrap_or_default() == style.fg.unwrap_or_default()
            && wanted.add_modifier == style.add_modifier
    };
    [Selected, Focus, Gap, Alarm]
        .iter()
        .find(same)
        .map_or(' ', |role| role.letter())
}

/// Plays a film file: lines with `#` are comments, the first other line opens, each `>` plays and shows.
fn play(text: &str) -> String {
    let mut out = String::new();
    let mut film: Option<Film> = None;
    for line in text.lines() {
        if line.starts_with('#') && film.is_none() {
            let _ = writeln!(out, "{line}");
        } else if line.starts_with("size ") && film.is_none() {
            let opened = Film::open(line);
            let _ = writeln!(out, "{line}");
            let _ = write!(out, "{}", opened.screen());
            film = Some(opened);
        } else if let Some(keys) = line.strip_prefix("> ")
            && let Some(film) = &mut film
        {
            film.play(keys);
            let _ = writeln!(out, "\n{line}");
            let _ = write!(out, "{}", film.screen());
        }
    }
    out
}

#[test]
fn films_show_what_they_showed() {
    let mut films: Vec<_> = std::fs::read_dir(support::data("films"))
        .expect("films")
        .map(|entry| entry.expect("a film").path())
        .collect();
    films.sort();
    assert!(!films.is_empty());
    for path in films {
        let script = std::fs::read_to_string(&path).expect("a film");
        support::golden(&path, &play(&script));
    }
}
