//! Endpoints in the network of a run under control.

use sesf_endpoints::{Flavour, LONGEST_DATAGRAM, Options};
use sesf_heap::{Nanoseconds, NetworkStep, Operation, Value, classes};
use sesf_network::{Address, Interest, Network, NetworkError, SocketId, events};
use sesf_vm::native::NativeFunction;
use sesf_vm::{Interrupt, Res, Vm};

use super::object::{Line, closed};

/// The first port of those that the system chooses.
const FIRST_FREE_PORT: u32 = 32_768;

/// Opens an endpoint: with its address and its longest message.
pub(super) fn open(vm: &mut Vm, address: Value, options: Options) -> Res<(Line, Value, usize)> {
    let owner = vm.process.0;
    let (flavour, max_size) = match options.flavour {
        Flavour::Fifo => (sesf_network::Flavour::Fifo, options.max_size),
        Flavour::Datagram => (sesf_network::Flavour::Datagram, options.max_size.min(LONGEST_DATAGRAM)),
    };
    let given = match address {
        Value::None => None,
        address => Some(name_of(vm, address)?),
    };
    let socket = network(vm)?.open(owner, flavour);
    let (name, address) = match given {
        Some(name) => (name, address),
        None => {
            let address = vm.heap.new_string(format!("127.0.0.1:{}", FIRST_FREE_PORT + socket.0));
            (name_of(vm, address)?, address)
        }
    };
    if network(vm)?.bind(socket, &name).is_err() {
        network(vm)?.close(socket);
        return Err(vm.os_error(98, "Address already in use", address));
    }
    Ok((Line::Inside(socket), address, max_size))
}

/// The network, while there is one: an endpoint that has outlived it is closed.
fn network(vm: &mut Vm) -> Res<&mut Network> {
    // Asked twice: what is given back is borrowed to the end.
    if vm.runtime.network().is_none() {
        return Err(closed(vm));
    }
    vm.runtime.network().ok_or(Interrupt::Call)
}

/// The address that a value means: equal numbers mean the same.
fn name_of(vm: &mut Vm, value: Value) -> Res<Address> {
    let value = match value {
        Value::None => return Err(vm.value_error("None is no address of an endpoint")),
        Value::Bool(is_one) => Value::Int(is_one.into()),
        Value::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => Value::Int(number as i64),
        value => value,
    };
    vm.hash(value)?;
    let key = sesf_wire::encode(vm, value, usize::MAX)?;
    let shown = sesf_wire::show(&key);
    Ok(Address::Name { key, shown })
}

/// Closes an endpoint.
pub(super) fn close(vm: &mut Vm, socket: SocketId) {
    if let Some(network) = vm.runtime.network() {
        network.retire(socket);
    }
}

/// Sends a message as soon as there is room; `method` is what the program called.
pub(super) fn send(vm: &mut Vm, args: &[Value], socket: SocketId, max_size: usize, method: NativeFunction) -> Res {
    let to = name_of(vm, args[1])?;
    let (operation, interests) = step(NetworkStep::Send, socket, events::OUT);
    vm.take_network_turn(operation, &interests, None, args, method)?;
    let message = sesf_wire::encode(vm, args[2], max_size)?;
    match network(vm)?.send_to(socket, &to, &message) {
        Ok(_) => Ok(Value::None),
        Err(NetworkError::WouldBlock) => vm.wait_in_network(operation, &interests, None, args, method),
        Err(_) => Err(closed(vm)),
    }
}

/// The next message, as soon as there is one.
pub(super) fn receive(
    vm: &mut Vm,
    args: &[Value],
    socket: SocketId,
    timeout: Option<Nanoseconds>,
    method: NativeFunction,
) -> Res {
    let (operation, interests) = step(NetworkStep::Receive, socket, events::IN);
    vm.take_network_turn(operation, &interests, timeout, args, method)?;
    let message = match network(vm)?.receive_message(socket, false) {
        Ok(message) => message,
        Err(NetworkError::WouldBlock) if timeout == Some(0) => {
            return Err(vm.error(classes::TIMEOUT_ERROR, "timed out"));
        }
        Err(NetworkError::WouldBlock) => return vm.wait_in_network(operation, &interests, timeout, args, method),
        Err(_) => return Err(closed(vm)),
    };
    vm.note_progress();
    let from = match &message.from {
        Address::Name { key, .. } => sesf_wire::decode(vm, key)?,
        other => vm.heap.new_string(other.to_string()),
    };
    let value = sesf_wire::decode(vm, &message.bytes)?;
    Ok(vm.heap.new_tuple(&[from, value]))
}

/// A step with an endpoint, and what it needs.
fn step(step: NetworkStep, socket: SocketId, events: u16) -> (Operation, [Interest; 1]) {
    (Operation::Network(step, socket), [Interest { socket, events }])
}
