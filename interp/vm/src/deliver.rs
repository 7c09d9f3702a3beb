//! Values on their way to the instruction that waits for them: the ends of calls.

use sesf_bytecode::{BinaryOp, CompareOp, Instruction, Reg, Target};
use sesf_heap::{GeneratorId, GeneratorState, OnReturn, Value, classes, names};

use crate::call::{Called, ReturnTo};
use crate::error::{Interrupt, Res};
use crate::ops::UnaryKind;
use crate::plan::{OperatorForm, Step};
use crate::vm::Vm;

/// An operator instruction with its operands.
enum Operation {
    Binary(BinaryOp, OperatorForm, Value, Value),
    Compare(CompareOp, Value, Value),
    Unary,
}

/// What an instruction does with the value it waits for.
enum Role {
    Store(Reg),
    /// Jumps if the truth is `when`.
    Branch {
        when: bool,
        target: Target,
    },
    /// Stores the truth, negated.
    Truth {
        dst: Reg,
        negate: bool,
    },
    /// Something of its own.
    Other,
}

impl Vm {
    // ---- returns

    /// The newest frame ends with a value: goes on in its caller, or leaves the machine's loop with `Some`.
    pub(crate) fn return_value(&mut self, value: Value) -> Res<Option<Value>> {
        let Some(frame) = self.fiber.frames.pop() else {
            return Ok(Some(value));
        };
        let to = ReturnTo::of(&frame);
        match frame.generator {
            Some(generator) => self.generator_returned(generator, value, to),
            None => self.deliver(to, value),
        }
    }

    /// The end of a generator is a `StopIteration` for whoever advanced it.
    fn generator_returned(&mut self, id: GeneratorId, value: Value, to: ReturnTo) -> Res<Option<Value>> {
        self.finish_generator(id);
        match to.on_return {
            OnReturn::ForNext => {
                self.end_loop();
                Ok(None)
            }
            OnReturn::Unpack => self.complete(to.extra).map(|()| None),
            consumer if consumer.consumes() => {
                self.set_register(to.dst, crate::consume::consumed(consumer, to.extra));
                Ok(None)
            }
            OnReturn::YieldFrom => match to.extra {
                Value::Exception(closing) => Err(Interrupt::Raise(closing)),
                _ => {
                    self.end_delegation(value);
                    Ok(None)
                }
            },
            OnReturn::NextDefault => {
                self.set_register(to.dst, to.extra);
                Ok(None)
            }
            OnReturn::Exit => {
                // The frame entered from Rust is gone: the exception leaves the loop as if that frame had raised it.
                let error = self.stop_iteration(value);
                self.stopped = true;
                Err(error)
            }
            _ => Err(self.stop_iteration(value)),
        }
    }

    /// The newest frame, which stands at its `yield` or `yield from`, gives a value to whoever advanced it.
    pub(crate) fn yield_value(&mut self, value: Value) -> Res<Option<Value>> {
        if let Some(Instruction::YieldFrom { .. }) = self.calling_instruction() {
            return self.pass_on(value);
        }
        let to = self.suspend_generator(Value::Unbound);
        self.deliver(to, value)
    }

    /// One turn of `yield from`: advances the iterator; its value is yielded on, its end is the value of the expression.
    pub(crate) fn yield_from(&mut self, iterator: Value, sent: Value, dst: Reg) -> Res<Option<Value>> {
        let to = ReturnTo::YIELD_FROM;
        match iterator {
            Value::Generator(id) if self.heap.generators.get(id).state == GeneratorState::Finished => {
                self.set_register(dst.0, Value::None);
                Ok(None)
            }
            Value::Generator(id) => self.resume(id, sent, to).map(|_| None),
            Value::Iter(id) if sent.is_none() => match self.next_builtin(id)? {
                Some(value) => self.pass_on(value),
                None => {
                    self.set_register(dst.0, Value::None);
                    Ok(None)
                }
            },
            _ => {
                let (method, args): (Value, &[Value]) = match sent {
                    Value::None => (self.bound_next(iterator)?, &[]),
                    _ => (self.get_attr(iterator, names::SEND)?, &[sent]),
                };
                match self.invoke(method, args, &[], to) {
                    Ok(Called::Value(value)) => self.pass_on(value),
                    Ok(Called::Pushed) => Ok(None),
                    Err(Interrupt::Raise(id)) if self.is_instance(Value::Exception(id), classes::STOP_ITERATION) => {
                        let value = self.stop_value(id);
                        self.set_register(dst.0, value);
                        Ok(None)
                    }
                    Err(error) => Err(error),
                }
            }
        }
    }

    fn bound_next(&mut self, iterator: Value) -> Res {
        match self.special_of(iterator, names::NEXT) {
            Some(method) => self.bind(method, iterator),
            None => {
                let message = format!("'{}' object is not an iterator", self.type_name(iterator));
                Err(self.type_error(message))
            }
        }
    }

    /// A delegate's value goes to whoever advanced the delegating generator, which is suspended at its `YieldFrom`.
    fn pass_on(&mut self, value: Value) -> Res<Option<Value>> {
        if let Some(at) = self.consumed_frame() {
            // The next turn of `yield from` follows.
            if self.consume(at, value)?
                && let Some(frame) = self.fiber.frames.last_mut()
            {
                frame.pc -= 1;
            }
            return Ok(None);
        }
        let delegate = match self.calling_instruction() {
            Some(Instruction::YieldFrom { iter, .. }) => self.reg(iter.0),
            _ => Value::Unbound,
        };
        if let Some(frame) = self.fiber.frames.last_mut() {
            frame.pc -= 1;
        }
        let to = self.suspend_generator(delegate);
        self.deliver(to, value)
    }

    /// Brings a returned value to the newest frame (or out of the loop: `Some`).
    pub(crate) fn deliver(&mut self, to: ReturnTo, value: Value) -> Res<Option<Value>> {
        match to.on_return {
            OnReturn::Exit => return Ok(Some(value)),
            OnReturn::Store | OnReturn::GetAttr | OnReturn::NextDefault | OnReturn::ForNext => {
                self.set_register(to.dst, value);
            }
            OnReturn::Discard
            | OnReturn::Sum
            | OnReturn::Any
            | OnReturn::All
            | OnReturn::Collect
            | OnReturn::Unpack => {}
            OnReturn::Init => {
                self.check_init(value)?;
                self.set_register(to.dst, to.extra);
            }
            OnReturn::Complete => self.complete(value)?,
            OnReturn::Operator | OnReturn::OperatorLast if value == Value::NotImplemented => {
                if let (Some(instruction), Value::Int(attempt)) = (self.calling_instruction(), to.extra) {
                    self.operator(instruction, attempt as u8)?;
                }
            }
            OnReturn::Operator | OnReturn::OperatorLast => self.complete(value)?,
            OnReturn::Truth => {
                let truth = self.finish_truth(value, false)?;
                self.settle(truth);
            }
            OnReturn::TruthOfLen => {
                let truth = self.finish_truth(value, true)?;
                self.settle(truth);
            }
            OnReturn::YieldFrom if to.extra.is_bound() => {
                return Err(self.runtime_error("generator ignored GeneratorExit"));
            }
            OnReturn::YieldFrom => return self.pass_on(value),
            OnReturn::New => self.continue_new(value, to)?,
            OnReturn::Iterator => self.check_iterator(value, to.dst)?,
            OnReturn::Text => {
                self.check_text(value, to.extra)?;
                self.set_register(to.dst, value);
            }
        }
        Ok(None)
    }

    fn continue_new(&mut self, instance: Value, to: ReturnTo) -> Res<()> {
        let Value::Tuple(id) = to.extra else { return Ok(()) };
        let [Value::Class(class), Value::Tuple(args), Value::Dict(kwargs)] = self.heap.tuple(id)[..] else {
            return Ok(());
        };
        let args = self.heap.tuple(args).to_vec();
        let kwargs = self.keyword_pairs(kwargs);
        match self.after_new(instance, class, &args, &kwargs, ReturnTo::store(to.dst))? {
            Called::Value(value) => self.set_register(to.dst, value),
            Called::Pushed => {}
        }
        Ok(())
    }

    /// The entries of a dict with text keys as keyword arguments.
    pub fn keyword_pairs(&mut self, dict: sesf_heap::DictId) -> Vec<(sesf_heap::StrId, Value)> {
        let pairs: Vec<(Value, Value)> = self.heap.dicts.get(dict).iter().map(|e| (e.key, e.value)).collect();
        let mut keywords = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            if let Value::Str(name) = self.builtin_value(key) {
                keywords.push((self.heap.intern_id(name), value));
            }
        }
        keywords
    }

    fn check_iterator(&mut self, value: Value, dst: u8) -> Res<()> {
        let is_iterator =
            matches!(value, Value::Iter(_) | Value::Generator(_)) || self.special_of(value, names::NEXT).is_some();
        if !is_iterator {
            let message = format!("iter() returned non-iterator of type '{}'", self.type_name(value));
            return Err(self.type_error(message));
        }
        self.set_register(dst, value);
        Ok(())
    }

    fn check_text(&mut self, value: Value, method: Value) -> Res<()> {
        if matches!(self.builtin_value(value), Value::Str(_)) {
            return Ok(());
        }
        let method = match method {
            Value::Str(name) => self.heap.str(name).to_string(),
            _ => "__str__".to_string(),
        };
        let kind = self.type_name(value);
        let message = match method.as_str() {
            "__format__" => format!("__format__ must return a str, not {kind}"),
            _ => format!("{method} returned non-string (type {kind})"),
        };
        Err(self.type_error(message))
    }

    /// After a call made by an instruction with a plain destination.
    pub(crate) fn finish_call(&mut self, called: Called, dst: Reg) -> Res<()> {
        if let Called::Value(value) = called {
            self.set_register(dst.0, value);
        }
        Ok(())
    }

    // ---- operators

    /// An operator instruction's protocol from the given attempt on.
    pub(crate) fn operator(&mut self, instruction: Instruction, attempt: u8) -> Res<()> {
        let operation = self.operation(instruction);
        let mut attempt = attempt;
        loop {
            let next = match operation {
                Operation::Binary(op, form, a, b) => match self.binary_plan(op, form, a, b, attempt)? {
                    Some(next) => next,
                    None => return Err(self.unsupported_operands(op, form, a, b)),
                },
                Operation::Compare(op, a, b) => match self.compare_plan(op, a, b, attempt)? {
                    Some(next) => next,
                    None => {
                        let answer = self.compare_default(op, a, b)?;
                        return self.complete(Value::Bool(answer));
                    }
                },
                Operation::Unary => return Ok(()),
            };
            let (step, next_attempt) = next;
            attempt = next_attempt;
            let to = ReturnTo { on_return: OnReturn::Operator, dst: 0, extra: Value::Int(attempt as i64) };
            match self.invoke_step(step, to)? {
                Called::Pushed => return Ok(()),
                Called::Value(Value::NotImplemented) => {}
                Called::Value(value) => return self.complete(value),
            }
        }
    }

    /// The operator and operands of an instruction of the newest frame.
    fn operation(&self, instruction: Instruction) -> Operation {
        use Instruction as I;
        use OperatorForm::{Inplace, Normal};
        let r = |reg: Reg| self.reg(reg.0);
        let int = |value: i16| Value::Int(value as i64);
        match instruction {
            I::Add { a, b, .. } => Operation::Binary(BinaryOp::Add, Normal, r(a), r(b)),
            I::Sub { a, b, .. } => Operation::Binary(BinaryOp::Sub, Normal, r(a), r(b)),
            I::Mul { a, b, .. } => Operation::Binary(BinaryOp::Mul, Normal, r(a), r(b)),
            I::TrueDiv { a, b, .. } => Operation::Binary(BinaryOp::TrueDiv, Normal, r(a), r(b)),
            I::FloorDiv { a, b, .. } => Operation::Binary(BinaryOp::FloorDiv, Normal, r(a), r(b)),
            I::Mod { a, b, .. } => Operation::Binary(BinaryOp::Mod, Normal, r(a), r(b)),
            I::And { a, b, .. } => Operation::Binary(BinaryOp::And, Normal, r(a), r(b)),
            I::Binary { op, a, b, .. } => Operation::Binary(op, Normal, r(a), r(b)),
            I::AddInt { a, value, .. } => Operation::Binary(BinaryOp::Add, Normal, r(a), int(value)),
            I::SubInt { a, value, .. } => Operation::Binary(BinaryOp::Sub, Normal, r(a), int(value)),
            I::MulInt { a, value, .. } => Operation::Binary(BinaryOp::Mul, Normal, r(a), int(value)),
            I::FloorDivInt { a, value, .. } => Operation::Binary(BinaryOp::FloorDiv, Normal, r(a), int(value)),
            I::ModInt { a, value, .. } => Operation::Binary(BinaryOp::Mod, Normal, r(a), int(value)),
            I::BinaryInt { op, a, value, .. } => Operation::Binary(op, Normal, r(a), int(value)),
            I::InplaceAdd { a, b, .. } => Operation::Binary(BinaryOp::Add, Inplace, r(a), r(b)),
            I::InplaceAddInt { a, value, .. } => Operation::Binary(BinaryOp::Add, Inplace, r(a), int(value)),
            I::Inplace { op, a, b, .. } => Operation::Binary(op, Inplace, r(a), r(b)),
            I::Compare { op, a, b, .. } => Operation::Compare(op, r(a), r(b)),
            I::JumpIfLt { a, b, .. } | I::JumpIfNotLt { a, b, .. } => Operation::Compare(CompareOp::Lt, r(a), r(b)),
            I::JumpIfLe { a, b, .. } | I::JumpIfNotLe { a, b, .. } => Operation::Compare(CompareOp::Le, r(a), r(b)),
            I::JumpIfGt { a, b, .. } | I::JumpIfNotGt { a, b, .. } => Operation::Compare(CompareOp::Gt, r(a), r(b)),
            I::JumpIfGe { a, b, .. } | I::JumpIfNotGe { a, b, .. } => Operation::Compare(CompareOp::Ge, r(a), r(b)),
            I::JumpIfEq { a, b, .. } | I::JumpIfNotEq { a, b, .. } => Operation::Compare(CompareOp::Eq, r(a), r(b)),
            I::JumpIfNe { a, b, .. } | I::JumpIfNotNe { a, b, .. } => Operation::Compare(CompareOp::Ne, r(a), r(b)),
            I::JumpIfLtInt { a, value, .. } | I::JumpIfNotLtInt { a, value, .. } => {
                Operation::Compare(CompareOp::Lt, r(a), int(value))
            }
            I::JumpIfLeInt { a, value, .. } | I::JumpIfNotLeInt { a, value, .. } => {
                Operation::Compare(CompareOp::Le, r(a), int(value))
            }
            I::JumpIfGtInt { a, value, .. } | I::JumpIfNotGtInt { a, value, .. } => {
                Operation::Compare(CompareOp::Gt, r(a), int(value))
            }
            I::JumpIfGeInt { a, value, .. } | I::JumpIfNotGeInt { a, value, .. } => {
                Operation::Compare(CompareOp::Ge, r(a), int(value))
            }
            I::JumpIfEqInt { a, value, .. } | I::JumpIfNotEqInt { a, value, .. } => {
                Operation::Compare(CompareOp::Eq, r(a), int(value))
            }
            I::JumpIfNeInt { a, value, .. } | I::JumpIfNotNeInt { a, value, .. } => {
                Operation::Compare(CompareOp::Ne, r(a), int(value))
            }
            _ => Operation::Unary,
        }
    }

    /// The unary operators' protocol.
    pub(crate) fn unary_instruction(&mut self, instruction: Instruction, value: Value) -> Res<()> {
        let (kind, dst) = match instruction {
            Instruction::Neg { dst, .. } => (UnaryKind::Neg, dst),
            Instruction::Pos { dst, .. } => (UnaryKind::Pos, dst),
            Instruction::Invert { dst, .. } => (UnaryKind::Invert, dst),
            _ => return Ok(()),
        };
        let called = match self.unary_builtin(kind, value)? {
            Some(result) => Called::Value(result),
            None => {
                let step = self.unary_plan(kind, value)?;
                self.invoke_step(step, ReturnTo::store(dst.0))?
            }
        };
        self.finish_call(called, dst)
    }

    // ---- completion

    /// What the instruction of the newest frame does with its value.
    fn role(&self, instruction: Instruction) -> Role {
        use Instruction as I;
        match instruction {
            I::JumpIfTrue { target, .. }
            | I::JumpIfLt { target, .. }
            | I::JumpIfLe { target, .. }
            | I::JumpIfGt { target, .. }
            | I::JumpIfGe { target, .. }
            | I::JumpIfEq { target, .. }
            | I::JumpIfNe { target, .. }
            | I::JumpIfLtInt { target, .. }
            | I::JumpIfLeInt { target, .. }
            | I::JumpIfGtInt { target, .. }
            | I::JumpIfGeInt { target, .. }
            | I::JumpIfEqInt { target, .. }
            | I::JumpIfNeInt { target, .. }
            | I::JumpIfIn { target, .. } => Role::Branch { when: true, target },
            I::JumpIfFalse { target, .. }
            | I::JumpIfNotLt { target, .. }
            | I::JumpIfNotLe { target, .. }
            | I::JumpIfNotGt { target, .. }
            | I::JumpIfNotGe { target, .. }
            | I::JumpIfNotEq { target, .. }
            | I::JumpIfNotNe { target, .. }
            | I::JumpIfNotLtInt { target, .. }
            | I::JumpIfNotLeInt { target, .. }
            | I::JumpIfNotGtInt { target, .. }
            | I::JumpIfNotGeInt { target, .. }
            | I::JumpIfNotEqInt { target, .. }
            | I::JumpIfNotNeInt { target, .. }
            | I::JumpIfNotIn { target, .. } => Role::Branch { when: false, target },
            I::Not { dst, .. } => Role::Truth { dst, negate: true },
            I::Contains { dst, negate, .. } => Role::Truth { dst, negate },
            I::Add { dst, .. }
            | I::Sub { dst, .. }
            | I::Mul { dst, .. }
            | I::TrueDiv { dst, .. }
            | I::FloorDiv { dst, .. }
            | I::Mod { dst, .. }
            | I::And { dst, .. }
            | I::Binary { dst, .. }
            | I::AddInt { dst, .. }
            | I::SubInt { dst, .. }
            | I::MulInt { dst, .. }
            | I::FloorDivInt { dst, .. }
            | I::ModInt { dst, .. }
            | I::BinaryInt { dst, .. }
            | I::InplaceAdd { dst, .. }
            | I::InplaceAddInt { dst, .. }
            | I::Inplace { dst, .. }
            | I::Compare { dst, .. } => Role::Store(dst),
            _ => Role::Other,
        }
    }

    /// Gives the instruction of the newest frame its value.
    pub(crate) fn complete(&mut self, value: Value) -> Res<()> {
        let Some(instruction) = self.calling_instruction() else { return Ok(()) };
        match self.role(instruction) {
            Role::Store(dst) => {
                self.set_register(dst.0, value);
                Ok(())
            }
            Role::Branch { .. } | Role::Truth { .. } => self.test(value),
            Role::Other => self.complete_collected(instruction, value),
        }
    }

    /// Finds the truth of a value for the conditional instruction of the newest frame.
    pub(crate) fn test(&mut self, value: Value) -> Res<()> {
        let (step, is_len) = self.truth_plan(value)?;
        let on_return = if is_len { OnReturn::TruthOfLen } else { OnReturn::Truth };
        match step {
            Step::Value(Value::Bool(truth)) => {
                self.settle(truth);
                Ok(())
            }
            step => match self.invoke_step(step, ReturnTo { on_return, dst: 0, extra: Value::Unbound })? {
                Called::Value(answer) => {
                    let truth = self.finish_truth(answer, is_len)?;
                    self.settle(truth);
                    Ok(())
                }
                Called::Pushed => Ok(()),
            },
        }
    }

    /// Ends the conditional instruction of the newest frame with the truth it waited for.
    fn settle(&mut self, truth: bool) {
        let Some(instruction) = self.calling_instruction() else { return };
        match self.role(instruction) {
            Role::Branch { when, target } => {
                if truth == when
                    && let Some(frame) = self.fiber.frames.last_mut()
                {
                    frame.pc = target.0;
                }
            }
            Role::Truth { dst, negate } => self.set_register(dst.0, Value::Bool(truth != negate)),
            Role::Store(dst) => self.set_register(dst.0, Value::Bool(truth)),
            Role::Other => {}
        }
    }

    /// `item in container` for the instruction of the newest frame.
    pub(crate) fn test_membership(&mut self, container: Value, item: Value) -> Res<()> {
        let step = self.contains_plan(container, item)?;
        let to = ReturnTo { on_return: OnReturn::Complete, dst: 0, extra: Value::Unbound };
        match self.invoke_step(step, to)? {
            Called::Value(answer) => self.test(answer),
            Called::Pushed => Ok(()),
        }
    }

    // ---- loops

    /// `ForNext` over a generator.
    pub(crate) fn for_next_generator(&mut self, id: GeneratorId, dst: Reg) -> Res<()> {
        if self.heap.generators.get(id).state == GeneratorState::Finished {
            self.end_loop();
            return Ok(());
        }
        let to = ReturnTo { on_return: OnReturn::ForNext, dst: dst.0, extra: Value::Unbound };
        self.resume(id, Value::None, to).map(|_| ())
    }

    /// `ForNext` over any other iterator.
    pub(crate) fn for_next_object(&mut self, iterator: Value, dst: Reg) -> Res<()> {
        let Some(method) = self.special_of(iterator, names::NEXT).filter(|m| !m.is_none()) else {
            let message = format!("'{}' object is not an iterator", self.type_name(iterator));
            return Err(self.type_error(message));
        };
        let step = self.method_call1(method, iterator)?;
        let to = ReturnTo { on_return: OnReturn::ForNext, dst: dst.0, extra: Value::Unbound };
        match self.invoke_step(step, to) {
            Ok(Called::Value(value)) => self.deliver(to, value).map(|_| ()),
            Ok(Called::Pushed) => Ok(()),
            Err(Interrupt::Raise(id)) if self.is_instance(Value::Exception(id), classes::STOP_ITERATION) => {
                self.end_loop();
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// `iter(source)` into a register.
    pub(crate) fn prepare_iteration(&mut self, source: Value, dst: u8) -> Res<()> {
        let step = self.iter_plan(source)?;
        let to = ReturnTo { on_return: OnReturn::Iterator, dst, extra: Value::Unbound };
        match self.invoke_step(step, to)? {
            Called::Value(iterator) => self.check_iterator(iterator, dst),
            Called::Pushed => Ok(()),
        }
    }
}
