//! The loop: wait, tell the conversation what came, do what it asks of the outside, draw.

use super::backend::Screen;
use super::input::{Input, Reader, Waker};
use super::opening;
use super::session::{self, Out, Session};
use super::theme::Border;
use super::{clipboard, editor, signals, view};
use crate::document::{Audience, OUTLINES};
use crate::draft::disk::{self, State};
use crate::draft::{Handle, Writer, WriterEvent};
use crate::export::{self, Format, Job};
use crate::form::Ids;
use crate::locale::Lang;
use crate::plan::Plan;
use crate::wizard::{Effect, Event, Message, Opened, Wizard};
use ratatui::Terminal;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long the last save may take before the program says that it failed.
const LAST_SAVE: Duration = Duration::from_secs(5);

/// The exit code of a Rust program that panicked.
const PANIC: i32 = 101;

/// What the loop begins with.
pub struct Start {
    /// The interface's language.
    pub lang: Lang,
    /// The draft to open; `None`: the home screen.
    pub draft: Option<Ready>,
    /// Recent drafts and last places; `None` without a home directory.
    pub state: Option<State>,
    /// The signs that frames are made of.
    pub border: Border,
    /// Whether colours may be used.
    pub colour: bool,
    /// Makes the ids of new rows.
    pub seed: u64,
}

/// A draft that was read, or is begun.
pub struct Ready {
    /// What the conversation needs.
    pub opened: Opened,
    /// What its file held.
    pub print: Option<disk::Print>,
}

/// How the conversation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// All is saved.
    Saved,
    /// The user left although the last save failed.
    Unsaved,
}

/// The terminal as it is drawn on.
type Tty = Terminal<Screen<Out>>;

/// The writer of the open draft, where the signal thread finds it too.
type Desk = Arc<Mutex<Option<Handle>>>;

struct Run {
    wizard: Wizard,
    state: Option<State>,
    writer: Option<Writer>,
    desk: Desk,
    waker: Waker,
    news: (Sender<WriterEvent>, Receiver<WriterEvent>),
    began: Instant,
    submitted: Option<u64>,
    ids: Ids,
}

/// Runs the conversation on the terminal until its user leaves.
///
/// # Errors
/// If the terminal cannot be taken, or is gone; everything is saved by then.
pub fn run(start: Start) -> io::Result<Ended> {
    let mut reader = Reader::new()?;
    let desk: Desk = Desk::default();
    let for_panic = Arc::clone(&desk);
    session::install_panic_hook(move |_| {
        // Whoever panicked may hold the desk; the end must not wait for it.
        if let Ok(desk) = for_panic.try_lock()
            && let Some(handle) = &*desk
        {
            let _ = handle.last_save(Duration::from_millis(500));
        }
        std::process::exit(PANIC);
    });
    let for_signals = Arc::clone(&desk);
    let last_save = move |limit| {
        let handle = lock(&for_signals).clone();
        if let Some(handle) = handle {
            let _ = handle.last_save(limit);
        }
    };
    signals::start(reader.waker(), Box::new(last_save))?;
    let session = Session::enter()?;
    let (width, height) = session::size()?;
    let home = opening::home(start.state.as_ref(), start.lang);
    let mut run = Run {
        wizard: Wizard::new(start.lang, start.seed, home, (width, height)),
        state: start.state,
        writer: None,
        desk,
        waker: reader.waker(),
        news: channel(),
        began: Instant::now(),
        submitted: None,
        ids: Ids::new(!start.seed),
    };
    if let Some(ready) = start.draft {
        run.open(ready);
    }
    let screen = Screen::new(Out, width, height, start.colour);
    let mut terminal = Terminal::new(screen)?;
    let ended = run.turn(&mut reader, &mut terminal, &session, start.border);
    if ended.is_err() {
        // A terminal that is gone fails at whatever is done first, which may be a draw.
        run.submit();
        run.last_save();
    }
    drop(session);
    ended
}

impl Run {
    fn turn(
        &mut self,
        reader: &mut Reader,
        terminal: &mut Tty,
        session: &Session,
        border: Border,
    ) -> io::Result<Ended> {
        loop {
            terminal.draw(|frame| {
                if let Some(place) = view::draw(&self.wizard, frame.buffer_mut(), border) {
                    frame.set_cursor_position(place);
                }
            })?;
            let inputs = reader.wait();
            // The snapshot comes back before the plan changes, so that no row is copied.
            if let Some(writer) = &self.writer {
                writer.take_back();
            }
            for input in inputs {
                let message = match input {
                    Input::Key(key) => Message::Key(key),
                    Input::Text(text) => Message::Text(text),
                    Input::Burst(text) | Input::Paste(text) => Message::Paste(text),
                    Input::Resize | Input::Resumed => resized(terminal)?,
                    Input::Woken => continue,
                    Input::Gone => return Err(io::ErrorKind::BrokenPipe.into()),
                };
                for effect in self.tell(message) {
                    if let Some(ended) = self.perform(effect, terminal, session)? {
                        return Ok(ended);
                    }
                }
            }
            while let Ok(event) = self.news.1.try_recv() {
                self.hear(event);
            }
            self.submit();
        }
    }

    fn tell(&mut self, message: Message) -> Vec<Effect> {
        let at = self.began.elapsed().as_millis() as u64;
        let today = Some(opening::today());
        self.wizard.update(Event { at, today, message })
    }

    fn hear(&mut self, event: WriterEvent) {
        let message = match event {
            WriterEvent::Saved { revision } => Message::Saved(revision, opening::clock()),
            WriterEvent::Failed { error, .. } => match error {
                disk::SaveError::Changed | disk::SaveError::Gone => {
                    Message::Conflict(self.say(&error))
                }
                _ => Message::NotSaved(self.say(&error)),
            },
            WriterEvent::SetAside { copy } => Message::Told(self.aside(&copy)),
        };
        self.tell(message);
    }

    fn aside(&self, copy: &Path) -> String {
        match self.wizard.lang {
            Lang::Zh => format!("另一份已存为 {}", copy.display()),
            Lang::En => format!("The other version is kept in {}", copy.display()),
        }
    }

    /// Opens the file as someone else left it, with our version in a copy beside it.
    fn take_theirs(&mut self) {
        let Some(path) = self.wizard.path.clone() else {
            return;
        };
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

    fn say(&self, error: &disk::SaveError) -> String {
        let path = self.wizard.path.as_deref().unwrap_or(Path::new(""));
        error.say(self.wizard.lang, &path.to_string_lossy())
    }

    /// Hands the plan to the writer, if it changed.
    fn submit(&mut self) {
        if self.wizard.revision > 0 {
            self.hand_over();
        }
    }

    fn hand_over(&mut self) {
        if let Some(writer) = &self.writer {
            writer.submit(Arc::clone(&self.wizard.plan), self.wizard.revision);
            self.submitted = Some(self.wizard.revision);
        }
    }

    fn perform(
        &mut self,
        effect: Effect,
        terminal: &mut Tty,
        session: &Session,
    ) -> io::Result<Option<Ended>> {
        match effect {
            Effect::Redraw => {
                terminal.backend_mut().forget();
                terminal.clear()?;
            }
            Effect::Copy(text) => clipboard::offer(&mut Out, &text)?,
            Effect::Edit(text) => self.edit(&text, terminal, session)?,
            Effect::Save => self.save_now(),
            Effect::Quit => {
                if self.finish() {
                    return Ok(Some(Ended::Saved));
                }
            }
            Effect::Abandon => return Ok(Some(Ended::Unsaved)),
            Effect::Close => {
                if self.finish() {
                    self.close();
                }
            }
            Effect::KeepMine => {
                if let Some(writer) = &self.writer {
                    writer.replace_theirs();
                }
            }
            Effect::TakeTheirs => self.take_theirs(),
            Effect::Open { path, starter } => self.begin(path, starter),
            Effect::SaveAs(path) => self.save_as(&path),
            Effect::Export {
                path,
                audience,
                replace,
            } => self.export(path, audience, replace),
            Effect::Learn(habits) => {
                if let Some(state) = &self.state {
                    // A convenience for the next plan; nothing depends on it.
                    let _ = state.learn(&habits);
                }
            }
            Effect::Speak(lang) => {
                if let Some(state) = &self.state {
                    // The language is remembered where that is possible; nothing depends on it.
                    let _ = state.speak(lang);
                }
            }
        }
        Ok(None)
    }

    /// Leaves the terminal to the user's editor for as long as it takes.
    fn edit(&mut self, text: &str, terminal: &mut Tty, session: &Session) -> io::Result<()> {
        let lang = self.wizard.lang;
        let message = match editor::chosen(lang) {
            Err(why) => Message::NotEdited(why),
            Ok(editor) => {
                let message = session.away(|| editor.edit(text, lang))?;
                self.tell(resized(terminal)?);
                message
            }
        };
        self.tell(message);
        Ok(())
    }

    /// Ctrl-S, or a step was left: what is unsaved is written without waiting for a pause. A new draft is written also
    /// if it is empty.
    fn save_now(&mut self) {
        let is_new = self.wizard.saving == crate::wizard::Saving::Untouched && self.is_missing();
        if self.wizard.revision > 0 || is_new {
            self.hand_over();
        }
        if let Some(writer) = &self.writer {
            writer.flush_now();
        }
    }

    fn is_missing(&self) -> bool {
        self.wizard
            .path
            .as_deref()
            .is_some_and(|path| !path.exists())
    }

    /// The last save, and the place. `false`: it failed, and the conversation says so and goes on.
    fn finish(&mut self) -> bool {
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
    fn last_save(&mut self) -> Option<String> {
        let writer = self.writer.as_ref()?;
        let error = writer.finish(LAST_SAVE).err()?;
        Some(self.say(&error))
    }

    /// Remembers the draft and the place in it.
    fn remember(&self) {
        if let (Some(state), Some(path)) = (&self.state, &self.wizard.path) {
            let _ = state.remember(path, Some(self.wizard.spot()));
        }
    }

    fn close(&mut self) {
        *lock(&self.desk) = None;
        self.writer = None;
        self.submitted = None;
        let lang = self.wizard.lang;
        let home = opening::home(self.state.as_ref(), lang);
        let size = (
            self.wizard.layout.width as u16,
            self.wizard.layout.height as u16,
        );
        let seed = opening::seed();
        self.wizard = Wizard::new(lang, seed, home, size);
    }

    fn open(&mut self, ready: Ready) {
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
        self.submitted = None;
        self.tell(Message::Opened(Box::new(ready.opened)));
        if let (Some(state), Some(path)) = (&self.state, &self.wizard.path) {
            let _ = state.remember(path, state.bookmark(path));
        }
    }

    /// Opens a draft from the home screen, or begins it.
    fn begin(&mut self, path: PathBuf, starter: Option<&'static str>) {
        let lang = self.wizard.lang;
        match opening::ready(&path, starter, lang, self.state.as_ref(), &mut self.ids) {
            Ok(ready) => self.open(ready),
            Err(why) => {
                self.tell(Message::NotOpened(why));
            }
        }
    }

    /// Keeps the draft in another file, which must not exist yet.
    fn save_as(&mut self, typed: &Path) {
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

    fn export(&mut self, path: PathBuf, audience: Audience, replace: bool) {
        let lang = self.wizard.lang;
        let shown = path.display().to_string();
        let message = match export::of_file_name(&shown) {
            None => Message::NotExported(export::unknown_ending(&shown, lang)),
            Some(_) if path.exists() && !replace => Message::ExportExists(path),
            Some(format) => {
                let spoken = self.wizard.document_language();
                match write_document(&self.wizard.plan, &path, format, (audience, spoken)) {
                    Ok(()) => Message::Exported(shown),
                    Err(trouble) => Message::NotExported(trouble.not_written(lang, &shown)),
                }
            }
        };
        self.tell(message);
    }
}

/// Asks for the size, and has everything drawn anew.
fn resized(terminal: &mut Tty) -> io::Result<Message> {
    let (width, height) = session::size()?;
    terminal.backend_mut().resize(width, height);
    terminal.clear()?;
    Ok(Message::Resize(width, height))
}

/// Writes the document in the standard outline.
fn write_document(
    plan: &Plan,
    path: &Path,
    format: &Format,
    (audience, lang): (Audience, Lang),
) -> Result<(), disk::Trouble> {
    let job = Job {
        plan,
        outline: OUTLINES[0],
        lang,
        audience,
    };
    let bytes = (format.render)(&job);
    disk::put(path, &bytes)
}

fn lock(desk: &Desk) -> std::sync::MutexGuard<'_, Option<Handle>> {
    desk.lock().unwrap_or_else(PoisonError::into_inner)
}
