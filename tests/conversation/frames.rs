//! What reaches the terminal: whatever happens, one write, the screen of a full draw, and the cursor in its place.

use super::talk::{Move, Talk, moves, openings};
use commplan::tui::backend::Screen;
use commplan::tui::theme::Border;
use commplan::tui::view;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use ratatui::Terminal;
use std::io::{self, Write};
use std::num::NonZero;

/// Counts the writes, and shows what they show.
struct Sink {
    screen: vt100::Parser,
    writes: usize,
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.screen.process(bytes);
        self.writes += 1;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).expect("a terminal has cells")
}

fn terminal(width: u16, height: u16) -> Terminal<Screen<Sink>> {
    let sink = Sink {
        screen: vt100::Parser::new(cells(height), cells(width), 0),
        writes: 0,
    };
    Terminal::new(Screen::new(sink, width, height, true)).expect("a terminal")
}

/// Draws, and says in how many writes.
fn draw(terminal: &mut Terminal<Screen<Sink>>, talk: &Talk) -> usize {
    let before = terminal.backend_mut().get_mut().writes;
    terminal
        .draw(|frame| {
            if let Some(place) = view::draw(&talk.wizard, frame.buffer_mut(), Border::LIGHT) {
                frame.set_cursor_position(place);
            }
        })
        .expect("a frame");
    terminal.backend_mut().get_mut().writes - before
}

/// Every cell with its attributes, and the cursor.
fn shown(terminal: &mut Terminal<Screen<Sink>>) -> (Vec<Vec<String>>, Option<(u16, u16)>) {
    let screen = terminal.backend_mut().get_mut().screen.screen();
    let (rows, columns) = screen.size();
    let row = |row: u16| {
        let cell = |column: u16| {
            let cell = screen.cell(row, column).expect("a cell");
            match cell.contents() {
                _ if cell.is_wide_continuation() => String::new(),
                // A blank shows nothing but whether it is reversed.
                "" | " " => if cell.inverse() { "_" } else { " " }.to_owned(),
                contents => {
                    let colour = match cell.fgcolor() {
                        vt100::Color::Idx(colour) => colour.to_string(),
                        _ => String::new(),
                    };
                    let bold = if cell.bold() { "b" } else { "" };
                    let reversed = if cell.inverse() { "r" } else { "" };
                    format!("{contents}{colour}{bold}{reversed}")
                }
            }
        };
        (0..columns.get()).map(cell).collect()
    };
    let cursor = (!screen.hide_cursor()).then(|| screen.cursor_position());
    ((0..rows.get()).map(row).collect(), cursor)
}

/// Clusters whose width the model of the terminal counts otherwise than terminals do say nothing here.
fn is_measured_alike(what: &Move) -> bool {
    let (Move::Text(text) | Move::Paste(text)) = what else {
        return true;
    };
    let is_odd = |c: char| matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f3fb}'..='\u{1f3ff}');
    !text.contains(is_odd) && text.is_ascii()
        || text
            .chars()
            .all(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | '，' | '。' | '（' | '？'))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 60,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_frame_is_one_write_and_equals_a_full_draw(
        (lang, starter) in openings(),
        moves in moves(60),
    ) {
        let mut talk = Talk::open(lang, starter);
        let mut screen = terminal(80, 24);
        draw(&mut screen, &talk);
        for what in moves.iter().filter(|what| is_measured_alike(what)) {
            talk.does(what);
            if let Move::Resize(width, height) = what {
                // As the loop does it when the window changes.
                let sink = screen.backend_mut().get_mut();
                sink.screen.screen_mut().set_size(cells(*height), cells(*width));
                screen.backend_mut().resize(*width, *height);
                screen.clear().expect("an empty screen");
            }
            let writes = draw(&mut screen, &talk);
            prop_assert!(writes <= 1, "{writes} writes after {what:?}");
            let (width, height) = (talk.wizard.layout.width, talk.wizard.layout.height);
            let mut whole = terminal(width as u16, height as u16);
            draw(&mut whole, &talk);
            let (is, should_be) = (shown(&mut screen), shown(&mut whole));
            for (row, (is, should_be)) in is.0.iter().zip(&should_be.0).enumerate() {
                prop_assert_eq!(is, should_be, "row {} after {:?}", row, what);
            }
            prop_assert_eq!(is.1, should_be.1, "the cursor after {:?}", what);
        }
    }
}
