use super::*;
use crate::catalog::{CHANNELS, Starter};
use crate::document::{Answers, Audience, Table};
use crate::form::Part;
use crate::plan::{Row, Stakeholder};

fn starter() -> Plan {
    let starter = Starter::named("software-delivery").unwrap();
    crate::draft::read(starter.text(Lang::Zh).as_bytes(), &mut Ids::new(1)).unwrap()
}

fn take(plan: &mut Plan, text: &str) -> Report {
    stakeholders(text.as_bytes(), plan, &mut Ids::new(7)).unwrap()
}

fn person(plan: &Plan, row: usize) -> Row<Stakeholder> {
    plan.stakeholders.at(row).unwrap().clone()
}

#[test]
fn people_are_added_by_headings_in_either_language() {
    let mut plan = Plan::default();
    let channels: SheetRef = &CHANNELS;
    channels.insert(&mut plan, 0, channels.blank("mail".to_owned()));
    plan.channels.at_mut(0).unwrap().record.name = "电子邮件".to_owned();
    let report = take(
        &mut plan,
        "\u{feff}角色, 姓 名 ,EMAIL,Side,职级,人数,偏好渠道\r\n客户经理,李敏,limin@x.example,客户方,P7,,电子邮件\r\n\r\nUsers,\"Reeves, Daniel\",,ours,,'+6,传真\r\n,,nobody@x.example\r\n",
    );
    assert_eq!(report.added, 2);
    assert_eq!(report.unknown, ["职级"]);
    assert_eq!(report.nameless, [4]);
    assert_eq!(report.misfits, [(3, "偏好渠道".to_owned())]);
    assert_eq!(person(&plan, 0).channels, ["mail"]);
    assert_eq!(person(&plan, 0).side, "client");
    assert_eq!(person(&plan, 0).email, "limin@x.example");
    assert_eq!(person(&plan, 1).name, "Reeves, Daniel");
    assert_eq!(person(&plan, 1).headcount, "+6");
    assert_ne!(person(&plan, 0).id, person(&plan, 1).id);
    assert_eq!(
        report.say(Lang::Zh),
        "新增 2 人，补充 0 人，0 人没有变化。\n不认识的列，未导入：职级。\n既没有角色也没有姓名，未导入：第 4 行。\n与选项或名单不符，未导入：第 3 行“偏好渠道”。"
    );
    assert!(
        report
            .say(Lang::En)
            .contains("Without role and name, not taken: row 4.")
    );
}

#[test]
fn what_other_programs_call_a_column_is_understood() {
    for table in [
        "Full name,Job title,Email address,Phone number,Company\nMin Li,PM,ml@x.example,1,Starport\n",
        "FULL NAME;Title;E-mail;Mobile;Organization\nMin Li;PM;ml@x.example;1;Starport\n",
        "Contact,Position,email,Telephone,Organisation\nMin Li,PM,ml@x.example,1,Starport\n",
        "姓名,职务,电子邮件,手机,单位\nMin Li,PM,ml@x.example,1,Starport\n",
        "名字,职位,邮箱,联系电话,公司\nMin Li,PM,ml@x.example,1,Starport\n",
        "联系人,岗位,邮箱地址,电话,部门\nMin Li,PM,ml@x.example,1,Starport\n",
        // The question's own name goes before what else it may be called, wherever it stands.
        "Job title,Name,Role,E-mail,Phone,Company\nHead of IT,Min Li,PM,ml@x.example,1,Starport\n",
    ] {
        let mut plan = Plan::default();
        let report = take(&mut plan, table);
        assert_eq!(report.added, 1, "{table}");
        let one = person(&plan, 0);
        let said = [
            &one.name,
            &one.role,
            &one.email,
            &one.phone,
            &one.organisation,
        ];
        assert_eq!(
            said,
            ["Min Li", "PM", "ml@x.example", "1", "Starport"],
            "{table}"
        );
    }
}

#[test]
fn who_is_there_is_filled_in_and_never_overwritten() {
    let mut plan = Plan::default();
    take(&mut plan, "role;name;phone\nSponsor;;\nPM;张伟;1\n");
    let place = plan.stakeholders.place(&person(&plan, 0).id).unwrap();
    let row = plan.stakeholders.at_mut(place).unwrap();
    row.kept.pending = vec!["name".to_owned(), "email".to_owned()];
    let report = take(
        &mut plan,
        // The sponsor's name; the same PM with another phone; another person of the same name; the PM again, unchanged.
        "role\tname\tphone\temail\nSponsor\t王芳\t2\t\nPM\t张 伟\t9\tzw@x.example\nTester\t张伟\t\tzw2@x.example\nPM\t张伟\t1\t\n",
    );
    assert_eq!(
        (report.added, report.filled, report.unchanged, report.kept),
        (1, 2, 1, 1)
    );
    assert_eq!(person(&plan, 0).name, "王芳");
    assert_eq!(person(&plan, 0).kept.pending, ["email"]);
    assert_eq!(person(&plan, 1).phone, "1");
    assert_eq!(person(&plan, 1).email, "zw@x.example");
    assert_eq!(person(&plan, 2).role, "Tester");
    let again = take(&mut plan, "role,name\nSponsor,王芳\n");
    assert!(!again.has_changed());
}

#[test]
fn what_spreadsheets_save_is_read() {
    let table = "角色,姓名\n发起人,周建国\n";
    let (gbk, _, _) = GB18030.encode(table);
    let utf16: Vec<u8> = (std::iter::once(0xfeff).chain(table.replace(',', "\t").encode_utf16()))
        .flat_map(u16::to_le_bytes)
        .collect();
    let western = b"Role;Name\nSponsor;Jos\xe9 M\xfcller\n".to_vec();
    for (bytes, encoding, name) in [
        (gbk.into_owned(), "gb18030", "周建国"),
        (utf16, "UTF-16LE", "周建国"),
        (western, "windows-1252", "José Müller"),
        (b"sep=|\r\nrole|name\r\nx|a,b;c".to_vec(), "", "a,b;c"),
    ] {
        let mut plan = Plan::default();
        let report = stakeholders(&bytes, &mut plan, &mut Ids::new(1)).unwrap();
        assert_eq!(report.encoding.unwrap_or_default(), encoding);
        assert_eq!(person(&plan, 0).name, name);
    }
}

#[test]
fn the_sign_between_cells_is_that_of_the_first_row() {
    for text in [
        // As old Macs end their lines; what follows must not be counted.
        "role;name\rx;a,b,c\r",
        "sep=;\rrole;name\rx;a,b,c\r",
        // Quoted headings hold signs, quotes and line ends.
        "role;name;\"a \"\"b\"\", c, d,\ne\"\r\nx;a,b,c;\r\n",
        // A quote within a heading is one of its text.
        "role;name;5\" or more\nx;a,b,c;\"1\"\n",
    ] {
        let mut plan = Plan::default();
        take(&mut plan, text);
        assert_eq!(person(&plan, 0).name, "a,b,c", "{text:?}");
    }
}

#[test]
fn names_may_hold_the_signs_that_stand_between_names() {
    let mut plan = Plan::default();
    let channels: SheetRef = &CHANNELS;
    for (row, name) in ["Telephone", "Telephone, urgent", "看板/周会、站会"]
        .into_iter()
        .enumerate()
    {
        channels.insert(&mut plan, row, channels.blank(format!("c{row}")));
        plan.channels.at_mut(row).unwrap().record.name = name.to_owned();
    }
    let report = take(
        &mut plan,
        "name;preferred channels\na;看板/周会、站会、Telephone\nb;\"telephone, Urgent, telephone\"\nc;Telephone, late\n",
    );
    assert_eq!(person(&plan, 0).channels, ["c2", "c0"]);
    assert_eq!(person(&plan, 1).channels, ["c1", "c0"]);
    assert_eq!(report.misfits, [(4, "preferred channels".to_owned())]);
}

#[test]
fn a_file_without_headings_or_rows_changes_nothing() {
    let before = starter();
    for (bytes, expected) in [
        (&b""[..], Refusal::Empty),
        (b"\n ,\n", Refusal::Empty),
        (
            b"a,b\n1,2\n",
            Refusal::NoHeadings(vec!["a".to_owned(), "b".to_owned()]),
        ),
        (b"phone\n1\n", Refusal::NoHeadings(vec!["phone".to_owned()])),
    ] {
        let mut plan = before.clone();
        let refusal = stakeholders(bytes, &mut plan, &mut Ids::new(1)).unwrap_err();
        assert_eq!(refusal, expected);
        assert!(refusal.say(Lang::Zh, "a\u{1b}.csv").contains("没有导入"));
        assert_eq!(plan, before);
    }
    let huge = vec![b'x'; MOST_BYTES + 1];
    let refusal = stakeholders(&huge, &mut before.clone(), &mut Ids::new(1));
    assert_eq!(refusal, Err(Refusal::TooLarge));
}

#[test]
fn a_list_holds_what_it_holds() {
    let mut plan = Plan::default();
    let rows: String = (0..MOST_ROWS + 5).map(|n| format!("r{n},n{n}\n")).collect();
    let report = take(&mut plan, &format!("role,name\n{rows}"));
    assert_eq!((report.added, report.beyond), (MOST_ROWS, 5));
}

/// The register as a table of text.
fn register(plan: &Plan, lang: Lang) -> Table {
    Answers::new(plan, lang, Audience::Internal).table(Part::Register)
}

#[test]
fn our_own_register_comes_back_whole() {
    for lang in Lang::ALL {
        let plan = starter();
        let mut other = plan.clone();
        while other.stakeholders.remove(0).is_some() {}
        let job = crate::export::Job {
            plan: &plan,
            outline: crate::document::OUTLINES[0],
            lang,
            audience: Audience::Internal,
        };
        let file = (crate::export::of_key("csv-register").unwrap().render)(&job);
        let report = stakeholders(&file, &mut other, &mut Ids::new(1)).unwrap();
        assert_eq!(report.added, plan.stakeholders.len());
        assert_eq!(report.misfits, []);
        assert_eq!(
            register(&other, lang).columns,
            register(&plan, lang).columns
        );
        let cells = |plan: &Plan| -> Vec<_> {
            register(plan, lang)
                .rows
                .into_iter()
                .map(|row| row.cells)
                .collect()
        };
        assert_eq!(cells(&other), cells(&plan));
        let again = stakeholders(&file, &mut other, &mut Ids::new(1)).unwrap();
        assert_eq!((again.added, again.filled, again.kept), (0, 0, 0));
        // Nor is there news for the plan that it came from.
        let mut same = plan.clone();
        let report = stakeholders(&file, &mut same, &mut Ids::new(1)).unwrap();
        assert_eq!((report.added, report.filled, report.kept), (0, 0, 0));
        assert_eq!(same, plan);
        let empty: [&str; 0] = [];
        assert_eq!(report.unknown, empty, "our own number is known");
    }
}

#[test]
fn people_of_one_name_are_told_apart_and_said() {
    let mut plan = Plan::default();
    let table = "姓名,角色,邮箱\n张伟,PM,a@x.example\n张伟,PM,b@x.example\n李敏,PM,\n张伟,测试,\n";
    let report = take(&mut plan, table);
    // Without an address it may be either: the first of the name.
    assert_eq!((report.added, report.unchanged), (3, 1));
    assert_eq!(report.twins, [3]);
    assert!(report.say(Lang::Zh).contains("请核对：第 3 行。"));
    assert!(report.say(Lang::En).contains("please check: row 3."));
    for _ in 0..2 {
        let again = take(&mut plan, table);
        assert_eq!((again.added, again.filled, again.twins.len()), (0, 0, 0));
    }
    assert_eq!(plan.stakeholders.len(), 3);
    // The address belongs to the one who had none.
    let more = take(
        &mut plan,
        "姓名,角色,邮箱\n李敏,PM,c@x.example\n李敏,PM,d@x.example\n李敏,PM,d@x.example\n",
    );
    assert_eq!((more.filled, more.added, more.unchanged), (1, 1, 1));
    assert_eq!(more.twins, [3]);
}

#[test]
fn a_side_is_known_by_other_names() {
    let mut plan = Plan::default();
    plan.project.client = "星港物流".to_owned();
    plan.project.organisation = "云启科技".to_owned();
    let report = take(
        &mut plan,
        "姓名,所属方\na,客户\nb,云启 科技\nc,甲方\nd,星港物流\ne,乙方\nf,别处\n",
    );
    let sides: Vec<String> = (0..6).map(|row| person(&plan, row).side.clone()).collect();
    assert_eq!(sides, ["client", "ours", "client", "client", "ours", ""]);
    assert_eq!(report.misfits, [(7, "所属方".to_owned())]);
}
