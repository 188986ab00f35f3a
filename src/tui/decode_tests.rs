use proptest::prelude::*;

use super::*;

fn key(spelling: &str) -> Token {
    Token::Key(Key::parse(spelling).expect(spelling))
}

fn text(text: &str) -> Token {
    Token::Text(text.to_owned())
}

fn paste(text: &str) -> Token {
    Token::Paste(text.to_owned())
}

/// Everything these pieces give, without any silence between them.
fn decode(pieces: &[&[u8]]) -> (Vec<Token>, Decoder) {
    let (mut out, mut decoder) = (Vec::new(), Decoder::default());
    for piece in pieces {
        decoder.feed(piece, &mut out);
    }
    (out, decoder)
}

/// Bytes and what they mean, complete by themselves.
fn table() -> Vec<(Vec<u8>, Vec<Token>)> {
    let keys: &[(&str, &str)] = &[
        // C0
        ("\r", "enter"),
        ("\n", "ctrl-j"),
        ("\t", "tab"),
        ("\x08", "ctrl-h"),
        ("\x7f", "backspace"),
        ("\0", "ctrl-space"),
        ("\x01", "ctrl-a"),
        ("\x03", "ctrl-c"),
        ("\x11", "ctrl-q"),
        ("\x13", "ctrl-s"),
        ("\x1a", "ctrl-z"),
        ("\x1c", "ctrl-\\"),
        ("\x1d", "ctrl-]"),
        ("\x1f", "ctrl-_"),
        // cursor keys
        ("\x1b[A", "up"),
        ("\x1b[B", "down"),
        ("\x1b[C", "right"),
        ("\x1b[D", "left"),
        ("\x1b[H", "home"),
        ("\x1b[F", "end"),
        ("\x1bOA", "up"),
        ("\x1bOD", "left"),
        ("\x1bOH", "home"),
        ("\x1bOF", "end"),
        ("\x1b[1;2A", "shift-up"),
        ("\x1b[1;3B", "alt-down"),
        ("\x1b[1;5C", "ctrl-right"),
        ("\x1b[1;6D", "ctrl-shift-left"),
        ("\x1b[1;8H", "ctrl-alt-shift-home"),
        ("\x1b[a", "shift-up"),
        ("\x1bOc", "ctrl-right"),
        ("\x1b\x1b[A", "alt-up"),
        ("\x1b\x1bOB", "alt-down"),
        ("\x1b[Z", "shift-tab"),
        // editing keys
        ("\x1b[1~", "home"),
        ("\x1b[7~", "home"),
        ("\x1b[4~", "end"),
        ("\x1b[8~", "end"),
        ("\x1b[2~", "insert"),
        ("\x1b[3~", "delete"),
        ("\x1b[3;5~", "ctrl-delete"),
        ("\x1b[3^", "ctrl-delete"),
        ("\x1b[3$", "shift-delete"),
        ("\x1b[3@", "ctrl-shift-delete"),
        ("\x1b[5~", "pageup"),
        ("\x1b[6~", "pagedown"),
        // function keys
        ("\x1bOP", "f1"),
        ("\x1bOS", "f4"),
        ("\x1bO2P", "shift-f1"),
        ("\x1b[1;5R", "ctrl-f3"),
        ("\x1b[11~", "f1"),
        ("\x1b[15~", "f5"),
        ("\x1b[17~", "f6"),
        ("\x1b[21~", "f10"),
        ("\x1b[24~", "f12"),
        ("\x1b[24;2~", "shift-f12"),
        ("\x1b[34~", "f20"),
        ("\x1b[[A", "f1"),
        ("\x1b[[E", "f5"),
        // Alt
        ("\x1bb", "alt-b"),
        ("\x1bB", "alt-B"),
        ("\x1b\r", "alt-enter"),
        ("\x1b\x7f", "alt-backspace"),
        ("\x1b\x01", "ctrl-alt-a"),
        // keys by number, from terminals set up by somebody else
        ("\x1b[13;2u", "shift-enter"),
        ("\x1b[27u", "esc"),
        ("\x1b[115;5u", "ctrl-s"),
        ("\x1b[9;2u", "shift-tab"),
        ("\x1b[27;5;13~", "ctrl-enter"),
        // Enter on a keypad left in application mode
        ("\x1bOM", "enter"),
    ];
    let mut table: Vec<_> = keys
        .iter()
        .map(|(bytes, spelling)| (bytes.as_bytes().to_vec(), vec![key(spelling)]))
        .collect();
    let other: &[(&[u8], &[Token])] = &[
        (b"hello", &[text("hello")]),
        ("项目，？１🚀é".as_bytes(), &[text("项目，？１🚀é")]),
        (b"a\xff\xfeb\xe4\xb8c", &[text("abc")]),
        // C1 controls, as bytes and as UTF-8, and overlong or surrogate forms
        (b"a\x9b31mb", &[text("a31mb")]),
        ("a\u{9b}31mb".as_bytes(), &[text("a31mb")]),
        (b"a\xc0\x9bb\xed\xa0\x80c", &[text("abc")]),
        (b"\x1bOjx\x1b[97u", &[text("*xa")]),
        // swallowed: replies, reports, unknown keys
        (b"\x1b[?62;4c\x1b[0nx", &[text("x")]),
        // where the cursor stands
        (b"\x1b[12;40Rx", &[Token::Cursor(12, 40), text("x")]),
        (b"\x1b[>0;276;0c\x1b[?25hx", &[text("x")]),
        (b"\x1b[=1cx\x1b[4;2$yx", &[text("xx")]),
        // the mouse: a press, a release, the wheel, the oldest form
        (
            b"\x1b[<0;10;20M\x1b[<0;10;20mx\x1b[<65;1;1M\x1b[<2;1;1My",
            &[
                Token::Pointer(Pointer::Press(9, 19)),
                text("x"),
                Token::Pointer(Pointer::WheelDown),
                text("y"),
            ],
        ),
        (b"\x1b[M !!x\x1b[I\x1b[Ox", &[text("xx")]),
        (b"\x1b[99~\x1b[57441;2u\x1b[97;1:3ux", &[text("x")]),
        (b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\x", &[text("x")]),
        (b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07x", &[text("x")]),
        (b"\x1bP>|term(1.0)\x1b\\x", &[text("x")]),
        // Esc, then an input method's text
        ("\x1b中".as_bytes(), &[key("esc"), text("中")]),
        // what only began like a control string
        (
            b"\x1b]hello\r",
            &[key("alt-]"), text("hello"), key("enter")],
        ),
        (b"\x1bPab\x1b[A", &[key("alt-P"), text("ab"), key("up")]),
        (b"\x1b[12\r", &[key("enter")]),
        // pastes
        (b"\x1b[200~\x1b[201~", &[paste("")]),
        (
            b"x\x1b[200~a\r\nb\rc\nd\te\x07\x1b[31mf\x1b[201~y",
            &[text("x"), paste("a\nb\nc\nd\te[31mf"), text("y")],
        ),
        (
            b"\x1b[200~a\x1b[201~b\r\x1b[201~c",
            &[paste("a"), text("b"), key("enter"), text("c")],
        ),
        (
            "\x1b[200~第一\r\n行\x1b[20\x1b[201~".as_bytes(),
            &[paste("第一\n行[20")],
        ),
        (b"\x1b\x1b[200~a\x1b[201~", &[key("esc"), paste("a")]),
    ];
    table.extend(other.iter().map(|(b, t)| (b.to_vec(), t.to_vec())));
    table
}

#[test]
fn every_split_means_the_same() {
    for (bytes, expected) in table() {
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        let (whole, decoder) = decode(&[&bytes]);
        assert_eq!(whole, expected, "{shown:?}");
        assert_eq!(decoder.patience(), None, "{shown:?}");
        for at in 0..=bytes.len() {
            let (head, tail) = bytes.split_at(at);
            assert_eq!(decode(&[head, tail]).0, expected, "{shown:?} split at {at}");
        }
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(decode(&single).0, expected, "{shown:?} byte by byte");
    }
}

#[test]
fn silence_decides() {
    for (bytes, expected) in [
        ("\x1b", vec![key("esc")]),
        ("\x1b\x1b", vec![key("esc"), key("esc")]),
        ("\x1b[", vec![key("alt-[")]),
        ("\x1bO", vec![key("alt-O")]),
        ("\x1b]", vec![key("alt-]")]),
        ("\x1b]ab", vec![key("alt-]"), text("ab")]),
        ("\x1bPab\x1b", vec![key("alt-P"), text("ab"), key("esc")]),
        ("\x1b[1;5", vec![]),
        ("\x1b[M ", vec![]),
        ("\x1b[200~ab\x1b[20", vec![paste("ab[20")]),
    ] {
        let (mut out, mut decoder) = decode(&[bytes.as_bytes()]);
        assert_eq!(out, vec![], "{bytes:?}");
        assert!(decoder.patience().is_some(), "{bytes:?}");
        decoder.expire(&mut out);
        assert_eq!(out, expected, "{bytes:?}");
        assert_eq!(decoder.patience(), None, "{bytes:?}");
        decoder.feed(b"x", &mut out);
        assert!(matches!(out.last(), Some(Token::Text(t)) if t.ends_with('x')));
    }
}

#[test]
fn a_long_string_without_an_end_lets_go() {
    let mut bytes = b"\x1b]52;c;".to_vec();
    bytes.resize(LONGEST_KEY + 1, b'x');
    let (mut out, mut decoder) = decode(&[&bytes]);
    decoder.expire(&mut out);
    assert_eq!(out, [key("alt-]")]);
}

#[test]
fn a_character_may_wait_for_its_rest() {
    let (out, decoder) = decode(&["中".as_bytes(), &"文".as_bytes()[..2]]);
    assert_eq!(out, [text("中")]);
    // No timer for it: half a character cannot become anything else.
    assert_eq!(decoder.patience(), None);
}

#[test]
fn a_huge_paste_comes_whole() {
    let mut bytes = PASTE_START.to_vec();
    bytes.extend("中x\r".repeat(800 * 1024).bytes());
    bytes.extend(PASTE_END);
    let pieces: Vec<&[u8]> = bytes.chunks(4095).collect();
    let (out, _) = decode(&pieces);
    assert!(matches!(&out[..], [Token::Paste(p)] if p.len() == 4_096_000));
}

const PASTE_START: &[u8] = b"\x1b[200~";

/// Pieces of sequences, so that chance finds the corners.
fn fragment() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        Just(b"\x1b".to_vec()),
        Just(b"\x1b[".to_vec()),
        Just(b"\x1bO".to_vec()),
        Just(b"\x1b]".to_vec()),
        Just(b"\x1b[M".to_vec()),
        Just(b"\x1b[200~".to_vec()),
        Just(b"\x1b[201~".to_vec()),
        Just("中🚀".as_bytes().to_vec()),
        "[0-9;:$~A-Za-u\r\n\t]{1,4}".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 1..5),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_in_any_pieces(
        fragments in prop::collection::vec(fragment(), 0..24),
        cuts in prop::collection::vec(0usize..64, 0..8),
        silence in any::<bool>(),
    ) {
        let bytes: Vec<u8> = fragments.concat();
        let (mut whole, mut one) = decode(&[&bytes]);
        let mut pieces = Vec::new();
        let mut rest = &bytes[..];
        for cut in cuts {
            let (head, tail) = rest.split_at(cut.min(rest.len()));
            pieces.push(head);
            rest = tail;
        }
        pieces.push(rest);
        let (mut parts, mut other) = decode(&pieces);
        if silence {
            one.expire(&mut whole);
            other.expire(&mut parts);
            prop_assert_eq!(one.patience(), None);
        }
        prop_assert_eq!(&whole, &parts);
        for token in &whole {
            match token {
                Token::Text(t) => prop_assert!(!t.is_empty() && !t.contains(char::is_control)),
                Token::Paste(t) => {
                    let bad = |c: char| c.is_control() && c != '\n' && c != '\t';
                    prop_assert!(!t.contains(bad));
                }
                Token::Key(k) => prop_assert_eq!(Key::new(k.code, k.ctrl, k.alt, k.shift), *k),
                Token::Cursor(row, _) => prop_assert!(*row > 1),
                Token::Pointer(_) => {}
            }
        }
    }
}
