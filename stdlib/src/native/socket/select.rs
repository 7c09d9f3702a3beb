//! What the modules `select` and `selectors` are written over: waiting for several sockets at once.

use rustix::io::Errno;
use sesf_heap::{NetworkStep, Value};
use sesf_network::{SocketId, events};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::super::support::def;
use super::super::time::timeout_nanoseconds;
use super::descriptor::Descriptor;
use super::object::{by_number, descriptor};
use super::waiting::{Wanted, system_error};

pub(super) const FUNCTIONS: &[NativeDef] = &[def(
    "_poll(sockets, events, timeout, /)",
    poll,
    "What has happened to each of the sockets (or their numbers), of the events asked for; TimeoutError if nothing has.",
)];

fn poll(vm: &mut Vm, args: &[Value]) -> Res {
    let (sockets, masks) = (vm.collect(args[0])?, vm.collect(args[1])?);
    let mut wanted = Wanted::new(NetworkStep::Poll);
    for (socket, mask) in sockets.into_iter().zip(masks) {
        let mask = vm.as_index(mask, "")?;
        wanted.add(&find(vm, socket)?, mask as u16);
    }
    if vm.runtime.network().is_some() && wanted.is_empty() {
        // Nothing ever happens to no socket.
        wanted.add(&Descriptor::Network(SocketId(u32::MAX)), events::IN);
    }
    let timeout = match args[2] {
        Value::None => None,
        value => Some(timeout_nanoseconds(vm, value)?.max(0)),
    };
    wanted.take_turn(vm, timeout, args, poll)?;
    let happened = wanted.happened(vm);
    if happened.is_empty() {
        return wanted.wait(vm, timeout, args, poll);
    }
    vm.note_progress();
    let happened = happened.into_iter().map(|events| Value::Int(events.into())).collect();
    Ok(vm.heap.new_list(happened))
}

fn find(vm: &mut Vm, socket: Value) -> Res<Descriptor> {
    let found = match descriptor(vm, socket) {
        Some(descriptor) => Some(descriptor),
        None => {
            let number = vm.as_index(socket, "")?;
            by_number(vm, number)
        }
    };
    found.ok_or_else(|| system_error(vm, Errno::BADF))
}
