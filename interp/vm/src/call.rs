//! Calls: binding arguments, entering functions, and calls from native code.

use std::sync::Arc;

use sesf_heap::{
    ClassId, CodeId, DictId, Fiber, Frame, FunctionId, LinkedCode, NativeId, OnReturn, StrId, Value, classes, names,
};

use smallvec::SmallVec;

use crate::bind::put_cells;
use crate::error::{Interrupt, Res};
use crate::native::{Binding, Direct, Signature};
use crate::plan::Step;
use crate::vm::{PendingCall, Vm};

/// How far a call got.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Called {
    /// It is done.
    Value(Value),
    /// A frame was pushed; the machine's loop goes on with it.
    Pushed,
}

/// Where the result of a call goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReturnTo {
    pub on_return: OnReturn,
    pub dst: u8,
    pub extra: Value,
}

impl ReturnTo {
    /// Out of the machine's loop.
    pub const EXIT: ReturnTo = ReturnTo { on_return: OnReturn::Exit, dst: 0, extra: Value::Unbound };

    /// To the `YieldFrom` of the frame below.
    pub const YIELD_FROM: ReturnTo = ReturnTo { on_return: OnReturn::YieldFrom, dst: 0, extra: Value::Unbound };

    /// Where the result of a frame goes.
    pub fn of(frame: &Frame) -> ReturnTo {
        ReturnTo { on_return: frame.on_return, dst: frame.dst, extra: frame.extra }
    }

    /// To a register of the calling frame.
    pub fn store(dst: u8) -> ReturnTo {
        ReturnTo { on_return: OnReturn::Store, dst, extra: Value::Unbound }
    }
}

/// Keyword arguments.
pub(crate) type Kwargs<'a> = &'a [(StrId, Value)];

/// The size of a frame's window of registers.
pub(crate) const WINDOW: usize = 256;

impl Vm {
    // ---- calls from native code

    /// Calls `function` and runs the machine's loop until it returns.
    ///
    /// # Errors
    /// The exception it raises; `RecursionError` when native calls nest too deep.
    pub fn call(&mut self, function: Value, args: &[Value]) -> Res {
        self.call_kw(function, args, &[])
    }

    /// As [`Vm::call`], with keyword arguments.
    ///
    /// # Errors
    /// As [`Vm::call`].
    pub fn call_kw(&mut self, function: Value, args: &[Value], kwargs: &[(StrId, Value)]) -> Res {
        self.enter_native(" while calling a Python object")?;
        let result = match self.invoke(function, args, kwargs, ReturnTo::EXIT) {
            Ok(Called::Value(value)) => Ok(value),
            Ok(Called::Pushed) => self.run_nested(),
            Err(Interrupt::Raise(exception)) if std::mem::take(&mut self.thrown) => self.run_thrown(exception),
            Err(error) => Err(error),
        };
        self.leave_native();
        result
    }

    /// An exception was raised in a generator's frame that a call just pushed.
    fn run_thrown(&mut self, exception: sesf_heap::ExceptionId) -> Res {
        self.unwind(exception, crate::unwind::Raised::Fresh)?;
        self.run_nested()
    }

    /// Reads an attribute and calls it.
    ///
    /// # Errors
    /// As [`Vm::call`] and [`Vm::get_attr`].
    pub fn call_method(&mut self, receiver: Value, name: StrId, args: &[Value]) -> Res {
        let method = self.get_attr(receiver, name)?;
        self.call(method, args)
    }

    /// Hands the rest of a native function over to a call, whose result becomes its own.
    ///
    /// # Errors
    /// Always [`Interrupt::Call`].
    pub fn tail_call(&mut self, function: Value, args: Vec<Value>, kwargs: Vec<(StrId, Value)>) -> Res {
        self.pending = Some(PendingCall { function, args, kwargs });
        Err(Interrupt::Call)
    }

    /// As [`Vm::tail_call`], to a function of the prelude.
    ///
    /// # Errors
    /// [`Interrupt::Call`]; or what making the prelude function raises.
    pub fn tail_prelude(&mut self, name: &'static str, args: &[Value]) -> Res {
        let function = self.prelude(name)?;
        self.tail_call(function, args.to_vec(), Vec::new())
    }

    /// Runs a code in new frames until it ends: a module body, `exec`, `eval`.
    ///
    /// # Errors
    /// The exception it raises.
    pub fn run_code(&mut self, code: CodeId, globals: DictId, namespace: Value) -> Res {
        self.enter_native(" while calling a Python object")?;
        let result = match self.push_code(code, globals, namespace, ReturnTo::EXIT) {
            Ok(()) => self.run_nested(),
            Err(error) => Err(error),
        };
        self.leave_native();
        result
    }

    pub(crate) fn run_nested(&mut self) -> Res {
        self.loop_depth += 1;
        let result = self.run();
        self.loop_depth -= 1;
        result
    }

    /// A function of the prelude: library code of the interpreter's own, compiled at its first use.
    ///
    /// # Errors
    /// None in a released interpreter; a `SystemError` if the prelude text is wrong.
    pub fn prelude(&mut self, name: &'static str) -> Res {
        let dict = self.root_dict(crate::vm::Root::Prelude);
        let key = self.heap.intern(name);
        if let Some(function) = self.dict_get_name(dict, key) {
            return Ok(function);
        }
        let Some(text) = self.library.prelude.get(name).copied() else {
            return Err(self.error(classes::SYSTEM_ERROR, format!("no prelude function '{name}'")));
        };
        let code = self.compile_prelude(name, text)?;
        self.run_code(code, dict, Value::Unbound)?;
        match self.dict_get_name(dict, key) {
            Some(function) => Ok(function),
            None => Err(self.error(classes::SYSTEM_ERROR, format!("prelude text '{name}' does not define it"))),
        }
    }

    // ---- calls in general

    /// Starts a call: a native function runs to its end, a function of the language gets a frame.
    pub(crate) fn invoke(&mut self, function: Value, args: &[Value], kwargs: Kwargs<'_>, to: ReturnTo) -> Res<Called> {
        match function {
            Value::Function(id) => self.push_function(id, args, kwargs, to),
            Value::Native(id) => {
                let result = self.call_native(id, args, kwargs);
                self.finish_native(result, to)
            }
            Value::Method(id) => {
                let method = *self.heap.methods.get(id);
                let all = prepend(method.receiver, args);
                match method.function {
                    Value::Function(_) | Value::Native(_) => self.invoke(method.function, &all, kwargs, to),
                    wrapper => self.invoke_deeper(wrapper, &all, kwargs, to),
                }
            }
            Value::Class(class) => self.instantiate(class, args, kwargs, to),
            _ => self.invoke_object(function, args, kwargs, to),
        }
    }

    /// Continues with what a native function handed over, if it did.
    pub(crate) fn finish_native(&mut self, result: Res, to: ReturnTo) -> Res<Called> {
        match result {
            Ok(value) => Ok(Called::Value(value)),
            Err(Interrupt::Call) => match self.pending.take() {
                Some(call) => self.invoke(call.function, &call.args, &call.kwargs, to),
                None => self.enter_pending_frame(to),
            },
            Err(error) => Err(error),
        }
    }

    /// A native function asked for a frame that it prepared itself (a class body, a generator): see [`Vm::tail_frame`].
    fn enter_pending_frame(&mut self, to: ReturnTo) -> Res<Called> {
        match self.pending_frame.take() {
            Some(crate::vm::PendingFrame::Code { code, globals, namespace, closure }) => {
                self.push_code(code, globals, namespace, to)?;
                self.fill_closure(&closure);
                Ok(Called::Pushed)
            }
            Some(crate::vm::PendingFrame::Wait) => self.push_wait_frame(to),
            Some(crate::vm::PendingFrame::Resume { generator, sent }) => self.resume(generator, sent, to),
            Some(crate::vm::PendingFrame::Consume { generator, consumer, state }) => {
                self.enter_consumed(generator, consumer, state, to)
            }
            Some(crate::vm::PendingFrame::Throw { generator, exception }) => self.throw_into(generator, exception, to),
            None => Err(self.error(classes::SYSTEM_ERROR, "a native function handed over to nothing")),
        }
    }

    fn invoke_object(&mut self, function: Value, args: &[Value], kwargs: Kwargs<'_>, to: ReturnTo) -> Res<Called> {
        if let Value::Descriptor(id) = function
            && let sesf_heap::Descriptor::Static(inner, _) = self.heap.descriptors.get(id)
        {
            let inner = *inner;
            return self.invoke_deeper(inner, args, kwargs, to);
        }
        match self.special_of(function, names::CALL) {
            Some(method) if self.bind_plain(method) => {
                let all = prepend(function, args);
                self.invoke(method, &all, kwargs, to)
            }
            Some(method) => {
                let bound = self.bind(method, function)?;
                self.invoke_deeper(bound, args, kwargs, to)
            }
            None => {
                let message = format!("'{}' object is not callable", self.type_name(function));
                Err(self.type_error(message))
            }
        }
    }

    /// The call that a call of a wrapper comes down to: wrappers may be nested without end.
    fn invoke_deeper(&mut self, function: Value, args: &[Value], kwargs: Kwargs<'_>, to: ReturnTo) -> Res<Called> {
        self.enter_native(" while calling a Python object")?;
        let result = self.invoke(function, args, kwargs, to);
        self.leave_native();
        result
    }

    /// `C(...)`: `type.__call__`, unless the metaclass has its own.
    fn instantiate(&mut self, class: ClassId, args: &[Value], kwargs: Kwargs<'_>, to: ReturnTo) -> Res<Called> {
        let metaclass = self.heap.classes.get(class).metaclass;
        if metaclass != classes::TYPE
            && let Some(method) = self.overridden(metaclass, names::CALL)
        {
            if !self.bind_plain(method) {
                let bound = self.bind(method, Value::Class(class))?;
                return self.invoke(bound, args, kwargs, to);
            }
            let all = prepend(Value::Class(class), args);
            return self.invoke(method, &all, kwargs, to);
        }
        self.type_call(class, args, kwargs, to)
    }

    /// `type.__call__`: `__new__`, then `__init__` if the result is an instance of the class.
    pub(crate) fn type_call(
        &mut self,
        class: ClassId,
        args: &[Value],
        kwargs: Kwargs<'_>,
        to: ReturnTo,
    ) -> Res<Called> {
        if class == classes::TYPE
            && let ([value], []) = (args, kwargs)
        {
            return Ok(Called::Value(Value::Class(self.class_of(*value))));
        }
        let new = match self.special(class, names::NEW) {
            Some(Value::Descriptor(id)) => match self.heap.descriptors.get(id) {
                sesf_heap::Descriptor::Static(inner, _) => *inner,
                _ => Value::Descriptor(id),
            },
            Some(new) => new,
            None => {
                let message = format!("cannot create '{}' instances", self.class_name(class));
                return Err(self.type_error(message));
            }
        };
        if new == self.object_new && self.plain_init(class).is_some() {
            self.check_instantiable(class)?;
            let instance = self.heap.new_instance(class, None);
            return self.initialise(instance, class, args, kwargs, to);
        }
        let all = prepend(Value::Class(class), args);
        if let Value::Native(id) = new {
            let result = self.call_native(id, &all, kwargs);
            return match result {
                Ok(instance) => self.after_new(instance, class, args, kwargs, to),
                Err(Interrupt::Call) => {
                    let extra = self.new_arguments(class, args, kwargs);
                    self.finish_native(Err(Interrupt::Call), ReturnTo { on_return: OnReturn::Exit, dst: to.dst, extra })
                        .and_then(|called| self.wait_for_new(called, class, args, kwargs, to, extra))
                }
                Err(error) => Err(error),
            };
        }
        let extra = self.new_arguments(class, args, kwargs);
        match to.on_return {
            OnReturn::Store => {
                let called =
                    self.invoke(new, &all, kwargs, ReturnTo { on_return: OnReturn::New, dst: to.dst, extra })?;
                match called {
                    Called::Value(instance) => self.after_new(instance, class, args, kwargs, to),
                    Called::Pushed => Ok(Called::Pushed),
                }
            }
            // Instances made on behalf of an operator or of native code are made in a nested loop.
            _ => {
                let instance = self.call_kw(new, &all, kwargs)?;
                self.after_new(instance, class, args, kwargs, to)
            }
        }
    }

    /// A `__new__` in the prelude ran: with a frame pushed, its result is awaited by `OnReturn::New`.
    fn wait_for_new(
        &mut self,
        called: Called,
        class: ClassId,
        args: &[Value],
        kwargs: Kwargs<'_>,
        to: ReturnTo,
        extra: Value,
    ) -> Res<Called> {
        match called {
            Called::Value(instance) => self.after_new(instance, class, args, kwargs, to),
            Called::Pushed if to.on_return == OnReturn::Store => {
                if let Some(frame) = self.fiber.frames.last_mut() {
                    (frame.on_return, frame.dst, frame.extra) = (OnReturn::New, to.dst, extra);
                }
                Ok(Called::Pushed)
            }
            Called::Pushed => {
                let instance = self.run_nested()?;
                self.after_new(instance, class, args, kwargs, to)
            }
        }
    }

    /// The arguments of an instantiation, kept while `__new__` runs: a tuple (class, args, kwargs dict).
    fn new_arguments(&mut self, class: ClassId, args: &[Value], kwargs: Kwargs<'_>) -> Value {
        let args = self.heap.new_tuple(args);
        let dict = self.heap.new_dict_id();
        for (name, value) in kwargs {
            self.dict_set_name(dict, *name, *value);
        }
        self.heap.new_tuple(&[Value::Class(class), args, Value::Dict(dict)])
    }

    /// `__new__` returned: `__init__` follows if the value is an instance of the class.
    pub(crate) fn after_new(
        &mut self,
        instance: Value,
        class: ClassId,
        args: &[Value],
        kwargs: Kwargs<'_>,
        to: ReturnTo,
    ) -> Res<Called> {
        if !self.is_instance(instance, class) {
            return Ok(Called::Value(instance));
        }
        let class = self.class_of(instance);
        self.initialise(instance, class, args, kwargs, to)
    }

    /// The `__init__` of a class if it is a function of the language.
    fn plain_init(&mut self, class: ClassId) -> Option<FunctionId> {
        match self.special(class, names::INIT) {
            Some(Value::Function(id)) => Some(id),
            _ => None,
        }
    }

    fn initialise(
        &mut self,
        instance: Value,
        class: ClassId,
        args: &[Value],
        kwargs: Kwargs<'_>,
        to: ReturnTo,
    ) -> Res<Called> {
        let Some(init) = self.special(class, names::INIT) else {
            return Ok(Called::Value(instance));
        };
        let (init, all) = match self.bind_plain(init) {
            true => (init, prepend(instance, args)),
            false => (self.bind(init, instance)?, SmallVec::from_slice(args)),
        };
        match to.on_return {
            OnReturn::Store => {
                let to = ReturnTo { on_return: OnReturn::Init, dst: to.dst, extra: instance };
                match self.invoke(init, &all, kwargs, to)? {
                    Called::Value(result) => self.check_init(result).map(|()| Called::Value(instance)),
                    Called::Pushed => Ok(Called::Pushed),
                }
            }
            _ => {
                let result = self.call_kw(init, &all, kwargs)?;
                self.check_init(result)?;
                Ok(Called::Value(instance))
            }
        }
    }

    /// `__init__` must return None.
    pub(crate) fn check_init(&mut self, result: Value) -> Res<()> {
        if result.is_none() {
            return Ok(());
        }
        let message = format!("__init__() should return None, not '{}'", self.type_name(result));
        Err(self.type_error(message))
    }

    // ---- native functions

    /// Calls a native function: binds the arguments by its signature.
    #[inline]
    pub(crate) fn call_native(&mut self, id: NativeId, args: &[Value], kwargs: Kwargs<'_>) -> Res {
        let result = self.bind_and_call(id, args, kwargs);
        match result {
            Err(_) | Ok(Value::NotImplemented) => self.blame(id, args, result),
            Ok(_) => result,
        }
    }

    /// What a native function that gave no value comes to: its receiver may be to blame.
    #[cold]
    pub(crate) fn blame(&mut self, id: NativeId, args: &[Value], result: Res) -> Res {
        match result {
            Err(Interrupt::Call) => result,
            _ => self.wrong_receiver(id, args).map_or(result, Err),
        }
    }

    /// The error of a method of a builtin type whose receiver is none of that type says so.
    #[cold]
    pub(crate) fn wrong_receiver(&mut self, id: NativeId, args: &[Value]) -> Option<Interrupt> {
        let native = self.natives.get(id);
        let (name, is_slot) = (native.name(), native.binding == Binding::Slot);
        let class = match (native.owner, native.binding) {
            (Some(class), Binding::Method | Binding::Slot) if class != classes::OBJECT => class,
            _ => return None,
        };
        let owner = self.class_name(class).to_string();
        let message = match (args.first(), is_slot) {
            (Some(receiver), _) if self.is_instance(*receiver, class) => return None,
            (Some(receiver), false) => {
                let kind = self.type_name(*receiver);
                format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{kind}' object")
            }
            (Some(receiver), true) => {
                let kind = self.type_name(*receiver);
                format!("descriptor '{name}' requires a '{owner}' object but received a '{kind}'")
            }
            (None, false) => format!("unbound method {owner}.{name}() needs an argument"),
            (None, true) => format!("descriptor '{name}' of '{owner}' object needs an argument"),
        };
        Some(self.type_error(message))
    }

    pub(crate) fn bind_and_call(&mut self, id: NativeId, args: &[Value], kwargs: Kwargs<'_>) -> Res {
        let native = self.natives.get(id);
        let function = native.def.function;
        let signature = native.signature();
        let n = args.len();
        let direct = signature.direct;
        if kwargs.is_empty() && direct.takes(n) {
            if n == direct.width as usize {
                return function(self, args);
            }
            let mut places = [Value::Unbound; Direct::MAX_WIDTH];
            places[..n].copy_from_slice(args);
            return function(self, &places[..direct.width as usize]);
        }
        if kwargs.is_empty() && signature.varargs.is_some() && n >= signature.n_positional {
            let bound = with_rest(signature, args);
            return function(self, &bound);
        }
        let bound = self.bind_native(id, args, kwargs)?;
        function(self, &bound)
    }

    fn bind_native(&mut self, id: NativeId, args: &[Value], kwargs: Kwargs<'_>) -> Res<Vec<Value>> {
        let signature = self.natives.get(id).signature().clone();
        let n_parameters = signature.parameters.len();
        let mut bound = vec![Value::Unbound; n_parameters];
        let n_direct = args.len().min(signature.n_positional);
        bound[..n_direct].copy_from_slice(&args[..n_direct]);
        if args.len() > n_direct && signature.varargs.is_none() {
            return Err(self.too_many_native(id, &signature, args.len()));
        }
        self.check_native_positional(id, &signature, n_direct)?;
        let (mut extra_keywords, mut unknown) = (None, None);
        for (name, value) in kwargs {
            let text = self.heap.str(*name);
            let position = signature.parameters.iter().position(|p| !p.positional_only && p.name == text);
            match position {
                Some(i) if bound[i].is_bound() => {
                    let (function, text) = (self.bare_native_name(id), text.to_string());
                    let position = (i + 1).saturating_sub(self.n_implicit(id));
                    let message = match signature.n_positional > 0 && i < signature.n_positional {
                        true => format!("argument for {function}() given by name ('{text}') and position ({position})"),
                        false => format!("{function}() got multiple values for argument '{text}'"),
                    };
                    return Err(self.type_error(message));
                }
                Some(i) => bound[i] = *value,
                None if signature.varkw.is_some() => {
                    let dict = *extra_keywords.get_or_insert_with(|| self.heap.new_dict_id());
                    self.dict_set_name(dict, *name, *value);
                }
                None => {
                    let text = text.to_string();
                    if signature.parameters.iter().skip(self.n_implicit(id)).all(|p| p.positional_only) {
                        let message = format!("{}() takes no keyword arguments", self.native_display(id));
                        return Err(self.type_error(message));
                    }
                    unknown.get_or_insert(text);
                }
            }
        }
        self.check_native_required(id, &signature, &bound, args.len())?;
        if let Some(text) = unknown {
            // `sorted` hands its keywords on to the method of lists.
            let name = self.bare_native_name(id);
            let name = if name == "sorted" { "sort" } else { &name };
            return Err(self.type_error(format!("'{text}' is an invalid keyword argument for {name}()")));
        }
        if signature.varkw.is_some() {
            bound.push(extra_keywords.map_or(Value::Unbound, Value::Dict));
        }
        bound.extend_from_slice(&args[n_direct..]);
        Ok(bound)
    }

    /// Where keywords are possible, a missing positional argument is complained about before they are.
    fn check_native_positional(&mut self, id: NativeId, signature: &Signature, n_direct: usize) -> Res<()> {
        let implicit = self.n_implicit(id);
        let explicit = signature.parameters.get(implicit..).unwrap_or(&[]);
        let takes_keywords = explicit.iter().any(|p| !p.positional_only);
        if takes_keywords && n_direct < implicit + n_required_by_position(explicit) {
            return Err(self.too_few_native(id, signature, n_direct.saturating_sub(implicit)));
        }
        Ok(())
    }

    fn check_native_required(
        &mut self,
        id: NativeId,
        signature: &Signature,
        bound: &[Value],
        n_args: usize,
    ) -> Res<()> {
        let Some(i) = signature.parameters.iter().zip(bound).position(|(p, v)| p.default.is_none() && !v.is_bound())
        else {
            return Ok(());
        };
        let parameter = &signature.parameters[i];
        let implicit = self.n_implicit(id);
        if parameter.positional_only {
            return Err(self.too_few_native(id, signature, n_args.saturating_sub(implicit)));
        }
        let (function, position) = (self.bare_native_name(id), (i + 1).saturating_sub(implicit));
        let message = format!("{function}() missing required argument '{}' (pos {position})", parameter.name);
        Err(self.type_error(message))
    }

    /// How many arguments a program does not write: the receiver, or the class of `__new__`.
    fn n_implicit(&self, id: NativeId) -> usize {
        let native = self.natives.get(id);
        match native.binding {
            Binding::Function => 0,
            Binding::StaticMethod => (native.name() == "__new__") as usize,
            _ => 1,
        }
    }

    fn too_few_native(&mut self, id: NativeId, signature: &Signature, given: usize) -> Interrupt {
        let explicit = signature.parameters.get(self.n_implicit(id)..).unwrap_or(&[]);
        if explicit.iter().all(|p| p.positional_only) || signature.varargs.is_some() {
            return self.wrong_count_native(id, signature, given);
        }
        let min = n_required_by_position(explicit);
        if min + self.n_implicit(id) == signature.n_positional {
            return self.wrong_count_native(id, signature, given);
        }
        let exact = if min == signature.n_positional - self.n_implicit(id) { "exactly" } else { "at least" };
        let (function, plural) = (self.bare_native_name(id), if min == 1 { "" } else { "s" });
        self.type_error(format!("{function}() takes {exact} {min} positional argument{plural} ({given} given)"))
    }

    fn too_many_native(&mut self, id: NativeId, signature: &Signature, n_args: usize) -> Interrupt {
        let implicit = self.n_implicit(id);
        let given = n_args.saturating_sub(implicit);
        let explicit = signature.parameters.get(implicit..).unwrap_or(&[]);
        let is_positional = |p: &&crate::native::NativeParameter| !p.keyword_only;
        let counts_positions = signature.n_positional > implicit || explicit.is_empty();
        if counts_positions && explicit.iter().filter(is_positional).all(|p| p.positional_only) {
            return self.wrong_count_native(id, signature, given);
        }
        let max = signature.n_positional.saturating_sub(implicit);
        let exact = if max + implicit == signature.n_required { "exactly" } else { "at most" };
        let kind = if explicit.iter().any(|p| p.keyword_only) { "positional " } else { "" };
        let (function, plural) = (self.bare_native_name(id), if max == 1 { "" } else { "s" });
        let message = match max {
            0 => format!("{function}() takes no positional arguments"),
            _ => format!("{function}() takes {exact} {max} {kind}argument{plural} ({given} given)"),
        };
        self.type_error(message)
    }

    /// The message for a wrong number of arguments that are positional only, in CPython's words.
    fn wrong_count_native(&mut self, id: NativeId, signature: &Signature, given: usize) -> Interrupt {
        let implicit = self.n_implicit(id);
        let max = signature.n_positional.saturating_sub(implicit);
        let min = signature.n_required.saturating_sub(implicit);
        let (function, bare) = (self.native_display(id), self.bare_native_name(id));
        // CPython counts for itself where one argument is all but keywords, or that of a constructor.
        let is_counted =
            signature.parameters.iter().any(|p| p.keyword_only) || is_constructor(self.natives.get(id).name());
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        let message = match (min, max) {
            _ if self.is_search(id) && given < min => {
                format!("{bare}() takes at least {min} argument{} ({given} given)", plural(min))
            }
            _ if self.is_search(id) => format!("{bare}() takes at most {max} arguments ({given} given)"),
            _ if signature.varargs.is_some() => {
                format!("{bare} expected at least {min} argument{}, got {given}", plural(min))
            }
            _ if self.natives.get(id).binding == Binding::Slot && self.natives.get(id).name() != "__init__" => {
                let (limit, wanted) = match (min == max, given < min) {
                    (true, _) => ("", max),
                    (false, true) => ("at least ", min),
                    (false, false) => ("at most ", max),
                };
                format!("expected {limit}{wanted} argument{}, got {given}", plural(wanted))
            }
            (0, 0) => format!("{function}() takes no arguments ({given} given)"),
            (1, 1) if !is_counted => format!("{function}() takes exactly one argument ({given} given)"),
            _ if min == max => format!("{bare} expected {max} argument{}, got {given}", plural(max)),
            _ if given < min => format!("{bare} expected at least {min} argument{}, got {given}", plural(min)),
            _ => format!("{bare} expected at most {max} argument{}, got {given}", plural(max)),
        };
        self.type_error(message)
    }

    /// Whether a native function is one of the searches in texts and bytes, which count their arguments in other words.
    fn is_search(&self, id: NativeId) -> bool {
        let native = self.natives.get(id);
        matches!(native.owner, Some(classes::STR | classes::BYTES | classes::BYTEARRAY))
            && matches!(native.name(), "find" | "rfind" | "index" | "rindex" | "count" | "startswith" | "endswith")
    }

    /// The name of a native function in messages: without its class, except for constructors, which have the name of it.
    fn bare_native_name(&self, id: NativeId) -> String {
        let native = self.natives.get(id);
        match native.owner {
            Some(class) if is_constructor(native.name()) => self.class_name(class).to_string(),
            _ => native.name().to_string(),
        }
    }

    /// The name of a native function in messages: with its class, if it is a method.
    pub fn native_display(&self, id: NativeId) -> String {
        let native = self.natives.get(id);
        match native.owner {
            Some(class) if is_constructor(native.name()) => self.class_name(class).to_string(),
            Some(class) => format!("{}.{}", self.class_name(class), native.name()),
            None if native.module.is_empty() || native.module == "builtins" => native.name().to_string(),
            None => format!("{}.{}", native.module, native.name()),
        }
    }

    // ---- functions of the language

    /// Where the window of the next frame may start.
    #[inline]
    pub(crate) fn top(&self) -> usize {
        match self.fiber.frames.last() {
            Some(frame) => frame.base as usize + self.code(frame.code).n_registers as usize,
            None => 0,
        }
    }

    /// A linked code.
    #[inline]
    pub fn code(&self, id: CodeId) -> &Arc<LinkedCode> {
        &self.heap.codes[id.0 as usize]
    }

    /// Pushes the frame of a code that takes no arguments.
    pub(crate) fn push_code(&mut self, code_id: CodeId, globals: DictId, namespace: Value, to: ReturnTo) -> Res<()> {
        let code = Arc::clone(self.code(code_id));
        let base = self.top();
        self.reserve_window(base)?;
        self.clear_registers(base, 0, &code);
        self.push_frame(Frame {
            code: code_id,
            base: base as u32,
            globals,
            namespace,
            on_return: to.on_return,
            dst: to.dst,
            extra: to.extra,
            ..Frame::default()
        })
    }

    #[inline]
    pub(crate) fn push_frame(&mut self, frame: Frame) -> Res<()> {
        if self.fiber.frames.len() >= self.recursion_limit {
            return Err(self.recursion_error(""));
        }
        self.ticks = self.ticks.saturating_sub(1);
        self.fiber.frames.push(frame);
        Ok(())
    }

    /// Makes sure that a window may start at `base`.
    #[inline]
    pub(crate) fn reserve_window(&mut self, base: usize) -> Res<()> {
        if self.fiber.registers.len() < base + 2 * WINDOW {
            self.grow_registers(base)?;
        }
        Ok(())
    }

    #[cold]
    fn grow_registers(&mut self, base: usize) -> Res<()> {
        let wanted = (base + 2 * WINDOW).max(self.fiber.registers.len() * 2);
        // The frames grow with them.
        let frames = 2 * self.fiber.frames.capacity() * size_of::<Frame>();
        if self.heap.check_room(wanted * size_of::<Value>() + frames).is_err() {
            return Err(self.memory_error());
        }
        self.fiber.registers.resize(wanted, Value::Unbound);
        Ok(())
    }

    #[inline]
    fn clear_registers(&mut self, base: usize, from: usize, code: &LinkedCode) {
        let end = code.proto.n_registers as usize;
        if from < end {
            self.fiber.registers[base + from..base + end].fill(Value::Unbound);
        }
    }

    /// Puts cells into the free registers of the newest frame.
    fn fill_closure(&mut self, closure: &[sesf_heap::CellId]) {
        let Some(frame) = self.fiber.frames.last() else { return };
        let base = frame.base as usize;
        let code = Arc::clone(self.code(frame.code));
        put_cells(&code, closure, &mut self.fiber.registers[base..]);
    }

    /// Makes the step's call with the result going `to`.
    pub(crate) fn invoke_step(&mut self, step: Step, to: ReturnTo) -> Res<Called> {
        match step {
            Step::Value(value) => Ok(Called::Value(value)),
            Step::Call { function, args, n_args } => self.invoke(function, &args[..n_args as usize], &[], to),
        }
    }

    /// Takes the running fiber out, leaving an empty one: for hosts that run several.
    pub fn take_fiber(&mut self) -> Fiber {
        std::mem::take(&mut self.fiber)
    }
}

/// The arguments of a native function with `*args`, of which at least the positional parameters are given: see
/// [`crate::native`].
fn with_rest(signature: &Signature, args: &[Value]) -> SmallVec<[Value; 8]> {
    let (direct, rest) = args.split_at(signature.n_positional);
    let mut bound = SmallVec::from_slice(direct);
    let n_absent = signature.parameters.len() - direct.len() + signature.varkw.is_some() as usize;
    bound.resize(direct.len() + n_absent, Value::Unbound);
    bound.extend_from_slice(rest);
    bound
}

/// The arguments with the receiver in front.
fn prepend(first: Value, rest: &[Value]) -> SmallVec<[Value; 8]> {
    let mut all = SmallVec::with_capacity(rest.len() + 1);
    all.push(first);
    all.extend_from_slice(rest);
    all
}

/// Whether a method of a builtin type is known by the name of its type.
fn is_constructor(name: &str) -> bool {
    matches!(name, "__new__" | "__init__")
}

fn n_required_by_position(parameters: &[crate::native::NativeParameter]) -> usize {
    parameters.iter().filter(|p| p.positional_only && p.default.is_none()).count()
}
