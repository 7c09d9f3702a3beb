//! `int`: its constructor, special methods and methods.

mod bytes;
mod new;
mod round;

use dashu_int::IBig;
use dashu_int::ops::BitTest;
use sesf_bytecode::BinaryOp;
use sesf_heap::{Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::ops::UnaryKind;
use sesf_vm::{Res, Vm};

use super::containers::set_doc;
use super::slots::{self, binary_slots, compare_slots};
use crate::support::{self, def};

const DOC: &str = "int([x]) -> integer\n\
int(x, base=10) -> integer\n\
\n\
Convert a number or string to an integer, or return 0 if no arguments\n\
are given.  If x is a number, return x.__int__().  For floating point\n\
numbers, this truncates towards zero.\n\
\n\
If x is not a number or if base is given, then x must be a string,\n\
bytes, or bytearray instance representing an integer literal in the\n\
given base.  The literal can be preceded by '+' or '-' and be surrounded\n\
by whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\n\
Base 0 means to interpret the base from the string as an integer literal.\n\
>>> int('0b100', base=0)\n\
4";

const OPERATORS: &[NativeDef] = binary_slots! { fn operator:
    "add" Add "+",
    "sub" Sub "-",
    "mul" Mul "*",
    "truediv" TrueDiv "/",
    "floordiv" FloorDiv "//",
    "mod" Mod "%",
    "lshift" LShift "<<",
    "rshift" RShift ">>",
    "and" And "&",
    "or" Or "|",
    "xor" Xor "^",
};

const COMPARISONS: &[NativeDef] = compare_slots!(is_int);

const SLOTS: &[NativeDef] = &[
    def("__repr__(self, /)", repr, "Return repr(self)."),
    def("__hash__(self, /)", slots::hash, "Return hash(self)."),
    def("__bool__(self, /)", slots::truth, "True if self else False"),
    def("__neg__(self, /)", |vm, a| slots::unary(vm, UnaryKind::Neg, a[0]), "-self"),
    def("__pos__(self, /)", |vm, a| slots::unary(vm, UnaryKind::Pos, a[0]), "+self"),
    def("__invert__(self, /)", |vm, a| slots::unary(vm, UnaryKind::Invert, a[0]), "~self"),
    def("__abs__(self, /)", absolute, "abs(self)"),
    def("__divmod__(self, value, /)", |vm, a| divmod(vm, a[0], a[1]), "Return divmod(self, value)."),
    def("__rdivmod__(self, value, /)", |vm, a| divmod(vm, a[1], a[0]), "Return divmod(value, self)."),
    def("__pow__(self, value, mod=None, /)", |vm, a| power(vm, a[0], a[1], a[2]), "Return pow(self, value, mod)."),
    def("__rpow__(self, value, mod=None, /)", |vm, a| power(vm, a[1], a[0], a[2]), "Return pow(value, self, mod)."),
    def("__int__(self, /)", itself, "int(self)"),
    def(
        "__index__(self, /)",
        itself,
        "Return self converted to an integer, if self is suitable for use as an index into a list.",
    ),
    def("__float__(self, /)", to_float, "float(self)"),
];

const METHODS: &[NativeDef] = &[
    def("__trunc__(self, /)", itself, "Truncating an Integral returns itself."),
    def("__floor__(self, /)", itself, "Flooring an Integral returns itself."),
    def("__ceil__(self, /)", itself, "Ceiling of an Integral returns itself."),
    def("__round__(self, ndigits=None, /)", round::round, "Rounding an Integral returns itself."),
    def("__format__(self, format_spec, /)", slots::format, ""),
    def("__getnewargs__(self, /)", slots::new_arguments, ""),
    def("__sizeof__(self, /)", size_of, "Returns size in memory, in bytes."),
    def("conjugate(self, /)", itself, "Returns self, the complex conjugate of any int."),
    def("bit_length(self, /)", bit_length, "Number of bits necessary to represent self in binary."),
    def("bit_count(self, /)", bit_count, "Number of ones in the binary representation of the absolute value of self."),
    def("as_integer_ratio(self, /)", integer_ratio, "Return integer ratio."),
];

const GETTERS: &[NativeDef] = &[
    def("real", itself, "the real part of a complex number"),
    def("imag", |_, _| Ok(Value::Int(0)), "the imaginary part of a complex number"),
    def("numerator", itself, "the numerator of a rational number in lowest terms"),
    def("denominator", |_, _| Ok(Value::Int(1)), "the denominator of a rational number in lowest terms"),
];

/// Fills the namespace of `int`.
pub(crate) fn install(vm: &mut Vm) {
    set_doc(vm, classes::INT, DOC);
    support::slots(vm, classes::INT, OPERATORS);
    support::slots(vm, classes::INT, COMPARISONS);
    support::slots(vm, classes::INT, SLOTS);
    support::methods(vm, classes::INT, METHODS);
    support::getters(vm, classes::INT, GETTERS);
    new::install(vm);
    bytes::install(vm);
}

pub(super) fn is_int(value: Value) -> bool {
    matches!(value, Value::Int(_) | Value::BigInt(_) | Value::Bool(_))
}

/// The receiver as an exact int.
fn exact(vm: &mut Vm, receiver: Value) -> Res {
    match vm.builtin_value(receiver) {
        value @ (Value::Int(_) | Value::BigInt(_)) => Ok(value),
        Value::Bool(b) => Ok(Value::Int(b as i64)),
        _ => {
            let kind = vm.type_name(receiver);
            Err(vm.type_error(format!("descriptor requires a 'int' object but received a '{kind}'")))
        }
    }
}

/// The receiver as a big integer.
fn big(vm: &mut Vm, receiver: Value) -> Res<IBig> {
    Ok(match exact(vm, receiver)? {
        Value::BigInt(id) => vm.heap.bigint(id).clone(),
        Value::Int(i) => IBig::from(i),
        _ => IBig::ZERO,
    })
}

/// The body of the operators: bools count as the integers that they are.
fn operator(vm: &mut Vm, op: BinaryOp, a: Value, b: Value) -> Res {
    let [a, b] = [a, b].map(|value| match vm.builtin_value(value) {
        Value::Bool(b) => Value::Int(b as i64),
        other => other,
    });
    vm.int_operator(op, a, b)
}

// A bool is shown as the integer that it is.
fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let value = exact(vm, args[0])?;
    slots::repr(vm, &[value])
}

fn itself(vm: &mut Vm, args: &[Value]) -> Res {
    exact(vm, args[0])
}

fn absolute(vm: &mut Vm, args: &[Value]) -> Res {
    let value = exact(vm, args[0])?;
    Ok(vm.abs_builtin(value)?.unwrap_or(value))
}

fn divmod(vm: &mut Vm, a: Value, b: Value) -> Res {
    if !is_int(vm.builtin_value(a)) || !is_int(vm.builtin_value(b)) {
        return Ok(Value::NotImplemented);
    }
    vm.divmod_operator(a, b)
}

fn power(vm: &mut Vm, base: Value, exponent: Value, modulus: Value) -> Res {
    let [base, exponent, modulus] = [base, exponent, modulus].map(|value| vm.builtin_value(value));
    if !is_int(base) || !is_int(exponent) {
        return Ok(Value::NotImplemented);
    }
    match modulus {
        Value::Unbound | Value::None => vm.int_operator(BinaryOp::Pow, base, exponent),
        _ if is_int(modulus) => vm.pow_mod(base, exponent, modulus),
        _ => Ok(Value::NotImplemented),
    }
}

fn to_float(vm: &mut Vm, args: &[Value]) -> Res {
    let value = exact(vm, args[0])?;
    vm.as_f64(value).map(Value::Float)
}

fn size_of(vm: &mut Vm, args: &[Value]) -> Res {
    let n_digits = big(vm, args[0])?.bit_len().div_ceil(30).max(1);
    Ok(Value::Int(24 + 4 * n_digits as i64))
}

fn bit_length(vm: &mut Vm, args: &[Value]) -> Res {
    let (_, magnitude) = big(vm, args[0])?.into_parts();
    Ok(Value::Int(magnitude.bit_len() as i64))
}

fn bit_count(vm: &mut Vm, args: &[Value]) -> Res {
    let (_, magnitude) = big(vm, args[0])?.into_parts();
    Ok(Value::Int(magnitude.count_ones() as i64))
}

fn integer_ratio(vm: &mut Vm, args: &[Value]) -> Res {
    let value = exact(vm, args[0])?;
    Ok(vm.heap.new_tuple(&[value, Value::Int(1)]))
}
