//! `find`, `count`, `startswith` and their like.

use sesf_heap::{StrId, Value, classes};
use sesf_text::search::{self, Bounds};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, Res, Vm};

use crate::support::{self, def};
use crate::types::arguments::{bounds, text_argument};

const METHODS: &[NativeDef] = &[
    def(
        "find(self, sub, start=None, end=None, /)",
        |vm, a| position(vm, a, search::find).map(|found| Value::Int(found.unwrap_or(-1))),
        "Return the lowest index in S where substring sub is found, or -1.",
    ),
    def(
        "rfind(self, sub, start=None, end=None, /)",
        |vm, a| position(vm, a, search::rfind).map(|found| Value::Int(found.unwrap_or(-1))),
        "Return the highest index in S where substring sub is found, or -1.",
    ),
    def(
        "index(self, sub, start=None, end=None, /)",
        |vm, a| index(vm, a, search::find),
        "Return the lowest index in S where substring sub is found; ValueError if there is none.",
    ),
    def(
        "rindex(self, sub, start=None, end=None, /)",
        |vm, a| index(vm, a, search::rfind),
        "Return the highest index in S where substring sub is found; ValueError if there is none.",
    ),
    def(
        "count(self, sub, start=None, end=None, /)",
        count,
        "Return the number of non-overlapping occurrences of substring sub in S[start:end].",
    ),
    def(
        "startswith(self, prefix, start=None, end=None, /)",
        |vm, a| test_end(vm, a, &PREFIX),
        "Return True if S starts with the specified prefix, False otherwise.",
    ),
    def(
        "endswith(self, suffix, start=None, end=None, /)",
        |vm, a| test_end(vm, a, &SUFFIX),
        "Return True if S ends with the specified suffix, False otherwise.",
    ),
];

pub(super) fn install(vm: &mut Vm) {
    support::methods(vm, classes::STR, METHODS);
}

type Finder = fn(&str, &str, Bounds, bool) -> Option<usize>;

fn position(vm: &mut Vm, args: &[Value], find: Finder) -> Res<Option<i64>> {
    let text = vm.expect_str(args[0])?;
    let sub = text_argument(vm, args[1], "")?;
    let bounds = bounds(vm, args[2], args[3])?;
    let found = find(vm.heap.str(text), vm.heap.str(sub), bounds, super::is_ascii(vm, text));
    Ok(found.map(|found| found as i64))
}

fn index(vm: &mut Vm, args: &[Value], find: Finder) -> Res {
    match position(vm, args, find)? {
        Some(found) => Ok(Value::Int(found)),
        None => Err(vm.value_error("substring not found")),
    }
}

fn count(vm: &mut Vm, args: &[Value]) -> Res {
    let text = vm.expect_str(args[0])?;
    let sub = text_argument(vm, args[1], "")?;
    let bounds = bounds(vm, args[2], args[3])?;
    let count = search::count(vm.heap.str(text), vm.heap.str(sub), bounds, super::is_ascii(vm, text));
    Ok(Value::Int(count as i64))
}

/// `startswith` or `endswith`.
struct EndTest {
    name: &'static str,
    test: fn(&str, &str, Bounds, bool) -> bool,
}

static PREFIX: EndTest = EndTest { name: "startswith", test: search::starts_with };
static SUFFIX: EndTest = EndTest { name: "endswith", test: search::ends_with };

fn test_end(vm: &mut Vm, args: &[Value], end: &EndTest) -> Res {
    let text = vm.expect_str(args[0])?;
    let bounds = bounds(vm, args[2], args[3])?;
    match vm.builtin_value(args[1]) {
        Value::Str(affix) => Ok(Value::Bool(has_end(vm, text, affix, bounds, end))),
        Value::Tuple(id) => {
            for affix in sesf_heap::Items::from_slice(vm.heap.tuple(id)) {
                let Value::Str(affix) = vm.builtin_value(affix) else {
                    return Err(wrong_affix(vm, end, affix, "tuple for {} must only contain str, not "));
                };
                if has_end(vm, text, affix, bounds, end) {
                    return Ok(Value::Bool(true));
                }
            }
            Ok(Value::Bool(false))
        }
        _ => Err(wrong_affix(vm, end, args[1], "{} first arg must be str or a tuple of str, not ")),
    }
}

fn has_end(vm: &Vm, text: StrId, affix: StrId, bounds: Bounds, end: &EndTest) -> bool {
    (end.test)(vm.heap.str(text), vm.heap.str(affix), bounds, super::is_ascii(vm, text))
}

#[cold]
fn wrong_affix(vm: &mut Vm, end: &EndTest, affix: Value, message: &str) -> Interrupt {
    let message = message.replace("{}", end.name) + &vm.type_name(affix);
    vm.type_error(message)
}
