//! The error every function of this crate returns: the exception to raise and its text.

use std::borrow::Cow;
use std::fmt;

/// The builtin exception a failure becomes in the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// `ValueError`.
    Value,
    /// `TypeError`.
    Type,
    /// `OverflowError`.
    Overflow,
    /// `ZeroDivisionError`.
    ZeroDivision,
    /// `LookupError`, for unknown codecs and error handlers.
    Lookup,
    /// `MemoryError`, for a width that cannot be allocated.
    Memory,
}

impl ErrorKind {
    /// Names the exception class as a program writes it.
    pub fn exception_name(self) -> &'static str {
        match self {
            ErrorKind::Value => "ValueError",
            ErrorKind::Type => "TypeError",
            ErrorKind::Overflow => "OverflowError",
            ErrorKind::ZeroDivision => "ZeroDivisionError",
            ErrorKind::Lookup => "LookupError",
            ErrorKind::Memory => "MemoryError",
        }
    }
}

/// A failure with the exception to raise and CPython's exact message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextError {
    /// The exception to raise.
    pub kind: ErrorKind,
    /// The message, without the exception's name.
    pub message: Cow<'static, str>,
}

impl TextError {
    /// Builds an error of any kind.
    pub fn new(kind: ErrorKind, message: impl Into<Cow<'static, str>>) -> TextError {
        TextError { kind, message: message.into() }
    }

    /// Builds a `ValueError`.
    pub fn value(message: impl Into<Cow<'static, str>>) -> TextError {
        TextError::new(ErrorKind::Value, message)
    }

    /// Builds a `TypeError`.
    pub fn type_error(message: impl Into<Cow<'static, str>>) -> TextError {
        TextError::new(ErrorKind::Type, message)
    }

    /// Builds an `OverflowError`.
    pub fn overflow(message: impl Into<Cow<'static, str>>) -> TextError {
        TextError::new(ErrorKind::Overflow, message)
    }

    /// Builds a `ZeroDivisionError`.
    pub fn zero_division(message: impl Into<Cow<'static, str>>) -> TextError {
        TextError::new(ErrorKind::ZeroDivision, message)
    }
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.exception_name(), self.message)
    }
}

impl std::error::Error for TextError {}
