//! `struct_time`, and times as tuples.

use sesf_builtins::struct_sequence::{StructSequence, new_instance};
use sesf_heap::{ClassId, DictId, Value, classes};
use sesf_vm::native::{Binding, NativeDef};
use sesf_vm::{Interrupt, Res, Root, Vm};

use super::civil::Civil;
use super::format::Moment;
use crate::native::bind::set;
use crate::native::support::def;

const STRUCT_TIME: StructSequence = StructSequence {
    module: "time",
    name: "struct_time",
    doc: "The time value as returned by gmtime(), localtime(), and strptime(), and\n accepted by asctime(), mktime() and strftime().  \
          May be considered as a\n sequence of 9 integers.",
    fields: &[
        ("tm_year", "year, for example, 1993"),
        ("tm_mon", "month of year, range [1, 12]"),
        ("tm_mday", "day of month, range [1, 31]"),
        ("tm_hour", "hours, range [0, 23]"),
        ("tm_min", "minutes, range [0, 59]"),
        ("tm_sec", "seconds, range [0, 61])"),
        ("tm_wday", "day of week, range [0, 6], Monday is 0"),
        ("tm_yday", "day of year, range [1, 366]"),
        ("tm_isdst", "1 if summer time is in effect, 0 if not, and -1 if unknown"),
        ("tm_zone", "abbreviation of timezone name"),
        ("tm_gmtoff", "offset from UTC in seconds"),
    ],
    n_items: 9,
};

/// The name under which native functions find the class.
const KEPT: &str = "time.struct_time";

const NEW: &[NativeDef] = &[def("__new__(type, sequence, dict={})", new, "Create and return a new object.")];

/// Makes the class and binds its name.
pub(super) fn fill(vm: &mut Vm, dict: DictId) {
    let class = STRUCT_TIME.make(vm);
    vm.install_methods(class, Binding::StaticMethod, NEW);
    set(vm, dict, "struct_time", Value::Class(class));
    let own = vm.root_dict(Root::Prelude);
    set(vm, own, KEPT, Value::Class(class));
}

fn class_of_times(vm: &Vm) -> ClassId {
    match vm.dict_get_str(vm.root_dict(Root::Prelude), KEPT) {
        Some(Value::Class(class)) => class,
        _ => classes::TUPLE,
    }
}

/// A time as programs get it.
pub(super) fn from_moment(vm: &mut Vm, moment: &Moment) -> Value {
    let zone = vm.heap.new_str(&moment.zone);
    from_parts(vm, &moment.civil, moment.is_dst, zone, Value::Int(moment.offset))
}

/// As [`from_moment`], where the zone may be unknown.
pub(super) fn from_parts(vm: &mut Vm, civil: &Civil, is_dst: i64, zone: Value, offset: Value) -> Value {
    let Civil { year, month, day, hour, minute, second, weekday, yearday } = *civil;
    let items = [year, month, day, hour, minute, second, weekday, yearday, is_dst].map(Value::Int);
    let class = class_of_times(vm);
    new_instance(vm, class, &items, &[zone, offset])
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let Value::Class(class) = args[0] else {
        return Err(vm.type_error("time.struct_time.__new__(X): X is not a type object"));
    };
    let sequence = args[1];
    let is_sequence = matches!(vm.builtin_value(sequence), Value::Tuple(_) | Value::List(_) | Value::Str(_));
    if !is_sequence && vm.special_of(sequence, sesf_heap::names::ITER).is_none() {
        return Err(vm.type_error("constructor requires a sequence"));
    }
    let items = vm.collect(sequence)?;
    let (least, most) = (STRUCT_TIME.n_items, STRUCT_TIME.fields.len());
    if items.len() < least {
        let message = format!("time.struct_time() takes an at least {least}-sequence ({}-sequence given)", items.len());
        return Err(vm.type_error(message));
    }
    if items.len() > most {
        let message = format!("time.struct_time() takes an at most {most}-sequence ({}-sequence given)", items.len());
        return Err(vm.type_error(message));
    }
    let mut others = items[least..].to_vec();
    for (name, _) in &STRUCT_TIME.fields[items.len()..] {
        let given = match vm.builtin_value(args[2]) {
            Value::Dict(dict) => vm.dict_get_str(dict, name),
            _ => None,
        };
        others.push(given.unwrap_or(Value::None));
    }
    Ok(new_instance(vm, class, &items[..least], &others))
}

/// The nine numbers of a time that a program gives; `function` is whose argument it is.
pub(super) fn numbers(vm: &mut Vm, value: Value, function: &str) -> Res<[i64; 9]> {
    let Value::Tuple(id) = vm.builtin_value(value) else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    let items = vm.heap.tuple(id).to_vec();
    if items.len() != 9 {
        return Err(vm.type_error(format!("{function}(): illegal time tuple argument")));
    }
    let mut numbers = [0; 9];
    for (number, item) in numbers.iter_mut().zip(items) {
        *number = match vm.index(item)? {
            Value::Int(n) if i32::try_from(n).is_ok() => n,
            _ => return Err(vm.overflow_error("Python int too large to convert to C int")),
        };
    }
    Ok(numbers)
}

/// The moment that nine numbers say, without looking at their ranges.
pub(super) fn civil_of(numbers: &[i64; 9]) -> Civil {
    let [year, month, day, hour, minute, second, weekday, yearday, _] = *numbers;
    Civil { year, month, day, hour, minute, second, weekday, yearday }
}

/// As [`civil_of`], checked for being shown: what is out of range is an error, a month or day of 0 the first.
pub(super) fn checked_civil(vm: &mut Vm, numbers: &[i64; 9]) -> Res<Civil> {
    let mut civil = civil_of(numbers);
    for part in [&mut civil.month, &mut civil.day, &mut civil.yearday] {
        if *part == 0 {
            *part = 1;
        }
    }
    let checks = [
        (civil.month, 1, 12, "month out of range"),
        (civil.day, 1, 31, "day of month out of range"),
        (civil.hour, 0, 23, "hour out of range"),
        (civil.minute, 0, 59, "minute out of range"),
        (civil.second, 0, 61, "seconds out of range"),
        (civil.weekday, 0, i64::MAX, "day of week out of range"),
        (civil.yearday, 1, 366, "day of year out of range"),
    ];
    match checks.iter().find(|(value, least, most, _)| !(least..=most).contains(&value)) {
        Some((.., message)) => Err(range_error(vm, message)),
        None => {
            civil.weekday %= 7;
            Ok(civil)
        }
    }
}

#[cold]
fn range_error(vm: &mut Vm, message: &str) -> Interrupt {
    vm.value_error(message)
}
