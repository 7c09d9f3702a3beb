//! Receiving in one call of the system: who has sent something and now waits for the answer receives without the machine, and
//! brings what has come.

use std::sync::Arc;
use std::time::Duration;

use rustix::event::PollFlags;
use rustix::fd::BorrowedFd;
use rustix::io::Errno;
use rustix::net::RecvFlags;
use sesf_heap::{Nanoseconds, Value};
use sesf_vm::native::NativeFunction;
use sesf_vm::{Awaited, Res, Vm};

use std::sync::{Mutex, PoisonError};

use super::descriptor::{PATIENCE, SystemSocket};
use super::waiting::{look, look_or_wake, system_error};

type Received = Arc<Mutex<Option<Result<Vec<u8>, Errno>>>>;

/// The first bytes of an answer.
struct Arrival {
    socket: Arc<SystemSocket>,
    amount: usize,
    flags: RecvFlags,
    received: Received,
    /// It did not come soon: other things are waited for as well.
    is_late: bool,
}

impl Awaited for Arrival {
    fn wait(&mut self, at_most: Duration) -> bool {
        !look(&[(Arc::clone(&self.socket), PollFlags::IN)], at_most).is_empty()
    }

    fn wait_or_wake(&mut self, at_most: Option<Duration>, wake: BorrowedFd<'_>) -> bool {
        if self.is_late || at_most.is_some_and(|time| time < PATIENCE) {
            return look_or_wake(&[(Arc::clone(&self.socket), PollFlags::IN)], at_most, wake);
        }
        self.is_late = true;
        match self.socket.receive(self.amount, self.flags) {
            Err(Errno::AGAIN | Errno::INTR) => false,
            received => {
                *self.received.lock().unwrap_or_else(PoisonError::into_inner) = Some(received);
                true
            }
        }
    }
}

/// Waits for the answer, and receives it; if it is late, the method is called again instead.
pub(super) fn receive_answer(
    vm: &mut Vm,
    args: &[Value],
    socket: Arc<SystemSocket>,
    timeout: Option<Nanoseconds>,
    (amount, flags): (usize, RecvFlags),
    method: NativeFunction,
) -> Res {
    let received = Received::default();
    let arrival = Arrival { socket, amount, flags, received: Arc::clone(&received), is_late: false };
    let then = move |vm: &mut Vm, args: &[Value]| {
        let received = received.lock().unwrap_or_else(PoisonError::into_inner).take();
        match received {
            Some(Ok(bytes)) => Ok(vm.heap.new_bytes(&bytes)),
            Some(Err(errno)) => Err(system_error(vm, errno)),
            None => method(vm, args),
        }
    };
    vm.wait_outside(Box::new(arrival), timeout, args, Box::new(then))
}
