//! What a letter costs with the document beside the form: `cargo test --release --test preview -- --ignored --nocapture`
//! says the times. They are measured, not judged: a test that fails on a busy machine teaches nobody anything.

use commplan::draft;
use commplan::form::Ids;
use commplan::locale::Lang;
use commplan::plan::Plan;
use commplan::tui::theme::Border;
use commplan::tui::view;
use commplan::wizard::{Event, Home, Message, Opened, Wizard};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::time::{Duration, Instant};

const SIZE: (u16, u16) = (120, 36);

fn starter(lang: Lang) -> Plan {
    let starter = commplan::catalog::Starter::named("software-delivery").expect("a starter");
    draft::read(starter.text(lang).as_bytes(), &mut Ids::new(1)).expect("the starter is sound")
}

/// The starter with this many scheduled communications, copies of its own.
fn long(lang: Lang, rows: usize) -> Plan {
    let mut plan = starter(lang);
    let own: Vec<_> = plan.schedule.iter().cloned().collect();
    for place in own.len()..rows {
        let mut row = own[place % own.len()].clone();
        row.id = format!("copy-{place}");
        plan.schedule.insert(place, row);
    }
    plan
}

struct Desk {
    wizard: Wizard,
    buffer: Buffer,
}

impl Desk {
    fn open(plan: Plan, lang: Lang, with_preview: bool) -> Desk {
        let home = Home {
            drafts: Vec::new(),
            starters: Vec::new(),
            row: 0,
        };
        let mut desk = Desk {
            wizard: Wizard::new(lang, 7, home, SIZE),
            buffer: Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1)),
        };
        desk.wizard.preview.is_beside = with_preview;
        desk.tell(Message::Resize(SIZE.0, SIZE.1));
        desk.tell(Message::Opened(Box::new(Opened {
            path: "bench.plan.json".into(),
            new: false,
            plan,
            place: None,
            notice: None,
            trouble: None,
        })));
        desk
    }

    fn tell(&mut self, message: Message) {
        self.update(message);
        self.draw();
    }

    fn update(&mut self, message: Message) {
        self.wizard.update(Event {
            at: 0,
            today: None,
            message,
        });
    }

    fn draw(&mut self) {
        self.buffer.reset();
        view::draw(&self.wizard, &mut self.buffer, Border::LIGHT);
    }

    fn press(&mut self, name: &str) {
        let key = commplan::wizard::key::Key::parse(name).expect("a key");
        self.tell(Message::Key(key));
    }

    /// The medians of what one letter takes: taken in, drawn.
    fn letter(&mut self) -> (Duration, Duration) {
        let mut update = Vec::new();
        let mut draw = Vec::new();
        for _ in 0..400 {
            let began = Instant::now();
            self.update(Message::Text("x".into()));
            update.push(began.elapsed());
            let began = Instant::now();
            self.draw();
            draw.push(began.elapsed());
        }
        update.sort();
        draw.sort();
        (update[update.len() / 2], draw[draw.len() / 2])
    }
}

#[test]
#[ignore = "measures"]
fn a_letter_with_and_without_the_preview() {
    for rows in [0, 1_000, 10_000] {
        for with_preview in [false, true] {
            let mut said = Vec::new();
            let last = rows.max(1) - 1;
            for (place, step, row) in [
                ("project name", "1", None),
                ("schedule, row 1", "5", Some(0)),
                ("a row in the middle", "5", Some(last / 2)),
                ("the last row", "5", Some(last)),
            ] {
                let mut desk = Desk::open(long(Lang::En, rows), Lang::En, with_preview);
                desk.press("esc");
                desk.press(step);
                if let Some(row) = row {
                    (0..row).for_each(|_| desk.press("down"));
                    desk.press("enter");
                }
                let (update, draw) = desk.letter();
                said.push(format!("{place} {update:.0?} + {draw:.0?}"));
            }
            println!(
                "{rows:>6} rows, preview {with_preview}: {}",
                said.join("; ")
            );
        }
    }
}
