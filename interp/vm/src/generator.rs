//! Generators: resuming, throwing into, closing. A generator's frame lies on the fiber's stack only while it runs.

use std::sync::Arc;

use sesf_bytecode::Instruction;
use sesf_heap::{ExceptionId, Frame, Generator, GeneratorId, GeneratorState, Heap, OnReturn, Value, classes};

use crate::call::{Called, ReturnTo};
use crate::error::{Interrupt, Res};
use crate::vm::{PendingFrame, Vm};

/// A generator whose frame has not started; its registers are those just bound.
pub(crate) fn new_generator(heap: &mut Heap, frame: Frame, registers: &[Value]) -> Value {
    let generator = Generator {
        class: classes::GENERATOR,
        state: GeneratorState::Created,
        frame: Frame { extra: Value::Unbound, ..frame },
        registers: registers.to_vec(),
        delegate: Value::Unbound,
    };
    let id = heap.add(|h| &mut h.generators, generator);
    heap.generators.get_mut(id).frame.generator = Some(id);
    Value::Generator(id)
}

/// Notes that a generator has ended, and lets go of what it held.
pub(crate) fn finish_generator(heap: &mut Heap, id: GeneratorId) {
    heap.edit(
        |h| &mut h.generators,
        id,
        |g| {
            g.state = GeneratorState::Finished;
            g.registers = Vec::new();
            g.delegate = Value::Unbound;
        },
    );
}

impl Vm {
    /// Puts a generator's frame on the stack; `sent` becomes the value of the `yield` at which it stands. If it delegates to
    /// other generators, the innermost of them goes on, above the parked frames of those that wait for it.
    pub(crate) fn resume(&mut self, id: GeneratorId, sent: Value, to: ReturnTo) -> Res<Called> {
        let generator = self.heap.generators.get(id);
        match (generator.state, generator.delegate) {
            (GeneratorState::Suspended, Value::Generator(_)) => {
                let (innermost, to) = self.park_delegators(id, to)?;
                self.resume_alone(innermost, sent, to)
            }
            _ => self.resume_alone(id, sent, to),
        }
    }

    /// Pushes the frames of the generators that delegate to a suspended one; the innermost, and where its values go.
    fn park_delegators(&mut self, outermost: GeneratorId, mut to: ReturnTo) -> Res<(GeneratorId, ReturnTo)> {
        let (base, n_frames) = (self.top() as u32, self.fiber.frames.len());
        let (mut id, mut generator) = (outermost, self.heap.generators.get(outermost));
        while let Value::Generator(inner) = generator.delegate {
            let delegate = self.heap.generators.get(inner);
            if delegate.state == GeneratorState::Running && self.is_parked(outermost, n_frames) {
                self.fiber.frames.truncate(n_frames);
                return Err(self.value_error("generator already executing"));
            }
            if delegate.state != GeneratorState::Suspended {
                break;
            }
            if self.fiber.frames.len() >= self.recursion_limit {
                self.unpark();
                return Err(self.recursion_error(""));
            }
            // As when the `YieldFrom` at which it stands is being executed.
            let pc = generator.frame.pc + 1;
            let ReturnTo { on_return, dst, extra } = to;
            self.fiber.frames.push(Frame { base, pc, on_return, dst, extra, is_parked: true, ..generator.frame });
            (id, generator, to) = (inner, delegate, ReturnTo::YIELD_FROM);
        }
        Ok((id, to))
    }

    /// Whether a generator waits for one that runs: its frame is parked among the first frames of this fiber or in another.
    fn is_parked(&self, id: GeneratorId, n_frames: usize) -> bool {
        let waits = |frame: &Frame| frame.is_parked && frame.generator == Some(id);
        let mut others = self.heap.threads.iter();
        self.fiber.frames[..n_frames].iter().any(waits)
            || others.any(|(_, thread)| thread.fiber.frames.iter().any(waits))
    }

    /// If the newest frame is parked: its delegate has ended, and it goes on.
    pub(crate) fn unpark(&mut self) {
        if let Some(frame) = self.fiber.frames.last_mut()
            && frame.is_parked
            && let Some(id) = frame.generator
        {
            frame.is_parked = false;
            let base = frame.base as usize;
            self.restore_registers(id, base);
            self.heap.generators.get_mut(id).state = GeneratorState::Running;
        }
    }

    /// The registers of a frame on the stack.
    pub fn frame_registers(&self, frame: &Frame) -> &[Value] {
        match frame.generator {
            Some(id) if frame.is_parked => &self.heap.generators.get(id).registers,
            _ => &self.fiber.registers[frame.base as usize..],
        }
    }

    /// Where a generator stands.
    pub fn generator_state(&self, id: GeneratorId) -> GeneratorState {
        match self.is_parked(id, self.fiber.frames.len()) {
            true => GeneratorState::Running,
            false => self.heap.generators.get(id).state,
        }
    }

    /// As [`Vm::resume`], without regard to what it delegates to.
    fn resume_alone(&mut self, id: GeneratorId, sent: Value, to: ReturnTo) -> Res<Called> {
        match self.heap.generators.get(id).state {
            GeneratorState::Running => return Err(self.value_error("generator already executing")),
            GeneratorState::Finished => return Err(self.stop_iteration(Value::None)),
            GeneratorState::Created if !sent.is_none() => {
                return Err(self.type_error("can't send non-None value to a just-started generator"));
            }
            GeneratorState::Created | GeneratorState::Suspended => {}
        }
        let base = self.top();
        self.reserve_window(base)?;
        let started = self.heap.generators.get(id).state == GeneratorState::Suspended;
        let (mut frame, delegates) = self.restore_registers(id, base);
        frame.on_return = to.on_return;
        frame.dst = to.dst;
        frame.extra = to.extra;
        if started && (delegates || !sent.is_none()) {
            self.place_sent(&frame, base, delegates, sent);
        }
        self.push_frame(frame)?;
        self.heap.generators.get_mut(id).state = GeneratorState::Running;
        Ok(Called::Pushed)
    }

    /// Copies a generator's registers to the stack; its frame and whether it delegates.
    fn restore_registers(&mut self, id: GeneratorId, base: usize) -> (Frame, bool) {
        let generator = self.heap.generators.get(id);
        let n = generator.registers.len();
        self.fiber.registers[base..base + n].copy_from_slice(&generator.registers);
        (Frame { base: base as u32, ..generator.frame }, generator.delegate.is_bound())
    }

    /// Gives the suspended `yield` or `yield from` its value.
    fn place_sent(&mut self, frame: &Frame, base: usize, delegates: bool, sent: Value) {
        let code = self.code(frame.code);
        let at = if delegates { frame.pc } else { frame.pc - 1 };
        let register = match code.proto.instructions.get(at as usize) {
            Some(Instruction::Yield { dst, .. }) => *dst,
            Some(Instruction::YieldFrom { sent, .. }) => *sent,
            _ => return,
        };
        self.fiber.registers[base + register.index()] = sent;
    }

    /// Takes the running frame, a generator's, off the stack, and those parked below it. `delegate` is what it waits for, or
    /// unbound. Gives where the value that it yields goes.
    pub(crate) fn suspend_generator(&mut self, delegate: Value) -> ReturnTo {
        let mut to = self.fiber.frames.last().map_or(ReturnTo::EXIT, ReturnTo::of);
        if let Some(frame) = self.fiber.frames.pop()
            && let Some(generator) = self.save_generator(&frame, frame.pc, delegate)
        {
            generator.state = GeneratorState::Suspended;
        }
        while let Some(frame) = self.fiber.frames.pop_if(|frame| frame.is_parked) {
            to = ReturnTo::of(&frame);
        }
        to
    }

    /// Notes where the generator of a frame stands.
    #[inline]
    pub(crate) fn save_generator(&mut self, frame: &Frame, pc: u32, delegate: Value) -> Option<&mut Generator> {
        let generator = self.heap.generators.get_mut(frame.generator?);
        let (base, n) = (frame.base as usize, generator.registers.len());
        generator.registers.copy_from_slice(&self.fiber.registers[base..base + n]);
        (generator.frame.pc, generator.frame.namespace) = (pc, frame.namespace);
        generator.delegate = delegate;
        Some(generator)
    }

    /// Notes that a generator has ended, and lets go of what it held.
    pub(crate) fn finish_generator(&mut self, id: GeneratorId) {
        finish_generator(&mut self.heap, id);
    }

    /// Ends a generator that has not started or will not go on.
    pub fn end_generator(&mut self, id: GeneratorId) {
        self.finish_generator(id);
    }

    /// A `StopIteration` with a value.
    pub fn stop_iteration(&mut self, value: Value) -> Interrupt {
        match value {
            Value::None => self.error_with(classes::STOP_ITERATION, &[]),
            value => self.error_with(classes::STOP_ITERATION, &[value]),
        }
    }

    /// The `value` of a `StopIteration`.
    pub fn stop_value(&self, id: ExceptionId) -> Value {
        match self.heap.exceptions.get(id).args {
            Value::Tuple(args) => self.heap.tuple(args).first().copied().unwrap_or(Value::None),
            _ => Value::None,
        }
    }

    /// Raises an exception where a generator stands. The generators that it delegates to come back to the stack with it,
    /// so that the exception starts in the innermost.
    pub(crate) fn throw_into(&mut self, id: GeneratorId, exception: ExceptionId, to: ReturnTo) -> Res<Called> {
        match self.generator_state(id) {
            GeneratorState::Running => return Err(self.value_error("generator already executing")),
            GeneratorState::Finished => return Err(Interrupt::Raise(exception)),
            GeneratorState::Created => {
                self.finish_generator(id);
                return Err(Interrupt::Raise(exception));
            }
            GeneratorState::Suspended => {}
        }
        let delegate = self.heap.generators.get(id).delegate;
        self.resume_alone(id, Value::None, to)?;
        self.heap.generators.get_mut(id).delegate = Value::Unbound;
        // The frame goes on after its `yield from` when the delegate ends.
        if delegate.is_bound()
            && let Some(frame) = self.fiber.frames.last_mut()
        {
            frame.pc += 1;
        }
        // What closes a generator closes its delegate first, and then goes on whatever that made of it.
        let value = Value::Exception(exception);
        let extra = if self.is_instance(value, classes::GENERATOR_EXIT) { value } else { Value::Unbound };
        let from = ReturnTo { on_return: OnReturn::YieldFrom, dst: 0, extra };
        let result = match delegate {
            Value::Unbound => Err(Interrupt::Raise(exception)),
            Value::Generator(inner) => self.throw_into(inner, exception, from),
            _ => self.throw_into_object(delegate, exception, from),
        };
        match result {
            Ok(Called::Pushed) => Ok(Called::Pushed),
            Ok(Called::Value(value)) => {
                // A delegate that is no generator answered at once: pass its value on.
                if let Some(frame) = self.fiber.frames.last_mut() {
                    frame.pc -= 1;
                }
                let to = self.suspend_generator(delegate);
                self.deliver_from(to, value)
            }
            Err(interrupt) => {
                self.thrown = true;
                Err(interrupt)
            }
        }
    }

    /// `throw` (or, for `GeneratorExit`, `close`) of an iterator that is not a generator.
    fn throw_into_object(&mut self, delegate: Value, exception: ExceptionId, to: ReturnTo) -> Res<Called> {
        let value = Value::Exception(exception);
        if self.is_instance(value, classes::GENERATOR_EXIT) {
            if let Some(close) = self.find_attr(delegate, sesf_heap::names::CLOSE)? {
                self.call(close, &[])?;
            }
            return Err(Interrupt::Raise(exception));
        }
        match self.find_attr(delegate, sesf_heap::names::THROW)? {
            Some(throw) => self.invoke(throw, &[value], &[], to),
            None => Err(Interrupt::Raise(exception)),
        }
    }

    /// A value produced while a frame was being set up: it is delivered to the frame that now is on top.
    fn deliver_from(&mut self, to: ReturnTo, value: Value) -> Res<Called> {
        match to.on_return {
            OnReturn::Exit => {
                self.exit_value = Some(value);
                Ok(Called::Pushed)
            }
            _ => {
                self.deliver(to, value)?;
                Ok(Called::Pushed)
            }
        }
    }

    // ---- from native code

    /// `generator.send(value)`, nested.
    ///
    /// # Errors
    /// `StopIteration` at its end; whatever it raises.
    pub fn generator_send(&mut self, id: GeneratorId, value: Value) -> Res {
        self.enter_native(" while calling a Python object")?;
        let result = match self.resume(id, value, ReturnTo::EXIT) {
            Ok(_) => self.run_nested(),
            Err(error) => Err(error),
        };
        self.leave_native();
        result
    }

    /// `generator.throw(exception)` as the tail of a native function.
    ///
    /// # Errors
    /// Always [`Interrupt::Call`].
    pub fn tail_throw(&mut self, generator: GeneratorId, exception: ExceptionId) -> Res {
        self.tail_frame(PendingFrame::Throw { generator, exception })
    }

    /// `generator.send(value)` as the tail of a native function.
    ///
    /// # Errors
    /// Always [`Interrupt::Call`].
    pub fn tail_send(&mut self, generator: GeneratorId, sent: Value) -> Res {
        self.tail_frame(PendingFrame::Resume { generator, sent })
    }

    /// The line at which a generator stands, for `gi_frame` and its like.
    pub fn generator_line(&self, id: GeneratorId) -> u32 {
        let frame = &self.heap.generators.get(id).frame;
        let code = Arc::clone(self.code(frame.code));
        let span = code.proto.span_at(frame.pc.saturating_sub(1) as usize);
        code.proto.source.line(span.start)
    }
}
