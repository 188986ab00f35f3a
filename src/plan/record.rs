//! How a record is declared: its members once, all of them texts or lists of texts.

/// A record that can name its members; the law "members = fields" reads them.
pub trait Record: Clone + Default + Send + Sync + 'static {
    /// The members' names, in the order of the file.
    const MEMBERS: &'static [&'static str];
}

/// A member's name as the draft writes it: Rust's `r#` before a keyword is no part of it.
pub const fn member(name: &'static str) -> &'static str {
    let bytes = name.as_bytes();
    if bytes.len() > 2 && bytes[0] == b'r' && bytes[1] == b'#' {
        name.split_at(2).1
    } else {
        name
    }
}

/// Declares a record: one member a line, a `Text` or a `List`.
macro_rules! record {
    ($(#[$about:meta])* $name:ident { $($member:ident: $kind:ty,)* }) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the catalogue says what each member means")]
        pub struct $name { $(pub $member: $kind,)* }

        impl $crate::plan::Record for $name {
            const MEMBERS: &'static [&'static str] =
                &[$($crate::plan::record::member(stringify!($member)),)*];
        }
    };
}
pub(crate) use record;

/// A leaf as the user typed it.
pub type Text = String;
/// A leaf that holds ids or tokens.
pub type List = Vec<String>;
