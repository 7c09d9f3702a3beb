//! One run of a program under control, and what came of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use parking_lot::Mutex;
use sesf_heap::{ExceptionId, Value, names};
use sesf_network::Faults;
use sesf_runtime::controlled::{self, Decision, Ending, Origin, Points, Strategy};
use sesf_runtime::{Deadlock, Race, for_each_machine};
use sesf_vm::runtime::{Count, Event, Failure};
use sesf_vm::{Interrupt, Vm};

use crate::strategy::{Divergence, Follow};
use crate::world::Watched;

/// What bounds a run, and what its network may do.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many steps it may have.
    pub max_steps: u64,
    /// What can happen to its datagrams.
    pub faults: Faults,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { max_steps: 1_000_000, faults: Faults::default() }
    }
}

/// A machine whose main thread is ready to run the program, in a world that is watched.
pub struct Ready {
    /// The machine.
    pub vm: Vm,
    /// What the program does to the world.
    pub watched: Arc<Mutex<Watched>>,
}

/// What is wrong with a run.
#[derive(Clone, Debug)]
pub enum Fault {
    /// An exception ended a thread.
    Exception(Failure),
    /// The program asked to end with an exit code other than 0.
    Exit(String),
    /// Every thread waits for ever.
    Deadlock(Deadlock),
    /// It did not end within its steps.
    TooLong,
}

impl Fault {
    /// What the fault is, in a line.
    pub fn title(&self) -> String {
        match self {
            Fault::Exception(failure) => {
                // The exception's text may have several lines.
                let name = |line: &&str| line.split(':').next().is_some_and(|name| is_class(name, &failure.class));
                let title = failure.report.lines().rfind(name).unwrap_or(&failure.class);
                let title = title.strip_prefix("sesf.").unwrap_or(title);
                match failure.class.ends_with("Violation") {
                    true => title.trim_end_matches(':').to_string(),
                    false => format!("uncaught exception: {title}"),
                }
            }
            Fault::Exit(code) => format!("the program exits with {code}"),
            Fault::Deadlock(_) => String::from("deadlock"),
            Fault::TooLong => String::from("the run does not end within its steps"),
        }
    }

    /// All that is known of it, for people.
    pub fn report(&self) -> String {
        match self {
            Fault::Exception(failure) => failure.report.clone(),
            Fault::Deadlock(deadlock) => deadlock.to_string(),
            Fault::Exit(_) | Fault::TooLong => String::new(),
        }
    }

    /// Whether two faults are the same: of one kind, at one place.
    pub fn is_like(&self, other: &Fault) -> bool {
        match (self, other) {
            (Fault::Exception(a), Fault::Exception(b)) => a.class == b.class && a.place == b.place,
            (Fault::Exit(a), Fault::Exit(b)) => a == b,
            (Fault::Deadlock(a), Fault::Deadlock(b)) => a.places() == b.places(),
            (Fault::TooLong, Fault::TooLong) => true,
            _ => false,
        }
    }
}

/// Whether a name in a traceback is that of a class, the module's before it aside.
fn is_class(name: &str, class: &str) -> bool {
    name.strip_suffix(class).is_some_and(|module| module.is_empty() || module.ends_with('.'))
}

/// What came of a run.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What is wrong with it.
    pub fault: Option<Fault>,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// Its happens-before class.
    pub class: u64,
    /// How many steps it had.
    pub n_steps: u64,
    /// The steps, if they were noted.
    pub events: Vec<Event>,
    /// The data races, if they were watched for.
    pub races: Vec<Race>,
    /// What the program has counted.
    pub counts: BTreeMap<String, Count>,
}

/// Runs a program again and again.
pub struct Runner {
    /// The machine.
    pub vm: Vm,
    /// What the program does to the world.
    pub watched: Arc<Mutex<Watched>>,
    limits: Limits,
    /// Where runs begin; none if there is nothing to decide.
    origin: Result<Origin, Outcome>,
    n_printed: usize,
}

impl Runner {
    /// Runs a program to its first decision. Its code must say where accesses are for either of the points.
    pub fn new(ready: Ready, limits: Limits, points: Points) -> Runner {
        let Ready { mut vm, watched } = ready;
        let origin = match controlled::run_to_first_decision(&mut vm, limits.max_steps, limits.faults, points) {
            Ok(origin) => Ok(origin),
            Err(ending) => Err(outcome(&mut vm, ending)),
        };
        let n_printed = watched.lock().output.len();
        Runner { vm, watched, limits, origin, n_printed }
    }

    /// Whether all runs are the same.
    pub fn has_nothing_to_decide(&self) -> bool {
        self.origin.is_err()
    }

    /// A run in which this strategy decides.
    pub fn run(&mut self, strategy: Box<dyn Strategy>, notes_events: bool) -> Outcome {
        self.run_for(strategy, notes_events, self.limits.max_steps)
    }

    /// As [`Runner::run`], for about so many steps if that is fewer than the limit.
    pub fn run_for(&mut self, strategy: Box<dyn Strategy>, notes_events: bool, max_steps: u64) -> Outcome {
        self.watched.lock().output.truncate(self.n_printed);
        match &self.origin {
            Ok(origin) => {
                origin.restart(&mut self.vm, strategy, notes_events);
                let ending = controlled::run(&mut self.vm, max_steps.min(self.limits.max_steps));
                outcome(&mut self.vm, ending)
            }
            Err(outcome) => outcome.clone(),
        }
    }

    /// A run that follows a list of decisions, and where it did not fit the list.
    pub fn follow(&mut self, decisions: Vec<Decision>, notes_events: bool) -> (Outcome, Option<Divergence>) {
        let (strategy, divergence) = Follow::new(decisions);
        let outcome = self.run(Box::new(strategy), notes_events);
        let divergence = *divergence.lock();
        (outcome, divergence)
    }
}

/// A run of a trace.
pub struct Replayed {
    /// What came of it.
    pub outcome: Outcome,
    /// Where the program asked something that the trace does not answer.
    pub divergence: Option<Divergence>,
    /// The steps, for people.
    pub chart: String,
    /// What the program printed.
    pub output: Vec<u8>,
}

impl Replayed {
    /// The steps with all that is known of them, a line for each: equal for equal runs.
    pub fn event_stream(&self) -> String {
        self.outcome.events.iter().map(event_line).collect()
    }
}

fn event_line(event: &Event) -> String {
    let place = event.place.as_ref().map_or(String::from("-"), |place| format!("{}:{}", place.file, place.line));
    let mut line = format!("{:?} {:?} {:?} {place}", event.actor, event.operation, event.result);
    if let Some(name) = &event.name {
        line += &format!(" {name:?}");
    }
    if let Some(delivery) = &event.delivery {
        line += &format!(" {delivery:?}");
    }
    line + "\n"
}

/// Runs a program as lists of decisions say, which may be about interruptions before accesses to what threads share.
pub struct Replayer(Runner);

impl Replayer {
    /// A replayer of runs of this program.
    pub fn new(ready: Ready, limits: Limits, interrupts_accesses: bool) -> Replayer {
        Replayer(Runner::new(ready, limits, Points { interrupts_accesses, watches_races: false }))
    }

    /// The run of a list of decisions.
    pub fn replay(&mut self, decisions: Vec<Decision>) -> Replayed {
        let runner = &mut self.0;
        let n_decisions = decisions.len();
        let (outcome, mut divergence) = runner.follow(decisions, true);
        if divergence.is_none() && outcome.decisions.len() != n_decisions {
            let position = outcome.decisions.len().min(n_decisions) + 1;
            let asked = outcome.decisions.get(position - 1).map(|decision| (decision.kind, decision.n_answers));
            divergence = asked.map(|asked| Divergence { position, listed: None, asked });
        }
        for_each_machine(&mut runner.vm, flush);
        let output = runner.watched.lock().output.clone();
        let chart = crate::chart::chart(&mut runner.vm, &outcome.events, outcome.fault.as_ref());
        Replayed { outcome, divergence, chart, output }
    }
}

/// Writes what the program's streams hold back.
fn flush(vm: &mut Vm) {
    for name in [names::STDOUT, names::STDERR] {
        let sys = vm.heap.roots[sesf_vm::Root::Sys as usize];
        if let Ok(Some(stream)) = vm.find_attr(sys, name)
            && !stream.is_none()
        {
            // A stream that the program has closed has nothing to be written.
            let _ = vm.call_method(stream, names::FLUSH, &[]);
        }
    }
}

fn outcome(vm: &mut Vm, ending: Ending) -> Outcome {
    let fault = match ending {
        Ending::Done(Ok(_)) | Ending::Done(Err(Interrupt::Call)) => None,
        Ending::Done(Err(Interrupt::Raise(exception))) => Some(main_fault(vm, exception)),
        Ending::Failed(failure) => Some(Fault::Exception(failure)),
        Ending::Deadlock(deadlock) => Some(Fault::Deadlock(deadlock)),
        Ending::Crashed => Some(Fault::Exit(String::from("code 1: its first process crashes"))),
        Ending::TooLong => Some(Fault::TooLong),
    };
    match controlled::controlled(vm) {
        Some(runtime) => Outcome {
            fault,
            decisions: std::mem::take(&mut runtime.decisions),
            class: runtime.class(),
            n_steps: runtime.n_steps,
            events: runtime.events.take().unwrap_or_default(),
            races: runtime.take_races(),
            counts: std::mem::take(&mut runtime.counts),
        },
        None => {
            let (decisions, events, races) = (Vec::new(), Vec::new(), Vec::new());
            Outcome { fault, decisions, class: 0, n_steps: 0, events, races, counts: BTreeMap::new() }
        }
    }
}

/// What an exception that leaves the main thread means.
fn main_fault(vm: &mut Vm, exception: ExceptionId) -> Fault {
    match controlled::exit_code(vm, exception) {
        None => Fault::Exception(vm.failure(exception)),
        Some(Value::Int(code)) => Fault::Exit(format!("code {code}")),
        Some(message) => Fault::Exit(format!("code 1: {}", vm.str(message).unwrap_or_default())),
    }
}
