use super::record::{Text, record};
use super::row::Row;

record! {
    /// A way of communicating and its rules.
    Channel {
        name: Text,
        formality: Text,
        use_for: Text,
        response_time: Text,
        not_for: Text,
        record_rule: Text,
        tool: Text,
        method: Text,
        scope: Text,
        sensitivity: Text,
        backup: Text,
    }
}

impl Row<Channel> {
    /// Whether only our side uses the channel.
    pub fn is_ours_only(&self) -> bool {
        self.is_internal() || self.scope.trim() == "internal"
    }
}

record! {
    /// Rules that hold on every channel.
    HouseRules {
        house_rules: Text,
        hours: Text,
        store: Text,
        release: Text,
        material_due: Text,
        minutes_due: Text,
    }
}
