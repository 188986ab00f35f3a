use super::record::{List, Text, record};

record! {
    /// A person or group that must know, decide, or is affected.
    Stakeholder {
        role: Text,
        name: Text,
        side: Text,
        email: Text,
        phone: Text,
        deputy: Text,
        contact_point: Text,
        needs: Text,
        need_kinds: List,
        duties: Text,
        channels: List,
        organisation: Text,
        headcount: Text,
        avoid: List,
        language: Text,
        place: Text,
        time_zone: Text,
        power: Text,
        interest: Text,
        engagement_now: Text,
        engagement_wanted: Text,
        rate: Text,
        hours_limit: Text,
        note: Text,
    }
}
