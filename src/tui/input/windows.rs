//! Reading on Windows, through crossterm: a thread reads when it is asked to, so that another
//! program (an editor) can have the console while nobody asks.

use std::io;
use std::sync::mpsc::{self, Receiver, RecvError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyEventKind, KeyModifiers};

use super::super::decode::Token;
use super::{Bursts, Input, LOOK_FOR_MORE};
use crate::wizard::key::{Key, KeyCode};

/// Pastes arrive as single keys; after a few of them the next may take this long.
const NEXT_KEY: Duration = Duration::from_millis(2);

/// Reads the console for the main loop.
#[derive(Debug)]
pub struct Reader {
    ask: Sender<()>,
    asked: bool,
    messages: Receiver<Message>,
    sender: Sender<Message>,
    bursts: Bursts,
    gone: bool,
}

/// Wakes the main loop from another thread: send it a message through a channel, then wake it.
#[derive(Clone, Debug)]
pub struct Waker(Sender<Message>);

#[derive(Debug)]
enum Message {
    Events(Vec<Event>),
    Said(Input),
}

impl Waker {
    /// The next or the present wait gives [`Input::Woken`].
    pub fn wake(&self) {
        // Nobody listens only when the program ends.
        let _ = self.0.send(Message::Said(Input::Woken));
    }
}

impl Reader {
    /// Reads the console.
    pub fn new() -> io::Result<Self> {
        let (ask, asked) = mpsc::channel();
        let (sender, messages) = mpsc::channel();
        let answer = sender.clone();
        thread::Builder::new()
            .name("input".to_owned())
            .spawn(move || {
                while asked.recv().is_ok() {
                    let message = match read() {
                        Ok(events) => Message::Events(events),
                        Err(_) => Message::Said(Input::Gone),
                    };
                    if answer.send(message).is_err() {
                        return;
                    }
                }
            })?;
        Ok(Self {
            ask,
            asked: false,
            messages,
            sender,
            bursts: Bursts::default(),
            gone: false,
        })
    }

    /// For the other threads.
    pub fn waker(&self) -> Waker {
        Waker(self.sender.clone())
    }

    /// Waits for as long as it takes; gives at least one input, and all that came at once.
    pub fn wait(&mut self) -> Vec<Input> {
        let mut inputs = Vec::new();
        while inputs.is_empty() {
            if self.gone {
                return vec![Input::Gone];
            }
            if !self.asked {
                self.asked = self.ask.send(()).is_ok();
            }
            match self.messages.recv() {
                Ok(Message::Events(events)) => {
                    self.asked = false;
                    self.sort(events, &mut inputs);
                }
                Ok(Message::Said(Input::Gone)) | Err(RecvError) => self.gone = true,
                Ok(Message::Said(input)) => {
                    inputs.push(input);
                }
            }
        }
        inputs
    }

    fn sort(&mut self, events: Vec<Event>, inputs: &mut Vec<Input>) {
        // Each key counts as a byte: enough to tell a paste.
        let length = events.len();
        let mut tokens: Vec<Token> = Vec::new();
        let mut resized = false;
        for event in events {
            match event {
                Event::Key(key) if key.kind != KeyEventKind::Release => {
                    match (token(&key), tokens.last_mut()) {
                        (Some(Token::Text(text)), Some(Token::Text(before))) => {
                            before.push_str(&text);
                        }
                        (token, _) => tokens.extend(token),
                    }
                }
                Event::Paste(text) => tokens.push(Token::Paste(
                    text.replace("\r\n", "\n")
                        .replace('\r', "\n")
                        .replace(|c: char| c.is_control() && c != '\n' && c != '\t', ""),
                )),
                Event::Resize(..) => resized = true,
                _ => {}
            }
        }
        self.bursts.sort(&mut tokens, length, inputs);
        if resized {
            inputs.push(Input::Resize);
        }
    }
}

/// One event, and those that come with it.
fn read() -> io::Result<Vec<Event>> {
    let mut events = vec![event::read()?];
    let start = Instant::now();
    loop {
        let limit = match events.len() {
            0..4 => Duration::ZERO,
            _ if start.elapsed() < LOOK_FOR_MORE => NEXT_KEY,
            _ => return Ok(events),
        };
        if !event::poll(limit)? {
            return Ok(events);
        }
        events.push(event::read()?);
    }
}

/// The key or character behind an event.
fn token(event: &event::KeyEvent) -> Option<Token> {
    let has = |modifier| event.modifiers.contains(modifier);
    let (ctrl, alt) = (has(KeyModifiers::CONTROL), has(KeyModifiers::ALT));
    let code = match event.code {
        event::KeyCode::Char(c) if c.is_control() => return None,
        // AltGr is told as Ctrl and Alt; it types.
        event::KeyCode::Char(c) if ctrl == alt && !(ctrl && c.is_ascii_alphabetic()) => {
            return Some(Token::Text(c.to_string()));
        }
        event::KeyCode::Char(c) => KeyCode::Char(c),
        event::KeyCode::Enter => KeyCode::Enter,
        event::KeyCode::Tab => KeyCode::Tab,
        event::KeyCode::BackTab => KeyCode::BackTab,
        event::KeyCode::Backspace => KeyCode::Backspace,
        event::KeyCode::Delete => KeyCode::Delete,
        event::KeyCode::Insert => KeyCode::Insert,
        event::KeyCode::Esc => KeyCode::Esc,
        event::KeyCode::Up => KeyCode::Up,
        event::KeyCode::Down => KeyCode::Down,
        event::KeyCode::Left => KeyCode::Left,
        event::KeyCode::Right => KeyCode::Right,
        event::KeyCode::Home => KeyCode::Home,
        event::KeyCode::End => KeyCode::End,
        event::KeyCode::PageUp => KeyCode::PageUp,
        event::KeyCode::PageDown => KeyCode::PageDown,
        event::KeyCode::F(n) => KeyCode::F(n),
        _ => return None,
    };
    let shift = has(KeyModifiers::SHIFT) && !matches!(code, KeyCode::Char(_));
    Some(Token::Key(Key::new(code, ctrl, alt, shift)))
}
