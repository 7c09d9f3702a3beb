//! Making exceptions: `BaseException.__new__`, `__init__`, and the call of an exception class from native code.

use sesf_heap::{ClassId, ExceptionId, Maker, StrId, Value, classes};

use crate::error::Res;
use crate::native::{Binding, NativeDef};
use crate::vm::Vm;

const NEW: NativeDef = NativeDef {
    signature: "__new__(*args, **kwargs)",
    function: |vm, args| {
        let args = vm.new_call(args, "BaseException")?;
        let class = vm.expect_exception_class(args[0])?;
        Ok(Value::Exception(vm.new_exception(class, args.get(2..).unwrap_or(&[]))))
    },
    doc: "Create and return a new object.  See help(type) for accurate signature.",
};

const INIT: NativeDef = NativeDef {
    signature: "__init__(self, /, *args, **kwargs)",
    function: |vm, args| {
        match args {
            [Value::Exception(exception), Value::Unbound, args @ ..] => vm.set_args(*exception, args),
            _ => {
                let call = vm.init_call(args)?;
                vm.refuse_keywords(&call)?;
                vm.set_args(call.exception, &call.args);
            }
        }
        Ok(Value::None)
    },
    doc: "Initialize self.  See help(type(self)) for accurate signature.",
};

/// The arguments of an `__init__` of an exception.
#[derive(Clone, Debug)]
pub(super) struct InitCall {
    /// The exception.
    pub exception: ExceptionId,
    /// The positional arguments.
    pub args: Vec<Value>,
    /// The keyword arguments.
    pub kwargs: Vec<(StrId, Value)>,
}

/// Defines how plain exceptions are made.
pub(super) fn install(vm: &mut Vm) {
    vm.install_methods(classes::BASE_EXCEPTION, Binding::StaticMethod, &[NEW]);
    vm.install_methods(classes::BASE_EXCEPTION, Binding::Slot, &[INIT]);
}

impl Vm {
    /// Calls an exception class as `C(*args, **kwargs)` does, nested where a program defined `__new__` or `__init__`.
    ///
    /// # Errors
    /// What these raise.
    pub fn exception_new(&mut self, class: ClassId, args: &[Value], kwargs: &[(StrId, Value)]) -> Res {
        if kwargs.is_empty() && self.is_plain_exception(class) {
            return Ok(Value::Exception(self.new_exception(class, args)));
        }
        self.call_kw(Value::Class(class), args, kwargs)
    }

    /// Whether making one needs no more than its record.
    pub(crate) fn is_plain_exception(&mut self, class: ClassId) -> bool {
        self.maker(class) == Maker::Exception(None)
    }

    pub(super) fn expect_exception_class(&mut self, class: Value) -> Res<ClassId> {
        match class {
            Value::Class(id) if self.is_subclass(id, classes::BASE_EXCEPTION) => Ok(id),
            Value::Class(id) => {
                let name = self.class_name(id).to_string();
                Err(self.type_error(format!("BaseException.__new__({name}): {name} is not a subtype of BaseException")))
            }
            other => {
                let message = format!("BaseException.__new__(X): X is not a type object ({})", self.type_name(other));
                Err(self.type_error(message))
            }
        }
    }

    /// Takes the arguments of an `__init__` apart.
    pub(super) fn init_call(&mut self, args: &[Value]) -> Res<InitCall> {
        let Value::Exception(exception) = args[0] else {
            let message = format!(
                "descriptor '__init__' requires a 'BaseException' object but received a '{}'",
                self.type_name(args[0])
            );
            return Err(self.type_error(message));
        };
        let kwargs = self.named_arguments(args.get(1).copied().unwrap_or_default());
        Ok(InitCall { exception, args: args.get(2..).unwrap_or(&[]).to_vec(), kwargs })
    }

    pub(super) fn refuse_keywords(&mut self, call: &InitCall) -> Res<()> {
        if call.kwargs.is_empty() {
            return Ok(());
        }
        let message = format!("{}() takes no keyword arguments", self.type_name(Value::Exception(call.exception)));
        Err(self.type_error(message))
    }

    /// `self.args = args`.
    pub(super) fn set_args(&mut self, exception: ExceptionId, args: &[Value]) {
        let args = self.heap.new_tuple(args);
        self.heap.exceptions.get_mut(exception).args = args;
    }

    /// The keyword arguments of an initialiser that knows some.
    pub(super) fn take_keywords(&mut self, call: &InitCall, known: &[StrId], class: &str) -> Res<()> {
        for (name, value) in &call.kwargs {
            if !known.contains(name) {
                let message = format!("'{}' is an invalid keyword argument for {class}()", self.heap.str(*name));
                return Err(self.type_error(message));
            }
            self.set_exception_field(call.exception, *name, *value);
        }
        Ok(())
    }

    /// Whether the function of a class in this place is a given builtin class's own.
    pub(super) fn shares_method(&self, class: ClassId, owner: ClassId, name: StrId) -> bool {
        let dict = self.heap.classes.get(owner).dict;
        self.lookup(class, name) == self.dict_get_name(dict, name)
    }
}
