//! Dates, rhythms and load, without a clock: what "today" is comes in with the question.

pub mod dates;
pub mod load;
pub mod rhythm;
pub mod words;
