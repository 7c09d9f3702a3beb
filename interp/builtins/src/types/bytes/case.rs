//! Case and the classes of ASCII bytes.

use sesf_heap::{ClassId, Value};
use sesf_text::bytes;
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::{like, receiver};
use crate::support::{self, def};

const METHODS: &[NativeDef] = &[
    def(
        "upper(self, /)",
        |vm, a| convert(vm, a, bytes::upper),
        "Return a copy of B with all ASCII characters converted to uppercase.",
    ),
    def(
        "lower(self, /)",
        |vm, a| convert(vm, a, bytes::lower),
        "Return a copy of B with all ASCII characters converted to lowercase.",
    ),
    def(
        "swapcase(self, /)",
        |vm, a| convert(vm, a, bytes::swapcase),
        "Return a copy of B with uppercase ASCII characters converted to lowercase ASCII and vice versa.",
    ),
    def(
        "title(self, /)",
        |vm, a| convert(vm, a, bytes::title),
        "Return a titlecased version of B, i.e. ASCII words start with uppercase characters.",
    ),
    def(
        "capitalize(self, /)",
        |vm, a| convert(vm, a, bytes::capitalize),
        "Return a copy of B with only its first character capitalized (ASCII) and the rest lower-cased.",
    ),
    def(
        "isalnum(self, /)",
        |vm, a| test(vm, a, bytes::is_alnum),
        "Return True if all characters in B are alphanumeric.",
    ),
    def("isalpha(self, /)", |vm, a| test(vm, a, bytes::is_alpha), "Return True if all characters in B are alphabetic."),
    def(
        "isascii(self, /)",
        |vm, a| test(vm, a, bytes::is_ascii),
        "Return True if B is empty or all characters in B are ASCII.",
    ),
    def("isdigit(self, /)", |vm, a| test(vm, a, bytes::is_digit), "Return True if all characters in B are digits."),
    def(
        "islower(self, /)",
        |vm, a| test(vm, a, bytes::is_lower),
        "Return True if all cased characters in B are lowercase.",
    ),
    def("isspace(self, /)", |vm, a| test(vm, a, bytes::is_space), "Return True if all characters in B are whitespace."),
    def("istitle(self, /)", |vm, a| test(vm, a, bytes::is_title), "Return True if B is a titlecased string."),
    def(
        "isupper(self, /)",
        |vm, a| test(vm, a, bytes::is_upper),
        "Return True if all cased characters in B are uppercase.",
    ),
];

pub(super) fn install(vm: &mut Vm, class: ClassId) {
    support::methods(vm, class, METHODS);
}

fn convert(vm: &mut Vm, args: &[Value], conversion: fn(&[u8]) -> Vec<u8>) -> Res {
    let bytes = receiver(vm, args[0])?;
    Ok(like(vm, args[0], &conversion(&bytes)))
}

fn test(vm: &mut Vm, args: &[Value], predicate: fn(&[u8]) -> bool) -> Res {
    let bytes = receiver(vm, args[0])?;
    Ok(Value::Bool(predicate(&bytes)))
}
