//! Deadlock: every thread of every process waits, and none for something that will come by itself.

use std::fmt;

use sesf_heap::{NetworkStep, News, ObjectId, Operation, ProcessId, Request, Thread, ThreadId, Value, Waiting};
use sesf_network::{Network, SocketId};
use sesf_vm::Vm;
use sesf_vm::sync::is_enabled;

/// What the threads of a program wait for, as text for people.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Deadlock {
    report: String,
    places: Vec<(String, u32)>,
}

impl Deadlock {
    /// Where the threads stand, innermost file and line, sorted.
    pub fn places(&self) -> &[(String, u32)] {
        &self.places
    }
}

impl fmt::Display for Deadlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.report)
    }
}

/// Whether no thread can go on, now or later, unless another process does something. A main thread that has ended, and does
/// not rest, is about to be given something to do.
pub fn is_stuck(vm: &Vm) -> bool {
    let is_stuck = |(id, thread): (ThreadId, &Thread)| {
        let is_stuck =
            |waiting: Waiting| waiting.deadline.is_none() && !is_enabled(&vm.heap, None, id, waiting.operation);
        thread.waiting.is_some_and(is_stuck)
    };
    vm.heap.threads.iter().all(is_stuck)
}

/// What the threads of one process wait for.
pub(crate) struct Part {
    process: ProcessId,
    name: String,
    threads: Vec<String>,
    places: Vec<(String, u32)>,
}

impl Part {
    /// The report on the threads of a process as they stand.
    pub fn of(vm: &mut Vm) -> Part {
        let waits = |(id, thread): (ThreadId, &Thread)| {
            let operation = thread.waiting?.operation;
            (operation != Operation::Idle).then_some((id, operation))
        };
        let waiting: Vec<(ThreadId, Operation)> = vm.heap.threads.iter().filter_map(waits).collect();
        let (mut threads, mut places) = (Vec::new(), Vec::new());
        for (id, operation) in waiting {
            let entries = vm.thread_entries(id);
            places.extend(entries.last().map(|entry| (entry.file().to_string(), entry.line())));
            let what = what_it_waits_for(vm, id, operation);
            let mut text = format!("\n{} {what}.\n", vm.thread_name(id));
            for line in entries.iter().flat_map(|entry| entry.lines()) {
                text += &line;
                text.push('\n');
            }
            threads.push(text);
        }
        Part { process: vm.process, name: vm.name.clone(), threads, places }
    }

    fn title(&self) -> String {
        match self.process {
            ProcessId::FIRST => String::from("\nIn the first process:\n"),
            ProcessId(number) => format!("\nIn process {} (pid {number}):\n", self.name),
        }
    }
}

impl Deadlock {
    /// The report on the processes of a program.
    pub(crate) fn new(mut parts: Vec<Part>) -> Deadlock {
        let is_alone = parts.len() == 1;
        parts.retain(|part| !part.threads.is_empty());
        let mut report = match parts.iter().map(|part| part.threads.len()).sum() {
            1 => String::from("Deadlock: the only thread waits for ever.\n"),
            n => format!("Deadlock: all {n} threads wait for ever.\n"),
        };
        for part in &parts {
            if !is_alone {
                report += &part.title();
            }
            report.extend(part.threads.iter().map(String::as_str));
        }
        let mut places: Vec<(String, u32)> = parts.into_iter().flat_map(|part| part.places).collect();
        places.sort();
        Deadlock { report, places }
    }
}

fn what_it_waits_for(vm: &mut Vm, thread: ThreadId, operation: Operation) -> String {
    match operation {
        Operation::Acquire(lock) => format!("waits for a lock that {}", holder(vm, lock)),
        Operation::Resume { news: News::None, .. } => String::from("waits on a condition that nobody notifies"),
        Operation::Resume { condition, .. } => match vm.condition(condition) {
            Some(condition) => {
                format!("was notified and waits for the condition's lock, which {}", holder(vm, condition.lock))
            }
            None => String::from("waits on a condition"),
        },
        Operation::Join(other) => format!("waits for the end of {}", vm.thread_name(other)),
        Operation::Rest => String::from("waits until nothing moves"),
        Operation::Answer { process, request, .. } => awaited_answer(vm, thread, process, request),
        Operation::AwaitChange { .. } => String::from("waits for its condition, which nobody makes true"),
        Operation::Network(step, socket) => match vm.runtime.network() {
            Some(network) => awaited_in(network, step, socket),
            None => String::from("waits for a network"),
        },
        Operation::Start
        | Operation::Yield
        | Operation::Release(_)
        | Operation::Wait(_)
        | Operation::Sleep
        | Operation::Outside
        | Operation::Ask { .. }
        | Operation::Idle
        | Operation::Enter => String::from("could go on"),
    }
}

/// What a step in the network needs that does not come.
fn awaited_in(network: &Network, step: NetworkStep, socket: SocketId) -> String {
    let local = network.local_address(socket);
    let at = match &local {
        Ok(Some(address)) if !address.to_string().is_empty() => format!(" at {address}"),
        Ok(_) => String::new(),
        Err(_) => String::from(" on a socket that is closed"),
    };
    let from = match network.remote_address(socket).map(ToString::to_string) {
        Ok(address) if !address.is_empty() => format!(" from {address}"),
        _ => String::new(),
    };
    match step {
        NetworkStep::Accept => format!("waits for a connection{at}"),
        NetworkStep::Receive => format!("waits for something to arrive{at}{from}"),
        NetworkStep::Send => format!("waits for room to send{at}, which nobody makes by receiving"),
        NetworkStep::Connect => format!("waits to be connected{at}: the listener's backlog is full"),
        NetworkStep::Poll => String::from("waits for something to happen to its sockets"),
        NetworkStep::Bind | NetworkStep::Listen | NetworkStep::ShutDown | NetworkStep::Close => {
            String::from("could go on")
        }
    }
}

/// What a thread waits for that has asked another process.
fn awaited_answer(vm: &Vm, thread: ThreadId, process: ProcessId, request: Request) -> String {
    let word = |i: usize| match vm.heap.threads.get(thread).and_then(|thread| thread.arguments.get(i)) {
        Some(Value::Str(text)) => vm.heap.str(*text),
        _ => "",
    };
    let whom = format!("process {} (pid {})", word(0), process.0);
    match request {
        Request::Call => format!("waits for {}() in {whom} to return", word(1)),
        Request::Join | Request::Crash | Request::End => format!("waits for the end of {whom}"),
    }
}

fn holder(vm: &Vm, lock: ObjectId) -> String {
    match vm.lock(lock).and_then(|lock| lock.owner) {
        Some(owner) if vm.heap.threads.get(owner).is_none() => String::from("a thread holds that has ended"),
        Some(owner) => format!("{} holds", vm.thread_name(owner)),
        None => String::from("is free"),
    }
}
