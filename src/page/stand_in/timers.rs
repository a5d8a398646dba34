//! Tasks and timers on a clock that stands until a test lets it run.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

type Task = (Pin<Box<dyn Future<Output = ()>>>, Arc<Flag>);

#[derive(Default)]
struct Tasks {
    now_ms: f64,
    /// Those that sleep, each with the time at which it wakes.
    alarms: Vec<(f64, Waker)>,
    tasks: Vec<Task>,
}

/// Set while a task has something to do.
struct Flag(AtomicBool);

impl Wake for Flag {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::SeqCst);
    }
}

thread_local! {
    static TASKS: RefCell<Tasks> = RefCell::default();
}

pub(super) fn clear() {
    // A task that ends may ask for the others.
    let before = TASKS.take();
    drop(before);
}

/// Milliseconds since the page was opened.
pub fn passed_ms() -> f64 {
    TASKS.with_borrow(|tasks| tasks.now_ms)
}

/// Runs a task beside the others.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let flag = Arc::new(Flag(AtomicBool::new(true)));
    TASKS.with_borrow_mut(|tasks| tasks.tasks.push((Box::pin(task), flag)));
}

/// Lets every task do what it can without waiting.
pub fn settle() {
    loop {
        let awake = TASKS.with_borrow_mut(|tasks| {
            let is_awake = |task: &Task| task.1.0.swap(false, Ordering::SeqCst);
            let at = tasks.tasks.iter().position(is_awake)?;
            Some(tasks.tasks.remove(at))
        });
        let Some((mut task, flag)) = awake else {
            return;
        };
        let waker = Waker::from(flag.clone());
        if task
            .as_mut()
            .poll(&mut Context::from_waker(&waker))
            .is_pending()
        {
            TASKS.with_borrow_mut(|tasks| tasks.tasks.push((task, flag)));
        }
    }
}

/// Lets the clock run for so many seconds, and whatever falls into them happen at its time.
pub fn wait(secs: f64) {
    let end = passed_ms() + secs * 1000.0;
    loop {
        settle();
        let next = TASKS.with_borrow_mut(|tasks| {
            let due = tasks
                .alarms
                .iter()
                .map(|(at, _)| *at)
                .min_by(f64::total_cmp);
            let due = due.filter(|due| *due <= end)?;
            tasks.now_ms = tasks.now_ms.max(due);
            let now = tasks.now_ms;
            let (ring, later) = std::mem::take(&mut tasks.alarms)
                .into_iter()
                .partition(|(at, _)| *at <= now);
            tasks.alarms = later;
            let ring: Vec<(f64, Waker)> = ring;
            Some(ring)
        });
        let Some(ring) = next else { break };
        for (_, waker) in ring {
            waker.wake();
        }
    }
    TASKS.with_borrow_mut(|tasks| tasks.now_ms = tasks.now_ms.max(end));
}

/// Waits; for no time at all, still until the others have had their turn.
pub async fn sleep(secs: f64) {
    let mut until = None;
    poll_fn(|context| {
        TASKS.with_borrow_mut(|tasks| {
            if until.is_some_and(|until| tasks.now_ms >= until) {
                return Poll::Ready(());
            }
            let until = *until.get_or_insert(tasks.now_ms + secs * 1000.0);
            tasks.alarms.push((until, context.waker().clone()));
            Poll::Pending
        })
    })
    .await;
}

/// Lets the page answer its visitor before what follows.
pub async fn breathe() {
    sleep(0.0).await;
}
