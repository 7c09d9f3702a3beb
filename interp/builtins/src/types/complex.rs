//! `complex`.

use sesf_heap::{Value, classes, names};
use sesf_text::complex::{self, Complex};
use sesf_vm::native::NativeDef;
use sesf_vm::ops::UnaryKind;
use sesf_vm::{OrRaise, Res, Vm};

use super::containers::set_doc;
use super::slots::{self, binary_slots, compare_slots};
use crate::support::{self, as_instance_of, def};

const DOC: &str = "Create a complex number from a real part and an optional imaginary part.\n\
\n\
This is equivalent to (real + imag*1j) where imag defaults to 0.";

const NEW: &[NativeDef] = &[def(
    "__new__(type, real=0, imag=0)",
    new,
    "Create and return a new object.  See help(type) for accurate signature.",
)];

const OPERATORS: &[NativeDef] = binary_slots! { complex_operator:
    "add" Add "+",
    "sub" Sub "-",
    "mul" Mul "*",
    "truediv" TrueDiv "/",
};

const COMPARISONS: &[NativeDef] = compare_slots!(is_number);

const SLOTS: &[NativeDef] = &[
    def("__repr__(self, /)", slots::repr, "Return repr(self)."),
    def("__hash__(self, /)", slots::hash, "Return hash(self)."),
    def("__bool__(self, /)", slots::truth, "True if self else False"),
    def("__neg__(self, /)", |vm, a| slots::unary(vm, UnaryKind::Neg, a[0]), "-self"),
    def("__pos__(self, /)", |vm, a| slots::unary(vm, UnaryKind::Pos, a[0]), "+self"),
    def("__abs__(self, /)", absolute, "abs(self)"),
    def("__pow__(self, value, mod=None, /)", |vm, a| power(vm, a[0], a[1], a[2]), "Return pow(self, value, mod)."),
    def("__rpow__(self, value, mod=None, /)", |vm, a| power(vm, a[1], a[0], a[2]), "Return pow(value, self, mod)."),
];

const METHODS: &[NativeDef] = &[
    def("__complex__(self, /)", itself, "Convert this value to exact type complex."),
    def("__format__(self, format_spec, /)", slots::format, "Convert to a string according to format_spec."),
    def("__getnewargs__(self, /)", new_arguments, ""),
    def("conjugate(self, /)", conjugate, "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j."),
];

const GETTERS: &[NativeDef] = &[
    def("real", |vm, a| Ok(Value::Float(exact(vm, a[0])?.real)), "the real part of a complex number"),
    def("imag", |vm, a| Ok(Value::Float(exact(vm, a[0])?.imag)), "the imaginary part of a complex number"),
];

/// Fills the namespace of `complex`.
pub(crate) fn install(vm: &mut Vm) {
    set_doc(vm, classes::COMPLEX, DOC);
    support::static_methods(vm, classes::COMPLEX, NEW);
    support::slots(vm, classes::COMPLEX, OPERATORS);
    support::slots(vm, classes::COMPLEX, COMPARISONS);
    support::slots(vm, classes::COMPLEX, SLOTS);
    support::methods(vm, classes::COMPLEX, METHODS);
    slots::members(vm, classes::COMPLEX, GETTERS);
}

fn is_number(value: Value) -> bool {
    matches!(value, Value::Complex(_) | Value::Float(_)) || super::int::is_int(value)
}

fn exact(vm: &mut Vm, receiver: Value) -> Res<Complex> {
    match carried(vm, receiver) {
        Some(value) => Ok(value),
        None => {
            let kind = vm.type_name(receiver);
            Err(vm.type_error(format!("descriptor requires a 'complex' object but received a '{kind}'")))
        }
    }
}

/// The complex number that a value is or carries.
fn carried(vm: &Vm, value: Value) -> Option<Complex> {
    match vm.builtin_value(value) {
        Value::Complex(id) => {
            let (real, imag) = *vm.heap.complexes.get(id);
            Some(Complex::new(real, imag))
        }
        _ => None,
    }
}

fn make(vm: &mut Vm, value: Complex) -> Value {
    vm.heap.new_complex(value.real, value.imag)
}

fn itself(vm: &mut Vm, args: &[Value]) -> Res {
    let value = exact(vm, args[0])?;
    Ok(make(vm, value))
}

// ---- the constructor

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let (real, imag) = (args[1], args[2]);
    let value = match real {
        Value::Complex(_) if !imag.is_bound() => real,
        _ => {
            let value = convert(vm, real, imag)?;
            make(vm, value)
        }
    };
    as_instance_of(vm, args[0], classes::COMPLEX, value)
}

fn convert(vm: &mut Vm, real: Value, imag: Value) -> Res<Complex> {
    if let Value::Str(id) = vm.builtin_value(real) {
        if imag.is_bound() {
            return Err(vm.type_error("complex() can't take second arg if first is a string"));
        }
        return complex::parse(vm.heap.str(id)).or_raise(vm);
    }
    if let Value::Str(_) = vm.builtin_value(imag) {
        return Err(vm.type_error("complex() second arg can't be a string"));
    }
    let mut result = match real {
        Value::Unbound => Complex::new(0.0, 0.0),
        real => first_number(vm, real)?,
    };
    if imag.is_bound() {
        add_imaginary(vm, &mut result, real, imag)?;
    }
    Ok(result)
}

/// Adds the second argument times `1j`. Only complex arguments bring a second part: adding zeros would lose signs.
fn add_imaginary(vm: &mut Vm, result: &mut Complex, real: Value, imag: Value) -> Res<()> {
    let second = second_number(vm, imag)?;
    if carried(vm, imag).is_some() {
        result.real -= second.imag;
    }
    let first_is_complex = result.imag != 0.0 || carried(vm, real).is_some();
    result.imag = if first_is_complex { result.imag + second.real } else { second.real };
    Ok(())
}

fn first_number(vm: &mut Vm, value: Value) -> Res<Complex> {
    if let Some(value) = by_method(vm, value)? {
        return Ok(value);
    }
    match real_or_complex(vm, value)? {
        Some(value) => Ok(value),
        None => {
            let kind = vm.type_name(value);
            Err(vm.type_error(format!("complex() first argument must be a string or a number, not '{kind}'")))
        }
    }
}

fn second_number(vm: &mut Vm, value: Value) -> Res<Complex> {
    match real_or_complex(vm, value)? {
        Some(value) => Ok(value),
        None => {
            let kind = vm.type_name(value);
            Err(vm.type_error(format!("complex() second argument must be a number, not '{kind}'")))
        }
    }
}

fn real_or_complex(vm: &mut Vm, value: Value) -> Res<Option<Complex>> {
    if let Some(value) = carried(vm, value) {
        return Ok(Some(value));
    }
    let real = vm.float_or_none(value)?;
    Ok(real.map(|real| Complex::new(real, 0.0)))
}

/// The answer of `__complex__`, if an instance has the method.
fn by_method(vm: &mut Vm, value: Value) -> Res<Option<Complex>> {
    if !matches!(value, Value::Instance(_) | Value::Object(_)) {
        return Ok(None);
    }
    let Some(method) = vm.special_of(value, names::COMPLEX).filter(|method| !method.is_none()) else {
        return Ok(None);
    };
    let step = vm.method_call1(method, value)?;
    let answer = vm.run_step(step)?;
    match carried(vm, answer) {
        Some(answer) => Ok(Some(answer)),
        None => {
            let kind = vm.type_name(answer);
            Err(vm.type_error(format!("__complex__ returned non-complex (type {kind})")))
        }
    }
}

// ---- methods

fn absolute(vm: &mut Vm, args: &[Value]) -> Res {
    let value = itself(vm, args)?;
    Ok(vm.abs_builtin(value)?.unwrap_or(Value::NotImplemented))
}

fn power(vm: &mut Vm, base: Value, exponent: Value, modulus: Value) -> Res {
    if !matches!(modulus, Value::Unbound | Value::None) {
        return Err(vm.value_error("complex modulo"));
    }
    vm.complex_operator(sesf_bytecode::BinaryOp::Pow, base, exponent)
}

fn conjugate(vm: &mut Vm, args: &[Value]) -> Res {
    let value = exact(vm, args[0])?;
    Ok(make(vm, Complex::new(value.real, -value.imag)))
}

fn new_arguments(vm: &mut Vm, args: &[Value]) -> Res {
    let value = exact(vm, args[0])?;
    Ok(vm.heap.new_tuple(&[Value::Float(value.real), Value::Float(value.imag)]))
}
