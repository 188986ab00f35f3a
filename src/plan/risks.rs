use super::record::{List, Text, record};

record! {
    /// A way in which communication itself may fail.
    Risk {
        risk: Text,
        category: Text,
        probability: Text,
        impact: Text,
        trigger: Text,
        response: Text,
        backup: Text,
        owner: Text,
    }
}

record! {
    /// A rung of the escalation ladder.
    Level {
        level: Text,
        trigger: Text,
        ours: List,
        client: List,
        limit: Text,
    }
}
