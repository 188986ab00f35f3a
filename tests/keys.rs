//! How many keys a plan takes, from an empty directory to a plan that can be sent, without the text that only its
//! author can know. Both scripts print their count: `cargo test --test keys -- --nocapture`.

mod support;

use commplan::catalog;
use commplan::check::{self, Severity};
use commplan::locale::Lang;
use commplan::plan::Plan;
use commplan::wizard::{Event, Home, Message, Opened, Wizard};
use jiff::civil::date;
use support::Press;

/// The most keys that the careful script may take.
const MOST: usize = 150;

struct Author {
    wizard: Wizard,
    keys: usize,
}

impl Author {
    fn new(lang: Lang) -> Author {
        let mut author = Author {
            wizard: Wizard::new(lang, 7, Home::default(), (120, 36)),
            keys: 0,
        };
        let plan = Plan {
            language: lang.code().to_owned(),
            ..Plan::default()
        };
        author.tell(Message::Opened(Box::new(Opened {
            path: "keys.plan.json".into(),
            plan,
            new: true,
            place: None,
            notice: None,
            trouble: None,
        })));
        author
    }

    fn tell(&mut self, message: Message) {
        let today = Some(date(2026, 11, 23));
        self.wizard.update(Event {
            at: 0,
            today,
            message,
        });
    }

    /// Types a script: keys count, quoted text does not.
    fn does(&mut self, script: &str) {
        for press in support::script(script) {
            match press {
                Press::Key(key) => {
                    self.keys += 1;
                    self.tell(Message::Key(key));
                }
                Press::Text(text) => self.tell(Message::Text(text)),
                Press::Paste(text) => self.tell(Message::Paste(text)),
            }
        }
    }

    fn first_questions(&mut self) {
        self.does(r#""Warehouse system upgrade" enter "Starport Logistics Ltd" enter "Yunqi Software Ltd" enter"#);
        self.does(r#""Wei Zhang" enter "Min Li" enter "Jianguo Zhou" enter 1 tab 2 tab enter"#);
        self.does(r#""SL-2026-017" enter "12-1" enter "+6m" enter 3 tab "Teams" enter "Zoom" enter "Jira" enter"#);
        self.does(r#""Friday 15:00" enter tab enter"#);
        self.does("enter");
    }

    fn holds_together(&self) {
        let plan = &self.wizard.plan;
        for sheet in catalog::sheets() {
            for row in 0..sheet.rows(plan) {
                for (field, ask) in sheet.asks() {
                    let dangling = check::dangling(sheet, plan, row, field);
                    assert_eq!(dangling, 0, "{sheet:?} {row} {}", ask.key);
                }
            }
        }
        assert!(plan.goals.len() >= 4 && plan.stakeholders.len() >= 8);
        assert!(plan.channels.len() >= 6 && plan.schedule.len() >= 8);
        assert!(plan.risks.len() >= 6 && plan.ladder.len() >= 3 && plan.evaluation.len() >= 4);
        assert!(plan.risks.iter().all(|risk| !risk.backup.is_empty()));
    }
}

#[test]
fn the_careful_script_stays_under_the_limit() {
    let mut author = Author::new(Lang::En);
    author.first_questions();
    // 1 Project: background, three goals, and the end of the first phase moved.
    author.does(
        r#""The eight-year-old system stalls in peak season; three sites move before June.""#,
    );
    author.does(r#"ctrl+o "All three warehouses live" ctrl+o "50,000 orders a day" ctrl+o "Eight hours of downtime""#);
    author.does(r#"esc tab right right right enter ctrl+u "2026-12-30" esc ctrl+n"#);
    // 2 Goals: each linked, one swapped for another of the catalogue.
    author.does("right right 1 down 2 down 1 down 3");
    author.does("up up delete 2 down down down enter down enter right right 1 ctrl+n");
    // 3 Stakeholders: names, contacts and deputies, row by row.
    author.does(r#"right enter tab tab "jz@x.example" tab tab"#);
    author.does(r#"tab tab "ml@x.example" tab "Tao Chen" tab"#);
    author.does(r#""Fang Wang" tab tab "fw@x.example" tab tab"#);
    author.does(r#"tab tab "keys@x.example" tab tab"#);
    author.does(r#""Tao Chen" tab tab "tc@x.example" tab tab"#);
    author.does(r#"tab tab "wz@y.example" tab "Lei Sun" tab"#);
    author.does(r#""Yang Liu" tab tab "yl@y.example" tab tab"#);
    author.does(r#""Lei Sun" tab tab "ls@y.example" ctrl+n"#);
    // 4 Channels: another response time for chat, the last house rule dropped.
    author.does(r#"down down down down right right enter ctrl+u "4 working hours" esc"#);
    author.does("tab ctrl+u backspace ctrl+n");
    // 5 Schedule: the users stay out of the weekly meeting.
    author.does("down enter tab tab tab tab tab tab tab enter down down down space esc esc");
    author.does("ctrl+n");
    // 6 Risks: a spoken promise is less likely here.
    author.does("down down down down down right right right 3 ctrl+n");
    // 7 Evaluation is read only; 8: export.
    author.does("ctrl+n esc esc 4");
    author.holds_together();
    let plan = &author.wizard.plan;
    assert_eq!(plan.project_goals.len(), 3);
    assert!(plan.goals.iter().all(|goal| !goal.project_goals.is_empty()));
    assert!(plan.goals.iter().any(|goal| goal.kept.origin != "G05"));
    assert!(
        plan.stakeholders
            .iter()
            .all(|who| !who.name.is_empty() && !who.email.is_empty())
    );
    assert_eq!(plan.phases.at(0).expect("a phase").end, "2026-12-30");
    assert_eq!(plan.risks.at(5).expect("a risk").probability, "3");
    println!("careful: {} keys", author.keys);
    assert!(author.keys <= MOST, "{} keys", author.keys);
}

#[test]
fn the_minimal_script_accepts_every_proposal() {
    for lang in Lang::ALL {
        let mut author = Author::new(lang);
        author.first_questions();
        author.does(r#""Background" ctrl+o "One goal""#);
        author.does("ctrl+n ctrl+n ctrl+n ctrl+n ctrl+n ctrl+n ctrl+n esc esc 4 enter");
        author.holds_together();
        // The plan that it ends with is one to go on from, not one to repair.
        let found = check::findings(&author.wizard.plan);
        let is_grave = |found: &check::Finding| found.severity < Severity::Hint;
        let said: Vec<String> = found.iter().map(|found| found.say(Lang::En)).collect();
        assert!(!found.iter().any(is_grave) && found.len() <= 5, "{said:#?}");
        println!("minimal, {}: {} keys", lang.code(), author.keys);
        assert!(author.keys < MOST);
    }
}
