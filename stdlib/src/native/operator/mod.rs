//! `operator` (and `_operator`): the operators as functions, and itemgetter, attrgetter, methodcaller (`getters.rs`).
//!
//! Operands of builtin kinds are settled here; for others the operator itself is applied in the prelude, so that methods
//! of the language run in the machine's loop.

mod getters;

use sesf_bytecode::{BinaryOp, CompareOp};
use sesf_heap::{DictId, Value, names};
use sesf_vm::native::NativeDef;
use sesf_vm::ops::UnaryKind;
use sesf_vm::{Res, Vm};

use super::support::{def, finish, set_module_doc, set_name};

/// A binary operator and its in-place form.
macro_rules! binary {
    ($name:literal, $inplace:literal, $op:ident, $symbol:literal, $prelude:literal, $inplace_prelude:literal) => {
        [
            def(
                concat!($name, "(a, b, /)"),
                |vm, args| binary(vm, BinaryOp::$op, args, $prelude),
                concat!("Same as a ", $symbol, " b."),
            ),
            def(
                concat!($inplace, "(a, b, /)"),
                |vm, args| in_place(vm, BinaryOp::$op, args, $inplace_prelude),
                concat!("Same as a ", $symbol, "= b."),
            ),
        ]
    };
}

macro_rules! compare {
    ($name:literal, $op:ident, $symbol:literal, $prelude:literal) => {
        def(
            concat!($name, "(a, b, /)"),
            |vm, args| compare(vm, CompareOp::$op, args, $prelude),
            concat!("Same as a ", $symbol, " b."),
        )
    };
}

macro_rules! unary {
    ($name:literal, $op:ident, $symbol:literal, $prelude:literal) => {
        def(
            concat!($name, "(a, /)"),
            |vm, args| unary(vm, UnaryKind::$op, args, $prelude),
            concat!("Same as ", $symbol, "a."),
        )
    };
}

const BINARY: &[[NativeDef; 2]] = &[
    binary!("add", "iadd", Add, "+", "operator_add", "operator_iadd"),
    binary!("sub", "isub", Sub, "-", "operator_sub", "operator_isub"),
    binary!("mul", "imul", Mul, "*", "operator_mul", "operator_imul"),
    binary!("matmul", "imatmul", MatMul, "@", "operator_matmul", "operator_imatmul"),
    binary!("truediv", "itruediv", TrueDiv, "/", "operator_truediv", "operator_itruediv"),
    binary!("floordiv", "ifloordiv", FloorDiv, "//", "operator_floordiv", "operator_ifloordiv"),
    binary!("mod", "imod", Mod, "%", "operator_mod", "operator_imod"),
    binary!("pow", "ipow", Pow, "**", "operator_pow", "operator_ipow"),
    binary!("lshift", "ilshift", LShift, "<<", "operator_lshift", "operator_ilshift"),
    binary!("rshift", "irshift", RShift, ">>", "operator_rshift", "operator_irshift"),
    binary!("and_", "iand", And, "&", "operator_and", "operator_iand"),
    binary!("or_", "ior", Or, "|", "operator_or", "operator_ior"),
    binary!("xor", "ixor", Xor, "^", "operator_xor", "operator_ixor"),
];

const OTHERS: &[NativeDef] = &[
    compare!("lt", Lt, "<", "operator_lt"),
    compare!("le", Le, "<=", "operator_le"),
    compare!("eq", Eq, "==", "operator_eq"),
    compare!("ne", Ne, "!=", "operator_ne"),
    compare!("ge", Ge, ">=", "operator_ge"),
    compare!("gt", Gt, ">", "operator_gt"),
    unary!("neg", Neg, "-", "operator_neg"),
    unary!("pos", Pos, "+", "operator_pos"),
    unary!("inv", Invert, "~", "operator_invert"),
    unary!("invert", Invert, "~", "operator_invert"),
    def("abs(a, /)", abs, "Same as abs(a)."),
    def("not_(a, /)", |vm, args| truth(vm, args, "operator_not", true), "Same as not a."),
    def(
        "truth(a, /)",
        |vm, args| truth(vm, args, "operator_truth", false),
        "Return True if a is true, False otherwise.",
    ),
    def("is_(a, b, /)", |_, args| Ok(Value::Bool(args[0].is(args[1]))), "Same as a is b."),
    def("is_not(a, b, /)", |_, args| Ok(Value::Bool(!args[0].is(args[1]))), "Same as a is not b."),
    def("index(a, /)", |vm, args| vm.index(args[0]), "Same as a.__index__()"),
    def("concat(a, b, /)", |vm, args| concat(vm, args, false), "Same as a + b, for a and b sequences."),
    def("iconcat(a, b, /)", |vm, args| concat(vm, args, true), "Same as a += b, for a and b sequences."),
    def("contains(a, b, /)", contains, "Same as b in a (note reversed operands)."),
    def(
        "countOf(a, b, /)",
        |vm, args| search(vm, args, "operator_count"),
        "Return the number of items in a which are, or which equal, b.",
    ),
    def("indexOf(a, b, /)", |vm, args| search(vm, args, "operator_index_of"), "Return the first index of b in a."),
    def("getitem(a, b, /)", get_item, "Same as a[b]."),
    def("setitem(a, b, c, /)", set_item, "Same as a[b] = c."),
    def("delitem(a, b, /)", del_item, "Same as del a[b]."),
    def(
        "length_hint(obj, default=0, /)",
        length_hint,
        "Return an estimate of the number of items in obj.\n\nThis is useful for presizing containers when building from an iterable.\n\nIf the object supports len(), the result will be exact.\nOtherwise, it may over- or under-estimate by an arbitrary amount.",
    ),
    def("call(obj, /, *args, **kwargs)", call, "Same as obj(*args, **kwargs)."),
    def("_compare_digest(a, b, /)", compare_digest, "Return 'a == b'."),
];

/// The functions that are there under the name of the special method as well.
const ALIASED: &[&str] = &[
    "abs",
    "add",
    "and_",
    "call",
    "concat",
    "contains",
    "delitem",
    "eq",
    "floordiv",
    "ge",
    "getitem",
    "gt",
    "iadd",
    "iand",
    "iconcat",
    "ifloordiv",
    "ilshift",
    "imatmul",
    "imod",
    "imul",
    "index",
    "inv",
    "invert",
    "ior",
    "ipow",
    "irshift",
    "isub",
    "itruediv",
    "ixor",
    "le",
    "lshift",
    "lt",
    "matmul",
    "mod",
    "mul",
    "ne",
    "neg",
    "not_",
    "or_",
    "pos",
    "pow",
    "rshift",
    "setitem",
    "sub",
    "truediv",
    "xor",
];

/// Fills the module.
pub(crate) fn fill(vm: &mut Vm, dict: DictId) -> Res<()> {
    set_module_doc(
        vm,
        dict,
        "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\n\
         to the intrinsic operators of Python.  For example, operator.add(x, y)\n\
         is equivalent to the expression x+y.",
    );
    for pair in BINARY {
        vm.install_functions(dict, "_operator", pair);
    }
    vm.install_functions(dict, "_operator", OTHERS);
    getters::install(vm, dict);
    for name in ALIASED {
        if let Some(function) = vm.dict_get_str(dict, name) {
            set_name(vm, dict, &format!("__{}__", name.trim_end_matches('_')), function);
        }
    }
    Ok(())
}

fn binary(vm: &mut Vm, op: BinaryOp, args: &[Value], prelude: &'static str) -> Res {
    match vm.binary_builtin(op, args[0], args[1])? {
        Some(value) => Ok(value),
        None => vm.tail_prelude(prelude, args),
    }
}

fn in_place(vm: &mut Vm, op: BinaryOp, args: &[Value], prelude: &'static str) -> Res {
    match args {
        [Value::Int(_) | Value::Float(_) | Value::Str(_) | Value::Tuple(_), _] => binary(vm, op, args, prelude),
        _ => vm.tail_prelude(prelude, args),
    }
}

fn compare(vm: &mut Vm, op: CompareOp, args: &[Value], prelude: &'static str) -> Res {
    match vm.compare_builtin(op, args[0], args[1])? {
        Some(answer) => Ok(Value::Bool(answer)),
        None => vm.tail_prelude(prelude, args),
    }
}

fn unary(vm: &mut Vm, op: UnaryKind, args: &[Value], prelude: &'static str) -> Res {
    match vm.unary_builtin(op, args[0])? {
        Some(value) => Ok(value),
        None => vm.tail_prelude(prelude, args),
    }
}

fn abs(vm: &mut Vm, args: &[Value]) -> Res {
    if let Some(value) = vm.abs_builtin(args[0])? {
        return Ok(value);
    }
    match vm.special_of(args[0], names::ABS).filter(|method| !method.is_none()) {
        Some(method) => {
            let step = vm.method_call1(method, args[0])?;
            finish(vm, step)
        }
        None => {
            let message = format!("bad operand type for abs(): '{}'", vm.type_name(args[0]));
            Err(vm.type_error(message))
        }
    }
}

fn truth(vm: &mut Vm, args: &[Value], prelude: &'static str, negated: bool) -> Res {
    match vm.truth_builtin(args[0]) {
        Some(truth) => Ok(Value::Bool(truth != negated)),
        None => vm.tail_prelude(prelude, args),
    }
}

fn concat(vm: &mut Vm, args: &[Value], in_place: bool) -> Res {
    let has_items = vm.special_of(args[0], names::GETITEM).is_some();
    if !has_items {
        let message = format!("'{}' object can't be concatenated", vm.type_name(args[0]));
        return Err(vm.type_error(message));
    }
    match in_place {
        true => vm.tail_prelude("operator_iadd", args),
        false => binary(vm, BinaryOp::Add, args, "operator_add"),
    }
}

fn contains(vm: &mut Vm, args: &[Value]) -> Res {
    match vm.contains_builtin(args[0], args[1])? {
        Some(answer) => Ok(Value::Bool(answer)),
        None => vm.tail_prelude("operator_contains", args),
    }
}

fn search(vm: &mut Vm, args: &[Value], prelude: &'static str) -> Res {
    if !vm.has_iterator(args[0]) {
        let message = format!("argument of type '{}' is not iterable", vm.type_name(args[0]));
        return Err(vm.type_error(message));
    }
    vm.tail_prelude(prelude, args)
}

fn get_item(vm: &mut Vm, args: &[Value]) -> Res {
    let step = vm.item_plan(args[0], args[1])?;
    finish(vm, step)
}

fn set_item(vm: &mut Vm, args: &[Value]) -> Res {
    match vm.set_item_builtin(args[0], args[1], args[2])? {
        Some(()) => Ok(Value::None),
        None => vm.tail_prelude("operator_setitem", args),
    }
}

fn del_item(vm: &mut Vm, args: &[Value]) -> Res {
    match vm.del_item_builtin(args[0], args[1])? {
        Some(()) => Ok(Value::None),
        None => vm.tail_prelude("operator_delitem", args),
    }
}

fn length_hint(vm: &mut Vm, args: &[Value]) -> Res {
    let default = args[1].or(Value::Int(0));
    let Value::Int(_) = vm.builtin_value(default) else {
        let message = format!("'{}' object cannot be interpreted as an integer", vm.type_name(default));
        return Err(vm.type_error(message));
    };
    if vm.special_of(args[0], names::LEN).is_some_and(|method| !method.is_none()) || vm.len_builtin(args[0]).is_some() {
        return Ok(Value::Int(vm.len(args[0])? as i64));
    }
    if let Some(n) = vm.n_remaining(args[0]) {
        return Ok(Value::Int(n as i64));
    }
    let Some(method) = vm.special_of(args[0], names::LENGTH_HINT).filter(|method| !method.is_none()) else {
        return Ok(default);
    };
    let step = vm.method_call1(method, args[0])?;
    let answer = vm.run_step(step)?;
    match vm.builtin_value(answer) {
        Value::NotImplemented => Ok(default),
        Value::Int(n) if n >= 0 => Ok(Value::Int(n)),
        Value::Int(_) => Err(vm.value_error("__length_hint__() should return >= 0")),
        _ => {
            let message = format!("__length_hint__ must be an integer, not {}", vm.type_name(answer));
            Err(vm.type_error(message))
        }
    }
}

fn call(vm: &mut Vm, args: &[Value]) -> Res {
    let [function, keywords, positional @ ..] = args else { return Ok(Value::None) };
    let keywords = super::support::keywords(vm, *keywords);
    vm.tail_call(*function, positional.to_vec(), keywords)
}

fn compare_digest(vm: &mut Vm, args: &[Value]) -> Res {
    match (vm.builtin_value(args[0]), vm.builtin_value(args[1])) {
        (Value::Str(a), Value::Str(b)) if vm.heap.strs.get(a).is_ascii && vm.heap.strs.get(b).is_ascii => {
            Ok(Value::Bool(vm.heap.str_eq(a, b)))
        }
        (Value::Str(_), Value::Str(_)) => {
            Err(vm.type_error("comparing strings with non-ASCII characters is not supported"))
        }
        _ => match (vm.bytes_like(args[0]), vm.bytes_like(args[1])) {
            (Some(a), Some(b)) => Ok(Value::Bool(a == b)),
            _ => {
                let (a, b) = (vm.type_name(args[0]), vm.type_name(args[1]));
                Err(vm.type_error(format!("unsupported operand types(s) or combination of types: '{a}' and '{b}'")))
            }
        },
    }
}
