//! What the next plan will most likely answer as the last one did, kept on this machine and never in a draft.

use super::{State, Trouble, bytes_of, put_private};
use crate::draft::json::Out;
use serde_json::Value;

/// Answers that stay the same from plan to plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Habits {
    /// Our organisation.
    pub organisation: String,
    /// Our project manager.
    pub our_pm: String,
    /// Our delivery director.
    pub director: String,
    /// The tools: chat, meetings, tasks.
    pub tools: [String; 3],
}

const FILE: &str = "habits.json";
const TOOLS: [&str; 3] = ["chat", "meeting", "tasks"];
/// More than five short answers need.
const MOST_BYTES: usize = 64 * 1024;

impl State {
    /// What was answered last; `None` where nothing is remembered or can be read.
    pub fn habits(&self) -> Option<Habits> {
        let bytes = bytes_of(&self.dir().join(FILE), MOST_BYTES).ok()??;
        let root: Value = serde_json::from_slice(&bytes).ok()?;
        let text = |name: &str| {
            let held = root.get(name).and_then(Value::as_str);
            held.unwrap_or_default().to_owned()
        };
        Some(Habits {
            organisation: text("organisation"),
            our_pm: text("our_pm"),
            director: text("director"),
            tools: TOOLS.map(text),
        })
    }

    /// Remembers the director that a plan of the remembered organisation names; a plan of another, such as a starter,
    /// teaches nothing.
    ///
    /// # Errors
    /// As [`State::learn`].
    pub fn meet_director(&self, organisation: &str, name: &str) -> Result<(), Trouble> {
        match self.habits() {
            Some(held) if held.organisation == organisation && held.director != name => {
                self.learn(&Habits {
                    director: name.to_owned(),
                    ..held
                })
            }
            _ => Ok(()),
        }
    }

    /// Remembers what was answered.
    ///
    /// # Errors
    /// If the state directory cannot be written; nothing depends on it.
    pub fn learn(&self, habits: &Habits) -> Result<(), Trouble> {
        let mut out = Out::default();
        out.open('{');
        out.member("organisation", &habits.organisation);
        out.member("our_pm", &habits.our_pm);
        out.member("director", &habits.director);
        for (name, tool) in TOOLS.iter().zip(&habits.tools) {
            out.member(name, tool);
        }
        out.close('}');
        self.make()?;
        put_private(&self.dir().join(FILE), out.finish().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_learnt_is_remembered() {
        let dir = tempfile::tempdir().expect("a directory");
        let state = State::at(dir.path().join("state")).expect("a state directory");
        assert_eq!(state.habits(), None);
        let habits = Habits {
            organisation: "云启软件有限公司".into(),
            our_pm: "张 \"伟\"".into(),
            director: "刘洋".into(),
            tools: ["企业微信".into(), String::new(), "Jira\n".into()],
        };
        state.learn(&habits).expect("learnt");
        assert_eq!(state.habits().as_ref(), Some(&habits));
        // A director is remembered for the organisation that is remembered, and no other.
        state.meet_director("别家公司", "某人").expect("left");
        assert_eq!(state.habits().as_ref(), Some(&habits));
        state
            .meet_director(&habits.organisation, "陈静")
            .expect("learnt");
        assert_eq!(state.habits().expect("there").director, "陈静");
    }
}
