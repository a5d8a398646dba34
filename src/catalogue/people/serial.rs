//! Serial work: things that take time, done one after another in the order in which they came, and no more of them at a time
//! than a page can bear.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::pin::Pin;
use std::rc::Rc;

use page::browser::spawn;

type Work = Pin<Box<dyn Future<Output = ()>>>;

/// What waits at most. More is a flood, of which the newest is dropped.
const MOST: usize = 512;

/// Work that waits for the work before it. Cheap to clone: a handle.
#[derive(Clone, Default)]
pub struct Serial(Rc<(RefCell<VecDeque<Work>>, Cell<bool>)>);

impl Serial {
    /// Does something after everything before.
    pub fn after(&self, work: impl Future<Output = ()> + 'static) {
        let (waiting, is_busy) = &*self.0;
        if waiting.borrow().len() >= MOST {
            return;
        }
        waiting.borrow_mut().push_back(Box::pin(work));
        if is_busy.replace(true) {
            return;
        }
        let own = self.clone();
        spawn(async move {
            let (waiting, is_busy) = &*own.0;
            loop {
                let next = waiting.borrow_mut().pop_front();
                let Some(next) = next else { break };
                next.await;
            }
            is_busy.set(false);
        });
    }
}
