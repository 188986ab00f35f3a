//! Ids of rows.

/// The letters of an id: those that nobody confuses with a digit, and no vowel that completes a word.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Makes ids of six letters. The same seed makes the same ids, so that whoever holds it stays without randomness of
/// its own.
#[derive(Clone, Debug)]
pub struct Ids {
    state: u64,
}

impl Ids {
    /// A generator; the seed comes from outside.
    pub const fn new(seed: u64) -> Ids {
        Ids { state: seed }
    }

    /// An id that is not taken yet.
    pub fn fresh(&mut self, taken: impl Fn(&str) -> bool) -> String {
        loop {
            let mut bits = self.next();
            let id: String = (0..6)
                .map(|_| {
                    let letter = LETTERS[(bits % 32) as usize];
                    bits /= 32;
                    char::from(letter)
                })
                .collect();
            if !taken(&id) {
                return id;
            }
        }
    }

    /// SplitMix64: every state is visited once, so that a fresh id is found.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn ids_are_six_safe_letters_and_never_taken_ones() {
        let mut ids = Ids::new(7);
        let mut seen = HashSet::new();
        for _ in 0..10_000 {
            let id = ids.fresh(|id| seen.contains(id));
            assert_eq!(id.len(), 6);
            assert!(id.bytes().all(|letter| LETTERS.contains(&letter)));
            assert!(seen.insert(id));
        }
    }

    #[test]
    fn a_seed_decides_the_ids() {
        let make = |seed| Ids::new(seed).fresh(|_| false);
        assert_eq!(make(1), make(1));
        assert_ne!(make(1), make(2));
    }
}
