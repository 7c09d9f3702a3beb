//! Happens-before classes: which steps of a run come after which.
//!
//! Two steps depend on each other if one thread takes both or both are about one lock (with its conditions); all other steps
//! may be exchanged without anybody's notice (Mazurkiewicz, 1977). Each step is hashed with the hashes of the last steps that it
//! depends on; the sum over all steps is the same for all orders of one class.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use sesf_heap::{Heap, ObjectId, Operation, ThreadId};
use sesf_network::{Delivery, LinkId, SocketId};
use sesf_vm::runtime::{Actor, ProcessId};
use sesf_vm::{Access, AccessKind, Owner};

use crate::actors::PerActor;

/// The first number for kinds of deliveries, after those of operations.
const DELIVERY: u64 = 1 << 32;
/// The number for reads of what threads share; the next one is that for writes.
const ACCESS: u64 = 1 << 33;

/// Something that steps are about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Subject {
    Lock(ProcessId, ObjectId),
    Socket(SocketId),
    /// What is asked of a process.
    Process(ProcessId),
}

/// The last steps that accessed the parts of something.
#[derive(Clone, Copy, Debug, Default)]
struct Touched {
    write: u64,
    /// The sum of the reads since then, whose order does not matter.
    reads: u64,
}

/// The classes of the steps of a run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Classes {
    actors: PerActor<u64>,
    /// The last steps that were about each.
    subjects: BTreeMap<Subject, u64>,
    memory: FxHashMap<(ProcessId, Owner), Touched>,
    sum: u64,
}

impl Classes {
    /// A step was taken, with this lock if it is about one.
    pub fn step(&mut self, process: ProcessId, thread: ThreadId, operation: Operation, lock: Option<ObjectId>) {
        let actor = Actor::Thread(process, thread);
        let own = *self.actors.at(actor);
        let subject = match operation {
            // What a guarded part reads and writes is not known: it depends on every other.
            Operation::Enter | Operation::AwaitChange { .. } => Some(Subject::Lock(process, ObjectId(u32::MAX))),
            Operation::Network(_, socket) => Some(Subject::Socket(socket)),
            Operation::Ask { process, .. } | Operation::Answer { process, .. } => Some(Subject::Process(process)),
            _ => lock.map(|lock| Subject::Lock(process, lock)),
        };
        let other = match operation {
            Operation::Join(other) => *self.actors.at(Actor::Thread(process, other)),
            _ => subject.map_or(0, |subject| self.last(subject)),
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
            Operation::Ask { .. } => 16,
            Operation::Answer { .. } => 17,
            Operation::Idle => 18,
            Operation::Network(step, _) => 19 + step as u64,
        };
        let hash = mix(own ^ mix(other ^ mix(kind ^ number(actor))));
        *self.actors.at(actor) = hash;
        if let Some(subject) = subject {
            self.subjects.insert(subject, hash);
        }
        self.sum = self.sum.wrapping_add(hash);
    }

    /// The network has delivered something.
    pub fn deliver(&mut self, link: LinkId, delivery: &Delivery) {
        let actor = Actor::Delivery(link);
        let sockets = [Some(delivery.sender), delivery.receiver];
        let ends = sockets.into_iter().flatten().map(Subject::Socket);
        let kind = DELIVERY + delivery.outcome.size() as u64;
        let own = mix(*self.actors.at(actor) ^ mix(kind ^ number(actor)));
        let hash = ends.clone().fold(own, |hash, end| mix(hash ^ self.last(end)));
        *self.actors.at(actor) = hash;
        self.subjects.extend(ends.map(|end| (end, hash)));
        self.sum = self.sum.wrapping_add(hash);
    }

    fn last(&self, subject: Subject) -> u64 {
        self.subjects.get(&subject).copied().unwrap_or_default()
    }

    /// What threads may share was accessed. Accesses to different parts of one object count as dependent: a few more classes
    /// are told apart than there are.
    pub fn access(&mut self, process: ProcessId, thread: ThreadId, access: Access) {
        let actor = Actor::Thread(process, thread);
        let is_read = matches!(access.kind, AccessKind::Read | AccessKind::Call { takes: true, puts: false });
        let touched = self.memory.entry((process, access.location.owner)).or_default();
        let (kind, other) = match is_read {
            true => (ACCESS, touched.write),
            false => (ACCESS + 1, touched.write ^ mix(touched.reads)),
        };
        let own = self.actors.at(actor);
        *own = mix(*own ^ mix(other ^ mix(kind ^ number(actor))));
        match is_read {
            true => touched.reads = touched.reads.wrapping_add(*own),
            false => *touched = Touched { write: *own, reads: 0 },
        }
        self.sum = self.sum.wrapping_add(*own);
    }

    /// Forgets what is not live any more.
    pub fn collected(&mut self, process: ProcessId, heap: &Heap) {
        self.memory.retain(|(its, owner), _| *its != process || owner.is_live(heap));
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
        Actor::Delivery(link) => (1 << 63) ^ u64::from(link.0),
    }
}

/// Stirs the bits of a number (SplitMix64: Steele, Lea and Flood, 2014).
fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
