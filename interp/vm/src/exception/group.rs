//! Exception groups: several unrelated exceptions raised as one.

use sesf_heap::{ClassId, Value, classes, names};

use super::simple::{init, str};
use crate::error::Res;
use crate::native::{Binding, NativeDef, NativeFunction};
use crate::vm::Vm;

const METHODS: &[NativeDef] = &[
    NativeDef {
        signature: "derive(self, excs, /)",
        function: |vm, args| {
            let message = vm.exception_field(args[0], names::MESSAGE)?;
            vm.tail_call(Value::Class(classes::BASE_EXCEPTION_GROUP), vec![message, args[1]], vec![])
        },
        doc: "",
    },
    NativeDef {
        signature: "split(self, condition, /)",
        function: |vm, args| {
            let (matching, rest) = vm.split_by(args[0], args[1])?;
            Ok(vm.heap.new_tuple(&[matching, rest]))
        },
        doc: "",
    },
    NativeDef {
        signature: "subgroup(self, condition, /)",
        function: |vm, args| Ok(vm.split_by(args[0], args[1])?.0),
        doc: "",
    },
];

const GETTERS: &[(&str, NativeFunction)] = &[
    ("message", |vm, args| vm.exception_field(args[0], names::MESSAGE)),
    ("exceptions", |vm, args| vm.exception_field(args[0], names::EXCEPTIONS)),
];

fn read_only(vm: &mut Vm, _: &[Value]) -> Res {
    Err(vm.error(classes::ATTRIBUTE_ERROR, "readonly attribute"))
}

/// Defines the methods of `BaseExceptionGroup`.
pub(super) fn install(vm: &mut Vm) {
    let group = classes::BASE_EXCEPTION_GROUP;
    let new = NativeDef {
        signature: "__new__(*args, **kwargs)",
        function: group_new,
        doc: "Create and return a new object.  See help(type) for accurate signature.",
    };
    vm.install_methods(group, Binding::StaticMethod, &[new]);
    vm.install_methods(group, Binding::Slot, &[init(group_init), str(group_str)]);
    vm.install_methods(group, Binding::Method, METHODS);
    for (name, get) in GETTERS {
        let def = |function| NativeDef { signature: name, function, doc: "" };
        vm.install_getset(group, def(*get), def(read_only));
    }
    // `ExceptionGroup` is an `Exception` too: the only builtin class with two bases.
    vm.heap.edit(
        |h| &mut h.classes,
        classes::EXCEPTION_GROUP,
        |class| {
            class.bases = vec![classes::BASE_EXCEPTION_GROUP, classes::EXCEPTION];
            class.mro = vec![
                classes::EXCEPTION_GROUP,
                classes::BASE_EXCEPTION_GROUP,
                classes::EXCEPTION,
                classes::BASE_EXCEPTION,
                classes::OBJECT,
            ];
        },
    );
    vm.heap.edit(
        |h| &mut h.classes,
        classes::EXCEPTION,
        |class| {
            if !class.subclasses.contains(&classes::EXCEPTION_GROUP) {
                class.subclasses.push(classes::EXCEPTION_GROUP);
            }
        },
    );
}

fn group_new(vm: &mut Vm, args: &[Value]) -> Res {
    let args = vm.new_call(args, "BaseExceptionGroup")?;
    let class = vm.expect_exception_class(args[0])?;
    let given = args.get(2..).unwrap_or(&[]);
    if !vm.named_arguments(args[1]).is_empty() && class == classes::BASE_EXCEPTION_GROUP {
        return Err(vm.type_error("BaseExceptionGroup.__new__() takes no keyword arguments"));
    }
    let [message, exceptions] = *given else {
        let message = format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)", given.len());
        return Err(vm.type_error(message));
    };
    let Value::Str(_) = vm.builtin_value(message) else {
        let message = format!("BaseExceptionGroup.__new__() argument 1 must be str, not {}", vm.type_name(message));
        return Err(vm.type_error(message));
    };
    let items = group_items(vm, exceptions)?;
    let class = group_class(vm, class, &items)?;
    let group = Value::Exception(vm.new_exception(class, given));
    let items = vm.heap.new_tuple_from(items);
    if let Value::Exception(id) = group {
        vm.set_exception_field(id, names::MESSAGE, message);
        vm.set_exception_field(id, names::EXCEPTIONS, items);
    }
    Ok(group)
}

/// The exceptions of a new group.
fn group_items(vm: &mut Vm, exceptions: Value) -> Res<Vec<Value>> {
    let is_sequence = match vm.builtin_value(exceptions) {
        Value::Dict(_) | Value::Set(_) | Value::FrozenSet(_) => false,
        Value::List(_) | Value::Tuple(_) | Value::Str(_) | Value::Range(_) => true,
        _ => vm.special_of(exceptions, names::GETITEM).is_some(),
    };
    if !is_sequence {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let items = vm.collect(exceptions)?;
    if items.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    match items.iter().position(|item| !matches!(item, Value::Exception(_))) {
        Some(i) => Err(vm.value_error(format!("Item {i} of second argument (exceptions) is not an exception"))),
        None => Ok(items),
    }
}

/// The class of a new group: groups of exceptions only are `ExceptionGroup`s, and these hold nothing else.
fn group_class(vm: &mut Vm, class: ClassId, items: &[Value]) -> Res<ClassId> {
    let holds_base = items.iter().any(|item| !vm.is_instance(*item, classes::EXCEPTION));
    if class == classes::BASE_EXCEPTION_GROUP {
        return Ok(if holds_base { class } else { classes::EXCEPTION_GROUP });
    }
    if holds_base && class == classes::EXCEPTION_GROUP {
        return Err(vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
    }
    if holds_base && vm.is_subclass(class, classes::EXCEPTION) {
        let message = format!("Cannot nest BaseExceptions in '{}'", vm.class_name(class));
        return Err(vm.type_error(message));
    }
    Ok(class)
}

fn group_init(vm: &mut Vm, args: &[Value]) -> Res {
    let call = vm.init_call(args)?;
    vm.refuse_keywords(&call)?;
    vm.set_args(call.exception, &call.args);
    Ok(Value::None)
}

fn group_str(vm: &mut Vm, args: &[Value]) -> Res {
    let message = vm.exception_field(args[0], names::MESSAGE)?;
    let message = vm.str(message)?;
    let n = vm.group_exceptions(args[0]).len();
    let text = format!("{message} ({n} sub-exception{})", if n == 1 { "" } else { "s" });
    Ok(vm.heap.new_string(text))
}

impl Vm {
    /// Whether a value is an exception group.
    pub fn is_group(&self, value: Value) -> bool {
        self.is_instance(value, classes::BASE_EXCEPTION_GROUP)
    }

    /// The exceptions in a group.
    pub fn group_exceptions(&self, group: Value) -> Vec<Value> {
        self.field(group, names::EXCEPTIONS).map_or(Vec::new(), |items| self.tuple_items(items))
    }
}
