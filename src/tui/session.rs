//! The terminal while the program has it: raw mode, alternate screen, marked pastes.
//!
//! Whatever way the program ends, the terminal is given back once: when the [`Session`] is
//! dropped, in a panic, or by the thread that takes the signals, which must not block even where
//! nobody reads the terminal any more. Special keyboard protocols stay off, and the mouse unless its user wants it, so that
//! selecting text and input methods work as everywhere.

use std::io::{self, IsTerminal, Write};
use std::panic::{self, PanicHookInfo};
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

/// Alternate screen, empty; marked pastes.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[m\x1b[2J\x1b[?2004h";
/// The same backwards. A frame may have been cut off anywhere: its attributes, a hidden cursor and
/// an open synchronised update are undone too.
const LEAVE: &[u8] = b"\x1b[m\x1b[?25h\x1b[?2026l\x1b[?2004l\x1b[?1049l";
/// Reports of buttons and wheel, with columns beyond 223; and none.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";
/// Whether the user wants the mouse.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// How long taking the terminal may take, and giving it back at the end of the program, and in a panic.
const AT_THE_END: Duration = Duration::from_millis(500);
const IN_A_PANIC: Duration = Duration::from_millis(300);

/// Screens beyond this are no screens, but would cost their memory.
const LARGEST: (u16, u16) = (1000, 500);

/// Held while the terminal changes hands, so that nobody ends the process in the middle of it.
static CHANGING_HANDS: Mutex<()> = Mutex::new(());
/// Draws one line character in the second row, asks where the cursor stands then, and takes the character away.
const PROBE: &str = "\x1b[2;1H─\x1b[6n\x1b[2;1H\x1b[K";

/// Asks the terminal how wide it draws an ambiguous character, before the first frame. Nobody waits for the answer:
/// it comes as [`super::input::Input::Cursor`] in the row asked about, or never.
///
/// # Errors
/// If the terminal is gone.
pub fn probe() -> io::Result<()> {
    Out.write_all(PROBE.as_bytes())?;
    Out.flush()
}

/// Whether an answer to [`probe`] says that ambiguous characters take two cells.
pub const fn draws_wide(row: u16, column: u16) -> bool {
    row == 2 && column > 2
}

/// Who has the terminal.
static HOLDER: AtomicU8 = AtomicU8::new(NOBODY);
/// Nobody, or no longer we.
const NOBODY: u8 = 0;
/// We have it.
const WE: u8 = 1;
/// Another program that we started, such as an editor.
const ANOTHER: u8 = 2;
/// The shell, while we are stopped.
#[cfg(unix)]
const SHELL: u8 = 3;

/// Why there is no terminal to draw on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Standard input is not a terminal.
    Input,
    /// Standard output is not a terminal.
    Output,
    /// `TERM` is unset or says that the terminal cannot draw.
    Drawing,
}

/// What is missing to draw on, if anything is. Changes nothing.
pub fn missing() -> Option<Missing> {
    if !io::stdin().is_terminal() {
        return Some(Missing::Input);
    }
    if !io::stdout().is_terminal() {
        return Some(Missing::Output);
    }
    let term = std::env::var_os("TERM").unwrap_or_default();
    let dumb = cfg!(unix) && (term.is_empty() || term == "dumb");
    dumb.then_some(Missing::Drawing)
}

/// Columns and rows of the terminal. Asks the system: at the start, and when told that it changed.
pub fn size() -> io::Result<(u16, u16)> {
    let (width, height) = match system::size()? {
        // A line that does not know.
        (0, 0) => (80, 24),
        size => size,
    };
    Ok((width.clamp(1, LARGEST.0), height.clamp(1, LARGEST.1)))
}

/// Has the terminal report the mouse, or not; from now on whenever the terminal is ours.
pub fn point(on: bool) {
    MOUSE.store(on, Ordering::Release);
    // A terminal that is gone is noticed at the next frame.
    let _ = Out.write_all(if on { MOUSE_ON } else { MOUSE_OFF });
}

/// The terminal is ours while this lives.
#[derive(Debug)]
pub struct Session(());

impl Session {
    /// Takes the terminal.
    pub fn enter() -> io::Result<Self> {
        system::open()?;
        let session = Self(());
        take(NOBODY)?;
        Ok(session)
    }

    /// Gives the terminal to another program for as long as `run` takes. Afterwards the size may
    /// be another one, and everything has to be drawn anew.
    pub fn away<T>(&self, run: impl FnOnce() -> T) -> io::Result<T> {
        give(ANOTHER, AT_THE_END);
        let result = run();
        *came_back() = Some(Instant::now());
        take(ANOTHER)?;
        Ok(result)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        give(NOBODY, AT_THE_END);
    }
}

/// Gives the terminal back for good, if it is ours; takes no longer than `limit`. What has been
/// typed but not read is discarded: the rest of a paste must not become commands of a shell.
pub fn restore(limit: Duration) {
    if give(NOBODY, limit) {
        system::discard_input();
    }
}

/// Has the terminal given back in a panic, in whatever thread, before the report of the hook that
/// was there; then calls `then`, which may save and end the process.
pub fn install_panic_hook(then: impl Fn(&PanicHookInfo<'_>) + Send + Sync + 'static) {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        restore(IN_A_PANIC);
        report(info);
        then(info);
    }));
}

/// When another program last gave the terminal back.
fn came_back() -> MutexGuard<'static, Option<Instant>> {
    static CAME_BACK: Mutex<Option<Instant>> = Mutex::new(None);
    CAME_BACK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether another program has the terminal by our leave, or had it until a moment ago: the
/// interrupt that ends it reaches us too, at times only after its end.
#[cfg(unix)]
pub(super) fn is_away() -> bool {
    let moment = Duration::from_millis(100);
    HOLDER.load(Ordering::Acquire) == ANOTHER || came_back().is_some_and(|at| at.elapsed() < moment)
}

/// Gives the terminal to the shell, before we are stopped.
#[cfg(unix)]
pub(super) fn pause(limit: Duration) {
    give(SHELL, limit);
}

/// Takes the terminal again after we were stopped; also where nobody had asked us before.
#[cfg(unix)]
pub(super) fn proceed() -> bool {
    take(SHELL).is_ok_and(|ours| ours) || take(WE).is_ok_and(|ours| ours)
}

/// Takes the terminal from `holder`, if that is who has it.
fn take(holder: u8) -> io::Result<bool> {
    let _guard = CHANGING_HANDS
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    if HOLDER.load(Ordering::Acquire) != holder {
        return Ok(false);
    }
    system::enter(ENTER, AT_THE_END, holder != WE)?;
    if MOUSE.load(Ordering::Acquire) {
        system::write(MOUSE_ON)?;
    }
    HOLDER.store(WE, Ordering::Release);
    Ok(true)
}

/// Hands the terminal over, if it is ours.
fn give(holder: u8, limit: Duration) -> bool {
    let _guard = CHANGING_HANDS
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let ours = HOLDER.load(Ordering::Acquire) == WE;
    if ours {
        // First, so that no frame is written behind what follows.
        HOLDER.store(holder, Ordering::Release);
        match MOUSE.load(Ordering::Acquire) {
            true => system::leave(&[MOUSE_OFF, LEAVE].concat(), limit),
            false => system::leave(LEAVE, limit),
        }
    } else if holder == NOBODY {
        // Somebody else has it, and nobody shall take it back.
        HOLDER.store(NOBODY, Ordering::Release);
    }
    ours
}

/// Standard output, unbuffered, for [`super::backend::Screen`]. What is written while the terminal
/// is not ours is dropped: a frame must not land on the shell's screen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Out;

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if HOLDER.load(Ordering::Acquire) != WE {
            return Ok(bytes.len());
        }
        system::write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        system::flush()
    }
}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::os::fd::OwnedFd;
    use std::sync::{Mutex, OnceLock, PoisonError};
    use std::time::{Duration, Instant};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::fs::{Mode, OFlags};
    use rustix::io::Errno;
    use rustix::stdio::{stdin, stdout};
    use rustix::termios::{self, OptionalActions, QueueSelector, Termios};

    /// The terminal's settings while it is not ours.
    static THEIRS: Mutex<Option<Termios>> = Mutex::new(None);
    /// The terminal once more, for writes that must not block. Standard output itself cannot be
    /// made non-blocking: the shell and others share that setting.
    static EXIT: OnceLock<Option<OwnedFd>> = OnceLock::new();

    pub fn open() -> io::Result<()> {
        EXIT.get_or_init(|| {
            let flags = OFlags::WRONLY | OFlags::NOCTTY | OFlags::CLOEXEC | OFlags::NONBLOCK;
            let open = |name: &std::ffi::CStr| rustix::fs::open(name, flags, Mode::empty()).ok();
            let name = termios::ttyname(stdout(), Vec::new()).ok();
            name.and_then(|name| open(&name))
                .or_else(|| open(c"/dev/tty"))
        });
        Ok(())
    }

    pub fn enter(bytes: &[u8], limit: Duration, remember: bool) -> io::Result<()> {
        let mut settings = termios::tcgetattr(stdin())?;
        if remember {
            *THEIRS.lock().unwrap_or_else(PoisonError::into_inner) = Some(settings.clone());
        }
        settings.make_raw();
        termios::tcsetattr(stdin(), OptionalActions::Now, &settings)?;
        write_within(bytes, limit);
        Ok(())
    }

    pub fn leave(bytes: &[u8], limit: Duration) {
        // In the background the terminal is the shell's, and touching it would stop us.
        let in_front = termios::tcgetpgrp(stdin()).map(|group| group == rustix::process::getpgrp());
        if in_front == Ok(false) {
            return;
        }
        write_within(bytes, limit);
        let theirs = THEIRS
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some(theirs) = theirs {
            // A terminal that is gone needs no settings.
            let _ = termios::tcsetattr(stdin(), OptionalActions::Now, &theirs);
        }
    }

    pub fn discard_input() {
        let _ = termios::tcflush(stdin(), QueueSelector::IFlush);
    }

    pub fn size() -> io::Result<(u16, u16)> {
        let size = termios::tcgetwinsize(stdout())?;
        Ok((size.ws_col, size.ws_row))
    }

    pub fn write(bytes: &[u8]) -> io::Result<usize> {
        loop {
            match rustix::io::write(stdout(), bytes) {
                Ok(length) => return Ok(length),
                Err(Errno::INTR) => {}
                // Somebody who shares the terminal made it non-blocking.
                Err(Errno::AGAIN) => ready(None),
                Err(error) => return Err(error.into()),
            }
        }
    }

    pub fn flush() -> io::Result<()> {
        Ok(())
    }

    /// Waits until the terminal takes more.
    fn ready(limit: Option<Duration>) {
        let limit = limit.map(|limit| Timespec {
            tv_sec: limit.as_secs() as _,
            tv_nsec: limit.subsec_nanos() as _,
        });
        let fd = EXIT.get().and_then(Option::as_ref);
        let mut fds = [match fd {
            Some(fd) => PollFd::new(fd, PollFlags::OUT),
            None => PollFd::from_borrowed_fd(stdout(), PollFlags::OUT),
        }];
        // Whatever the answer is, the next write tells.
        let _ = poll(&mut fds, limit.as_ref());
    }

    fn write_within(mut bytes: &[u8], limit: Duration) {
        let end = Instant::now() + limit;
        let exit = EXIT.get().and_then(Option::as_ref);
        if exit.is_none() {
            ready(Some(limit));
        }
        while !bytes.is_empty() {
            let written = match exit {
                Some(exit) => rustix::io::write(exit, bytes),
                None => rustix::io::write(stdout(), bytes),
            };
            match written {
                Ok(length) => bytes = &bytes[length..],
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) if Instant::now() < end => {
                    ready(Some(end.saturating_duration_since(Instant::now())));
                }
                Err(_) => return,
            }
        }
    }
}

#[cfg(windows)]
mod windows {
    use std::io::{self, Write};
    use std::time::Duration;

    use crossterm::terminal;

    pub fn open() -> io::Result<()> {
        if crossterm::ansi_support::supports_ansi() {
            Ok(())
        } else {
            Err(io::ErrorKind::Unsupported.into())
        }
    }

    pub fn enter(bytes: &[u8], _limit: Duration, _remember: bool) -> io::Result<()> {
        terminal::enable_raw_mode()?;
        io::stdout().write_all(bytes)?;
        flush()
    }

    pub fn leave(bytes: &[u8], _limit: Duration) {
        // A console that is gone needs nothing.
        let _ = io::stdout().write_all(bytes).and_then(|()| flush());
        let _ = terminal::disable_raw_mode();
    }

    /// Pastes arrive as keys, which the console keeps for its next reader; crossterm offers no
    /// way to drop them.
    pub fn discard_input() {}

    pub fn size() -> io::Result<(u16, u16)> {
        terminal::size()
    }

    pub fn write(bytes: &[u8]) -> io::Result<usize> {
        io::stdout().write(bytes)
    }

    pub fn flush() -> io::Result<()> {
        io::stdout().flush()
    }
}
