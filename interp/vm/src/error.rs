//! What ends a native function early: an exception of the language, or the wish to be replaced by a call.

use sesf_heap::{ClassId, ExceptionId, OutOfMemory, Value, classes, names};
use sesf_text::{ErrorKind, TextError};

use crate::vm::Vm;

/// Why a native operation did not give a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Interrupt {
    /// An exception was raised.
    Raise(ExceptionId),
    /// The result is that of the call in [`Vm::pending`]: a native function hands over to code of the language, without
    /// using the Rust stack.
    Call,
}

/// The result of everything that can raise.
pub type Res<T = Value> = Result<T, Interrupt>;

impl Vm {
    /// An exception of a builtin class with a message, to be returned as `Err`.
    #[cold]
    #[inline(never)]
    pub fn error(&mut self, class: ClassId, message: impl AsRef<str>) -> Interrupt {
        let message = self.heap.new_str(message.as_ref());
        self.error_with(class, &[message])
    }

    /// An exception of a builtin class with these arguments.
    #[cold]
    pub fn error_with(&mut self, class: ClassId, args: &[Value]) -> Interrupt {
        Interrupt::Raise(self.new_exception(class, args))
    }

    /// A `TypeError`.
    #[cold]
    pub fn type_error(&mut self, message: impl AsRef<str>) -> Interrupt {
        self.error(classes::TYPE_ERROR, message)
    }

    /// A `ValueError`.
    #[cold]
    pub fn value_error(&mut self, message: impl AsRef<str>) -> Interrupt {
        self.error(classes::VALUE_ERROR, message)
    }

    /// An `IndexError`.
    #[cold]
    pub fn index_error(&mut self, message: impl AsRef<str>) -> Interrupt {
        self.error(classes::INDEX_ERROR, message)
    }

    /// A `KeyError` for a key.
    #[cold]
    pub fn key_error(&mut self, key: Value) -> Interrupt {
        self.error_with(classes::KEY_ERROR, &[key])
    }

    /// An `OverflowError`.
    #[cold]
    pub fn overflow_error(&mut self, message: impl AsRef<str>) -> Interrupt {
        self.error(classes::OVERFLOW_ERROR, message)
    }

    /// A `ZeroDivisionError`.
    #[cold]
    pub fn zero_division_error(&mut self, message: impl AsRef<str>) -> Interrupt {
        self.error(classes::ZERO_DIVISION_ERROR, message)
    }

    /// A `RuntimeError`.
    #[cold]
    pub fn runtime_error(&mut self, message: impl AsRef<str>) -> Interrupt {
        self.error(classes::RUNTIME_ERROR, message)
    }

    /// A `MemoryError`. What the program lets go of on the way to its handler is collected at the next safe point.
    #[cold]
    pub fn memory_error(&mut self) -> Interrupt {
        self.heap.collect_soon();
        self.error_with(classes::MEMORY_ERROR, &[])
    }

    /// A `RecursionError`, with what was being done, e.g. `" while getting the repr of an object"`.
    #[cold]
    pub fn recursion_error(&mut self, doing: &str) -> Interrupt {
        self.error(classes::RECURSION_ERROR, format!("maximum recursion depth exceeded{doing}"))
    }

    /// An `AttributeError` that carries the object and the name (for hints).
    #[cold]
    pub fn attribute_error(&mut self, object: Value, name: &str, message: impl AsRef<str>) -> Interrupt {
        let error = self.error(classes::ATTRIBUTE_ERROR, message);
        let name = self.heap.new_str(name);
        self.set_error_field(error, names::NAME_WORD, name);
        self.set_error_field(error, names::OBJ, object);
        error
    }

    /// Sets an attribute of the exception of an interrupt.
    pub fn set_error_field(&mut self, error: Interrupt, name: sesf_heap::StrId, value: Value) {
        if let Interrupt::Raise(id) = error {
            self.set_exception_field(id, name, value);
        }
    }

    /// A new exception of a class that needs no initialiser of its own.
    pub fn new_exception(&mut self, class: ClassId, args: &[Value]) -> ExceptionId {
        let args = self.heap.new_tuple(args);
        self.new_exception_from(class, args)
    }

    /// As [`Vm::new_exception`], with the tuple of the arguments.
    pub(crate) fn new_exception_from(&mut self, class: ClassId, args: Value) -> ExceptionId {
        let shape = self.heap.classes.get(class).root_shape;
        let exception = sesf_heap::Exception {
            class,
            shape,
            args,
            cause: Value::None,
            // Unbound until it is raised for the first time.
            context: Value::Unbound,
            traceback: Value::None,
            ..Default::default()
        };
        self.heap.add(|h| &mut h.exceptions, exception)
    }

    /// Turns the error of a text or number algorithm into an exception.
    #[cold]
    pub fn text_error(&mut self, error: TextError) -> Interrupt {
        let class = match error.kind {
            ErrorKind::Type => classes::TYPE_ERROR,
            ErrorKind::Overflow => classes::OVERFLOW_ERROR,
            ErrorKind::ZeroDivision => classes::ZERO_DIVISION_ERROR,
            ErrorKind::Lookup => classes::LOOKUP_ERROR,
            _ => classes::VALUE_ERROR,
        };
        self.error(class, &*error.message)
    }
}

/// Gives the exception for a lower layer's error.
pub trait OrRaise<T> {
    /// The value, or the error as an exception.
    ///
    /// # Errors
    /// The exception.
    fn or_raise(self, vm: &mut Vm) -> Res<T>;
}

impl<T> OrRaise<T> for Result<T, OutOfMemory> {
    #[inline]
    fn or_raise(self, vm: &mut Vm) -> Res<T> {
        self.map_err(|reason| match reason {
            OutOfMemory::Full => vm.memory_error(),
            OutOfMemory::TooLarge => vm.error_with(classes::MEMORY_ERROR, &[]),
        })
    }
}

impl<T> OrRaise<T> for Result<T, TextError> {
    #[inline]
    fn or_raise(self, vm: &mut Vm) -> Res<T> {
        self.map_err(|error| vm.text_error(error))
    }
}
