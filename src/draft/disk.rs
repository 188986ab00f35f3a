//! The files: loading, saving whole or not at all, and the state directory. Nothing else of this room touches the
//! outside.

mod format;
mod habits;
mod output;
mod own;
mod mouse;
mod speech;
mod state;
mod trouble;

pub use habits::Habits;
pub use output::{put, put_private};
pub use own::{KeepError, Own};
pub use state::{Bookmark, State};
pub use trouble::{LoadError, SaveError, Trouble};

use super::{Fault, FaultKind, MOST_BYTES, read, read_newer};
use crate::form::Ids;
use crate::plan::Plan;
use std::fs::{self, File, Metadata};
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// What a file held when we last read or wrote it, so that someone else's change is noticed.
#[derive(Clone, Copy, Debug)]
pub struct Print {
    bytes: usize,
    hash: u64,
    /// Whether the disk has confirmed it: what we wrote is written again until it has.
    settled: bool,
}

impl Print {
    fn of(bytes: &[u8]) -> Print {
        let mut hasher = DefaultHasher::new();
        hasher.write(bytes);
        Print {
            bytes: bytes.len(),
            hash: hasher.finish(),
            settled: true,
        }
    }

    fn same(&self, other: &Print) -> bool {
        self.bytes == other.bytes && self.hash == other.hash
    }
}

/// A draft from the disk.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The plan.
    pub plan: Plan,
    /// What the file held; saving asks for it.
    pub print: Print,
}

/// Reads a draft.
pub fn load(path: &Path, ids: &mut Ids) -> Result<Loaded, LoadError> {
    load_by(path, |bytes| read(bytes, ids))
}

/// Reads a draft also if a newer version wrote it: to be shown, never saved.
pub fn load_newer(path: &Path, ids: &mut Ids) -> Result<Loaded, LoadError> {
    load_by(path, |bytes| read_newer(bytes, ids))
}

fn load_by(
    path: &Path,
    read: impl FnOnce(&[u8]) -> Result<Plan, Fault>,
) -> Result<Loaded, LoadError> {
    let bytes = bytes_of(path, MOST_BYTES).map_err(LoadError::Trouble)?;
    let bytes = bytes.ok_or_else(|| LoadError::Fault(Fault::whole(FaultKind::TooLarge)))?;
    let plan = read(&bytes).map_err(LoadError::Fault)?;
    Ok(Loaded {
        plan,
        print: Print::of(&bytes),
    })
}

/// The bytes of an ordinary file; `None` if there are more than `most`.
pub fn bytes_of(path: &Path, most: usize) -> Result<Option<Vec<u8>>, Trouble> {
    // Looked at before it is opened: opening a pipe would wait for its other end.
    ordinary(&fs::metadata(target(path)?)?)?;
    let mut bytes = Vec::new();
    File::open(path)?
        .take(most as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok((bytes.len() <= most).then_some(bytes))
}

fn ordinary(about: &Metadata) -> Result<(), Trouble> {
    if about.is_dir() {
        Err(Trouble::Directory)
    } else if about.is_file() {
        Ok(())
    } else {
        Err(Trouble::Special)
    }
}

/// The file that a path leads to. Links are followed here, also one that leads nowhere yet, because a renamed file
/// would take the link's place.
fn target(path: &Path) -> Result<PathBuf, Trouble> {
    let mut path = path.to_owned();
    for _ in 0..40 {
        match fs::symlink_metadata(&path) {
            Ok(about) if about.is_symlink() => {
                let next = fs::read_link(&path)?;
                path = path.parent().map_or(next.clone(), |dir| dir.join(next));
            }
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => return Ok(path),
        }
    }
    Err(Trouble::Circle)
}

/// The directory that a file lies in.
fn directory(file: &Path) -> &Path {
    match file.parent() {
        Some(dir) if dir != Path::new("") => dir,
        _ => Path::new("."),
    }
}

/// Whether a draft can be saved here: tried at the start, so that it is said before anything is typed.
pub fn probe(path: &Path) -> Result<(), SaveError> {
    let target = target(path)?;
    if let Some(about) = about(&target)? {
        writable(&about)?;
    }
    temporary(directory(&target), Readers::Owner)?;
    Ok(())
}

fn about(target: &Path) -> Result<Option<Metadata>, Trouble> {
    match fs::metadata(target) {
        Ok(about) => Ok(Some(about)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn writable(about: &Metadata) -> Result<(), Trouble> {
    ordinary(about)?;
    // Renaming would get around the mark; whoever set it meant it.
    match about.permissions().readonly() {
        true => Err(Trouble::ReadOnlyFile),
        false => Ok(()),
    }
}

/// Who may read a file that we make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Readers {
    /// Its owner: drafts and what we remember.
    Owner,
    /// Whom the system's mask lets: documents are made to be passed on.
    Mask,
}

/// A new file. Its name does not grow with the draft's, which may be as long as names can be.
fn temporary(dir: &Path, readers: Readers) -> Result<NamedTempFile, Trouble> {
    let mut maker = tempfile::Builder::new();
    maker.prefix(".commplan-").suffix(".tmp");
    #[cfg(unix)]
    if readers == Readers::Mask {
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o666);
        maker.permissions(mode);
    }
    let file = maker.tempfile_in(dir);
    file.map_err(|error| match Trouble::of(&error) {
        Trouble::NoFile => Trouble::NoDirectory,
        other => other,
    })
}

/// Saves a draft, whole or not at all. `known` is what the file held when we last saw it, `None` for a file that was
/// not there; if it holds something else now, it is left alone. A file that holds the text already is not written.
pub fn save(path: &Path, text: &str, known: &mut Option<Print>) -> Result<(), SaveError> {
    if text.len() > MOST_BYTES {
        return Err(SaveError::TooLarge);
    }
    let target = target(path)?;
    let about = about(&target)?;
    let new = Print::of(text.as_bytes());
    if let Some(about) = &about {
        writable(about)?;
    }
    let there = match &about {
        Some(about) => Some(print_of(&target, about)?),
        None => None,
    };
    match (&*known, &there) {
        (_, Some(there)) if there.same(&new) && known.is_none_or(|known| known.settled) => {
            *known = Some(new);
            return Ok(());
        }
        (Some(known), Some(there)) if !known.same(there) => return Err(SaveError::Changed),
        (None, Some(_)) => return Err(SaveError::Changed),
        (Some(_), None) => return Err(SaveError::Gone),
        _ => {}
    }
    replace(&target, text.as_bytes(), about.as_ref())?;
    // From here on the name stands for the new text, whatever the disk says about the directory.
    *known = Some(Print {
        settled: false,
        ..new
    });
    settle(directory(&target))?;
    *known = Some(new);
    Ok(())
}

/// What a file holds now. It is read even if its time stamp has not moved: a stamp can be kept or be too coarse.
fn print_of(target: &Path, about: &Metadata) -> Result<Print, Trouble> {
    let bytes = usize::try_from(about.len()).unwrap_or(usize::MAX);
    if bytes > MOST_BYTES {
        return Ok(Print {
            bytes,
            hash: 0,
            settled: true,
        });
    }
    Ok(Print::of(&fs::read(target)?))
}

/// Puts a file into another's place: written beside it, synced, renamed. The mode is kept, and the owner where allowed.
fn replace(target: &Path, bytes: &[u8], about: Option<&Metadata>) -> Result<(), SaveError> {
    put_in_place(target, bytes, about, Readers::Owner)
}

fn put_in_place(
    target: &Path,
    bytes: &[u8],
    about: Option<&Metadata>,
    readers: Readers,
) -> Result<(), SaveError> {
    let mut file = temporary(directory(target), readers)?;
    file.write_all(bytes)?;
    if let Some(about) = about {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            let own = file.as_file().metadata()?;
            if (own.uid(), own.gid()) != (about.uid(), about.gid()) {
                // Only root may give files away; for anyone else the file becomes theirs, as with any editor.
                let _ = fchown(file.as_file(), Some(about.uid()), Some(about.gid()));
            }
        }
        file.as_file().set_permissions(about.permissions())?;
    }
    file.as_file().sync_all()?;
    match about {
        Some(_) => file.persist(target).map_err(|failed| failed.error)?,
        // A file that appeared a moment ago is someone else's.
        None => file
            .persist_noclobber(target)
            .map_err(|failed| match failed.error.kind() {
                io::ErrorKind::AlreadyExists => SaveError::Changed,
                _ => SaveError::from(failed.error),
            })?,
    };
    Ok(())
}

/// Makes the disk keep the directory's new entry.
fn settle(dir: &Path) -> Result<(), Trouble> {
    if cfg!(unix) {
        match File::open(dir).and_then(|dir| dir.sync_all()) {
            // Some network and user-space file systems cannot; others keep the entry by themselves.
            Err(error)
                if !matches!(
                    error.kind(),
                    io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
                ) =>
            {
                return Err(error.into());
            }
            _ => {}
        }
    }
    Ok(())
}

/// Makes way for our text where someone else's stands: theirs is copied beside the draft, and `known` becomes what the
/// file holds now. Answers where the copy is; `None` if the file is gone, so that there is nothing to keep.
pub fn set_aside(path: &Path, known: &mut Option<Print>) -> Result<Option<PathBuf>, SaveError> {
    let target = target(path)?;
    let Some(about) = about(&target)? else {
        *known = None;
        return Ok(None);
    };
    writable(&about)?;
    let bytes = fs::read(&target)?;
    let copy = put_beside(&target, "other", &bytes)?;
    *known = Some(Print::of(&bytes));
    Ok(Some(copy))
}

/// Keeps our text in a file beside the draft, whose own file is somebody else's now. Answers where it is.
pub fn keep_beside(path: &Path, bytes: &[u8]) -> Result<PathBuf, SaveError> {
    put_beside(&target(path)?, "mine", bytes)
}

/// Writes a new file beside a draft, named after it.
fn put_beside(target: &Path, word: &str, bytes: &[u8]) -> Result<PathBuf, SaveError> {
    let dir = directory(target);
    let name = target.file_name().unwrap_or_default();
    let name = name.to_string_lossy();
    let (stem, ending) = [".plan.json", ".json"]
        .into_iter()
        .find_map(|ending| Some((name.strip_suffix(ending)?, ending)))
        .unwrap_or((&*name, ""));
    for number in 1..1000 {
        let number = match number {
            1 => String::new(),
            _ => format!("-{number}"),
        };
        let copy = dir.join(format!("{stem}.{word}{number}{ending}"));
        match replace(&copy, bytes, None) {
            Ok(()) => {
                settle(dir)?;
                return Ok(copy);
            }
            Err(SaveError::Changed) => {}
            Err(error) => return Err(error),
        }
    }
    Err(Trouble::Name.into())
}

#[cfg(test)]
mod tests;
