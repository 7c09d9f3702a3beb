//! Endpoints on the network.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use sesf_endpoints::{Address, Endpoint, Options, SendError};
use sesf_heap::{Nanoseconds, Value, classes};
use sesf_vm::{Awaited, Interrupt, Res, Vm};

use super::object::{Line, closed};

/// The port that the address 0 stands for, unless said otherwise.
const BASE: u16 = 20_000;
/// What says otherwise.
const BASE_VARIABLE: &str = "SESF_PORT_BASE";

/// The port that the address 0 stands for.
pub(super) fn base(vm: &mut Vm) -> Res<u16> {
    let Some(text) = vm.host.environment(BASE_VARIABLE) else { return Ok(BASE) };
    let highest = u16::MAX - (Address::N_NUMBERS - 1);
    match text.parse() {
        Ok(base) if (1..=highest).contains(&base) => Ok(base),
        _ => {
            let message = format!("{BASE_VARIABLE} is {text:?}, not the number of a port from 1 to {highest}");
            Err(vm.value_error(message))
        }
    }
}

/// Opens an endpoint: with its address and its longest message.
pub(super) fn open(vm: &mut Vm, address: Value, options: Options) -> Res<(Line, Value, usize)> {
    if !vm.runtime.reaches_outside() {
        return Err(vm.runtime_error("endpoints are not available here: this run reaches nothing outside the program"));
    }
    let wanted = match address {
        Value::None => None,
        address => Some(address_of(vm, address)?),
    };
    match Endpoint::open(wanted.as_ref(), options) {
        Ok(endpoint) => {
            let (address, max_size) = (shown(vm, endpoint.address()), endpoint.max_size());
            Ok((Line::Outside(Arc::new(endpoint)), address, max_size))
        }
        Err(error) => Err(system_error(vm, &error, address)),
    }
}

#[cold]
fn system_error(vm: &mut Vm, error: &io::Error, address: Value) -> Interrupt {
    match error.raw_os_error() {
        Some(number) => vm.os_error(number.into(), &error.to_string(), address),
        None => {
            let address = vm.repr(address).unwrap_or_default();
            vm.error(classes::OS_ERROR, format!("{error}: {address}"))
        }
    }
}

/// The address that a value means.
pub(super) fn address_of(vm: &mut Vm, value: Value) -> Res<Address> {
    match vm.builtin_value(value) {
        Value::Int(number) if (0..Address::N_NUMBERS.into()).contains(&number) => Ok(Address::Number(number as u16)),
        Value::Str(id) if is_host_and_port(vm.heap.str(id)) => Ok(Address::Host(vm.heap.str(id).to_string())),
        _ => {
            let (shown, highest) = (vm.repr(value)?, Address::N_NUMBERS - 1);
            Err(vm.value_error(format!(
                "an address in a real run is 'host:port' or a number from 0 to {highest}, not {shown}"
            )))
        }
    }
}

fn is_host_and_port(text: &str) -> bool {
    text.rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok())
}

fn shown(vm: &mut Vm, address: &Address) -> Value {
    match address {
        Address::Number(number) => Value::Int((*number).into()),
        Address::Host(host) => vm.heap.new_str(host),
    }
}

// ---- sending

/// Sends a message as soon as there is room.
pub(super) fn send(vm: &mut Vm, args: &[Value], endpoint: Arc<Endpoint>, to: Address, message: Vec<u8>) -> Res {
    match endpoint.send(&to, &message) {
        Ok(()) => Ok(Value::None),
        Err(SendError::Full) => {
            let room = Room { endpoint: Arc::clone(&endpoint), to: to.clone() };
            let then = move |vm: &mut Vm, args: &[Value]| send(vm, args, endpoint, to, message);
            vm.wait_outside(Box::new(room), None, args, Box::new(then))
        }
        Err(SendError::TooLong(longest)) => {
            Err(vm.value_error(format!("cannot send a message of {} bytes: at most {longest}", message.len())))
        }
        Err(SendError::Undelivered(why)) => Err(vm.os_error(111, &why, Value::Unbound)),
        Err(SendError::Failed(error)) => Err(system_error(vm, &error, args[1])),
        Err(SendError::Closed) => Err(closed(vm)),
    }
}

/// Room for more messages to an address.
struct Room {
    endpoint: Arc<Endpoint>,
    to: Address,
}

impl Awaited for Room {
    fn wait(&mut self, at_most: Duration) -> bool {
        self.endpoint.wait_for_room(&self.to, at_most)
    }
}

// ---- receiving

/// A message.
struct Arrival(Arc<Endpoint>);

impl Awaited for Arrival {
    fn wait(&mut self, at_most: Duration) -> bool {
        self.0.wait_for_message(at_most)
    }
}

/// The next message, as soon as there is one.
pub(super) fn receive(vm: &mut Vm, args: &[Value], endpoint: Arc<Endpoint>, timeout: Option<Nanoseconds>) -> Res {
    await_message(vm, args, endpoint, timeout, closed)
}

/// As [`receive`]; that the endpoint is closed is the end of an iteration.
pub(super) fn next(vm: &mut Vm, args: &[Value], endpoint: Arc<Endpoint>) -> Res {
    await_message(vm, args, endpoint, None, |vm| vm.error_with(classes::STOP_ITERATION, &[]))
}

fn await_message(
    vm: &mut Vm,
    args: &[Value],
    endpoint: Arc<Endpoint>,
    timeout: Option<Nanoseconds>,
    when_closed: fn(&mut Vm) -> Interrupt,
) -> Res {
    while let Some(received) = endpoint.receive() {
        match sesf_wire::try_decode(vm, &received.message)? {
            Ok(value) => {
                vm.note_progress();
                let from = shown(vm, &received.from);
                return Ok(vm.heap.new_tuple(&[from, value]));
            }
            Err(why) => received.reject(&format!("it sent a message that cannot be read: {why}")),
        }
    }
    if endpoint.is_closed() {
        return Err(when_closed(vm));
    }
    let arrival = Arrival(Arc::clone(&endpoint));
    let then = move |vm: &mut Vm, args: &[Value]| await_message(vm, args, endpoint, timeout, when_closed);
    vm.wait_outside(Box::new(arrival), timeout, args, Box::new(then))
}
