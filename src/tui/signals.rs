//! Signals, in a thread of their own: they are heard even while the main thread is stuck in a
//! write to a terminal that nobody reads.

#[cfg(unix)]
pub use unix::{ignore_file_size_limit, start, suspend};

#[cfg(unix)]
mod unix {
    use std::io;
    use std::panic::{self, AssertUnwindSafe};
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;
    use std::thread;
    use std::time::Duration;

    use signal_hook::consts::{
        SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ,
    };
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::{emulate_default_handler, raise};

    use super::super::input::Waker;
    use super::super::session;

    /// How long the last save may take.
    const LAST_SAVE: Duration = Duration::from_millis(600);
    /// How much longer it may hang before the process ends without it.
    const GRACE: Duration = Duration::from_millis(150);
    /// How long giving back the terminal may take.
    const RESTORE: Duration = Duration::from_millis(100);

    /// Starts to take signals. TERM, HUP, INT and QUIT call `last_save`, which is to save within
    /// the time given, then give back the terminal and end the process by that signal: within a
    /// second in all. WINCH, TSTP and CONT reach the main loop through the waker.
    pub fn start(waker: Waker, last_save: Box<dyn Fn(Duration) + Send>) -> io::Result<()> {
        ignore_file_size_limit()?;
        let mut signals =
            Signals::new([SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
        thread::Builder::new()
            .name("signals".to_owned())
            .spawn(move || {
                for signal in signals.forever() {
                    match signal {
                        SIGWINCH => waker.resized(),
                        SIGTSTP => {
                            session::pause(RESTORE);
                            // Comes back when we are continued.
                            let _ = emulate_default_handler(SIGTSTP);
                        }
                        SIGCONT => {
                            if session::proceed() {
                                waker.resumed();
                            }
                        }
                        // Typed for the program that has the terminal now.
                        SIGINT | SIGQUIT if session::is_away() => {}
                        _ => end(signal, &last_save),
                    }
                }
            })?;
        Ok(())
    }

    /// Stops the program as the terminal's stop key does, which is no signal in raw mode. The main
    /// loop gets [`super::super::input::Input::Resumed`] when it goes on. Refuses where no shell
    /// could let it go on.
    pub fn suspend() -> io::Result<()> {
        let own = rustix::process::getpid();
        if rustix::process::getsid(None).is_ok_and(|leader| leader == own) {
            return Err(io::ErrorKind::Unsupported.into());
        }
        raise(SIGTSTP)
    }

    /// Makes a write beyond the file size limit an error instead of the end of the process.
    /// (Broken pipes are errors from the start: Rust sees to it.)
    pub fn ignore_file_size_limit() -> io::Result<()> {
        // A handler that nobody asks. Unlike an ignored signal it is not inherited by editors.
        signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
        Ok(())
    }

    fn end(signal: i32, last_save: &(dyn Fn(Duration) + Send)) {
        // The save has a limit, but a disk may not know it.
        let _ = thread::Builder::new().spawn(move || {
            thread::sleep(LAST_SAVE + GRACE);
            finish(signal);
        });
        // If it panics, the hook has told, and the end comes all the same.
        let _ = panic::catch_unwind(AssertUnwindSafe(|| last_save(LAST_SAVE)));
        finish(signal);
    }

    fn finish(signal: i32) {
        session::restore(RESTORE);
        let _ = emulate_default_handler(signal);
    }
}

/// Windows has none of these signals: keys arrive as input, and a console that is closed ends the
/// process, of which the recovery copy remains.
#[cfg(windows)]
pub fn start(
    _waker: super::input::Waker,
    _last_save: Box<dyn Fn(std::time::Duration) + Send>,
) -> std::io::Result<()> {
    Ok(())
}

/// Windows has no file size limit that ends a process.
#[cfg(windows)]
pub fn ignore_file_size_limit() -> std::io::Result<()> {
    Ok(())
}
