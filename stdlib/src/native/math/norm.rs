//! `hypot` and `dist`: the Euclidean norm with less than one unit of error in the last place.
//!
//! Source: CPython's `vector_norm`: scaling by a power of two, Veltkamp splitting, compensated summation, and one
//! correction of the root.

use sesf_heap::Value;
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::super::support::def;
use super::rounding::{scaled, split};

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def(
        "hypot(*coordinates)",
        hypot,
        "hypot(*coordinates) -> value\n\nMultidimensional Euclidean distance from the origin to a point.\n\n\
         Roughly equivalent to:\n    sqrt(sum(x**2 for x in coordinates))",
    ),
    def(
        "dist(p, q, /)",
        dist,
        "Return the Euclidean distance between two points p and q.\n\n\
         The points should be specified as sequences (or iterables) of\n\
         coordinates.  Both inputs must have the same dimension.\n\n\
         Roughly equivalent to:\n    sqrt(sum((px - qx) ** 2.0 for px, qx in zip(p, q)))",
    ),
];

fn hypot(vm: &mut Vm, args: &[Value]) -> Res {
    let mut sizes = Vec::with_capacity(args.len());
    for arg in args {
        sizes.push(vm.as_f64(*arg)?.abs());
    }
    Ok(Value::Float(norm(&sizes)))
}

fn dist(vm: &mut Vm, args: &[Value]) -> Res {
    let (p, q) = (vm.collect(args[0])?, vm.collect(args[1])?);
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let mut sizes = Vec::with_capacity(p.len());
    for (a, b) in p.into_iter().zip(q) {
        sizes.push((vm.as_f64(a)? - vm.as_f64(b)?).abs());
    }
    Ok(Value::Float(norm(&sizes)))
}

/// A sum that keeps what rounding loses.
struct Compensated {
    sum: f64,
    lost: [f64; 3],
}

impl Compensated {
    fn add(&mut self, x: f64, place: usize) {
        let before = self.sum;
        self.sum += x;
        self.lost[place] += (before - self.sum) + x;
    }

    /// What is above the one that the sum started with.
    fn total(&self) -> f64 {
        self.sum - 1.0 + (self.lost[0] + self.lost[1] + self.lost[2])
    }
}

/// The norm of a vector of absolute values.
fn norm(sizes: &[f64]) -> f64 {
    let largest = sizes.iter().copied().filter(|x| !x.is_nan()).fold(0.0, f64::max);
    if largest.is_infinite() {
        return largest;
    }
    if sizes.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 || sizes.len() <= 1 {
        return largest;
    }
    let (_, exponent) = split(largest);
    if exponent < -1023 {
        return tiny_norm(sizes, largest);
    }
    let scale = scaled(1.0, -exponent);
    let mut sum = Compensated { sum: 1.0, lost: [0.0; 3] };
    for size in sizes {
        let (high, low) = halves(size * scale);
        sum.add(high * high, 0);
        sum.add(2.0 * high * low, 1);
        sum.lost[2] += low * low;
    }
    let root = sum.total().sqrt();
    let (high, low) = halves(root);
    sum.add(-high * high, 0);
    sum.add(-2.0 * high * low, 1);
    sum.add(-low * low, 2);
    (root + sum.total() / (2.0 * root)) / scale
}

/// Of subnormal numbers, for which the scale would overflow.
fn tiny_norm(sizes: &[f64], largest: f64) -> f64 {
    let mut sum = Compensated { sum: 1.0, lost: [0.0; 3] };
    for size in sizes {
        let x = size / largest;
        sum.add(x * x, 0);
    }
    largest * (sum.sum - 1.0 + sum.lost[0]).sqrt()
}

/// The two halves of a float, whose products are exact.
fn halves(x: f64) -> (f64, f64) {
    const SPLITTER: f64 = 134_217_729.0;
    let t = x * SPLITTER;
    let high = t - (t - x);
    (high, x - high)
}
