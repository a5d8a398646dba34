//! Shared state: signals whose code is compiled once and not for each type in them, because every visitor of a live event
//! loads it. They live as long as the page.

use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use reactive_graph::effect::Effect;
use reactive_graph::signal::ArcTrigger;
use reactive_graph::traits::{Notify, Track};

/// A value that knows who has read it. Cheap to copy: a handle.
pub struct Shared<T: 'static>(&'static (ArcTrigger, RwLock<T>));

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Shared<T> {}

impl<T> Shared<T> {
    /// A value, for as long as the page.
    pub fn new(value: T) -> Self {
        Self(Box::leak(Box::new((ArcTrigger::new(), RwLock::new(value)))))
    }

    /// The value; who reads it so follows it.
    pub fn read(self) -> RwLockReadGuard<'static, T> {
        self.0.0.track();
        self.read_untracked()
    }

    /// The value, without following it.
    pub fn read_untracked(self) -> RwLockReadGuard<'static, T> {
        // Nobody panics in the page and lives on.
        self.0.1.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the value, and tells those who follow it.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        change(&mut self.0.1.write().unwrap_or_else(PoisonError::into_inner));
        self.0.0.notify();
    }

    /// Another value.
    pub fn set(self, value: T) {
        self.update(|place| *place = value);
    }
}

impl<T: Clone> Shared<T> {
    /// A copy of the value; who reads it so follows it.
    pub fn get(self) -> T {
        self.read().clone()
    }

    /// A copy of the value, without following it.
    pub fn get_untracked(self) -> T {
        self.read_untracked().clone()
    }
}

/// Does something now, and again whenever what it has read changes.
pub fn follow(act: impl FnMut() + 'static) {
    // In a box, so that there is one kind of them.
    let act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(act);
}
