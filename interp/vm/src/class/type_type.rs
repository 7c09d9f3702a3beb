//! The methods of `type`.

use sesf_heap::{ClassId, StrId, Value, classes, names};

use crate::call::ReturnTo;
use crate::error::{Interrupt, Res};
use crate::native::{Binding, NativeDef};
use crate::vm::Vm;

const STATIC: &[NativeDef] = &[NativeDef {
    signature: "__new__(*args, **kwargs)",
    function: type_new,
    doc: "Create and return a new object.  See help(type) for accurate signature.",
}];

const SLOTS: &[NativeDef] = &[
    NativeDef { signature: "__init__(self, /, *args, **kwargs)", function: type_init, doc: "Initialize self." },
    NativeDef { signature: "__call__(self, /, *args, **kwargs)", function: type_call, doc: "Call self as a function." },
    NativeDef { signature: "__repr__(self, /)", function: type_repr, doc: "Return repr(self)." },
    NativeDef {
        signature: "__getattribute__(self, name, /)",
        function: type_getattribute,
        doc: "Return getattr(self, name).",
    },
    NativeDef {
        signature: "__setattr__(self, name, value, /)",
        function: |vm, args| {
            let name = vm.expect_name(args[1])?;
            vm.generic_set(args[0], name, args[2])
        },
        doc: "Implement setattr(self, name, value).",
    },
    NativeDef {
        signature: "__delattr__(self, name, /)",
        function: |vm, args| {
            let name = vm.expect_name(args[1])?;
            vm.generic_set(args[0], name, Value::Unbound)
        },
        doc: "Implement delattr(self, name).",
    },
];

const METHODS: &[NativeDef] = &[
    NativeDef { signature: "mro(self, /)", function: type_mro, doc: "Return a type's method resolution order." },
    NativeDef {
        signature: "__subclasses__(self, /)",
        function: type_subclasses,
        doc: "Return a list of immediate subclasses.",
    },
    NativeDef {
        signature: "__instancecheck__(self, instance, /)",
        function: |vm, args| vm.plain_instance_check(args[1], args[0]).map(Value::Bool),
        doc: "Check if an object is an instance.",
    },
    NativeDef {
        signature: "__subclasscheck__(self, subclass, /)",
        function: |vm, args| vm.plain_subclass_check(args[1], args[0]).map(Value::Bool),
        doc: "Check if a class is a subclass.",
    },
    NativeDef {
        signature: "__dir__(self, /)",
        function: |vm, args| {
            let class = vm.expect_class(args[0], "__dir__")?;
            let names = vm.class_directory(class);
            Ok(vm.heap.new_list(names))
        },
        doc: "Specialized __dir__ implementation for types.",
    },
    NativeDef {
        signature: "__sizeof__(self, /)",
        function: |_, _| Ok(Value::Int(1064)),
        doc: "Return memory consumption of the type object.",
    },
];

const PREPARE: &[NativeDef] = &[NativeDef {
    signature: "__prepare__(cls, /, *args, **kwargs)",
    function: |vm, _| Ok(vm.heap.new_dict()),
    doc: "Create the namespace for the class statement.",
}];

/// Fills the namespace of `type`.
pub(super) fn install(vm: &mut Vm) {
    vm.install_methods(classes::TYPE, Binding::StaticMethod, STATIC);
    vm.install_methods(classes::TYPE, Binding::Slot, SLOTS);
    vm.install_methods(classes::TYPE, Binding::Method, METHODS);
    vm.install_methods(classes::TYPE, Binding::ClassMethod, PREPARE);
}

fn type_new(vm: &mut Vm, args: &[Value]) -> Res {
    let args = vm.new_call(args, "type")?;
    let [metaclass, kwargs, ref args @ ..] = args[..] else { return Ok(Value::None) };
    let metaclass = vm.check_metaclass(metaclass)?;
    let kwargs = vm.named_arguments(kwargs);
    match args {
        [value] if metaclass == classes::TYPE && kwargs.is_empty() => Ok(Value::Class(vm.class_of(*value))),
        [name, bases, namespace] => vm.checked_new_class(metaclass, *name, *bases, *namespace, &kwargs),
        _ if metaclass == classes::TYPE => Err(vm.type_error("type() takes 1 or 3 arguments")),
        _ => {
            let message = format!("type.__new__() takes exactly 3 arguments ({} given)", args.len());
            Err(vm.type_error(message))
        }
    }
}

impl Vm {
    fn check_metaclass(&mut self, metaclass: Value) -> Res<ClassId> {
        match metaclass {
            Value::Class(class) if self.is_metaclass(class) => Ok(class),
            Value::Class(class) => {
                let name = self.class_name(class).to_string();
                Err(self.type_error(format!("type.__new__({name}): {name} is not a subtype of type")))
            }
            other => {
                let message = format!("type.__new__(X): X is not a type object ({})", self.type_name(other));
                Err(self.type_error(message))
            }
        }
    }

    fn checked_new_class(
        &mut self,
        metaclass: ClassId,
        name: Value,
        bases: Value,
        namespace: Value,
        kwargs: &[(StrId, Value)],
    ) -> Res {
        let Value::Str(text) = self.builtin_value(name) else { return Err(self.bad_argument(1, "str", name)) };
        let Value::Tuple(_) = self.builtin_value(bases) else { return Err(self.bad_argument(2, "tuple", bases)) };
        let Value::Dict(dict) = self.builtin_value(namespace) else {
            return Err(self.bad_argument(3, "dict", namespace));
        };
        if self.heap.str(text).contains('\0') {
            return Err(self.value_error("type name must not contain null characters"));
        }
        let items = self.tuple_items(bases);
        self.refuse_unresolved(&items)?;
        let winner = self.calculate_metaclass(metaclass, &items)?;
        if winner != metaclass
            && let Some(new) = self.foreign_new(winner)
        {
            let args = vec![Value::Class(winner), name, bases, namespace];
            return self.tail_call(new, args, kwargs.to_vec());
        }
        self.new_class(text, &items, dict, winner, kwargs)
    }

    /// The `__new__` of a metaclass, if it is not the one of `type`.
    fn foreign_new(&mut self, metaclass: ClassId) -> Option<Value> {
        let type_dict = self.heap.classes.get(classes::TYPE).dict;
        let new = self.special(metaclass, names::NEW)?;
        if self.dict_get_name(type_dict, names::NEW) == Some(new) {
            return None;
        }
        match new {
            Value::Descriptor(id) => match self.heap.descriptors.get(id) {
                sesf_heap::Descriptor::Static(inner, _) => Some(*inner),
                _ => Some(new),
            },
            _ => Some(new),
        }
    }

    fn bad_argument(&mut self, number: usize, expected: &str, found: Value) -> Interrupt {
        let message = format!("type.__new__() argument {number} must be {expected}, not {}", self.type_name(found));
        self.type_error(message)
    }
}

fn type_init(vm: &mut Vm, args: &[Value]) -> Res {
    let has_kwargs = args.get(1).is_some_and(|kwargs| !vm.named_arguments(*kwargs).is_empty());
    match args.len().saturating_sub(2) {
        1 if has_kwargs => Err(vm.type_error("type.__init__() takes no keyword arguments")),
        1 | 3 => Ok(Value::None),
        _ => Err(vm.type_error("type.__init__() takes 1 or 3 arguments")),
    }
}

fn type_call(vm: &mut Vm, args: &[Value]) -> Res {
    let [class, kwargs, args @ ..] = args else { return Ok(Value::None) };
    let class = vm.expect_class(*class, "__call__")?;
    let kwargs = vm.named_arguments(*kwargs);
    match vm.type_call(class, args, &kwargs, ReturnTo::EXIT)? {
        crate::call::Called::Value(value) => Ok(value),
        // invariant: an instantiation whose result does not go to a register runs to its end.
        crate::call::Called::Pushed => Err(vm.error(classes::SYSTEM_ERROR, "an instantiation was left unfinished")),
    }
}

fn type_repr(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.expect_class(args[0], "__repr__")?;
    let text = vm.class_repr(class);
    Ok(vm.heap.new_string(text))
}

impl Vm {
    /// `<class 'module.qualname'>`.
    pub fn class_repr(&self, class: ClassId) -> String {
        format!("<class '{}'>", self.dotted_class_name(class))
    }

    /// `module.qualname`, without the module for builtin classes.
    pub fn dotted_class_name(&self, class: ClassId) -> String {
        let qualname = self.heap.str(self.heap.classes.get(class).qualname);
        match self.class_module(class) {
            Value::Str(module) if self.heap.str(module) != "builtins" => {
                format!("{}.{qualname}", self.heap.str(module))
            }
            _ => qualname.to_string(),
        }
    }
}

fn type_getattribute(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.expect_class(args[0], "__getattribute__")?;
    let name = vm.expect_name(args[1])?;
    match vm.generic_class_attr(class, name)? {
        Some(step) => vm.finish_step(step),
        None => {
            let text = vm.heap.str(name).to_string();
            let message = vm.no_attribute_message(args[0], &text);
            Err(vm.attribute_error(args[0], &text, message))
        }
    }
}

fn type_mro(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.expect_class(args[0], "mro")?;
    let bases = vm.heap.classes.get(class).bases.clone();
    let order = if bases.is_empty() { vec![class] } else { vm.linearise(class, &bases)? };
    let items = order.into_iter().map(Value::Class).collect();
    Ok(vm.heap.new_list(items))
}

fn type_subclasses(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.expect_class(args[0], "__subclasses__")?;
    let items = vm.heap.classes.get(class).subclasses.iter().map(|c| Value::Class(*c)).collect();
    Ok(vm.heap.new_list(items))
}
