//! The commonest calls of the methods of `str`, for the machine's loop: exact texts, no optional arguments.

use sesf_heap::{Heap, Value, classes};
use sesf_text::chars;
use sesf_text::search::{self, Bounds, Side};
use sesf_vm::Vm;
use sesf_vm::native::AtHand;

use super::{case, split};

const METHODS: &[(&str, AtHand)] = &[
    ("endswith", |heap, a| with_text(heap, a, |text, end| Value::Bool(text.ends_with(end)))),
    ("find", find),
    ("isalnum", |heap, a| test(heap, a, |byte| byte.is_ascii_alphanumeric())),
    ("isalpha", |heap, a| test(heap, a, |byte| byte.is_ascii_alphabetic())),
    ("isdigit", |heap, a| test(heap, a, |byte| byte.is_ascii_digit())),
    ("isspace", |heap, a| test(heap, a, |byte| chars::is_space(byte as char))),
    ("join", join),
    ("lower", |heap, a| convert(heap, a, str::make_ascii_lowercase)),
    ("lstrip", |heap, a| strip(heap, a, Side::Left)),
    ("replace", replace),
    ("rstrip", |heap, a| strip(heap, a, Side::Right)),
    ("split", split),
    ("startswith", |heap, a| with_text(heap, a, |text, start| Value::Bool(text.starts_with(start)))),
    ("strip", |heap, a| strip(heap, a, Side::Both)),
    ("upper", |heap, a| convert(heap, a, str::make_ascii_uppercase)),
];

pub(super) fn install(vm: &mut Vm) {
    vm.set_at_hand(classes::STR, METHODS);
}

/// The answer to a method that takes another text.
#[inline(always)]
fn with_text(heap: &Heap, args: &[Value], answer: impl Fn(&str, &str) -> Value) -> Option<Value> {
    let [Value::Str(text), Value::Str(other)] = args else { return None };
    Some(answer(heap.str(*text), heap.str(*other)))
}

fn find(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let [Value::Str(text), Value::Str(sub)] = args else { return None };
    let is_ascii = heap.strs.get(*text).is_ascii;
    let found = search::find(heap.str(*text), heap.str(*sub), Bounds::ALL, is_ascii);
    Some(Value::Int(found.map_or(-1, |found| found as i64)))
}

#[inline(always)]
fn test(heap: &Heap, args: &[Value], passes: impl Fn(u8) -> bool) -> Option<Value> {
    let [Value::Str(id)] = args else { return None };
    case::test_ascii(heap, *id, passes)
}

fn convert(heap: &mut Heap, args: &[Value], change: fn(&mut str)) -> Option<Value> {
    let [Value::Str(id)] = args else { return None };
    heap.map_ascii(*id, change)
}

fn join(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let [Value::Str(separator), items] = args else { return None };
    heap.join_items(*separator, *items)
}

fn replace(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let [Value::Str(id), Value::Str(old), Value::Str(new)] = args else { return None };
    heap.replace_ascii(*id, *old, *new, usize::MAX)
}

fn split(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    match args {
        [Value::Str(id)] => split::split_ascii(heap, *id, None),
        [Value::Str(id), Value::Str(separator)] => split::split_ascii(heap, *id, Some(*separator)),
        _ => None,
    }
}

fn strip(heap: &mut Heap, args: &[Value], side: Side) -> Option<Value> {
    let [Value::Str(id)] = args else { return None };
    Some(split::stripped(heap, *id, None, side))
}
