use super::record::{List, Text, record};

record! {
    /// Who tells whom what, when and how.
    Communication {
        title: Text,
        content: List,
        purpose: Text,
        rhythm: Text,
        weekday: List,
        time: Text,
        trigger: Text,
        attendees: List,
        cc: List,
        owner: Text,
        recorder: Text,
        channel: Text,
        also_by: List,
        material: Text,
        duration: Text,
        feedback: Text,
        goals: List,
        phases: List,
        preparation: Text,
        points: Text,
        times_per_month: Text,
        sensitivity: Text,
    }
}

impl Communication {
    /// The ids of those who are there: whoever owns or records a meeting sits in it, listed or not. Somebody may come
    /// twice, and an id may be empty.
    pub fn present(&self) -> impl Iterator<Item = &Text> {
        (self.attendees.iter()).chain([&self.owner, &self.recorder])
    }
}

record! {
    /// How a change is raised, judged, decided and told.
    ChangeProcess {
        change_raise: Text,
        change_assess: Text,
        change_decide: Text,
        change_limit: Text,
    }
}
