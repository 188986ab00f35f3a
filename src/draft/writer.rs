//! The one thread that owns the files. Whoever types hands it snapshots and never waits; it decides when to save.
//!
//! One slot lies between them. A snapshot in it shares the plan's rows, so that changing the plan would copy them: the
//! editor takes it back first ([`Handle::take_back`]), changes the plan, and submits it again.

use super::disk::{self, Print, SaveError, Trouble};
use super::write;
use crate::plan::Plan;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// What the writer tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriterEvent {
    /// The plan as of a revision is on the disk.
    Saved {
        /// The revision.
        revision: u64,
    },
    /// It is not; it is tried again.
    Failed {
        /// The revision.
        revision: u64,
        /// Why.
        error: SaveError,
    },
    /// Someone else's version was copied aside before ours took its place.
    SetAside {
        /// The copy.
        copy: PathBuf,
    },
}

/// How long the writer waits.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// From the first unsaved change, while saving is quick. With the save itself it stays below half a second.
    pub soon: Duration,
    /// What counts as quick.
    pub quick: Duration,
    /// From the last change, while saving takes longer: a large plan is saved when its user pauses,
    pub quiet: Duration,
    /// and without a pause after this.
    pub longest: Duration,
    /// Before a failed save is tried again; doubled each time,
    pub retry: Duration,
    /// up to this.
    pub longest_retry: Duration,
}

impl Default for Pace {
    fn default() -> Pace {
        Pace {
            soon: Duration::from_millis(400),
            quick: Duration::from_millis(20),
            quiet: Duration::from_secs(2),
            longest: Duration::from_secs(30),
            retry: Duration::from_secs(1),
            longest_retry: Duration::from_secs(30),
        }
    }
}

type OnEvent = Box<dyn Fn(WriterEvent) + Send>;

/// The writer. When it is dropped, the thread tries once more to save what is unsaved, and ends.
pub struct Writer {
    handle: Handle,
}

impl Writer {
    /// Starts the thread. `known` is what the file held when it was read, `None` for a new one.
    pub fn start(path: PathBuf, known: Option<Print>, on_event: OnEvent) -> Writer {
        Writer::start_with(path, known, Pace::default(), on_event)
    }

    /// The same at another pace.
    pub fn start_with(path: PathBuf, known: Option<Print>, pace: Pace, tell: OnEvent) -> Writer {
        let handle = Handle {
            shared: Arc::new(Shared {
                pace,
                desk: Mutex::default(),
                bell: Condvar::new(),
                done: Condvar::new(),
            }),
        };
        let mut work = Work {
            shared: Arc::clone(&handle.shared),
            path,
            known,
            tell,
            kept: None,
        };
        thread::spawn(move || work.run());
        Writer { handle }
    }

    /// A handle for another thread.
    pub fn handle(&self) -> Handle {
        self.handle.clone()
    }

    /// Saves what is unsaved and waits for it. The writer lives on, so that a failed save can be put right.
    pub fn finish(&self, limit: Duration) -> Result<(), SaveError> {
        self.last_save(limit)
    }
}

impl Deref for Writer {
    type Target = Handle;
    fn deref(&self) -> &Handle {
        &self.handle
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.shared.desk().closed = true;
        self.shared.bell.notify_one();
    }
}

/// What can be asked of the writer, from any thread.
#[derive(Clone)]
pub struct Handle {
    shared: Arc<Shared>,
}

impl Handle {
    /// Hands over the plan as of a revision, to be saved in time.
    pub fn submit(&self, plan: Arc<Plan>, revision: u64) {
        let mut desk = self.shared.desk();
        if desk.saved == Some(revision) && desk.newest == desk.saved {
            return;
        }
        let news = desk.newest != Some(revision);
        desk.snapshot = Some((plan, revision));
        desk.newest = Some(revision);
        // While a save is due the thread wakes by itself and looks again: a key costs no wake-up.
        let mut ring = desk.hungry;
        if news {
            let now = Instant::now();
            desk.changed = Some(now);
            ring |= desk.first.is_none();
            desk.first.get_or_insert(now);
        }
        drop(desk);
        if ring {
            self.shared.bell.notify_one();
        }
    }

    /// Takes the snapshot out of the slot, so that the plan can be changed without a copy. [`Handle::submit`] must
    /// follow, also if nothing was changed.
    pub fn take_back(&self) {
        let snapshot = self.shared.desk().snapshot.take();
        // Dropped here, and not under the lock.
        drop(snapshot);
    }

    /// Asks for a save at once; an event tells how it went. Nothing happens if all is saved.
    pub fn flush_now(&self) {
        self.urge(|_| {});
    }

    /// The same, also where someone else changed or removed the file: their version is copied aside first.
    pub fn replace_theirs(&self) {
        self.urge(|desk| desk.replace = true);
    }

    /// Saves what is unsaved and waits for it, at most so long. For the last moment, such as a signal's.
    pub fn last_save(&self, limit: Duration) -> Result<(), SaveError> {
        let until = Instant::now() + limit;
        let tried = self.shared.desk().tried;
        self.flush_now();
        let mut desk = self.shared.desk();
        loop {
            if desk.newest == desk.saved {
                return Ok(());
            }
            if let Some(error) = desk.failed
                && desk.tried != tried
                && desk.failed_at == desk.newest
            {
                return Err(error);
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(SaveError::Trouble(Trouble::Slow));
            }
            desk = match self.shared.done.wait_timeout(desk, left) {
                Ok((desk, _)) => desk,
                Err(poisoned) => poisoned.into_inner().0,
            };
        }
    }

    fn urge(&self, also: impl FnOnce(&mut Desk)) {
        let mut desk = self.shared.desk();
        also(&mut desk);
        if desk.newest != desk.saved {
            desk.urgent = true;
            self.shared.bell.notify_one();
        }
    }
}

struct Shared {
    pace: Pace,
    desk: Mutex<Desk>,
    /// Rung for the writer,
    bell: Condvar,
    /// and by the writer.
    done: Condvar,
}

impl Shared {
    /// The desk; one that a panic left behind holds nothing half-done.
    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What lies between the writer and the others.
#[derive(Default)]
struct Desk {
    snapshot: Option<(Arc<Plan>, u64)>,
    /// The newest revision handed over.
    newest: Option<u64>,
    /// The newest revision on the disk.
    saved: Option<u64>,
    /// When the first unsaved change came: set while, and only while, something is unsaved,
    first: Option<Instant>,
    /// and when the last one came.
    changed: Option<Instant>,
    /// The writer would save, but the slot is empty.
    hungry: bool,
    urgent: bool,
    replace: bool,
    closed: bool,
    /// How long the last save took.
    took: Duration,
    /// How many saves were tried, how the last one failed and for which revision.
    tried: u64,
    failed: Option<SaveError>,
    failed_at: Option<u64>,
    /// How often in a row, and when the next try is due.
    failures: u32,
    retry: Option<Instant>,
}

impl Desk {
    /// When to save; `None` if there is nothing to save.
    fn time(&self, pace: &Pace) -> Option<Instant> {
        let (first, changed) = (self.first?, self.changed?);
        if self.urgent || self.closed {
            return Some(first);
        }
        let calm = match self.took < pace.quick {
            true => first + pace.soon,
            false => (changed + pace.quiet).min(first + pace.longest),
        };
        Some(self.retry.map_or(calm, |retry| retry.max(calm)))
    }
}

struct Work {
    shared: Arc<Shared>,
    path: PathBuf,
    known: Option<Print>,
    tell: OnEvent,
    /// What could not be saved. The snapshot itself is let go as soon as it is written out.
    kept: Option<(String, u64)>,
}

impl Work {
    fn run(&mut self) {
        while let Some(job) = self.wait() {
            self.work(job);
        }
    }

    /// Waits until a save is due. `None` when the writer is closed and there is nothing left to do.
    fn wait(&mut self) -> Option<Job> {
        let shared = Arc::clone(&self.shared);
        let mut desk = shared.desk();
        loop {
            let now = Instant::now();
            let time = desk.time(&shared.pace);
            desk.hungry = false;
            let mut left = None;
            match time {
                None if desk.closed => return None,
                None => {}
                Some(time) if time > now => left = Some(time - now),
                Some(_) => {
                    let snapshot = desk.snapshot.take();
                    if snapshot.is_some() || self.kept.is_some() || desk.closed {
                        let job = Job {
                            snapshot,
                            replace: std::mem::take(&mut desk.replace),
                            last: desk.closed,
                        };
                        desk.urgent = false;
                        return Some(job);
                    }
                    // The editor holds the plan at this moment and rings when it is back.
                    desk.hungry = true;
                }
            }
            let woken = match left {
                None => shared.bell.wait(desk),
                Some(left) => match shared.bell.wait_timeout(desk, left) {
                    Ok((desk, _)) => Ok(desk),
                    Err(poisoned) => Err(PoisonError::new(poisoned.into_inner().0)),
                },
            };
            desk = woken.unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn work(&mut self, job: Job) {
        let start = Instant::now();
        if let Some((plan, revision)) = job.snapshot {
            let text = write(&plan);
            // Let go before the disk is asked: from here on the editor changes its plan without a copy.
            drop(plan);
            self.kept = Some((text, revision));
        }
        let Some((text, revision)) = self.kept.take() else {
            // Closed while the editor held the plan: there is nothing to save it from.
            self.shared.desk().first = None;
            return;
        };
        let mut result = disk::save(&self.path, &text, &mut self.known);
        if job.replace && matches!(result, Err(SaveError::Changed | SaveError::Gone)) {
            result = self.replace(&self.path.clone(), &text);
        }
        let took = start.elapsed();

        let mut desk = self.shared.desk();
        desk.tried += 1;
        desk.took = took;
        let more = desk.newest != Some(revision);
        let event = match result {
            Ok(()) => {
                desk.saved = Some(revision);
                desk.failed = None;
                desk.failures = 0;
                desk.retry = None;
                desk.first = more.then_some(start);
                WriterEvent::Saved { revision }
            }
            Err(error) => {
                let pace = &self.shared.pace;
                let pause = pace.retry * 2_u32.pow(desk.failures.min(16));
                desk.failed = Some(error);
                desk.failed_at = Some(revision);
                desk.failures += 1;
                desk.retry = Some(Instant::now() + pause.min(pace.longest_retry));
                self.kept = Some((text, revision));
                if job.last {
                    desk.first = None;
                }
                WriterEvent::Failed { revision, error }
            }
        };
        drop(desk);
        self.shared.done.notify_all();
        (self.tell)(event);
    }

    fn replace(&mut self, path: &Path, text: &str) -> Result<(), SaveError> {
        if let Some(copy) = disk::set_aside(path, &mut self.known)? {
            (self.tell)(WriterEvent::SetAside { copy });
        }
        disk::save(path, text, &mut self.known)
    }
}

/// A save.
struct Job {
    snapshot: Option<(Arc<Plan>, u64)>,
    /// Whether someone else's version gives way.
    replace: bool,
    /// Whether it is the last try.
    last: bool,
}

#[cfg(test)]
mod tests;
