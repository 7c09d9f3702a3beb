//! The errors that depend on the values, which only the caller sees.

use crate::error::TextError;

/// There are more directives than arguments.
pub fn not_enough_arguments() -> TextError {
    TextError::type_error("not enough arguments for format string")
}

/// There are more arguments than directives; `kind` is `string` or `bytes`.
pub fn not_all_converted(kind: &str) -> TextError {
    TextError::type_error(format!("not all arguments converted during {kind} formatting"))
}

/// The argument of a `*` is not an integer.
pub fn star_wants_int() -> TextError {
    TextError::type_error("* wants int")
}

/// The argument of a `*` for a width does not fit a machine word.
pub fn width_too_large() -> TextError {
    TextError::overflow("Python int too large to convert to C ssize_t")
}

/// The argument of a `*` for a precision does not fit 32 bits.
pub fn precision_too_large() -> TextError {
    TextError::overflow("Python int too large to convert to C int")
}

/// The value of a `d`, `i` or `u` is not a number.
pub fn number_required(code: char, type_name: &str) -> TextError {
    TextError::type_error(format!("%{code} format: a real number is required, not {type_name}"))
}

/// The value of an `o`, `x` or `X` is not an integer.
pub fn integer_required(code: char, type_name: &str) -> TextError {
    TextError::type_error(format!("%{code} format: an integer is required, not {type_name}"))
}

/// The value of an `e`, `f` or `g` in a text is not a number.
pub fn real_required(type_name: &str) -> TextError {
    TextError::type_error(format!("must be real number, not {type_name}"))
}

/// The value of an `e`, `f` or `g` in bytes is not a number.
pub fn float_required_in_bytes(type_name: &str) -> TextError {
    TextError::type_error(format!("float argument required, not {type_name}"))
}

/// The value of a `c` in a text is neither an integer nor one character.
pub fn char_required() -> TextError {
    TextError::type_error("%c requires int or char")
}

/// The value of a `c` in a text is no code point.
pub fn char_out_of_range() -> TextError {
    TextError::overflow("%c arg not in range(0x110000)")
}

/// The value of a `c` in bytes is neither an integer nor one byte.
pub fn byte_required() -> TextError {
    TextError::type_error("%c requires an integer in range(256) or a single byte")
}

/// The value of a `c` in bytes is not below 256.
pub fn byte_out_of_range() -> TextError {
    TextError::overflow("%c arg not in range(256)")
}

/// The value of a `b` or `s` in bytes is not bytes-like.
pub fn bytes_required(type_name: &str) -> TextError {
    TextError::type_error(format!(
        "%b requires a bytes-like object, or an object that implements __bytes__, \
         not '{type_name}'"
    ))
}
