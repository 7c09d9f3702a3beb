//! `split`, `partition`, `strip` and their like: parts of the receiver.

use std::ops::Range;

use sesf_heap::{Heap, StrId, Value, classes, names};
use sesf_text::TextError;
use sesf_text::search::{self, Side};
use sesf_vm::native::NativeDef;
use sesf_vm::{OrRaise, Res, Vm};

use crate::support::{self, def};
use crate::types::arguments::{c_int_or, check_room, size_or, text_argument};

const METHODS: &[NativeDef] = &[
    def(
        "split(self, /, sep=None, maxsplit=-1)",
        |vm, a| split(vm, a, search::split, words),
        "Return a list of the substrings in the string, using sep as the separator string.",
    ),
    def(
        "rsplit(self, /, sep=None, maxsplit=-1)",
        |vm, a| split(vm, a, search::rsplit, words_from_right),
        "Return a list of the substrings in the string, using sep as the separator string.",
    ),
    def(
        "splitlines(self, /, keepends=False)",
        split_lines,
        "Return a list of the lines in the string, breaking at line boundaries.",
    ),
    def(
        "partition(self, sep, /)",
        |vm, a| partition(vm, a, search::partition),
        "Partition the string into three parts using the given separator.",
    ),
    def(
        "rpartition(self, sep, /)",
        |vm, a| partition(vm, a, search::rpartition),
        "Partition the string into three parts using the given separator.",
    ),
    def(
        "strip(self, chars=None, /)",
        |vm, a| strip(vm, a, Side::Both, "strip"),
        "Return a copy of the string with leading and trailing whitespace removed.",
    ),
    def(
        "lstrip(self, chars=None, /)",
        |vm, a| strip(vm, a, Side::Left, "lstrip"),
        "Return a copy of the string with leading whitespace removed.",
    ),
    def(
        "rstrip(self, chars=None, /)",
        |vm, a| strip(vm, a, Side::Right, "rstrip"),
        "Return a copy of the string with trailing whitespace removed.",
    ),
    def(
        "removeprefix(self, prefix, /)",
        remove_prefix,
        "Return a str with the given prefix string removed if present.",
    ),
    def(
        "removesuffix(self, suffix, /)",
        remove_suffix,
        "Return a str with the given suffix string removed if present.",
    ),
];

pub(super) fn install(vm: &mut Vm) {
    support::methods(vm, classes::STR, METHODS);
}

/// The offsets of a part within the text that it is a slice of.
fn offsets(text: &str, part: &str) -> Range<usize> {
    if part.is_empty() {
        return 0..0;
    }
    let start = (part.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
    start..start.wrapping_add(part.len())
}

/// A list of parts of a text.
fn new_list(vm: &mut Vm, text: StrId, parts: Vec<Range<usize>>) -> Res {
    check_room(vm, parts.len().saturating_mul(64))?;
    let items = parts.into_iter().map(|part| vm.heap.substr(text, part)).collect();
    Ok(vm.heap.new_list(items))
}

/// The parts of an ASCII text between characters of a separator, or its words; nothing for other texts.
pub(super) fn split_ascii(heap: &mut Heap, id: StrId, separator: Option<StrId>) -> Option<Value> {
    let Some(separator) = separator else {
        return heap.cut_ascii(id, find_space, |start, end| end > start);
    };
    let &[byte] = heap.ascii_bytes(separator) else { return None };
    heap.cut_ascii(id, |text, start| find_byte(text, start, byte), |_, _| true)
}

type Splitter = for<'a> fn(&'a str, &str, i64) -> Result<Vec<&'a str>, TextError>;
type WordSplitter = fn(&str, i64, bool) -> Vec<Range<usize>>;

fn split(vm: &mut Vm, args: &[Value], by_separator: Splitter, by_spaces: WordSplitter) -> Res {
    let id = vm.expect_str(args[0])?;
    let max_splits = size_or(vm, args[2], -1)?;
    let separator = match vm.builtin_value(args[1]) {
        Value::Unbound | Value::None => None,
        Value::Str(separator) => Some(separator),
        _ => {
            let kind = vm.type_name(args[1]);
            return Err(vm.type_error(format!("must be str or None, not {kind}")));
        }
    };
    if args[2] == Value::Unbound
        && let Some(parts) = split_ascii(&mut vm.heap, id, separator)
    {
        return Ok(parts);
    }
    let text = vm.heap.str(id);
    let parts = match separator {
        Some(separator) => by_separator(text, vm.heap.str(separator), max_splits)
            .map(|parts| parts.into_iter().map(|part| offsets(text, part)).collect()),
        None => Ok(by_spaces(text, max_splits, super::is_ascii(vm, id))),
    };
    let parts = parts.or_raise(vm)?;
    new_list(vm, id, parts)
}

fn words(text: &str, max_splits: i64, is_ascii: bool) -> Vec<Range<usize>> {
    if is_ascii && max_splits < 0 {
        return ascii_words(text.as_bytes());
    }
    search::split_spaces(text, max_splits).into_iter().map(|word| offsets(text, word)).collect()
}

fn words_from_right(text: &str, max_splits: i64, is_ascii: bool) -> Vec<Range<usize>> {
    if is_ascii && max_splits < 0 {
        return ascii_words(text.as_bytes());
    }
    search::rsplit_spaces(text, max_splits).into_iter().map(|word| offsets(text, word)).collect()
}

/// The words of an ASCII text, without a limit.
fn ascii_words(text: &[u8]) -> Vec<Range<usize>> {
    let is_space = |byte: &u8| matches!(byte, b'\t'..=b'\r' | 0x1c..=b' ');
    let mut words = Vec::new();
    let mut start = 0;
    while let Some(n_spaces) = text[start..].iter().position(|byte| !is_space(byte)) {
        start += n_spaces;
        let len = text[start..].iter().position(is_space).unwrap_or(text.len() - start);
        words.push(start..start + len);
        start += len;
    }
    words
}

/// The next white space of an ASCII text, as a cut.
#[inline(always)]
fn find_space(text: &[u8], start: usize) -> Option<(usize, usize)> {
    let is_space = |byte: &u8| matches!(byte, b'\t'..=b'\r' | 0x1c..=b' ');
    text[start..].iter().position(is_space).map(|n| (start + n, start + n + 1))
}

/// The place of a byte, as a cut.
#[inline(always)]
fn find_byte(text: &[u8], start: usize, byte: u8) -> Option<(usize, usize)> {
    text[start..].iter().position(|b| *b == byte).map(|n| (start + n, start + n + 1))
}

/// The end of a line of an ASCII text, as a cut. A line's end at the end of the text ends the text.
#[inline(always)]
fn find_line_end(text: &[u8], start: usize) -> Option<(usize, usize)> {
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r' | 0xb | 0xc | 0x1c..=0x1e);
    let end = start + text[start..].iter().position(is_end)?;
    let next = if text[end..].starts_with(b"\r\n") { end + 2 } else { end + 1 };
    Some((end, if next == text.len() { next + 1 } else { next }))
}

fn split_lines(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_str(args[0])?;
    let keep_ends = c_int_or(vm, args[1], 0)? != 0;
    let is_empty = super::n_chars(vm, id) == 0;
    if !keep_ends && let Some(lines) = vm.heap.cut_ascii(id, find_line_end, |_, _| !is_empty) {
        return Ok(lines);
    }
    let text = vm.heap.str(id);
    let lines = search::split_lines(text, keep_ends);
    let lines = lines.into_iter().map(|line| offsets(text, line)).collect();
    new_list(vm, id, lines)
}

type Partitioner = for<'a> fn(&'a str, &str) -> Result<(&'a str, &'a str, &'a str), TextError>;

fn partition(vm: &mut Vm, args: &[Value], cut: Partitioner) -> Res {
    let id = vm.expect_str(args[0])?;
    let separator = text_argument(vm, args[1], "")?;
    let text = vm.heap.str(id);
    let parts = cut(text, vm.heap.str(separator));
    let parts = parts.map(|(before, found, after)| [before, found, after].map(|part| offsets(text, part)));
    let [before, found, after] = parts.or_raise(vm)?;
    let found = if found.is_empty() { names::EMPTY } else { separator };
    let parts = [vm.heap.substr(id, before), Value::Str(found), vm.heap.substr(id, after)];
    Ok(vm.heap.new_tuple(&parts))
}

fn strip(vm: &mut Vm, args: &[Value], side: Side, name: &str) -> Res {
    let id = vm.expect_str(args[0])?;
    let set = match vm.builtin_value(args[1]) {
        Value::Unbound | Value::None => None,
        Value::Str(set) => Some(set),
        _ => return Err(vm.type_error(format!("{name} arg must be None or str"))),
    };
    Ok(stripped(&mut vm.heap, id, set, side))
}

/// A text without the characters of a set, or white space, at its ends.
pub(super) fn stripped(heap: &mut Heap, id: StrId, set: Option<StrId>, side: Side) -> Value {
    let text = heap.str(id);
    let kept = search::strip(text, set.map(|set| heap.str(set)), side);
    let kept = offsets(text, kept);
    heap.substr(id, kept)
}

fn remove_prefix(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_str(args[0])?;
    let prefix = text_argument(vm, args[1], "removeprefix() argument")?;
    let (text, prefix) = (vm.heap.str(id), vm.heap.str(prefix));
    let start = if text.starts_with(prefix) { prefix.len() } else { 0 };
    let kept = start..text.len();
    Ok(vm.heap.substr(id, kept))
}

fn remove_suffix(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_str(args[0])?;
    let suffix = text_argument(vm, args[1], "removesuffix() argument")?;
    let (text, suffix) = (vm.heap.str(id), vm.heap.str(suffix));
    let end = if text.ends_with(suffix) { text.len() - suffix.len() } else { text.len() };
    Ok(vm.heap.substr(id, 0..end))
}
