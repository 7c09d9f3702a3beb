//! `split`, `partition`, `strip` and their like.

use sesf_heap::{ClassId, Value};
use sesf_text::TextError;
use sesf_text::bytes;
use sesf_text::search::Side;
use sesf_vm::native::NativeDef;
use sesf_vm::{OrRaise, Res, Vm};

use super::buffer::{Buffer, expect_buffer};
use super::{like, receiver, unchanged};
use crate::support::{self, def};
use crate::types::arguments::{c_int_or, check_room, size_or};

const METHODS: &[NativeDef] = &[
    def(
        "split(self, /, sep=None, maxsplit=-1)",
        |vm, a| split(vm, a, bytes::split, bytes::split_spaces),
        "Return a list of the sections in the bytes, using sep as the delimiter.",
    ),
    def(
        "rsplit(self, /, sep=None, maxsplit=-1)",
        |vm, a| split(vm, a, bytes::rsplit, bytes::rsplit_spaces),
        "Return a list of the sections in the bytes, using sep as the delimiter.",
    ),
    def(
        "splitlines(self, /, keepends=False)",
        split_lines,
        "Return a list of the lines in the bytes, breaking at line boundaries.",
    ),
    def(
        "partition(self, sep, /)",
        |vm, a| partition(vm, a, bytes::partition),
        "Partition the bytes into three parts using the given separator.",
    ),
    def(
        "rpartition(self, sep, /)",
        |vm, a| partition(vm, a, bytes::rpartition),
        "Partition the bytes into three parts using the given separator.",
    ),
    def(
        "strip(self, bytes=None, /)",
        |vm, a| strip(vm, a, Side::Both),
        "Strip leading and trailing bytes contained in the argument.",
    ),
    def(
        "lstrip(self, bytes=None, /)",
        |vm, a| strip(vm, a, Side::Left),
        "Strip leading bytes contained in the argument.",
    ),
    def(
        "rstrip(self, bytes=None, /)",
        |vm, a| strip(vm, a, Side::Right),
        "Strip trailing bytes contained in the argument.",
    ),
    def(
        "removeprefix(self, prefix, /)",
        remove_prefix,
        "Return a bytes object with the given prefix string removed if present.",
    ),
    def(
        "removesuffix(self, suffix, /)",
        remove_suffix,
        "Return a bytes object with the given suffix string removed if present.",
    ),
];

pub(super) fn install(vm: &mut Vm, class: ClassId) {
    support::methods(vm, class, METHODS);
}

/// The separator or the set of an argument that may be None.
fn optional(vm: &mut Vm, value: Value) -> Res<Option<Buffer>> {
    match value {
        Value::Unbound | Value::None => Ok(None),
        value => expect_buffer(vm, value).map(Some),
    }
}

fn new_list(vm: &mut Vm, receiver: Value, parts: Vec<&[u8]>) -> Res {
    check_room(vm, parts.len().saturating_mul(64))?;
    let items = parts.into_iter().map(|part| like(vm, receiver, part)).collect();
    Ok(vm.heap.new_list(items))
}

type Splitter = for<'a> fn(&'a [u8], &[u8], i64) -> Result<Vec<&'a [u8]>, TextError>;
type WordSplitter = fn(&[u8], i64) -> Vec<&[u8]>;

fn split(vm: &mut Vm, args: &[Value], by_separator: Splitter, by_spaces: WordSplitter) -> Res {
    let bytes = receiver(vm, args[0])?;
    let max_splits = size_or(vm, args[2], -1)?;
    let parts = match optional(vm, args[1])? {
        Some(separator) => by_separator(&bytes, &separator, max_splits).or_raise(vm)?,
        None => by_spaces(&bytes, max_splits),
    };
    new_list(vm, args[0], parts)
}

fn split_lines(vm: &mut Vm, args: &[Value]) -> Res {
    let bytes = receiver(vm, args[0])?;
    let keep_ends = c_int_or(vm, args[1], 0)? != 0;
    new_list(vm, args[0], bytes::split_lines(&bytes, keep_ends))
}

type Partitioner = for<'a> fn(&'a [u8], &[u8]) -> Result<[&'a [u8]; 3], TextError>;

fn partition(vm: &mut Vm, args: &[Value], cut: Partitioner) -> Res {
    let bytes = receiver(vm, args[0])?;
    let separator = expect_buffer(vm, args[1])?;
    let parts = cut(&bytes, &separator).or_raise(vm)?;
    let parts = parts.map(|part| like(vm, args[0], part));
    Ok(vm.heap.new_tuple(&parts))
}

/// A part of the receiver, which is itself if it is the whole.
fn part(vm: &mut Vm, whole: Value, bytes: &[u8], part: &[u8]) -> Value {
    if part.len() == bytes.len() { unchanged(vm, whole) } else { like(vm, whole, part) }
}

fn strip(vm: &mut Vm, args: &[Value], side: Side) -> Res {
    let bytes = receiver(vm, args[0])?;
    let set = optional(vm, args[1])?;
    let kept = bytes::strip(&bytes, set.as_deref(), side);
    Ok(part(vm, args[0], &bytes, kept))
}

fn remove_prefix(vm: &mut Vm, args: &[Value]) -> Res {
    let bytes = receiver(vm, args[0])?;
    let prefix = expect_buffer(vm, args[1])?;
    let kept = bytes.strip_prefix(&prefix[..]).unwrap_or(&bytes);
    Ok(part(vm, args[0], &bytes, kept))
}

fn remove_suffix(vm: &mut Vm, args: &[Value]) -> Res {
    let bytes = receiver(vm, args[0])?;
    let suffix = expect_buffer(vm, args[1])?;
    let kept = bytes.strip_suffix(&suffix[..]).unwrap_or(&bytes);
    Ok(part(vm, args[0], &bytes, kept))
}
