use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::*;

/// Counts the writes.
#[derive(Default)]
struct Sink {
    bytes: Vec<u8>,
    writes: usize,
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        self.writes += 1;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Lines with styles, and the cursor.
#[derive(Clone, Debug, Default)]
struct Page {
    lines: Vec<Vec<(String, Style)>>,
    cursor: Option<(u16, u16)>,
}

impl Page {
    fn of(text: &str, cursor: (u16, u16)) -> Self {
        Self {
            lines: vec![vec![(text.to_owned(), Style::new())]],
            cursor: Some(cursor),
        }
    }
}

impl Widget for &Page {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        for (line, y) in self.lines.iter().zip(area.rows().map(|row| row.y)) {
            let mut x = 0;
            for (text, style) in line {
                let room = usize::from(area.width.saturating_sub(x));
                (x, _) = buffer.set_stringn(x, y, text, room, *style);
            }
        }
    }
}

fn terminal(width: u16, height: u16) -> Terminal<Screen<Sink>> {
    Terminal::new(Screen::new(Sink::default(), width, height, true)).unwrap()
}

/// Draws and gives back what was written.
fn draw(terminal: &mut Terminal<Screen<Sink>>, page: &Page) -> Vec<u8> {
    let before = terminal.backend_mut().get_mut().writes;
    terminal
        .draw(|frame| {
            frame.render_widget(page, frame.area());
            if let Some(cursor) = page.cursor {
                frame.set_cursor_position(cursor);
            }
        })
        .unwrap();
    let sink = terminal.backend_mut().get_mut();
    let bytes = std::mem::take(&mut sink.bytes);
    assert_eq!(sink.writes - before, usize::from(!bytes.is_empty()));
    bytes
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace('\x1b', "^")
}

#[test]
fn typing_costs_what_it_shows() {
    let mut terminal = terminal(80, 24);
    draw(&mut terminal, &Page::of("hello", (5, 0)));
    let mut frame = |text, x| shown(&draw(&mut terminal, &Page::of(text, (x, 0))));
    assert_eq!(frame("hello,", 6), ",");
    assert_eq!(frame("hello, ", 7), "^[C");
    assert_eq!(frame("hello, w", 8), "w");
}

#[test]
fn the_cursor_costs_little() {
    let mut terminal = terminal(80, 24);
    draw(&mut terminal, &Page::of("hello", (5, 0)));
    let mut frame = |text, x| shown(&draw(&mut terminal, &Page::of(text, (x, 0))));
    assert_eq!(frame("hell", 4), "\u{8} \u{8}");
    assert_eq!(frame("hell", 0), "\r");
    assert_eq!(frame("hell", 1), "^[C");
    assert_eq!(frame("hell", 1), "");
    assert_eq!(frame("h中l", 4), "中^[5G");
    assert_eq!(frame("h中l文", 6), "文^[7G");
}

#[test]
fn nothing_is_believed_in_the_last_column() {
    let mut terminal = terminal(6, 2);
    draw(&mut terminal, &Page::of("hello", (5, 0)));
    let bytes = draw(&mut terminal, &Page::of("hello!", (0, 1)));
    assert_eq!(shown(&bytes), "!^[2H");
    draw(&mut terminal, &Page::of("hello", (5, 0)));
    let bytes = draw(&mut terminal, &Page::of("hello!", (5, 0)));
    assert_eq!(shown(&bytes), "!^[1;6H");
}

#[test]
fn only_attributes_that_change_are_written() {
    let pen = |style: Style| Pen {
        fg: style.fg.unwrap_or_default(),
        bg: style.bg.unwrap_or_default(),
        modifier: style.add_modifier,
    };
    let mut screen = Screen::new(Vec::new(), 10, 1, true);
    for (style, expected) in [
        (Style::new(), "^[m"),
        (Style::new().bold(), "^[1m"),
        (Style::new().dim(), "^[0;2m"),
        (Style::new().dim().bold(), "^[1m"),
        (Style::new().dim().bold().red(), "^[31m"),
        (Style::new().reversed().red(), "^[22;7m"),
        (Style::new().reversed().light_blue().on_gray(), "^[94;47m"),
        (Style::new().on_dark_gray(), "^[0;100m"),
        (Style::new().fg(Color::Indexed(208)), "^[0;38;5;208m"),
        (Style::new().fg(Color::Rgb(1, 20, 0)), "^[38;2;1;20;0m"),
        (Style::new(), "^[m"),
        (Style::new(), ""),
    ] {
        screen.set_pen(pen(style));
        let bytes = screen.frame.split_off(SYNC_BEGIN.len());
        assert_eq!(shown(&bytes).replace("39;22", "22"), expected, "{style:?}");
    }
}

#[test]
fn no_colour_keeps_the_rest() {
    let mut terminal = Terminal::new(Screen::new(Sink::default(), 20, 1, false)).unwrap();
    let page = Page {
        lines: vec![vec![
            ("a".to_owned(), Style::new().red().on_blue()),
            ("b".to_owned(), Style::new().red().underlined().reversed()),
        ]],
        cursor: None,
    };
    assert_eq!(shown(&draw(&mut terminal, &page)), "^[1H^[ma^[4;7mb^[?25l");
}

#[test]
fn a_cell_cannot_act_on_the_terminal() {
    let mut terminal = terminal(10, 1);
    let mut hostile = Buffer::empty(Rect::new(0, 0, 10, 1));
    hostile[(0, 0)].set_symbol("\x1b]0;x\x07");
    hostile[(1, 0)].set_symbol("\u{9b}2J");
    hostile[(2, 0)].set_symbol("\n");
    hostile[(3, 0)].set_symbol("");
    terminal
        .draw(|frame| frame.buffer_mut().clone_from(&hostile))
        .unwrap();
    let bytes = std::mem::take(&mut terminal.backend_mut().get_mut().bytes);
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(text.matches('\x1b').count(), text.matches("\x1b[").count());
    assert!(!text.contains(['\x07', '\n', '\u{9b}']));
    assert!(text.contains("\u{fffd}]0;x\u{fffd}"));
}

#[test]
fn large_frames_are_bracketed() {
    let mut terminal = terminal(80, 24);
    draw(&mut terminal, &Page::default());
    let bytes = draw(&mut terminal, &Page::of(&"x".repeat(80), (0, 1)));
    assert!(!bytes.starts_with(SYNC_BEGIN));
    let wide = Page {
        lines: vec![vec![("中".repeat(40), Style::new())]; 3],
        cursor: None,
    };
    let bytes = draw(&mut terminal, &wide);
    assert!(bytes.starts_with(SYNC_BEGIN) && bytes.ends_with(SYNC_END));
}

#[test]
fn size_and_place_are_answered_from_memory() {
    let mut terminal = terminal(80, 24);
    draw(&mut terminal, &Page::of("a", (1, 0)));
    let screen = terminal.backend_mut();
    assert_eq!(screen.get_cursor_position().unwrap(), Position::new(1, 0));
    screen.resize(40, 10);
    assert_eq!(terminal.size().unwrap(), Size::new(40, 10));
    let bytes = draw(&mut terminal, &Page::of("a", (1, 0)));
    assert_eq!(shown(&bytes), "^[m^[2J^[2J^[1Ha^[?25h");
    terminal.backend_mut().forget();
    terminal.clear().unwrap();
    let bytes = draw(&mut terminal, &Page::of("a", (1, 0)));
    assert_eq!(shown(&bytes), "^[m^[2J^[1Ha^[?25h");
}

fn style() -> impl Strategy<Value = Style> {
    let colour = || {
        prop_oneof![
            4 => Just(Color::Reset),
            1 => Just(Color::Red),
            1 => Just(Color::LightCyan),
            1 => Just(Color::Indexed(100)),
            1 => Just(Color::Rgb(1, 2, 3)),
        ]
    };
    // The model knows these attributes.
    let modifier = prop_oneof![
        2 => Just(Modifier::empty()),
        1 => Just(Modifier::BOLD),
        1 => Just(Modifier::BOLD | Modifier::UNDERLINED),
        1 => Just(Modifier::REVERSED | Modifier::ITALIC),
        1 => Just(Modifier::DIM),
    ];
    (colour(), colour(), modifier)
        .prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
}

fn page() -> impl Strategy<Value = Page> {
    let word = prop_oneof!["[a-z ]{0,9}", "[项目沟通计划，。]{0,5}", "[🚀✅é…·]{0,3}"];
    let line = prop::collection::vec((word, style()), 0..6);
    let cursor = prop::option::of((0u16..24, 0u16..6));
    (prop::collection::vec(line, 6), cursor).prop_map(|(lines, cursor)| Page { lines, cursor })
}

fn blank() -> vt100::Parser {
    let size = |n| std::num::NonZeroU16::new(n).unwrap();
    vt100::Parser::new(size(6), size(24), 0)
}

/// What a terminal shows: each cell's text and what is seen of its attributes, then the cursor.
fn model(screen: &vt100::Screen) -> Vec<(String, String)> {
    let (height, width) = (screen.size().0.get(), screen.size().1.get());
    let mut cells = Vec::new();
    for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
        let cell = screen.cell(y, x).unwrap();
        let ground = (cell.bgcolor(), cell.underline(), cell.inverse());
        let letter = (cell.fgcolor(), cell.bold(), cell.dim(), cell.italic());
        cells.push(match cell.contents() {
            // The second half of a wide character has no attributes of its own.
            _ if cell.is_wide_continuation() => ("half".to_owned(), String::new()),
            "" | " " if cell.inverse() || cell.underline() => {
                (String::new(), format!("{ground:?} {:?}", cell.fgcolor()))
            }
            "" | " " => (String::new(), format!("{ground:?}")),
            contents => (contents.to_owned(), format!("{ground:?} {letter:?}")),
        });
    }
    let cursor = (!screen.hide_cursor()).then(|| screen.cursor_position());
    cells.push((format!("{cursor:?}"), String::new()));
    cells
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn changes_show_what_a_full_draw_shows(pages in prop::collection::vec(page(), 1..8)) {
        let mut terminal = terminal(24, 6);
        let mut seen = blank();
        let mut orphans = [false; 24 * 6 + 1];
        for page in &pages {
            let before = model(seen.screen());
            seen.process(&draw(&mut terminal, page));
            let mut fresh = blank();
            fresh.process(&draw(&mut self::terminal(24, 6), page));
            let after = model(seen.screen());
            let fresh = model(fresh.screen());
            let mut wrong = Vec::new();
            for (at, (seen, fresh)) in after.into_iter().zip(fresh).enumerate() {
                // The model gives the blank that remains of half a wide character the attributes
                // of what overwrote the other half; terminals do not.
                let blank = seen.0.is_empty() && fresh.0.is_empty();
                orphans[at] = blank && (orphans[at] || before[at].0 == "half");
                if seen != fresh && !orphans[at] {
                    wrong.push((at % 24, at / 24, seen, fresh));
                }
            }
            prop_assert!(wrong.is_empty(), "{:#?}", wrong);
        }
    }
}
