//! From field to field and from step to step. Nothing wraps around, and going back is always allowed.

use super::Wizard;
use super::focus::{Action, At, Focus, Stop};
use super::reading;
use crate::calendar::dates;
use crate::catalog::{OPENING, STEPS};
use crate::check;
use crate::draft::Bookmark;
use crate::form::{Cell, Edit, Kind, Tier};
use crate::locale::text;
use crate::text::Caret;
use jiff::civil::Date;

impl Wizard {
    /// Moves the focus; the caret goes to the end of a text answer.
    pub(super) fn go(&mut self, focus: Focus) {
        if focus == self.focus {
            return;
        }
        self.history.seal();
        self.settle_date();
        let left = self.focus;
        self.focus = focus;
        self.drop_untouched_row(left);
        self.caret = Caret::new(self.focused_text().map_or(0, str::len));
    }

    /// The date that a text means, also one typed in short.
    pub fn date_of(&self, written: &str) -> Option<Date> {
        let start = dates::parse(&self.plan.project.start).ok();
        dates::read(written, self.today, start).ok()
    }

    /// A date typed in short, such as `12-1` or `+6m`, is written out when its field is left; a time such as `3pm` too.
    fn settle_date(&mut self) {
        let Some((sheet, row, field)) = self.focus.field() else {
            return;
        };
        let written = sheet.text(&self.plan, row, field);
        let (meant, what) = match sheet.ask(field).kind {
            Kind::Date if dates::parse(written).is_err() => (
                self.date_of(written).map(|date| date.to_string()),
                text("写全日期", "write the date out"),
            ),
            Kind::Time => (
                reading::meant_time(written),
                text("写全时间", "write the time out"),
            ),
            _ => return,
        };
        if let Some(meant) = meant {
            let cell = Cell::new(sheet, &self.plan, row, field);
            let edit = Edit::text(cell, &self.plan, meant);
            let what = what.in_lang(self.lang);
            self.change(vec![edit], what.to_owned());
            self.history.seal();
        }
    }

    /// The text answer that has the focus.
    pub(super) fn focused_text(&self) -> Option<&str> {
        let (sheet, row, field) = self.focus.field()?;
        sheet
            .ask(field)
            .kind
            .is_typed()
            .then(|| sheet.text(&self.plan, row, field))
    }

    /// To the next or the previous stop; at the end of a page to the neighbouring step.
    pub(super) fn move_stop(&mut self, forward: bool) {
        let stops = self.stops();
        let at = |stop: &Stop| stops.iter().position(|held| held == stop);
        match self.focus.at {
            At::Steps => {
                if forward {
                    self.enter_step(self.focus.step);
                }
            }
            At::Page(stop) => match neighbour(&stops, at(&stop), forward) {
                Some(next) => self.go_page(next),
                None => self.cross_step(forward),
            },
            At::Row { sheet, row, stop } => match neighbour(&stops, at(&stop), forward) {
                Some(next) => self.go(Focus {
                    step: self.focus.step,
                    at: At::Row {
                        sheet,
                        row,
                        stop: next,
                    },
                }),
                None if !forward => self.leave_row(sheet, row),
                None => {}
            },
            At::Cell { sheet, row, .. } => self.move_cell(sheet, row, forward),
            At::Question { screen, item } => self.move_question(screen, item, forward),
            At::Prepare { row } => self.move_prepare(row, forward),
        }
    }

    /// To the next or the previous stop by an arrow key: never off the page. Only Tab, Enter and the keys for steps lead
    /// to another step, so that an arrow too many cannot change an answer elsewhere.
    pub(super) fn step_on_page(&mut self, forward: bool) {
        let stops = self.stops();
        let stays = match self.focus.at {
            At::Page(stop) | At::Row { stop, .. } => {
                let at = stops.iter().position(|held| *held == stop);
                neighbour(&stops, at, forward).is_none()
            }
            At::Question { screen, item } => !forward && screen == 0 && item == 0,
            At::Steps | At::Cell { .. } | At::Prepare { .. } => false,
        };
        if !stays {
            self.move_stop(forward);
        }
    }

    /// To the neighbouring cell of a row; past its end to the next row's first cell.
    fn move_cell(&mut self, sheet: usize, row: usize, forward: bool) {
        let about = self.focus.sheet(sheet);
        let columns = self.columns(about).len();
        let rows = about.rows(&self.plan);
        let column = self.list_cursor(sheet).column.unwrap_or(0);
        let (row, column) = match (forward, column) {
            (true, column) if column + 1 < columns => (row, column + 1),
            (true, _) if row + 1 < rows => (row + 1, 0),
            (false, 1..) => (row, column - 1),
            (false, 0) if row > 0 => (row - 1, columns.saturating_sub(1)),
            _ => return self.leave_cell(sheet, row),
        };
        self.open_cell(sheet, row, column);
    }

    /// Puts the focus on a stop of the step's page.
    pub(super) fn go_page(&mut self, stop: Stop) {
        self.go(Focus {
            step: self.focus.step,
            at: At::Page(stop),
        });
    }

    fn cross_step(&mut self, forward: bool) {
        let step = self.focus.step;
        self.accept_proposals(step);
        if forward && step + 1 < STEPS.len() {
            self.enter_step(step + 1);
        } else if !forward && step > 0 {
            self.focus.step = step - 1;
            self.scroll = 0;
            let stops = self.stops_of(step - 1);
            if let Some(last) = stops.last() {
                self.go_page(*last);
            }
        }
    }

    fn stops_of(&self, step: usize) -> Vec<Stop> {
        super::focus::page_stops(step, &|sheet| self.is_expanded(sheet))
    }

    /// Goes into a step: to its first field, or to its first list.
    pub(super) fn enter_step(&mut self, step: usize) {
        let Some(first) = self.stops_of(step).first().copied() else {
            return;
        };
        self.scroll = 0;
        self.go(Focus {
            step,
            at: At::Page(first),
        });
    }

    /// To the step after or before, from wherever the focus is.
    pub(super) fn move_step(&mut self, forward: bool) {
        let step = self.focus.step;
        if !matches!(
            self.focus.at,
            At::Question { .. } | At::Prepare { .. } | At::Steps
        ) {
            self.accept_proposals(step);
        }
        match forward {
            true if step + 1 < STEPS.len() => self.enter_step(step + 1),
            false if step > 0 => self.enter_step(step - 1),
            _ => {}
        }
    }

    /// One level outward: popup, preview, grabbed row, cell or form, page, steps, menu. Never a loss.
    pub(super) fn out(&mut self) {
        if self.popups.pop().is_some() {
            return;
        }
        if self.path.is_none() {
            return;
        }
        if std::mem::take(&mut self.preview.is_whole) || self.unmark() {
            return;
        }
        if let (Some(origin), At::Page(Stop::List { sheet })) = (self.grabbed, self.focus.at) {
            let mut row = self.list_cursor(sheet).row;
            while row != origin {
                self.move_row(sheet, row, row < origin);
                let moved = self.list_cursor(sheet).row;
                if moved == row {
                    break;
                }
                row = moved;
            }
            self.grabbed = None;
            return;
        }
        self.grabbed = None;
        if self.leave_visit() {
            return;
        }
        match self.focus.at {
            At::Cell { sheet, row, .. } => self.leave_cell(sheet, row),
            At::Row { sheet, row, .. } => self.leave_row(sheet, row),
            At::Page(_) => self.go_steps(self.focus.step),
            At::Question { .. } | At::Prepare { .. } => self.skip_questions(),
            At::Steps => self.open_menu(),
        }
    }

    /// To the list of steps.
    pub(super) fn go_steps(&mut self, step: usize) {
        self.scroll = if step == self.focus.step {
            self.scroll
        } else {
            0
        };
        self.go(Focus {
            step,
            at: At::Steps,
        });
    }

    /// Back from a row's form to its list.
    pub(super) fn leave_row(&mut self, sheet: usize, row: usize) {
        self.select(sheet, row, None);
        self.go_page(Stop::List { sheet });
    }

    /// Back from a cell to its list.
    pub(super) fn leave_cell(&mut self, sheet: usize, row: usize) {
        let column = self.list_cursor(sheet).column;
        self.select(sheet, row, column);
        self.go_page(Stop::List { sheet });
    }

    /// To the first answer that is missing, in a text field where there is one; the project's name in a new plan.
    pub(super) fn go_to_first_gap(&mut self) {
        let first = |typed_only: bool| {
            (0..STEPS.len()).find_map(|step| {
                let gap = check::first_gap(&self.plan, step, typed_only)?;
                Some((step, gap.0, gap.1, gap.2))
            })
        };
        let gap = first(true).or_else(|| first(false));
        self.go_to(gap.unwrap_or((0, 0, 0, 0)));
        // A draft may be opened where the focus happens to be already.
        self.caret = Caret::new(self.focused_text().map_or(0, str::len));
    }

    /// Where the user is, in words that outlive the program.
    pub fn spot(&self) -> Bookmark {
        let step = self.focus.step();
        let mut spot = Bookmark {
            step: step.key.to_owned(),
            answers: self.answers(),
            ..Bookmark::default()
        };
        if let Some((sheet, row, field)) = self.focus.field() {
            spot.sheet = sheet.about().name.to_owned();
            spot.row = sheet.id(&self.plan, row).to_owned();
            spot.field = sheet.ask(field).key.to_owned();
            spot.caret = self.caret.at;
        } else if let Some(list) = self.focus.list() {
            let sheet = self.focus.sheet(list);
            spot.sheet = sheet.about().name.to_owned();
            let row = match self.focus.at {
                At::Row { row, .. } => row,
                _ => self.list_cursor(list).row,
            };
            spot.row = sheet.id(&self.plan, row).to_owned();
        }
        if self.focus.is_opening() {
            spot.sheet = OPENING.about.name.to_owned();
        }
        spot
    }

    /// Back to where the user was, as far as that still exists.
    pub(super) fn return_to(&mut self, spot: &Bookmark) {
        self.take_answers(&spot.answers);
        if spot.sheet == OPENING.about.name {
            self.return_to_question(&spot.field);
            return self.caret_at(spot.caret);
        }
        let Some(step) = STEPS.iter().position(|step| step.key == spot.step) else {
            return self.go_to_first_gap();
        };
        let place = STEPS[step]
            .sheets
            .iter()
            .position(|sheet| sheet.about().name == spot.sheet);
        let Some(sheet) = place else {
            self.focus.step = step;
            return self.enter_step(step);
        };
        let about = STEPS[step].sheets[sheet];
        let row = about.place(&self.plan, &spot.row);
        let field = about.field(&spot.field);
        if let Some(field) = field
            && about.ask(field).tier == Tier::More
        {
            self.expanded.insert(about.about().name);
        }
        self.focus.step = step;
        let at = match (about.is_list(), row, field) {
            (true, Some(row), Some(field)) => {
                self.select(sheet, row, None);
                At::Row {
                    sheet,
                    row,
                    stop: Stop::Field { sheet, field },
                }
            }
            (true, row, _) => {
                self.select(sheet, row.unwrap_or(0), None);
                At::Page(Stop::List { sheet })
            }
            (false, _, Some(field)) => At::Page(Stop::Field { sheet, field }),
            (false, _, None) => return self.enter_step(step),
        };
        self.focus = Focus { step, at };
        self.caret_at(spot.caret);
    }

    fn caret_at(&mut self, at: usize) {
        self.caret = Caret::new(at);
        if let Some(text) = self.focused_text() {
            let text = text.to_owned();
            self.caret.clamp(&text);
        }
    }

    /// Enter on the last answer of something leads on: in a row to its actions, on a page to the next stop.
    pub(super) fn go_on(&mut self) {
        match self.focus.at {
            At::Cell { sheet, row, .. } => {
                let rows = self.focus.sheet(sheet).rows(&self.plan);
                let column = self.list_cursor(sheet).column.unwrap_or(0);
                match row + 1 < rows {
                    true => self.open_cell(sheet, row + 1, column),
                    false => {
                        self.select(sheet, rows, None);
                        self.go_page(Stop::List { sheet });
                    }
                }
            }
            At::Row { sheet, row, stop } => {
                let stops = self.stops();
                let place = stops.iter().position(|held| *held == stop);
                // "More" is passed by: Tab and the arrows reach it.
                let next = stops
                    .iter()
                    .skip(place.map_or(0, |place| place + 1))
                    .find(|stop| !matches!(stop, Stop::More { .. }))
                    .copied()
                    .unwrap_or(Stop::Action(Action::Done));
                self.go(Focus {
                    step: self.focus.step,
                    at: At::Row {
                        sheet,
                        row,
                        stop: next,
                    },
                });
            }
            _ => self.move_stop(true),
        }
    }
}

fn neighbour(stops: &[Stop], at: Option<usize>, forward: bool) -> Option<Stop> {
    let at = at?;
    let next = match forward {
        true => at + 1,
        false => at.checked_sub(1)?,
    };
    stops.get(next).copied()
}
