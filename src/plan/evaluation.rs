use super::record::{List, Text, record};

record! {
    /// A way of finding out whether communication works.
    Evaluation {
        method: Text,
        goals: List,
        indicator: Text,
        target: Text,
        when: Text,
        owner: Text,
        below: Text,
        asked: List,
        source: Text,
    }
}

record! {
    /// How results become measures and the plan is kept up to date.
    Improvement {
        improvement: Text,
        update_rules: Text,
        next_review: Text,
    }
}
