//! Deadlock: every thread of a process waits, and none for something that will come by itself.

use std::fmt;

use sesf_heap::{NetworkStep, News, ObjectId, Operation, ThreadId};
use sesf_network::{Network, SocketId};
use sesf_vm::Vm;
use sesf_vm::sync::is_enabled;

/// What the threads of a process wait for, as text for people.
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

/// Whether no thread can go on, now or later.
pub fn is_stuck(vm: &Vm) -> bool {
    vm.heap.threads.iter().all(|(id, thread)| match thread.waiting {
        Some(waiting) => waiting.deadline.is_none() && !is_enabled(&vm.heap, None, id, waiting.operation),
        // The main thread has ended if it has no frame.
        None => id == ThreadId::MAIN && vm.thread_frames(id).is_empty(),
    })
}

impl Deadlock {
    /// The report on the threads as they stand.
    pub fn of(vm: &mut Vm) -> Deadlock {
        let threads: Vec<(ThreadId, Operation)> =
            vm.heap.threads.iter().filter_map(|(id, thread)| Some((id, thread.waiting?.operation))).collect();
        let mut report = match threads.len() {
            1 => String::from("Deadlock: the only thread waits for ever.\n"),
            n => format!("Deadlock: all {n} threads wait for ever.\n"),
        };
        let mut places = Vec::new();
        for (id, operation) in threads {
            let what = what_it_waits_for(vm, operation);
            report += &format!("\n{} {what}.\n", vm.thread_name(id));
            let entries = vm.thread_entries(id);
            places.extend(entries.last().map(|entry| (entry.file().to_string(), entry.line())));
            for line in entries.iter().flat_map(|entry| entry.lines()) {
                report += &line;
                report.push('\n');
            }
        }
        places.sort();
        Deadlock { report, places }
    }
}

fn what_it_waits_for(vm: &mut Vm, operation: Operation) -> String {
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

fn holder(vm: &Vm, lock: ObjectId) -> String {
    match vm.lock(lock).and_then(|lock| lock.owner) {
        Some(owner) if vm.heap.threads.get(owner).is_none() => String::from("a thread holds that has ended"),
        Some(owner) => format!("{} holds", vm.thread_name(owner)),
        None => String::from("is free"),
    }
}
