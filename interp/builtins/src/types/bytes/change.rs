//! `replace`, `translate` and the padding methods.

use std::borrow::Cow;

use sesf_heap::{ClassId, Value};
use sesf_text::TextError;
use sesf_text::bytes;
use sesf_text::search::Bounds;
use sesf_vm::native::NativeDef;
use sesf_vm::{OrRaise, Res, Vm};

use super::buffer::{buffer, expect_buffer};
use super::{like, receiver, unchanged};
use crate::support::{self, def};
use crate::types::arguments::{c_int_or, check_room, size_argument, size_or};

const METHODS: &[NativeDef] = &[
    def(
        "replace(self, old, new, count=-1, /)",
        replace,
        "Return a copy with all occurrences of substring old replaced by new.",
    ),
    def(
        "translate(self, table, /, delete=b'')",
        translate,
        "Return a copy with each character mapped by the given translation table.",
    ),
    def(
        "expandtabs(self, /, tabsize=8)",
        expand_tabs,
        "Return a copy where all tab characters are expanded using spaces.",
    ),
    def(
        "center(self, width, fillchar=b' ', /)",
        |vm, a| justify(vm, a, "center", bytes::center),
        "Return a centered string of length width.",
    ),
    def(
        "ljust(self, width, fillchar=b' ', /)",
        |vm, a| justify(vm, a, "ljust", bytes::left_justify),
        "Return a left-justified string of length width.",
    ),
    def(
        "rjust(self, width, fillchar=b' ', /)",
        |vm, a| justify(vm, a, "rjust", bytes::right_justify),
        "Return a right-justified string of length width.",
    ),
    def(
        "zfill(self, width, /)",
        zero_fill,
        "Pad a numeric string with zeros on the left, to fill a field of the given width.",
    ),
];

pub(super) fn install(vm: &mut Vm, class: ClassId) {
    support::methods(vm, class, METHODS);
}

fn replace(vm: &mut Vm, args: &[Value]) -> Res {
    let bytes = receiver(vm, args[0])?;
    let (old, new) = (expect_buffer(vm, args[1])?, expect_buffer(vm, args[2])?);
    let count = size_or(vm, args[3], -1)?;
    let growth = new.len().saturating_sub(old.len());
    if growth > 0 {
        let limit = usize::try_from(count).unwrap_or(usize::MAX);
        let n_found = bytes::count(&bytes, &old, Bounds::ALL).min(limit);
        check_room(vm, n_found.saturating_mul(growth).saturating_add(bytes.len()))?;
    }
    Ok(match bytes::replace(&bytes, &old, &new, count) {
        Cow::Borrowed(_) => unchanged(vm, args[0]),
        Cow::Owned(replaced) => like(vm, args[0], &replaced),
    })
}

fn translate(vm: &mut Vm, args: &[Value]) -> Res {
    let bytes = receiver(vm, args[0])?;
    let table = match args[1] {
        Value::None => None,
        table => Some(expect_buffer(vm, table)?),
    };
    let delete = match args[2] {
        Value::Unbound => Default::default(),
        delete => expect_buffer(vm, delete)?,
    };
    let translated = bytes::translate(&bytes, table.as_deref(), &delete).or_raise(vm)?;
    Ok(like(vm, args[0], &translated))
}

/// `bytes.maketrans` and `bytearray.maketrans`.
pub(in crate::types) fn make_table(vm: &mut Vm, args: &[Value]) -> Res {
    let (from, to) = (expect_buffer(vm, args[0])?, expect_buffer(vm, args[1])?);
    let table = bytes::make_translation(&from, &to).or_raise(vm)?;
    Ok(vm.heap.new_bytes(&table))
}

fn expand_tabs(vm: &mut Vm, args: &[Value]) -> Res {
    let bytes = receiver(vm, args[0])?;
    let tab_size = c_int_or(vm, args[1], 8)?;
    let n_tabs = bytes.iter().filter(|byte| **byte == b'\t').count();
    check_room(vm, n_tabs.saturating_mul(tab_size.max(0) as usize))?;
    let expanded = bytes::expand_tabs(&bytes, tab_size);
    Ok(like(vm, args[0], &expanded))
}

type Padder = fn(&[u8], i64, u8) -> Result<Vec<u8>, TextError>;

fn justify(vm: &mut Vm, args: &[Value], name: &str, pad: Padder) -> Res {
    let bytes = receiver(vm, args[0])?;
    let width = size_argument(vm, args[1])?;
    let fill = fill_byte(vm, args[2], name)?;
    if !check_width(vm, width, bytes.len())? {
        return Ok(unchanged(vm, args[0]));
    }
    let padded = pad(&bytes, width, fill).or_raise(vm)?;
    Ok(like(vm, args[0], &padded))
}

/// Whether there is something to pad up to a width, for which there must be room then.
fn check_width(vm: &mut Vm, width: i64, len: usize) -> Res<bool> {
    let width = usize::try_from(width).unwrap_or(0);
    if width <= len {
        return Ok(false);
    }
    check_room(vm, width)?;
    Ok(true)
}

fn fill_byte(vm: &mut Vm, value: Value, name: &str) -> Res<u8> {
    if !value.is_bound() {
        return Ok(b' ');
    }
    match buffer(vm, value).as_deref() {
        Some([fill]) => Ok(*fill),
        _ => {
            let kind = vm.type_name(value);
            Err(vm.type_error(format!("{name}() argument 2 must be a byte string of length 1, not {kind}")))
        }
    }
}

fn zero_fill(vm: &mut Vm, args: &[Value]) -> Res {
    let bytes = receiver(vm, args[0])?;
    let width = size_argument(vm, args[1])?;
    if !check_width(vm, width, bytes.len())? {
        return Ok(unchanged(vm, args[0]));
    }
    let filled = bytes::zero_fill(&bytes, width).or_raise(vm)?;
    Ok(like(vm, args[0], &filled))
}
