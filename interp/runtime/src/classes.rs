//! Happens-before classes: which steps of a run come after which.
//!
//! Two steps depend on each other if one thread takes both or both are about one lock (with its conditions); all other steps
//! may be exchanged without anybody's notice (Mazurkiewicz, 1977). Each step is hashed with the hashes of the last steps that it
//! depends on; the sum over all steps is the same for all orders of one class.

use std::collections::BTreeMap;

use sesf_heap::{ObjectId, Operation, ThreadId};
use sesf_vm::runtime::{Actor, ProcessId};

use crate::actors::PerActor;

/// The classes of the steps of a run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Classes {
    actors: PerActor<u64>,
    locks: BTreeMap<(ProcessId, ObjectId), u64>,
    sum: u64,
}

impl Classes {
    /// A step was taken, with this lock if it is about one.
    pub fn step(&mut self, process: ProcessId, thread: ThreadId, operation: Operation, lock: Option<ObjectId>) {
        let actor = Actor::Thread(process, thread);
        let own = *self.actors.at(actor);
        let lock = match operation {
            // What a guarded part reads and writes is not known: it depends on every other.
            Operation::Enter | Operation::AwaitChange { .. } => Some(ObjectId(u32::MAX)),
            _ => lock,
        }
        .map(|lock| (process, lock));
        let other = match operation {
            Operation::Join(other) => *self.actors.at(Actor::Thread(process, other)),
            _ => lock.and_then(|lock| self.locks.get(&lock).copied()).unwrap_or_default(),
        };
        let kind = match operation {
            Operation::Start => 1,
            Operation::Yield => 2,
            Operation::Acquire(_) => 3,
            Operation::Release(_) => 4,
            Operation::Wait(_) => 5,
            Operation::Resume { news, .. } => 6 + news as u64,
            Operation::Join(_) => 10,
            Operation::Sleep => 11,
            Operation::Enter => 12,
            Operation::AwaitChange { .. } => 13,
            Operation::Outside => 14,
            Operation::Rest => 15,
        };
        let hash = mix(own ^ mix(other ^ mix(kind ^ number(actor))));
        *self.actors.at(actor) = hash;
        if let Some(lock) = lock {
            self.locks.insert(lock, hash);
        }
        self.sum = self.sum.wrapping_add(hash);
    }

    /// The class of the run so far.
    pub fn of_all(&self) -> u64 {
        self.sum
    }
}

/// A number that tells actors apart, beside that of a kind of step.
fn number(actor: Actor) -> u64 {
    match actor {
        Actor::Thread(process, thread) => (u64::from(process.0) << 40) ^ (u64::from(thread.0) << 8),
    }
}

/// Stirs the bits of a number (SplitMix64: Steele, Lea and Flood, 2014).
fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
