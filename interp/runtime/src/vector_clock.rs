//! Vector clocks: how much of each actor's doing something comes after (Mattern, 1989).

use smallvec::SmallVec;

/// A moment in the life of an actor: how often it has told others what it did by then.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Epoch {
    /// The actor, by its place in the clocks.
    pub actor: u32,
    pub time: u32,
}

/// For each actor the time up to which its steps are known.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct VectorClock(SmallVec<[u32; 4]>);

impl VectorClock {
    /// The time of an actor.
    pub fn time_of(&self, actor: u32) -> u32 {
        self.0.get(actor as usize).copied().unwrap_or_default()
    }

    /// The next moment of an actor begins.
    pub fn tick(&mut self, actor: u32) {
        let index = actor as usize;
        if self.0.len() <= index {
            self.0.resize(index + 1, 0);
        }
        self.0[index] += 1;
    }

    /// From now on, what the other clock knows is known.
    pub fn join(&mut self, other: &VectorClock) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (own, others) in self.0.iter_mut().zip(&other.0) {
            *own = (*own).max(*others);
        }
    }

    /// Whether this moment is known.
    pub fn covers(&self, epoch: Epoch) -> bool {
        epoch.time <= self.time_of(epoch.actor)
    }
}
