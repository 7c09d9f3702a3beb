//! Exact sums, and products. What iterates user code first collects it in the prelude.

use sesf_bytecode::BinaryOp;
use sesf_heap::Value;
use sesf_vm::native::NativeDef;
use sesf_vm::{OperatorForm, Res, Vm};

use super::super::support::def;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def(
        "fsum(seq, /)",
        fsum,
        "Return an accurate floating point sum of values in the iterable seq.\n\n\
         Assumes IEEE-754 floating point arithmetic.",
    ),
    def(
        "prod(*iterable, start=1)",
        prod,
        "Calculate the product of all the elements in the input iterable.\n\nThe default start value for the product is 1.\n\n\
         When the iterable is empty, return the start value.  This function is\n\
         intended specifically for use with numeric values and may reject\nnon-numeric types.",
    ),
];

pub(super) const HELPERS: &[NativeDef] = &[def("_math_fsum(items, /)", fsum, "`math.fsum` of a list.")];

fn fsum(vm: &mut Vm, args: &[Value]) -> Res {
    if vm.needs_loop(args[0]) {
        return vm.tail_prelude("math_fsum", &[args[0]]);
    }
    let items = vm.collect(args[0])?;
    let mut sum = ExactSum::default();
    for item in items {
        let x = vm.as_f64(item)?;
        if !sum.add(x) {
            return Err(vm.overflow_error("intermediate overflow in fsum"));
        }
    }
    match sum.total() {
        Some(total) => Ok(Value::Float(total)),
        None => Err(vm.value_error("-inf + inf in fsum")),
    }
}

/// Shewchuk's sum: the partials do not overlap, so that their sum is exact.
#[derive(Default)]
struct ExactSum {
    partials: Vec<f64>,
    special: f64,
    infinities: f64,
}

impl ExactSum {
    /// Adds a number; false if the partials overflow.
    fn add(&mut self, number: f64) -> bool {
        let mut x = number;
        let mut n = 0;
        for i in 0..self.partials.len() {
            let mut y = self.partials[i];
            if x.abs() < y.abs() {
                (x, y) = (y, x);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                self.partials[n] = low;
                n += 1;
            }
            x = high;
        }
        self.partials.truncate(n);
        if x == 0.0 {
            return true;
        }
        if x.is_finite() {
            self.partials.push(x);
            return true;
        }
        if number.is_finite() {
            return false;
        }
        if number.is_infinite() {
            self.infinities += number;
        }
        self.special += number;
        self.partials.clear();
        true
    }

    /// The rounded sum; `None` of opposite infinities.
    fn total(mut self) -> Option<f64> {
        if self.special != 0.0 {
            return if self.infinities.is_nan() { None } else { Some(self.special) };
        }
        let Some(mut high) = self.partials.pop() else { return Some(0.0) };
        let mut low = 0.0;
        while let Some(y) = self.partials.pop() {
            let x = high;
            high = x + y;
            low = y - (high - x);
            if low != 0.0 {
                break;
            }
        }
        // Half-even rounding across several partials.
        if let Some(last) = self.partials.last()
            && (low < 0.0 && *last < 0.0 || low > 0.0 && *last > 0.0)
        {
            let y = low * 2.0;
            let x = high + y;
            if y == x - high {
                high = x;
            }
        }
        Some(high)
    }
}

fn prod(vm: &mut Vm, args: &[Value]) -> Res {
    let [start, iterable] = *args else {
        let message = format!("prod() takes exactly 1 positional argument ({} given)", args.len().saturating_sub(1));
        return Err(vm.type_error(message));
    };
    let start = start.or(Value::Int(1));
    if vm.needs_loop(iterable) || vm.has_user_methods(start) {
        return vm.tail_prelude("math_prod", &[iterable, start]);
    }
    let items = vm.collect(iterable)?;
    if items.iter().any(|item| vm.has_user_methods(*item)) {
        let items = vm.heap.new_list(items);
        return vm.tail_prelude("math_prod", &[items, start]);
    }
    let mut product = start;
    for item in items {
        product = vm.binary(BinaryOp::Mul, OperatorForm::Normal, product, item)?;
    }
    Ok(product)
}
