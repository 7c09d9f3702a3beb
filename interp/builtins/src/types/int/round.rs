//! `round(int, ndigits)`.

use dashu_int::IBig;
use dashu_int::ops::DivRemEuclid;
use sesf_heap::Value;
use sesf_vm::{Res, Vm};

/// The body of `int.__round__`: to the nearest multiple of a power of ten, halves to the even one.
pub(super) fn round(vm: &mut Vm, args: &[Value]) -> Res {
    let value = super::exact(vm, args[0])?;
    let n_digits = match args[1] {
        Value::Unbound => return Ok(value),
        n_digits => vm.index(n_digits)?,
    };
    if !super::super::arguments::is_negative(vm, n_digits) {
        return Ok(value);
    }
    let value = super::big(vm, value)?;
    let n_zeros = match n_digits {
        Value::Int(i) => usize::try_from(i.unsigned_abs()).unwrap_or(usize::MAX),
        _ => usize::MAX,
    };
    let Some(unit) = unit_below(&value, n_zeros) else {
        return Ok(Value::Int(0));
    };
    Ok(vm.heap.new_int(round_to(value, unit)))
}

/// The power of ten, `None` when the value is less than half of it.
fn unit_below(value: &IBig, n_zeros: usize) -> Option<IBig> {
    use dashu_int::ops::BitTest;
    // A power of ten has more than three bits for each zero.
    (n_zeros.saturating_mul(3) <= value.bit_len() + 2).then(|| IBig::from(10).pow(n_zeros))
}

fn round_to(value: IBig, unit: IBig) -> IBig {
    let (quotient, remainder) = value.div_rem_euclid(&unit);
    let remainder = IBig::from(remainder);
    let doubled = &remainder + &remainder;
    let is_odd = !(&quotient % IBig::from(2)).is_zero();
    let up = doubled > unit || (doubled == unit && is_odd);
    let quotient = if up { quotient + IBig::ONE } else { quotient };
    quotient * unit
}
