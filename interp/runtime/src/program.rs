//! The processes of a program that runs for real, each with a baton of its own.
//!
//! No Rust thread ever holds two batons: what a process has for another is a letter, which the Rust thread that posted it
//! delivers once it has given up its own baton. What is known here of a process was true when somebody last held its
//! baton, and stays so while it is quiet: then only a letter can have its threads go on.

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread::JoinHandle;

use parking_lot::Mutex;
use sesf_vm::Vm;
use sesf_vm::process::{Answer, Letter};
use sesf_vm::runtime::ProcessId;

use crate::deadlock::{Deadlock, Part, is_stuck};
use crate::real::{Shared, Stop};

/// The processes of a program.
#[derive(Default)]
pub(crate) struct Program {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    processes: BTreeMap<ProcessId, Entry>,
    /// How many were made besides the first.
    n_made: u32,
    /// How many letters were posted and not yet delivered.
    n_letters: usize,
    /// Rust threads to be joined.
    handles: Vec<JoinHandle<()>>,
    /// The first process has nothing left to do.
    is_finishing: bool,
    /// What the processes have come to; it is told once.
    is_concluded: bool,
    /// The program has ended: there are to be no new processes.
    is_closed: bool,
}

struct Entry {
    shared: Arc<Shared>,
    standing: Standing,
}

/// How a process stands when somebody holds its baton.
#[derive(Clone, Copy, Default)]
pub(crate) struct Standing {
    /// None of its threads can go on by itself, now or later.
    is_quiet: bool,
    /// The program may end as far as it is concerned.
    is_idle: bool,
}

impl Standing {
    /// How the process of this machine stands.
    pub fn of(vm: &Vm) -> Standing {
        Standing { is_quiet: is_stuck(vm), is_idle: vm.is_idle() }
    }
}

/// What the processes of a program have come to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Conclusion {
    /// The first one waits for the others, which may end.
    Done,
    /// Nothing can ever go on.
    Deadlock,
}

impl State {
    fn conclude(&mut self) -> Option<Conclusion> {
        let mut others = self.processes.iter().filter(|(id, _)| **id != ProcessId::FIRST);
        if self.is_finishing && others.all(|(_, entry)| entry.standing.is_idle) {
            return Some(Conclusion::Done);
        }
        let is_quiet = self.n_letters == 0 && self.processes.values().all(|entry| entry.standing.is_quiet);
        (is_quiet && !std::mem::replace(&mut self.is_concluded, true)).then_some(Conclusion::Deadlock)
    }
}

impl Program {
    /// The number of a new process.
    pub fn new_process(&self) -> ProcessId {
        let mut state = self.state.lock();
        state.n_made += 1;
        ProcessId(state.n_made)
    }

    /// Adds a process.
    ///
    /// # Errors
    /// The program has ended.
    pub fn add(&self, id: ProcessId, shared: Arc<Shared>) -> io::Result<()> {
        let mut state = self.state.lock();
        if state.is_closed {
            return Err(io::Error::other("the program ends"));
        }
        state.processes.insert(id, Entry { shared, standing: Standing::default() });
        Ok(())
    }

    /// Keeps a Rust thread, to be joined at the end of the program.
    pub fn keep(&self, handles: impl IntoIterator<Item = JoinHandle<()>>) {
        let mut state = self.state.lock();
        state.handles.retain(|handle| !handle.is_finished());
        state.handles.extend(handles);
    }

    /// Takes a process out.
    pub fn remove(&self, id: ProcessId) {
        self.state.lock().processes.remove(&id);
    }

    /// A process that has not ended.
    pub fn find(&self, id: ProcessId) -> Option<Arc<Shared>> {
        self.state.lock().processes.get(&id).map(|entry| Arc::clone(&entry.shared))
    }

    /// All processes that have not ended.
    pub fn all(&self) -> Vec<Arc<Shared>> {
        self.state.lock().processes.values().map(|entry| Arc::clone(&entry.shared)).collect()
    }

    /// Ends the program: there will be no new processes. Those that have not ended, with the Rust threads of the others.
    pub fn close(&self) -> (Vec<Arc<Shared>>, Vec<JoinHandle<()>>) {
        let mut state = self.state.lock();
        state.is_closed = true;
        let processes = std::mem::take(&mut state.processes).into_values().map(|entry| entry.shared);
        (processes.collect(), std::mem::take(&mut state.handles))
    }

    /// Notes how a process stands, whose baton the caller holds, and how many letters it has just posted.
    pub fn note(&self, id: ProcessId, standing: Standing, n_posted: usize) {
        let mut state = self.state.lock();
        state.n_letters += n_posted;
        if let Some(entry) = state.processes.get_mut(&id) {
            entry.standing = standing;
        }
    }

    /// The first process has nothing left to do, and stands so.
    pub fn finish(&self, standing: Standing) {
        self.state.lock().is_finishing = true;
        self.note(ProcessId::FIRST, standing, 0);
    }

    /// Whether the first process, which waits for the others, need wait no longer.
    pub fn is_done(&self) -> bool {
        self.state.lock().conclude() == Some(Conclusion::Done)
    }

    /// Tells the first process if the processes have come to something. The caller holds no baton.
    pub fn conclude(&self) {
        let conclusion = self.state.lock().conclude();
        let Some(first) = self.find(ProcessId::FIRST) else { return };
        match conclusion {
            None => {}
            Some(Conclusion::Done) => first.wake_main(),
            Some(Conclusion::Deadlock) if self.end_rest() => self.state.lock().is_concluded = false,
            Some(Conclusion::Deadlock) => {
                let parts = self.all().iter().filter_map(|process| process.look(Part::of)).collect();
                first.stop(Stop::Deadlock(Deadlock::new(parts)));
            }
        }
    }

    /// Nothing can ever go on: if a thread waits for that, it can.
    fn end_rest(&self) -> bool {
        self.all().iter().any(|process| process.end_rest())
    }

    /// Delivers letters, which were counted when they were posted, and those that follow from them. The caller holds no baton.
    pub fn deliver(&self, letters: Vec<Letter>) {
        let mut letters = VecDeque::from(letters);
        while let Some(letter) = letters.pop_front() {
            let more = self.deliver_one(letter);
            let mut state = self.state.lock();
            state.n_letters = (state.n_letters + more.len()).saturating_sub(1);
            letters.extend(more);
        }
        self.conclude();
    }

    /// Delivers a letter; what follows from it.
    fn deliver_one(&self, letter: Letter) -> Vec<Letter> {
        let undeliverable = letter.if_undeliverable();
        let Some(shared) = self.find(letter.destination()) else { return undeliverable.into_iter().collect() };
        match letter {
            Letter::Request { request, .. } if request.ends() && letter.destination() == ProcessId::FIRST => {
                shared.stop(Stop::Crashed);
                Vec::new()
            }
            Letter::Request { request, from, .. } if request.ends() => {
                let mut letters = self.end_process(letter.destination(), &shared);
                letters.push(Letter::Answer { to: from, answer: Answer::Ended });
                letters
            }
            letter => shared.receive(letter).unwrap_or_else(|| undeliverable.into_iter().collect()),
        }
    }

    /// Ends a process; what it has to say to those who wait for something from it.
    pub fn end_process(&self, id: ProcessId, shared: &Shared) -> Vec<Letter> {
        shared.has_ended.store(true, Ordering::Relaxed);
        let machine = shared.take_machine();
        self.remove(id);
        let Some((machine, handles)) = machine else { return Vec::new() };
        self.keep(handles);
        machine.last_letters()
    }
}
