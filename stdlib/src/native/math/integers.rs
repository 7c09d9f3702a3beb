//! Integer functions: gcd, lcm, comb, perm, factorial, isqrt.

use dashu_int::ops::{Abs, BitTest, Gcd, SquareRoot};
use dashu_int::{IBig, Sign, UBig};
use sesf_heap::Value;
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, OrRaise, Res, Vm};

use super::super::support::def;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def("gcd(*integers)", |vm, args| fold(vm, args, 0, gcd_small, gcd_big), "Greatest Common Divisor."),
    def("lcm(*integers)", |vm, args| fold(vm, args, 1, lcm_small, lcm_big), "Least Common Multiple."),
    def("isqrt(n, /)", isqrt, "Return the integer part of the square root of the input."),
    def("factorial(n, /)", factorial, "Find n!.\n\nRaise a ValueError if x is negative or non-integral."),
    def(
        "comb(n, k, /)",
        comb,
        "Number of ways to choose k items from n items without repetition and without order.\n\n\
         Evaluates to n! / (k! * (n - k)!) when k <= n and evaluates\nto zero when k > n.",
    ),
    def(
        "perm(n, k=None, /)",
        perm,
        "Number of ways to choose k items from n items without repetition and with order.\n\n\
         Evaluates to n! / (n - k)! when k <= n and evaluates\nto zero when k > n.",
    ),
];

// ---- gcd and lcm

type Small = fn(i128, i128) -> Option<i128>;

fn fold(vm: &mut Vm, args: &[Value], empty: i64, small: Small, big: fn(IBig, IBig) -> IBig) -> Res {
    let mut result = Value::Int(empty);
    for (i, arg) in args.iter().enumerate() {
        let value = vm.index(*arg)?;
        let previous = if i == 0 { value } else { result };
        result = match (previous, value) {
            (Value::Int(a), Value::Int(b)) => match small(a as i128, b as i128) {
                Some(value) => vm.heap.new_i128(value),
                None => vm.heap.new_int(big(IBig::from(a), IBig::from(b))),
            },
            (a, b) => {
                let (a, b) = (big_of(vm, a), big_of(vm, b));
                vm.heap.new_int(big(a, b))
            }
        };
    }
    Ok(result)
}

fn big_of(vm: &Vm, value: Value) -> IBig {
    vm.as_big(value).unwrap_or_default()
}

fn gcd_small(a: i128, b: i128) -> Option<i128> {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a).ok()
}

fn gcd_big(a: IBig, b: IBig) -> IBig {
    if a == IBig::ZERO || b == IBig::ZERO {
        return (a + b).abs();
    }
    IBig::from((&a).gcd(&b))
}

fn lcm_small(a: i128, b: i128) -> Option<i128> {
    if a == 0 || b == 0 {
        return Some(0);
    }
    let divisor = gcd_small(a, b)?;
    (a / divisor).checked_mul(b)?.checked_abs()
}

fn lcm_big(a: IBig, b: IBig) -> IBig {
    if a == IBig::ZERO || b == IBig::ZERO {
        return IBig::ZERO;
    }
    let divisor = gcd_big(a.clone(), b.clone());
    (a / divisor * b).abs()
}

// ---- roots and factorials

fn isqrt(vm: &mut Vm, args: &[Value]) -> Res {
    let value = vm.index(args[0])?;
    let big = big_of(vm, value);
    if big.sign() == Sign::Negative {
        return Err(vm.value_error("isqrt() argument must be nonnegative"));
    }
    let (_, magnitude) = big.into_parts();
    Ok(vm.heap.new_int(IBig::from(magnitude.sqrt())))
}

/// The product of `low..=high`, by halves: the factors stay of equal size.
fn product(low: u64, high: u64) -> UBig {
    if high < low {
        return UBig::ONE;
    }
    if high - low < 16 {
        return (low..=high).fold(UBig::ONE, |product, factor| product * factor);
    }
    let middle = low + (high - low) / 2;
    product(low, middle) * product(middle + 1, high)
}

/// Fails for lack of memory before a product of so many factors is made.
fn check_product(vm: &mut Vm, largest: usize, n_factors: u64) -> Res<()> {
    let bytes = (largest / 8 + 1).saturating_mul(usize::try_from(n_factors).unwrap_or(usize::MAX));
    vm.heap.check_room(bytes).or_raise(vm)
}

fn factorial(vm: &mut Vm, args: &[Value]) -> Res {
    let n = match vm.index(args[0])? {
        Value::Int(n) if n >= 0 => n as u64,
        big @ Value::BigInt(_) if big_of(vm, big).sign() == Sign::Positive => {
            return Err(vm.overflow_error(format!("factorial() argument should not exceed {}", i64::MAX)));
        }
        _ => return Err(vm.value_error("factorial() not defined for negative values")),
    };
    check_product(vm, 64 - n.leading_zeros() as usize, n)?;
    Ok(vm.heap.new_int(IBig::from(product(2, n))))
}

/// The arguments of `comb` and `perm`.
fn non_negative(vm: &mut Vm, value: Value, name: &str) -> Res<IBig> {
    let index = vm.index(value)?;
    let big = big_of(vm, index);
    if big.sign() == Sign::Negative {
        return Err(vm.value_error(format!("{name} must be a non-negative integer")));
    }
    Ok(big)
}

fn comb(vm: &mut Vm, args: &[Value]) -> Res {
    // Both are converted before either is judged.
    let (n, k) = (vm.index(args[0])?, vm.index(args[1])?);
    let n = non_negative(vm, n, "n")?;
    let k = non_negative(vm, k, "k")?;
    if k > n {
        return Ok(Value::Int(0));
    }
    let k = k.clone().min(&n - &k);
    let Ok(k) = u64::try_from(&k) else {
        return Err(too_many(vm, "min(n - k, k)"));
    };
    check_product(vm, n.bit_len(), k.min(1 << 32))?;
    let value = match u64::try_from(&n) {
        Ok(n) => IBig::from(product(n - k + 1, n) / product(2, k)),
        Err(_) => falling(&n, 0, k) / IBig::from(product(2, k)),
    };
    Ok(vm.heap.new_int(value))
}

fn perm(vm: &mut Vm, args: &[Value]) -> Res {
    if let Value::Unbound | Value::None = args[1] {
        return factorial(vm, args);
    }
    let (n, k) = (vm.index(args[0])?, vm.index(args[1])?);
    let n = non_negative(vm, n, "n")?;
    let k = non_negative(vm, k, "k")?;
    if k > n {
        return Ok(Value::Int(0));
    }
    let Ok(k) = u64::try_from(&k) else { return Err(too_many(vm, "k")) };
    check_product(vm, n.bit_len(), k)?;
    let value = match u64::try_from(&n) {
        Ok(n) => IBig::from(product(n - k + 1, n)),
        Err(_) => falling(&n, 0, k),
    };
    Ok(vm.heap.new_int(value))
}

/// `(n - from) * ... * (n - to + 1)` of an integer beyond 64 bits.
fn falling(n: &IBig, from: u64, to: u64) -> IBig {
    if to - from <= 8 {
        return (from..to).fold(IBig::ONE, |product, i| product * (n - IBig::from(i)));
    }
    let middle = from + (to - from) / 2;
    falling(n, from, middle) * falling(n, middle, to)
}

#[cold]
fn too_many(vm: &mut Vm, what: &str) -> Interrupt {
    vm.overflow_error(format!("{what} must not exceed {}", i64::MAX))
}
