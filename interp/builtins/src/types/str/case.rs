//! Case and the classes of characters.

use sesf_heap::{Heap, StrId, Value, classes};
use sesf_text::chars;
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use crate::support::{self, def};

const METHODS: &[NativeDef] = &[
    def(
        "upper(self, /)",
        |vm, a| convert_ascii(vm, a, str::make_ascii_uppercase, chars::upper),
        "Return a copy of the string converted to uppercase.",
    ),
    def(
        "lower(self, /)",
        |vm, a| convert_ascii(vm, a, str::make_ascii_lowercase, chars::lower),
        "Return a copy of the string converted to lowercase.",
    ),
    def(
        "casefold(self, /)",
        |vm, a| convert(vm, a, chars::casefold),
        "Return a version of the string suitable for caseless comparisons.",
    ),
    def(
        "swapcase(self, /)",
        |vm, a| convert(vm, a, chars::swapcase),
        "Convert uppercase characters to lowercase and lowercase characters to uppercase.",
    ),
    def(
        "title(self, /)",
        |vm, a| convert(vm, a, chars::title),
        "Return a version of the string where each word is titlecased.",
    ),
    def(
        "capitalize(self, /)",
        |vm, a| convert(vm, a, chars::capitalize),
        "Return a capitalized version of the string.",
    ),
    def(
        "isalnum(self, /)",
        |vm, a| test_all(vm, a, |byte| byte.is_ascii_alphanumeric(), chars::is_alnum),
        "Return True if the string is an alpha-numeric string, False otherwise.",
    ),
    def(
        "isalpha(self, /)",
        |vm, a| test_all(vm, a, |byte| byte.is_ascii_alphabetic(), chars::is_alpha),
        "Return True if the string is an alphabetic string, False otherwise.",
    ),
    def("isascii(self, /)", is_ascii, "Return True if all characters in the string are ASCII, False otherwise."),
    def(
        "isdecimal(self, /)",
        |vm, a| test_all(vm, a, |byte| byte.is_ascii_digit(), chars::is_decimal),
        "Return True if the string is a decimal string, False otherwise.",
    ),
    def(
        "isdigit(self, /)",
        |vm, a| test_all(vm, a, |byte| byte.is_ascii_digit(), chars::is_digit),
        "Return True if the string is a digit string, False otherwise.",
    ),
    def(
        "isidentifier(self, /)",
        |vm, a| test(vm, a, chars::is_identifier),
        "Return True if the string is a valid Python identifier, False otherwise.",
    ),
    def(
        "islower(self, /)",
        |vm, a| test(vm, a, chars::is_lower_text),
        "Return True if the string is a lowercase string, False otherwise.",
    ),
    def(
        "isnumeric(self, /)",
        |vm, a| test_all(vm, a, |byte| byte.is_ascii_digit(), chars::is_numeric),
        "Return True if the string is a numeric string, False otherwise.",
    ),
    def(
        "isprintable(self, /)",
        |vm, a| test(vm, a, chars::is_printable_text),
        "Return True if the string is printable, False otherwise.",
    ),
    def(
        "isspace(self, /)",
        |vm, a| test_all(vm, a, |byte| chars::is_space(byte as char), chars::is_space),
        "Return True if the string is a whitespace string, False otherwise.",
    ),
    def(
        "istitle(self, /)",
        |vm, a| test(vm, a, chars::is_title_text),
        "Return True if the string is a title-cased string, False otherwise.",
    ),
    def(
        "isupper(self, /)",
        |vm, a| test(vm, a, chars::is_upper_text),
        "Return True if the string is an uppercase string, False otherwise.",
    ),
];

pub(super) fn install(vm: &mut Vm) {
    support::methods(vm, classes::STR, METHODS);
}

fn convert(vm: &mut Vm, args: &[Value], conversion: fn(&str) -> String) -> Res {
    let id = vm.expect_str(args[0])?;
    let converted = conversion(vm.heap.str(id));
    Ok(vm.heap.new_string(converted))
}

/// As [`convert`], in place for ASCII texts.
fn convert_ascii(vm: &mut Vm, args: &[Value], in_place: fn(&mut str), conversion: fn(&str) -> String) -> Res {
    let id = vm.expect_str(args[0])?;
    match vm.heap.map_ascii(id, in_place) {
        Some(converted) => Ok(converted),
        None => convert(vm, args, conversion),
    }
}

/// Whether a text is not empty and every character passes: the bytes of an ASCII text are tested on their own.
#[inline(always)]
fn test_all(vm: &mut Vm, args: &[Value], ascii: impl Fn(u8) -> bool, predicate: fn(char) -> bool) -> Res {
    let id = vm.expect_str(args[0])?;
    let answer = test_ascii(&vm.heap, id, ascii);
    Ok(answer.unwrap_or_else(|| Value::Bool(chars::all(vm.heap.str(id), predicate))))
}

/// As [`test_all`] of an ASCII text; nothing of another.
#[inline(always)]
pub(super) fn test_ascii(heap: &Heap, id: StrId, passes: impl Fn(u8) -> bool) -> Option<Value> {
    let text = heap.str(id);
    heap.strs.get(id).is_ascii.then(|| Value::Bool(!text.is_empty() && text.bytes().all(passes)))
}

fn test(vm: &mut Vm, args: &[Value], predicate: fn(&str) -> bool) -> Res {
    let id = vm.expect_str(args[0])?;
    Ok(Value::Bool(predicate(vm.heap.str(id))))
}

fn is_ascii(vm: &mut Vm, args: &[Value]) -> Res {
    let id = vm.expect_str(args[0])?;
    Ok(Value::Bool(super::is_ascii(vm, id)))
}
