//! The terminal's clipboard, by OSC 52: works over ssh and in tmux, where the terminal allows it. Only what the user
//! copies goes there; nothing is ever read from it.

use std::io::{self, Write};

/// Offers a text to the clipboard.
///
/// # Errors
/// If the terminal cannot be written to.
pub fn offer(out: &mut impl Write, text: &str) -> io::Result<()> {
    let sequence = format!("\x1b]52;c;{}\x07", base64(text.as_bytes()));
    out.write_all(sequence.as_bytes())?;
    out.flush()
}

/// Bytes as RFC 4648 writes them.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |place: usize| u32::from(chunk.get(place).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * place)) as usize & 63];
            out.push(if place > chunk.len() {
                '='
            } else {
                char::from(sign)
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_rfc() {
        for (text, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
            ("项目", "6aG555uu"),
        ] {
            assert_eq!(base64(text.as_bytes()), coded);
        }
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }

    #[test]
    fn no_byte_of_the_text_reaches_the_terminal_as_it_is() {
        let mut out = Vec::new();
        offer(&mut out, "\x1b]0;x\x07\n").unwrap();
        assert_eq!(out, b"\x1b]52;c;G10wO3gHCg==\x07");
    }
}
