//! Rounding to integers by the numbers' own methods, and the parts of a float.

use sesf_heap::{StrId, Value, names};
use sesf_text::{TextError, float, int::Int};
use sesf_vm::native::NativeDef;
use sesf_vm::{OrRaise, Res, Vm};

use super::super::support::{def, finish};
use super::range_error;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def(
        "floor(x, /)",
        |vm, args| rounded(vm, args[0], names::FLOOR, float::floor),
        "Return the floor of x as an Integral.\n\nThis is the largest integer <= x.",
    ),
    def(
        "ceil(x, /)",
        |vm, args| rounded(vm, args[0], names::CEIL, float::ceil),
        "Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x.",
    ),
    def(
        "trunc(x, /)",
        trunc,
        "Truncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method.",
    ),
    def(
        "modf(x, /)",
        modf,
        "Return the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats.",
    ),
    def(
        "frexp(x, /)",
        frexp,
        "Return the mantissa and exponent of x, as pair (m, e).\n\n\
         m is a float and e is an int, such that x = m * 2.**e.\nIf x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0.",
    ),
    def("ldexp(x, i, /)", ldexp, "Return x * (2**i).\n\nThis is essentially the inverse of frexp()."),
];

fn rounded(vm: &mut Vm, value: Value, name: StrId, round: fn(f64) -> Result<Int, TextError>) -> Res {
    match value {
        Value::Int(_) | Value::BigInt(_) => return Ok(value),
        Value::Float(_) => {}
        _ => {
            if let Some(method) = vm.special_of(value, name).filter(|method| !method.is_none()) {
                let step = vm.method_call1(method, value)?;
                return finish(vm, step);
            }
        }
    }
    let x = vm.as_f64(value)?;
    let int = round(x).or_raise(vm)?;
    Ok(vm.new_int_value(int))
}

fn trunc(vm: &mut Vm, args: &[Value]) -> Res {
    match args[0] {
        value @ (Value::Int(_) | Value::BigInt(_)) => return Ok(value),
        value @ Value::Float(_) => return vm.to_int(value),
        _ => {}
    }
    match vm.special_of(args[0], names::TRUNC).filter(|method| !method.is_none()) {
        Some(method) => {
            let step = vm.method_call1(method, args[0])?;
            finish(vm, step)
        }
        None => {
            let message = format!("type {} doesn't define __trunc__ method", vm.type_name(args[0]));
            Err(vm.type_error(message))
        }
    }
}

fn modf(vm: &mut Vm, args: &[Value]) -> Res {
    let x = vm.as_f64(args[0])?;
    let (fraction, whole) = match x.is_infinite() {
        true => (0f64.copysign(x), x),
        false => ((x - x.trunc()).copysign(x), x.trunc()),
    };
    Ok(vm.heap.new_tuple(&[Value::Float(fraction), Value::Float(whole)]))
}

fn frexp(vm: &mut Vm, args: &[Value]) -> Res {
    let x = vm.as_f64(args[0])?;
    let (mantissa, exponent) = split(x);
    Ok(vm.heap.new_tuple(&[Value::Float(mantissa), Value::Int(exponent)]))
}

/// `x = mantissa * 2**exponent` with the size of the mantissa in `[0.5, 1)`.
pub(super) fn split(x: f64) -> (f64, i64) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    const EXPONENT_BITS: u64 = 0x7ff << 52;
    let (bits, correction) = match x.is_normal() {
        true => (x.to_bits(), 0),
        // invariant: 2**54 makes any subnormal normal.
        false => ((x * (1u64 << 54) as f64).to_bits(), 54),
    };
    let exponent = ((bits & EXPONENT_BITS) >> 52) as i64 - 1022 - correction;
    (f64::from_bits(bits & !EXPONENT_BITS | 1022 << 52), exponent)
}

fn ldexp(vm: &mut Vm, args: &[Value]) -> Res {
    let x = vm.as_f64(args[0])?;
    let exponent = match vm.builtin_value(args[1]) {
        Value::Int(i) => i,
        Value::Bool(b) => b as i64,
        Value::BigInt(id) => match vm.heap.bigint(id).sign() {
            dashu_int::Sign::Negative => i64::MIN,
            dashu_int::Sign::Positive => i64::MAX,
        },
        _ => return Err(vm.type_error("Expected an int as second argument to ldexp.")),
    };
    if x == 0.0 || !x.is_finite() {
        return Ok(Value::Float(x));
    }
    let result = scaled(x, exponent);
    if result.is_infinite() { Err(range_error(vm)) } else { Ok(Value::Float(result)) }
}

/// `x * 2**exponent`, rounded once.
pub(super) fn scaled(x: f64, exponent: i64) -> f64 {
    let (mantissa, own) = split(x);
    let exponent = exponent.saturating_add(own);
    if exponent > 1024 {
        return f64::INFINITY.copysign(x);
    }
    if exponent < -1080 {
        return 0f64.copysign(x);
    }
    // Into the subnormals by one multiplication, all before is exact.
    if exponent > -1020 {
        mantissa * 2.0 * 2f64.powi(exponent as i32 - 1)
    } else {
        mantissa * 2f64.powi(-900) * 2f64.powi(exponent as i32 + 900)
    }
}
