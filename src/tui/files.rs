//! Drafts and documents on the disk, as the loop needs them: opened, saved, closed, kept elsewhere, exported.

use super::opening;
use super::run::{Ready, Run, lock};
use super::writing;
use crate::document::{OUTLINES, outline};
use crate::draft::Writer;
use crate::draft::disk;
use crate::export::{self, FORMATS, Job};
use crate::form::{Loose, SheetRef};
use crate::locale::{Lang, text};
use crate::plan::Plan;
use crate::wizard::{Message, Opened, Order, Rival, Wizard};
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

/// How long the last save may take before the program says that it failed.
const LAST_SAVE: Duration = Duration::from_secs(5);

impl Run {
    pub(super) fn aside(&self, copy: &Path) -> String {
        match self.wizard.lang {
            Lang::Zh => format!("另一份已存为 {}", copy.display()),
            Lang::En => format!("The other version is kept in {}", copy.display()),
        }
    }

    /// Opens the file as someone else left it, with our version in a copy beside it.
    pub(super) fn take_theirs(&mut self) {
        let Some(path) = self.wizard.path.clone() else {
            return;
        };
        if self.is_missing() {
            // Removed after it was changed: what would be opened is an empty plan.
            let why = self.say(&disk::SaveError::Gone);
            self.tell(Message::Conflict(Rival::Gone, why));
            return;
        }
        let copy = opening::beside(&path, "mine");
        let ours = crate::draft::write(&self.wizard.plan);
        let lang = self.wizard.lang;
        if let Err(trouble) = disk::put_private(&copy, ours.as_bytes()) {
            let why = trouble.not_written(lang, &copy.display().to_string());
            self.tell(Message::NotOpened(why));
            return;
        }
        // The old writer must not save what is given up.
        if let Some(writer) = self.writer.take() {
            writer.take_back();
        }
        match opening::ready(&path, None, lang, self.state.as_ref(), &mut self.ids) {
            Ok(mut ready) => {
                ready.opened.notice = Some(self.aside(&copy));
                self.open(ready);
            }
            Err(why) => {
                self.tell(Message::NotOpened(why));
            }
        }
    }

    /// Ctrl-S, or a step was left: what is unsaved is written without waiting for a pause. A new draft is written also
    /// if it is empty.
    pub(super) fn save_now(&mut self) {
        let is_new = self.wizard.saving == crate::wizard::Saving::Untouched && self.is_missing();
        if self.wizard.revision > 0 || is_new {
            self.hand_over();
        }
        if let Some(writer) = &self.writer {
            writer.flush_now();
        }
    }

    pub(super) fn is_missing(&self) -> bool {
        self.wizard
            .path
            .as_deref()
            .is_some_and(|path| !path.exists())
    }

    /// The last save, and the place. `false`: it failed, and the conversation says so and goes on.
    pub(super) fn finish(&mut self) -> bool {
        if self.wizard.path.is_none() {
            return true;
        }
        if self.wizard.revision > 0 || self.is_missing() {
            self.hand_over();
        }
        match self.last_save() {
            Some(why) => {
                self.wizard.stay(why);
                false
            }
            None => {
                self.remember();
                true
            }
        }
    }

    /// Saves what is unsaved; why not, if it failed.
    pub(super) fn last_save(&mut self) -> Option<String> {
        let writer = self.writer.as_ref()?;
        let error = writer.finish(LAST_SAVE).err()?;
        Some(self.say(&error))
    }

    /// Remembers the draft and the place in it.
    pub(super) fn remember(&self) {
        if let (Some(state), Some(path)) = (&self.state, &self.wizard.path) {
            let _ = state.remember(path, Some(self.wizard.spot()));
        }
    }

    pub(super) fn close(&mut self) {
        *lock(&self.desk) = None;
        self.writer = None;
        let lang = self.wizard.lang;
        let home = opening::home(self.state.as_ref(), lang);
        let size = (
            self.wizard.layout.width as u16,
            self.wizard.layout.height as u16,
        );
        let seed = opening::seed();
        let own = std::mem::take(&mut self.wizard.own);
        self.wizard = Wizard::new(lang, seed, home, size);
        self.wizard.own = own;
    }

    /// Reads the personal catalogue; says so if it is there and cannot be read.
    pub(super) fn look_up_own(&mut self) {
        let Some(own) = &self.own else { return };
        let message = match own.load() {
            Ok(plan) => Message::Own(Box::new(plan)),
            Err(error) => {
                let file = own.file().display().to_string();
                Message::NotKept(error.say(self.wizard.lang, &file))
            }
        };
        self.tell(message);
    }

    pub(super) fn keep(&mut self, sheet: SheetRef, loose: &Loose) {
        let lang = self.wizard.lang;
        let language = self.wizard.document_language();
        let done = |file: &str| match lang {
            Lang::Zh => format!("已存入自己的目录（{file}），以后的方案都能从目录中选。"),
            Lang::En => format!("Kept in your catalogue ({file}), for every plan from now on."),
        };
        self.change_own(|own| own.keep(language, sheet, loose), done);
    }

    pub(super) fn unkeep(&mut self, sheet: SheetRef, id: &str) {
        let lang = self.wizard.lang;
        let language = self.wizard.document_language();
        let done = |_: &str| match lang {
            Lang::Zh => "已从自己的目录中删除，方案不变。".to_owned(),
            Lang::En => "Taken out of your catalogue; the plan stays as it is.".to_owned(),
        };
        self.change_own(|own| own.unkeep(language, sheet, id), done);
    }

    fn change_own(
        &mut self,
        change: impl FnOnce(&disk::Own) -> Result<Plan, disk::KeepError>,
        done: impl FnOnce(&str) -> String,
    ) {
        let lang = self.wizard.lang;
        let Some(own) = &self.own else {
            let none = text(
                "找不到您的配置目录，没有存入。",
                "There is no configuration directory to keep it in.",
            );
            self.tell(Message::NotKept(none.in_lang(lang).to_owned()));
            return;
        };
        let file = own.file().display().to_string();
        match change(own) {
            Ok(plan) => {
                self.tell(Message::Own(Box::new(plan)));
                self.tell(Message::Told(done(&file)));
            }
            Err(error) => {
                self.tell(Message::NotKept(error.say(lang, &file)));
            }
        }
    }

    pub(super) fn open(&mut self, ready: Ready) {
        // A channel of its own: what the writer of another draft has still to say is nobody's business here.
        self.news = channel();
        let (sender, waker) = (self.news.0.clone(), self.waker.clone());
        let tell = move |event| {
            // The loop is gone only at the very end.
            let _ = sender.send(event);
            waker.wake();
        };
        let writer = Writer::start(ready.opened.path.clone(), ready.print, Box::new(tell));
        *lock(&self.desk) = Some(writer.handle());
        self.writer = Some(writer);
        self.tell(Message::Opened(Box::new(ready.opened)));
        if let (Some(state), Some(path)) = (&self.state, &self.wizard.path) {
            let _ = state.remember(path, state.bookmark(path));
        }
    }

    /// Opens a draft from the home screen, or begins it.
    pub(super) fn begin(&mut self, path: PathBuf, starter: Option<&'static str>) {
        let lang = self.wizard.lang;
        match opening::ready(&path, starter, lang, self.state.as_ref(), &mut self.ids) {
            Ok(ready) => self.open(ready),
            Err(why) => {
                self.tell(Message::NotOpened(why));
            }
        }
    }

    /// Keeps the draft in another file, which must not exist yet.
    pub(super) fn save_as(&mut self, typed: &Path) {
        let path = opening::file_of(typed);
        let lang = self.wizard.lang;
        if path.exists() {
            let why = opening::exists(&path.display().to_string(), lang);
            self.tell(Message::NotOpened(why));
            return;
        }
        // The old file stays as it is: its writer must not save once more.
        if let Some(writer) = self.writer.take() {
            writer.take_back();
        }
        let opened = Opened {
            plan: (*self.wizard.plan).clone(),
            place: Some(self.wizard.spot()),
            new: false,
            notice: None,
            trouble: None,
            path,
        };
        self.open(Ready {
            opened,
            print: None,
        });
        self.save_now();
    }

    pub(super) fn export(&mut self, order: Order) {
        let lang = self.wizard.lang;
        let shown = order.path.display().to_string();
        let own = self.wizard.path.as_ref() == Some(&order.path);
        let message = if own || writing::is_draft(&order.path) {
            Message::NotExported(writing::is_a_draft(&shown, lang))
        } else if order.path.exists() && !order.replace {
            Message::ExportExists(order.path)
        } else {
            match write_document(&self.wizard.plan, &order) {
                Ok(()) => {
                    if let Some(state) = &self.state {
                        // Remembered where that is possible; nothing depends on it.
                        let _ = state.export_as(order.format);
                    }
                    Message::Exported(shown)
                }
                Err(trouble) => Message::NotExported(trouble.not_written(lang, &shown)),
            }
        };
        self.tell(message);
    }
}

/// Writes the document that was asked for.
fn write_document(plan: &Plan, order: &Order) -> Result<(), disk::Trouble> {
    let job = Job {
        plan,
        outline: outline::of_key(order.outline).unwrap_or(OUTLINES[0]),
        lang: order.lang,
        audience: order.audience,
    };
    let format = export::of_key(order.format).unwrap_or(&FORMATS[0]);
    disk::put(&order.path, &export::make(format, &job))
}
