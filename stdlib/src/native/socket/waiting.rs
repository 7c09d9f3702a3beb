//! Trying what a socket can do now, and waiting until it can do more.

use std::sync::Arc;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::BorrowedFd;
use rustix::io::Errno;
use sesf_heap::{Nanoseconds, NetworkStep, Operation, Value};
use sesf_network::{Interest, NetworkError, SocketId, events};
use sesf_vm::native::NativeFunction;
use sesf_vm::{Awaited, Interrupt, Res, Vm};
use smallvec::SmallVec;

use super::descriptor::{Descriptor, SystemSocket, Trouble};
use super::object::opened;

/// A try to do something with a socket, by the arguments of the method.
pub(super) type Attempt = fn(&mut Vm, &Descriptor, &[Value]) -> Result<Value, Trouble>;

/// Something that happens to some descriptors of the system.
struct Ready(SmallVec<[(Arc<SystemSocket>, PollFlags); 1]>);

impl Awaited for Ready {
    fn wait(&mut self, at_most: Duration) -> bool {
        !look(&self.0, at_most).is_empty()
    }

    fn wait_or_wake(&mut self, at_most: Option<Duration>, wake: BorrowedFd<'_>) -> bool {
        look_or_wake(&self.0, at_most, wake)
    }
}

/// Waits until something has happened to one of them, or `wake` can be read; whether it has happened.
pub(super) fn look_or_wake(
    fds: &[(Arc<SystemSocket>, PollFlags)],
    at_most: Option<Duration>,
    wake: BorrowedFd<'_>,
) -> bool {
    let mut polled: SmallVec<[PollFd<'_>; 2]> = SmallVec::new();
    polled.push(PollFd::from_borrowed_fd(wake, PollFlags::IN));
    polled.extend(fds.iter().map(|(fd, events)| PollFd::new(&**fd, *events)));
    poll(&mut polled, at_most.map(timespec).as_ref()).is_ok() && polled[1..].iter().any(|fd| !fd.revents().is_empty())
}

fn timespec(time: Duration) -> Timespec {
    Timespec { tv_sec: time.as_secs() as i64, tv_nsec: time.subsec_nanos().into() }
}

/// What has happened to each of them by now, or within a time; empty if nothing has.
pub(super) fn look(fds: &[(Arc<SystemSocket>, PollFlags)], at_most: Duration) -> Vec<u16> {
    let mut fds: Vec<PollFd<'_>> = fds.iter().map(|(fd, events)| PollFd::new(&**fd, *events)).collect();
    match poll(&mut fds, Some(&timespec(at_most))) {
        Ok(n) if n > 0 => fds.iter().map(|fd| fd.revents().bits()).collect(),
        _ => Vec::new(),
    }
}

/// What is waited for: events of descriptors, which are of the system or of the network, but not of both.
pub(super) struct Wanted {
    step: NetworkStep,
    fds: SmallVec<[(Arc<SystemSocket>, PollFlags); 1]>,
    interests: Vec<Interest>,
}

impl Wanted {
    pub fn new(step: NetworkStep) -> Wanted {
        Wanted { step, fds: SmallVec::new(), interests: Vec::new() }
    }

    /// What a step with one socket needs.
    pub fn one(step: NetworkStep, descriptor: &Descriptor) -> Wanted {
        let mut wanted = Wanted::new(step);
        match step {
            NetworkStep::Accept | NetworkStep::Receive => wanted.add(descriptor, events::IN),
            NetworkStep::Send | NetworkStep::Connect => wanted.add(descriptor, events::OUT),
            _ => wanted.add(descriptor, 0),
        }
        wanted
    }

    pub fn add(&mut self, descriptor: &Descriptor, events: u16) {
        match descriptor {
            Descriptor::System(fd) => self.fds.push((Arc::clone(fd), PollFlags::from_bits_retain(events))),
            Descriptor::Network(socket) => self.interests.push(Interest { socket: *socket, events }),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.fds.is_empty() && self.interests.is_empty()
    }

    /// What has happened to each of them; empty if nothing has.
    pub fn happened(&self, vm: &mut Vm) -> Vec<u16> {
        let Some(network) = vm.runtime.network() else { return look(&self.fds, Duration::ZERO) };
        if self.interests.is_empty() || !network.is_any_ready(&self.interests) {
            return Vec::new();
        }
        let always = events::ERR | events::HUP;
        let happened = |interest: &Interest| network.happened(interest.socket) & (interest.events | always);
        self.interests.iter().map(happened).collect()
    }

    fn operation(&self) -> Operation {
        Operation::Network(self.step, self.interests.first().map_or(SocketId(u32::MAX), |interest| interest.socket))
    }

    /// Under control: lets others go first, if the strategy wants that, until it has happened.
    pub fn take_turn(
        &self,
        vm: &mut Vm,
        timeout: Option<Nanoseconds>,
        args: &[Value],
        method: NativeFunction,
    ) -> Res<()> {
        if vm.runtime.network().is_none() {
            return Ok(());
        }
        // A step that never waits needs nothing to have happened.
        let waits = self.interests.iter().any(|interest| interest.events != 0);
        let interests = if waits { self.interests.as_slice() } else { &[] };
        vm.take_network_turn(self.operation(), interests, timeout, args, method)
    }

    /// Waits until it has happened, then calls the method again.
    pub fn wait(self, vm: &mut Vm, timeout: Option<Nanoseconds>, args: &[Value], method: NativeFunction) -> Res {
        match vm.runtime.network() {
            Some(_) => vm.wait_in_network(self.operation(), &self.interests, timeout, args, method),
            None => vm.wait_outside(Box::new(Ready(self.fds)), timeout, args, Box::new(method)),
        }
    }
}

/// The turn for a step that never waits.
pub(super) fn take_turn(
    vm: &mut Vm,
    step: NetworkStep,
    descriptor: &Descriptor,
    args: &[Value],
    method: NativeFunction,
) -> Res<()> {
    match descriptor {
        Descriptor::System(_) => Ok(()),
        Descriptor::Network(_) => Wanted::one(step, descriptor).take_turn(vm, Some(0), args, method),
    }
}

/// Tries something until it succeeds or the receiver's timeout is over; `method` is what the program called.
pub(super) fn transact(
    vm: &mut Vm,
    args: &[Value],
    step: NetworkStep,
    method: NativeFunction,
    attempt: Attempt,
) -> Res {
    let (descriptor, timeout) = opened(vm, args[0])?;
    transact_with(vm, args, (&descriptor, timeout), step, method, attempt)
}

/// As [`transact`], with the receiver's descriptor and timeout.
pub(super) fn transact_with(
    vm: &mut Vm,
    args: &[Value],
    (descriptor, timeout): (&Descriptor, Option<Nanoseconds>),
    step: NetworkStep,
    method: NativeFunction,
    attempt: Attempt,
) -> Res {
    if let Descriptor::Network(_) = descriptor {
        Wanted::one(step, descriptor).take_turn(vm, timeout, args, method)?;
    }
    loop {
        match attempt(vm, descriptor, args) {
            Ok(value) => {
                vm.note_progress();
                return Ok(value);
            }
            Err(Trouble::System(Errno::INTR)) => {}
            Err(trouble) if trouble.would_block() && timeout != Some(0) => {
                return Wanted::one(step, descriptor).wait(vm, timeout, args, method);
            }
            Err(trouble) => return Err(raised(vm, trouble)),
        }
    }
}

impl Trouble {
    /// Whether it may be possible later.
    pub fn would_block(&self) -> bool {
        matches!(self, Trouble::System(Errno::AGAIN) | Trouble::Network(NetworkError::WouldBlock))
    }

    /// Whether a connection has begun, and is not there yet.
    pub fn is_in_progress(&self) -> bool {
        matches!(self, Trouble::System(Errno::INPROGRESS | Errno::INTR) | Trouble::Network(NetworkError::InProgress))
    }
}

/// The exception for an error of the system.
#[cold]
pub(super) fn system_error(vm: &mut Vm, errno: Errno) -> Interrupt {
    let message = std::io::Error::from(errno).to_string();
    vm.os_error(errno.raw_os_error().into(), &message, Value::Unbound)
}

/// The exception for what went wrong.
#[cold]
pub(super) fn raised(vm: &mut Vm, trouble: Trouble) -> Interrupt {
    match trouble {
        Trouble::Raised(interrupt) => interrupt,
        Trouble::System(errno) => system_error(vm, errno),
        Trouble::Network(NetworkError::Unreachable) => not_virtual(vm, "that address"),
        Trouble::Network(error) => system_error(vm, errno(error)),
    }
}

/// The error for what a run under control cannot reach.
#[cold]
pub(super) fn not_virtual(vm: &mut Vm, what: &str) -> Interrupt {
    vm.runtime_error(format!(
        "{what} is outside the network of this run: under control, programs reach localhost (127.0.0.1, ::1) alone"
    ))
}

/// The system's name for an error of the network.
pub(super) fn errno(error: NetworkError) -> Errno {
    match error {
        NetworkError::WouldBlock => Errno::AGAIN,
        NetworkError::InProgress => Errno::INPROGRESS,
        NetworkError::Already => Errno::ALREADY,
        NetworkError::IsConnected => Errno::ISCONN,
        NetworkError::NotConnected => Errno::NOTCONN,
        NetworkError::AddressInUse => Errno::ADDRINUSE,
        NetworkError::AddressNotAvailable => Errno::ADDRNOTAVAIL,
        NetworkError::Unreachable => Errno::NETUNREACH,
        NetworkError::ConnectionRefused => Errno::CONNREFUSED,
        NetworkError::ConnectionReset => Errno::CONNRESET,
        NetworkError::BrokenPipe => Errno::PIPE,
        NetworkError::DestinationRequired => Errno::DESTADDRREQ,
        NetworkError::MessageTooLong => Errno::MSGSIZE,
        NetworkError::Invalid => Errno::INVAL,
        NetworkError::NotSupported => Errno::OPNOTSUPP,
        NetworkError::BadDescriptor => Errno::BADF,
    }
}

/// A result, or the exception.
pub(super) fn or_raise<T>(vm: &mut Vm, result: Result<T, Trouble>) -> Res<T> {
    result.map_err(|trouble| raised(vm, trouble))
}
