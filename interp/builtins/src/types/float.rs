//! `float`.

use sesf_heap::{Value, classes, names};
use sesf_text::TextError;
use sesf_text::float;
use sesf_text::int::{self, Int};
use sesf_vm::native::NativeDef;
use sesf_vm::ops::UnaryKind;
use sesf_vm::{Interrupt, OrRaise, Res, Vm};

use super::arguments::text_argument;
use super::containers::set_doc;
use super::slots::{self, binary_slots, compare_slots};
use crate::support::{self, as_instance_of, def};

const DOC: &str = "Convert a string or number to a floating point number, if possible.";

const NEW: &[NativeDef] =
    &[def("__new__(type, x=0, /)", new, "Create and return a new object.  See help(type) for accurate signature.")];

const OPERATORS: &[NativeDef] = binary_slots! { float_operator:
    "add" Add "+",
    "sub" Sub "-",
    "mul" Mul "*",
    "truediv" TrueDiv "/",
    "floordiv" FloorDiv "//",
    "mod" Mod "%",
};

const COMPARISONS: &[NativeDef] = compare_slots!(is_real);

const SLOTS: &[NativeDef] = &[
    def("__repr__(self, /)", slots::repr, "Return repr(self)."),
    def("__hash__(self, /)", slots::hash, "Return hash(self)."),
    def("__bool__(self, /)", slots::truth, "True if self else False"),
    def("__neg__(self, /)", |vm, a| slots::unary(vm, UnaryKind::Neg, a[0]), "-self"),
    def("__pos__(self, /)", |vm, a| slots::unary(vm, UnaryKind::Pos, a[0]), "+self"),
    def("__abs__(self, /)", |vm, a| Ok(Value::Float(exact(vm, a[0])?.abs())), "abs(self)"),
    def("__divmod__(self, value, /)", |vm, a| divmod(vm, a[0], a[1]), "Return divmod(self, value)."),
    def("__rdivmod__(self, value, /)", |vm, a| divmod(vm, a[1], a[0]), "Return divmod(value, self)."),
    def("__pow__(self, value, mod=None, /)", |vm, a| power(vm, a[0], a[1], a[2]), "Return pow(self, value, mod)."),
    def("__rpow__(self, value, mod=None, /)", |vm, a| power(vm, a[1], a[0], a[2]), "Return pow(value, self, mod)."),
    def("__int__(self, /)", |vm, a| to_int(vm, a, int::from_float_trunc), "int(self)"),
    def("__float__(self, /)", itself, "float(self)"),
];

const METHODS: &[NativeDef] = &[
    def(
        "__trunc__(self, /)",
        |vm, a| to_int(vm, a, int::from_float_trunc),
        "Return the Integral closest to x between 0 and x.",
    ),
    def("__floor__(self, /)", |vm, a| to_int(vm, a, float::floor), "Return the floor as an Integral."),
    def("__ceil__(self, /)", |vm, a| to_int(vm, a, float::ceil), "Return the ceiling as an Integral."),
    def("__round__(self, ndigits=None, /)", round, "Return the Integral closest to x, rounding half toward even."),
    def("__format__(self, format_spec, /)", slots::format, "Formats the float according to format_spec."),
    def("__getnewargs__(self, /)", slots::new_arguments, ""),
    def("conjugate(self, /)", itself, "Return self, the complex conjugate of any float."),
    def("is_integer(self, /)", is_integer, "Return True if the float is an integer."),
    def("as_integer_ratio(self, /)", integer_ratio, "Return integer ratio."),
    def("hex(self, /)", to_hex, "Return a hexadecimal representation of a floating-point number."),
];

const CLASS_METHODS: &[NativeDef] = &[
    def("fromhex(type, string, /)", from_hex, "Create a floating-point number from a hexadecimal string."),
    def("__getformat__(type, typestr, /)", get_format, "You probably don't want to use this function."),
];

const GETTERS: &[NativeDef] = &[
    def("real", itself, "the real part of a complex number"),
    def("imag", |_, _| Ok(Value::Float(0.0)), "the imaginary part of a complex number"),
];

/// Fills the namespace of `float`.
pub(crate) fn install(vm: &mut Vm) {
    set_doc(vm, classes::FLOAT, DOC);
    support::static_methods(vm, classes::FLOAT, NEW);
    support::slots(vm, classes::FLOAT, OPERATORS);
    support::slots(vm, classes::FLOAT, COMPARISONS);
    support::slots(vm, classes::FLOAT, SLOTS);
    support::methods(vm, classes::FLOAT, METHODS);
    support::class_methods(vm, classes::FLOAT, CLASS_METHODS);
    support::getters(vm, classes::FLOAT, GETTERS);
}

fn is_real(value: Value) -> bool {
    matches!(value, Value::Float(_)) || super::int::is_int(value)
}

fn exact(vm: &mut Vm, receiver: Value) -> Res<f64> {
    match vm.builtin_value(receiver) {
        Value::Float(value) => Ok(value),
        _ => {
            let kind = vm.type_name(receiver);
            Err(vm.type_error(format!("descriptor requires a 'float' object but received a '{kind}'")))
        }
    }
}

fn itself(vm: &mut Vm, args: &[Value]) -> Res {
    exact(vm, args[0]).map(Value::Float)
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let value = match args[1] {
        Value::Unbound => 0.0,
        Value::Float(value) => value,
        value => convert(vm, value)?,
    };
    as_instance_of(vm, args[0], classes::FLOAT, Value::Float(value))
}

fn convert(vm: &mut Vm, value: Value) -> Res<f64> {
    let converts_itself = matches!(value, Value::Instance(_))
        && vm.special_of(value, names::FLOAT).is_some_and(|method| !method.is_none());
    if !converts_itself {
        if let Value::Str(id) = vm.builtin_value(value) {
            return float::parse(vm.heap.str(id)).or_raise(vm);
        }
        if let Some(bytes) = vm.bytes_like(value) {
            return float::parse_bytes(&bytes).or_raise(vm);
        }
    }
    match vm.float_or_none(value)? {
        Some(value) => Ok(value),
        None => Err(not_a_number(vm, value)),
    }
}

#[cold]
fn not_a_number(vm: &mut Vm, value: Value) -> Interrupt {
    let kind = vm.type_name(value);
    vm.type_error(format!("float() argument must be a string or a real number, not '{kind}'"))
}

fn divmod(vm: &mut Vm, a: Value, b: Value) -> Res {
    if !is_real(vm.builtin_value(a)) || !is_real(vm.builtin_value(b)) {
        return Ok(Value::NotImplemented);
    }
    vm.divmod_operator(a, b)
}

fn power(vm: &mut Vm, base: Value, exponent: Value, modulus: Value) -> Res {
    if !matches!(modulus, Value::Unbound | Value::None) {
        return Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    vm.float_operator(sesf_bytecode::BinaryOp::Pow, base, exponent)
}

fn to_int(vm: &mut Vm, args: &[Value], convert: fn(f64) -> Result<Int, TextError>) -> Res {
    let value = exact(vm, args[0])?;
    let int = convert(value).or_raise(vm)?;
    Ok(vm.new_int_value(int))
}

fn round(vm: &mut Vm, args: &[Value]) -> Res {
    if matches!(args[1], Value::Unbound | Value::None) {
        return to_int(vm, args, float::round_half_even);
    }
    let value = exact(vm, args[0])?;
    // Far more digits than a float has are as good as any.
    let n_digits = match vm.index(args[1])? {
        Value::Int(n_digits) => n_digits,
        big => match vm.compare(sesf_bytecode::CompareOp::Lt, big, Value::Int(0))? {
            true => i64::MIN,
            false => i64::MAX,
        },
    };
    float::round_digits(value, n_digits).or_raise(vm).map(Value::Float)
}

fn is_integer(vm: &mut Vm, args: &[Value]) -> Res {
    let value = exact(vm, args[0])?;
    Ok(Value::Bool(value.is_finite() && value == value.trunc()))
}

fn integer_ratio(vm: &mut Vm, args: &[Value]) -> Res {
    let value = exact(vm, args[0])?;
    let (numerator, denominator) = float::as_integer_ratio(value).or_raise(vm)?;
    let ratio = [vm.new_int_value(numerator), vm.new_int_value(denominator)];
    Ok(vm.heap.new_tuple(&ratio))
}

fn to_hex(vm: &mut Vm, args: &[Value]) -> Res {
    let value = exact(vm, args[0])?;
    Ok(vm.heap.new_string(float::to_hex(value)))
}

fn from_hex(vm: &mut Vm, args: &[Value]) -> Res {
    let Value::Str(id) = vm.builtin_value(args[1]) else {
        return Err(vm.type_error("bad argument type for built-in operation"));
    };
    let value = float::from_hex(vm.heap.str(id)).or_raise(vm)?;
    if args[0] == Value::Class(classes::FLOAT) {
        return Ok(Value::Float(value));
    }
    vm.tail_call(args[0], vec![Value::Float(value)], Vec::new())
}

fn get_format(vm: &mut Vm, args: &[Value]) -> Res {
    let id = text_argument(vm, args[1], "__getformat__() argument")?;
    match vm.heap.str(id) {
        "double" | "float" => Ok(vm.heap.new_str("IEEE, little-endian")),
        _ => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
    }
}
