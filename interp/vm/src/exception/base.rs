//! What every exception has: `args`, `__cause__`, `__context__`, `__traceback__`, notes, and its texts.

use sesf_heap::{ExceptionId, Value, classes, names};

use crate::error::{Interrupt, Res};
use crate::native::{Binding, NativeDef, NativeFunction};
use crate::vm::Vm;

const SLOTS: &[NativeDef] = &[
    NativeDef { signature: "__repr__(self, /)", function: repr, doc: "Return repr(self)." },
    NativeDef { signature: "__str__(self, /)", function: str, doc: "Return str(self)." },
];

const METHODS: &[NativeDef] = &[
    NativeDef {
        signature: "with_traceback(self, tb, /)",
        function: |vm, args| {
            set_traceback(vm, args)?;
            Ok(args[0])
        },
        doc: "Exception.with_traceback(tb) --\n    set self.__traceback__ to tb and return self.",
    },
    NativeDef {
        signature: "add_note(self, note, /)",
        function: add_note,
        doc: "Exception.add_note(note) --\n    add a note to the exception",
    },
    NativeDef { signature: "__reduce__(self, /)", function: reduce, doc: "" },
    NativeDef { signature: "__setstate__(self, state, /)", function: setstate, doc: "" },
];

const ATTRIBUTES: &[(&str, NativeFunction, NativeFunction)] = &[
    ("args", |vm, args| record(vm, args, |e| e.args), set_args),
    ("__cause__", |vm, args| record(vm, args, |e| e.cause), set_cause),
    ("__context__", |vm, args| record(vm, args, |e| e.context), set_context),
    ("__traceback__", |vm, args| record(vm, args, |e| e.traceback), set_traceback),
    ("__suppress_context__", |vm, args| record(vm, args, |e| Value::Bool(e.suppress_context)), set_suppress),
];

/// Fills the namespace of `BaseException`.
pub(super) fn install(vm: &mut Vm) {
    vm.install_methods(classes::BASE_EXCEPTION, Binding::Slot, SLOTS);
    vm.install_methods(classes::BASE_EXCEPTION, Binding::Method, METHODS);
    for (name, get, set) in ATTRIBUTES {
        let def = |function| NativeDef { signature: name, function, doc: "" };
        vm.install_getset(classes::BASE_EXCEPTION, def(*get), def(*set));
    }
    let dict = vm.heap.classes.get(classes::BASE_EXCEPTION).dict;
    vm.share_getset(classes::BASE_EXCEPTION, dict, names::DICT);
}

impl Vm {
    /// The exception that a value is.
    ///
    /// # Errors
    /// `TypeError` for anything else.
    pub fn expect_exception(&mut self, value: Value) -> Res<ExceptionId> {
        match value {
            Value::Exception(id) => Ok(id),
            other => {
                let message =
                    format!("descriptor requires a 'BaseException' object but received a '{}'", self.type_name(other));
                Err(self.type_error(message))
            }
        }
    }

    fn may_not_be_deleted(&mut self, name: &str) -> Interrupt {
        self.type_error(format!("{name} may not be deleted"))
    }
}

// ---- attributes

fn record(vm: &mut Vm, args: &[Value], part: fn(&sesf_heap::Exception) -> Value) -> Res {
    let id = vm.expect_exception(args[0])?;
    Ok(part(vm.heap.exceptions.get(id)).or(Value::None))
}

fn set_args(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_exception(args[0])?;
    if !args[1].is_bound() {
        return Err(vm.may_not_be_deleted("args"));
    }
    let items = vm.collect(args[1])?;
    let tuple = vm.heap.new_tuple_from(items);
    vm.heap.exceptions.get_mut(id).args = tuple;
    Ok(Value::None)
}

fn set_cause(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_exception(args[0])?;
    let cause = linked_exception(vm, args[1], "__cause__", "cause")?;
    let exception = vm.heap.exceptions.get_mut(id);
    exception.cause = cause;
    exception.suppress_context = true;
    Ok(Value::None)
}

fn set_context(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_exception(args[0])?;
    let context = linked_exception(vm, args[1], "__context__", "context")?;
    vm.heap.exceptions.get_mut(id).context = context;
    Ok(Value::None)
}

fn linked_exception(vm: &mut Vm, value: Value, name: &str, what: &str) -> Res {
    match value {
        Value::Unbound => Err(vm.may_not_be_deleted(name)),
        Value::None | Value::Exception(_) => Ok(value),
        _ => Err(vm.type_error(format!("exception {what} must be None or derive from BaseException"))),
    }
}

fn set_traceback(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_exception(args[0])?;
    match args[1] {
        Value::Unbound => return Err(vm.may_not_be_deleted("__traceback__")),
        Value::None | Value::Traceback(_) => vm.heap.exceptions.get_mut(id).traceback = args[1],
        _ => return Err(vm.type_error("__traceback__ must be a traceback or None")),
    }
    Ok(Value::None)
}

fn set_suppress(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_exception(args[0])?;
    match args[1] {
        Value::Bool(suppress) => vm.heap.exceptions.get_mut(id).suppress_context = suppress,
        Value::Unbound => return Err(vm.type_error("can't delete numeric/char attribute")),
        _ => return Err(vm.type_error("attribute value type must be bool")),
    }
    Ok(Value::None)
}

// ---- methods

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_exception(args[0])?;
    let items = vm.tuple_items(vm.heap.exceptions.get(id).args);
    let name = vm.type_name(args[0]);
    let text = match items.as_slice() {
        [one] => format!("{name}({})", vm.repr(*one)?),
        _ => format!("{name}{}", vm.repr(vm.heap.exceptions.get(id).args)?),
    };
    Ok(vm.heap.new_string(text))
}

pub(super) fn str(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_exception(args[0])?;
    let tuple = vm.heap.exceptions.get(id).args;
    match vm.tuple_items(tuple).as_slice() {
        [] => Ok(vm.heap.new_str("")),
        [text @ Value::Str(_)] => Ok(*text),
        [one] => {
            let step = vm.str_plan(*one)?;
            vm.finish_step(step)
        }
        _ => {
            let step = vm.repr_plan(tuple)?;
            vm.finish_step(step)
        }
    }
}

fn add_note(vm: &mut Vm, args: &[Value]) -> Res {
    let (exception, note) = (args[0], args[1]);
    let Value::Str(_) = vm.builtin_value(note) else {
        let message = format!("note must be a str, not '{}'", vm.type_name(note));
        return Err(vm.type_error(message));
    };
    match vm.find_attr(exception, names::NOTES)? {
        None => {
            let notes = vm.heap.new_list(vec![note]);
            vm.set_attr(exception, names::NOTES, notes)?;
        }
        Some(Value::List(list)) => {
            if vm.heap.list_push(list, note).is_err() {
                return Err(vm.memory_error());
            }
        }
        Some(_) => return Err(vm.type_error("Cannot add note: __notes__ is not a list")),
    }
    Ok(Value::None)
}

fn reduce(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_exception(args[0])?;
    let class = Value::Class(vm.class_of(args[0]));
    let mut parts = vec![class, vm.heap.exceptions.get(id).args];
    let own = vm.own_attributes(args[0]);
    if !own.is_empty() {
        let state = vm.heap.new_dict_id();
        for (key, value) in own {
            vm.dict_set(state, key, value)?;
        }
        parts.push(Value::Dict(state));
    }
    Ok(vm.heap.new_tuple_from(parts))
}

fn setstate(vm: &mut Vm, args: &[Value]) -> Res {
    match vm.builtin_value(args[1]) {
        Value::None => {}
        Value::Dict(dict) => {
            let entries: Vec<(Value, Value)> = vm.heap.dicts.get(dict).iter().map(|e| (e.key, e.value)).collect();
            for (key, value) in entries {
                let name = vm.expect_name(key)?;
                vm.set_attr(args[0], name, value)?;
            }
        }
        _ => return Err(vm.type_error("state is not a dictionary")),
    }
    Ok(Value::None)
}
