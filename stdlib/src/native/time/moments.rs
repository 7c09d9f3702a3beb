//! Moments: from seconds to their parts, to texts, and back.

use sesf_heap::Value;
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::civil::Civil;
use super::format::{MONTHS, Moment, WEEKDAYS, format};
use super::seconds::{seconds, too_large};
use super::struct_time::{checked_civil, civil_of, from_moment, from_parts, numbers};
use super::{parse, zones};
use crate::native::support::def;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def(
        "gmtime(seconds=None, /)",
        gmtime,
        "gmtime([seconds]) -> struct_time\n\nConvert seconds since the Epoch to a time tuple expressing UTC (a.k.a. GMT).",
    ),
    def(
        "localtime(seconds=None, /)",
        localtime,
        "localtime([seconds]) -> struct_time\n\nConvert seconds since the Epoch to a time tuple expressing local time.",
    ),
    def(
        "mktime(tuple, /)",
        mktime,
        "mktime(tuple) -> floating point number\n\nConvert a time tuple in local time to seconds since the Epoch.",
    ),
    def(
        "asctime(tuple=None, /)",
        asctime,
        "asctime([tuple]) -> string\n\nConvert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.",
    ),
    def(
        "ctime(seconds=None, /)",
        ctime,
        "ctime(seconds) -> string\n\nConvert a time in seconds since the Epoch to a string in local time.",
    ),
    def(
        "strftime(format, tuple=None, /)",
        strftime,
        "strftime(format[, tuple]) -> string\n\nConvert a time tuple to a string according to a format specification.",
    ),
    def(
        "strptime(string, format='%a %b %d %H:%M:%S %Y', /)",
        strptime,
        "strptime(string, format) -> struct_time\n\nParse a string to a time tuple according to a format specification.",
    ),
];

/// The seconds of an argument, or of now; years beyond what 32 bits hold are an error.
fn moment_argument(vm: &mut Vm, value: Value) -> Res<i64> {
    const FARTHEST: i64 = 67_767_976_233_532_799;
    let moment = match value {
        Value::Unbound | Value::None => vm.runtime.wall_clock().div_euclid(1_000_000_000) as i64,
        value => seconds(vm, value)?,
    };
    if moment.abs() > FARTHEST {
        return Err(match moment.unsigned_abs() > 1 << 60 {
            true => too_large(vm),
            false => vm.os_error(75, "Value too large for defined data type", Value::Unbound),
        });
    }
    Ok(moment)
}

fn utc(seconds: i64) -> Moment {
    Moment { civil: Civil::of_seconds(seconds), is_dst: 0, zone: "GMT".into(), offset: 0, seconds }
}

fn local(vm: &mut Vm, seconds: i64) -> Moment {
    let offset = zones::local(vm).offset_at(seconds);
    Moment {
        civil: Civil::of_seconds(seconds + offset.seconds),
        is_dst: offset.is_dst.into(),
        zone: offset.name,
        offset: offset.seconds,
        seconds,
    }
}

fn gmtime(vm: &mut Vm, args: &[Value]) -> Res {
    let seconds = moment_argument(vm, args[0])?;
    Ok(from_moment(vm, &utc(seconds)))
}

fn localtime(vm: &mut Vm, args: &[Value]) -> Res {
    let seconds = moment_argument(vm, args[0])?;
    let moment = local(vm, seconds);
    Ok(from_moment(vm, &moment))
}

fn mktime(vm: &mut Vm, args: &[Value]) -> Res {
    let numbers = numbers(vm, args[0], "mktime")?;
    let shown = civil_of(&numbers).to_seconds();
    let moment = zones::local(vm).moment_of(shown, numbers[8]);
    Ok(Value::Float(moment as f64))
}

/// The time that a program gives to be shown, or now.
fn shown_moment(vm: &mut Vm, value: Value, function: &str) -> Res<Moment> {
    if !value.is_bound() {
        let now = moment_argument(vm, Value::None)?;
        return Ok(local(vm, now));
    }
    let numbers = numbers(vm, value, function)?;
    let civil = checked_civil(vm, &numbers)?;
    let zone = zones::local(vm);
    let seconds = zone.moment_of(civil.to_seconds(), numbers[8]);
    let offset = zone.offset_at(seconds);
    // A `struct_time` may know its own zone.
    let (mut name, mut east) = (offset.name, offset.seconds);
    if let Value::Instance(id) = value {
        let extra: Vec<Value> = vm.heap.instances.get(id).fields.iter().skip(1).copied().collect();
        if let [Value::Str(zone), Value::Int(gmtoff)] = extra[..] {
            (name, east) = (vm.heap.str(zone).to_string(), gmtoff);
        }
    }
    Ok(Moment { civil, is_dst: numbers[8], zone: name, offset: east, seconds })
}

fn asctime_text(civil: &Civil) -> String {
    let weekday = &WEEKDAYS[civil.weekday.rem_euclid(7) as usize][..3];
    let month = &MONTHS[(civil.month - 1).rem_euclid(12) as usize][..3];
    let Civil { day, hour, minute, second, year, .. } = civil;
    format!("{weekday} {month} {day:>2} {hour:02}:{minute:02}:{second:02} {year}")
}

fn asctime(vm: &mut Vm, args: &[Value]) -> Res {
    let moment = shown_moment(vm, args[0], "asctime")?;
    Ok(vm.heap.new_string(asctime_text(&moment.civil)))
}

fn ctime(vm: &mut Vm, args: &[Value]) -> Res {
    let seconds = moment_argument(vm, args[0])?;
    let moment = local(vm, seconds);
    Ok(vm.heap.new_string(asctime_text(&moment.civil)))
}

fn strftime(vm: &mut Vm, args: &[Value]) -> Res {
    let Value::Str(id) = vm.builtin_value(args[0]) else {
        let message = format!("strftime() argument 1 must be str, not {}", vm.type_name(args[0]));
        return Err(vm.type_error(message));
    };
    let text = vm.heap.str(id).to_string();
    let moment = shown_moment(vm, args[1], "strftime")?;
    Ok(vm.heap.new_string(format(&text, &moment)))
}

fn strptime(vm: &mut Vm, args: &[Value]) -> Res {
    let mut texts = Vec::new();
    for (i, value) in args.iter().enumerate() {
        match vm.builtin_value(*value) {
            Value::Unbound => texts.push("%a %b %d %H:%M:%S %Y".to_string()),
            Value::Str(id) => texts.push(vm.heap.str(id).to_string()),
            _ => {
                let class = Value::Class(vm.class_of(*value));
                let message = format!("strptime() argument {i} must be str, not {}", vm.repr(class)?);
                return Err(vm.type_error(message));
            }
        }
    }
    let names = zones::names(vm);
    match parse::parse(&texts[0], &texts[1], &names) {
        Ok(parsed) => {
            let zone = parsed.zone.map_or(Value::None, |zone| vm.heap.new_string(zone));
            let offset = parsed.offset.map_or(Value::None, Value::Int);
            Ok(from_parts(vm, &parsed.civil, parsed.is_dst, zone, offset))
        }
        Err(message) => Err(vm.value_error(message)),
    }
}
