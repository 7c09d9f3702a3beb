//! Logarithms. Those of integers have no upper limit.

use dashu_int::ops::{BitTest, UnsignedAbs};
use dashu_int::{IBig, Sign};
use sesf_heap::Value;
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::super::support::def;
use super::{checked, domain_error};

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def(
        "log(*args)",
        log,
        "log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\n\
         If the base not specified, returns the natural logarithm (base e) of x.",
    ),
    def(
        "log2(x, /)",
        |vm, args| logarithm(vm, args[0], f64::log2).map(Value::Float),
        "Return the base 2 logarithm of x.",
    ),
    def(
        "log10(x, /)",
        |vm, args| logarithm(vm, args[0], f64::log10).map(Value::Float),
        "Return the base 10 logarithm of x.",
    ),
    def(
        "log1p(x, /)",
        log1p,
        "Return the natural logarithm of 1+x (base e).\n\n\
         The result is computed in a way which is accurate for x near zero.",
    ),
];

fn log(vm: &mut Vm, args: &[Value]) -> Res {
    let (x, base) = match args {
        [x] => (*x, None),
        [x, base] => (*x, Some(*base)),
        _ => return Err(vm.type_error("math.log requires 1 to 2 arguments")),
    };
    let numerator = logarithm(vm, x, f64::ln)?;
    let Some(base) = base else { return Ok(Value::Float(numerator)) };
    let denominator = logarithm(vm, base, f64::ln)?;
    if denominator == 0.0 {
        return Err(vm.zero_division_error("float division by zero"));
    }
    Ok(Value::Float(numerator / denominator))
}

fn logarithm(vm: &mut Vm, value: Value, function: fn(f64) -> f64) -> Res<f64> {
    if let Value::BigInt(id) = vm.builtin_value(value) {
        let big = vm.heap.bigint(id).clone();
        return if big.sign() == Sign::Negative { Err(domain_error(vm)) } else { Ok(of_big(&big, function)) };
    }
    let x = vm.as_f64(value)?;
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    if x > 0.0 { Ok(function(x)) } else { Err(domain_error(vm)) }
}

/// Of a positive integer: that of the float where there is one, else by its leading digits and its size.
fn of_big(value: &IBig, function: fn(f64) -> f64) -> f64 {
    if let Ok(x) = sesf_text::int::big_to_float(value) {
        return function(x);
    }
    let (mantissa, exponent) = split(value);
    function(mantissa) + function(2.0) * exponent as f64
}

/// `value = mantissa * 2**exponent` with a mantissa in `[0.5, 1)`, rounded half to even.
fn split(value: &IBig) -> (f64, usize) {
    const KEPT: usize = 128;
    let magnitude = value.unsigned_abs();
    let n_bits = magnitude.bit_len();
    let shift = n_bits.saturating_sub(KEPT);
    let mut top = &magnitude >> shift;
    // Whether anything was cut off decides a tie.
    if magnitude.trailing_zeros().is_some_and(|zeros| zeros < shift) {
        top.set_bit(0);
    }
    let float = sesf_text::int::big_to_float(&IBig::from(top)).unwrap_or(f64::INFINITY);
    let mantissa = float / 2f64.powi((n_bits - shift) as i32);
    if mantissa == 1.0 { (0.5, n_bits + 1) } else { (mantissa, n_bits) }
}

fn log1p(vm: &mut Vm, args: &[Value]) -> Res {
    let x = vm.as_f64(args[0])?;
    checked(vm, if x == 0.0 { x } else { x.ln_1p() }, &[x], false)
}
