//! The threads of a process: their fibers and what each of them waits for. They are part of the heap's state, so that a
//! snapshot has them and the canonical hash counts them.

use std::collections::BTreeMap;

use sesf_network::{Interest, SocketId};

use crate::fiber::Fiber;
use crate::trace::Tracer;
use crate::value::*;

/// The number of a thread: from 0, the main thread, in the order of their starts; never used again.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct ThreadId(pub u32);

impl ThreadId {
    /// The thread in which a process begins.
    pub const MAIN: ThreadId = ThreadId(0);
}

/// The number of a process: from 0, the one in which the program begins, in the order of their starts; never used again.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct ProcessId(pub u32);

impl ProcessId {
    /// The process in which a program begins.
    pub const FIRST: ProcessId = ProcessId(0);
}

/// What a thread asks another process for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Request {
    /// To call a method.
    Call,
    /// To say when it ends.
    Join,
    /// To end at once.
    Crash,
    /// To end, after it has done all that it does before: only it asks that of itself.
    End,
}

impl Request {
    /// Whether the process ends when it is asked.
    pub fn ends(self) -> bool {
        matches!(self, Request::Crash | Request::End)
    }
}

/// A thread that waits for the answer of another process.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Caller {
    /// Its process.
    pub process: ProcessId,
    /// Its number there.
    pub thread: ThreadId,
    /// The number of the request, of those that its process has made: it may wait for another one by now.
    pub request: u32,
}

/// A moment of the runtime's clock, in nanoseconds.
pub type Nanoseconds = i64;

/// A step of a thread that others can prevent or notice: the runtime decides when it happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operation {
    /// To begin.
    Start,
    /// To go on after others.
    Yield,
    /// To take a lock.
    Acquire(ObjectId),
    /// To give a lock back.
    Release(ObjectId),
    /// To let go of a condition's lock and wait for a notification.
    Wait(ObjectId),
    /// To take a condition's lock again, as often as it was held.
    Resume {
        /// The condition.
        condition: ObjectId,
        /// How often the lock was held.
        depth: u32,
        /// What happened meanwhile.
        news: News,
    },
    /// To see a thread's end.
    Join(ThreadId),
    /// To see a moment pass: the deadline.
    Sleep,
    /// To go on after something outside the process has come.
    Outside,
    /// To see that no other thread can go on, now or later.
    Rest,
    /// To do something in the network of a run under control: once something has happened that the thread waits for
    /// ([`Thread::interests`]), or at once if that is nothing.
    Network(NetworkStep, SocketId),
    /// To ask another process for something.
    Ask {
        /// Whom.
        process: ProcessId,
        /// For what; the thread's `arguments` say more.
        request: Request,
    },
    /// To see what it answers.
    Answer {
        /// Who.
        process: ProcessId,
        /// To what.
        request: Request,
        /// The number of the request: see [`Caller`].
        number: u32,
        /// Whether the answer has come: it is the last of the thread's `arguments`.
        has_come: bool,
    },
    /// To do nothing any more: the main thread has ended, and the process goes on with others.
    Idle,
    /// To begin a part in which no other thread runs.
    Enter,
    /// To look at the condition of such a part again, after another thread has done something.
    AwaitChange {
        /// How many times threads had done something when it was found false: [`Threads::n_changes`].
        seen: u64,
    },
}

/// What a thread does in a network, with a socket.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum NetworkStep {
    Bind,
    Listen,
    Connect,
    Accept,
    Send,
    Receive,
    ShutDown,
    Close,
    /// To see what has happened to it, and to others.
    Poll,
}

/// What a thread that waits on a condition has learned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum News {
    /// Nothing yet.
    None,
    /// It was notified.
    Notified,
    /// Its time is over.
    TimedOut,
    /// The user wants the program to end: `KeyboardInterrupt`.
    Interrupted,
}

/// What a thread waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Waiting {
    /// Its next step.
    pub operation: Operation,
    /// When it does without.
    pub deadline: Option<Nanoseconds>,
}

impl Operation {
    /// This step, however long it takes.
    pub fn untimed(self) -> Waiting {
        Waiting { operation: self, deadline: None }
    }
}

/// A thread that has not ended.
#[derive(Clone, Debug, Default)]
pub struct Thread {
    /// Its stack; empty while it is the one that the machine runs.
    pub fiber: Fiber,
    /// What it waits for; none while it runs.
    pub waiting: Option<Waiting>,
    /// What it waits for in the network: any of these.
    pub interests: Vec<Interest>,
    /// The arguments of the native function that goes on after something has come; of a request to another process,
    /// texts of its name and of the method, and then what is sent or has come.
    pub arguments: Vec<Value>,
    /// What people call it, if it has no object that says so.
    pub name: Option<Box<str>>,
    /// Who waits for the answer, if it serves a call from another process.
    pub caller: Option<Caller>,
    /// The threads that wait for its end.
    pub joiners: Vec<ThreadId>,
    /// What the language knows it by: an object with a `name`, or None.
    pub object: Value,
    /// The data that belongs to it alone: a dict, or unbound as long as there is none.
    pub locals: Value,
    /// Whether the process ends without it.
    pub is_daemon: bool,
    /// Whether programs are told that it has ended: the main thread stays for what the host calls later.
    pub has_ended: bool,
}

/// The threads that have not ended.
#[derive(Clone, Debug, Default)]
pub struct Threads {
    live: BTreeMap<ThreadId, Box<Thread>>,
    n_started: u32,
    /// How many times a thread has done something that the condition of a guarded part could see.
    pub n_changes: u64,
    /// Who waits for that.
    pub awaiting: Vec<ThreadId>,
    /// How many requests to other processes they have made.
    pub n_requests: u32,
    /// Who wants to know when the process ends.
    pub watchers: Vec<Caller>,
}

impl Threads {
    /// Adds a thread.
    pub fn add(&mut self, thread: Thread) -> ThreadId {
        let id = ThreadId(self.n_started);
        self.n_started += 1;
        self.live.insert(id, Box::new(thread));
        id
    }

    /// A thread, unless it has ended.
    #[inline]
    pub fn get(&self, id: ThreadId) -> Option<&Thread> {
        self.live.get(&id).map(|thread| &**thread)
    }

    /// Whether a thread has ended, as far as programs can tell.
    pub fn has_ended(&self, id: ThreadId) -> bool {
        self.get(id).is_none_or(|thread| thread.has_ended)
    }

    /// As [`Threads::get`], to be changed.
    #[inline]
    pub fn get_mut(&mut self, id: ThreadId) -> Option<&mut Thread> {
        self.live.get_mut(&id).map(|thread| &mut **thread)
    }

    /// Takes a thread that has ended out.
    pub fn remove(&mut self, id: ThreadId) -> Option<Thread> {
        self.live.remove(&id).map(|thread| *thread)
    }

    /// Those of a new process that begins as a copy of this one: none but its main thread. Numbers are not used again, so
    /// that whoever knows the number of another thread finds that it has ended.
    pub fn of_new_process(&self, main: Thread) -> Threads {
        let live = BTreeMap::from([(ThreadId::MAIN, Box::new(main))]);
        Threads { live, n_started: self.n_started, ..Threads::default() }
    }

    /// All of them, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (ThreadId, &Thread)> {
        self.live.iter().map(|(id, thread)| (*id, &**thread))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.live.len()
    }

    /// Whether all have ended.
    pub fn is_empty(&self) -> bool {
        self.live.is_empty()
    }

    /// A copy with other fibers, made by `copy`.
    pub(crate) fn map_fibers(&self, copy: impl Fn(&Fiber) -> Fiber) -> Threads {
        let copied = |thread: &Thread| {
            Box::new(Thread {
                fiber: copy(&thread.fiber),
                waiting: thread.waiting,
                arguments: thread.arguments.clone(),
                interests: thread.interests.clone(),
                name: thread.name.clone(),
                caller: thread.caller,
                joiners: thread.joiners.clone(),
                object: thread.object,
                locals: thread.locals,
                is_daemon: thread.is_daemon,
                has_ended: thread.has_ended,
            })
        };
        let live = self.live.iter().map(|(id, thread)| (*id, copied(thread))).collect();
        Threads {
            live,
            n_started: self.n_started,
            n_changes: self.n_changes,
            awaiting: self.awaiting.clone(),
            n_requests: self.n_requests,
            watchers: self.watchers.clone(),
        }
    }
}

impl Thread {
    /// Shows the values that it holds besides those of its fiber.
    pub(crate) fn trace_rest<T: Tracer + ?Sized>(&self, tracer: &mut T) {
        tracer.visit(self.object);
        tracer.visit(self.locals);
        self.arguments.iter().for_each(|argument| tracer.visit(*argument));
        if let Some(Waiting { operation, .. }) = self.waiting
            && let Some(object) = operation.object()
        {
            tracer.visit(Value::Object(object));
        }
    }

    /// Writes what distinguishes its state beyond the values that it holds.
    pub(crate) fn write_state(&self, n_changes: u64, out: &mut Vec<u8>) {
        out.extend([self.is_daemon as u8, self.has_ended as u8]);
        if let Some(Caller { process, thread, request }) = self.caller {
            [process.0, thread.0, request].iter().for_each(|number| out.extend(number.to_le_bytes()));
        }
        let Some(Waiting { operation, deadline }) = self.waiting else { return out.push(u8::MAX) };
        out.extend(deadline.unwrap_or(Nanoseconds::MIN).to_le_bytes());
        match operation {
            Operation::Start => out.push(0),
            Operation::Yield => out.push(7),
            Operation::Acquire(_) => out.push(1),
            Operation::Release(_) => out.push(2),
            Operation::Wait(_) => out.push(3),
            Operation::Resume { depth, news, .. } => {
                out.extend([4, news as u8]);
                out.extend(depth.to_le_bytes());
            }
            Operation::Join(thread) => {
                out.push(5);
                out.extend(thread.0.to_le_bytes());
            }
            Operation::Sleep => out.push(6),
            Operation::Outside => out.push(10),
            Operation::Network(step, socket) => {
                out.extend([12, step as u8]);
                out.extend(socket.0.to_le_bytes());
                for interest in &self.interests {
                    out.extend(interest.socket.0.to_le_bytes());
                    out.extend(interest.events.to_le_bytes());
                }
            }
            Operation::Ask { process, request } => {
                out.extend([14, request as u8]);
                out.extend(process.0.to_le_bytes());
            }
            Operation::Answer { process, request, has_come, .. } => {
                out.extend([15, request as u8, has_come as u8]);
                out.extend(process.0.to_le_bytes());
            }
            Operation::Idle => out.push(13),
            Operation::Enter => out.push(8),
            Operation::Rest => out.push(11),
            Operation::AwaitChange { seen } => out.extend([9, (seen == n_changes) as u8]),
        }
    }
}

impl Operation {
    /// The lock or condition that it is about.
    pub fn object(self) -> Option<ObjectId> {
        match self {
            Operation::Acquire(id) | Operation::Release(id) | Operation::Wait(id) => Some(id),
            Operation::Resume { condition, .. } => Some(condition),
            Operation::Start
            | Operation::Yield
            | Operation::Join(_)
            | Operation::Sleep
            | Operation::Outside
            | Operation::Rest
            | Operation::Network(..)
            | Operation::Idle
            | Operation::Ask { .. }
            | Operation::Answer { .. }
            | Operation::Enter
            | Operation::AwaitChange { .. } => None,
        }
    }
}
