//! Boards: what follows from the whole plan, to be read over the page. Their lines are made when a board is opened and
//! when a key changes what it shows, not at every frame.

use super::keymap::Command;
use super::overlay::read;
use super::popup::Popup;
use super::workload::row_name;
use super::{Wizard, workload};
use crate::calendar::dates;
use crate::calendar::load::Scope;
use crate::calendar::month::{self, What};
use crate::catalog::{CHANNELS, SCHEDULE};
use crate::form::Sheet;
use crate::locale::{Lang, text};
use crate::text::{cut, width};
use jiff::civil::Date;

/// How a line of a board is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A heading, or the day of something.
    Head,
    /// What is said.
    Text,
    /// What is explained.
    Dim,
    /// What wants to be seen.
    Alarm,
}

/// A line of a board.
pub type BoardLine = (String, Tone);

/// What a board shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Board {
    /// The hours of each person.
    Load,
    /// The days of a month, named by its first.
    Month(Date),
}

/// An open board.
#[derive(Clone, Debug)]
pub struct OpenBoard {
    /// What it shows.
    pub board: Board,
    /// The first line shown.
    pub top: usize,
    /// What it says.
    pub lines: Vec<BoardLine>,
}

/// The most columns of a board.
const CELLS: usize = 74;

impl Wizard {
    /// Opens a board, or closes it if it is open.
    pub(super) fn open_board(&mut self, board: Board) {
        if self.path.is_none() {
            return;
        }
        let lines = self.board_lines(board);
        self.popups.push(Popup::Board(OpenBoard {
            board,
            top: 0,
            lines,
        }));
    }

    /// Opens the month in which the plan's user is: the current one within the project, else the first.
    pub(super) fn open_month(&mut self) {
        let start =
            month::first_month(&self.plan).and_then(|(year, month)| Date::new(year, month, 1).ok());
        let end = dates::parse(&self.plan.project.end).ok();
        let today = self.today.map(|today| today.first_of_month());
        let is_within =
            |day: &Date| start.is_some_and(|s| *day >= s) && end.is_some_and(|e| *day <= e);
        let Some(first) = today.filter(is_within).or(start).or(today) else {
            let hint = text(
                "请先在“项目”一步填写开始日期和结束日期。",
                "Fill in the project's start and end dates first.",
            );
            return self.tell(hint.in_lang(self.lang));
        };
        self.open_board(Board::Month(first));
    }

    /// Scrolls a board, or turns to the month before or after.
    pub(super) fn in_board(&mut self, command: Command) {
        let screen = self.layout.screen();
        let Some(Popup::Board(open)) = self.popups.last_mut() else {
            return;
        };
        let turned = match (open.board, command) {
            (Board::Month(first), Command::Left) => first.yesterday().map(Date::first_of_month),
            (Board::Month(first), Command::Right) => first.last_of_month().tomorrow(),
            _ => {
                // Only as far as there is something to see, so that the way back is no longer.
                let most = open.lines.len().saturating_sub(1);
                read(&mut open.top, command, screen);
                open.top = open.top.min(most);
                return;
            }
        };
        if let Ok(first) = turned {
            self.popups.pop();
            self.open_board(Board::Month(first));
        }
    }

    /// How many columns a board has.
    pub fn board_cells(&self) -> usize {
        CELLS.min(self.layout.width.saturating_sub(6)).max(1)
    }

    /// A board's title.
    pub fn board_title(&self, board: Board) -> String {
        let lang = self.lang;
        match board {
            Board::Load => text("每月沟通工作量（Esc 关闭）", "Hours a month (Esc closes)")
                .in_lang(lang)
                .to_owned(),
            Board::Month(first) => match lang {
                Lang::Zh => format!(
                    "{} 年 {} 月（左右翻月，Esc 关闭）",
                    first.year(),
                    first.month()
                ),
                Lang::En => {
                    let month = dates::short(first, lang);
                    let month = month.trim_start_matches("1 ");
                    format!("{month} (Left, Right turn; Esc closes)")
                }
            },
        }
    }

    fn board_lines(&self, board: Board) -> Vec<BoardLine> {
        match board {
            Board::Load => workload::lines(&self.plan, self.lang, self.board_cells()),
            Board::Month(first) => self.month_lines(first),
        }
    }

    fn month_lines(&self, first: Date) -> Vec<BoardLine> {
        let lang = self.lang;
        let plan = &self.plan;
        let Some(found) = month::month(plan, first.year(), first.month(), Scope::ALL) else {
            return Vec::new();
        };
        let mut lines = self.month_grid(&found);
        let channel = |id: &str| match CHANNELS.place(plan, id) {
            Some(place) => lang.bracketed(row_name(&CHANNELS, plan, place)),
            None => String::new(),
        };
        let mut is_empty = true;
        for (entries, day) in found.days.iter().zip(1i8..) {
            let Ok(date) = Date::new(first.year(), first.month(), day) else {
                continue;
            };
            for (place, entry) in entries.iter().enumerate() {
                is_empty = false;
                let lead = match place {
                    0 => format!("{day:>2} {}", short_weekday(date, lang)),
                    _ => " ".repeat(width(&format!("{day:>2} {}", short_weekday(date, lang)))),
                };
                let at = entry.at.map_or("     ".to_owned(), |at| {
                    format!("{:02}:{:02}", at.hour(), at.minute())
                });
                let (what, tone) = match entry.what {
                    What::Milestone(phase) => {
                        let phase = plan.phases.at(phase);
                        let name = phase.map_or("", |phase| match phase.milestone.trim() {
                            "" => phase.name.trim(),
                            milestone => milestone,
                        });
                        let mark = text("里程碑", "Milestone").in_lang(lang);
                        (format!("{mark}{}{name}", lang.colon()), Tone::Head)
                    }
                    What::Communication(row) => {
                        let name = row_name(&SCHEDULE, plan, row);
                        let by = plan.schedule.at(row).map_or("", |row| row.channel.as_str());
                        (format!("{name}{}", channel(by)), Tone::Text)
                    }
                };
                let line = format!("{lead}  {at}  {what}");
                lines.push((cut(&line, self.board_cells()).0, tone));
            }
        }
        if is_empty {
            let none = text("这个月没有安排。", "Nothing takes place in this month.");
            lines.push((none.in_lang(lang).to_owned(), Tone::Dim));
        }
        self.clash_lines(first, &mut lines);
        self.undated_lines(&mut lines);
        lines
    }

    /// The weeks of the month, with how many things each day has.
    fn month_grid(&self, found: &month::Month) -> Vec<BoardLine> {
        let lang = self.lang;
        let cell = self.board_cells() / 7;
        let put = |line: &mut String, words: &str| {
            let (words, used) = cut(words, cell);
            line.push_str(&words);
            line.push_str(&" ".repeat(cell - used));
        };
        let mut head = String::new();
        let mut day = found.first;
        while day.weekday() != jiff::civil::Weekday::Monday {
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        for _ in 0..7 {
            put(&mut head, short_weekday(day, lang));
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        let mut lines = vec![(head.trim_end().to_owned(), Tone::Dim)];
        let offset = usize::from(found.first.weekday().to_monday_zero_offset().unsigned_abs());
        let mut line = " ".repeat(cell * offset);
        for (place, entries) in found.days.iter().enumerate() {
            let words = match entries.len() {
                0 => format!("{}", place + 1),
                count => format!("{} [{count}]", place + 1),
            };
            put(&mut line, &words);
            if (offset + place) % 7 == 6 || place + 1 == found.days.len() {
                lines.push((std::mem::take(&mut line).trim_end().to_owned(), Tone::Text));
            }
        }
        lines.push((String::new(), Tone::Text));
        lines
    }

    /// Who would have to be in two meetings at once.
    fn clash_lines(&self, first: Date, lines: &mut Vec<BoardLine>) {
        let lang = self.lang;
        let plan = &self.plan;
        let last = first.last_of_month();
        let clashes = month::overlaps(plan, Scope::ALL);
        for clash in clashes.iter().filter(|clash| clash.first <= last) {
            let name = |row: usize| row_name(&SCHEDULE, plan, row);
            let people: Vec<String> = clash
                .people
                .iter()
                .map(|one| workload::person(plan, *one, lang))
                .collect();
            let people = people.join(lang.comma());
            let (one, other) = (name(clash.rows.0), name(clash.rows.1));
            let day = dates::long(clash.first, lang);
            let line = match lang {
                Lang::Zh => format!("“{one}”与“{other}”时间重叠，首次为{day}：{people}"),
                Lang::En => format!("\"{one}\" and \"{other}\" overlap, first on {day}: {people}"),
            };
            lines.extend(self.wrapped(&line, Tone::Alarm));
        }
    }

    /// What has no dates, and why.
    fn undated_lines(&self, lines: &mut Vec<BoardLine>) {
        let lang = self.lang;
        let undated = month::undated(&self.plan, Scope::ALL);
        if undated.is_empty() {
            return;
        }
        lines.push((String::new(), Tone::Text));
        let head = text("没有固定日期", "Without fixed dates");
        lines.push((head.in_lang(lang).to_owned(), Tone::Head));
        for (row, why) in undated {
            let name = row_name(&SCHEDULE, &self.plan, row);
            let colon = lang.colon();
            let line = format!("- {name}{colon}{}", why.sentence().in_lang(lang));
            lines.extend(self.wrapped(&line, Tone::Dim));
        }
    }

    fn wrapped(&self, line: &str, tone: Tone) -> Vec<BoardLine> {
        let rows = crate::text::wrap(line, self.board_cells());
        rows.iter()
            .map(|row| (line[row.start..row.end].to_owned(), tone))
            .collect()
    }
}

/// A weekday in a column: `周二`, `Tue`.
fn short_weekday(date: Date, lang: Lang) -> &'static str {
    let name = dates::weekday(date.weekday(), lang);
    match lang {
        Lang::Zh => name,
        Lang::En => &name[..3],
    }
}
