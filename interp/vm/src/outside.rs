//! Waiting for the world outside: a connection, a message, the answer of a name server.
//!
//! A native function that cannot go on names what it waits for, and what it does then. The thread is left; whoever runs it
//! waits without the machine, so that other threads run meanwhile.
//!
//! Where the function was called by another native one, the thread cannot be left: the exception says so. If that other one
//! has lost nothing by it and can begin anew, as a buffer can over the stream that it reads, it waits in place of the first
//! ([`Vm::repeatable`]).

use std::os::fd::BorrowedFd;
use std::time::Duration;

use sesf_heap::{Nanoseconds, Operation, ThreadId, Value, Waiting, classes};
use sesf_network::Interest;

use crate::error::{Interrupt, Res};
use crate::native::NativeFunction;
use crate::network::Resumption;
use crate::vm::{PendingFrame, Vm};

/// Something outside that a thread waits for.
pub trait Awaited: Send {
    /// Waits so long at most; whether it has come.
    fn wait(&mut self, at_most: Duration) -> bool;

    /// Waits so long at most, or until `wake` can be read, or else only for a moment; whether it has come. What waits for
    /// descriptors can wait for that one, too, and need not look up from time to time.
    fn wait_or_wake(&mut self, at_most: Option<Duration>, wake: BorrowedFd<'_>) -> bool {
        let _ = wake;
        self.wait(at_most.unwrap_or(LOOK_UP).min(LOOK_UP))
    }
}

/// How long a thread waits for the world outside before it looks whether it should still do so.
const LOOK_UP: Duration = Duration::from_millis(50);

/// What a native function does once it has come, or its time is over.
pub type Continuation = Box<dyn FnOnce(&mut Vm, &[Value]) -> Res + Send>;

/// A thread's wait.
pub(crate) struct Outside {
    /// None while it is waited for.
    awaited: Option<Box<dyn Awaited>>,
    then: Continuation,
    has_ended: bool,
}

/// A wait that was refused, because the thread could not be left there.
pub(crate) struct Refused {
    error: Interrupt,
    wanted: Wanted,
    deadline: Option<Nanoseconds>,
}

/// What it was for.
pub(crate) enum Wanted {
    Outside(Box<dyn Awaited>),
    Network(Operation, Vec<Interest>),
}

impl Vm {
    /// Whether the running thread can be left in the native function that runs.
    pub fn can_be_left(&self) -> bool {
        self.is_leavable && self.loop_depth == 1 && self.native_depth == 0 && self.n_atomic == 0
    }

    /// Leaves the thread until something outside has come, or the time is over; then goes on with the same arguments. If
    /// that waits again, it does so until the same deadline, unless [`Vm::note_progress`] is called before.
    ///
    /// # Errors
    /// `TimeoutError` when the time is over; `RuntimeError` where the thread cannot be left.
    pub fn wait_outside(
        &mut self,
        awaited: Box<dyn Awaited>,
        timeout: Option<Nanoseconds>,
        args: &[Value],
        then: Continuation,
    ) -> Res {
        let deadline = self.deadline_of_wait(timeout)?;
        if !self.can_be_left() {
            return Err(self.refuse_wait(Wanted::Outside(awaited), deadline));
        }
        self.leave_for_outside(awaited, deadline, args, then)
    }

    /// Until when a native function waits: as before, if it has waited already and not got on.
    pub(crate) fn deadline_of_wait(&mut self, timeout: Option<Nanoseconds>) -> Res<Option<Nanoseconds>> {
        let deadline = match self.resumed_deadline.take() {
            Some(deadline) => deadline,
            None => timeout.map(|timeout| self.runtime.now().saturating_add(timeout)),
        };
        match deadline.is_some_and(|deadline| deadline <= self.runtime.now()) {
            true => Err(self.error(classes::TIMEOUT_ERROR, "timed out")),
            false => Ok(deadline),
        }
    }

    /// The error where the thread cannot be left; [`Vm::repeatable`] may wait instead.
    pub(crate) fn refuse_wait(&mut self, wanted: Wanted, deadline: Option<Nanoseconds>) -> Interrupt {
        let error = self.cannot_wait();
        self.refused = Some(Refused { error, wanted, deadline });
        error
    }

    /// Runs a native function that can begin anew where what it calls would have to wait.
    ///
    /// # Errors
    /// As the function.
    pub fn repeatable(&mut self, function: NativeFunction, args: &[Value]) -> Res {
        if self.refused.is_some() && self.can_be_left() {
            // An earlier one, which was caught: its exception's number may be given again.
            self.refused = None;
        }
        match function(self, args) {
            Err(error) if self.is_refusal(error) && self.can_be_left() => self.wait_and_repeat(error, function, args),
            result => result,
        }
    }

    #[cold]
    fn wait_and_repeat(&mut self, error: Interrupt, function: NativeFunction, args: &[Value]) -> Res {
        let Some(Refused { wanted, deadline, .. }) = self.refused.take() else { return Err(error) };
        match wanted {
            Wanted::Outside(awaited) => {
                self.leave_for_outside(awaited, deadline, args, Box::new(move |vm, args| vm.repeatable(function, args)))
            }
            Wanted::Network(operation, interests) => {
                self.leave_for_network(operation, &interests, deadline, args, Resumption::repeatable(function))
            }
        }
    }

    /// Whether this error says that the thread cannot be left to wait for something outside: whoever can begin anew keeps
    /// what was done so far.
    pub fn is_refusal(&self, error: Interrupt) -> bool {
        self.refused.as_ref().is_some_and(|refused| refused.error == error)
    }

    /// What a function waited for has come: its next wait is another one.
    pub fn note_progress(&mut self) {
        self.resumed_deadline = None;
    }

    fn leave_for_outside(
        &mut self,
        awaited: Box<dyn Awaited>,
        deadline: Option<Nanoseconds>,
        args: &[Value],
        then: Continuation,
    ) -> Res {
        self.outside.insert(self.current, Outside { awaited: Some(awaited), then, has_ended: false });
        self.leave_for(Waiting { operation: Operation::Outside, deadline }, args)
    }

    /// Leaves the thread in a native function, which goes on with these arguments.
    pub(crate) fn leave_for(&mut self, waiting: Waiting, args: &[Value]) -> Res {
        if let Some(thread) = self.heap.threads.get_mut(self.current) {
            thread.waiting = Some(waiting);
            thread.arguments = args.to_vec();
        }
        self.tail_frame(PendingFrame::Wait)
    }

    /// What a thread that was left waits for outside; none if somebody waits for that already.
    pub(crate) fn take_awaited(&mut self, id: ThreadId) -> Option<Box<dyn Awaited>> {
        self.outside.get_mut(&id)?.awaited.take()
    }

    /// What a thread waits for outside has come, or its time is over; or it is still to be waited for.
    pub fn end_awaiting(&mut self, id: ThreadId, awaited: Box<dyn Awaited>, has_ended: bool) {
        if let Some(outside) = self.outside.get_mut(&id) {
            outside.awaited = Some(awaited);
            outside.has_ended = has_ended;
        }
    }

    /// The native function goes on: its value, or what the thread waits for from now on.
    pub(crate) fn continue_after_outside(&mut self, id: ThreadId, waiting: Waiting) -> Res<Result<Value, Waiting>> {
        if !self.outside.get(&id).is_some_and(|outside| outside.has_ended) {
            return Ok(Err(waiting));
        }
        match self.outside.remove(&id) {
            Some(Outside { then, .. }) => self.go_on(id, waiting, then),
            None => Ok(Err(waiting)),
        }
    }

    /// A native function goes on after a wait.
    pub(crate) fn go_on(
        &mut self,
        id: ThreadId,
        waited: Waiting,
        then: impl FnOnce(&mut Vm, &[Value]) -> Res,
    ) -> Res<Result<Value, Waiting>> {
        let args =
            self.heap.threads.get_mut(id).map(|thread| std::mem::take(&mut thread.arguments)).unwrap_or_default();
        self.resumed_deadline = Some(waited.deadline);
        // As if the machine's loop called it.
        (self.is_leavable, self.loop_depth) = (true, self.loop_depth + 1);
        let result = then(self, &args);
        (self.is_leavable, self.loop_depth) = (false, self.loop_depth - 1);
        self.resumed_deadline = None;
        if result == Err(Interrupt::Call)
            && self.pending_frame.take().is_some()
            && let Some(next) = self.heap.threads.get_mut(id).and_then(|thread| thread.waiting.take())
        {
            return Ok(Err(next));
        }
        result.map(Ok)
    }

    /// A thread waits no longer.
    pub(crate) fn forget_outside(&mut self, id: ThreadId) {
        self.outside.remove(&id);
        self.resumptions.remove(&id);
    }
}
