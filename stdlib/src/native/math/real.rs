//! Functions of one or two reals. Logarithms are in `logarithms.rs`.

use sesf_heap::Value;
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::super::support::def;
use super::{checked, domain_error, range_error};

/// A function of one real; `$overflows` says whether an infinite result is a range error, not a domain error.
macro_rules! one {
    ($signature:literal, $overflows:literal, $function:expr, $doc:literal) => {
        def(
            $signature,
            |vm, args| {
                let function: fn(f64) -> f64 = $function;
                let x = vm.as_f64(args[0])?;
                checked(vm, function(x), &[x], $overflows)
            },
            $doc,
        )
    };
}

pub(super) const FUNCTIONS: &[NativeDef] = &[
    one!(
        "acos(x, /)",
        false,
        f64::acos,
        "Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi."
    ),
    one!("acosh(x, /)", false, acosh, "Return the inverse hyperbolic cosine of x."),
    one!(
        "asin(x, /)",
        false,
        f64::asin,
        "Return the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2."
    ),
    one!("asinh(x, /)", false, asinh, "Return the inverse hyperbolic sine of x."),
    one!(
        "atan(x, /)",
        false,
        f64::atan,
        "Return the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2."
    ),
    one!("atanh(x, /)", false, atanh, "Return the inverse hyperbolic tangent of x."),
    one!("cbrt(x, /)", false, f64::cbrt, "Return the cube root of x."),
    one!("cos(x, /)", false, f64::cos, "Return the cosine of x (measured in radians)."),
    one!("cosh(x, /)", true, f64::cosh, "Return the hyperbolic cosine of x."),
    one!("exp(x, /)", true, f64::exp, "Return e raised to the power of x."),
    one!("exp2(x, /)", true, f64::exp2, "Return 2 raised to the power of x."),
    one!(
        "expm1(x, /)",
        true,
        f64::exp_m1,
        "Return exp(x)-1.\n\nThis function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x."
    ),
    one!("fabs(x, /)", false, f64::abs, "Return the absolute value of the float x."),
    one!("sin(x, /)", false, f64::sin, "Return the sine of x (measured in radians)."),
    one!("sinh(x, /)", true, f64::sinh, "Return the hyperbolic sine of x."),
    one!("sqrt(x, /)", false, f64::sqrt, "Return the square root of x."),
    one!("tan(x, /)", false, f64::tan, "Return the tangent of x (measured in radians)."),
    one!("tanh(x, /)", false, f64::tanh, "Return the hyperbolic tangent of x."),
    one!("degrees(x, /)", true, |x| x * (180.0 / std::f64::consts::PI), "Convert angle x from radians to degrees."),
    one!("radians(x, /)", true, |x| x * (std::f64::consts::PI / 180.0), "Convert angle x from degrees to radians."),
    def(
        "atan2(y, x, /)",
        atan2,
        "Return the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and y are considered.",
    ),
    def(
        "copysign(x, y, /)",
        copysign,
        "Return a float with the magnitude (absolute value) of x but the sign of y.\n\nOn platforms that support signed zeros, copysign(1.0, -0.0)\nreturns -1.0.",
    ),
    def("fmod(x, y, /)", fmod, "Return fmod(x, y), according to platform C.\n\nx % y may differ."),
    def(
        "remainder(x, y, /)",
        remainder,
        "Difference between x and the closest integer multiple of y.\n\nReturn x - n*y where n*y is the closest integer multiple of y.\nIn the case where x is exactly halfway between two multiples of\ny, the nearest even value of n is used. The result is always exact.",
    ),
    def("pow(x, y, /)", pow, "Return x**y (x to the power of y)."),
    def(
        "isfinite(x, /)",
        |vm, a| test(vm, a, f64::is_finite),
        "Return True if x is neither an infinity nor a NaN, and False otherwise.",
    ),
    def(
        "isinf(x, /)",
        |vm, a| test(vm, a, f64::is_infinite),
        "Return True if x is a positive or negative infinity, and False otherwise.",
    ),
    def(
        "isnan(x, /)",
        |vm, a| test(vm, a, f64::is_nan),
        "Return True if x is a NaN (not a number), and False otherwise.",
    ),
    def(
        "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
        isclose,
        "Determine whether two floating point numbers are close in value.",
    ),
    def("nextafter(x, y, /)", nextafter, "Return the next floating-point value after x towards y."),
    def("ulp(x, /)", ulp, "Return the value of the least significant bit of the float x."),
];

// The inverse hyperbolic functions as fdlibm has them, which the C libraries follow.

fn acosh(x: f64) -> f64 {
    if x < 1.0 {
        f64::NAN
    } else if x >= (1u64 << 28) as f64 {
        x.ln() + std::f64::consts::LN_2
    } else if x > 2.0 {
        (2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt())).ln()
    } else {
        let t = x - 1.0;
        (t + (2.0 * t + t * t).sqrt()).ln_1p()
    }
}

fn asinh(x: f64) -> f64 {
    let size = x.abs();
    if !x.is_finite() || size < 2f64.powi(-28) {
        return x;
    }
    let square = size * size;
    let result = if size > (1u64 << 28) as f64 {
        size.ln() + std::f64::consts::LN_2
    } else if size > 2.0 {
        (2.0 * size + 1.0 / ((square + 1.0).sqrt() + size)).ln()
    } else {
        (size + square / (1.0 + (1.0 + square).sqrt())).ln_1p()
    };
    result.copysign(x)
}

fn atanh(x: f64) -> f64 {
    let size = x.abs();
    if size < 2f64.powi(-28) {
        return x;
    }
    let result = if size < 0.5 {
        let t = size + size;
        0.5 * (t + t * size / (1.0 - size)).ln_1p()
    } else if size < 1.0 {
        0.5 * ((size + size) / (1.0 - size)).ln_1p()
    } else if size == 1.0 {
        f64::INFINITY
    } else {
        f64::NAN
    };
    result.copysign(x)
}

fn two(vm: &mut Vm, args: &[Value]) -> Res<(f64, f64)> {
    Ok((vm.as_f64(args[0])?, vm.as_f64(args[1])?))
}

fn test(vm: &mut Vm, args: &[Value], test: fn(f64) -> bool) -> Res {
    Ok(Value::Bool(test(vm.as_f64(args[0])?)))
}

fn atan2(vm: &mut Vm, args: &[Value]) -> Res {
    let (y, x) = two(vm, args)?;
    Ok(Value::Float(y.atan2(x)))
}

fn copysign(vm: &mut Vm, args: &[Value]) -> Res {
    let (x, y) = two(vm, args)?;
    Ok(Value::Float(x.copysign(y)))
}

fn fmod(vm: &mut Vm, args: &[Value]) -> Res {
    let (x, y) = two(vm, args)?;
    if y.is_infinite() && x.is_finite() {
        return Ok(Value::Float(x));
    }
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() { Err(domain_error(vm)) } else { Ok(Value::Float(result)) }
}

fn remainder(vm: &mut Vm, args: &[Value]) -> Res {
    let (x, y) = two(vm, args)?;
    match ieee_remainder(x, y) {
        Some(result) => Ok(Value::Float(result)),
        None => Err(domain_error(vm)),
    }
}

/// The IEEE 754 remainder; `None` outside its domain.
fn ieee_remainder(x: f64, y: f64) -> Option<f64> {
    if x.is_nan() {
        return Some(x);
    }
    if y.is_nan() {
        return Some(y);
    }
    if x.is_infinite() || y == 0.0 {
        return None;
    }
    if y.is_infinite() {
        return Some(x);
    }
    let (size, modulus) = (x.abs(), y.abs());
    let m = size % modulus;
    let c = modulus - m;
    let r = if m < c {
        m
    } else if m > c {
        -c
    } else {
        // Half way: towards the even multiple.
        m - 2.0 * ((0.5 * (size - m)) % modulus)
    };
    Some(1f64.copysign(x) * r)
}

fn pow(vm: &mut Vm, args: &[Value]) -> Res {
    let (x, y) = two(vm, args)?;
    if !x.is_finite() || !y.is_finite() {
        return Ok(Value::Float(special_pow(x, y)));
    }
    let result = x.powf(y);
    if result.is_nan() || (result.is_infinite() && x == 0.0) {
        return Err(domain_error(vm));
    }
    if result.is_infinite() { Err(range_error(vm)) } else { Ok(Value::Float(result)) }
}

/// Powers with an infinity or a NaN: C99 leaves nothing open here.
fn special_pow(x: f64, y: f64) -> f64 {
    if x.is_nan() {
        if y == 0.0 { 1.0 } else { x }
    } else if y.is_nan() {
        if x == 1.0 { 1.0 } else { y }
    } else if x.is_infinite() {
        let is_odd = y.is_finite() && y.abs() % 2.0 == 1.0;
        match (y > 0.0, y == 0.0) {
            (true, _) => {
                if is_odd {
                    x
                } else {
                    x.abs()
                }
            }
            (_, true) => 1.0,
            _ => {
                if is_odd {
                    0f64.copysign(x)
                } else {
                    0.0
                }
            }
        }
    } else if x.abs() == 1.0 {
        1.0
    } else if (y > 0.0) == (x.abs() > 1.0) {
        f64::INFINITY
    } else {
        0.0
    }
}

fn isclose(vm: &mut Vm, args: &[Value]) -> Res {
    let (a, b) = two(vm, args)?;
    let relative = if args[2].is_bound() { vm.as_f64(args[2])? } else { 1e-9 };
    let absolute = if args[3].is_bound() { vm.as_f64(args[3])? } else { 0.0 };
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    let is_close = a == b
        || (a.is_finite() && b.is_finite() && {
            let difference = (b - a).abs();
            difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute
        });
    Ok(Value::Bool(is_close))
}

fn nextafter(vm: &mut Vm, args: &[Value]) -> Res {
    let (x, y) = two(vm, args)?;
    Ok(Value::Float(next_after(x, y)))
}

fn next_after(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() {
        x + y
    } else if x == y {
        y
    } else if y > x {
        x.next_up()
    } else {
        x.next_down()
    }
}

fn ulp(vm: &mut Vm, args: &[Value]) -> Res {
    let x = vm.as_f64(args[0])?.abs();
    if !x.is_finite() {
        return Ok(Value::Float(x));
    }
    let above = x.next_up();
    Ok(Value::Float(if above.is_infinite() { x - x.next_down() } else { above - x }))
}
