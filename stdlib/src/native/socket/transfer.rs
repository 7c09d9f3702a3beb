//! The methods of sockets that send and receive.

use rustix::buffer::spare_capacity;
use rustix::event::PollFlags;
use rustix::fd::OwnedFd;
use rustix::io::Errno;
use rustix::net::{self, RecvFlags, SendFlags, SocketAddrAny};
use sesf_heap::Value;
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::super::support::def;
use super::address::{Address, shown, with_address};
use super::object::opened;
use super::waiting::{Ready, system_error, transact};

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

/// What one call receives at most, however much is asked for: the memory for it is set aside before.
const MAX_RECEIVED: usize = 1 << 20;

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

fn received(fd: &OwnedFd, amount: usize, flags: RecvFlags) -> Result<Vec<u8>, Errno> {
    let mut bytes = Vec::with_capacity(amount.min(MAX_RECEIVED));
    if amount > 0 {
        net::recv(fd, spare_capacity(&mut bytes), flags)?;
    }
    Ok(bytes)
}

fn received_from(fd: &OwnedFd, amount: usize, flags: RecvFlags) -> Result<(Vec<u8>, Option<SocketAddrAny>), Errno> {
    let mut bytes = Vec::with_capacity(amount.clamp(1, MAX_RECEIVED));
    let (_, _, address) = net::recvfrom(fd, spare_capacity(&mut bytes), flags)?;
    bytes.truncate(amount);
    Ok((bytes, address))
}

fn recv(vm: &mut Vm, args: &[Value]) -> Res {
    transact(vm, args, PollFlags::IN, |vm, fd, args| {
        let (amount, flags) = (amount(vm, args[1], "recv")?, receive_flags(vm, args[2])?);
        let bytes = received(fd, amount, flags)?;
        Ok(vm.heap.new_bytes(&bytes))
    })
}

fn recvfrom(vm: &mut Vm, args: &[Value]) -> Res {
    transact(vm, args, PollFlags::IN, |vm, fd, args| {
        let (amount, flags) = (amount(vm, args[1], "recvfrom")?, receive_flags(vm, args[2])?);
        let (bytes, address) = received_from(fd, amount, flags)?;
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
    transact(vm, args, PollFlags::IN, |vm, fd, args| {
        let (room, flags) = (room(vm, args[1], args[2], "recv_into")?, receive_flags(vm, args[3])?);
        let bytes = received(fd, room, flags)?;
        sesf_builtins::fill_target(vm, args[1], &bytes)?;
        Ok(Value::Int(bytes.len() as i64))
    })
}

fn recvfrom_into(vm: &mut Vm, args: &[Value]) -> Res {
    transact(vm, args, PollFlags::IN, |vm, fd, args| {
        let (room, flags) = (room(vm, args[1], args[2], "recvfrom_into")?, receive_flags(vm, args[3])?);
        let (bytes, address) = received_from(fd, room, flags)?;
        sesf_builtins::fill_target(vm, args[1], &bytes)?;
        let address = shown(vm, address);
        Ok(vm.heap.new_tuple(&[Value::Int(bytes.len() as i64), address]))
    })
}

// ---- sending

fn send(vm: &mut Vm, args: &[Value]) -> Res {
    transact(vm, args, PollFlags::OUT, |vm, fd, args| {
        let (data, flags) = (vm.expect_bytes_like(args[1])?, send_flags(vm, args[2])?);
        Ok(Value::Int(net::send(fd, &data, flags)? as i64))
    })
}

fn sendall(vm: &mut Vm, args: &[Value]) -> Res {
    let (data, flags) = (vm.expect_bytes_like(args[1])?, send_flags(vm, args[2])?);
    send_rest(vm, args, data, 0, flags)
}

/// Sends what comes after the first `n_sent` bytes.
fn send_rest(vm: &mut Vm, args: &[Value], data: Vec<u8>, mut n_sent: usize, flags: SendFlags) -> Res {
    let (fd, timeout) = opened(vm, args[0])?;
    while n_sent < data.len() {
        match net::send(&*fd, &data[n_sent..], flags) {
            Ok(n) => n_sent += n,
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) if timeout != Some(0) => {
                let then = move |vm: &mut Vm, args: &[Value]| send_rest(vm, args, data, n_sent, flags);
                return vm.wait_outside(Ready::one(fd, PollFlags::OUT), timeout, args, Box::new(then));
            }
            Err(errno) => return Err(system_error(vm, errno)),
        }
    }
    Ok(Value::None)
}

fn sendto(vm: &mut Vm, args: &[Value]) -> Res {
    let (flags, address) = if args[3].is_bound() { (args[2], args[3]) } else { (Value::Unbound, args[2]) };
    let flags = send_flags(vm, flags)?;
    let data = vm.expect_bytes_like(args[1])?;
    with_address(vm, args, address, "sendto", move |vm, args, address| send_to(vm, args, data, flags, address))
}

fn send_to(vm: &mut Vm, args: &[Value], data: Vec<u8>, flags: SendFlags, address: Address) -> Res {
    let (fd, timeout) = opened(vm, args[0])?;
    let result = match &address {
        Address::Inet(address) => net::sendto(&*fd, &data, flags, address),
        Address::Unix(address) => net::sendto(&*fd, &data, flags, address),
    };
    match result {
        Ok(n) => Ok(Value::Int(n as i64)),
        Err(Errno::AGAIN) if timeout != Some(0) => {
            let then = move |vm: &mut Vm, args: &[Value]| send_to(vm, args, data, flags, address);
            vm.wait_outside(Ready::one(fd, PollFlags::OUT), timeout, args, Box::new(then))
        }
        Err(errno) => Err(system_error(vm, errno)),
    }
}
