//! The gamma function and its logarithm, after CPython's own implementation, and the error function.
//!
//! Source: the Lanczos approximation with g = 6.024680040776729583740234375 and 13 terms, as in the Boost library.

use sesf_heap::Value;
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::super::support::def;
use super::{domain_error, range_error};

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def("gamma(x, /)", |vm, args| finish(vm, args, gamma), "Gamma function at x."),
    def(
        "lgamma(x, /)",
        |vm, args| finish(vm, args, log_gamma),
        "Natural logarithm of absolute value of Gamma function at x.",
    ),
    def("erf(x, /)", |vm, args| Ok(Value::Float(libm::erf(vm.as_f64(args[0])?))), "Error function at x."),
    def(
        "erfc(x, /)",
        |vm, args| Ok(Value::Float(libm::erfc(vm.as_f64(args[0])?))),
        "Complementary error function at x.",
    ),
];

/// Why there is no result.
enum Failure {
    Domain,
    Range,
}

fn finish(vm: &mut Vm, args: &[Value], function: fn(f64) -> Result<f64, Failure>) -> Res {
    let x = vm.as_f64(args[0])?;
    match function(x) {
        Ok(value) => Ok(Value::Float(value)),
        Err(Failure::Domain) => Err(domain_error(vm)),
        Err(Failure::Range) => Err(range_error(vm)),
    }
}

const G: f64 = 6.024_680_040_776_73;
const G_MINUS_HALF: f64 = 5.524_680_040_776_73;
const LOG_PI: f64 = 1.144_729_885_849_400_2;

#[allow(clippy::excessive_precision)]
const NUMERATOR: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];

const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

/// The factorials that a float can hold exactly: `GAMMA_OF_INTEGER[n - 1]` is gamma(n).
const GAMMA_OF_INTEGER: [f64; 23] = [
    1.0,
    1.0,
    2.0,
    6.0,
    24.0,
    120.0,
    720.0,
    5040.0,
    40320.0,
    362880.0,
    3628800.0,
    39916800.0,
    479001600.0,
    6227020800.0,
    87178291200.0,
    1307674368000.0,
    20922789888000.0,
    355687428096000.0,
    6402373705728000.0,
    121645100408832000.0,
    2432902008176640000.0,
    51090942171709440000.0,
    1124000727777607680000.0,
];

/// The rational function of the approximation, for positive arguments.
fn lanczos_sum(x: f64) -> f64 {
    let terms = NUMERATOR.iter().zip(DENOMINATOR.iter());
    let (mut numerator, mut denominator) = (0.0, 0.0);
    if x < 5.0 {
        for (n, d) in terms.rev() {
            numerator = numerator * x + n;
            denominator = denominator * x + d;
        }
    } else {
        for (n, d) in terms {
            numerator = numerator / x + n;
            denominator = denominator / x + d;
        }
    }
    numerator / denominator
}

/// `sin(pi * x)`, exact in sign and at the integers.
fn sin_pi(x: f64) -> f64 {
    use std::f64::consts::PI;
    let y = x.abs() % 2.0;
    let r = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1f64.copysign(x) * r
}

fn gamma(x: f64) -> Result<f64, Failure> {
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    if x == f64::NEG_INFINITY || x == 0.0 {
        return Err(Failure::Domain);
    }
    if x == x.floor() {
        if x < 0.0 {
            return Err(Failure::Domain);
        }
        if let Some(value) = GAMMA_OF_INTEGER.get(x as usize - 1) {
            return Ok(*value);
        }
    }
    let size = x.abs();
    if size < 1e-20 {
        let value = 1.0 / x;
        return if value.is_infinite() { Err(Failure::Range) } else { Ok(value) };
    }
    if size > 200.0 {
        return if x < 0.0 { Ok(0.0 / sin_pi(x)) } else { Err(Failure::Range) };
    }
    let value = gamma_by_sum(x, size);
    if value.is_infinite() { Err(Failure::Range) } else { Ok(value) }
}

fn gamma_by_sum(x: f64, size: f64) -> f64 {
    let y = size + G_MINUS_HALF;
    // The error of `y`, so that the power below can be corrected.
    let z = if size > G_MINUS_HALF {
        let q = y - size;
        q - G_MINUS_HALF
    } else {
        let q = y - G_MINUS_HALF;
        q - size
    };
    let z = z * G / y;
    if x < 0.0 {
        let mut r = -std::f64::consts::PI / sin_pi(size) / size * y.exp() / lanczos_sum(size);
        r -= z * r;
        return if size < 140.0 {
            r / y.powf(size - 0.5)
        } else {
            let root = y.powf(size / 2.0 - 0.25);
            r / root / root
        };
    }
    let mut r = lanczos_sum(size) / y.exp();
    r += z * r;
    if size < 140.0 {
        r * y.powf(size - 0.5)
    } else {
        let root = y.powf(size / 2.0 - 0.25);
        r * root * root
    }
}

fn log_gamma(x: f64) -> Result<f64, Failure> {
    if !x.is_finite() {
        return Ok(if x.is_nan() { x } else { f64::INFINITY });
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(Failure::Domain) } else { Ok(0.0) };
    }
    let size = x.abs();
    if size < 1e-20 {
        return Ok(-size.ln());
    }
    let mut r = lanczos_sum(size).ln() - G;
    r += (size - 0.5) * ((size + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        r = LOG_PI - sin_pi(size).abs().ln() - size.ln() - r;
    }
    if r.is_infinite() { Err(Failure::Range) } else { Ok(r) }
}
