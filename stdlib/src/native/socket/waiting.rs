//! Trying what a socket can do now, and waiting until it can do more.

use std::sync::Arc;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::OwnedFd;
use rustix::io::Errno;
use sesf_heap::Value;
use sesf_vm::{Awaited, Interrupt, Res, Vm};

use super::object::opened;

/// Why an attempt gave no value.
pub(super) enum Trouble {
    /// The system refuses, or would have to wait.
    System(Errno),
    /// An exception.
    Raised(Interrupt),
}

impl From<Errno> for Trouble {
    fn from(errno: Errno) -> Trouble {
        Trouble::System(errno)
    }
}

impl From<Interrupt> for Trouble {
    fn from(interrupt: Interrupt) -> Trouble {
        Trouble::Raised(interrupt)
    }
}

/// A try to do something with a socket, by the arguments of the method.
pub(super) type Attempt = fn(&mut Vm, &OwnedFd, &[Value]) -> Result<Value, Trouble>;

/// Something that happens to some descriptors.
pub(super) struct Ready(pub Vec<(Arc<OwnedFd>, PollFlags)>);

impl Ready {
    /// One of these things happens to a descriptor.
    pub fn one(fd: Arc<OwnedFd>, events: PollFlags) -> Box<Ready> {
        Box::new(Ready(vec![(fd, events)]))
    }

    /// What has happened to each of them by now, or within a time; empty if nothing has.
    pub fn look(&self, at_most: Duration) -> Vec<PollFlags> {
        let mut fds: Vec<PollFd<'_>> = self.0.iter().map(|(fd, events)| PollFd::new(&**fd, *events)).collect();
        let at_most = Timespec { tv_sec: at_most.as_secs() as i64, tv_nsec: at_most.subsec_nanos().into() };
        match poll(&mut fds, Some(&at_most)) {
            Ok(n) if n > 0 => fds.iter().map(PollFd::revents).collect(),
            _ => Vec::new(),
        }
    }
}

impl Awaited for Ready {
    fn wait(&mut self, at_most: Duration) -> bool {
        !self.look(at_most).is_empty()
    }
}

/// Tries something until it succeeds or the receiver's timeout is over.
pub(super) fn transact(vm: &mut Vm, args: &[Value], events: PollFlags, attempt: Attempt) -> Res {
    let (fd, timeout) = opened(vm, args[0])?;
    loop {
        match attempt(vm, &fd, args) {
            Ok(value) => {
                vm.note_progress();
                return Ok(value);
            }
            Err(Trouble::System(Errno::INTR)) => {}
            Err(Trouble::System(Errno::AGAIN)) if timeout != Some(0) => {
                let then = move |vm: &mut Vm, args: &[Value]| transact(vm, args, events, attempt);
                return vm.wait_outside(Ready::one(fd, events), timeout, args, Box::new(then));
            }
            Err(Trouble::System(errno)) => return Err(system_error(vm, errno)),
            Err(Trouble::Raised(interrupt)) => return Err(interrupt),
        }
    }
}

/// The exception for an error of the system.
#[cold]
pub(super) fn system_error(vm: &mut Vm, errno: Errno) -> Interrupt {
    let message = std::io::Error::from(errno).to_string();
    vm.os_error(errno.raw_os_error().into(), &message, Value::Unbound)
}

/// A result of the system.
pub(super) fn or_raise<T>(vm: &mut Vm, result: Result<T, Errno>) -> Res<T> {
    result.map_err(|errno| system_error(vm, errno))
}
