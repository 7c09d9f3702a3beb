//! Steps in the network of a run under control.
//!
//! A native function that is about to do something there asks for its turn. If others go first, or what it waits for has not
//! happened, the thread is left, and the function is called again with the same arguments; what it has done before is in
//! them. So all that a waiting thread is lies in the heap, but for the function, which is a plain one.

use sesf_heap::{Nanoseconds, Operation, ThreadId, Value, Waiting};
use sesf_network::Interest;

use crate::error::Res;
use crate::native::NativeFunction;
use crate::outside::Wanted;
use crate::sync::is_enabled;
use crate::vm::Vm;

/// How a thread goes on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Resumption {
    function: NativeFunction,
    /// Whether it may begin anew where what it calls would have to wait: [`Vm::repeatable`].
    is_repeatable: bool,
}

impl Resumption {
    pub fn once(function: NativeFunction) -> Resumption {
        Resumption { function, is_repeatable: false }
    }

    pub fn repeatable(function: NativeFunction) -> Resumption {
        Resumption { function, is_repeatable: true }
    }

    fn call(self, vm: &mut Vm, args: &[Value]) -> Res {
        match self.is_repeatable {
            true => vm.repeatable(self.function, args),
            false => (self.function)(vm, args),
        }
    }
}

impl Vm {
    /// The running thread is about to do something in the network ([`Operation::Network`]), by this function with these arguments, that may need one of
    /// the `interests` to have happened. If this gives nothing, it does; otherwise the thread is left, and the function is
    /// called again when its turn has come, or its time is over.
    ///
    /// # Errors
    /// What native functions give when the thread is left.
    pub fn take_network_turn(
        &mut self,
        operation: Operation,
        interests: &[Interest],
        timeout: Option<Nanoseconds>,
        args: &[Value],
        function: NativeFunction,
    ) -> Res<()> {
        let me = self.current;
        if self.resumed_deadline.is_none() && self.can_be_left() {
            let can_go_on =
                timeout == Some(0) || self.runtime.network().is_some_and(|network| network.is_any_ready(interests));
            if !can_go_on || !self.runtime.is_next(&self.heap, me) {
                let deadline = timeout.map(|timeout| self.runtime.now().saturating_add(timeout));
                let interests = if timeout == Some(0) { &[] } else { interests };
                return self
                    .leave_for_network(operation, interests, deadline, args, Resumption::once(function))
                    .map(drop);
            }
        }
        if self.resumed_deadline.is_none() && self.runtime.stepped(me, operation, None, None) {
            self.note_step(me, operation, None);
        }
        Ok(())
    }

    /// As [`Vm::wait_outside`], for something that happens in the network: the function is called again with these arguments.
    ///
    /// # Errors
    /// As [`Vm::wait_outside`].
    pub fn wait_in_network(
        &mut self,
        operation: Operation,
        interests: &[Interest],
        timeout: Option<Nanoseconds>,
        args: &[Value],
        function: NativeFunction,
    ) -> Res {
        let deadline = self.deadline_of_wait(timeout)?;
        if !self.can_be_left() {
            return Err(self.refuse_wait(Wanted::Network(operation, interests.to_vec()), deadline));
        }
        self.leave_for_network(operation, interests, deadline, args, Resumption::once(function))
    }

    pub(crate) fn leave_for_network(
        &mut self,
        operation: Operation,
        interests: &[Interest],
        deadline: Option<Nanoseconds>,
        args: &[Value],
        resumption: Resumption,
    ) -> Res {
        if let Some(thread) = self.heap.threads.get_mut(self.current) {
            thread.interests = interests.to_vec();
        }
        self.resumptions.insert(self.current, resumption);
        self.leave_for(Waiting { operation, deadline }, args)
    }

    /// The native function goes on, if it can: its value, or what the thread waits for from now on.
    pub(crate) fn continue_in_network(
        &mut self,
        id: ThreadId,
        waiting: Waiting,
        is_over: bool,
    ) -> Res<Result<Value, Waiting>> {
        let Vm { heap, runtime, .. } = self;
        if !is_over && !is_enabled(heap, runtime.network().as_deref(), id, waiting.operation) {
            return Ok(Err(waiting));
        }
        match self.resumptions.remove(&id) {
            Some(resumption) => self.go_on(id, waiting, |vm, args| resumption.call(vm, args)),
            None => Ok(Err(waiting)),
        }
    }
}
