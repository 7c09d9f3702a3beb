//! Deadlock: every thread of a process waits, and none for something that will come by itself.

use std::fmt;

use sesf_heap::{News, ObjectId, Operation, ThreadId};
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
        Some(waiting) => waiting.deadline.is_none() && !is_enabled(&vm.heap, id, waiting.operation),
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
            report += &format!("\n{} {}.\n", vm.thread_name(id), what_it_waits_for(vm, operation));
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

fn what_it_waits_for(vm: &Vm, operation: Operation) -> String {
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
        Operation::Start
        | Operation::Yield
        | Operation::Release(_)
        | Operation::Wait(_)
        | Operation::Sleep
        | Operation::Outside
        | Operation::Enter => String::from("could go on"),
    }
}

fn holder(vm: &Vm, lock: ObjectId) -> String {
    match vm.lock(lock).and_then(|lock| lock.owner) {
        Some(owner) if vm.heap.threads.get(owner).is_none() => String::from("a thread holds that has ended"),
        Some(owner) => format!("{} holds", vm.thread_name(owner)),
        None => String::from("is free"),
    }
}
