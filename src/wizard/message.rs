//! What the outside tells the conversation, and what the conversation asks of the outside.

use super::key::Key;
use super::pointer::Pointer;
use crate::document::Audience;
use crate::draft::{Bookmark, Habits};
use crate::form::{Loose, SheetRef};
use crate::locale::Lang;
use crate::plan::Plan;
use jiff::civil::Date;
use std::path::PathBuf;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key that is not plain text.
    Key(Key),
    /// Typed text: one character or several that came together.
    Text(String),
    /// Pasted text, as it came.
    Paste(String),
    /// The mouse did something.
    Pointer(Pointer),
    /// The terminal has this many columns and rows.
    Resize(u16, u16),
    /// The plan of this revision is on disk; the time of day to show.
    Saved(u64, String),
    /// The plan could not be written; why, in the interface's language.
    NotSaved(String),
    /// The plan was not written because someone else changed or removed the file; that, in the interface's language.
    Conflict(Rival, String),
    /// Something to tell, in the interface's language.
    Told(String),
    /// The document was written to this file.
    Exported(String),
    /// The document could not be written; why.
    NotExported(String),
    /// A file of that name exists; the user decides.
    ExportExists(PathBuf),
    /// The user's editor is done; the text as its file has it now.
    Edited(String),
    /// The user's editor brought nothing; why, in the interface's language.
    NotEdited(String),
    /// A draft was opened or begun.
    Opened(Box<Opened>),
    /// A draft could not be opened; why.
    NotOpened(String),
    /// What the personal catalogue holds now.
    Own(Box<Plan>),
    /// A row was not kept; why.
    NotKept(String),
}

/// What somebody else did to the draft's file while it was open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rival {
    /// Its text is another one now.
    Changed,
    /// It is there no more.
    Gone,
}

/// A message with the moment at which it came: the conversation has no clock of its own.
#[derive(Clone, Debug)]
pub struct Event {
    /// Milliseconds since the program began.
    pub at: u64,
    /// The day on which it came; `None` where nobody knows.
    pub today: Option<Date>,
    /// What happened.
    pub message: Message,
}

/// A draft on its way into the conversation.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its file.
    pub path: PathBuf,
    /// What it holds.
    pub plan: Plan,
    /// Whether the file does not exist yet.
    pub new: bool,
    /// Where its user left it.
    pub place: Option<Bookmark>,
    /// Something to say about it, in the interface's language.
    pub notice: Option<String>,
    /// Why it cannot be saved where it lies, tried before anything is typed.
    pub trouble: Option<String>,
}

/// What document is to be written, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The key of the outline.
    pub outline: &'static str,
    /// The key of the format.
    pub format: &'static str,
    /// For whom.
    pub audience: Audience,
    /// The document's language.
    pub lang: Lang,
    /// Where.
    pub path: PathBuf,
    /// Whether an existing file may be replaced.
    pub replace: bool,
}

/// Something that the outside is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Close the draft, after a last save, and go to the home screen.
    Close,
    /// Write the draft now, without waiting for a pause.
    Save,
    /// Leave the program, after a last save.
    Quit,
    /// Leave although the last save failed.
    Abandon,
    /// Write the draft although someone else changed the file; their version is copied aside first.
    KeepMine,
    /// Open the file as someone else left it; our version is copied aside first.
    TakeTheirs,
    /// Hand a text that the user copied to the terminal's clipboard.
    Copy(String),
    /// Have a text written in the user's editor; [`Message::Edited`] brings it back.
    Edit(String),
    /// Paint the whole screen again.
    Redraw,
    /// Open or begin a draft.
    Open {
        /// Its file, as typed or listed.
        path: PathBuf,
        /// The starter that a new draft begins with.
        starter: Option<&'static str>,
    },
    /// Keep the draft in another file from now on.
    SaveAs(PathBuf),
    /// Write the document.
    Export(Order),
    /// Keep a row in the personal catalogue; [`Message::Own`] says what is kept then.
    Keep {
        /// Its list.
        sheet: SheetRef,
        /// The row.
        loose: Loose,
    },
    /// Take a row out of the personal catalogue.
    Unkeep {
        /// Its list.
        sheet: SheetRef,
        /// Its id.
        id: String,
    },
    /// Remember the interface's language.
    Speak(Lang),
    /// Have the terminal report the mouse, or not, and remember that.
    Mouse(bool),
    /// Remember who our director is, for plans of this organisation.
    MeetDirector {
        /// Our organisation.
        organisation: String,
        /// The director's name.
        name: String,
    },
    /// Remember what the next plan will most likely answer in the same way.
    Learn(Habits),
}
