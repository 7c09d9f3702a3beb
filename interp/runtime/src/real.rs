//! The real runtime: one Rust thread for each thread of the program, which share the machine under a baton. A Rust thread
//! whose thread has ended waits for the next one to be started, since making one takes longer than many a thread lives.
//!
//! Only the holder of the baton runs. It gives it up when it waits, and when another has wanted it for a while. Whoever can
//! go on because of what the holder did is woken once the baton is free, or when the holder next looks up from its work.

use std::any::Any;
use std::collections::HashMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{JoinHandle, Thread};
use std::time::{Duration, Instant};

use parking_lot::{MappedMutexGuard, Mutex, MutexGuard};
use sesf_heap::{Heap, Nanoseconds, ThreadId};
use sesf_vm::runtime::Runtime;
use sesf_vm::{Awaited, Pause, Res, Vm};

use crate::bell::Bell;
use crate::clock::SystemClock;
use crate::deadlock::Deadlock;
use crate::shutdown::wait_for_others;

/// How long a thread waits for the baton before it asks the holder to give way.
const SWITCH_INTERVAL: Duration = Duration::from_millis(5);
/// The Rust stack of a thread: native code recurses to a bounded depth. Only what is used takes memory.
const STACK_BYTES: usize = 64 << 20;
/// How many Rust threads wait for threads to be started.
const MAX_IDLE: usize = 64;

/// A process: a machine and the Rust threads that run its threads.
pub struct Process {
    shared: Arc<Shared>,
}

/// What the Rust threads of a process share.
struct Shared {
    /// The baton. No machine is there once the process has ended.
    vm: Mutex<Option<Vm>>,
    /// Held by the first of those who wait for the baton: it alone looks at the clock, however many there are.
    line: Mutex<()>,
    /// The process has ended, or is about to.
    has_ended: AtomicBool,
    give_way: Arc<AtomicBool>,
    interrupter: Interrupter,
    /// Rung when the process ends, for threads that wait for the outside.
    end: Bell,
    /// Why the process ends although its threads have not.
    deadlock: Mutex<Option<Deadlock>>,
}

/// Asks the main thread of a process to end: `KeyboardInterrupt`.
#[derive(Clone, Debug)]
pub struct Interrupter {
    flag: Arc<AtomicBool>,
    main: Arc<Mutex<Option<Thread>>>,
    /// Wakes the main thread when it waits for the outside.
    bell: Arc<Bell>,
}

impl Interrupter {
    /// Asks; true if a request before this one has not been seen yet.
    pub fn interrupt(&self) -> bool {
        let was_set = self.flag.swap(true, Ordering::SeqCst);
        self.bell.ring();
        if let Some(thread) = &*self.main.lock() {
            thread.unpark();
        }
        was_set
    }
}

/// The runtime that the machine of a process asks.
struct Real {
    process: std::sync::Weak<Shared>,
    clock: SystemClock,
    /// The Rust threads of the threads.
    threads: HashMap<ThreadId, Thread>,
    /// The Rust threads without a thread.
    idle: Vec<Thread>,
    /// The threads that have not begun, by their Rust threads.
    assigned: HashMap<std::thread::ThreadId, ThreadId>,
    /// All Rust threads but the main one, until they are joined.
    handles: Vec<JoinHandle<()>>,
    /// Who is to be woken.
    woken: Vec<ThreadId>,
}

impl Real {
    /// The Rust threads to be woken.
    fn take_woken(&mut self) -> Vec<Thread> {
        self.woken.drain(..).filter_map(|id| self.threads.get(&id).cloned()).collect()
    }

    /// A Rust thread that will run what it is assigned, once it has the baton.
    fn new_carrier(&mut self) -> io::Result<Thread> {
        let Some(shared) = self.process.upgrade() else { return Err(io::ErrorKind::NotFound.into()) };
        let builder = std::thread::Builder::new().name(String::from("sesf-thread")).stack_size(STACK_BYTES);
        let handle = builder.spawn(move || shared.carry())?;
        let carrier = handle.thread().clone();
        self.handles.retain(|handle| !handle.is_finished());
        self.handles.push(handle);
        Ok(carrier)
    }

    /// A thread has ended: its Rust thread waits for another, unless enough do.
    fn release_carrier(&mut self, id: ThreadId) {
        match self.threads.remove(&id) {
            Some(carrier) if self.idle.len() < MAX_IDLE => self.idle.push(carrier),
            Some(carrier) => carrier.unpark(),
            None => {}
        }
    }

    /// What a Rust thread is to do.
    fn task(&mut self, carrier: std::thread::ThreadId) -> Task {
        match self.assigned.remove(&carrier) {
            Some(id) => Task::Run(id),
            None if self.idle.iter().any(|idle| idle.id() == carrier) => Task::Rest,
            None => Task::Leave,
        }
    }
}

/// What a Rust thread is to do.
enum Task {
    Run(ThreadId),
    Rest,
    Leave,
}

impl Runtime for Real {
    fn start(&mut self, id: ThreadId) -> io::Result<()> {
        let carrier = match self.idle.pop() {
            Some(carrier) => {
                self.woken.push(id);
                carrier
            }
            None => self.new_carrier()?,
        };
        self.assigned.insert(carrier.id(), id);
        self.threads.insert(id, carrier);
        Ok(())
    }

    fn wake(&mut self, thread: ThreadId) {
        self.woken.push(thread);
    }

    fn is_next(&mut self, _: &Heap, _: ThreadId) -> bool {
        true
    }

    fn choose_waiter(&mut self, _: usize) -> usize {
        0
    }

    fn tick(&mut self) {
        if !self.woken.is_empty() {
            self.take_woken().iter().for_each(Thread::unpark);
        }
    }

    fn reaches_outside(&self) -> bool {
        true
    }

    fn now(&mut self) -> Nanoseconds {
        self.clock.now()
    }

    fn wall_clock(&mut self) -> i128 {
        self.clock.wall()
    }

    fn process_clock(&mut self) -> Nanoseconds {
        self.clock.process()
    }

    fn entropy(&mut self, buffer: &mut [u8]) {
        self.clock.entropy(buffer);
    }

    fn choose(&mut self, n: u32) -> u32 {
        let mut bytes = [0; 8];
        self.clock.entropy(&mut bytes);
        (u64::from_le_bytes(bytes) % u64::from(n.max(1))) as u32
    }

    fn as_any(&mut self) -> &mut dyn Any {
        self
    }
}

/// The machine's runtime, which is a [`Real`] as long as the process lives.
fn real(vm: &mut Vm) -> Option<&mut Real> {
    vm.runtime.as_any().downcast_mut()
}

impl Process {
    /// A process of this machine.
    pub fn new(mut vm: Vm) -> Process {
        let give_way = Arc::clone(&vm.give_way);
        let interrupter =
            Interrupter { flag: Arc::clone(&vm.interrupted), main: Arc::default(), bell: Arc::new(Bell::new()) };
        let shared = Arc::new_cyclic(|process| {
            vm.runtime = Box::new(Real {
                process: process.clone(),
                clock: SystemClock::default(),
                threads: HashMap::new(),
                idle: Vec::new(),
                assigned: HashMap::new(),
                handles: Vec::new(),
                woken: Vec::new(),
            });
            Shared {
                vm: Mutex::new(Some(vm)),
                line: Mutex::new(()),
                has_ended: AtomicBool::new(false),
                give_way,
                interrupter,
                end: Bell::new(),
                deadlock: Mutex::default(),
            }
        });
        Process { shared }
    }

    /// The machine, while no thread runs.
    ///
    /// # Panics
    /// Never: the machine is there as long as the process.
    pub fn vm(&self) -> MappedMutexGuard<'_, Vm> {
        MutexGuard::map(self.shared.take_baton(), |vm| match vm {
            Some(vm) => vm,
            None => unreachable!("the machine leaves the process when that is dropped"),
        })
    }

    /// What interrupts the main thread.
    pub fn interrupter(&self) -> Interrupter {
        self.shared.interrupter.clone()
    }

    /// Runs the main thread, on this Rust thread, from where it stands to its end.
    ///
    /// # Errors
    /// The report, when every thread waits for ever.
    pub fn run_main(&self) -> Result<Res, Deadlock> {
        let here = std::thread::current();
        *self.shared.interrupter.main.lock() = Some(here.clone());
        if let Some(real) = real(&mut self.vm()) {
            real.threads.insert(ThreadId::MAIN, here);
        }
        let result = self.shared.drive(ThreadId::MAIN);
        *self.shared.interrupter.main.lock() = None;
        result.ok_or_else(|| self.shared.deadlock.lock().take().unwrap_or_default())
    }

    /// Waits for the end of all threads but the daemons. The main thread must have ended.
    ///
    /// # Errors
    /// As [`Process::run_main`]; inside, `KeyboardInterrupt`.
    pub fn finish_threads(&self) -> Result<Res<()>, Deadlock> {
        loop {
            if !wait_for_others(&mut self.vm()) {
                return Ok(Ok(()));
            }
            if let Err(interrupt) = self.run_main()? {
                return Ok(Err(interrupt));
            }
        }
    }
}

impl Drop for Process {
    /// Ends all threads. Those that are in the middle of something outside the machine end when that is done.
    fn drop(&mut self) {
        self.shared.has_ended.store(true, Ordering::Relaxed);
        self.shared.end.ring();
        let vm = self.shared.take_baton().take();
        let Some(mut vm) = vm else { return };
        let Some(real) = real(&mut vm) else { return };
        real.threads.values().chain(&real.idle).for_each(Thread::unpark);
        for handle in std::mem::take(&mut real.handles) {
            // A Rust thread of the machine does not panic; if it did, that was reported.
            let _ = handle.join();
        }
    }
}

impl Shared {
    /// Runs the threads that this Rust thread is assigned, one after another.
    fn carry(&self) {
        let me = std::thread::current().id();
        loop {
            let task = match self.take_baton().as_mut().and_then(real) {
                Some(real) => real.task(me),
                None => Task::Leave,
            };
            match task {
                Task::Run(id) if self.drive(id).is_none() => return,
                Task::Run(_) | Task::Rest => std::thread::park(),
                Task::Leave => return,
            }
        }
    }

    /// Runs a thread to its end. `None`: the process ends before.
    fn drive(&self, id: ThreadId) -> Option<Res> {
        let mut awaited = None;
        loop {
            let mut baton = self.take_baton();
            let vm = baton.as_mut()?;
            if let Some((awaited, has_ended)) = awaited.take() {
                vm.end_awaiting(id, awaited, has_ended);
            }
            if id == ThreadId::MAIN && self.deadlock.lock().is_some() {
                return None;
            }
            let pause = vm.run_thread(id, u64::MAX);
            let deadline = match &pause {
                Pause::Waiting(waiting) => {
                    if waiting.deadline.is_none() && self.note_deadlock(vm) && id == ThreadId::MAIN {
                        return None;
                    }
                    waiting.deadline
                }
                Pause::Outside(_, deadline) => *deadline,
                _ => None,
            };
            let (woken, deadline) = match real(vm) {
                Some(real) => {
                    if matches!(pause, Pause::Ended(_)) && id != ThreadId::MAIN {
                        real.release_carrier(id);
                    }
                    (real.take_woken(), deadline.map(|deadline| real.clock.instant(deadline)))
                }
                None => (Vec::new(), None),
            };
            match pause {
                Pause::GaveWay => MutexGuard::unlock_fair(baton),
                _ => drop(baton),
            }
            woken.iter().for_each(Thread::unpark);
            match pause {
                Pause::Ended(result) => return Some(result),
                Pause::Waiting(_) => park(deadline.flatten()),
                Pause::Outside(mut outside, _) => {
                    let has_ended = self.wait_outside(id, &mut *outside, deadline.flatten());
                    awaited = Some((outside, has_ended));
                }
                Pause::GaveWay => {}
            }
        }
    }

    /// Waits for something outside, without the baton: true once it has come or its time is over, false if the thread has
    /// something else to do first.
    fn wait_outside(&self, id: ThreadId, awaited: &mut dyn Awaited, until: Option<Instant>) -> bool {
        let bell = if id == ThreadId::MAIN { &*self.interrupter.bell } else { &self.end };
        loop {
            let is_interrupted = id == ThreadId::MAIN && self.interrupter.flag.load(Ordering::Relaxed);
            if is_interrupted || self.has_ended.load(Ordering::Relaxed) {
                return false;
            }
            let left = until.map(|until| until.saturating_duration_since(Instant::now()));
            if bell.wait_for(awaited, left) || left.is_some_and(|left| left.is_zero()) {
                return true;
            }
            if id == ThreadId::MAIN {
                bell.silence();
            }
        }
    }

    /// Waits for the baton; from time to time asks its holder to give way.
    fn take_baton(&self) -> MutexGuard<'_, Option<Vm>> {
        if let Some(baton) = self.vm.try_lock() {
            return baton;
        }
        let _first = self.line.lock();
        loop {
            if let Some(baton) = self.vm.try_lock_for(SWITCH_INTERVAL) {
                return baton;
            }
            self.give_way.store(true, Ordering::Relaxed);
        }
    }

    /// If no thread can ever go on: notes that, for the main thread to end the process.
    fn note_deadlock(&self, vm: &mut Vm) -> bool {
        if !crate::deadlock::is_stuck(vm) {
            return false;
        }
        if vm.end_rest() {
            return false;
        }
        let report = Deadlock::of(vm);
        self.deadlock.lock().get_or_insert(report);
        vm.runtime.wake(ThreadId::MAIN);
        true
    }
}

/// Waits until this Rust thread is woken, or the moment has come.
fn park(until: Option<Instant>) {
    match until {
        None => std::thread::park(),
        Some(until) => std::thread::park_timeout(until.saturating_duration_since(Instant::now())),
    }
}
