//! Closed questions and references: chosen by digit, arrow or from a list, never typed.

use super::Wizard;
use super::focus::{At, Stop};
use super::key::ascii_twin;
use super::keymap::Command;
use super::message::Effect;
use super::popup::{Entry, MENU, Picker, Popup};
use crate::catalog::STEPS;
use crate::form::{Cell, Edit, Kind, Value};
use crate::locale::{Lang, text};
use crate::plan::Plan;

impl Wizard {
    /// A digit where nothing is typed: chooses, or jumps.
    pub(super) fn digit(&mut self, digit: usize, effects: &mut Vec<Effect>) {
        if let Some(Popup::Menu { .. }) = self.popups.last() {
            if let Some(row) = digit.checked_sub(1).filter(|row| *row < MENU.len()) {
                self.popups.push(Popup::Menu { row });
                self.popups.remove(self.popups.len() - 2);
                self.run(Command::Enter, effects);
            }
            return;
        }
        if let Some(Popup::Grid(_)) = self.popups.last() {
            return self.tick_grid(Some(digit));
        }
        if let Some(Popup::Export(exporting)) = self.popups.last_mut() {
            return exporting.choose(digit);
        }
        if let Some(Popup::Vacancy(vacancy)) = self.popups.last() {
            let most = self.choices(vacancy).len();
            if let (Some(chosen), Some(Popup::Vacancy(vacancy))) =
                (digit.checked_sub(1), self.popups.last_mut())
                && chosen < most
            {
                vacancy.row = chosen;
                self.fill_vacancy();
            }
            return;
        }
        if !self.popups.is_empty() {
            // What lies under it is not what is meant.
            return;
        }
        if self.path.is_none() {
            let entries = self.home.entries().len();
            if let Some(row) = digit.checked_sub(1).filter(|row| *row < entries) {
                self.home.row = row;
                self.run(Command::Enter, effects);
            }
            return;
        }
        match self.focus.at {
            _ if self.preview.is_whole => {}
            At::Steps => {
                if let Some(step) = digit.checked_sub(1)
                    && step < STEPS.len()
                {
                    self.enter_step(step);
                }
            }
            At::Page(Stop::List { sheet }) => {
                if self.choose_in_list(sheet, digit) {
                    return;
                }
                let row = digit.saturating_sub(1);
                self.select(sheet, row, self.list_cursor(sheet).column);
            }
            At::Prepare { .. } => self.toggle_group(digit.saturating_sub(1)),
            At::Page(Stop::Findings) => self.select_finding(digit.saturating_sub(1)),
            _ => self.choose_number(digit),
        }
    }

    /// Opens the list of answers for the focused question.
    pub(super) fn open_picker(&mut self, filter: &str) {
        if let Some(cell) = self.cell() {
            let picker = Picker::open(cell, &self.plan, self.lang, filter);
            self.popups.push(Popup::Picker(picker));
        }
    }

    /// How many answers of a question a digit can choose: the tokens of a closed one, the rows of a short list.
    pub fn numbered(&self, kind: Kind) -> usize {
        match kind.refers_to().map(|target| target.rows(&self.plan)) {
            Some(rows @ ..=9) => rows,
            Some(_) => 0,
            None => kind.tokens().len().min(9),
        }
    }

    /// Chooses the answer with this number; in a question with several answers, ticks it.
    pub(super) fn choose_number(&mut self, number: usize) {
        let Some(kind) = self.focus.kind() else {
            return;
        };
        if let Some(target) = kind.refers_to() {
            let place = number.checked_sub(1);
            match place.filter(|place| *place < self.numbered(kind)) {
                Some(place) => {
                    let id = target.id(&self.plan, place).to_owned();
                    self.choose(&id);
                }
                None if target.rows(&self.plan) <= 9 => self.tell_numbers(kind),
                // In a long list digits narrow it down like letters.
                None => self.open_picker(&number.to_string()),
            }
            return;
        }
        match number
            .checked_sub(1)
            .and_then(|place| kind.tokens().get(place))
        {
            Some(token) => self.choose(token.key),
            None => self.tell_numbers(kind),
        }
    }

    /// Says which digits choose here, after another one.
    fn tell_numbers(&mut self, kind: Kind) {
        let most = self.numbered(kind);
        let said = match (self.lang, most) {
            (Lang::Zh, 0) => "名单还是空的，按回车新增。".to_owned(),
            (Lang::En, 0) => "The list is still empty; Enter adds to it.".to_owned(),
            (Lang::Zh, most) => format!("这一项按 1 到 {most} 选，或按回车打开选项。"),
            (Lang::En, most) => {
                format!("Choose with 1 to {most} here, or open the list with Enter.")
            }
        };
        self.tell(said);
    }

    /// A digit in the list of a closed question chooses, while no filter is typed; where several can be chosen it ticks, as
    /// on the question itself, and Enter is done. Whether it did.
    pub(super) fn pick_number(&mut self, typed: &str) -> bool {
        let Some(Popup::Picker(picker)) = self.popups.last() else {
            return false;
        };
        let (most, many) = (self.numbered(picker.kind()), picker.kind().is_list());
        let Some(Popup::Picker(picker)) = self.popups.last_mut() else {
            return false;
        };
        let mut letters = typed.chars().map(ascii_twin);
        let digit = letters.next().and_then(|letter| letter.to_digit(10));
        let place = digit.and_then(|digit| (digit as usize).checked_sub(1));
        match place {
            Some(place)
                if letters.next().is_none() && picker.filter.text.is_empty() && place < most =>
            {
                picker.row = place;
                self.pick(!many);
                true
            }
            _ => false,
        }
    }

    /// The answer before or after the one that is chosen.
    pub(super) fn choose_neighbour(&mut self, forward: bool) {
        let Some((sheet, row, field)) = self.focus.field() else {
            return;
        };
        let kind = sheet.ask(field).kind;
        let Kind::Choice(tokens) = kind else {
            return self.open_picker("");
        };
        let held = sheet.text(&self.plan, row, field);
        let place = tokens.iter().position(|token| token.key == held);
        let next = match (place, forward) {
            (None, true) => Some(0),
            (None, false) => tokens.len().checked_sub(1),
            (Some(place), true) => Some(place + 1),
            (Some(place), false) => place.checked_sub(1),
        };
        if let Some(token) = next.and_then(|place| tokens.get(place)) {
            self.choose(token.key);
        }
    }

    /// Empties the focused question.
    pub(super) fn clear_choice(&mut self) {
        let Some(cell) = self.cell() else { return };
        let mut edits: Vec<Edit> = self.pending_edit(false).into_iter().collect();
        if !cell.sheet.is_blank(&self.plan, cell.hint, cell.field) {
            edits.push(match cell.sheet.ask(cell.field).kind.is_list() {
                true => Edit::list(cell, &self.plan, Vec::new()),
                false => Edit::text(cell, &self.plan, ""),
            });
        }
        if edits.is_empty() {
            return;
        }
        let what = text("清空选择", "empty the choice").in_lang(self.lang);
        self.change(edits, what.to_owned());
        self.history.seal();
        let done = text("已清空。Ctrl-Z 恢复。", "Emptied. Ctrl-Z brings it back.");
        self.tell(done.in_lang(self.lang));
    }

    /// Chooses a token or an id; in a question with several answers, ticks it or takes the tick away.
    pub(super) fn choose(&mut self, key: &str) {
        if let Some(cell) = self.cell() {
            let edits = self.pending_edit(false).into_iter().collect();
            self.choose_in(cell, edits, key);
        }
    }

    /// A letter on a selected cell whose answer is chosen opens the cell and narrows what there is to choose. Whether it
    /// did.
    pub(super) fn seek_in_list(&mut self, typed: &str) -> bool {
        let At::Page(Stop::List { sheet }) = self.focus.at else {
            return false;
        };
        let about = self.focus.sheet(sheet);
        let cursor = self.list_cursor(sheet);
        let column = cursor.column.filter(|at| {
            let field = self.columns(about).get(*at).copied();
            field.is_some_and(|field| !about.ask(field).kind.is_typed())
        });
        let Some(column) = column.filter(|_| self.is_on_page()) else {
            return false;
        };
        if cursor.row >= about.rows(&self.plan) {
            return false;
        }
        self.open_cell(sheet, cursor.row, column);
        self.open_picker(typed);
        true
    }

    /// A digit on a selected cell of a list: chooses the answer or the row with this number, 0 all or none of them.
    /// Whether the cell takes digits.
    pub(super) fn choose_in_list(&mut self, sheet: usize, number: usize) -> bool {
        let about = self.focus.sheet(sheet);
        let cursor = self.list_cursor(sheet);
        let column = cursor
            .column
            .and_then(|at| self.columns(about).get(at).copied());
        let Some(field) = column else { return false };
        let kind = about.ask(field).kind;
        if kind.is_typed() || cursor.row >= about.rows(&self.plan) {
            return false;
        }
        let cell = Cell::new(about, &self.plan, cursor.row, field);
        let keys: Vec<String> = match kind.refers_to() {
            Some(target) => (0..target.rows(&self.plan))
                .map(|row| target.id(&self.plan, row).to_owned())
                .collect(),
            None => kind
                .tokens()
                .iter()
                .map(|token| token.key.to_owned())
                .collect(),
        };
        match number.checked_sub(1) {
            None if kind.is_list() => {
                let all = about.list(&self.plan, cursor.row, field).len() == keys.len();
                let list = if all { Vec::new() } else { keys };
                let what = text("全选或全不选", "choose all or none").in_lang(self.lang);
                self.change(vec![Edit::list(cell, &self.plan, list)], what.to_owned());
                self.history.seal();
            }
            None => {}
            Some(place) => {
                if let Some(key) = keys.get(place) {
                    let key = key.clone();
                    self.choose_in(cell, Vec::new(), &key);
                }
            }
        }
        true
    }

    fn choose_in(&mut self, cell: Cell, mut edits: Vec<Edit>, key: &str) {
        if cell.sheet.ask(cell.field).kind.is_list() {
            let mut list = cell.sheet.list(&self.plan, cell.hint, cell.field).to_vec();
            match list.iter().position(|held| held == key) {
                Some(place) => {
                    list.remove(place);
                }
                None => tick(&mut list, cell.sheet.ask(cell.field).kind, &self.plan, key),
            }
            edits.push(Edit::list(cell, &self.plan, list));
        } else if cell.sheet.text(&self.plan, cell.hint, cell.field) != key {
            edits.push(Edit::text(cell, &self.plan, key));
        }
        let what = text("选择", "choose").in_lang(self.lang);
        self.change(edits, what.to_owned());
        self.history.seal();
    }

    /// Enter or Space on an entry of the picker. Space ticks and stays. Enter takes one answer and goes on; where several
    /// can be ticked it is done with them, or takes the highlighted one where none is. What was looked for by a filter is
    /// ticked by Enter too, and the list stays.
    pub(super) fn pick(&mut self, leave: bool) {
        let Some(Popup::Picker(picker)) = self.popups.last() else {
            return;
        };
        let many = picker.kind().is_list();
        let entries = picker.entries(&self.plan, self.lang);
        let filter = picker.filter.text.trim().to_owned();
        let is_chosen = |entry: &Entry| {
            matches!(
                entry,
                Entry::Pick { chosen: true, .. } | Entry::Pending { chosen: true }
            )
        };
        let is_done = many && leave && filter.is_empty();
        if is_done && entries.iter().any(is_chosen) {
            self.popups.pop();
            return self.go_on();
        }
        match entries.get(picker.row) {
            Some(Entry::Pick { key, .. }) => {
                let key = key.clone();
                self.choose(&key);
            }
            Some(Entry::Pending { chosen }) => {
                let pending = !chosen;
                self.set_pending(pending);
            }
            Some(Entry::New) if filter.is_empty() => {
                let hint = text(
                    "先输入名称，再选“新增”。",
                    "Type the name first, then choose \"+ New\".",
                );
                return self.tell(hint.in_lang(self.lang));
            }
            Some(Entry::New) => self.pick_new(&filter),
            None => {}
        }
        if leave && (!many || is_done) {
            self.popups.pop();
            self.go_on();
        } else if !filter.is_empty()
            && let Some(Popup::Picker(picker)) = self.popups.last_mut()
        {
            picker.filter = super::popup::Line::default();
            picker.row = 0;
        }
    }

    /// A new row in the sheet that the question points to, named and chosen at once.
    fn pick_new(&mut self, name: &str) {
        let Some(cell) = self.cell() else { return };
        let Some(target) = cell.sheet.ask(cell.field).kind.refers_to() else {
            return;
        };
        let id = self.ids.fresh(|id| target.place(&self.plan, id).is_some());
        let mut loose = target.blank(id.clone());
        let naming = target.about().named_by.first();
        if let Some(field) = naming.and_then(|key| target.field(key)) {
            loose.values[field] = Value::Text(name.to_owned());
        }
        let row = target.rows(&self.plan);
        let mut edits: Vec<Edit> = self.pending_edit(false).into_iter().collect();
        edits.push(Edit::Insert {
            sheet: target,
            row,
            loose,
        });
        if cell.sheet.ask(cell.field).kind.is_list() {
            let mut list = cell.sheet.list(&self.plan, cell.hint, cell.field).to_vec();
            list.push(id);
            edits.push(Edit::list(cell, &self.plan, list));
        } else {
            edits.push(Edit::text(cell, &self.plan, id));
        }
        let what = super::words::change(text("新增", "add"), name, self.lang);
        self.change(edits, what);
        self.history.seal();
        let title = target.about().title.in_lang(self.lang);
        self.tell(match self.lang {
            crate::locale::Lang::Zh => {
                format!("已在“{title}”中新增“{name}”，其余内容稍后补上。Ctrl-Z 撤销。")
            }
            crate::locale::Lang::En => {
                format!("Added \"{name}\" to {title}; the rest can wait. Ctrl-Z takes it back.")
            }
        });
    }
}

/// Adds an answer where the order of the offered ones puts it: the order in which one clicked means nothing to a reader.
/// What was there keeps its order.
pub(super) fn tick(list: &mut Vec<String>, kind: Kind, plan: &Plan, key: &str) {
    let rank = |key: &str| match kind.refers_to() {
        Some(target) => target.place(plan, key),
        None => kind.tokens().iter().position(|token| token.key == key),
    };
    let later = rank(key).and_then(|new| {
        let is_later = |held: &String| rank(held).is_some_and(|held| held > new);
        list.iter().position(is_later)
    });
    list.insert(later.unwrap_or(list.len()), key.to_owned());
}
