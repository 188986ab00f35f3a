//! The loop: wait, tell the conversation what came, do what it asks of the outside, draw.

use super::backend::Screen;
use super::input::{Input, Reader, Waker};
use super::opening;
use super::session::{self, Out, Session};
use super::theme::Border;
use super::{clipboard, editor, signals, view};
use crate::draft;
use crate::draft::disk::{self, State};
use crate::draft::{Bookmark, Handle, Writer, WriterEvent};
use crate::form::Ids;
use crate::locale::Lang;
use crate::wizard::{Effect, Event, Message, Opened, Rival, Wizard};
use ratatui::Terminal;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

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
    /// The personal catalogue; `None` without a home directory.
    pub own: Option<disk::Own>,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// All is saved.
    Saved,
    /// The user left although the last save failed; where the text was kept, if that was possible.
    Unsaved(Option<PathBuf>),
}

/// The terminal as it is drawn on.
type Tty = Terminal<Screen<Out>>;

/// The writer of the open draft, where the signal thread finds it too.
type Desk = Arc<Mutex<Option<Handle>>>;

/// The draft and where its user is in it, where the signal thread finds them.
type Place = Arc<Mutex<Option<(PathBuf, Bookmark)>>>;

pub(super) struct Run {
    pub(super) wizard: Wizard,
    pub(super) place: Place,
    pub(super) state: Option<State>,
    pub(super) own: Option<disk::Own>,
    pub(super) writer: Option<Writer>,
    pub(super) desk: Desk,
    pub(super) waker: Waker,
    pub(super) news: (Sender<WriterEvent>, Receiver<WriterEvent>),
    pub(super) began: Instant,
    pub(super) ids: Ids,
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
    let place: Place = Place::default();
    let last_place = Arc::clone(&place);
    let last_state = start.state.clone();
    let last_save = move |limit| {
        let handle = lock(&for_signals).clone();
        if let Some(handle) = handle {
            let _ = handle.last_save(limit);
        }
        // Where the user was is worth less than the words, and comes after them.
        let place = last_place.lock().unwrap_or_else(PoisonError::into_inner);
        if let (Some(state), Some((path, spot))) = (&last_state, &*place) {
            let _ = state.remember(path, Some(spot.clone()));
        }
    };
    signals::start(reader.waker(), Box::new(last_save))?;
    let session = Session::enter()?;
    let (width, height) = session::size()?;
    let home = opening::home(start.state.as_ref(), start.lang);
    let mut run = Run {
        wizard: Wizard::new(start.lang, start.seed, home, (width, height)),
        place,
        state: start.state,
        own: start.own,
        writer: None,
        desk,
        waker: reader.waker(),
        news: channel(),
        began: Instant::now(),
        ids: Ids::new(!start.seed),
    };
    if run.state.as_ref().is_some_and(State::points) {
        run.wizard.mouse = true;
        session::point(true);
    }
    if let Some(key) = run.state.as_ref().and_then(State::exported_as) {
        run.wizard.export_as(&key);
    }
    if let Some(ready) = start.draft {
        run.open(ready);
    }
    run.look_up_own();
    if start.border == Border::LIGHT {
        session::probe()?;
    }
    let screen = Screen::new(Out, width, height, start.colour);
    let mut terminal = Terminal::new(screen)?;
    let ended = run.turn(&mut reader, &mut terminal, &session, start.border);
    if ended.is_err() {
        // A terminal that is gone fails at whatever is done first, which may be a draw.
        run.submit();
        run.last_save();
        run.remember();
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
        mut border: Border,
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
                    Input::Pointer(pointer) => Message::Pointer(pointer),
                    Input::Resize | Input::Resumed => resized(terminal)?,
                    Input::Cursor(row, column) => {
                        if session::draws_wide(row, column) && border != Border::ASCII {
                            border = Border::ASCII;
                            resized(terminal)?
                        } else {
                            continue;
                        }
                    }
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

    pub(super) fn tell(&mut self, message: Message) -> Vec<Effect> {
        let at = self.began.elapsed().as_millis() as u64;
        let today = Some(opening::today());
        self.wizard.update(Event { at, today, message })
    }

    fn hear(&mut self, event: WriterEvent) {
        let message = match event {
            WriterEvent::Saved { revision } => Message::Saved(revision, opening::clock()),
            WriterEvent::Failed { error, .. } => match error {
                disk::SaveError::Changed => Message::Conflict(Rival::Changed, self.say(&error)),
                disk::SaveError::Gone => Message::Conflict(Rival::Gone, self.say(&error)),
                _ => Message::NotSaved(self.say(&error)),
            },
            WriterEvent::SetAside { copy } => Message::Told(self.aside(&copy)),
        };
        self.tell(message);
    }

    pub(super) fn say(&self, error: &disk::SaveError) -> String {
        let path = self.wizard.path.as_deref().unwrap_or(Path::new(""));
        error.say(self.wizard.lang, &path.to_string_lossy())
    }

    /// Hands the plan to the writer, if it changed.
    fn submit(&mut self) {
        let here = self
            .wizard
            .path
            .clone()
            .map(|path| (path, self.wizard.spot()));
        *self.place.lock().unwrap_or_else(PoisonError::into_inner) = here;
        if self.wizard.revision > 0 {
            self.hand_over();
        }
    }

    pub(super) fn hand_over(&mut self) {
        if let Some(writer) = &self.writer {
            writer.submit(Arc::clone(&self.wizard.plan), self.wizard.revision);
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
            Effect::Abandon => return Ok(Some(Ended::Unsaved(self.kept_beside()))),
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
            Effect::Keep { sheet, loose } => self.keep(sheet, &loose),
            Effect::Unkeep { sheet, id } => self.unkeep(sheet, &id),
            Effect::Export(order) => self.export(order),
            Effect::Learn(habits) => {
                if let Some(state) = &self.state {
                    // A convenience for the next plan; nothing depends on it.
                    let _ = state.learn(&habits);
                }
            }
            Effect::MeetDirector { organisation, name } => {
                if let Some(state) = &self.state {
                    let _ = state.meet_director(&organisation, &name);
                }
            }
            Effect::Mouse(on) => {
                session::point(on);
                if let Some(state) = &self.state {
                    // Remembered where that is possible; nothing depends on it.
                    let _ = state.point(on);
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

    /// Puts the text that could not be saved into a file beside the draft.
    fn kept_beside(&self) -> Option<PathBuf> {
        let path = self.wizard.path.as_deref()?;
        let text = draft::write(&self.wizard.plan);
        disk::keep_beside(path, text.as_bytes()).ok()
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
}

/// Asks for the size, and has everything drawn anew.
fn resized(terminal: &mut Tty) -> io::Result<Message> {
    let (width, height) = session::size()?;
    terminal.backend_mut().resize(width, height);
    terminal.clear()?;
    Ok(Message::Resize(width, height))
}

/// The desk; one that a panic left behind is as good as before.
pub(super) fn lock(desk: &Desk) -> std::sync::MutexGuard<'_, Option<Handle>> {
    desk.lock().unwrap_or_else(PoisonError::into_inner)
}
