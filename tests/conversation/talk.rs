//! A conversation that a test holds: what may happen in it, and what must always be true of it.

use commplan::catalog::{QUESTIONS, Starter};
use commplan::check::Tally;
use commplan::draft;
use commplan::form::Ids;
use commplan::locale::Lang;
use commplan::plan::Plan;
use commplan::text::clusters;
use commplan::tui::theme::Border;
use commplan::tui::view;
use commplan::wizard::focus::At;
use commplan::wizard::key::{Key, KeyCode};
use commplan::wizard::keymap::{BINDINGS, Command};
use commplan::wizard::layout::Class;
use commplan::wizard::pointer::Pointer;
use commplan::wizard::popup::{MENU, Popup};
use commplan::wizard::prepare::Group;
use commplan::wizard::{Effect, Event, Home, Message, Opened, Order, Wizard, words};
use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use std::fmt;

/// Texts that break naive editors: clusters of several code points, controls, line ends, what has no width.
pub const TEXTS: [&str; 14] = [
    "港口门户改版",
    "a",
    "weekly report ",
    "，。（",
    "e\u{301}",
    "\u{301}",
    "👨‍👩‍👧‍👦",
    "🇨🇳",
    "\u{200d}",
    "葛\u{E0100}",
    "\r\n",
    "\u{1b}[2J\u{7}\u{9b}",
    "？",
    " ",
];

pub const SIZES: [(u16, u16); 12] = [
    (80, 24),
    (120, 36),
    (48, 16),
    (32, 8),
    (59, 12),
    (60, 9),
    (100, 8),
    (1, 1),
    (31, 40),
    (200, 60),
    (2, 3),
    (99, 20),
];

/// Something that happens.
#[derive(Clone)]
pub enum Move {
    Key(Key),
    Text(String),
    Paste(String),
    Resize(u16, u16),
    Pointer(Pointer),
    Saved,
    NotSaved,
}

/// As a script would say it, so that a failing case can be read and tried.
impl fmt::Debug for Move {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Move::Key(key) => write!(f, "{key}"),
            Move::Text(text) => write!(f, "{text:?}"),
            Move::Paste(text) => write!(f, "paste({text:?})"),
            Move::Resize(width, height) => write!(f, "size {width}x{height}"),
            Move::Pointer(pointer) => write!(f, "{pointer:?}"),
            Move::Saved => f.write_str("saved"),
            Move::NotSaved => f.write_str("not saved"),
        }
    }
}

pub fn key(name: &str) -> Key {
    Key::parse(name).expect("a key")
}

pub fn moves(most: usize) -> impl Strategy<Value = Vec<Move>> {
    let often = [
        "tab",
        "shift+tab",
        "enter",
        "esc",
        "up",
        "down",
        "left",
        "right",
        "space",
        "ctrl+o",
        "ctrl+n",
        "ctrl+p",
        "backspace",
        "delete",
        "ctrl+z",
        "ctrl+y",
    ];
    let bound: Vec<Key> = BINDINGS
        .iter()
        .flat_map(|line| line.keys.iter().map(|name| key(name)))
        .chain([Key::char('x'), Key::alt('x'), Key::plain(KeyCode::PageUp)])
        .collect();
    let text = || proptest::sample::select(&TEXTS[..]);
    let one = prop_oneof![
        12 => proptest::sample::select(often.to_vec()).prop_map(|name| Move::Key(key(name))),
        4 => proptest::sample::select(bound).prop_map(Move::Key),
        4 => text().prop_map(|text| Move::Text(text.to_owned())),
        3 => (0..10u8).prop_map(|digit| Move::Text(digit.to_string())),
        1 => any::<char>().prop_map(|letter| Move::Text(letter.to_string())),
        2 => proptest::collection::vec(text(), 0..6).prop_map(|all| Move::Paste(all.join("\n"))),
        1 => proptest::sample::select(&SIZES[..]).prop_map(|(w, h)| Move::Resize(w, h)),
        1 => (0..90u16, 0..40u16).prop_map(|(x, y)| Move::Pointer(Pointer::Press(x, y))),
        1 => Just(Move::Pointer(Pointer::WheelDown)),
        1 => Just(Move::Saved),
        1 => Just(Move::NotSaved),
    ];
    proptest::collection::vec(one, 1..most)
}

/// Where a conversation begins: language of the interface, and whether with the starter.
pub fn openings() -> impl Strategy<Value = (Lang, bool)> {
    (prop_oneof![Just(Lang::Zh), Just(Lang::En)], any::<bool>())
}

pub struct Talk {
    pub wizard: Wizard,
    at: u64,
}

impl Talk {
    /// Leaves the first questions of a new plan for the page of its first step.
    pub fn skip_questions(&mut self) {
        self.press("esc");
        self.press("enter");
    }

    pub fn open(lang: Lang, starter: bool) -> Talk {
        let plan = match starter {
            true => {
                let starter = Starter::named("software-delivery").expect("a starter");
                let text = starter.text(lang).as_bytes();
                draft::read(text, &mut Ids::new(1)).expect("the starter is sound")
            }
            false => Plan {
                language: lang.code().to_owned(),
                ..Plan::default()
            },
        };
        let home = Home {
            starters: commplan::cli::offers(),
            ..Home::default()
        };
        let mut talk = Talk {
            wizard: Wizard::new(lang, 7, home, (80, 24)),
            at: 0,
        };
        talk.wizard.mouse = true;
        talk.tell(Message::Opened(Box::new(Opened {
            path: "talk.plan.json".into(),
            new: !starter,
            plan,
            place: None,
            notice: None,
            trouble: None,
        })));
        talk
    }

    /// Tells something, and answers what is asked of the outside.
    pub fn tell(&mut self, message: Message) {
        self.at += 700;
        for effect in self.update(message) {
            if let Effect::Export(Order { path, replace, .. }) = effect {
                self.update(match replace {
                    false => Message::ExportExists(path),
                    true => Message::Exported(path.display().to_string()),
                });
            }
        }
    }

    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        self.wizard.update(Event {
            at: self.at,
            today: Some(jiff::civil::date(2026, 11, 23)),
            message,
        })
    }

    pub fn does(&mut self, what: &Move) {
        self.tell(match what.clone() {
            Move::Key(key) => Message::Key(key),
            Move::Text(text) => Message::Text(text),
            Move::Paste(text) => Message::Paste(text),
            Move::Resize(width, height) => Message::Resize(width, height),
            Move::Pointer(pointer) => Message::Pointer(pointer),
            Move::Saved => Message::Saved(self.wizard.revision, "09:41:07".into()),
            Move::NotSaved => Message::NotSaved("磁盘已满。".into()),
        });
    }

    pub fn press(&mut self, name: &str) {
        self.tell(Message::Key(key(name)));
    }

    pub fn digit(&mut self, digit: usize) {
        self.tell(Message::Text(digit.to_string()));
    }

    pub fn bytes(&self) -> String {
        draft::write(&self.wizard.plan)
    }

    /// Closes what lies over the page.
    pub fn uncover(&mut self) {
        while !self.wizard.popups.is_empty() {
            self.press("esc");
        }
    }

    /// Chooses the other language from the menu.
    pub fn switch_language(&mut self) {
        let wanted = |command: &Command| *command == Command::SwitchLanguage;
        let place = MENU.iter().position(wanted).expect("it is in the menu");
        self.press("f9");
        for _ in 0..place {
            self.press("down");
        }
        self.press("enter");
    }

    /// Undoes, or does again, until there is nothing more.
    pub fn all(&mut self, name: &str, again: bool) {
        self.uncover();
        let end = words::nothing_to(again, self.wizard.lang);
        for _ in 0..10_000 {
            self.press(name);
            if self.wizard.notice.text == end {
                return;
            }
        }
        panic!("{name} never ends");
    }

    /// Draws, and checks what must hold in every state.
    pub fn check(&self) {
        let wizard = &self.wizard;
        assert!(
            wizard.tally == Tally::of(&wizard.plan),
            "the tally went astray"
        );
        self.check_focus();
        self.check_carets();

        let (width, height) = (wizard.layout.width as u16, wizard.layout.height as u16);
        // The screen lies within a larger buffer, of which the rest stays as it was.
        let mut buffer = Buffer::empty(Rect::new(0, 0, width + 5, height + 3));
        let cursor = view::draw(wizard, &mut buffer, Border::LIGHT);
        for y in 0..height + 3 {
            for x in 0..width + 5 {
                let outside = x >= width || y >= height;
                assert!(
                    !outside || buffer[(x, y)] == Cell::default(),
                    "drawn outside of {width}x{height}, at {x},{y}"
                );
            }
        }
        if let Some((x, y)) = cursor {
            assert!(x < width && y < height, "the cursor is at {x},{y}");
        }
        if wizard.is_typing() {
            assert!(cursor.is_some(), "an input method has no place to draw");
        }
        let mut screen = Buffer::empty(Rect::new(0, 0, width, height));
        assert_eq!(view::draw(wizard, &mut screen, Border::ASCII), cursor);
    }

    /// The focus stands on something that exists.
    pub fn check_focus(&self) {
        let wizard = &self.wizard;
        let rows = |sheet: usize| wizard.focus.sheet(sheet).rows(&wizard.plan);
        match wizard.focus.at {
            At::Steps => {}
            At::Question { screen, item } => assert!(item <= QUESTIONS[screen].len()),
            At::Prepare { row } => assert!(row <= Group::ALL.len()),
            At::Page(stop) => {
                assert!(
                    wizard.stops().contains(&stop),
                    "{stop:?} is not on the page"
                );
            }
            At::Row { sheet, row, stop } => {
                assert!(row < rows(sheet), "row {row} is gone");
                assert!(
                    wizard.stops().contains(&stop),
                    "{stop:?} is not in the form"
                );
            }
            At::Cell { sheet, row, field } => {
                assert!(row < rows(sheet), "row {row} is gone");
                let columns = wizard.columns(wizard.focus.sheet(sheet));
                assert!(columns.contains(&field) || wizard.layout.class != Class::Wide);
            }
        }
    }

    /// Every caret stands in its text, between two clusters.
    pub fn check_carets(&self) {
        let wizard = &self.wizard;
        let between = |text: &str, at: usize| {
            at == text.len() || clusters(text).any(|(start, _)| start == at)
        };
        if let Some((sheet, row, field)) = wizard.focus.field()
            && sheet.ask(field).kind.is_typed()
        {
            let text = sheet.text(&wizard.plan, row, field);
            let at = wizard.caret.at;
            assert!(between(text, at), "the caret is at {at} in {text:?}");
        }
        let Some(line) = wizard.popups.last().and_then(Popup::line) else {
            return;
        };
        let at = line.caret.at;
        assert!(
            between(&line.text, at),
            "the caret is at {at} in {:?}",
            line.text
        );
    }
}
