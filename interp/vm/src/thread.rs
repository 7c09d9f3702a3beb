//! Threads: how one begins, is left, and goes on.
//!
//! A thread that cannot go on has a frame of its own on top that never runs: it stands for the value that the thread waits
//! for. Whatever called the function that waits (a call, a `with`, an operator) gets the value as from any other frame.

use sesf_heap::{ExceptionId, Fiber, Frame, Nanoseconds, Operation, Thread, ThreadId, Value, Waiting, classes};

use crate::actor::Actor;
use crate::call::{Called, ReturnTo};
use crate::error::{Interrupt, Res};
use crate::outside::Awaited;
use crate::runtime::Failure;
use crate::sync::is_enabled;
use crate::unwind::Raised;
use crate::vm::{PendingFrame, Root, Vm};

/// Why a thread stopped running.
#[derive(Debug)]
pub enum Pause {
    /// It has ended, with a value or an exception.
    Ended(Res),
    /// It could go on: it was asked to give way, or its ticks are used up.
    GaveWay,
    /// It waits.
    Waiting(Waiting),
    /// It waits for something outside, until the deadline; whoever has waited for that says so by [`Vm::end_awaiting`].
    Outside(Box<dyn Awaited>, Option<Nanoseconds>),
}

impl std::fmt::Debug for dyn Awaited {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Awaited")
    }
}

impl Vm {
    /// The running thread takes a step that others can notice or prevent. If it cannot be taken now, or the runtime wants
    /// another thread to go first, the thread is left and the step is taken later.
    ///
    /// # Errors
    /// What the step raises; `RuntimeError` where native code waits for an answer, so that the thread cannot be left.
    pub fn operate(&mut self, operation: Operation, timeout: Option<Nanoseconds>) -> Res {
        let deadline = timeout.map(|timeout| self.runtime.now().saturating_add(timeout.max(0)));
        let waiting = Waiting { operation, deadline };
        let me = self.current;
        let is_atomic = self.n_atomic > 0;
        let is_nested = !self.can_be_left();
        self.looks_again = false;
        let can_go_on = is_enabled(&self.heap, None, me, operation) || timeout.is_some_and(|timeout| timeout <= 0);
        let mut rest = waiting;
        // A step that is not possible now leaves the thread in the line of those that wait for it.
        if is_nested || !can_go_on || self.runtime.is_next(&self.heap, me) {
            match self.perform(me, waiting)? {
                Ok(value) => return Ok(value),
                Err(waiting) => rest = waiting,
            }
        }
        if is_nested {
            if let Some(then) = self.interrupt_wait(me, rest.operation) {
                // The lock of the condition was let go of just now.
                self.perform(me, then).ok();
            }
            if is_atomic {
                return Err(self.runtime_error("cannot wait inside a guarded part: no other thread runs meanwhile"));
            }
            return Err(self.cannot_wait());
        }
        if let Some(thread) = self.heap.threads.get_mut(me) {
            thread.waiting = Some(rest);
        }
        self.tail_frame(PendingFrame::Wait)
    }

    /// The error where native code waits for an answer.
    #[cold]
    pub(crate) fn cannot_wait(&mut self) -> Interrupt {
        self.runtime_error(
            "cannot wait here: this function was called in the middle of an operation (a sort key, a comparison, a hash, \
             an import) that cannot be left",
        )
    }

    /// Pushes the frame of a thread that waits, and leaves the machine's loop.
    pub(crate) fn push_wait_frame(&mut self, to: ReturnTo) -> Res<Called> {
        let function = self.wait_function()?;
        let called = self.invoke(function, &[], &[], to)?;
        self.suspended = true;
        Ok(called)
    }

    fn wait_function(&mut self) -> Res {
        if let function @ Value::Function(_) = self.heap.roots[Root::Wait as usize] {
            return Ok(function);
        }
        let function = self.prelude("wait")?;
        self.heap.roots[Root::Wait as usize] = function;
        Ok(function)
    }

    /// Begins a thread that makes a call, and gives its number.
    ///
    /// # Errors
    /// `RuntimeError` if the runtime can have no more threads; what binding the arguments raises.
    pub fn start_thread(&mut self, function: Value, args: &[Value], object: Value, is_daemon: bool) -> Res<ThreadId> {
        self.wait_function()?;
        let mut fiber = std::mem::take(&mut self.fiber);
        let called = self.invoke(function, args, &[], ReturnTo::EXIT);
        std::mem::swap(&mut self.fiber, &mut fiber);
        if let Called::Value(_) = called? {
            return Err(self.type_error("a thread runs a function of the language"));
        }
        let waiting = Some(Operation::Start.untimed());
        let id = self.heap.threads.add(Thread { fiber, waiting, object, is_daemon, ..Thread::default() });
        if self.runtime.start(id).is_err() {
            self.heap.threads.remove(id);
            return Err(self.runtime_error("can't start new thread"));
        }
        Ok(id)
    }

    /// Prepares a call in the main thread, which must not be running: [`Vm::run_thread`] makes it. The value of a call that
    /// needs no frame is there at once.
    ///
    /// # Errors
    /// What the call raises at once.
    pub fn prepare_call(
        &mut self,
        function: Value,
        args: &[Value],
        kwargs: &[(sesf_heap::StrId, Value)],
    ) -> Res<Option<Value>> {
        self.switch_to(ThreadId::MAIN);
        if let Some(main) = self.heap.threads.get_mut(ThreadId::MAIN) {
            main.waiting = None;
        }
        match self.invoke(function, args, kwargs, ReturnTo::EXIT)? {
            Called::Value(value) => Ok(Some(value)),
            Called::Pushed => Ok(None),
        }
    }

    /// Runs a thread until it ends, waits or gives way, for about `ticks` ticks at most. A thread that waited takes the
    /// step that it waited for first, if it can.
    pub fn run_thread(&mut self, id: ThreadId, ticks: u64) -> Pause {
        debug_assert_eq!(self.loop_depth, 0, "only the outermost loop can be left between instructions");
        self.switch_to(id);
        match self.finish_waiting(id) {
            Ok(None) => {}
            Ok(Some(Ended::Waiting(waiting))) => return self.pause(id, waiting),
            Ok(Some(Ended::Value(value))) => return self.end_thread(Ok(value)),
            Err(error) => return self.end_thread(Err(error)),
        }
        self.is_leavable = true;
        let result = self.run_until_suspended(ticks);
        self.is_leavable = false;
        self.note_change(id);
        if !std::mem::take(&mut self.suspended) {
            return self.end_thread(result);
        }
        match self.heap.threads.get(id).and_then(|thread| thread.waiting) {
            Some(waiting) => self.pause(id, waiting),
            None => Pause::GaveWay,
        }
    }

    fn pause(&mut self, id: ThreadId, waiting: Waiting) -> Pause {
        match self.take_awaited(id) {
            Some(awaited) => Pause::Outside(awaited, waiting.deadline),
            None => Pause::Waiting(waiting),
        }
    }

    /// Takes the step that a thread waits for: the thread can be run unless it still waits, or has ended.
    fn finish_waiting(&mut self, id: ThreadId) -> Res<Option<Ended>> {
        let Some(waiting) = self.heap.threads.get_mut(id).and_then(|thread| thread.waiting.take()) else {
            return Ok(None);
        };
        let mut result = self.perform(id, waiting);
        if let Ok(Err(still)) = result
            && id == ThreadId::MAIN
            && self.interrupted.swap(false, std::sync::atomic::Ordering::Relaxed)
        {
            result = match self.interrupt_wait(id, still.operation) {
                Some(then) => self.perform(id, then),
                None => Err(self.error_with(classes::KEYBOARD_INTERRUPT, &[])),
            };
        }
        let delivered = match result {
            Ok(Err(still)) => {
                if let Some(thread) = self.heap.threads.get_mut(id) {
                    thread.waiting = Some(still);
                }
                return Ok(Some(Ended::Waiting(still)));
            }
            Ok(Ok(_)) if waiting.operation == Operation::Start => return Ok(None),
            Ok(Ok(value)) => self.return_value(value),
            Err(error) => Err(error),
        };
        match delivered {
            Ok(value) => Ok(value.map(Ended::Value)),
            Err(Interrupt::Raise(exception)) => {
                self.set_context(exception);
                self.unwind(exception, Raised::Fresh)?;
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// What the thread that was just left did may matter to the conditions of guarded parts, unless it was itself looking at
    /// one again, in vain.
    fn note_change(&mut self, id: ThreadId) {
        let waits_on = self.heap.threads.get(id).and_then(|thread| thread.waiting);
        let is_idle = matches!(waits_on, Some(Waiting { operation: Operation::AwaitChange { .. }, .. }));
        if std::mem::take(&mut self.looks_again) && is_idle {
            return;
        }
        self.heap.threads.n_changes += 1;
        for thread in std::mem::take(&mut self.heap.threads.awaiting) {
            self.runtime.wake(thread);
        }
        // Its own step does not change what it waits for.
        let n_changes = self.heap.threads.n_changes;
        if is_idle && let Some(thread) = self.heap.threads.get_mut(id) {
            thread.waiting = Some(Operation::AwaitChange { seen: n_changes }.untimed());
            self.heap.threads.awaiting.push(id);
        }
    }

    /// Begins a guarded part.
    ///
    /// # Errors
    /// As [`Vm::operate`].
    pub fn enter_guarded(&mut self) -> Res {
        match self.n_atomic {
            0 => self.operate(Operation::Enter, None),
            _ => {
                self.n_atomic += 1;
                Ok(Value::Bool(true))
            }
        }
    }

    /// Goes on as in a guarded part, without a step that others could come before: what was just done and what follows are
    /// one. [`Vm::leave_guarded`] ends it.
    pub fn hold(&mut self) {
        self.n_atomic += 1;
    }

    /// Ends a guarded part.
    pub fn leave_guarded(&mut self) {
        self.n_atomic = self.n_atomic.saturating_sub(1);
        if self.n_atomic == 0 {
            self.runtime.left_guarded(self.current);
        }
    }

    /// The condition of a guarded part is false: lets others run until one has done something.
    ///
    /// # Errors
    /// `RuntimeError` in a part inside another.
    pub fn await_change(&mut self) -> Res {
        if self.n_atomic > 1 {
            let message = "the condition of a guarded part inside another is false: no other thread can make it true";
            return Err(self.runtime_error(message));
        }
        let looked_again = self.looks_again;
        self.n_atomic = 0;
        self.runtime.left_guarded(self.current);
        let seen = self.heap.threads.n_changes;
        let result = self.operate(Operation::AwaitChange { seen }, None);
        self.looks_again = looked_again;
        result
    }

    /// Whether the running thread is in a guarded part.
    pub fn is_in_guarded(&self) -> bool {
        self.n_atomic > 0
    }

    /// Lets another thread be the one that runs.
    pub fn switch_to(&mut self, id: ThreadId) {
        if self.current != id {
            self.swap_fiber();
            self.current = id;
            self.swap_fiber();
            self.make_room();
        }
    }

    /// Exchanges the running fiber with what lies in its place among the threads.
    pub(crate) fn swap_fiber(&mut self) {
        if let Some(thread) = self.heap.threads.get_mut(self.current) {
            std::mem::swap(&mut self.fiber, &mut thread.fiber);
        }
    }

    /// The running thread has ended: those that wait for that can go on. The main thread stays, for what the host calls
    /// later.
    fn end_thread(&mut self, result: Res) -> Pause {
        let id = self.current;
        if id != ThreadId::MAIN {
            if let Err(Interrupt::Raise(exception)) = result {
                self.report_thread_failure(exception);
            }
            self.fiber = Fiber::default();
            let joiners = self.heap.threads.remove(id).map(|thread| thread.joiners).unwrap_or_default();
            joiners.into_iter().for_each(|joiner| self.runtime.wake(joiner));
        }
        Pause::Ended(result)
    }

    /// A thread of this process, as the runtime knows it.
    pub fn actor(&self, id: ThreadId) -> Actor {
        Actor::Thread(self.process, id)
    }

    /// How people call a thread.
    pub fn thread_name(&self, id: ThreadId) -> String {
        let object = self.heap.threads.get(id).map_or(Value::None, |thread| thread.object);
        let name = self.heap.lookup_interned("_name").and_then(|name| self.field(object, name));
        match name {
            Some(Value::Str(name)) => self.heap.str(name).to_string(),
            _ if id == ThreadId::MAIN => String::from("MainThread"),
            _ if let Some(name) = self.heap.threads.get(id).and_then(|thread| thread.name.as_ref()) => name.to_string(),
            _ => format!("Thread {}", id.0),
        }
    }

    /// Tells programs that the main thread has ended.
    pub fn end_main_thread(&mut self) {
        let Some(main) = self.heap.threads.get_mut(ThreadId::MAIN) else { return };
        main.has_ended = true;
        let joiners = std::mem::take(&mut main.joiners);
        joiners.into_iter().for_each(|joiner| self.runtime.wake(joiner));
    }

    /// The frames of a thread, innermost last.
    pub fn thread_frames(&self, id: ThreadId) -> &[Frame] {
        match self.heap.threads.get(id) {
            Some(_) if id == self.current => &self.fiber.frames,
            Some(thread) => &thread.fiber.frames,
            None => &[],
        }
    }

    /// The running thread ends with an exception that nobody caught.
    pub fn report_thread_failure(&mut self, exception: ExceptionId) {
        let failure = self.failure(exception);
        self.runtime.thread_failed(failure);
    }

    /// An exception that ends the running thread, described.
    pub fn failure(&mut self, exception: ExceptionId) -> Failure {
        let record = self.heap.exceptions.get(exception);
        let (class, traceback) = (record.class, record.traceback);
        let entries = self.traceback_entries(traceback);
        let place = entries.iter().rfind(|entry| entry.is_of_program()).or(entries.last());
        Failure {
            actor: self.actor(self.current),
            class: self.class_name(class).to_string(),
            place: place.map(|entry| (entry.file().to_string(), entry.line())),
            report: self.print_exception(exception),
        }
    }
}

/// Why a thread that waited is not to be run.
enum Ended {
    Waiting(Waiting),
    Value(Value),
}
