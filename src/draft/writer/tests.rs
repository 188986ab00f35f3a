use super::*;
use std::fs;
use std::sync::mpsc::{Receiver, channel};
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_secs(20);

fn brisk() -> Pace {
    Pace {
        soon: Duration::from_millis(5),
        quick: Duration::from_secs(10),
        retry: Duration::from_millis(5),
        longest_retry: Duration::from_millis(20),
        ..Pace::default()
    }
}

/// Never by itself: what is saved was asked for.
fn patient() -> Pace {
    Pace {
        soon: Duration::from_secs(3600),
        ..Pace::default()
    }
}

struct Room {
    dir: TempDir,
    writer: Writer,
    events: Receiver<WriterEvent>,
}

impl Room {
    fn new(pace: Pace) -> Room {
        let dir = tempfile::tempdir().expect("a directory to test in");
        let (tell, events) = channel();
        let tell: OnEvent = Box::new(move |event| tell.send(event).unwrap_or_default());
        let path = dir.path().join("sub/a.plan.json");
        fs::create_dir(dir.path().join("sub")).expect("a directory");
        Room {
            writer: Writer::start_with(path, None, pace, tell),
            dir,
            events,
        }
    }

    fn path(&self) -> PathBuf {
        self.dir.path().join("sub/a.plan.json")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.path()).unwrap_or_default()
    }

    fn submit(&self, revision: u64) {
        self.writer.submit(Arc::new(plan(revision)), revision);
    }

    fn event(&self) -> WriterEvent {
        self.events.recv_timeout(PATIENCE).expect("an event")
    }

    fn until_saved(&self, revision: u64) -> Vec<WriterEvent> {
        let mut before = Vec::new();
        loop {
            match self.event() {
                WriterEvent::Saved { revision: saved } if saved == revision => return before,
                event => before.push(event),
            }
        }
    }
}

fn plan(revision: u64) -> Plan {
    Plan {
        language: revision.to_string(),
        ..Plan::default()
    }
}

#[test]
fn what_is_submitted_is_saved_by_itself() {
    let room = Room::new(brisk());
    for revision in 1..=50 {
        room.writer.take_back();
        room.submit(revision);
    }
    room.until_saved(50);
    assert_eq!(room.text(), write(&plan(50)));
    // Another snapshot of the same revision is no news.
    room.submit(50);
    assert_eq!(room.writer.finish(PATIENCE), Ok(()));
    assert!(room.events.try_recv().is_err());
}

#[test]
fn a_flush_does_not_wait_for_the_pause() {
    let room = Room::new(patient());
    room.writer.flush_now();
    room.submit(1);
    assert_eq!(room.text(), "");
    room.writer.flush_now();
    assert_eq!(room.event(), WriterEvent::Saved { revision: 1 });
    room.submit(2);
    assert_eq!(room.writer.handle().last_save(PATIENCE), Ok(()));
    assert_eq!(room.text(), write(&plan(2)));
}

#[test]
fn a_large_plan_is_saved_when_its_user_pauses() {
    let now = Instant::now();
    let pace = Pace::default();
    let mut desk = Desk::default();
    assert_eq!(desk.time(&pace), None);
    desk.first = Some(now);
    desk.changed = Some(now + Duration::from_secs(1));
    assert_eq!(desk.time(&pace), Some(now + pace.soon));
    desk.took = pace.quick;
    assert_eq!(desk.time(&pace), Some(now + Duration::from_secs(3)));
    desk.changed = Some(now + Duration::from_secs(100));
    assert_eq!(desk.time(&pace), Some(now + pace.longest));
    desk.retry = Some(now + Duration::from_secs(40));
    assert_eq!(desk.time(&pace), desk.retry);
    desk.urgent = true;
    assert_eq!(desk.time(&pace), Some(now));
}

#[test]
fn the_snapshot_is_let_go() {
    let room = Room::new(patient());
    let mut plan = Arc::new(plan(1));
    room.writer.submit(Arc::clone(&plan), 1);
    assert!(Arc::get_mut(&mut plan).is_none());
    room.writer.take_back();
    assert!(Arc::get_mut(&mut plan).is_some(), "the editor has it alone");
    room.writer.submit(Arc::clone(&plan), 1);
    assert_eq!(room.writer.finish(PATIENCE), Ok(()));
    assert!(Arc::get_mut(&mut plan).is_some(), "saved and let go");
}

#[test]
fn a_save_waits_for_a_snapshot_that_was_taken_back() {
    let room = Room::new(patient());
    room.submit(1);
    room.writer.take_back();
    let handle = room.writer.handle();
    let last = thread::spawn(move || handle.last_save(PATIENCE));
    while !room.writer.shared.desk().hungry {
        thread::yield_now();
    }
    room.submit(2);
    assert_eq!(last.join().expect("a thread"), Ok(()));
    assert_eq!(room.text(), write(&plan(2)));
}

#[test]
fn a_failed_save_is_tried_until_it_works() {
    let room = Room::new(brisk());
    let sub = room.dir.path().join("sub");
    fs::remove_dir(&sub).expect("a directory");
    room.submit(1);
    let trouble = SaveError::Trouble(Trouble::NoDirectory);
    let failed = WriterEvent::Failed {
        revision: 1,
        error: trouble,
    };
    assert_eq!(room.event(), failed);
    assert_eq!(room.writer.finish(PATIENCE), Err(trouble));
    fs::create_dir(&sub).expect("a directory");
    room.until_saved(1);
    assert_eq!(room.text(), write(&plan(1)));
}

#[test]
fn theirs_gives_way_only_when_asked() {
    let room = Room::new(brisk());
    room.submit(1);
    room.until_saved(1);
    fs::write(room.path(), "theirs").expect("their change");
    room.submit(2);
    assert_eq!(
        room.event(),
        WriterEvent::Failed {
            revision: 2,
            error: SaveError::Changed
        }
    );
    assert_eq!(room.text(), "theirs");
    room.writer.replace_theirs();
    let before = room.until_saved(2);
    let Some(WriterEvent::SetAside { copy }) = before.last() else {
        panic!("their version is kept");
    };
    assert_eq!(fs::read_to_string(copy).expect("theirs"), "theirs");
    assert_eq!(room.text(), write(&plan(2)));
}

#[test]
fn a_writer_that_is_dropped_saves_first() {
    let room = Room::new(patient());
    room.submit(1);
    let Room {
        dir,
        writer,
        events,
    } = room;
    drop(writer);
    let event = events.recv_timeout(PATIENCE).expect("an event");
    assert_eq!(event, WriterEvent::Saved { revision: 1 });
    assert!(
        events.recv_timeout(PATIENCE).is_err(),
        "the thread has ended"
    );
    drop(dir);
}

#[test]
fn a_change_right_after_a_save_is_not_overlooked() {
    let room = Room::new(patient());
    for revision in 1..=300 {
        room.submit(revision);
        room.writer.flush_now();
        assert_eq!(room.event(), WriterEvent::Saved { revision });
    }
}

#[test]
fn a_storm_of_edits_ends_with_the_last_one_on_the_disk() {
    let room = Room::new(brisk());
    let mut plan = Arc::new(Plan::default());
    for revision in 1..=5_000 {
        room.writer.take_back();
        Arc::make_mut(&mut plan).language = revision.to_string();
        room.writer.submit(Arc::clone(&plan), revision);
        if revision % 97 == 0 {
            room.writer.flush_now();
        }
    }
    assert_eq!(room.writer.finish(PATIENCE), Ok(()));
    assert_eq!(room.text(), write(&plan));
}
