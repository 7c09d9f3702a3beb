//! The methods of sockets that send and receive.

use std::sync::Arc;

use rustix::io::Errno;
use rustix::net::{RecvFlags, SendFlags};
use sesf_heap::{NetworkStep, Value};
use sesf_network::Address;
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::super::support::def;
use super::address::{shown, with_address};
use super::arrival::receive_answer;
use super::descriptor::{Descriptor, Trouble};
use super::object::opened;
use super::waiting::{Wanted, raised, transact, transact_with};

pub(super) const METHODS: &[NativeDef] = &[
    def(
        "recv(self, buffersize, flags=0, /)",
        recv,
        "recv(buffersize[, flags]) -> data\n\nReceive up to buffersize bytes.",
    ),
    def(
        "recvfrom(self, buffersize, flags=0, /)",
        recvfrom,
        "recvfrom(buffersize[, flags]) -> (data, address info)\n\nLike recv() but also return the sender's address info.",
    ),
    def(
        "recv_into(self, buffer, nbytes=0, flags=0)",
        recv_into,
        "recv_into(buffer, [nbytes[, flags]]) -> nbytes_read\n\nReceive into an existing buffer.",
    ),
    def(
        "recvfrom_into(self, buffer, nbytes=0, flags=0)",
        recvfrom_into,
        "recvfrom_into(buffer[, nbytes[, flags]]) -> (nbytes, address info)\n\nLike recv_into() with the sender's address.",
    ),
    def("send(self, data, flags=0, /)", send, "send(data[, flags]) -> count\n\nSend a data string to the socket."),
    def("sendall(self, data, flags=0, /)", sendall, "sendall(data[, flags])\n\nSend all data to the socket."),
    def(
        "sendto(self, data, flags_or_address, address=None, /)",
        sendto,
        "sendto(data[, flags], address) -> count\n\nLike send(data, flags) but allows specifying the destination address.",
    ),
];

fn flags(vm: &mut Vm, value: Value) -> Res<u32> {
    let flags = if value.is_bound() { vm.as_index(value, "")? } else { 0 };
    Ok(flags as u32)
}

fn receive_flags(vm: &mut Vm, value: Value) -> Res<RecvFlags> {
    flags(vm, value).map(RecvFlags::from_bits_retain)
}

/// A peer that has gone is an exception, not a signal.
fn send_flags(vm: &mut Vm, value: Value) -> Res<SendFlags> {
    Ok(SendFlags::from_bits_retain(flags(vm, value)?) | SendFlags::NOSIGNAL)
}

// ---- receiving

/// How many bytes to receive.
fn amount(vm: &mut Vm, value: Value, function: &str) -> Res<usize> {
    match usize::try_from(vm.as_index(value, "")?) {
        Ok(amount) => Ok(amount),
        Err(_) => Err(vm.value_error(format!("negative buffersize in {function}"))),
    }
}

fn recv(vm: &mut Vm, args: &[Value]) -> Res {
    let (descriptor, timeout) = opened(vm, args[0])?;
    if let Descriptor::System(socket) = &descriptor
        && socket.takes_answer()
        && timeout != Some(0)
        && vm.can_be_left()
        && let (amount @ 1.., flags) = (amount(vm, args[1], "recv")?, receive_flags(vm, args[2])?)
    {
        return receive_answer(vm, args, Arc::clone(socket), timeout, (amount, flags), recv);
    }
    transact_with(vm, args, (&descriptor, timeout), NetworkStep::Receive, recv, |vm, descriptor, args| {
        let (amount, flags) = (amount(vm, args[1], "recv")?, receive_flags(vm, args[2])?);
        let bytes = descriptor.receive(&mut *vm.runtime, amount, flags)?;
        Ok(vm.heap.new_bytes(&bytes))
    })
}

fn recvfrom(vm: &mut Vm, args: &[Value]) -> Res {
    transact(vm, args, NetworkStep::Receive, recvfrom, |vm, descriptor, args| {
        let (amount, flags) = (amount(vm, args[1], "recvfrom")?, receive_flags(vm, args[2])?);
        let (bytes, address) = descriptor.receive_from(&mut *vm.runtime, amount, flags)?;
        let (bytes, address) = (vm.heap.new_bytes(&bytes), shown(vm, address));
        Ok(vm.heap.new_tuple(&[bytes, address]))
    })
}

/// How many bytes a buffer is to take.
fn room(vm: &mut Vm, buffer: Value, wanted: Value, function: &str) -> Res<usize> {
    let room = sesf_builtins::target_len(vm, buffer)?;
    let wanted = if wanted.is_bound() { amount(vm, wanted, function)? } else { 0 };
    if wanted > room {
        return Err(vm.value_error("buffer too small for requested bytes"));
    }
    Ok(if wanted == 0 { room } else { wanted })
}

fn recv_into(vm: &mut Vm, args: &[Value]) -> Res {
    transact(vm, args, NetworkStep::Receive, recv_into, |vm, descriptor, args| {
        let (room, flags) = (room(vm, args[1], args[2], "recv_into")?, receive_flags(vm, args[3])?);
        let bytes = descriptor.receive(&mut *vm.runtime, room, flags)?;
        sesf_builtins::fill_target(vm, args[1], &bytes)?;
        Ok(Value::Int(bytes.len() as i64))
    })
}

fn recvfrom_into(vm: &mut Vm, args: &[Value]) -> Res {
    transact(vm, args, NetworkStep::Receive, recvfrom_into, |vm, descriptor, args| {
        let (room, flags) = (room(vm, args[1], args[2], "recvfrom_into")?, receive_flags(vm, args[3])?);
        let (bytes, address) = descriptor.receive_from(&mut *vm.runtime, room, flags)?;
        sesf_builtins::fill_target(vm, args[1], &bytes)?;
        let address = shown(vm, address);
        Ok(vm.heap.new_tuple(&[Value::Int(bytes.len() as i64), address]))
    })
}

// ---- sending

/// Sends what comes after the first `n_sent` bytes of something like bytes; without a copy of it if it is bytes.
fn send_part(
    vm: &mut Vm,
    descriptor: &Descriptor,
    data: Value,
    n_sent: usize,
    flags: SendFlags,
) -> Result<usize, Trouble> {
    let data = vm.builtin_value(data);
    let copy = match data {
        Value::Bytes(_) => Vec::new(),
        other => vm.expect_bytes_like(other)?,
    };
    let Vm { heap, runtime, .. } = vm;
    let bytes = match data {
        Value::Bytes(id) => heap.bytes_objects.get(id),
        _ => copy.as_slice(),
    };
    descriptor.send(&mut **runtime, bytes.get(n_sent..).unwrap_or_default(), flags)
}

fn send(vm: &mut Vm, args: &[Value]) -> Res {
    transact(vm, args, NetworkStep::Send, send, |vm, descriptor, args| {
        let flags = send_flags(vm, args[2])?;
        Ok(Value::Int(send_part(vm, descriptor, args[1], 0, flags)? as i64))
    })
}

fn sendall(vm: &mut Vm, args: &[Value]) -> Res {
    send_rest(vm, &[args[0], args[1], args[2], Value::Int(0)])
}

/// Sends what is left of the data, of which so many bytes are sent already: the receiver, the data, the flags, the number.
fn send_rest(vm: &mut Vm, args: &[Value]) -> Res {
    let (mut data, flags, mut n_sent) = (args[1], send_flags(vm, args[2])?, vm.as_index(args[3], "")? as usize);
    let (descriptor, timeout) = opened(vm, args[0])?;
    if let Descriptor::Network(_) = descriptor {
        Wanted::one(NetworkStep::Send, &descriptor).take_turn(vm, timeout, args, send_rest)?;
    }
    let length = match vm.builtin_value(data) {
        Value::Bytes(id) => vm.heap.bytes_objects.get(id).len(),
        _ => {
            // It may change while the thread waits.
            let bytes = vm.expect_bytes_like(data)?;
            data = vm.heap.new_bytes(&bytes);
            bytes.len()
        }
    };
    while n_sent < length {
        match send_part(vm, &descriptor, data, n_sent, flags) {
            Ok(n) => n_sent += n,
            Err(Trouble::System(Errno::INTR)) => {}
            Err(trouble) if trouble.would_block() && timeout != Some(0) => {
                let args = [args[0], data, args[2], Value::Int(n_sent as i64)];
                return Wanted::one(NetworkStep::Send, &descriptor).wait(vm, timeout, &args, send_rest);
            }
            Err(trouble) => return Err(raised(vm, trouble)),
        }
    }
    Ok(Value::None)
}

fn sendto(vm: &mut Vm, args: &[Value]) -> Res {
    let (flags, address) = if args[3].is_bound() { (args[2], args[3]) } else { (Value::Unbound, args[2]) };
    let flags = send_flags(vm, flags)?;
    with_address(vm, args, address, "sendto", move |vm, args, address| send_to(vm, args, flags, &address))
}

fn send_to(vm: &mut Vm, args: &[Value], flags: SendFlags, address: &Address) -> Res {
    let (descriptor, timeout) = opened(vm, args[0])?;
    let data = vm.expect_bytes_like(args[1])?;
    let wanted = Wanted::one(NetworkStep::Send, &descriptor);
    wanted.take_turn(vm, timeout, args, sendto)?;
    match descriptor.send_to(&mut *vm.runtime, &data, flags, address) {
        Ok(n) => Ok(Value::Int(n as i64)),
        Err(trouble) if trouble.would_block() && timeout != Some(0) => wanted.wait(vm, timeout, args, sendto),
        Err(trouble) => Err(raised(vm, trouble)),
    }
}
