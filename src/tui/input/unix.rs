//! Reading on Unix: `poll` on standard input and on a socket pair that other threads poke.

use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;

use super::super::decode::{Decoder, Token};
use super::{Bursts, Input, LARGE, LOOK_FOR_MORE};

const BUFFER: usize = 16 * 1024;
const LOST: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);

/// Reads the terminal for the main loop.
#[derive(Debug)]
pub struct Reader {
    /// Read in place of standard input.
    source: Option<OwnedFd>,
    poked: UnixStream,
    bell: Arc<Bell>,
    decoder: Decoder,
    bursts: Bursts,
    buffer: Box<[u8]>,
    tokens: Vec<Token>,
    gone: bool,
}

/// Wakes the main loop from another thread: send it a message through a channel, then wake it.
#[derive(Clone, Debug)]
pub struct Waker(Arc<Bell>);

/// What has happened since the main loop looked, and the line that makes it look.
#[derive(Debug)]
struct Bell {
    line: UnixStream,
    woken: AtomicBool,
    resized: AtomicBool,
    resumed: AtomicBool,
}

impl Waker {
    /// The next or the present wait gives [`Input::Woken`].
    pub fn wake(&self) {
        self.ring(&self.0.woken);
    }

    /// The next or the present wait gives [`Input::Resize`].
    pub fn resized(&self) {
        self.ring(&self.0.resized);
    }

    /// The next or the present wait gives [`Input::Resumed`].
    pub fn resumed(&self) {
        self.ring(&self.0.resumed);
    }

    fn ring(&self, what: &AtomicBool) {
        if !what.swap(true, Ordering::AcqRel) {
            // It does not block; a full line is poked often enough.
            let _ = (&self.0.line).write(&[0]);
        }
    }
}

impl Reader {
    /// Reads standard input.
    pub fn new() -> io::Result<Self> {
        let source = if poll_one(rustix::stdio::stdin(), Some(Duration::ZERO))
            .is_ok_and(|flags| flags.contains(PollFlags::NVAL))
        {
            // macOS cannot poll `/dev/tty`, but the same terminal by its own name.
            let name = rustix::termios::ttyname(rustix::stdio::stdout(), Vec::new())?;
            let flags = OFlags::RDONLY | OFlags::NOCTTY | OFlags::CLOEXEC;
            Some(rustix::fs::open(name, flags, Mode::empty())?)
        } else {
            None
        };
        Self::on(source)
    }

    fn on(source: Option<OwnedFd>) -> io::Result<Self> {
        let (poked, line) = UnixStream::pair()?;
        poked.set_nonblocking(true)?;
        line.set_nonblocking(true)?;
        Ok(Self {
            source,
            poked,
            bell: Arc::new(Bell {
                line,
                woken: AtomicBool::new(false),
                resized: AtomicBool::new(false),
                resumed: AtomicBool::new(false),
            }),
            decoder: Decoder::default(),
            bursts: Bursts::default(),
            buffer: vec![0; BUFFER].into(),
            tokens: Vec::new(),
            gone: false,
        })
    }

    /// For the other threads.
    pub fn waker(&self) -> Waker {
        Waker(Arc::clone(&self.bell))
    }

    /// Waits for as long as it takes; gives at least one input, and all that came at once.
    pub fn wait(&mut self) -> Vec<Input> {
        let mut inputs = Vec::new();
        while inputs.is_empty() {
            if self.gone {
                return vec![Input::Gone];
            }
            let mut bytes = 0;
            match self.poll() {
                Ok(None) => self.decoder.expire(&mut self.tokens),
                Ok(Some((input, poke))) => {
                    if !poke.is_empty() {
                        self.answer(&mut inputs);
                    }
                    if !input.is_empty() {
                        bytes = self.read(input) + self.settle_doubt();
                    }
                }
                Err(_) => self.gone = true,
            }
            if self.gone {
                self.decoder.expire(&mut self.tokens);
            }
            self.bursts.sort(&mut self.tokens, bytes, &mut inputs);
            if self.gone {
                inputs.push(Input::Gone);
            }
        }
        inputs
    }

    /// Sleeps until there is something to do; `None` if what is incomplete has waited enough.
    fn poll(&self) -> io::Result<Option<(PollFlags, PollFlags)>> {
        let limit = self.decoder.patience().map(timespec);
        let mut fds = [
            PollFd::from_borrowed_fd(self.source(), PollFlags::IN),
            PollFd::new(&self.poked, PollFlags::IN),
        ];
        loop {
            match poll(&mut fds, limit.as_ref()) {
                Ok(0) => return Ok(None),
                Ok(_) => return Ok(Some((fds[0].revents(), fds[1].revents()))),
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Reads what there is, and a little longer if it is much. Gives the number of bytes.
    fn read(&mut self, mut ready: PollFlags) -> usize {
        let mut total = 0;
        let start = Instant::now();
        while !ready.is_empty() {
            let read = if ready.contains(PollFlags::IN) {
                rustix::io::read(source(&self.source), &mut self.buffer[..])
            } else {
                Ok(0)
            };
            match read {
                Ok(0) => self.gone = true,
                Ok(length) => {
                    total += length;
                    self.decoder.feed(&self.buffer[..length], &mut self.tokens);
                    if length >= LARGE && start.elapsed() < LOOK_FOR_MORE {
                        ready = poll_one(self.source(), Some(Duration::ZERO))
                            .unwrap_or(PollFlags::empty());
                        continue;
                    }
                }
                Err(Errno::INTR) => continue,
                Err(Errno::AGAIN) => self.gone |= ready.intersects(LOST),
                Err(_) => self.gone = true,
            }
            break;
        }
        total
    }

    /// Looks for more, for a few milliseconds, while a line end may belong to a paste that arrives letter by letter.
    /// Gives the number of bytes.
    fn settle_doubt(&mut self) -> usize {
        let mut total = 0;
        let start = Instant::now();
        while !self.gone && self.bursts.is_in_doubt(start, &self.tokens) {
            let left = LOOK_FOR_MORE.saturating_sub(start.elapsed());
            match poll_one(self.source(), Some(left)) {
                Ok(ready) if !ready.is_empty() => total += self.read(ready),
                _ => break,
            }
        }
        total
    }

    /// Says what the other threads rang for.
    fn answer(&mut self, inputs: &mut Vec<Input>) {
        // Empty the line first: who rings from here on pokes it again.
        let mut pokes = [0; 16];
        let _ = (&self.poked).read(&mut pokes);
        for (what, input) in [
            (&self.bell.resumed, Input::Resumed),
            (&self.bell.resized, Input::Resize),
            (&self.bell.woken, Input::Woken),
        ] {
            if what.swap(false, Ordering::AcqRel) {
                inputs.push(input);
            }
        }
    }

    fn source(&self) -> BorrowedFd<'_> {
        source(&self.source)
    }
}

fn source(source: &Option<OwnedFd>) -> BorrowedFd<'_> {
    source
        .as_ref()
        .map_or(rustix::stdio::stdin(), |source| source.as_fd())
}

/// What one file is ready for, after waiting for at most so long.
fn poll_one(fd: BorrowedFd<'_>, limit: Option<Duration>) -> io::Result<PollFlags> {
    let mut fds = [PollFd::from_borrowed_fd(fd, PollFlags::IN)];
    poll(&mut fds, limit.map(timespec).as_ref())?;
    Ok(fds[0].revents())
}

fn timespec(duration: Duration) -> Timespec {
    Timespec {
        // Both are far below what the fields hold.
        tv_sec: duration.as_secs() as _,
        tv_nsec: duration.subsec_nanos() as _,
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;
    use crate::wizard::key::Key;

    fn reader() -> (Reader, UnixStream) {
        let (source, user) = UnixStream::pair().unwrap();
        (Reader::on(Some(source.into())).unwrap(), user)
    }

    fn text(text: &str) -> Input {
        Input::Text(text.to_owned())
    }

    #[test]
    fn typing_then_gone() {
        let (mut reader, mut user) = reader();
        user.write_all("中".as_bytes()).unwrap();
        assert_eq!(reader.wait(), [text("中")]);
        user.write_all(b"\x1b[A").unwrap();
        assert_eq!(reader.wait(), [Input::Key(Key::parse("up").unwrap())]);
        user.write_all(b"x").unwrap();
        drop(user);
        assert_eq!(reader.wait(), [text("x")]);
        assert_eq!(reader.wait(), [Input::Gone]);
        assert_eq!(reader.wait(), [Input::Gone]);
    }

    #[test]
    fn a_line_end_within_letters_is_no_key() {
        let (mut reader, mut user) = reader();
        // The second half comes while the reader looks for it.
        let other = thread::spawn(move || {
            for byte in "a\rb".bytes() {
                user.write_all(&[byte]).unwrap();
            }
            user
        });
        let mut seen = String::new();
        while seen.len() < 3 {
            for input in reader.wait() {
                match input {
                    Input::Text(text) | Input::Burst(text) => seen.push_str(&text),
                    other => panic!("{other:?}"),
                }
            }
        }
        assert_eq!(seen, "a\nb");
        other.join().unwrap();
    }

    #[test]
    fn a_lone_escape_waits_for_a_moment_only() {
        let (mut reader, mut user) = reader();
        user.write_all(b"\x1b").unwrap();
        let start = Instant::now();
        assert_eq!(reader.wait(), [Input::Key(Key::parse("esc").unwrap())]);
        assert!(start.elapsed() >= Duration::from_millis(24));
    }

    #[test]
    fn an_open_paste_is_delivered_in_the_end() {
        let (mut reader, mut user) = reader();
        user.write_all(b"\x1b[200~ab\rc").unwrap();
        let start = Instant::now();
        assert_eq!(reader.wait(), [Input::Paste("ab\nc".to_owned())]);
        assert!(start.elapsed() >= Duration::from_millis(490));
    }

    #[test]
    fn others_can_wake() {
        let (mut reader, _user) = reader();
        let waker = reader.waker();
        for _ in 0..10_000 {
            waker.wake();
            waker.resized();
        }
        assert_eq!(reader.wait(), [Input::Resize, Input::Woken]);
        let other = thread::spawn(move || {
            thread::sleep(Duration::from_millis(20));
            waker.resumed();
        });
        assert_eq!(reader.wait(), [Input::Resumed]);
        other.join().unwrap();
    }

    #[test]
    fn what_is_much_comes_whole() {
        let (mut reader, mut user) = reader();
        let paste = "第一行\r".repeat(1000);
        let sent = paste.clone();
        let other = thread::spawn(move || user.write_all(sent.as_bytes()).map(|()| user));
        let mut seen = String::new();
        while seen.len() < paste.len() {
            for input in reader.wait() {
                match input {
                    Input::Burst(text) => seen.push_str(&text),
                    other => panic!("{other:?}"),
                }
            }
        }
        assert_eq!(seen, paste.replace('\r', "\n"));
        other.join().unwrap().unwrap();
    }
}
