//! The thresholds of the rules. Starting values from practice, unless another source is named.

/// Hours a month that a client's or third party's person may be asked for.
pub const CLIENT_HOURS: u64 = 20;
/// Hours a month that our project manager may spend on communication.
pub const MANAGER_HOURS: u64 = 40;
/// Hours a month that another of our people may spend on communication.
pub const TEAM_HOURS: u64 = 24;
/// The share of the project's effort that communication may take, in tenths of a percent. The goal that the catalogue
/// proposes is 12 %; the alarm comes later.
pub const EFFORT_SHARE: u64 = 150;
/// The share of communications that one person may own, in percent. In services the project manager owns most of them:
/// that is the job.
pub const OWNED_SHARE: usize = 80;
/// From how many communications on that share means anything.
pub const OWNED_LEAST: usize = 5;
/// The longest meeting that may take place more often than weekly, in minutes.
pub const FREQUENT_MINUTES: u64 = 60;
/// How many people a meeting that repeats may have.
pub const MEETING_PEOPLE: u64 = 12;
/// How many channels the client's people may have to watch.
pub const CLIENT_CHANNELS: usize = 7;
/// From which product of probability and impact a risk is high; the document's risk table says the same.
pub const HIGH_RISK: u64 = 10;
/// How often a month somebody must be met for their engagement to grow, × 100.
pub const ENGAGING_TIMES: u64 = 100;
/// The most people of a conversation that counts as one to one.
pub const ONE_TO_ONE: usize = 2;
/// The hours of the day between which a meeting is bearable for everyone, in minutes after midnight.
pub const DAY: (i32, i32) = (8 * 60, 20 * 60);
/// How many rows a sentence names before it only counts them.
pub const NAMED: usize = 3;
/// How many bytes of house rules and escalation levels are read for the names of channels,
pub const READ_FOR_NAMES: usize = 20_000;
/// and for how many channels at most: a text is not searched ten thousand times.
pub const CHANNELS_SOUGHT: usize = 50;
