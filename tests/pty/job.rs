//! The whole job, from an empty directory to a document, with the keyboard alone.

use super::{SIZE, asks, caret_behind, empty_directory, is_at_step, plan_in, run, tag, types};
use crate::support::terminal::Terminal;
use commplan::catalog::{CHANNELS, EVALUATION, GOALS, PROJECT, RISKS, SCHEDULE, STAKEHOLDERS};
use commplan::form::{SheetRef, Tier};
use commplan::locale::Lang;
use commplan::plan::Plan;
use std::os::unix::fs::PermissionsExt;

/// What a project manager writes.
struct Words {
    lang: Lang,
    draft: &'static str,
    document: &'static str,
    filter: &'static str,
    project: &'static str,
    client: &'static str,
    goal: &'static str,
    reason: &'static str,
    measure: &'static str,
    target: &'static str,
    /// Role and name: the client's, ours.
    people: [(&'static str, &'static str); 2],
    needs: &'static str,
    channel: &'static str,
    use_for: &'static str,
    response: &'static str,
    meeting: &'static str,
    purpose: &'static str,
    material: &'static str,
    risk: &'static str,
    sign: &'static str,
    answer: &'static str,
    method: &'static str,
    below: &'static str,
    chapters: [&'static str; 10],
}

const ZH: Words = Words {
    lang: Lang::Zh,
    draft: "港口.plan.json",
    document: "港口.md",
    filter: "筛选：",
    project: "港口门户改版",
    client: "安科港务有限公司",
    goal: "项目信息按时送达相关方",
    reason: "保持进展透明",
    measure: "周报按时发出率",
    target: "不低于九成五",
    people: [("客户方项目经理", "李敏"), ("我方项目经理", "张伟")],
    needs: "每周了解进展与风险",
    channel: "视频会议",
    use_for: "例会和评审",
    response: "两小时内",
    meeting: "项目周例会",
    purpose: "确认进展并落实待办",
    material: "项目周报",
    risk: "关键决策迟迟不定",
    sign: "待决事项超过五天",
    answer: "提前一周列出待决清单",
    method: "每季度满意度问卷",
    below: "一周内开改进会",
    chapters: [
        "引言",
        "沟通目标与目的",
        "相关方",
        "沟通渠道与工具",
        "沟通计划",
        "问题升级机制",
        "沟通风险与应对",
        "评估与改进",
        "沟通工作量",
        "总结",
    ],
};

const EN: Words = Words {
    lang: Lang::En,
    draft: "harbour.plan.json",
    document: "harbour.md",
    filter: "Filter: ",
    project: "Harbour Portal",
    client: "Anker Ports Ltd",
    goal: "Project information arrives on time",
    reason: "Keep progress transparent",
    measure: "Weekly reports sent on time",
    target: "Nineteen in twenty",
    people: [
        ("Client project manager", "Min Li"),
        ("Our project manager", "Wei Zhang"),
    ],
    needs: "Progress and risks every week",
    channel: "Video conference",
    use_for: "Regular meetings and reviews",
    response: "Within two hours",
    meeting: "Weekly status meeting",
    purpose: "Confirm progress and agree actions",
    material: "Weekly report",
    risk: "Key decisions stay open",
    sign: "A decision open for five days",
    answer: "Send the list a week ahead",
    method: "Quarterly satisfaction survey",
    below: "Hold an improvement meeting",
    chapters: [
        "Introduction",
        "Communication goals",
        "Stakeholders and roles",
        "Channels and tools",
        "Communication schedule",
        "Escalation",
        "Communication risks",
        "Evaluation and improvement",
        "Time needed for communication",
        "Closing",
    ],
};

/// A user at the keyboard.
struct User {
    terminal: Terminal,
    lang: Lang,
    /// The form that is open, and its question that has the focus.
    at: (SheetRef, usize),
}

impl User {
    /// Waits for a question.
    fn is_asked(&mut self, sheet: SheetRef, key: &str) {
        asks(&self.terminal, self.lang, sheet, key);
        self.at = (sheet, sheet.field(key).expect("a question"));
    }

    /// Tab by Tab to a later question of the form.
    fn goes_to(&mut self, key: &str) {
        let (sheet, from) = self.at;
        for (field, ask) in sheet.asks() {
            if field > from && ask.tier == Tier::Page {
                self.terminal.press("tab");
                self.is_asked(sheet, ask.key);
                if ask.key == key {
                    return;
                }
            }
        }
        panic!("{key} does not follow");
    }

    fn writes(&mut self, key: &str, words: &str) {
        let (sheet, field) = self.at;
        if sheet.ask(field).key != key {
            self.goes_to(key);
        }
        types(&mut self.terminal, words);
    }

    fn chooses(&mut self, key: &str, digit: char) {
        self.goes_to(key);
        self.terminal.press(&digit.to_string());
    }

    /// Opens the list of a reference, ticks these rows, and comes back.
    fn picks(&mut self, key: &str, filter: &str, names: &[&str]) {
        self.goes_to(key);
        self.terminal.press_until("enter", filter);
        for (place, name) in names.iter().enumerate() {
            if place > 0 {
                self.terminal.press("down");
            }
            self.terminal.press_until("space", &format!("[x] {name}"));
        }
        self.terminal.press("esc");
        self.terminal.loses(filter);
    }

    /// Opens the list of a reference to one row and takes the row that is so many lines down.
    fn takes(&mut self, key: &str, filter: &str, down: usize, name: &str) {
        self.goes_to(key);
        self.terminal.press_until("enter", filter);
        for _ in 0..down {
            self.terminal.press("down");
        }
        self.terminal.press("enter");
        self.terminal.loses(filter);
        self.terminal.sees(name);
        // Enter went on to the question after this one.
        let (sheet, field) = self.at;
        let mut later = sheet.asks().skip(field + 1);
        let next = later.find(|(_, ask)| ask.tier == Tier::Page);
        if let Some((_, ask)) = next {
            self.is_asked(sheet, ask.key);
        }
    }

    fn goes_to_step(&mut self, number: usize) {
        self.terminal.press("ctrl+n");
        is_at_step(&self.terminal, number);
    }

    fn adds(&mut self, sheet: SheetRef, key: &str) {
        self.terminal.press("ctrl+o");
        self.is_asked(sheet, key);
    }
}

/// Writes the plan, step by step.
fn write(user: &mut User, words: &Words) {
    user.is_asked(&PROJECT, "name");
    user.writes("name", words.project);
    user.writes("client", words.client);

    // Within the questions Ctrl-N turns their pages; Esc leaves them for the steps.
    let skipped = match words.lang {
        Lang::Zh => "问题可以以后再答",
        Lang::En => "The questions can wait",
    };
    user.terminal.press_until("esc", skipped);
    user.goes_to_step(2);
    user.adds(&GOALS, "goal");
    user.writes("goal", words.goal);
    user.writes("reason", words.reason);
    user.writes("measure", words.measure);
    user.writes("target", words.target);

    user.goes_to_step(3);
    for (place, (role, name)) in words.people.iter().enumerate() {
        user.adds(&STAKEHOLDERS, "role");
        user.writes("role", role);
        user.writes("name", name);
        user.chooses("side", if place == 0 { '1' } else { '2' });
        user.writes("needs", words.needs);
    }

    user.goes_to_step(4);
    user.adds(&CHANNELS, "name");
    user.writes("name", words.channel);
    user.chooses("formality", '1');
    user.writes("use_for", words.use_for);
    user.writes("response_time", words.response);

    let [(_, client), (_, ours)] = words.people;
    user.goes_to_step(5);
    user.adds(&SCHEDULE, "title");
    user.writes("title", words.meeting);
    user.chooses("content", '1');
    user.writes("purpose", words.purpose);
    user.chooses("rhythm", '3');
    user.chooses("weekday", '5');
    user.writes("time", "15:00");
    user.picks("attendees", words.filter, &[client, ours]);
    user.takes("owner", words.filter, 1, ours);
    user.takes("channel", words.filter, 0, words.channel);
    user.writes("material", words.material);
    user.writes("duration", "60");

    user.goes_to_step(6);
    user.adds(&RISKS, "risk");
    user.writes("risk", words.risk);
    user.chooses("category", '2');
    user.chooses("probability", '3');
    user.chooses("impact", '4');
    user.writes("trigger", words.sign);
    user.writes("response", words.answer);
    user.takes("owner", words.filter, 0, client);

    user.goes_to_step(7);
    user.adds(&EVALUATION, "method");
    user.writes("method", words.method);
    user.picks("goals", words.filter, &[words.goal]);
    user.chooses("when", '6');
    user.takes("owner", words.filter, 1, ours);
    user.writes("below", words.below);
}

/// An answer in the draft; ids are followed to the row's name.
fn held(plan: &Plan, sheet: SheetRef, row: usize, key: &str) -> String {
    let field = sheet.field(key).expect("a question");
    let kind = sheet.ask(field).kind;
    let said = match kind.is_list() {
        true => sheet.list(plan, row, field).to_vec(),
        false => vec![sheet.text(plan, row, field).to_owned()],
    };
    let name = |said: &String| match kind.refers_to() {
        None => said.clone(),
        Some(target) => {
            let place = target.place(plan, said).expect("the row is there");
            target.name_of(plan, place).to_owned()
        }
    };
    said.iter().map(name).collect::<Vec<_>>().join(" ")
}

/// Everything that was written stands in the draft.
fn check(plan: &Plan, words: &Words) {
    let [(client_role, client), (our_role, ours)] = words.people;
    let both = format!("{client} {ours}");
    let wanted: [(SheetRef, usize, &str, &str); 37] = [
        (&PROJECT, 0, "name", words.project),
        (&PROJECT, 0, "client", words.client),
        (&GOALS, 0, "goal", words.goal),
        (&GOALS, 0, "reason", words.reason),
        (&GOALS, 0, "measure", words.measure),
        (&GOALS, 0, "target", words.target),
        (&STAKEHOLDERS, 0, "role", client_role),
        (&STAKEHOLDERS, 0, "name", client),
        (&STAKEHOLDERS, 0, "side", "client"),
        (&STAKEHOLDERS, 0, "needs", words.needs),
        (&STAKEHOLDERS, 1, "role", our_role),
        (&STAKEHOLDERS, 1, "name", ours),
        (&STAKEHOLDERS, 1, "side", "ours"),
        (&STAKEHOLDERS, 1, "needs", words.needs),
        (&CHANNELS, 0, "name", words.channel),
        (&CHANNELS, 0, "formality", "formal"),
        (&CHANNELS, 0, "use_for", words.use_for),
        (&CHANNELS, 0, "response_time", words.response),
        (&SCHEDULE, 0, "title", words.meeting),
        (&SCHEDULE, 0, "content", "progress"),
        (&SCHEDULE, 0, "purpose", words.purpose),
        (&SCHEDULE, 0, "rhythm", "weekly"),
        (&SCHEDULE, 0, "weekday", "fr"),
        (&SCHEDULE, 0, "time", "15:00"),
        (&SCHEDULE, 0, "attendees", &both),
        (&SCHEDULE, 0, "owner", ours),
        (&SCHEDULE, 0, "channel", words.channel),
        (&SCHEDULE, 0, "material", words.material),
        (&RISKS, 0, "risk", words.risk),
        (&RISKS, 0, "category", "delay"),
        (&RISKS, 0, "probability", "3"),
        (&RISKS, 0, "impact", "4"),
        (&RISKS, 0, "owner", client),
        (&EVALUATION, 0, "method", words.method),
        (&EVALUATION, 0, "goals", words.goal),
        (&EVALUATION, 0, "when", "quarterly"),
        (&EVALUATION, 0, "owner", ours),
    ];
    for (sheet, row, key, said) in wanted {
        let name = sheet.about().name;
        assert_eq!(held(plan, sheet, row, key), said, "{name}/{key}");
    }
    assert_eq!(plan.language, tag(words.lang));
    let sheets: [(SheetRef, usize); 6] = [
        (&GOALS, 1),
        (&STAKEHOLDERS, 2),
        (&CHANNELS, 1),
        (&SCHEDULE, 1),
        (&RISKS, 1),
        (&EVALUATION, 1),
    ];
    for (sheet, rows) in sheets {
        assert_eq!(sheet.rows(plan), rows, "{}", sheet.about().name);
    }
}

/// The document's chapters in their order, and everything that was typed.
fn check_document(document: &str, words: &Words) {
    let mut headings = document.lines().filter(|line| line.starts_with('#'));
    for chapter in words.chapters {
        assert!(
            headings.any(|heading| heading.contains(chapter)),
            "no chapter {chapter} behind those before it in\n{document}"
        );
    }
    let [(client_role, client), (our_role, ours)] = words.people;
    for said in [
        words.project,
        words.client,
        words.goal,
        words.reason,
        words.measure,
        words.target,
        client_role,
        client,
        our_role,
        ours,
        words.needs,
        words.channel,
        words.use_for,
        words.response,
        words.meeting,
        words.purpose,
        words.material,
        words.risk,
        words.sign,
        words.answer,
        words.method,
        words.below,
    ] {
        assert!(document.contains(said), "no {said} in\n{document}");
    }
}

fn does_the_job(words: &Words) {
    let dir = empty_directory();
    let args = [words.draft, "--lang", tag(words.lang)];
    let mut user = User {
        terminal: Terminal::start(dir.path(), &args, SIZE),
        lang: words.lang,
        at: (&PROJECT, 0),
    };
    write(&mut user, words);
    user.terminal.press("ctrl+q");
    assert_eq!(user.terminal.ends(), 0);
    assert!(!user.terminal.is_alternate());

    let draft = dir.path().join(words.draft);
    let bytes = std::fs::read(&draft).expect("the draft");
    check(&plan_in(&draft), words);
    let mode = std::fs::metadata(&draft).expect("the draft").permissions();
    assert_eq!(mode.mode() & 0o777, 0o600);

    // The next day: the cursor stands where it was left, and everything is there.
    user.terminal = Terminal::start(dir.path(), &args, SIZE);
    user.is_asked(&EVALUATION, "below");
    caret_behind(&user.terminal, words.below);
    user.terminal.sees(words.method);
    let first_rows = [
        words.method,
        words.risk,
        words.meeting,
        words.channel,
        words.people[0].1,
        words.goal,
    ];
    for (number, name) in (2..=7).rev().zip(first_rows) {
        is_at_step(&user.terminal, number);
        // A column of a table is narrow.
        let beginning: String = name.chars().take(6).collect();
        user.terminal.sees(&beginning);
        user.terminal.press("ctrl+p");
    }
    is_at_step(&user.terminal, 1);
    user.terminal.sees(words.client);
    user.terminal.press("ctrl+q");
    assert_eq!(user.terminal.ends(), 0);
    assert_eq!(std::fs::read(&draft).expect("the draft"), bytes);

    let exported = run(dir.path(), &["export", words.draft, "-o", words.document]);
    assert_eq!(exported.code, 0, "{}", exported.err);
    assert!(exported.out.is_empty());
    assert!(exported.err.contains(words.document), "{}", exported.err);
    let document = std::fs::read_to_string(dir.path().join(words.document));
    check_document(&document.expect("the document"), words);
}

#[test]
fn a_plan_is_written_left_resumed_and_exported_in_chinese() {
    does_the_job(&ZH);
}

#[test]
fn a_plan_is_written_left_resumed_and_exported_in_english() {
    does_the_job(&EN);
}
