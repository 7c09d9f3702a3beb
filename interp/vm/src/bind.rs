//! Calls of functions of the language: their arguments are bound where they lie.
//!
//! A function's window of registers starts at its first argument. So binding moves only what is not where it belongs:
//! arguments beyond the positional parameters, and those given by name.

use std::ops::Range;
use std::sync::Arc;

use sesf_bytecode::Reg;
use sesf_heap::{
    CellId, ClassId, CodeId, Frame, FunctionId, Heap, LinkedCode, Maker, NativeId, OnReturn, Set, StrId, Value,
    classes, names,
};
use smallvec::SmallVec;

use crate::call::{Called, Kwargs, ReturnTo};
use crate::error::{Interrupt, Res};
use crate::generator::new_generator;
use crate::vm::Vm;

/// What the parameters of a code ask of a call.
#[derive(Clone, Copy)]
struct Wanted {
    code: CodeId,
    n_positional: usize,
    /// Positional and keyword-only ones.
    n_named: usize,
    has_varargs: bool,
    has_varkw: bool,
    n_registers: usize,
}

/// Puts the cells of a closure where the code expects them in its window.
#[inline(always)]
pub(crate) fn put_cells(code: &LinkedCode, cells: &[CellId], window: &mut [Value]) {
    for (register, cell) in code.proto.free_registers.iter().zip(cells) {
        window[register.index()] = Value::Cell(*cell);
    }
}

impl Vm {
    /// Calls a function of the language with arguments that do not lie in registers.
    pub(crate) fn push_function(
        &mut self,
        id: FunctionId,
        args: &[Value],
        kwargs: Kwargs<'_>,
        to: ReturnTo,
    ) -> Res<Called> {
        let base = self.top();
        self.place_arguments(base, args)?;
        self.enter_function(id, base, args.len(), kwargs, to)
    }

    /// Copies arguments to the registers from `base`, which may be more than a window has.
    pub(crate) fn place_arguments(&mut self, base: usize, args: &[Value]) -> Res<()> {
        self.reserve_window(base + args.len())?;
        self.fiber.registers[base..base + args.len()].copy_from_slice(args);
        Ok(())
    }

    /// Calls anything with the positional arguments in the registers from `at`, for the register `dst` of the newest frame.
    /// The register before the arguments is free.
    #[inline]
    pub(crate) fn invoke_registers(
        &mut self,
        callee: Value,
        at: usize,
        n_args: usize,
        kwargs: Kwargs<'_>,
        dst: Reg,
    ) -> Res<()> {
        let (callee, receiver) = self.split_callee(callee);
        let (at, n_args) = if receiver.is_bound() { (at - 1, n_args + 1) } else { (at, n_args) };
        if receiver.is_bound() {
            self.fiber.registers[at] = receiver;
        }
        match callee {
            Value::Native(id) if kwargs.is_empty() => self.call_native_here(id, at, n_args, dst),
            Value::Function(id) => {
                let called = self.enter_function(id, at, n_args, kwargs, ReturnTo::store(dst.0))?;
                self.finish_call(called, dst)
            }
            Value::Class(class) => self.make_instance(class, at, n_args, kwargs, dst),
            _ => self.invoke_copied(callee, at, n_args, kwargs, dst),
        }
    }

    fn make_instance(&mut self, class: ClassId, at: usize, n_args: usize, kwargs: Kwargs<'_>, dst: Reg) -> Res<()> {
        let (instance, init) = match self.maker(class) {
            Maker::Init(init) => (self.heap.new_instance(class, None), Some(init)),
            Maker::Native(new) if kwargs.is_empty() => {
                // The class is the first argument of its `__new__`.
                self.fiber.registers[at - 1] = Value::Class(class);
                return self.call_native_here(new, at - 1, n_args + 1, dst);
            }
            Maker::Exception(init) if init.is_some() || kwargs.is_empty() => {
                let args = self.heap.new_tuple(&self.fiber.registers[at..at + n_args]);
                (Value::Exception(self.new_exception_from(class, args)), init)
            }
            Maker::Container(init) if kwargs.is_empty() => return self.make_container(class, init, at, n_args, dst),
            _ => return self.invoke_copied(Value::Class(class), at, n_args, kwargs, dst),
        };
        let Some(init) = init else {
            return self.finish_call(Called::Value(instance), dst);
        };
        self.fiber.registers[at - 1] = instance;
        let to = ReturnTo { on_return: OnReturn::Init, dst: dst.0, extra: instance };
        match self.enter_function(init, at - 1, n_args + 1, kwargs, to)? {
            Called::Value(result) => self.check_init(result),
            Called::Pushed => Ok(()),
        }
    }

    fn make_container(&mut self, class: ClassId, init: NativeId, at: usize, n_args: usize, dst: Reg) -> Res<()> {
        let empty = match class {
            classes::LIST => self.heap.new_list(Vec::new()),
            classes::SET => self.heap.new_set(Set::default()),
            _ => self.heap.new_dict(),
        };
        self.fiber.registers[at - 1] = empty;
        let result = self.call_native_registers(init, at - 1, n_args + 1);
        let to = ReturnTo { on_return: OnReturn::Init, dst: dst.0, extra: empty };
        let called = match self.finish_native(result, to)? {
            Called::Value(_) => Called::Value(empty),
            Called::Pushed => Called::Pushed,
        };
        self.finish_call(called, dst)
    }

    fn invoke_copied(&mut self, callee: Value, at: usize, n_args: usize, kwargs: Kwargs<'_>, dst: Reg) -> Res<()> {
        let args: SmallVec<[Value; 8]> = SmallVec::from_slice(&self.fiber.registers[at..at + n_args]);
        let called = self.invoke(callee, &args, kwargs, ReturnTo::store(dst.0))?;
        self.finish_call(called, dst)
    }

    /// What is called in the end, and the receiver to be passed first, or unbound: for bound methods and callable objects.
    #[inline]
    fn split_callee(&mut self, callee: Value) -> (Value, Value) {
        match callee {
            Value::Method(id) => {
                let method = *self.heap.methods.get(id);
                match method.function {
                    Value::Function(_) | Value::Native(_) => (method.function, method.receiver),
                    _ => (callee, Value::Unbound),
                }
            }
            Value::Instance(_) => match self.special_of(callee, names::CALL) {
                Some(method @ Value::Function(_)) => (method, callee),
                _ => (callee, Value::Unbound),
            },
            _ => (callee, Value::Unbound),
        }
    }

    /// Calls a function of the language whose window starts at `base`, where its positional arguments lie.
    pub(crate) fn enter_function(
        &mut self,
        id: FunctionId,
        base: usize,
        n_args: usize,
        kwargs: Kwargs<'_>,
        to: ReturnTo,
    ) -> Res<Called> {
        self.reserve_window(base)?;
        let function = self.heap.functions.get(id);
        let (code_id, globals) = (function.code, function.globals);
        let code = &self.heap.codes[code_id.0 as usize];
        let (n_registers, is_generator) = (code.n_registers as usize, code.proto.is_generator);
        let has_closure = code.has_closure;
        if kwargs.is_empty() && code.plain_arity.is_some_and(|n| n as usize == n_args) {
            self.fiber.registers[base + n_args..base + n_registers].fill(Value::Unbound);
        } else if kwargs.is_empty()
            && let Some(n_positional) = code.rest_arity
            && n_positional as usize <= n_args
        {
            bind_rest(&mut self.heap, &mut self.fiber.registers[base..], n_positional as usize, n_args, n_registers);
        } else {
            let parameters = &code.proto.parameters;
            let n_positional = parameters.n_positional as usize;
            let wanted = Wanted {
                code: code_id,
                n_positional,
                n_named: n_positional + parameters.n_keyword_only as usize,
                has_varargs: parameters.has_varargs,
                has_varkw: parameters.has_varkw,
                n_registers,
            };
            self.bind_arguments(id, wanted, base, n_args, kwargs)?;
        }
        if has_closure {
            self.copy_closure(id, code_id, base);
        }
        let frame = Frame {
            code: code_id,
            base: base as u32,
            globals,
            on_return: to.on_return,
            dst: to.dst,
            extra: to.extra,
            ..Frame::default()
        };
        if is_generator {
            let registers = &self.fiber.registers[base..base + n_registers];
            return Ok(Called::Value(new_generator(&mut self.heap, frame, registers)));
        }
        self.push_frame(frame)?;
        Ok(Called::Pushed)
    }

    #[inline]
    fn copy_closure(&mut self, id: FunctionId, code: CodeId, base: usize) {
        let cells = &self.heap.functions.get(id).closure;
        put_cells(&self.heap.codes[code.0 as usize], cells, &mut self.fiber.registers[base..]);
    }

    // ---- arguments

    fn bind_arguments(
        &mut self,
        id: FunctionId,
        wanted: Wanted,
        base: usize,
        n_args: usize,
        kwargs: Kwargs<'_>,
    ) -> Res<()> {
        let n_direct = n_args.min(wanted.n_positional);
        let window = &mut self.fiber.registers[base..base + wanted.n_registers.max(n_args)];
        let rest = wanted.has_varargs.then(|| self.heap.new_tuple(&window[n_direct..n_args]));
        window[n_direct..].fill(Value::Unbound);
        if let Some(rest) = rest {
            window[wanted.n_named] = rest;
        }
        let others = wanted.has_varkw.then(|| self.heap.new_dict_id());
        if let Some(dict) = others {
            window[wanted.n_named + wanted.has_varargs as usize] = Value::Dict(dict);
        }
        if !kwargs.is_empty() {
            self.bind_keywords(id, wanted, base, kwargs, others)?;
        }
        if n_args > wanted.n_positional && !wanted.has_varargs {
            return Err(self.too_many_positional(id, base, n_args));
        }
        match n_direct == wanted.n_named {
            true => Ok(()),
            false => self.fill_defaults(id, wanted, base, n_direct),
        }
    }

    /// Binds the arguments given by name; what no parameter takes goes into the dict `others`.
    fn bind_keywords(
        &mut self,
        id: FunctionId,
        wanted: Wanted,
        base: usize,
        kwargs: Kwargs<'_>,
        others: Option<sesf_heap::DictId>,
    ) -> Res<()> {
        let n_positional_only = self.code(wanted.code).proto.parameters.n_positional_only as usize;
        let mut refused = Vec::new();
        for (name, value) in kwargs {
            match self.code(wanted.code).parameters.iter().position(|p| p == name) {
                Some(i) if i >= n_positional_only => {
                    let register = &mut self.fiber.registers[base + i];
                    if register.is_bound() {
                        return Err(self.given_twice(id, *name));
                    }
                    *register = *value;
                }
                other => match (others, other) {
                    (Some(dict), _) => self.dict_set_name(dict, *name, *value),
                    (None, Some(_)) => refused.push(*name),
                    (None, None) => return Err(self.unexpected_keyword(id, *name)),
                },
            }
        }
        if refused.is_empty() { Ok(()) } else { Err(self.positional_only_as_keyword(id, &refused)) }
    }

    /// Gives parameters from number `n_direct` on their defaults where they have no argument.
    fn fill_defaults(&mut self, id: FunctionId, wanted: Wanted, base: usize, n_direct: usize) -> Res<()> {
        let function = self.heap.functions.get(id);
        let window = &mut self.fiber.registers[base..base + wanted.n_named];
        let (positional, keyword_only) = window.split_at_mut(wanted.n_positional);
        if let Value::Tuple(defaults) = function.defaults {
            // The last of the defaults is that of the last parameter.
            let defaults = self.heap.tuple(defaults).iter().rev();
            for (register, value) in positional[n_direct..].iter_mut().rev().zip(defaults) {
                if !register.is_bound() {
                    *register = *value;
                }
            }
        }
        if !positional.iter().all(|v| v.is_bound()) {
            return Err(self.missing_arguments(id, base, 0..wanted.n_positional, "positional"));
        }
        if keyword_only.iter().all(|v| v.is_bound()) {
            return Ok(());
        }
        self.fill_keyword_defaults(id, wanted, base)
    }

    fn fill_keyword_defaults(&mut self, id: FunctionId, wanted: Wanted, base: usize) -> Res<()> {
        let keyword_only = wanted.n_positional..wanted.n_named;
        if let Value::Dict(defaults) = self.heap.functions.get(id).kw_defaults {
            for i in keyword_only.clone() {
                let name = self.code(wanted.code).parameters[i];
                let default = self.dict_get_name(defaults, name).unwrap_or_default();
                let register = &mut self.fiber.registers[base + i];
                *register = register.or(default);
            }
        }
        match self.fiber.registers[base + keyword_only.start..base + keyword_only.end].iter().all(|v| v.is_bound()) {
            true => Ok(()),
            false => Err(self.missing_arguments(id, base, keyword_only, "keyword-only")),
        }
    }

    // ---- errors

    fn given_twice(&mut self, id: FunctionId, name: StrId) -> Interrupt {
        let function = self.function_display(id);
        let message = format!("{function}() got multiple values for argument '{}'", self.heap.str(name));
        self.type_error(message)
    }

    fn linked_code(&self, id: FunctionId) -> Arc<LinkedCode> {
        Arc::clone(self.code(self.heap.functions.get(id).code))
    }

    /// The qualified name of a function, for messages.
    pub fn function_display(&mut self, id: FunctionId) -> String {
        let function = self.heap.functions.get(id);
        if let Some(extra) = &function.extra
            && let Value::Str(name) = extra.qualname
        {
            return self.heap.str(name).to_string();
        }
        self.code(function.code).proto.qualname.to_string()
    }

    fn unexpected_keyword(&mut self, id: FunctionId, name: StrId) -> Interrupt {
        let function = self.function_display(id);
        let message = format!("{function}() got an unexpected keyword argument '{}'", self.heap.str(name));
        self.type_error(message)
    }

    fn positional_only_as_keyword(&mut self, id: FunctionId, names: &[StrId]) -> Interrupt {
        let function = self.function_display(id);
        let names: Vec<&str> = names.iter().map(|name| self.heap.str(*name)).collect();
        let message = format!(
            "{function}() got some positional-only arguments passed as keyword arguments: '{}'",
            names.join(", ")
        );
        self.type_error(message)
    }

    fn too_many_positional(&mut self, id: FunctionId, base: usize, given: usize) -> Interrupt {
        let code = self.linked_code(id);
        let parameters = &code.proto.parameters;
        let n_positional = parameters.n_positional as usize;
        let n_defaults = match self.heap.functions.get(id).defaults {
            Value::Tuple(defaults) => self.heap.tuple(defaults).len().min(n_positional),
            _ => 0,
        };
        let n_keyword_given = (n_positional..n_positional + parameters.n_keyword_only as usize)
            .filter(|i| self.fiber.registers[base + i].is_bound())
            .count();
        let takes = match n_defaults {
            0 => format!("{n_positional}"),
            _ => format!("from {} to {n_positional}", n_positional - n_defaults),
        };
        let plural = if n_positional == 1 && n_defaults == 0 { "" } else { "s" };
        let given_text = match n_keyword_given {
            0 => format!("{given} {} given", if given == 1 { "was" } else { "were" }),
            n => format!(
                "{given} positional argument{} (and {n} keyword-only argument{}) were given",
                if given == 1 { "" } else { "s" },
                if n == 1 { "" } else { "s" }
            ),
        };
        let function = self.function_display(id);
        self.type_error(format!("{function}() takes {takes} positional argument{plural} but {given_text}"))
    }

    fn missing_arguments(&mut self, id: FunctionId, base: usize, among: Range<usize>, kind: &str) -> Interrupt {
        let code = self.linked_code(id);
        let missing = among.filter(|i| !self.fiber.registers[base + i].is_bound());
        let names: Vec<String> = missing.map(|i| format!("'{}'", code.proto.parameters.names[i])).collect();
        let list = match names.as_slice() {
            [one] => one.clone(),
            [a, b] => format!("{a} and {b}"),
            [init @ .., last] => format!("{}, and {last}", init.join(", ")),
            [] => String::new(),
        };
        let plural = if names.len() == 1 { "" } else { "s" };
        let function = self.function_display(id);
        self.type_error(format!("{function}() missing {} required {kind} argument{plural}: {list}", names.len()))
    }
}

/// Puts the arguments beyond the positional parameters into a tuple. The window starts at the first argument.
#[inline]
pub(crate) fn bind_rest(heap: &mut Heap, window: &mut [Value], n_positional: usize, n_args: usize, n_registers: usize) {
    let window = &mut window[n_positional..n_registers.max(n_args)];
    let rest = heap.new_tuple(&window[..n_args - n_positional]);
    window.fill(Value::Unbound);
    window[0] = rest;
}
