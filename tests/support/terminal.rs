//! A real pseudo-terminal with a model of the screen. A test waits for a state of the screen, with a deadline, and
//! there is no way to sleep.

use super::{Press, bytes, script};
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, mpsc};
use std::time::{Duration, Instant};

/// How long a state of the screen may take to come about.
const DEADLINE: Duration = Duration::from_secs(20);

struct Shared {
    screen: Mutex<Model>,
    changed: Condvar,
}

/// What came from the program.
struct Model {
    parser: vt100::Parser,
    /// Every byte, as it came.
    raw: Vec<u8>,
    /// Nothing more comes.
    over: bool,
    /// Nothing more is wanted: the terminal is to go away.
    closing: bool,
}

impl Shared {
    fn look(&self) -> MutexGuard<'_, Model> {
        self.screen.lock().expect("the screen")
    }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).expect("a terminal has cells")
}

/// A program in a terminal.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    shared: Arc<Shared>,
}

impl Terminal {
    /// Starts the program under test in a directory.
    pub fn start(dir: &Path, args: &[&str], size: (u16, u16)) -> Terminal {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_commplan"));
        command.args(args);
        Terminal::spawn(dir, command, size, &[])
    }

    /// Starts any command in a directory; its environment says nothing about language and colour but what is set.
    pub fn spawn(
        dir: &Path,
        mut command: CommandBuilder,
        (columns, rows): (u16, u16),
        set: &[(&str, &str)],
    ) -> Terminal {
        let pair = native_pty_system()
            .openpty(PtySize {
                rows,
                cols: columns,
                pixel_width: 0,
                pixel_height: 0,
            })
            .expect("a pseudo-terminal");
        command.cwd(dir);
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        for (name, value) in set {
            command.env(name, value);
        }
        command.env("HOME", dir);
        command.env("XDG_STATE_HOME", dir.join("state"));
        command.env("XDG_CONFIG_HOME", dir.join("config"));
        let child = pair.slave.spawn_command(command).expect("the program");
        let shared = Arc::new(Shared {
            screen: Mutex::new(Model {
                parser: vt100::Parser::new(cells(rows), cells(columns), 0),
                raw: Vec::new(),
                over: false,
                closing: false,
            }),
            changed: Condvar::new(),
        });
        let mut output = pair.master.try_clone_reader().expect("its output");
        let keyboard = pair.master.take_writer().expect("its input");
        let reader = Arc::clone(&shared);
        std::thread::spawn(move || {
            let mut chunk = [0; 65_536];
            while let Ok(length @ 1..) = output.read(&mut chunk) {
                let mut model = reader.look();
                model.raw.extend_from_slice(&chunk[..length]);
                model.parser.process(&chunk[..length]);
                reader.changed.notify_all();
                if model.closing {
                    break;
                }
            }
            // The terminal lives as long as anyone holds it; whoever waits for its end waits for this first.
            drop(output);
            reader.look().over = true;
            reader.changed.notify_all();
        });
        Terminal {
            child,
            master: Some(pair.master),
            keyboard: Some(keyboard),
            shared,
        }
    }

    /// Sends bytes as they are.
    pub fn send(&mut self, raw: &[u8]) {
        let keyboard = self.keyboard.as_mut().expect("the terminal is there");
        keyboard.write_all(raw).expect("the program reads");
        keyboard.flush().expect("the program reads");
    }

    /// Presses the keys of a script, each in a write of its own.
    pub fn press(&mut self, line: &str) {
        for press in script(line) {
            match press {
                Press::Key(key) => self.send(&bytes(key)),
                Press::Text(text) => self.send(text.as_bytes()),
                Press::Paste(text) => {
                    self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
                }
            }
        }
    }

    /// Waits until the screen satisfies something.
    pub fn wait<T>(&self, what: &str, seen: impl Fn(&vt100::Screen) -> Option<T>) -> T {
        self.wait_for(what, |model| seen(model.parser.screen()))
    }

    fn wait_for<T>(&self, what: &str, seen: impl Fn(&Model) -> Option<T>) -> T {
        let until = Instant::now() + DEADLINE;
        let mut model = self.shared.look();
        loop {
            if let Some(found) = seen(&model) {
                return found;
            }
            let left = until.saturating_duration_since(Instant::now());
            let (_, column) = model.parser.screen().cursor_position();
            assert!(
                !left.is_zero() && !model.over,
                "waited for {what}; the screen shows, with the cursor in column {column},\n{}",
                model.parser.screen().contents()
            );
            let waited = self.shared.changed.wait_timeout(model, left);
            model = waited.expect("the screen").0;
        }
    }

    /// Waits until a text stands on the screen.
    pub fn sees(&self, words: &str) {
        self.wait(words, |screen| {
            screen.contents().contains(words).then_some(())
        });
    }

    /// Waits until a text no longer stands on the screen.
    pub fn loses(&self, words: &str) {
        self.wait(&format!("the end of {words}"), |screen| {
            (!screen.contents().contains(words)).then_some(())
        });
    }

    /// Presses keys and waits until a text stands on the screen.
    pub fn press_until(&mut self, line: &str, words: &str) {
        self.press(line);
        self.sees(words);
    }

    /// The screen as it is now.
    pub fn contents(&self) -> String {
        self.shared.look().parser.screen().contents()
    }

    /// Every byte that came from the program.
    pub fn raw(&self) -> Vec<u8> {
        self.shared.look().raw.clone()
    }

    /// Whether the program has the alternate screen.
    pub fn is_alternate(&self) -> bool {
        self.shared.look().parser.screen().alternate_screen()
    }

    /// The cursor's row and column, and whether it is hidden.
    pub fn cursor(&self) -> (u16, u16, bool) {
        let model = self.shared.look();
        let (row, column) = model.parser.screen().cursor_position();
        (row, column, model.parser.screen().hide_cursor())
    }

    /// Gives the terminal another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        let mut model = self.shared.look();
        let screen = model.parser.screen_mut();
        screen.set_size(cells(rows), cells(columns));
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let master = self.master.as_ref().expect("the terminal is there");
        master.resize(size).expect("another size");
    }

    /// The program's process.
    pub fn process(&self) -> u32 {
        self.child.process_id().expect("the program runs")
    }

    /// Takes the terminal away, as when a window is closed.
    pub fn close(&mut self) {
        self.shared.look().closing = true;
        // The reading side lets go at the next bytes: the program is asked for some.
        self.press("ctrl+l");
        self.wait_for("the end of the terminal", |model| model.over.then_some(()));
        self.keyboard = None;
        self.master = None;
    }

    /// Waits for the program to end and says with which code.
    pub fn ends(&mut self) -> u32 {
        self.ended().exit_code()
    }

    /// Waits for the program to end and says how.
    pub fn ended(&mut self) -> ExitStatus {
        let mut killer = self.child.clone_killer();
        let (done, waits) = mpsc::channel::<()>();
        let watch = std::thread::spawn(move || {
            let late = waits.recv_timeout(DEADLINE) == Err(mpsc::RecvTimeoutError::Timeout);
            if late {
                let _ = killer.kill();
            }
            late
        });
        let status = self.child.wait().expect("its end");
        drop(done);
        let late = watch.join().expect("the watch");
        assert!(
            !late,
            "the program does not end; the screen shows\n{}",
            self.contents()
        );
        // What it wrote at the end may still be on its way.
        self.wait_for("its last bytes", |model| model.over.then_some(()));
        status
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
