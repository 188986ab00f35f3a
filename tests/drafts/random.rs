//! Any plan is kept as it is.

use crate::keeps::with_strangers;
use crate::plans::{config, plan};
use crate::{open, read};
use commplan::draft::write;
use proptest::prelude::*;
use proptest::sample::Index;

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn any_plan_comes_back_to_the_byte(sample in plan()) {
        let text = write(&sample.0);
        let again = open(&text);
        prop_assert_eq!(&again, &sample.0);
        prop_assert_eq!(write(&again), text);
    }

    #[test]
    fn foreign_members_stay_in_any_plan(sample in plan()) {
        let text = with_strangers(&write(&sample.0));
        prop_assert_eq!(write(&open(&text)), text);
    }

    /// A draft of which a part was lost or changed is read or refused, and what is read can be kept.
    #[test]
    fn a_damaged_draft_does_no_harm(
        sample in plan(),
        from in any::<Index>(),
        length in 0usize..60,
        put in any::<Option<u8>>(),
    ) {
        let mut bytes = write(&sample.0).into_bytes();
        let from = from.index(bytes.len());
        let to = (from + length).min(bytes.len());
        bytes.splice(from..to, put);
        if let Ok(text) = String::from_utf8(bytes)
            && let Ok(plan) = read(&text)
        {
            let saved = write(&plan);
            prop_assert_eq!(write(&open(&saved)), saved);
        }
    }
}
