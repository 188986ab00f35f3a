use super::record::{Text, record};

record! {
    /// The project itself.
    Project {
        name: Text,
        client: Text,
        organisation: Text,
        number: Text,
        owner: Text,
        background: Text,
        scope: Text,
        start: Text,
        end: Text,
        principles: Text,
        constraints: Text,
        assumptions: Text,
        sensitivity: Text,
        time_zone: Text,
        iteration_weeks: Text,
        effort_hours: Text,
        kind: Text,
        size: Text,
        site: Text,
    }
}

record! {
    /// What the project is to achieve.
    ProjectGoal {
        goal: Text,
    }
}

record! {
    /// A stretch of the project with the result confirmed at its end.
    Phase {
        name: Text,
        start: Text,
        end: Text,
        milestone: Text,
    }
}
