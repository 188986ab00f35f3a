//! Dates, rhythms and load, without a clock: what "today" is comes in with the question.

mod clock;
pub mod dated;
pub mod dates;
pub mod load;
pub mod month;
pub mod rhythm;
pub mod run;
pub mod words;
