use super::record::{List, Text, record};

record! {
    /// The closing words and the status of the document.
    Review {
        closing: Text,
        status: Text,
    }
}

record! {
    /// A signature.
    Approval {
        side: Text,
        person: Text,
        title: Text,
        r#as: Text,
        date: Text,
    }
}

record! {
    /// Who receives the document.
    Recipient {
        recipient: List,
        form: Text,
    }
}

record! {
    /// A version of the document.
    Revision {
        version: Text,
        date: Text,
        author: Text,
        changes: Text,
    }
}

record! {
    /// A word and what it means here.
    Term {
        term: Text,
        meaning: Text,
    }
}

record! {
    /// Something considered and found not to apply.
    RuledOut {
        what: Text,
        reason: Text,
    }
}
