//! `find`, `count`, `startswith` and their like.

use sesf_heap::{ClassId, Value};
use sesf_text::bytes;
use sesf_text::search::Bounds;
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::buffer::{Buffer, buffer, byte_value, expect_buffer};
use crate::support::{self, def};
use crate::types::arguments::bounds;

const METHODS: &[NativeDef] = &[
    def(
        "find(self, sub, start=None, end=None, /)",
        |vm, a| position(vm, a, bytes::find).map(|found| Value::Int(found.unwrap_or(-1))),
        "Return the lowest index in B where subsection sub is found, or -1.",
    ),
    def(
        "rfind(self, sub, start=None, end=None, /)",
        |vm, a| position(vm, a, bytes::rfind).map(|found| Value::Int(found.unwrap_or(-1))),
        "Return the highest index in B where subsection sub is found, or -1.",
    ),
    def(
        "index(self, sub, start=None, end=None, /)",
        |vm, a| index(vm, a, bytes::find),
        "Return the lowest index in B where subsection sub is found; ValueError if there is none.",
    ),
    def(
        "rindex(self, sub, start=None, end=None, /)",
        |vm, a| index(vm, a, bytes::rfind),
        "Return the highest index in B where subsection sub is found; ValueError if there is none.",
    ),
    def(
        "count(self, sub, start=None, end=None, /)",
        count,
        "Return the number of non-overlapping occurrences of subsection sub in B[start:end].",
    ),
    def(
        "startswith(self, prefix, start=None, end=None, /)",
        |vm, a| test_end(vm, a, "startswith", bytes::starts_with),
        "Return True if B starts with the specified prefix, False otherwise.",
    ),
    def(
        "endswith(self, suffix, start=None, end=None, /)",
        |vm, a| test_end(vm, a, "endswith", bytes::ends_with),
        "Return True if B ends with the specified suffix, False otherwise.",
    ),
];

pub(super) fn install(vm: &mut Vm, class: ClassId) {
    support::methods(vm, class, METHODS);
}

type Finder = fn(&[u8], &[u8], Bounds) -> Option<usize>;

/// What is searched for: bytes, or one byte as an integer.
fn needle(vm: &mut Vm, value: Value) -> Res<Buffer> {
    if let Some(bytes) = buffer(vm, value) {
        return Ok(bytes);
    }
    match vm.index_or_none(value)? {
        Some(byte) => byte_value(vm, byte, "byte").map(|byte| Buffer::Own(vec![byte])),
        None => {
            let kind = vm.type_name(value);
            Err(vm.type_error(format!("argument should be integer or bytes-like object, not '{kind}'")))
        }
    }
}

fn position(vm: &mut Vm, args: &[Value], find: Finder) -> Res<Option<i64>> {
    let bounds = bounds(vm, args[2], args[3])?;
    let needle = needle(vm, args[1])?;
    let haystack = super::receiver(vm, args[0])?;
    Ok(find(&haystack, &needle, bounds).map(|found| found as i64))
}

fn index(vm: &mut Vm, args: &[Value], find: Finder) -> Res {
    match position(vm, args, find)? {
        Some(found) => Ok(Value::Int(found)),
        None => Err(vm.value_error("subsection not found")),
    }
}

fn count(vm: &mut Vm, args: &[Value]) -> Res {
    let bounds = bounds(vm, args[2], args[3])?;
    let needle = needle(vm, args[1])?;
    let haystack = super::receiver(vm, args[0])?;
    Ok(Value::Int(bytes::count(&haystack, &needle, bounds) as i64))
}

type EndTest = fn(&[u8], &[u8], Bounds) -> bool;

fn test_end(vm: &mut Vm, args: &[Value], name: &str, test: EndTest) -> Res {
    let bounds = bounds(vm, args[2], args[3])?;
    let bytes = super::receiver(vm, args[0])?;
    if let Value::Tuple(id) = vm.builtin_value(args[1]) {
        for affix in sesf_heap::Items::from_slice(vm.heap.tuple(id)) {
            let affix = expect_buffer(vm, affix)?;
            if test(&bytes, &affix, bounds) {
                return Ok(Value::Bool(true));
            }
        }
        return Ok(Value::Bool(false));
    }
    match buffer(vm, args[1]) {
        Some(affix) => Ok(Value::Bool(test(&bytes, &affix, bounds))),
        None => {
            let kind = vm.type_name(args[1]);
            Err(vm.type_error(format!("{name} first arg must be bytes or a tuple of bytes, not {kind}")))
        }
    }
}
