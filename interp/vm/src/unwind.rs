//! Exceptions on their way: from the instruction that raised to the handler that takes them.

use sesf_bytecode::Instruction;
use sesf_heap::{ExceptionId, GeneratorId, GeneratorState, OnReturn, Traceback, Value, classes, names};

use crate::call::{Called, ReturnTo};
use crate::error::{Interrupt, Res};
use crate::plan::Step;
use crate::traceback::ENGINE;
use crate::vm::Vm;

/// Whether the raising instruction adds its frame to the traceback.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Raised {
    /// A new raise.
    Fresh,
    /// The same exception goes on: its traceback has this frame already.
    Again,
}

impl Vm {
    /// Finds the handler of an exception, leaving frames on the way. On success the machine's loop goes on with the newest
    /// frame.
    ///
    /// # Errors
    /// The exception, when it leaves the frame that was entered from Rust.
    pub(crate) fn unwind(&mut self, mut exception: ExceptionId, mut raised: Raised) -> Res<()> {
        loop {
            let Some(frame) = self.fiber.frames.last() else {
                return Err(Interrupt::Raise(exception));
            };
            let (code_id, pc, base, globals) = (frame.code, frame.pc.saturating_sub(1), frame.base, frame.globals);
            let proto = &self.code(code_id).proto;
            let is_hidden = proto.is_hidden || proto.source.name().starts_with(ENGINE);
            let handler = proto.handler_at(pc as usize).copied();
            if raised == Raised::Fresh && !is_hidden {
                let next = self.heap.exceptions.get(exception).traceback;
                let entry = Traceback { next, code: code_id, pc, globals };
                let entry = Value::Traceback(self.heap.add(|h| &mut h.tracebacks, entry));
                self.heap.exceptions.get_mut(exception).traceback = entry;
            }
            raised = Raised::Fresh;
            if let Some(handler) = handler {
                self.fiber.registers[base as usize + handler.exc.index()] = Value::Exception(exception);
                if let Some(frame) = self.fiber.frames.last_mut() {
                    frame.pc = handler.handler.0;
                }
                return Ok(());
            }
            match self.leave_frame(exception)? {
                Left::Handled => return Ok(()),
                Left::Raising(next) => exception = next,
            }
        }
    }

    /// Takes the newest frame off the stack for an exception; what its caller makes of it.
    fn leave_frame(&mut self, mut exception: ExceptionId) -> Res<Left> {
        let Some(frame) = self.fiber.frames.pop() else {
            return Err(Interrupt::Raise(exception));
        };
        if let Some(generator) = frame.generator {
            self.unpark();
            exception = self.leave_generator(generator, exception);
        }
        let class = self.heap.exceptions.get(exception).class;
        match frame.on_return {
            OnReturn::Exit => Err(Interrupt::Raise(exception)),
            OnReturn::ForNext if self.is_subclass(class, classes::STOP_ITERATION) => {
                self.end_loop();
                Ok(Left::Handled)
            }
            OnReturn::YieldFrom if self.is_subclass(class, classes::STOP_ITERATION) => {
                let value = self.stop_value(exception);
                self.end_delegation(value);
                Ok(Left::Handled)
            }
            OnReturn::NextDefault if self.is_subclass(class, classes::STOP_ITERATION) => {
                self.set_register(frame.dst, frame.extra);
                Ok(Left::Handled)
            }
            OnReturn::GetAttr if self.is_subclass(class, classes::ATTRIBUTE_ERROR) => {
                self.answer_missing(frame.extra, frame.dst, exception)
            }
            _ => Ok(Left::Raising(exception)),
        }
    }

    /// An exception leaves the frame of a generator: that is its end. The iterators of the library that are written as
    /// generators (`map`, `itertools.chain`, ...) can go on instead, as CPython's do: they stand again where they stood
    /// before this step, and what they had drawn from other iterators is lost.
    fn leave_generator(&mut self, id: GeneratorId, exception: ExceptionId) -> ExceptionId {
        let frame = &self.heap.generators.get(id).frame;
        let (is_hidden, has_started) = (self.code(frame.code).proto.is_hidden, frame.pc > 0);
        if is_hidden {
            let state = if has_started { GeneratorState::Suspended } else { GeneratorState::Created };
            self.heap.generators.get_mut(id).state = state;
            return exception;
        }
        self.finish_generator(id);
        match self.is_instance(Value::Exception(exception), classes::STOP_ITERATION) {
            true => self.generator_raised_stop(exception),
            false => exception,
        }
    }

    /// `RuntimeError: generator raised StopIteration`.
    fn generator_raised_stop(&mut self, exception: ExceptionId) -> ExceptionId {
        let Interrupt::Raise(error) = self.runtime_error("generator raised StopIteration") else {
            return exception;
        };
        let replaced = self.heap.exceptions.get_mut(error);
        replaced.cause = Value::Exception(exception);
        replaced.context = Value::Exception(exception);
        replaced.suppress_context = true;
        error
    }

    /// An attribute's getter raised `AttributeError`: asks `__getattr__`.
    fn answer_missing(&mut self, extra: Value, dst: u8, exception: ExceptionId) -> Res<Left> {
        let Value::Tuple(pair) = extra else { return Ok(Left::Raising(exception)) };
        let (object, name) = match self.heap.tuple(pair)[..] {
            [object, name] => (object, name),
            [object, name, _] => {
                self.explain_missing(exception, object, name);
                return Ok(Left::Raising(exception));
            }
            _ => return Ok(Left::Raising(exception)),
        };
        let Some(method) = self.special_of(object, names::GETATTR) else {
            return Ok(Left::Raising(exception));
        };
        let to = match name {
            Value::Str(name) => self.hook_return(object, name, sesf_bytecode::Reg(dst)),
            _ => ReturnTo::store(dst),
        };
        let called = self.method_call2(method, object, name).and_then(|step: Step| self.invoke_step(step, to));
        match called {
            Ok(Called::Value(value)) => {
                self.set_register(dst, value);
                Ok(Left::Handled)
            }
            Ok(Called::Pushed) => Ok(Left::Handled),
            Err(Interrupt::Raise(next)) => Ok(Left::Raising(next)),
            Err(Interrupt::Call) => Ok(Left::Raising(exception)),
        }
    }

    /// Notes in an `AttributeError` of `__getattr__` what was asked for, unless it says so itself.
    fn explain_missing(&mut self, exception: ExceptionId, object: Value, name: Value) {
        let value = Value::Exception(exception);
        let known = [names::NAME_WORD, names::OBJ].map(|field| self.field(value, field));
        if known.iter().all(|v| v.is_none_or(|v| v.is_none())) {
            self.set_exception_field(exception, names::NAME_WORD, name);
            self.set_exception_field(exception, names::OBJ, object);
        }
    }

    /// The `ForNext` at which the newest frame stands is exhausted.
    pub(crate) fn end_loop(&mut self) {
        if let Some(Instruction::ForNext { target, .. }) = self.calling_instruction()
            && let Some(frame) = self.fiber.frames.last_mut()
        {
            frame.pc = target.0;
        }
    }

    /// The `YieldFrom` at which the newest frame stands has its value.
    pub(crate) fn end_delegation(&mut self, value: Value) {
        self.unpark();
        if let Some(Instruction::YieldFrom { dst, .. }) = self.calling_instruction() {
            self.set_register(dst.0, value);
        }
    }

    /// The instruction that the newest frame is executing.
    pub(crate) fn calling_instruction(&self) -> Option<Instruction> {
        let frame = self.fiber.frames.last()?;
        self.code(frame.code).proto.instructions.get(frame.pc.checked_sub(1)? as usize).copied()
    }

    /// Writes a register of the newest frame.
    #[inline]
    pub(crate) fn set_register(&mut self, register: u8, value: Value) {
        if let Some(frame) = self.fiber.frames.last() {
            self.fiber.registers[frame.base as usize + register as usize] = value;
        }
    }

    /// Reads a register of the newest frame.
    #[inline]
    pub(crate) fn reg(&self, register: u8) -> Value {
        match self.fiber.frames.last() {
            Some(frame) => self.fiber.registers[frame.base as usize + register as usize],
            None => Value::Unbound,
        }
    }

    /// The exception being handled, innermost: what `raise` alone raises.
    pub fn handled_exception(&self) -> Option<ExceptionId> {
        self.fiber.frames.iter().rev().find_map(|frame| {
            let proto = &self.code(frame.code).proto;
            if proto.handlings.is_empty() {
                return None;
            }
            let register = proto.handled_at(frame.pc.saturating_sub(1) as usize)?;
            match self.frame_registers(frame)[register.index()] {
                Value::Exception(id) => Some(id),
                _ => None,
            }
        })
    }

    /// Notes the exception being handled as the context of a new one.
    pub(crate) fn set_context(&mut self, exception: ExceptionId) {
        let handled = self.handled_exception().filter(|handled| *handled != exception);
        let Some(handled) = handled else {
            let record = self.heap.exceptions.get_mut(exception);
            if !record.context.is_bound() {
                record.context = Value::None;
            }
            return;
        };
        self.cut_context_cycle(handled, exception);
        self.heap.exceptions.get_mut(exception).context = Value::Exception(handled);
    }

    /// Takes `exception` out of the chain of contexts that starts at `from`.
    fn cut_context_cycle(&mut self, from: ExceptionId, exception: ExceptionId) {
        let mut at = from;
        while let Value::Exception(next) = self.heap.exceptions.get(at).context {
            if next == exception {
                self.heap.exceptions.get_mut(at).context = Value::None;
                return;
            }
            at = next;
        }
    }

    /// The exception that `raise value` raises: an instance, or a new one of a class.
    pub(crate) fn raised_exception(&mut self, value: Value) -> Res<ExceptionId> {
        match value {
            Value::Exception(id) => Ok(id),
            Value::Class(class) if self.is_subclass(class, classes::BASE_EXCEPTION) => match self.call(value, &[])? {
                Value::Exception(id) => Ok(id),
                other => {
                    let message = format!(
                        "calling {} should have returned an instance of BaseException, not {}",
                        self.repr(value)?,
                        {
                            let class = Value::Class(self.class_of(other));
                            self.repr(class)?
                        }
                    );
                    Err(self.type_error(message))
                }
            },
            _ => Err(self.type_error("exceptions must derive from BaseException")),
        }
    }

    /// Sets the cause of `raise ... from`.
    pub(crate) fn chain_cause(&mut self, exception: ExceptionId, cause: Value) -> Res<()> {
        let cause = match cause {
            Value::None => Value::None,
            Value::Exception(_) => cause,
            Value::Class(class) if self.is_subclass(class, classes::BASE_EXCEPTION) => {
                Value::Exception(self.raised_exception(cause)?)
            }
            _ => return Err(self.type_error("exception causes must derive from BaseException")),
        };
        let record = self.heap.exceptions.get_mut(exception);
        record.cause = cause;
        record.suppress_context = true;
        Ok(())
    }
}

/// What became of an exception that left a frame.
enum Left {
    /// The caller goes on.
    Handled,
    /// This exception goes on.
    Raising(ExceptionId),
}
