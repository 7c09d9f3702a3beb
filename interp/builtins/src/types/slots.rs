//! Special methods that several types share: operators and comparisons in terms of the machine's own.

use sesf_bytecode::CompareOp;
use sesf_heap::{ClassId, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::ops::UnaryKind;
use sesf_vm::{Res, Vm};

use super::arguments::{text_argument, text_of};

/// The two methods of each binary operator, e.g. `__add__` and `__radd__`, with a method of the machine (or, after `fn`, a
/// function) as the body.
macro_rules! binary_slots {
    ($operator:ident: $($rest:tt)+) => {
        binary_slots! { fn sesf_vm::Vm::$operator: $($rest)+ }
    };
    (fn $operator:path: $( $name:literal $op:ident $symbol:literal, )+) => {
        &[ $(
            $crate::support::def(
                concat!("__", $name, "__(self, value, /)"),
                |vm, args| $operator(vm, sesf_bytecode::BinaryOp::$op, args[0], args[1]),
                concat!("Return self", $symbol, "value."),
            ),
            $crate::support::def(
                concat!("__r", $name, "__(self, value, /)"),
                |vm, args| $operator(vm, sesf_bytecode::BinaryOp::$op, args[1], args[0]),
                concat!("Return value", $symbol, "self."),
            ),
        )+ ]
    };
}

/// The six comparisons; `$fits` says which values the type compares itself with.
macro_rules! compare_slots {
    ($fits:path: $( $name:literal $op:ident $symbol:literal, )+) => {
        &[ $(
            $crate::support::def(
                concat!("__", $name, "__(self, value, /)"),
                |vm, args| $crate::types::slots::compare(vm, sesf_bytecode::CompareOp::$op, args, $fits),
                concat!("Return self", $symbol, "value."),
            ),
        )+ ]
    };
    ($fits:path) => {
        compare_slots! { $fits:
            "lt" Lt "<",
            "le" Le "<=",
            "eq" Eq "==",
            "ne" Ne "!=",
            "gt" Gt ">",
            "ge" Ge ">=",
        }
    };
}

pub(crate) use {binary_slots, compare_slots};

/// The body of a comparison method: `NotImplemented` unless both operands carry values that fit.
pub(crate) fn compare(vm: &mut Vm, op: CompareOp, args: &[Value], fits: fn(Value) -> bool) -> Res {
    let (a, b) = (vm.builtin_value(args[0]), vm.builtin_value(args[1]));
    if !fits(a) || !fits(b) {
        return Ok(Value::NotImplemented);
    }
    let answer = vm.compare_builtin(op, a, b)?;
    Ok(answer.map_or(Value::NotImplemented, Value::Bool))
}

/// The body of a unary method.
pub(crate) fn unary(vm: &mut Vm, op: UnaryKind, value: Value) -> Res {
    let value = vm.builtin_value(value);
    vm.unary(op, value)
}

/// The body of `__hash__` of a builtin kind.
pub(crate) fn hash(vm: &mut Vm, args: &[Value]) -> Res {
    let value = vm.builtin_value(args[0]);
    vm.hash_value(value).map(Value::Int)
}

/// The body of `__repr__` of a builtin kind.
pub(crate) fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let text = vm.repr_builtin(args[0])?;
    Ok(vm.heap.new_string(text))
}

/// The body of `__format__` of texts and numbers: without a spec it is `str(self)`.
pub(crate) fn format(vm: &mut Vm, args: &[Value]) -> Res {
    let spec = text_argument(vm, args[1], "__format__() argument")?;
    if vm.heap.str(spec).is_empty() {
        return text_of(vm, args[0]);
    }
    let spec = vm.heap.str(spec).to_string();
    let text = vm.format_builtin(args[0], &spec)?;
    Ok(vm.heap.new_string(text))
}

/// The body of `__bool__` of a builtin kind.
pub(crate) fn truth(vm: &mut Vm, args: &[Value]) -> Res {
    let value = vm.builtin_value(args[0]);
    vm.truth(value).map(Value::Bool)
}

/// The body of `__len__` of a builtin kind.
pub(crate) fn length(vm: &mut Vm, args: &[Value]) -> Res {
    let value = vm.builtin_value(args[0]);
    vm.len(value).map(|len| Value::Int(len as i64))
}

/// The body of `__iter__` of a builtin kind.
pub(crate) fn iterate(vm: &mut Vm, args: &[Value]) -> Res {
    let value = vm.builtin_value(args[0]);
    vm.iter(value)
}

/// The body of `__getitem__` of a builtin kind.
pub(crate) fn item(vm: &mut Vm, args: &[Value]) -> Res {
    let value = vm.builtin_value(args[0]);
    vm.get_item(value, args[1])
}

/// The body of `__contains__` of a builtin kind.
pub(crate) fn contains(vm: &mut Vm, args: &[Value]) -> Res {
    let value = vm.builtin_value(args[0]);
    vm.contains(value, args[1]).map(Value::Bool)
}

/// The body of `__getnewargs__`: the carried value in a tuple.
pub(crate) fn new_arguments(vm: &mut Vm, args: &[Value]) -> Res {
    let value = vm.builtin_value(args[0]);
    Ok(vm.heap.new_tuple(&[value]))
}

/// Installs attributes that can only be read, in the words of the builtin types' own members.
pub(crate) fn members(vm: &mut Vm, class: ClassId, defs: &[NativeDef]) {
    for def in defs {
        vm.install_getset(class, *def, NativeDef { function: refuse_change, ..*def });
    }
}

fn refuse_change(vm: &mut Vm, _: &[Value]) -> Res {
    Err(vm.error(classes::ATTRIBUTE_ERROR, "readonly attribute"))
}
