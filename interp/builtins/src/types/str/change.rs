//! `replace` and the padding methods.

use std::borrow::Cow;

use sesf_heap::{StrId, Value, classes};
use sesf_text::TextError;
use sesf_text::search::{self, Bounds};
use sesf_vm::native::NativeDef;
use sesf_vm::{OrRaise, Res, Vm};

use crate::support::{self, def};
use crate::types::arguments::{c_int_or, check_room, size_argument, size_or, text_argument};

const METHODS: &[NativeDef] = &[
    def(
        "replace(self, old, new, count=-1, /)",
        replace,
        "Return a copy with all occurrences of substring old replaced by new.",
    ),
    def(
        "expandtabs(self, /, tabsize=8)",
        expand_tabs,
        "Return a copy where all tab characters are expanded using spaces.",
    ),
    def(
        "center(self, width, fillchar=' ', /)",
        |vm, a| justify(vm, a, search::center),
        "Return a centered string of length width.",
    ),
    def(
        "ljust(self, width, fillchar=' ', /)",
        |vm, a| justify(vm, a, search::left_justify),
        "Return a left-justified string of length width.",
    ),
    def(
        "rjust(self, width, fillchar=' ', /)",
        |vm, a| justify(vm, a, search::right_justify),
        "Return a right-justified string of length width.",
    ),
    def(
        "zfill(self, width, /)",
        zero_fill,
        "Pad a numeric string with zeros on the left, to fill a field of the given width.",
    ),
];

pub(super) fn install(vm: &mut Vm) {
    support::methods(vm, classes::STR, METHODS);
}

fn replace(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_str(args[0])?;
    let old = text_argument(vm, args[1], "replace() argument 1")?;
    let new = text_argument(vm, args[2], "replace() argument 2")?;
    let count = size_or(vm, args[3], -1)?;
    if let Some(replaced) = vm.heap.replace_ascii(id, old, new, usize::try_from(count).unwrap_or(usize::MAX)) {
        return Ok(replaced);
    }
    check_replacement(vm, id, old, new, count)?;
    let replaced = match search::replace(vm.heap.str(id), vm.heap.str(old), vm.heap.str(new), count) {
        Cow::Borrowed(_) => return Ok(Value::Str(id)),
        Cow::Owned(replaced) => replaced,
    };
    Ok(vm.heap.new_string(replaced))
}

/// Checks that there is room for the result where the text grows.
fn check_replacement(vm: &mut Vm, id: StrId, old: StrId, new: StrId, count: i64) -> Res<()> {
    let (text, old, new) = (vm.heap.str(id), vm.heap.str(old), vm.heap.str(new));
    let growth = new.len().saturating_sub(old.len());
    if growth == 0 {
        return Ok(());
    }
    let n_found = search::count(text, old, Bounds::ALL, super::is_ascii(vm, id));
    let n_found = n_found.min(usize::try_from(count).unwrap_or(usize::MAX));
    let bytes = n_found.saturating_mul(growth).saturating_add(text.len());
    check_room(vm, bytes)
}

fn expand_tabs(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_str(args[0])?;
    let tab_size = c_int_or(vm, args[1], 8)?;
    let n_tabs = vm.heap.str(id).bytes().filter(|byte| *byte == b'\t').count();
    if n_tabs == 0 {
        return Ok(Value::Str(id));
    }
    check_room(vm, n_tabs.saturating_mul(tab_size.max(0) as usize))?;
    let expanded = search::expand_tabs(vm.heap.str(id), tab_size);
    Ok(vm.heap.new_string(expanded))
}

type Padder = fn(&str, i64, char, bool) -> Result<String, TextError>;

fn justify(vm: &mut Vm, args: &[Value], pad: Padder) -> Res {
    let id = vm.expect_str(args[0])?;
    let width = size_argument(vm, args[1])?;
    let fill = fill_character(vm, args[2])?;
    if !check_width(vm, id, width, fill.len_utf8())? {
        return Ok(Value::Str(id));
    }
    let padded = pad(vm.heap.str(id), width, fill, super::is_ascii(vm, id)).or_raise(vm)?;
    Ok(vm.heap.new_string(padded))
}

/// Whether a text is shorter than a width, for which there must be room then.
fn check_width(vm: &mut Vm, id: StrId, width: i64, fill_len: usize) -> Res<bool> {
    let Some(n_missing) = usize::try_from(width).ok().and_then(|width| width.checked_sub(super::n_chars(vm, id)))
    else {
        return Ok(false);
    };
    check_room(vm, n_missing.saturating_mul(fill_len))?;
    Ok(n_missing > 0)
}

fn fill_character(vm: &mut Vm, value: Value) -> Res<char> {
    let id = match vm.builtin_value(value) {
        Value::Unbound => return Ok(' '),
        Value::Str(id) => id,
        _ => {
            let kind = vm.type_name(value);
            return Err(vm.type_error(format!("The fill character must be a unicode character, not {kind}")));
        }
    };
    let mut chars = vm.heap.str(id).chars();
    match (chars.next(), chars.next()) {
        (Some(fill), None) => Ok(fill),
        _ => Err(vm.type_error("The fill character must be exactly one character long")),
    }
}

fn zero_fill(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_str(args[0])?;
    let width = size_argument(vm, args[1])?;
    if !check_width(vm, id, width, 1)? {
        return Ok(Value::Str(id));
    }
    let filled = search::zero_fill(vm.heap.str(id), width, super::is_ascii(vm, id)).or_raise(vm)?;
    Ok(vm.heap.new_string(filled))
}
