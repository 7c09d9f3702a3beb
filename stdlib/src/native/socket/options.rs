//! `setsockopt` and `getsockopt`, for the common options.

use std::sync::Arc;
use std::time::Duration;

use rustix::io::Errno;
use rustix::net::sockopt;
use sesf_heap::Value;
use sesf_network::SocketId;
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::super::support::def;
use super::address::UNIX;
use super::descriptor::{Descriptor, STREAM, SystemSocket, Trouble};
use super::object::{names, opened};
use super::waiting::{errno, or_raise};

pub(super) const METHODS: &[NativeDef] = &[
    def(
        "setsockopt(self, level, option, value, /)",
        setsockopt,
        "setsockopt(level, option, value: int)\n\nSet a socket option.",
    ),
    def(
        "getsockopt(self, level, option, buffersize=0, /)",
        getsockopt,
        "getsockopt(level, option[, buffersize]) -> value\n\nGet a socket option.",
    ),
];

const SOCKET: i64 = 1;
const IP: i64 = 0;
const TCP: i64 = 6;
const UDP: i64 = 17;
const IPV6: i64 = 41;

fn setsockopt(vm: &mut Vm, args: &[Value]) -> Res {
    let (level, option) = (vm.as_index(args[1], "")?, vm.as_index(args[2], "")?);
    let (descriptor, _) = opened(vm, args[0])?;
    let value = match vm.bytes_like(args[3]) {
        Some(bytes) => number_in(&bytes),
        None => vec![vm.as_index(args[3], "")?],
    };
    let result = match descriptor {
        Descriptor::System(fd) => set(&fd, level, option, &value).map_err(Trouble::System),
        Descriptor::Network(socket) => set_in_network(vm, socket, (level, option), value),
    };
    or_raise(vm, result).map(|()| Value::None)
}

/// The C ints in some bytes.
fn number_in(bytes: &[u8]) -> Vec<i64> {
    bytes.as_chunks::<4>().0.iter().map(|word| i32::from_ne_bytes(*word).into()).collect()
}

fn set(fd: &Arc<SystemSocket>, level: i64, option: i64, values: &[i64]) -> Result<(), Errno> {
    let value = *values.first().ok_or(Errno::INVAL)?;
    let is_on = value != 0;
    let seconds = Duration::from_secs(value.max(0) as u64);
    match (level, option) {
        (SOCKET, 2) => sockopt::set_socket_reuseaddr(fd, is_on),
        (SOCKET, 6) => sockopt::set_socket_broadcast(fd, is_on),
        (SOCKET, 7) => sockopt::set_socket_send_buffer_size(fd, value as usize),
        (SOCKET, 8) => sockopt::set_socket_recv_buffer_size(fd, value as usize),
        (SOCKET, 9) => sockopt::set_socket_keepalive(fd, is_on),
        (SOCKET, 10) => sockopt::set_socket_oobinline(fd, is_on),
        (SOCKET, 13) => {
            let time = *values.get(1).ok_or(Errno::INVAL)?;
            sockopt::set_socket_linger(fd, is_on.then(|| Duration::from_secs(time.max(0) as u64)))
        }
        (SOCKET, 15) => sockopt::set_socket_reuseport(fd, is_on),
        (IP, 1) => sockopt::set_ip_tos(fd, value as u8),
        (IP, 2) => sockopt::set_ip_ttl(fd, value as u32),
        (TCP, 1) => sockopt::set_tcp_nodelay(fd, is_on),
        (TCP, 4) => sockopt::set_tcp_keepidle(fd, seconds),
        (TCP, 5) => sockopt::set_tcp_keepintvl(fd, seconds),
        (TCP, 6) => sockopt::set_tcp_keepcnt(fd, value as u32),
        (TCP, 12) => sockopt::set_tcp_quickack(fd, is_on),
        (IPV6, 26) => sockopt::set_ipv6_v6only(fd, is_on),
        _ => Err(Errno::NOPROTOOPT),
    }
}

fn getsockopt(vm: &mut Vm, args: &[Value]) -> Res {
    let (level, option) = (vm.as_index(args[1], "")?, vm.as_index(args[2], "")?);
    let size = if args[3].is_bound() { vm.as_index(args[3], "")? } else { 0 };
    let (descriptor, _) = opened(vm, args[0])?;
    let values = match descriptor {
        Descriptor::System(fd) => get(&fd, level, option).map_err(Trouble::System),
        Descriptor::Network(socket) => get_from_network(vm, args[0], socket, (level, option)),
    };
    let values = or_raise(vm, values)?;
    if size == 0 {
        return Ok(Value::Int(values.first().copied().unwrap_or_default()));
    }
    let bytes: Vec<u8> =
        values.iter().flat_map(|value| (*value as i32).to_ne_bytes()).take(size.max(0) as usize).collect();
    Ok(vm.heap.new_bytes(&bytes))
}

fn get(fd: &Arc<SystemSocket>, level: i64, option: i64) -> Result<Vec<i64>, Errno> {
    let value = match (level, option) {
        (SOCKET, 2) => sockopt::socket_reuseaddr(fd)?.into(),
        (SOCKET, 3) => sockopt::socket_type(fd)?.as_raw().into(),
        (SOCKET, 4) => sockopt::socket_error(fd)?.err().map_or(0, |errno| errno.raw_os_error().into()),
        (SOCKET, 6) => sockopt::socket_broadcast(fd)?.into(),
        (SOCKET, 7) => sockopt::socket_send_buffer_size(fd)? as i64,
        (SOCKET, 8) => sockopt::socket_recv_buffer_size(fd)? as i64,
        (SOCKET, 9) => sockopt::socket_keepalive(fd)?.into(),
        (SOCKET, 10) => sockopt::socket_oobinline(fd)?.into(),
        (SOCKET, 13) => {
            let linger = sockopt::socket_linger(fd)?;
            return Ok(vec![linger.is_some().into(), linger.map_or(0, |time| time.as_secs() as i64)]);
        }
        (SOCKET, 15) => sockopt::socket_reuseport(fd)?.into(),
        (SOCKET, 30) => sockopt::socket_acceptconn(fd)?.into(),
        (SOCKET, 38) => sockopt::socket_protocol(fd)?.map_or(0, |protocol| protocol.as_raw().get().into()),
        (SOCKET, 39) => sockopt::socket_domain(fd)?.as_raw().into(),
        (IP, 1) => sockopt::ip_tos(fd)?.into(),
        (IP, 2) => sockopt::ip_ttl(fd)?.into(),
        (TCP, 1) => sockopt::tcp_nodelay(fd)?.into(),
        (TCP, 4) => sockopt::tcp_keepidle(fd)?.as_secs() as i64,
        (TCP, 5) => sockopt::tcp_keepintvl(fd)?.as_secs() as i64,
        (TCP, 6) => sockopt::tcp_keepcnt(fd)?.into(),
        (TCP, 12) => sockopt::tcp_quickack(fd)?.into(),
        (IPV6, 26) => sockopt::ipv6_v6only(fd)?.into(),
        _ => return Err(Errno::NOPROTOOPT),
    };
    Ok(vec![value])
}

/// The options that sockets of a network have, with their values at first.
const IN_NETWORK: &[((i64, i64), i64)] = &[
    ((SOCKET, 2), 0),
    ((SOCKET, 6), 0),
    ((SOCKET, 7), 212_992),
    ((SOCKET, 8), 212_992),
    ((SOCKET, 9), 0),
    ((SOCKET, 10), 0),
    ((SOCKET, 13), 0),
    ((SOCKET, 15), 0),
    ((IP, 1), 0),
    ((IP, 2), 64),
    ((TCP, 1), 0),
    ((TCP, 4), 7_200),
    ((TCP, 5), 75),
    ((TCP, 6), 9),
    ((TCP, 12), 1),
    ((IPV6, 26), 0),
];

/// The protocol of a type of sockets of the Internet.
fn default_protocol(kind: i64) -> i64 {
    if kind == STREAM { TCP } else { UDP }
}

fn set_in_network(vm: &mut Vm, socket: SocketId, option: (i64, i64), mut values: Vec<i64>) -> Result<(), Trouble> {
    if let ((SOCKET, 7 | 8), Some(size)) = (option, values.first_mut()) {
        // As Linux does, for its own bookkeeping.
        *size *= 2;
    }
    if !IN_NETWORK.iter().any(|(known, _)| *known == option) {
        return Err(Errno::NOPROTOOPT.into());
    }
    let network = vm.runtime.network().ok_or(Errno::BADF)?;
    Ok(network.set_option(socket, option.0, option.1, values)?)
}

fn get_from_network(vm: &mut Vm, this: Value, socket: SocketId, option: (i64, i64)) -> Result<Vec<i64>, Trouble> {
    let (family, kind, proto) = names(vm, this)?;
    let network = vm.runtime.network().ok_or(Errno::BADF)?;
    match option {
        (SOCKET, 4) => {
            let error = network.take_error(socket)?;
            return Ok(vec![error.map_or(0, |error| errno(error).raw_os_error().into())]);
        }
        (SOCKET, 3) => return Ok(vec![kind]),
        (SOCKET, 30) => return Ok(vec![network.is_listening(socket)?.into()]),
        (SOCKET, 38) => return Ok(vec![if proto == 0 && family != UNIX { default_protocol(kind) } else { proto }]),
        (SOCKET, 39) => return Ok(vec![family]),
        _ => {}
    }
    let (_, default) = IN_NETWORK.iter().find(|(known, _)| *known == option).ok_or(Errno::NOPROTOOPT)?;
    Ok(network.option(socket, option.0, option.1)?.map_or_else(|| vec![*default], <[i64]>::to_vec))
}
