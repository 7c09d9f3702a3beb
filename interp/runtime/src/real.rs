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
use sesf_heap::{Heap, Nanoseconds, ThreadId, classes};
use sesf_vm::process::Letter;
use sesf_vm::runtime::{ProcessId, Runtime};
use sesf_vm::{Awaited, Pause, Res, Vm};

use crate::bell::Bell;
use crate::clock::SystemClock;
use crate::deadlock::{Deadlock, is_stuck};
use crate::program::{Program, Standing};
use crate::shutdown::wait_for_others;

/// How long a thread waits for the baton before it asks the holder to give way.
const SWITCH_INTERVAL: Duration = Duration::from_millis(5);
/// The Rust stack of a thread: native code recurses to a bounded depth. Only what is used takes memory.
const STACK_BYTES: usize = 64 << 20;
/// How many Rust threads wait for threads to be started.
const MAX_IDLE: usize = 64;

/// The first process of a program, which ends with it.
pub struct Process {
    shared: Arc<Shared>,
}

/// Why a program ends although its first process has not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stop {
    /// Nothing can ever go on.
    Deadlock(Deadlock),
    /// It was asked to end at once.
    Crashed,
}

/// A process: what the Rust threads that run its threads share.
pub(crate) struct Shared {
    id: ProcessId,
    program: Arc<Program>,
    /// The baton. No machine is there once the process has ended.
    vm: Mutex<Option<Vm>>,
    /// Held by the first of those who wait for the baton: it alone looks at the clock, however many there are.
    line: Mutex<()>,
    /// The process has ended, or is about to.
    pub has_ended: AtomicBool,
    give_way: Arc<AtomicBool>,
    interrupter: Interrupter,
    /// Rung when the process ends, for threads that wait for the outside.
    end: Bell,
    /// Why the process, the first one, ends although its threads have not.
    stop: Mutex<Option<Stop>>,
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
    /// What is to be delivered.
    outbox: Vec<Letter>,
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

    fn new_process(&mut self) -> ProcessId {
        self.process.upgrade().map_or(ProcessId::FIRST, |shared| shared.program.new_process())
    }

    fn spawn(&mut self, machine: Box<Vm>) -> io::Result<()> {
        let Some(parent) = self.process.upgrade() else { return Err(io::ErrorKind::NotFound.into()) };
        let (program, id) = (&parent.program, machine.process);
        let shared = Shared::new(*machine, Arc::clone(program));
        program.add(id, Arc::clone(&shared))?;
        let builder = std::thread::Builder::new().name(String::from("sesf-process")).stack_size(STACK_BYTES);
        let handle = builder.spawn(move || shared.run()).inspect_err(|_| program.remove(id))?;
        program.keep([handle]);
        Ok(())
    }

    fn post(&mut self, letter: Letter) {
        self.outbox.push(letter);
    }

    fn is_alive(&mut self, process: ProcessId) -> bool {
        self.process.upgrade().is_some_and(|shared| shared.program.find(process).is_some())
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
    pub fn new(vm: Vm) -> Process {
        let program = Arc::<Program>::default();
        let shared = Shared::new(vm, Arc::clone(&program));
        if program.add(shared.id, Arc::clone(&shared)).is_err() {
            unreachable!("a program that has just begun has not ended");
        }
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
    /// Why the program ends before.
    pub fn run_main(&self) -> Result<Res, Stop> {
        let here = std::thread::current();
        *self.shared.interrupter.main.lock() = Some(here.clone());
        if let Some(real) = real(&mut self.vm()) {
            real.threads.insert(ThreadId::MAIN, here);
        }
        let result = self.shared.drive(ThreadId::MAIN);
        *self.shared.interrupter.main.lock() = None;
        result.ok_or_else(|| self.shared.stop.lock().take().unwrap_or(Stop::Crashed))
    }

    /// Waits for the end of all threads of all processes but the daemons. The main thread must have ended.
    ///
    /// # Errors
    /// As [`Process::run_main`]; inside, `KeyboardInterrupt`.
    pub fn finish_threads(&self) -> Result<Res<()>, Stop> {
        loop {
            if !wait_for_others(&mut self.vm()) {
                return self.finish_processes();
            }
            if let Err(interrupt) = self.run_main()? {
                return Ok(Err(interrupt));
            }
        }
    }
}

impl Process {
    /// Waits until the other processes may end.
    fn finish_processes(&self) -> Result<Res<()>, Stop> {
        let Shared { program, interrupter, .. } = &*self.shared;
        *interrupter.main.lock() = Some(std::thread::current());
        let result = loop {
            if let Some(stop) = self.shared.stop.lock().take() {
                break Err(stop);
            }
            {
                let vm = &mut self.vm();
                if interrupter.flag.swap(false, Ordering::SeqCst) {
                    break Ok(Err(vm.error_with(classes::KEYBOARD_INTERRUPT, &[])));
                }
                vm.idle();
                program.finish(Standing::of(vm));
            }
            if program.is_done() {
                break Ok(Ok(()));
            }
            program.conclude();
            std::thread::park();
        };
        *interrupter.main.lock() = None;
        result
    }

    /// Does something with the machine of each process that has not ended, while none of its threads runs.
    pub fn for_each_machine(&self, mut act: impl FnMut(&mut Vm)) {
        for process in self.shared.program.all() {
            process.look(&mut act);
        }
    }
}

impl Drop for Process {
    /// Ends all processes. Threads that are in the middle of something outside the machine end when that is done.
    fn drop(&mut self) {
        let (processes, mut handles) = self.shared.program.close();
        for process in &processes {
            process.has_ended.store(true, Ordering::Relaxed);
        }
        for process in processes {
            handles.extend(process.take_machine().into_iter().flat_map(|(_, handles)| handles));
        }
        for handle in handles {
            // A Rust thread of the machine does not panic; if it did, that was reported.
            let _ = handle.join();
        }
    }
}

impl Shared {
    fn new(mut vm: Vm, program: Arc<Program>) -> Arc<Shared> {
        let give_way = Arc::clone(&vm.give_way);
        let interrupter =
            Interrupter { flag: Arc::clone(&vm.interrupted), main: Arc::default(), bell: Arc::new(Bell::new()) };
        Arc::new_cyclic(|process| {
            vm.runtime = Box::new(Real {
                process: process.clone(),
                clock: SystemClock::default(),
                threads: HashMap::new(),
                idle: Vec::new(),
                assigned: HashMap::new(),
                handles: Vec::new(),
                woken: Vec::new(),
                outbox: Vec::new(),
            });
            Shared {
                id: vm.process,
                program,
                vm: Mutex::new(Some(vm)),
                line: Mutex::new(()),
                has_ended: AtomicBool::new(false),
                give_way,
                interrupter,
                end: Bell::new(),
                stop: Mutex::default(),
            }
        })
    }

    /// Runs the main thread of a process other than the first. The process goes on without it, to serve calls.
    fn run(&self) {
        if let Some(vm) = self.take_baton().as_mut()
            && let Some(real) = real(vm)
        {
            real.threads.insert(ThreadId::MAIN, std::thread::current());
        }
        if let Some(Err(_)) = self.drive(ThreadId::MAIN) {
            self.end();
        }
    }

    /// Ends the process, by one of its own Rust threads.
    fn end(&self) {
        let letters = self.program.end_process(self.id, self);
        self.program.note(self.id, Standing::default(), letters.len());
        self.program.deliver(letters);
    }

    /// Does something with the machine, if it is still there.
    pub fn look<R>(&self, act: impl FnOnce(&mut Vm) -> R) -> Option<R> {
        self.take_baton().as_mut().map(act)
    }

    /// Nothing can ever go on: if a thread waits for that, it can.
    pub fn end_rest(&self) -> bool {
        let mut baton = self.take_baton();
        let Some(vm) = baton.as_mut() else { return false };
        let has_ended = vm.end_rest();
        self.program.note(self.id, Standing::of(vm), 0);
        let woken = real(vm).map(Real::take_woken).unwrap_or_default();
        drop(baton);
        woken.iter().for_each(Thread::unpark);
        has_ended
    }

    /// Takes a letter; what follows from it, or none if the process has ended.
    pub fn receive(&self, letter: Letter) -> Option<Vec<Letter>> {
        let mut baton = self.take_baton();
        let vm = baton.as_mut()?;
        vm.receive(letter);
        self.program.note(self.id, Standing::of(vm), 0);
        let (woken, letters) = real(vm).map(|real| (real.take_woken(), std::mem::take(&mut real.outbox)))?;
        drop(baton);
        woken.iter().for_each(Thread::unpark);
        Some(letters)
    }

    /// Takes the machine, and with it the baton, away from the threads, for ever; with the Rust threads to be joined.
    pub fn take_machine(&self) -> Option<(Vm, Vec<JoinHandle<()>>)> {
        self.end.ring();
        let mut vm = self.take_baton().take()?;
        let real = real(&mut vm)?;
        real.threads.values().chain(&real.idle).for_each(Thread::unpark);
        let handles = std::mem::take(&mut real.handles);
        Some((vm, handles))
    }

    /// Has the main thread of the first process end.
    pub fn stop(&self, why: Stop) {
        self.stop.lock().get_or_insert(why);
        self.give_way.store(true, Ordering::Relaxed);
        self.wake_main();
    }

    /// Has the main thread look up from its wait.
    pub fn wake_main(&self) {
        if let Some(main) = &*self.interrupter.main.lock() {
            main.unpark();
        }
    }

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
            if self.has_ended.load(Ordering::Relaxed) || id == ThreadId::MAIN && self.stop.lock().is_some() {
                return None;
            }
            if let Some((awaited, has_ended)) = awaited.take() {
                vm.end_awaiting(id, awaited, has_ended);
            }
            if id == ThreadId::MAIN && self.interrupter.flag.load(Ordering::Relaxed) {
                // It goes on although nothing that it waits for has come.
                self.program.note(self.id, Standing::default(), 0);
            }
            let pause = vm.run_thread(id, u64::MAX);
            let deadline = match &pause {
                Pause::Waiting(waiting) => waiting.deadline,
                Pause::Outside(_, deadline) => *deadline,
                _ => None,
            };
            let (woken, letters, deadline) = match real(vm) {
                Some(real) => {
                    if matches!(pause, Pause::Ended(_)) && id != ThreadId::MAIN {
                        real.release_carrier(id);
                    }
                    let letters = std::mem::take(&mut real.outbox);
                    (real.take_woken(), letters, deadline.map(|deadline| real.clock.instant(deadline)))
                }
                None => (Vec::new(), Vec::new(), None),
            };
            let is_told = self.tell(vm, &pause, id, letters.len());
            if letters.iter().any(|letter| self.is_end(letter)) {
                // Nobody is to run any more.
                self.has_ended.store(true, Ordering::Relaxed);
            }
            match pause {
                Pause::GaveWay => MutexGuard::unlock_fair(baton),
                _ => drop(baton),
            }
            woken.iter().for_each(Thread::unpark);
            if is_told {
                self.program.deliver(letters);
            }
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

    /// Whether a letter asks this process to end. The first one is asked otherwise, since the program ends with it.
    fn is_end(&self, letter: &Letter) -> bool {
        let ends = matches!(letter, Letter::Request { request, .. } if request.ends());
        ends && self.id != ProcessId::FIRST && letter.destination() == self.id
    }

    /// Tells the program how the process stands after a thread was left, if that may matter to it.
    fn tell(&self, vm: &mut Vm, pause: &Pause, id: ThreadId, n_letters: usize) -> bool {
        if matches!(pause, Pause::Ended(_)) && id == ThreadId::MAIN && self.id != ProcessId::FIRST {
            vm.idle();
        }
        let matters = match pause {
            Pause::Ended(_) => self.id != ProcessId::FIRST || is_stuck(vm),
            Pause::Waiting(waiting) => waiting.deadline.is_none() && is_stuck(vm),
            Pause::Outside(..) | Pause::GaveWay => false,
        };
        if matters || n_letters > 0 {
            self.program.note(self.id, Standing::of(vm), n_letters);
        }
        matters || n_letters > 0
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
}

/// Waits until this Rust thread is woken, or the moment has come.
fn park(until: Option<Instant>) {
    match until {
        None => std::thread::park(),
        Some(until) => std::thread::park_timeout(until.saturating_duration_since(Instant::now())),
    }
}
