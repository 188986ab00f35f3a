use super::record::{List, Text, record};

record! {
    /// What communication is to achieve.
    Goal {
        goal: Text,
        reason: Text,
        measure: Text,
        target: Text,
        project_goals: List,
        category: Text,
    }
}
