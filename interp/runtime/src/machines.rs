//! The processes of a program under control: their machines take turns on one Rust thread.
//!
//! One machine, the one that is run, is in its owner's hands; the runtime has the others, and goes with the one that runs.
//! Letters are delivered as soon as the thread that posted them is left: how long they take is when the strategy lets the
//! thread that gets them go on.

use std::collections::{BTreeMap, VecDeque};

use sesf_heap::Heap;
use sesf_vm::process::{Answer, Letter};
use sesf_vm::runtime::{ProcessId, Still};
use sesf_vm::{Snapshot, Vm};

use crate::controlled::{Controlled, controlled};

/// The machines that do not run, and what is between them.
#[derive(Default)]
pub(crate) struct Machines {
    /// The process that runs.
    pub running: ProcessId,
    others: BTreeMap<ProcessId, Box<Vm>>,
    /// How many processes were made besides the first.
    n_made: u32,
    outbox: VecDeque<Letter>,
    /// The machines of processes that have ended.
    ended: Vec<Vm>,
}

/// The states of the machines besides the first.
pub(crate) struct OtherSnapshots {
    states: Vec<(ProcessId, Snapshot)>,
    n_made: u32,
}

impl Machines {
    /// The number of a new process.
    pub fn new_process(&mut self) -> ProcessId {
        self.n_made += 1;
        ProcessId(self.n_made)
    }

    /// A new process begins.
    pub fn add(&mut self, machine: Box<Vm>) {
        self.others.insert(machine.process, machine);
    }

    /// Something is to be delivered.
    pub fn post(&mut self, letter: Letter) {
        self.outbox.push_back(letter);
    }

    /// Whether a process has not ended.
    pub fn is_alive(&self, process: ProcessId) -> bool {
        process == self.running || self.others.contains_key(&process)
    }

    /// The heaps of all processes, in the order of their numbers; that of the running one is given.
    pub fn heaps<'a>(&'a self, running: &'a Heap) -> impl Iterator<Item = (ProcessId, &'a Heap)> {
        let before = self.others.range(..self.running).map(|(id, vm)| (*id, &vm.heap));
        let after = self.others.range(self.running..).map(|(id, vm)| (*id, &vm.heap));
        before.chain(std::iter::once((self.running, running))).chain(after)
    }

    /// Whether the program may end as far as the processes that do not run are concerned.
    pub fn are_idle(&self) -> bool {
        self.others.values().all(|machine| machine.is_idle())
    }

    /// The states of the machines that do not run.
    pub fn snapshot(&mut self) -> OtherSnapshots {
        let states = self.others.iter_mut().map(|(id, machine)| {
            machine.learn_ahead();
            (*id, machine.snapshot())
        });
        OtherSnapshots { states: states.collect(), n_made: self.n_made }
    }

    /// These machines in earlier states of theirs, as those besides the first one. A state belongs to the machine that it was
    /// made of.
    pub fn restored(self, snapshots: &OtherSnapshots) -> Machines {
        let ended = self.ended.into_iter().map(|machine| (machine.process, Box::new(machine)));
        let mut machines: BTreeMap<ProcessId, Box<Vm>> = self.others.into_iter().chain(ended).collect();
        let restored = snapshots.states.iter().filter_map(|(id, state)| {
            let mut machine = machines.remove(id)?;
            machine.restore(state);
            Some((*id, machine))
        });
        Machines { others: restored.collect(), n_made: snapshots.n_made, ..Machines::default() }
    }
}

/// Makes a process the one that runs, if it has not ended.
pub(crate) fn switch_to(vm: &mut Vm, process: ProcessId) {
    if vm.process == process {
        return;
    }
    let mut runtime = std::mem::replace(&mut vm.runtime, Box::new(Still));
    if let Some(Controlled { machines, .. }) = runtime.as_any().downcast_mut()
        && let Some(mut machine) = machines.others.remove(&process)
    {
        std::mem::swap(vm, &mut *machine);
        machines.others.insert(machine.process, machine);
        machines.running = process;
    }
    vm.runtime = runtime;
}

/// Does something with each machine in turn, in the order of the processes' numbers, and ends with the first one.
pub fn for_each_machine(vm: &mut Vm, mut act: impl FnMut(&mut Vm)) {
    switch_to(vm, ProcessId::FIRST);
    let others: Vec<ProcessId> = match controlled(vm) {
        Some(runtime) => runtime.machines.others.keys().copied().collect(),
        None => Vec::new(),
    };
    act(vm);
    for process in others {
        switch_to(vm, process);
        act(vm);
    }
    switch_to(vm, ProcessId::FIRST);
}

/// What the other processes have reached of the program counts as reached in the first one, which runs.
pub(crate) fn gather_reached(vm: &mut Vm) {
    let Some(Controlled { machines, .. }) = controlled(vm) else { return };
    let others = machines.others.values_mut().map(|machine| &mut **machine);
    let reached: Vec<_> = others.chain(&mut machines.ended).map(Vm::take_reached).collect();
    reached.into_iter().for_each(|reached| vm.add_reached(reached));
}

/// Delivers what was posted. False if the first process is to end.
pub(crate) fn deliver(vm: &mut Vm) -> bool {
    let home = vm.process;
    while let Some(letter) = controlled(vm).and_then(|runtime| runtime.machines.outbox.pop_front()) {
        let to = letter.destination();
        let is_alive = controlled(vm).is_some_and(|runtime| runtime.machines.is_alive(to));
        match letter {
            letter if !is_alive => letter.if_undeliverable().into_iter().for_each(|answer| vm.runtime.post(answer)),
            Letter::Request { request, .. } if request.ends() && to == ProcessId::FIRST => return false,
            Letter::Request { request, from, .. } if request.ends() => {
                end_process(vm, to);
                vm.runtime.post(Letter::Answer { to: from, answer: Answer::Ended });
            }
            letter => {
                switch_to(vm, to);
                vm.receive(letter);
            }
        }
    }
    switch_to(vm, home);
    true
}

/// Ends a process that is not the first.
pub(crate) fn end_process(vm: &mut Vm, process: ProcessId) {
    switch_to(vm, ProcessId::FIRST);
    let Some(runtime) = controlled(vm) else { return };
    let Some(machine) = runtime.machines.others.remove(&process) else { return };
    runtime.network.close_all(process.0);
    runtime.sharing.end_process(process, runtime.running);
    runtime.machines.outbox.extend(machine.last_letters());
    runtime.machines.ended.push(*machine);
}
