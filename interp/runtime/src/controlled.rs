//! The controlled runtime: all threads of a program on one Rust thread, every decision made by a strategy and noted.
//!
//! At each step that other threads could notice, the strategy is asked which thread takes its next step. Time stands still
//! until the strategy lets it pass, or nothing else can happen; each look at the clock takes a little of it, so that loops
//! that wait for a moment end. The same answers give the same run, event for event.

use std::any::Any;
use std::collections::BTreeMap;
use std::io;

use sesf_heap::{ExceptionId, Heap, Nanoseconds, ObjectId, Operation, ThreadId, Value, Waiting, classes, names};
use sesf_network::{Chance, Choice, Fault, Faults, LinkId, Network};
use sesf_vm::process::{Answer, Letter};
use sesf_vm::runtime::{Actor, Count, Event, Failure, Place, ProcessId, Runtime};
use sesf_vm::sync::is_enabled;
use sesf_vm::{Access, CodePlace, Interrupt, Pause, Res, Vm};

use crate::classes::Classes;
use crate::clock::stir;
use crate::deadlock::{Deadlock, Part};
use crate::machines::{Machines, OtherSnapshots, deliver, end_process, for_each_machine, gather_reached, switch_to};
use crate::sharing::{Race, Sharing};
use crate::shutdown::{shutdown_function, wait_for_others};

/// What a look at the clock takes.
const LOOK: Nanoseconds = 10_000;
/// The date at which virtual time begins: 2020-01-01, in nanoseconds since 1970.
const EPOCH: i128 = 1_577_836_800_000_000_000;
/// A thread that runs for so many ticks without a step that others could notice lets others go first: it may wait for one of
/// them in a loop.
const SLICE: u64 = 20_000;
/// As how many steps that counts.
const SLICE_STEPS: u64 = 1_000;

/// What is to be decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Question<'a> {
    /// Who takes the next step: its place among these. The first is the one that ran last, if it can go on.
    Actor {
        /// Those who can.
        actors: &'a [Actor],
        /// Whether the first one ran last.
        can_stay: bool,
        /// Whether the answer may also be one more than the last place: that time passes until something waited for it.
        can_pass: bool,
    },
    /// Which of so many waiting threads is notified.
    Waiter(u32),
    /// A number below this one.
    Number(u32),
    /// How much of a stream arrives: which of so many portions. The first one is all that is on its way.
    Portion(u32),
    /// Whether this happens to a datagram: 1, or 0 if not.
    Fault(Fault, Chance),
}

impl Question<'_> {
    /// How many answers there are.
    pub fn n_answers(&self) -> u32 {
        match self {
            Question::Actor { actors, can_pass, .. } => actors.len() as u32 + u32::from(*can_pass),
            Question::Waiter(n) | Question::Number(n) | Question::Portion(n) => *n,
            Question::Fault(..) => 2,
        }
    }

    /// What it is about.
    pub fn kind(&self) -> DecisionKind {
        match self {
            Question::Actor { .. } => DecisionKind::Actor,
            Question::Waiter(_) => DecisionKind::Waiter,
            Question::Number(_) => DecisionKind::Number,
            Question::Portion(_) => DecisionKind::Portion,
            Question::Fault(..) => DecisionKind::Fault,
        }
    }
}

/// Makes decisions.
pub trait Strategy: Send {
    /// A number below the question's number of answers, which is at least two.
    fn decide(&mut self, question: Question<'_>) -> u32;
}

/// A decision that was made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Decision {
    /// What it was about.
    pub kind: DecisionKind,
    /// How many answers there were.
    pub n_answers: u32,
    /// The answer.
    pub answer: u32,
}

/// What a decision is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum DecisionKind {
    Actor,
    Waiter,
    Number,
    Portion,
    Fault,
}

/// How a run ended.
#[derive(Debug)]
pub enum Ending {
    /// The main thread has ended so; without an exception, no other is left but daemons.
    Done(Res),
    /// Every thread waits for ever.
    Deadlock(Deadlock),
    /// An exception that nobody caught has ended a thread other than the main one.
    Failed(Failure),
    /// The first process has ended at once.
    Crashed,
    /// It went on for longer than allowed.
    TooLong,
}

/// The runtime.
pub struct Controlled {
    strategy: Box<dyn Strategy>,
    /// The decisions so far.
    pub decisions: Vec<Decision>,
    /// The exception that ended a thread.
    failure: Option<Failure>,
    /// The steps taken, if they are to be noted.
    pub events: Option<Vec<Event>>,
    /// What the program has counted.
    pub counts: BTreeMap<String, Count>,
    /// How many steps were taken that others could notice.
    pub n_steps: u64,
    /// The happens-before class of the run so far.
    classes: Classes,
    pub(crate) network: Network,
    /// Whether threads may be interrupted before each access to what they may share.
    interrupts_accesses: bool,
    /// What is known of such accesses.
    pub(crate) sharing: Sharing,
    /// Who runs.
    pub(crate) running: Actor,
    now: Nanoseconds,
    /// The processes.
    pub(crate) machines: Machines,
    /// Who was chosen instead of the thread that was left.
    next: Option<Actor>,
    /// Room for those to choose from.
    actors: Vec<Actor>,
    /// Stop before the first decision.
    stops_at_first: bool,
    has_stopped: bool,
    /// What is left of the main thread is to wait for the others.
    main_has_ended: bool,
    /// The first process has nothing left to do; the program ends once that is so for all of them.
    is_first_done: bool,
    /// The running thread was left because others should go first.
    gave_way: bool,
}

impl Controlled {
    /// A runtime in which this strategy decides.
    pub fn new(strategy: Box<dyn Strategy>) -> Controlled {
        Controlled {
            strategy,
            decisions: Vec::new(),
            failure: None,
            classes: Classes::default(),
            network: Network::default(),
            interrupts_accesses: false,
            sharing: Sharing::default(),
            running: Actor::MAIN,
            events: None,
            counts: BTreeMap::new(),
            n_steps: 0,
            now: 0,
            machines: Machines::default(),
            next: None,
            actors: Vec::new(),
            stops_at_first: false,
            has_stopped: false,
            main_has_ended: false,
            is_first_done: false,
            gave_way: false,
        }
    }

    /// As [`Controlled::pick`], with `me` only if there is no other.
    fn pick_other(&mut self, heap: &Heap, me: Actor) -> Option<Actor> {
        let mut others = Vec::new();
        for (process, heap) in self.machines.heaps(heap) {
            let can_go_on = |(id, thread): &(ThreadId, &sesf_heap::Thread)| {
                thread.waiting.is_none_or(|waiting| self.can_go_on(heap, *id, waiting))
            };
            let actors = heap.threads.iter().filter(can_go_on).map(|(id, _)| Actor::Thread(process, id));
            others.extend(actors.filter(|actor| *actor != me));
        }
        others.extend(self.network.deliverable().map(Actor::Delivery));
        let picked = match others.as_slice() {
            [] => return self.pick(heap, Some(me)),
            [other] => *other,
            _ => *others.get(self.ask_actor(&others, false, false)? as usize)?,
        };
        match picked {
            Actor::Delivery(link) => {
                self.deliver(link);
                self.pick_other(heap, me)
            }
            thread => Some(thread),
        }
    }

    /// Whether a thread that waits can take its next step now, be it that its time is over.
    fn can_go_on(&self, heap: &Heap, thread: ThreadId, waiting: Waiting) -> bool {
        waiting.deadline.is_some_and(|deadline| deadline <= self.now)
            || is_enabled(heap, Some(&self.network), thread, waiting.operation)
    }

    /// Lets what is first on a link arrive.
    fn deliver(&mut self, link: LinkId) {
        self.n_steps += 1;
        // It is asked while it is changed.
        let mut network = std::mem::take(&mut self.network);
        let delivery = network.deliver(link, &mut |choice| {
            self.ask(match choice {
                Choice::Portion(n) => Question::Portion(n),
                Choice::Fault(fault, chance) => Question::Fault(fault, chance),
            })
        });
        self.network = network;
        let Some(delivery) = delivery else { return };
        self.classes.deliver(link, &delivery);
        self.sharing.deliver(link, &delivery);
        if let Some(events) = &mut self.events {
            let (actor, operation) = (Actor::Delivery(link), Operation::Outside);
            let delivery = Some(delivery);
            events.push(Event { actor, operation, result: Value::None, place: None, name: None, delivery });
        }
    }

    /// Whether to stop instead of deciding.
    fn stops(&mut self) -> bool {
        self.has_stopped |= self.stops_at_first;
        self.has_stopped
    }

    /// The strategy's answer, which is noted, unless there is but one.
    fn ask(&mut self, question: Question<'_>) -> u32 {
        let (kind, n_answers) = (question.kind(), question.n_answers());
        if n_answers < 2 {
            return 0;
        }
        let answer = self.strategy.decide(question).min(n_answers - 1);
        self.decisions.push(Decision { kind, n_answers, answer });
        // Where chance comes first, it is asked in the middle of a step: the machine is left as soon as that is possible.
        self.has_stopped |= self.stops_at_first;
        answer
    }

    /// Decides who takes the next step; `None` if nobody ever can. `me` is the running thread if it can go on.
    fn pick(&mut self, heap: &Heap, me: Option<Actor>) -> Option<Actor> {
        let mut actors = std::mem::take(&mut self.actors);
        actors.clear();
        actors.extend(me);
        let picked = loop {
            let mut deadline: Option<Nanoseconds> = None;
            for (process, heap) in self.machines.heaps(heap) {
                for (id, thread) in heap.threads.iter() {
                    let actor = Actor::Thread(process, id);
                    let can_go_on = match thread.waiting {
                        _ if Some(actor) == me => continue,
                        None => true,
                        Some(waiting) => {
                            if let Some(moment) = waiting.deadline.filter(|moment| *moment > self.now) {
                                deadline = Some(deadline.map_or(moment, |first| first.min(moment)));
                            }
                            self.can_go_on(heap, id, waiting)
                        }
                    };
                    if can_go_on {
                        actors.push(actor);
                    }
                }
            }
            actors.extend(self.network.deliverable().map(Actor::Delivery));
            let answer = match (actors.len(), deadline) {
                (0, None) => break None,
                // Nothing else can happen.
                (0, Some(_)) | (1, None) => 0,
                _ => match self.ask_actor(&actors, me.is_some(), deadline.is_some()) {
                    Some(answer) => answer,
                    None => break None,
                },
            };
            match (actors.get(answer as usize), deadline) {
                (Some(Actor::Delivery(link)), _) => self.deliver(*link),
                (Some(actor), _) => break Some(*actor),
                (None, Some(moment)) => self.now = moment,
                (None, None) => break actors.first().copied(),
            }
            actors.clear();
            actors.extend(me);
        };
        self.actors = actors;
        picked
    }

    /// The happens-before class of the run so far: equal for two runs that differ only in the order of steps that have
    /// nothing to do with each other.
    pub fn class(&self) -> u64 {
        self.classes.of_all()
    }

    /// The data races of the run so far.
    pub fn take_races(&mut self) -> Vec<Race> {
        self.sharing.take_races()
    }

    fn ask_actor(&mut self, actors: &[Actor], can_stay: bool, can_pass: bool) -> Option<u32> {
        if self.stops() {
            return None;
        }
        Some(self.ask(Question::Actor { actors, can_stay, can_pass }))
    }
}

impl Runtime for Controlled {
    fn start(&mut self, thread: ThreadId) -> io::Result<()> {
        self.sharing.pass(self.running, Actor::Thread(self.machines.running, thread));
        Ok(())
    }

    fn wake(&mut self, _: ThreadId) {}

    fn is_next(&mut self, heap: &Heap, me: ThreadId) -> bool {
        self.n_steps += 1;
        let me = Actor::Thread(self.machines.running, me);
        let picked = self.pick(heap, Some(me));
        if picked == Some(me) {
            return true;
        }
        self.next = picked;
        false
    }

    fn network(&mut self) -> Option<&mut Network> {
        Some(&mut self.network)
    }

    fn choose_waiter(&mut self, n_waiters: usize) -> usize {
        self.ask(Question::Waiter(n_waiters as u32)) as usize
    }

    fn thread_failed(&mut self, failure: Failure) {
        self.failure.get_or_insert(failure);
    }

    fn stepped(
        &mut self,
        thread: ThreadId,
        operation: Operation,
        lock: Option<ObjectId>,
        result: Option<Value>,
    ) -> bool {
        self.classes.step(self.machines.running, thread, operation, lock);
        let wants_name = self.sharing.step(self.machines.running, thread, operation, lock, result);
        self.events.is_some() || wants_name
    }

    fn left_guarded(&mut self, thread: ThreadId) {
        self.sharing.left_guarded(self.machines.running, thread);
    }

    fn saw_end(&mut self, thread: ThreadId, other: ThreadId) {
        self.sharing.saw_end(self.machines.running, thread, other);
    }

    fn watches_accesses(&self) -> bool {
        self.interrupts_accesses || self.sharing.is_watched()
    }

    fn is_next_to_access(&mut self, heap: &Heap, thread: ThreadId) -> bool {
        !self.interrupts_accesses || self.is_next(heap, thread)
    }

    fn held_back(&mut self, thread: ThreadId, access: Access) {
        self.sharing.hold_back(Actor::Thread(self.machines.running, thread), access);
    }

    fn accessed(&mut self, thread: ThreadId, access: Access) -> Option<CodePlace> {
        if self.interrupts_accesses {
            self.classes.access(self.machines.running, thread, access);
        }
        self.sharing.access(self.machines.running, thread, access)
    }

    fn note_race(&mut self, about: String, places: [Place; 2]) {
        self.sharing.note_race(about, places);
    }

    fn collected(&mut self, heap: &Heap) {
        self.classes.collected(self.machines.running, heap);
        self.sharing.collected(self.machines.running, heap);
    }

    fn count(&mut self, what: &str, how: Count) {
        match self.counts.get_mut(what) {
            Some(count) => *count = count.with(how),
            None => drop(self.counts.insert(what.to_string(), how)),
        }
    }

    fn note(&mut self, event: Event) {
        self.sharing.note_name(&event);
        if let Some(events) = &mut self.events {
            events.push(event);
        }
    }

    fn new_process(&mut self) -> ProcessId {
        self.machines.new_process()
    }

    fn spawn(&mut self, machine: Box<Vm>) -> io::Result<()> {
        self.sharing.pass(self.running, Actor::Thread(machine.process, ThreadId::MAIN));
        self.machines.add(machine);
        Ok(())
    }

    fn post(&mut self, letter: Letter) {
        if let Letter::Answer { to, answer: Answer::Returned(_) } = &letter {
            self.sharing.pass(self.running, Actor::Thread(to.process, to.thread));
        }
        self.machines.post(letter);
    }

    fn is_alive(&mut self, process: ProcessId) -> bool {
        let is_alive = self.machines.is_alive(process);
        if !is_alive {
            self.sharing.saw_end_of_process(self.running, process);
        }
        is_alive
    }

    fn now(&mut self) -> Nanoseconds {
        self.now = self.now.saturating_add(LOOK);
        self.now
    }

    fn wall_clock(&mut self) -> i128 {
        EPOCH + i128::from(self.now())
    }

    fn process_clock(&mut self) -> Nanoseconds {
        self.now()
    }

    fn entropy(&mut self, buffer: &mut [u8]) {
        // One decision, however many bytes are wanted: what follows from it is as good as any.
        stir(self.ask(Question::Number(u32::MAX)).into(), buffer);
    }

    fn choose(&mut self, n: u32) -> u32 {
        self.ask(Question::Number(n))
    }

    fn as_any(&mut self) -> &mut dyn Any {
        self
    }
}

/// The runtime of a machine that runs under control.
pub fn controlled(vm: &mut Vm) -> Option<&mut Controlled> {
    vm.runtime.as_any().downcast_mut()
}

/// What happens at accesses to what threads may share, in a machine whose code says where they are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Points {
    /// Threads may be interrupted before each of them.
    pub interrupts_accesses: bool,
    /// Data races are watched for.
    pub watches_races: bool,
}

/// A state of the machines of a program under control, from which it can be run again and again.
pub struct Origin {
    snapshot: sesf_vm::Snapshot,
    others: OtherSnapshots,
    points: Points,
    sharing: Sharing,
    network: Network,
    now: Nanoseconds,
    n_steps: u64,
    main_has_ended: bool,
    is_first_done: bool,
}

/// Runs a machine whose main thread is ready until there is something to decide. What comes before is the same in every
/// run.
///
/// # Errors
/// How it ended, if it did.
pub fn run_to_first_decision(vm: &mut Vm, max_steps: u64, faults: Faults, points: Points) -> Result<Origin, Ending> {
    let mut runtime = Controlled::new(Box::new(First));
    runtime.network.faults = faults;
    runtime.sharing = Sharing::new(points.watches_races);
    let start = Origin::of(vm.snapshot(), points, &mut runtime);
    start.restart(vm, Box::new(First), false);
    if let Some(runtime) = controlled(vm) {
        runtime.stops_at_first = true;
    }
    let ending = run(vm, max_steps);
    match controlled(vm) {
        // Chance came first.
        Some(runtime) if !runtime.decisions.is_empty() => return Ok(start),
        Some(runtime) if runtime.has_stopped => {}
        _ => return Err(ending),
    }
    // Where little room is left, every run would have to collect what came before. If it is too little, they will find out.
    let _ = vm.collect_garbage();
    vm.learn_ahead();
    let snapshot = vm.snapshot();
    controlled(vm).map(|runtime| Origin::of(snapshot, points, runtime)).ok_or(ending)
}

/// Always the first answer.
struct First;

impl Strategy for First {
    fn decide(&mut self, _: Question<'_>) -> u32 {
        0
    }
}

impl Origin {
    /// The state of the first machine, and of what the runtime has.
    fn of(snapshot: sesf_vm::Snapshot, points: Points, runtime: &mut Controlled) -> Origin {
        let others = runtime.machines.snapshot();
        let (sharing, network) = (runtime.sharing.clone(), runtime.network.clone());
        let Controlled { now, n_steps, main_has_ended, is_first_done, .. } = *runtime;
        Origin { snapshot, others, points, sharing, network, now, n_steps, main_has_ended, is_first_done }
    }

    /// Puts the machines back into this state, with another strategy for what comes.
    pub fn restart(&self, vm: &mut Vm, strategy: Box<dyn Strategy>, notes_events: bool) {
        vm.restore(&self.snapshot);
        let machines = controlled(vm).map(|runtime| std::mem::take(&mut runtime.machines)).unwrap_or_default();
        vm.runtime = Box::new(Controlled {
            now: self.now,
            n_steps: self.n_steps,
            main_has_ended: self.main_has_ended,
            is_first_done: self.is_first_done,
            machines: machines.restored(&self.others),
            network: self.network.clone(),
            interrupts_accesses: self.points.interrupts_accesses,
            sharing: self.sharing.clone(),
            events: notes_events.then(Vec::new),
            ..Controlled::new(strategy)
        });
    }
}

/// Runs the machines of a program under control from where they stand to its end, or for about `max_steps` steps. `vm` is the
/// machine of the first process, before and after.
pub fn run(vm: &mut Vm, max_steps: u64) -> Ending {
    let ending = run_actors(vm, max_steps);
    switch_to(vm, ProcessId::FIRST);
    gather_reached(vm);
    ending
}

fn run_actors(vm: &mut Vm, max_steps: u64) -> Ending {
    let mut last = vm.actor(vm.current);
    loop {
        match next_actor(vm, last) {
            Some(next) => last = next,
            None if controlled(vm).is_some_and(|runtime| runtime.has_stopped) => return Ending::TooLong,
            None if end_rest(vm) => continue,
            None => return Ending::Deadlock(deadlock(vm)),
        }
        let Actor::Thread(process, at) = last else { return Ending::TooLong };
        switch_to(vm, process);
        resume(vm, last);
        match vm.run_thread(at, SLICE) {
            Pause::Waiting(_) | Pause::Outside(..) => {}
            Pause::GaveWay if controlled(vm).is_some_and(|runtime| runtime.has_stopped) => return Ending::TooLong,
            Pause::GaveWay => {
                let stays = vm.is_in_guarded();
                if let Some(runtime) = controlled(vm)
                    && runtime.next.is_none()
                    && !runtime.has_stopped
                {
                    runtime.n_steps += SLICE_STEPS;
                    runtime.gave_way = !stays;
                    runtime.next = stays.then_some(last);
                }
            }
            Pause::Ended(ended) if last == Actor::MAIN => {
                if let Err(Interrupt::Raise(exception)) = ended
                    && !is_clean_exit(vm, exception)
                {
                    return Ending::Done(ended);
                }
                end_first_main(vm);
            }
            Pause::Ended(ended) if at == ThreadId::MAIN => match ended {
                Ok(_) => vm.idle(),
                Err(_) => end_process(vm, process),
            },
            Pause::Ended(_) => {}
        }
        if !deliver(vm) {
            return Ending::Crashed;
        }
        let Some(runtime) = controlled(vm) else { return Ending::TooLong };
        if let Some(failure) = runtime.failure.take() {
            return Ending::Failed(failure);
        }
        if runtime.is_first_done && runtime.machines.are_idle() && vm.is_idle() {
            return Ending::Done(Ok(Value::None));
        }
        if controlled(vm).is_none_or(|runtime| runtime.n_steps > max_steps) {
            return Ending::TooLong;
        }
    }
}

/// A thread of the running process is about to go on: the access before which it was interrupted comes now.
fn resume(vm: &mut Vm, actor: Actor) {
    let Some(runtime) = controlled(vm) else { return };
    runtime.running = actor;
    if let (Actor::Thread(_, thread), Some(access)) = (actor, runtime.sharing.take_held_back(actor)) {
        vm.note_access(thread, access);
    }
}

/// The main thread of the first process has ended, or what it did after that.
fn end_first_main(vm: &mut Vm) {
    let is_first = controlled(vm).is_some_and(|runtime| !std::mem::replace(&mut runtime.main_has_ended, true));
    if is_first && begins_shutdown(vm) || wait_for_others(vm) {
        return;
    }
    vm.idle();
    if let Some(runtime) = controlled(vm) {
        runtime.is_first_done = true;
    }
}

/// Nobody can go on: if a thread waits for that, it can.
fn end_rest(vm: &mut Vm) -> bool {
    let mut has_ended = false;
    for_each_machine(vm, |vm| has_ended = has_ended || vm.end_rest());
    has_ended
}

/// The report on the threads of all processes.
fn deadlock(vm: &mut Vm) -> Deadlock {
    let mut parts = Vec::new();
    for_each_machine(vm, |vm| parts.push(Part::of(vm)));
    Deadlock::new(parts)
}

/// Whether an exception asks for the end of the program without a fault: `SystemExit` with nothing or 0.
fn is_clean_exit(vm: &mut Vm, exception: ExceptionId) -> bool {
    exit_code(vm, exception).is_some_and(|code| matches!(code, Value::None | Value::Int(0) | Value::Bool(false)))
}

/// What a `SystemExit` carries.
pub fn exit_code(vm: &mut Vm, exception: ExceptionId) -> Option<Value> {
    let value = Value::Exception(exception);
    if !vm.is_instance(value, classes::SYSTEM_EXIT) {
        return None;
    }
    let code = vm.get_attr(value, names::CODE_WORD).unwrap_or(Value::None);
    Some(vm.builtin_value(code))
}

/// Has the main thread, which has ended, do what is to be done before the others are waited for, if there is anything.
fn begins_shutdown(vm: &mut Vm) -> bool {
    shutdown_function(vm).is_some_and(|function| matches!(vm.prepare_call(function, &[], &[]), Ok(None)))
}

/// Who goes on after `last` was left.
fn next_actor(vm: &mut Vm, last: Actor) -> Option<Actor> {
    let Vm { heap, runtime, .. } = vm;
    let runtime: &mut Controlled = runtime.as_any().downcast_mut()?;
    if let Some(next) = runtime.next.take() {
        return Some(next);
    }
    let Actor::Thread(process, id) = last else { return None };
    let can_stay = match heap.threads.get(id) {
        // Its process has ended.
        _ if process != runtime.machines.running => false,
        // Left in favour of others, or not begun.
        Some(thread) => {
            thread.waiting.is_none_or(|waiting| is_enabled(heap, Some(&runtime.network), id, waiting.operation))
        }
        None => false,
    };
    match std::mem::take(&mut runtime.gave_way) {
        // Others first, if there are any.
        true => runtime.pick_other(heap, last),
        false => runtime.pick(heap, can_stay.then_some(last)),
    }
}
