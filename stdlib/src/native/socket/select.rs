//! What the module `select` is written over: waiting for several sockets at once.

use std::sync::Arc;
use std::time::Duration;

use rustix::event::PollFlags;
use rustix::fd::OwnedFd;
use rustix::io::Errno;
use sesf_heap::Value;
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::super::support::def;
use super::super::time::timeout_nanoseconds;
use super::object::{by_number, descriptor};
use super::waiting::{Ready, system_error};

pub(super) const FUNCTIONS: &[NativeDef] = &[def(
    "_poll(sockets, events, timeout, /)",
    poll,
    "What has happened to each of the sockets (or their numbers), of the events asked for; TimeoutError if nothing has.",
)];

fn poll(vm: &mut Vm, args: &[Value]) -> Res {
    let (sockets, events) = (vm.collect(args[0])?, vm.collect(args[1])?);
    let mut awaited = Vec::new();
    for (socket, events) in sockets.into_iter().zip(events) {
        let events = vm.as_index(events, "")?;
        awaited.push((find(vm, socket)?, PollFlags::from_bits_retain(events as u16)));
    }
    let timeout = match args[2] {
        Value::None => None,
        value => Some(timeout_nanoseconds(vm, value)?.max(0)),
    };
    look(vm, args, Ready(awaited), timeout)
}

fn look(vm: &mut Vm, args: &[Value], ready: Ready, timeout: Option<i64>) -> Res {
    let happened = ready.look(Duration::ZERO);
    if happened.is_empty() {
        let again = Ready(ready.0.clone());
        let then = move |vm: &mut Vm, args: &[Value]| look(vm, args, again, timeout);
        return vm.wait_outside(Box::new(ready), timeout, args, Box::new(then));
    }
    vm.note_progress();
    let happened = happened.into_iter().map(|events| Value::Int(events.bits().into())).collect();
    Ok(vm.heap.new_list(happened))
}

fn find(vm: &mut Vm, socket: Value) -> Res<Arc<OwnedFd>> {
    let found = match descriptor(vm, socket) {
        Some(fd) => Some(fd),
        None => {
            let number = vm.as_index(socket, "")?;
            by_number(vm, number)
        }
    };
    found.ok_or_else(|| system_error(vm, Errno::BADF))
}
