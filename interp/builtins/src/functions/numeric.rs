//! Arithmetic functions.

use sesf_bytecode::BinaryOp;
use sesf_heap::{Value, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, OperatorForm, Res, Vm};

use crate::support::def;

/// The functions of this group.
pub(super) const FUNCTIONS: &[NativeDef] = &[
    def("abs(x, /)", abs, "Return the absolute value of the argument."),
    def("divmod(x, y, /)", divmod, "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x."),
    def(
        "pow(base, exp, mod=None)",
        pow,
        "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.",
    ),
    def("round(number, ndigits=None)", round, "Round a number to a given precision in decimal digits."),
];

fn abs(vm: &mut Vm, args: &[Value]) -> Res {
    if let Some(value) = vm.abs_builtin(args[0])? {
        return Ok(value);
    }
    match vm.special_of(args[0], names::ABS) {
        Some(method) => {
            let step = vm.method_call1(method, args[0])?;
            tail(vm, step)
        }
        None => {
            let message = format!("bad operand type for abs(): '{}'", vm.type_name(args[0]));
            Err(vm.type_error(message))
        }
    }
}

/// A step as the tail of a function.
fn tail(vm: &mut Vm, step: sesf_vm::Step) -> Res {
    match step {
        sesf_vm::Step::Value(value) => Ok(value),
        sesf_vm::Step::Call { function, args, n_args } => {
            vm.tail_call(function, args[..n_args as usize].to_vec(), Vec::new())
        }
    }
}

fn divmod(vm: &mut Vm, args: &[Value]) -> Res {
    if let Some(value) = vm.divmod_builtin(args[0], args[1])? {
        return Ok(value);
    }
    let candidates = [(args[0], names::DIVMOD, args[1]), (args[1], names::RDIVMOD, args[0])];
    let same_class = vm.class_of(args[0]) == vm.class_of(args[1]);
    for (i, (receiver, name, argument)) in candidates.into_iter().enumerate() {
        if i == 1 && same_class {
            break;
        }
        if let Some(method) = vm.special_of(receiver, name) {
            let step = vm.method_call2(method, receiver, argument)?;
            let value = vm.run_step(step)?;
            if value != Value::NotImplemented {
                return Ok(value);
            }
        }
    }
    let message = format!(
        "unsupported operand type(s) for divmod(): '{}' and '{}'",
        vm.type_name(args[0]),
        vm.type_name(args[1])
    );
    Err(vm.type_error(message))
}

fn pow(vm: &mut Vm, args: &[Value]) -> Res {
    let [base, exponent, modulus] = [args[0], args[1], args[2].or(Value::None)];
    if modulus.is_none() {
        return vm.binary(BinaryOp::Pow, OperatorForm::Normal, base, exponent);
    }
    let plain = [base, exponent, modulus].map(|v| vm.builtin_value(v));
    if matches!(base, Value::Instance(_))
        && let Some(method) = vm.special_of(base, names::POW)
        && let Value::Function(_) = method
    {
        let value = vm.call(method, &[base, exponent, modulus])?;
        if value != Value::NotImplemented {
            return Ok(value);
        }
    }
    if plain.iter().all(|v| matches!(v, Value::Int(_) | Value::Bool(_) | Value::BigInt(_))) {
        return vm.pow_mod(plain[0], plain[1], plain[2]);
    }
    Err(no_power(vm, plain, [base, exponent, modulus]))
}

/// Why there is no power with a modulus: the operands are asked in order, the complex and real ones have their own words.
#[cold]
fn no_power(vm: &mut Vm, plain: [Value; 3], shown: [Value; 3]) -> Interrupt {
    let is_real = |v: &Value| matches!(v, Value::Int(_) | Value::Bool(_) | Value::BigInt(_) | Value::Float(_));
    let is_number = |v: &Value| is_real(v) || matches!(v, Value::Complex(_));
    for operand in plain {
        match operand {
            Value::Float(_) => {
                return vm.type_error("pow() 3rd argument not allowed unless all arguments are integers");
            }
            Value::Complex(_) if plain[..2].iter().all(is_number) => return vm.value_error("complex modulo"),
            _ => {}
        }
    }
    let [base, exponent, modulus] = shown.map(|v| vm.type_name(v).to_string());
    vm.type_error(format!("unsupported operand type(s) for ** or pow(): '{base}', '{exponent}', '{modulus}'"))
}

fn round(vm: &mut Vm, args: &[Value]) -> Res {
    if let (Value::Int(_), Value::Unbound | Value::None) = (args[0], args[1]) {
        return Ok(args[0]);
    }
    let Some(method) = vm.special_of(args[0], names::ROUND) else {
        let message = format!("type {} doesn't define __round__ method", vm.type_name(args[0]));
        return Err(vm.type_error(message));
    };
    let step = match args[1] {
        Value::Unbound | Value::None => vm.method_call1(method, args[0])?,
        digits => vm.method_call2(method, args[0], digits)?,
    };
    tail(vm, step)
}
