//! The runtime: whom the machine asks about everything that one run may decide otherwise than the next.

use std::any::Any;
use std::io;

use sesf_heap::{Heap, Nanoseconds, ObjectId, Operation, ThreadId, Value};
use sesf_network::{Delivery, Network};

pub use crate::actor::Actor;
pub use sesf_heap::ProcessId;

use crate::process::Letter;
use crate::vm::Vm;

use crate::access::{Access, CodePlace};

/// How a number that describes a run is counted, over its steps and over runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Count {
    /// So many more.
    More(u64),
    /// At least this.
    AtLeast(u64),
}

impl Count {
    /// Together with another.
    pub fn with(self, other: Count) -> Count {
        match (self, other) {
            (Count::More(a), Count::More(b)) => Count::More(a.saturating_add(b)),
            (Count::AtLeast(a), Count::AtLeast(b) | Count::More(b)) | (Count::More(a), Count::AtLeast(b)) => {
                Count::AtLeast(a.max(b))
            }
        }
    }

    /// The number.
    pub fn number(self) -> u64 {
        match self {
            Count::More(number) | Count::AtLeast(number) => number,
        }
    }
}

/// A step that was taken.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// By whom.
    pub actor: Actor,
    /// What.
    pub operation: Operation,
    /// Its result; unbound if the thread waits from now on.
    pub result: Value,
    /// Where: the innermost frame of the program's own code.
    pub place: Option<Place>,
    /// The actor's name, with its first step.
    pub name: Option<String>,
    /// What the network has delivered, if that is what was done.
    pub delivery: Option<Delivery>,
}

/// A line of a program. It does not need the machine that ran it, which may be gone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The line's number, from 1.
    pub line: u32,
    /// Its text, without the blanks around it.
    pub text: String,
}

/// An exception that nobody caught.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
    /// Whom it ended.
    pub actor: Actor,
    /// The exception's class.
    pub class: String,
    /// Where it was raised: the innermost file and line of the program, not of the library if possible.
    pub place: Option<(String, u32)>,
    /// The traceback, as CPython prints it.
    pub report: String,
}

/// The source of all nondeterminism: which thread goes on, what time it is, what chance says.
///
/// The machine never waits on the Rust stack. A thread that cannot go on is left with what it waits for
/// ([`sesf_heap::Waiting`]), and whoever runs the machine's threads ([`crate::Vm::run_thread`]) decides which is next.
pub trait Runtime: Any + Send {
    // ---- threads

    /// A thread was made: it is to be run.
    ///
    /// # Errors
    /// The system's, if it can have no more threads.
    fn start(&mut self, thread: ThreadId) -> io::Result<()>;

    /// What a thread waits for may have come true.
    fn wake(&mut self, thread: ThreadId);

    /// The running thread is about to take a step that others could notice, and that is possible now. Whether it takes it;
    /// otherwise it is left before it.
    fn is_next(&mut self, heap: &Heap, thread: ThreadId) -> bool;

    /// Which of so many threads that wait on a condition, in the order of their coming, is notified.
    fn choose_waiter(&mut self, n_waiters: usize) -> usize;

    /// The machine looks up from its work for a moment.
    fn tick(&mut self) {}

    /// An exception ended a thread other than the main one.
    fn thread_failed(&mut self, failure: Failure) {
        let _ = failure;
    }

    /// A step was taken, with this lock if it is about one; its result, unless the thread waits from now on. Whether the
    /// runtime wants to be told more about it, by [`Runtime::note`].
    fn stepped(
        &mut self,
        thread: ThreadId,
        operation: Operation,
        lock: Option<ObjectId>,
        result: Option<Value>,
    ) -> bool {
        let _ = (thread, operation, lock, result);
        false
    }

    /// More about a step.
    fn note(&mut self, event: Event) {
        let _ = event;
    }

    /// A thread has left a part in which no other runs.
    fn left_guarded(&mut self, thread: ThreadId) {
        let _ = thread;
    }

    /// A thread has seen that another has ended.
    fn saw_end(&mut self, thread: ThreadId, other: ThreadId) {
        let _ = (thread, other);
    }

    // ---- what threads share

    /// Whether the runtime wants to be told of accesses to what threads may share, by [`Runtime::accessed`].
    fn watches_accesses(&self) -> bool {
        false
    }

    /// A thread is about to access what others may reach. The earlier access with which it races, unless that is known: the
    /// runtime is to be told more about it, by [`Runtime::note_race`].
    fn accessed(&mut self, thread: ThreadId, access: Access) -> Option<CodePlace> {
        let _ = (thread, access);
        None
    }

    /// What the race is about that was found just now, and where the two accesses are.
    fn note_race(&mut self, about: String, places: [Place; 2]) {
        let _ = (about, places);
    }

    /// A thread was left before this access, which comes when it goes on: [`crate::Vm::note_access`].
    fn held_back(&mut self, thread: ThreadId, access: Access) {
        let _ = (thread, access);
    }

    /// Whether the running thread goes on to an access to what others may reach; otherwise it is left before it.
    fn is_next_to_access(&mut self, heap: &Heap, thread: ThreadId) -> bool {
        let _ = (heap, thread);
        true
    }

    /// The heap was collected: the numbers of what is not live any more will be given again.
    fn collected(&mut self, heap: &Heap) {
        let _ = heap;
    }

    // ---- the world outside

    /// A program that tests another counts what it covers.
    fn count(&mut self, what: &str, how: Count) {
        let _ = (what, how);
    }

    /// Whether threads can wait for the world outside: [`crate::Vm::wait_outside`].
    fn reaches_outside(&self) -> bool {
        false
    }

    /// The network that the program is in, in place of the world outside: native functions do their part there by
    /// [`crate::Vm::take_network_turn`] and [`crate::Vm::wait_in_network`].
    fn network(&mut self) -> Option<&mut Network> {
        None
    }

    // ---- processes

    /// The number of a process that is about to be made.
    fn new_process(&mut self) -> ProcessId;

    /// The machine of a new process, with that number, whose main thread is to be run.
    ///
    /// # Errors
    /// The system's, if it can have no more threads.
    fn spawn(&mut self, machine: Box<Vm>) -> io::Result<()>;

    /// A letter to another process, or to this one. It is delivered once the running thread is left.
    fn post(&mut self, letter: Letter);

    /// Whether a process has not ended.
    fn is_alive(&mut self, process: ProcessId) -> bool;

    // ---- time

    /// A clock that never goes back.
    fn now(&mut self) -> Nanoseconds;

    /// The time since 1970, in nanoseconds.
    fn wall_clock(&mut self) -> i128;

    /// The processor time used by this program.
    fn process_clock(&mut self) -> Nanoseconds;

    // ---- chance

    /// Fills the buffer with bytes that programs cannot predict.
    fn entropy(&mut self, buffer: &mut [u8]);

    /// A number below `n`, which is at least 1.
    fn choose(&mut self, n: u32) -> u32;

    /// For downcasting.
    fn as_any(&mut self) -> &mut dyn Any;
}

/// The runtime of a machine that was given none: one thread, in which no time passes and nothing happens by chance.
#[derive(Debug, Default)]
pub struct Still;

impl Runtime for Still {
    fn start(&mut self, _: ThreadId) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
    fn wake(&mut self, _: ThreadId) {}
    fn is_next(&mut self, _: &Heap, _: ThreadId) -> bool {
        true
    }
    fn choose_waiter(&mut self, _: usize) -> usize {
        0
    }
    fn new_process(&mut self) -> ProcessId {
        ProcessId::FIRST
    }
    fn spawn(&mut self, _: Box<Vm>) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
    fn post(&mut self, _: Letter) {}
    fn is_alive(&mut self, process: ProcessId) -> bool {
        process == ProcessId::FIRST
    }
    fn now(&mut self) -> Nanoseconds {
        0
    }
    fn wall_clock(&mut self) -> i128 {
        0
    }
    fn process_clock(&mut self) -> Nanoseconds {
        0
    }
    fn entropy(&mut self, buffer: &mut [u8]) {
        buffer.fill(0);
    }
    fn choose(&mut self, _: u32) -> u32 {
        0
    }
    fn as_any(&mut self) -> &mut dyn Any {
        self
    }
}
