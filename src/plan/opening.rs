use super::record::{List, Text, record};

record! {
    /// The first questions that no step keeps: what is prepared follows from them. Not part of the draft.
    Opening {
        our_pm: Text,
        director: Text,
        client_pm: Text,
        sponsor: Text,
        chat: Text,
        meeting: Text,
        tasks: Text,
        weekly: Text,
        others: List,
    }
}
