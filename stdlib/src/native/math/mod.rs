//! `math`: every function of CPython 3.11's, with its errors.
//!
//! | file | what |
//! |---|---|
//! | `real.rs` | functions of one or two reals |
//! | `logarithms.rs` | logarithms, of integers of any size too |
//! | `gamma.rs` | gamma, lgamma, erf, erfc |
//! | `integers.rs` | gcd, lcm, comb, perm, factorial, isqrt |
//! | `rounding.rs` | floor, ceil, trunc, and the parts of a float |
//! | `sums.rs` | fsum, prod |
//! | `norm.rs` | hypot, dist |

mod gamma;
mod integers;
mod logarithms;
mod norm;
mod real;
mod rounding;
mod sums;

use sesf_heap::{DictId, Value};
use sesf_vm::{Interrupt, Res, Vm};

use super::support::{install_helpers, set_module_doc, set_name};

/// Fills the module.
pub(crate) fn fill(vm: &mut Vm, dict: DictId) -> Res<()> {
    set_module_doc(vm, dict, "This module provides access to the mathematical functions\ndefined by the C standard.");
    for group in [
        real::FUNCTIONS,
        logarithms::FUNCTIONS,
        gamma::FUNCTIONS,
        integers::FUNCTIONS,
        rounding::FUNCTIONS,
        sums::FUNCTIONS,
        norm::FUNCTIONS,
    ] {
        vm.install_functions(dict, "math", group);
    }
    install_helpers(vm, sums::HELPERS);
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, value) in constants {
        set_name(vm, dict, name, Value::Float(value));
    }
    Ok(())
}

#[cold]
fn domain_error(vm: &mut Vm) -> Interrupt {
    vm.value_error("math domain error")
}

#[cold]
fn range_error(vm: &mut Vm) -> Interrupt {
    vm.overflow_error("math range error")
}

/// The result of a function of reals that are not NaN: a NaN means that they are outside its domain.
fn checked(vm: &mut Vm, result: f64, arguments: &[f64], overflows: bool) -> Res {
    if result.is_nan() && !arguments.iter().any(|x| x.is_nan()) {
        return Err(domain_error(vm));
    }
    if result.is_infinite() && arguments.iter().all(|x| x.is_finite()) {
        return Err(if overflows { range_error(vm) } else { domain_error(vm) });
    }
    Ok(Value::Float(result))
}
