//! Operations as plans: each step is either done natively or names the one call that must be made.
//!
//! The machine's loop makes that call by pushing a frame; native code makes it by running the loop. Both ask the same plan,
//! so that an operation means the same in either place.

use sesf_bytecode::{BinaryOp, CompareOp};
use sesf_heap::{Descriptor, Function, Layout, StrId, Value, classes, names};

use crate::error::{Interrupt, Res};
use crate::vm::Vm;

/// The outcome of one step.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Done.
    Value(Value),
    /// To be continued with the result of this call.
    Call {
        /// What is called.
        function: Value,
        /// Its arguments.
        args: [Value; 3],
        /// How many.
        n_args: u8,
    },
}

impl Step {
    /// A call with one argument.
    pub fn call1(function: Value, a: Value) -> Step {
        Step::Call { function, args: [a, Value::Unbound, Value::Unbound], n_args: 1 }
    }

    /// A call with two arguments.
    pub fn call2(function: Value, a: Value, b: Value) -> Step {
        Step::Call { function, args: [a, b, Value::Unbound], n_args: 2 }
    }

    /// A call with three arguments.
    pub fn call3(function: Value, a: Value, b: Value, c: Value) -> Step {
        Step::Call { function, args: [a, b, c], n_args: 3 }
    }
}

/// How a binary operator is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum OperatorForm {
    Normal,
    Inplace,
}

/// The name of the method of an operator: the special names are in the order of [`BinaryOp`].
fn method_name(first: StrId, op: BinaryOp) -> StrId {
    StrId(first.0 + op as u32)
}

impl Vm {
    /// The attempts at `a <op> b` from the given one on. `None` is the end of them: the operands do not support it. The
    /// number given with a step is that of the next attempt.
    pub fn binary_plan(
        &mut self,
        op: BinaryOp,
        form: OperatorForm,
        a: Value,
        b: Value,
        attempt: u8,
    ) -> Res<Option<(Step, u8)>> {
        if attempt == 0 && form == OperatorForm::Inplace {
            if let Some(step) = self.inplace_plan(op, a, b)? {
                return Ok(Some((step, 4)));
            }
            let class = self.class_of(a);
            if self.has_user_methods(a)
                && let Some(method) = self.special(class, method_name(names::IADD, op))
            {
                return Ok(Some((self.method_call2(method, a, b)?, 1)));
            }
        }
        if attempt <= 1
            && (attempt == 0 || form == OperatorForm::Inplace)
            && let Some(value) = self.binary_builtin(op, a, b)?
        {
            return Ok(Some((Step::Value(value), 4)));
        }
        self.binary_methods(op, a, b, attempt)
    }

    /// The attempts 2 (the first operand to be asked) and 3 (the second one).
    fn binary_methods(&mut self, op: BinaryOp, a: Value, b: Value, attempt: u8) -> Res<Option<(Step, u8)>> {
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        let left = self.special(class_a, method_name(names::ADD, op));
        let right = if class_a == class_b { None } else { self.special(class_b, method_name(names::RADD, op)) };
        // A subclass on the right that brings its own reflected method is asked first.
        let right_first = match right {
            // Concatenation comes after all that numbers do.
            Some(_) if op == BinaryOp::Add && left.is_some_and(|m| self.is_concatenation(m)) => true,
            Some(method) if self.is_subclass(class_b, class_a) => {
                self.special(class_a, method_name(names::RADD, op)) != Some(method)
            }
            _ => false,
        };
        for number in attempt.max(2)..4 {
            let asks_left = (number == 2) != right_first;
            let step = match (asks_left, left, right) {
                (true, Some(method), _) if op == BinaryOp::Add && self.is_concatenation(method) => {
                    let (x, y) = (self.builtin_value(a), self.builtin_value(b));
                    self.binary_builtin(op, x, y)?.map(Step::Value)
                }
                (true, Some(method), _) => Some(self.method_call2(method, a, b)?),
                (false, _, Some(method)) => Some(self.method_call2(method, b, a)?),
                _ => None,
            };
            if let Some(step) = step {
                return Ok(Some((step, number + 1)));
            }
        }
        Ok(None)
    }

    /// Whether a method is the `__add__` of a builtin sequence: called by name it refuses other operands, while the
    /// operator asks them.
    fn is_concatenation(&self, method: Value) -> bool {
        let Value::Native(id) = method else { return false };
        let owner = self.natives.get(id).owner;
        matches!(owner, Some(classes::STR | classes::BYTES | classes::BYTEARRAY | classes::LIST | classes::TUPLE))
    }

    /// Whether the class of a value may define operators in the language.
    #[inline]
    pub fn has_user_methods(&self, value: Value) -> bool {
        matches!(value, Value::Instance(_) | Value::Exception(_) | Value::Class(_) | Value::Object(_))
    }

    /// A call of a method found in a class, for a receiver and one argument.
    pub fn method_call2(&mut self, method: Value, receiver: Value, argument: Value) -> Res<Step> {
        Ok(match self.bind_plain(method) {
            true => Step::call2(method, receiver, argument),
            false => Step::call1(self.bind(method, receiver)?, argument),
        })
    }

    /// A call of a method found in a class, for a receiver alone.
    pub fn method_call1(&mut self, method: Value, receiver: Value) -> Res<Step> {
        Ok(match self.bind_plain(method) {
            true => Step::call1(method, receiver),
            false => {
                let function = self.bind(method, receiver)?;
                Step::Call { function, args: [Value::Unbound; 3], n_args: 0 }
            }
        })
    }

    /// A call of a method found in a class, for a receiver and two arguments.
    pub fn method_call3(&mut self, method: Value, receiver: Value, a: Value, b: Value) -> Res<Step> {
        Ok(match self.bind_plain(method) {
            true => Step::call3(method, receiver, a, b),
            false => Step::call2(self.bind(method, receiver)?, a, b),
        })
    }

    /// Whether binding a class attribute to a receiver means passing the receiver first.
    #[inline]
    pub fn bind_plain(&self, method: Value) -> bool {
        use crate::native::Binding;
        match method {
            Value::Function(_) => true,
            Value::Native(id) => matches!(self.natives.get(id).binding, Binding::Method | Binding::Slot),
            _ => false,
        }
    }

    /// A class attribute bound to a receiver: what the descriptor protocol gives. May run user code (nested).
    pub fn bind(&mut self, attribute: Value, receiver: Value) -> Res {
        let class = self.class_of(receiver);
        let step = self.descriptor_get(attribute, receiver, class)?;
        self.run_step(step)
    }

    /// What reading a class attribute through a receiver of a class gives. `receiver` is unbound when it is read through
    /// the class itself.
    pub fn descriptor_get(&mut self, attribute: Value, receiver: Value, class: sesf_heap::ClassId) -> Res<Step> {
        let value = match attribute {
            Value::Function(_) if receiver.is_bound() => self.heap.new_method(attribute, receiver),
            Value::Native(_) if receiver.is_bound() && self.bind_plain(attribute) => {
                self.heap.new_method(attribute, receiver)
            }
            Value::Descriptor(id) => return self.builtin_descriptor_get(attribute, id, receiver, class),
            Value::Instance(_) | Value::Object(_) => {
                if let Some(get) = self.special_of(attribute, names::GET) {
                    let receiver = receiver.or(Value::None);
                    return self.method_call3(get, attribute, receiver, Value::Class(class));
                }
                attribute
            }
            _ => attribute,
        };
        Ok(Step::Value(value))
    }

    fn builtin_descriptor_get(
        &mut self,
        attribute: Value,
        id: sesf_heap::DescriptorId,
        receiver: Value,
        class: sesf_heap::ClassId,
    ) -> Res<Step> {
        match self.heap.descriptors.get(id) {
            Descriptor::Static(value, _) => Ok(Step::Value(*value)),
            Descriptor::Class(value, _) => {
                let value = *value;
                // What is no descriptor itself is bound as a function is.
                let binds_itself = match value {
                    Value::Function(_) | Value::Native(_) | Value::Class(_) => false,
                    Value::Instance(_) | Value::Object(_) => self.special_of(value, names::GET).is_some(),
                    _ => true,
                };
                match binds_itself {
                    true => self.descriptor_get(value, Value::Class(class), class),
                    false => Ok(Step::Value(self.heap.new_method(value, Value::Class(class)))),
                }
            }
            _ if !receiver.is_bound() => Ok(Step::Value(attribute)),
            Descriptor::Property(property) => match property.get {
                Value::None | Value::Unbound => Err(self.unreadable_property(id, receiver)),
                get => Ok(Step::call1(get, receiver)),
            },
            Descriptor::Slot { class: owner, name } => {
                let (owner, name) = (*owner, *name);
                self.slot_get(receiver, owner, name).map(Step::Value)
            }
            Descriptor::GetSet { class: owner, get, .. } => {
                let (owner, function) = (*owner, self.natives.get(*get).def.function);
                self.check_receiver(id, owner, receiver)?;
                function(self, &[receiver]).map(Step::Value)
            }
            Descriptor::Free => Ok(Step::Value(Value::None)),
        }
    }

    fn check_receiver(&mut self, id: sesf_heap::DescriptorId, owner: sesf_heap::ClassId, receiver: Value) -> Res<()> {
        if self.is_instance(receiver, owner) {
            return Ok(());
        }
        let name = match self.heap.descriptors.get(id) {
            Descriptor::GetSet { name, .. } | Descriptor::Slot { name, .. } => *name,
            _ => names::EMPTY,
        };
        let message = format!(
            "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
            self.heap.str(name),
            self.full_class_name(owner),
            self.type_name(receiver)
        );
        Err(self.type_error(message))
    }

    fn unreadable_property(&mut self, id: sesf_heap::DescriptorId, receiver: Value) -> Interrupt {
        let message = self.property_message(id, receiver, "getter");
        self.error(classes::ATTRIBUTE_ERROR, message)
    }

    /// `property 'x' of 'C' object has no setter`.
    pub(crate) fn property_message(&mut self, id: sesf_heap::DescriptorId, receiver: Value, what: &str) -> String {
        let name = match self.heap.descriptors.get(id) {
            Descriptor::Property(p) => match p.name {
                Value::Str(name) => Some(name),
                _ => match p.get {
                    Value::Function(f) => Some(self.function_name(f)),
                    _ => None,
                },
            },
            _ => None,
        };
        let class = self.class_of(receiver);
        let class = self.heap.str(self.heap.classes.get(class).qualname);
        match name {
            Some(name) => format!("property '{}' of '{class}' object has no {what}", self.heap.str(name)),
            None => format!("property of '{class}' object has no {what}"),
        }
    }

    /// The `__name__` of a function.
    pub fn function_name(&mut self, id: sesf_heap::FunctionId) -> StrId {
        let Function { code, extra, .. } = self.heap.functions.get(id);
        if let Some(extra) = extra
            && let Value::Str(name) = extra.name
        {
            return name;
        }
        let proto = std::sync::Arc::clone(&self.heap.codes[code.0 as usize].proto);
        self.heap.intern(&proto.name)
    }

    fn slot_get(&mut self, receiver: Value, owner: sesf_heap::ClassId, name: StrId) -> Res {
        if !self.is_instance(receiver, owner) {
            let (text, class, actual) =
                (self.heap.str(name).to_string(), self.class_name(owner).to_string(), self.type_name(receiver));
            return Err(self.type_error(format!(
                "descriptor '{text}' for '{class}' objects doesn't apply to a '{actual}' object"
            )));
        }
        match self.field(receiver, name) {
            Some(value) => Ok(value),
            None => {
                let text = self.heap.str(name).to_string();
                let message = self.no_attribute_message(receiver, &text);
                Err(self.attribute_error(receiver, &text, message))
            }
        }
    }

    // ---- comparison

    /// The attempts at `a <op> b`, as for [`Vm::binary_plan`]: 0 native, 1 the first operand asked, 2 the second one.
    pub fn compare_plan(&mut self, op: CompareOp, a: Value, b: Value, attempt: u8) -> Res<Option<(Step, u8)>> {
        if attempt == 0
            && let Some(answer) = self.compare_builtin(op, a, b)?
        {
            return Ok(Some((Step::Value(Value::Bool(answer)), 3)));
        }
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        let right_first = class_a != class_b && self.is_subclass(class_b, class_a) && {
            let name = compare_name(op.swapped());
            self.special(class_b, name).is_some()
        };
        for number in attempt.max(1)..3 {
            let asks_left = (number == 1) != right_first;
            let (class, x, y, op) = if asks_left { (class_a, a, b, op) } else { (class_b, b, a, op.swapped()) };
            let method = self.special(class, compare_name(op));
            if let Some(method) = method
                && !(self.is_default_eq(method) && op == CompareOp::Eq)
            {
                return Ok(Some((self.method_call2(method, x, y)?, number + 1)));
            }
        }
        Ok(None)
    }

    /// Whether a method is the `__eq__` that `object` defines, which is identity.
    fn is_default_eq(&self, method: Value) -> bool {
        match method {
            Value::Native(id) => {
                let native = self.natives.get(id);
                native.owner == Some(classes::OBJECT)
            }
            _ => false,
        }
    }

    /// What a comparison gives when neither operand answers.
    pub fn compare_default(&mut self, op: CompareOp, a: Value, b: Value) -> Res<bool> {
        match op {
            CompareOp::Eq => Ok(a.is(b)),
            CompareOp::Ne => Ok(!a.is(b)),
            _ => {
                let message = format!(
                    "'{}' not supported between instances of '{}' and '{}'",
                    op.symbol(),
                    self.type_name(a),
                    self.type_name(b)
                );
                Err(self.type_error(message))
            }
        }
    }

    // ---- truth, length, iteration

    /// The truth of a value: a bool, or the call of `__bool__` or `__len__` (`true` with the latter).
    pub fn truth_plan(&mut self, value: Value) -> Res<(Step, bool)> {
        if let Some(truth) = self.truth_builtin(value) {
            return Ok((Step::Value(Value::Bool(truth)), false));
        }
        let class = self.class_of(value);
        if let Some(method) = self.special(class, names::BOOL) {
            return Ok((self.method_call1(method, value)?, false));
        }
        if let Some(method) = self.special(class, names::LEN) {
            return Ok((self.method_call1(method, value)?, true));
        }
        Ok((Step::Value(Value::Bool(true)), false))
    }

    /// The iterator of a value, or the call of its `__iter__`.
    pub fn iter_plan(&mut self, value: Value) -> Res<Step> {
        if let Some(iter) = self.iter_builtin(value) {
            return Ok(Step::Value(iter));
        }
        let class = self.class_of(value);
        match self.special(class, names::ITER) {
            Some(method) if !method.is_none() => self.method_call1(method, value),
            None if self.special(class, names::GETITEM).is_some() => {
                let iter = sesf_heap::Iter { kind: sesf_heap::IterKind::GetItem, source: value, ..Default::default() };
                Ok(Step::Value(self.heap.new_iter(iter)))
            }
            _ if matches!(value, Value::Class(_)) => self.class_iter_plan(value),
            _ => Err(self.not_iterable(value)),
        }
    }

    fn class_iter_plan(&mut self, value: Value) -> Res<Step> {
        Err(self.not_iterable(value))
    }

    /// `'int' object is not iterable`.
    pub fn not_iterable(&mut self, value: Value) -> Interrupt {
        let message = format!("'{}' object is not iterable", self.type_name(value));
        self.type_error(message)
    }

    // ---- running plans from native code

    /// Does a step to the end, in a nested loop if need be.
    pub fn run_step(&mut self, step: Step) -> Res {
        match step {
            Step::Value(value) => Ok(value),
            Step::Call { function, args, n_args } => self.call(function, &args[..n_args as usize]),
        }
    }

    /// `a <op> b` from native code.
    pub fn binary(&mut self, op: BinaryOp, form: OperatorForm, a: Value, b: Value) -> Res {
        let mut attempt = 0;
        while let Some((step, next)) = self.binary_plan(op, form, a, b, attempt)? {
            let value = self.run_step(step)?;
            if value != Value::NotImplemented {
                return Ok(value);
            }
            attempt = next;
        }
        Err(self.unsupported_operands(op, form, a, b))
    }

    /// `unsupported operand type(s) for +: 'int' and 'str'`.
    #[cold]
    pub fn unsupported_operands(&mut self, op: BinaryOp, form: OperatorForm, a: Value, b: Value) -> Interrupt {
        let symbol = match (op, form) {
            (BinaryOp::Pow, OperatorForm::Normal) => "** or pow()".to_string(),
            (BinaryOp::Pow, OperatorForm::Inplace) => "**=".to_string(),
            (_, OperatorForm::Normal) => op.symbol().to_string(),
            (_, OperatorForm::Inplace) => format!("{}=", op.symbol()),
        };
        let (left, right) = (self.type_name(a), self.type_name(b));
        if let Some(message) = self.sequence_operand_message(op, a, b) {
            return self.type_error(message);
        }
        self.type_error(format!("unsupported operand type(s) for {symbol}: '{left}' and '{right}'"))
    }

    /// The messages of sequences, which CPython words differently.
    pub(crate) fn sequence_operand_message(&mut self, op: BinaryOp, a: Value, b: Value) -> Option<String> {
        let is_sequence = |v: Value| {
            matches!(v, Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_) | Value::ByteArray(_))
        };
        let (x, y) = (self.builtin_value(a), self.builtin_value(b));
        let (left, right) = (self.type_name(a), self.type_name(b));
        match op {
            BinaryOp::Add => match x {
                Value::Str(_) | Value::List(_) | Value::Tuple(_) => {
                    let kind = self.type_name(x);
                    Some(format!("can only concatenate {kind} (not \"{right}\") to {kind}"))
                }
                Value::Bytes(_) | Value::ByteArray(_) => Some(format!("can't concat {right} to {left}")),
                _ => None,
            },
            BinaryOp::Mul if is_sequence(x) => Some(format!("can't multiply sequence by non-int of type '{right}'")),
            BinaryOp::Mul if is_sequence(y) => Some(format!("can't multiply sequence by non-int of type '{left}'")),
            _ => None,
        }
    }

    /// The raw result of a comparison, from native code.
    pub fn rich_compare(&mut self, op: CompareOp, a: Value, b: Value) -> Res {
        let mut attempt = 0;
        while let Some((step, next)) = self.compare_plan(op, a, b, attempt)? {
            let value = self.run_step(step)?;
            if value != Value::NotImplemented {
                return Ok(value);
            }
            attempt = next;
        }
        self.compare_default(op, a, b).map(Value::Bool)
    }

    /// The truth of a comparison, from native code.
    pub fn compare(&mut self, op: CompareOp, a: Value, b: Value) -> Res<bool> {
        let value = self.rich_compare(op, a, b)?;
        self.truth(value)
    }

    /// Whether two values are equal as items of a container: identical, or `==`.
    pub fn eq(&mut self, a: Value, b: Value) -> Res<bool> {
        if let Some(answer) = sesf_heap::equality::eq_plain(&self.heap, a, b)
            && (answer || !matches!(a, Value::Float(_)))
        {
            return Ok(answer);
        }
        if a.is(b) {
            return Ok(true);
        }
        self.compare(CompareOp::Eq, a, b)
    }

    /// The truth of a value, from native code.
    pub fn truth(&mut self, value: Value) -> Res<bool> {
        let (step, is_len) = self.truth_plan(value)?;
        match step {
            Step::Value(Value::Bool(truth)) => Ok(truth),
            step => {
                let answer = self.run_step(step)?;
                self.finish_truth(answer, is_len)
            }
        }
    }

    /// The truth that the answer of `__bool__` or `__len__` means.
    pub fn finish_truth(&mut self, answer: Value, is_len: bool) -> Res<bool> {
        match (answer, is_len) {
            (Value::Bool(truth), false) => Ok(truth),
            (answer, false) => {
                let message = format!("__bool__ should return bool, returned {}", self.type_name(answer));
                Err(self.type_error(message))
            }
            (answer, true) => Ok(self.finish_len(answer)? != 0),
        }
    }

    /// Whether instances of the value's class carry a builtin value of this layout.
    pub fn has_layout(&self, value: Value, layout: Layout) -> bool {
        self.heap.classes.get(self.class_of(value)).layout == layout
    }
}

/// The method of a comparison.
pub fn compare_name(op: CompareOp) -> StrId {
    match op {
        CompareOp::Lt => names::LT,
        CompareOp::Le => names::LE,
        CompareOp::Gt => names::GT,
        CompareOp::Ge => names::GE,
        CompareOp::Eq => names::EQ,
        CompareOp::Ne => names::NE,
    }
}
