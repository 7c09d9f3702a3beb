//! Generators that a builtin function goes through from end to end: `sum`, `any`, `all`, `list`, ...
//!
//! Such a generator's frame stays on the stack: what it yields is dealt with where it is yielded, and it goes on. The
//! function's state is in the frame's `extra`; `OnReturn` says which function it is.

use sesf_bytecode::{BinaryOp, Instruction};
use sesf_heap::{GeneratorId, GeneratorState, Heap, OnReturn, Value};

use crate::call::{Called, ReturnTo};
use crate::error::{OrRaise, Res};
use crate::vm::{PendingFrame, Vm};

/// What a function does after it was given a value.
enum Taken {
    /// It waits for more, in this state.
    More(Value),
    /// It has its result.
    Done(Value),
    /// It needs code of the language: this function of the prelude goes on, given the sum, the value and the generator.
    Rest(&'static str),
}

impl Vm {
    /// Goes through a generator as the tail of a native function, which starts in a state: `OnReturn::Sum` with the start,
    /// `OnReturn::Collect` with the list or set to be filled, `OnReturn::Any` or `OnReturn::All`.
    ///
    /// # Errors
    /// Always [`crate::Interrupt::Call`].
    pub fn tail_consume(&mut self, generator: GeneratorId, consumer: OnReturn, state: Value) -> Res {
        self.tail_frame(PendingFrame::Consume { generator, consumer, state })
    }

    pub(crate) fn enter_consumed(
        &mut self,
        id: GeneratorId,
        consumer: OnReturn,
        state: Value,
        to: ReturnTo,
    ) -> Res<Called> {
        let generator = self.heap.generators.get(id);
        if generator.state == GeneratorState::Finished {
            return Ok(Called::Value(consumed(consumer, state)));
        }
        if to.on_return == OnReturn::Store && !generator.delegate.is_bound() {
            return self.resume(id, Value::None, ReturnTo { on_return: consumer, dst: to.dst, extra: state });
        }
        let generator = Value::Generator(id);
        let (name, args): (_, &[Value]) = match consumer {
            OnReturn::Sum => ("sum_items", &[state, generator]),
            OnReturn::Any => ("any_true", &[generator]),
            OnReturn::All => ("all_true", &[generator]),
            _ if matches!(state, Value::Set(_)) => ("set_extend", &[state, generator]),
            _ => ("list_extend", &[state, generator]),
        };
        let function = self.prelude(name)?;
        self.invoke(function, args, &[], to)
    }

    /// The frame whose consumer gets what the newest frame yields.
    #[inline]
    pub(crate) fn consumed_frame(&self) -> Option<usize> {
        let delegates = |on_return| on_return == OnReturn::YieldFrom;
        let at = self.fiber.frames.iter().rposition(|frame| frame.is_parked || !delegates(frame.on_return))?;
        let frame = &self.fiber.frames[at];
        (frame.on_return.consumes() && !frame.is_parked).then_some(at)
    }

    /// Gives a value that the newest frame yields to the consumer of the frame `at`; whether that wants more.
    pub(crate) fn consume(&mut self, at: usize, value: Value) -> Res<bool> {
        let frame = self.fiber.frames[at];
        let mut taken = self.take(frame.on_return, frame.extra, value);
        if let (OnReturn::Unpack, Value::List(list)) = (frame.on_return, frame.extra)
            && self.heap.lists.get(list).len() > frame.dst as usize
        {
            taken = Ok(Taken::Done(frame.extra));
        }
        if let Ok(Taken::More(state)) = taken {
            self.fiber.frames[at].extra = state;
            self.save_hidden(at);
            return Ok(true);
        }
        // From here on nobody waits for the generator.
        self.fiber.frames[at].on_return = OnReturn::Discard;
        self.yield_value(value)?;
        match (taken?, frame.generator) {
            (Taken::Done(items), _) if frame.on_return == OnReturn::Unpack => self.complete(items)?,
            (Taken::Done(result), _) => self.set_register(frame.dst, result),
            (Taken::Rest(name), Some(id)) => {
                let function = self.prelude(name)?;
                let args = [frame.extra, value, Value::Generator(id)];
                let args = if frame.on_return == OnReturn::Sum { &args[..] } else { &args[1..] };
                self.invoke(function, args, &[], ReturnTo::store(frame.dst))?;
            }
            _ => {}
        }
        Ok(false)
    }

    fn take(&mut self, consumer: OnReturn, state: Value, value: Value) -> Res<Taken> {
        if let Some(state) = take_quickly(&mut self.heap, consumer, state, value) {
            return Ok(Taken::More(state));
        }
        Ok(match (consumer, state, value) {
            (OnReturn::Sum, ..) => match self.binary_builtin(BinaryOp::Add, state, value)? {
                Some(sum) => Taken::More(sum),
                None => Taken::Rest("sum_rest"),
            },
            (OnReturn::Any, ..) => match self.truth_builtin(value) {
                Some(true) => Taken::Done(Value::Bool(true)),
                Some(false) => Taken::More(state),
                None => Taken::Rest("any_of_rest"),
            },
            (OnReturn::All, ..) => match self.truth_builtin(value) {
                Some(true) => Taken::More(state),
                Some(false) => Taken::Done(Value::Bool(false)),
                None => Taken::Rest("all_of_rest"),
            },
            (_, Value::List(list), _) => {
                self.heap.list_push(list, value).or_raise(self)?;
                Taken::More(state)
            }
            (_, Value::Set(set), _) => {
                self.set_add(set, value)?;
                Taken::More(state)
            }
            _ => Taken::More(state),
        })
    }

    /// Saves the hidden generators from the frame `from` on as if they were suspended: see `leave_generator`.
    fn save_hidden(&mut self, from: usize) {
        for at in from..self.fiber.frames.len() {
            let frame = self.fiber.frames[at];
            let code = self.code(frame.code);
            if !code.proto.is_hidden {
                continue;
            }
            let (pc, delegate) = match code.instructions.get(frame.pc.saturating_sub(1) as usize) {
                Some(Instruction::YieldFrom { iter, .. }) => (frame.pc - 1, self.frame_registers(&frame)[iter.index()]),
                _ => (frame.pc, Value::Unbound),
            };
            self.save_generator(&frame, pc, delegate);
        }
    }
}

/// The state of a consumer after a value with which it is quickly done.
#[inline(always)]
pub(crate) fn take_quickly(heap: &mut Heap, consumer: OnReturn, state: Value, value: Value) -> Option<Value> {
    match (consumer, state, value) {
        (OnReturn::Collect | OnReturn::Unpack, Value::List(list), _) => {
            // Growth is accounted elsewhere; so is what is too much for an unpacking.
            let items = heap.lists.get_own(list).filter(|items| items.len() < items.capacity())?;
            items.push(value);
            Some(state)
        }
        (OnReturn::Sum, Value::Int(x), Value::Int(y)) => x.checked_add(y).map(Value::Int),
        (OnReturn::Sum, Value::Float(x), Value::Float(y)) => Some(Value::Float(x + y)),
        (OnReturn::Any, _, Value::Bool(false)) | (OnReturn::All, _, Value::Bool(true)) => Some(state),
        _ => None,
    }
}

/// What a consumer makes of nothing more.
pub(crate) fn consumed(consumer: OnReturn, state: Value) -> Value {
    match consumer {
        OnReturn::Any => Value::Bool(false),
        OnReturn::All => Value::Bool(true),
        _ => state,
    }
}
