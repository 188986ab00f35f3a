//! Roles and their styles. Only the terminal's own 16 colours, and no meaning by colour alone: every role that matters
//! also has a sign, a word or an attribute.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Text as such.
    Plain,
    /// Help, examples, rules: present, not pressing.
    Dim,
    /// Headings.
    Title,
    /// What has the focus.
    Focus,
    /// What is selected in a list or a popup.
    Selected,
    /// An answer that is missing.
    Gap,
    /// Something went wrong.
    Alarm,
    /// Text marked by the user.
    Marked,
}

impl Role {
    /// The style of the role.
    pub fn style(self) -> Style {
        match self {
            Role::Plain => Style::new(),
            Role::Dim => Style::new().fg(Color::DarkGray),
            Role::Title => Style::new().add_modifier(Modifier::BOLD),
            Role::Focus => Style::new().fg(Color::Green).add_modifier(Modifier::BOLD),
            Role::Selected | Role::Marked => Style::new().add_modifier(Modifier::REVERSED),
            Role::Gap => Style::new().fg(Color::Magenta),
            Role::Alarm => Style::new()
                .fg(Color::Red)
                .add_modifier(Modifier::BOLD | Modifier::REVERSED),
        }
    }

    /// The letter that stands for the role in a film; a space for plain text.
    pub const fn letter(self) -> char {
        match self {
            Role::Plain => ' ',
            Role::Dim => 'D',
            Role::Title => 'T',
            Role::Focus => 'F',
            Role::Selected | Role::Marked => 'S',
            Role::Gap => 'G',
            Role::Alarm => 'A',
        }
    }
}

/// The signs that frames are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Border {
    /// Horizontal rule.
    pub across: &'static str,
    /// Vertical rule.
    pub down: &'static str,
    /// Corners: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
}

impl Border {
    /// Light lines.
    pub const LIGHT: Border = Border {
        across: "─",
        down: "│",
        corners: ["┌", "┐", "└", "┘"],
    };
    /// For terminals that draw ambiguous characters two cells wide.
    pub const ASCII: Border = Border {
        across: "-",
        down: "|",
        corners: ["+", "+", "+", "+"],
    };
}
