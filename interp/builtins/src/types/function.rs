//! `function`, `method`, `builtin_function_or_method` and the descriptors of builtin types' methods.

use std::sync::Arc;

use sesf_heap::{Function, FunctionExtra, FunctionId, NativeId, Value, classes, names};
use sesf_vm::native::{Binding, NativeDef};
use sesf_vm::{Res, Vm};

use crate::support::{def, getters, slots, static_methods};

const FUNCTION_SLOTS: &[NativeDef] = &[
    def("__get__(self, instance, owner=None, /)", bind, "Return an attribute of instance, which is of type owner."),
    def("__call__(self, /, *args, **kwargs)", call, "Call self as a function."),
    def("__repr__(self, /)", function_repr, "Return repr(self)."),
];

const FUNCTION_GETTERS: &[NativeDef] = &[
    def("__globals__(self, /)", globals, "The globals."),
    def("__closure__(self, /)", closure, "A tuple of cells, or None."),
    def("__builtins__(self, /)", |vm, _| Ok(Value::Dict(vm.builtins())), "The builtins."),
];

const FUNCTION_NEW: &[NativeDef] = &[def(
    "__new__(type, code, globals, name=None, argdefs=None, closure=None)",
    new_function,
    "Create a function object.",
)];

const METHOD_GETTERS: &[NativeDef] = &[
    def("__func__(self, /)", |vm, args| parts(vm, args[0]).map(|(function, _)| function), "The function."),
    def("__self__(self, /)", |vm, args| parts(vm, args[0]).map(|(_, receiver)| receiver), "The receiver."),
    def("__doc__(self, /)", |vm, args| inner(vm, args, names::DOC), "The documentation."),
    def("__name__(self, /)", |vm, args| inner(vm, args, names::NAME), "The name."),
    def("__qualname__(self, /)", |vm, args| inner(vm, args, names::QUALNAME), "The qualified name."),
    def("__module__(self, /)", |vm, args| inner(vm, args, names::MODULE), "The module."),
];

const METHOD_SLOTS: &[NativeDef] = &[
    def("__call__(self, /, *args, **kwargs)", call, "Call self as a function."),
    def("__repr__(self, /)", method_repr, "Return repr(self)."),
    def("__eq__(self, value, /)", method_eq, "Return self==value."),
    def("__hash__(self, /)", method_hash, "Return hash(self)."),
    def("__getattribute__(self, name, /)", method_attribute, "Return getattr(self, name)."),
];

const METHOD_NEW: &[NativeDef] = &[def("__new__(type, function, instance, /)", new_method, "A bound method.")];

const NATIVE_GETTERS: &[NativeDef] = &[
    def("__name__(self, /)", native_name, "The name."),
    def("__qualname__(self, /)", native_qualname, "The qualified name."),
    def("__doc__(self, /)", native_doc, "The documentation."),
    def("__text_signature__(self, /)", native_signature, "The parameters."),
    def("__module__(self, /)", native_module, "The module."),
    def("__self__(self, /)", native_self, "The module or receiver."),
    def("__objclass__(self, /)", native_class, "The class whose method this is."),
];

const NATIVE_SLOTS: &[NativeDef] = &[
    def("__call__(self, /, *args, **kwargs)", call, "Call self as a function."),
    def("__repr__(self, /)", native_repr, "Return repr(self)."),
];

const DESCRIPTOR_SLOTS: &[NativeDef] =
    &[def("__get__(self, instance, owner=None, /)", bind, "Return an attribute of instance, which is of type owner.")];

/// Installs the types.
pub(super) fn install(vm: &mut Vm) {
    static_methods(vm, classes::FUNCTION, FUNCTION_NEW);
    slots(vm, classes::FUNCTION, FUNCTION_SLOTS);
    getters(vm, classes::FUNCTION, FUNCTION_GETTERS);
    install_function_attributes(vm);
    static_methods(vm, classes::METHOD, METHOD_NEW);
    getters(vm, classes::METHOD, METHOD_GETTERS);
    slots(vm, classes::METHOD, METHOD_SLOTS);
    for class in [classes::BUILTIN_FUNCTION, classes::METHOD_DESCRIPTOR, classes::WRAPPER_DESCRIPTOR] {
        getters(vm, class, NATIVE_GETTERS);
        slots(vm, class, NATIVE_SLOTS);
    }
    for class in [classes::METHOD_DESCRIPTOR, classes::WRAPPER_DESCRIPTOR] {
        slots(vm, class, DESCRIPTOR_SLOTS);
    }
}

/// The attributes of functions that can be assigned.
fn install_function_attributes(vm: &mut Vm) {
    let pairs = [
        (def("__name__(self, /)", name, "The name."), def("__name__(self, value, /)", set_name, "")),
        (
            def("__qualname__(self, /)", qualname, "The qualified name."),
            def("__qualname__(self, value, /)", set_qualname, ""),
        ),
        (def("__doc__(self, /)", doc, "The documentation."), def("__doc__(self, value, /)", set_doc, "")),
        (def("__module__(self, /)", module, "The module."), def("__module__(self, value, /)", set_module, "")),
        (def("__defaults__(self, /)", defaults, "Defaults."), def("__defaults__(self, value, /)", set_defaults, "")),
        (
            def("__kwdefaults__(self, /)", kw_defaults, "Defaults."),
            def("__kwdefaults__(self, value, /)", set_kw_defaults, ""),
        ),
        (
            def("__annotations__(self, /)", annotations, "Annotations."),
            def("__annotations__(self, value, /)", set_annotations, ""),
        ),
        (def("__code__(self, /)", code, "The code."), def("__code__(self, value, /)", set_code, "")),
    ];
    for (get, set) in pairs {
        vm.install_getset(classes::FUNCTION, get, set);
    }
}

fn expect(vm: &mut Vm, value: Value) -> Res<FunctionId> {
    match value {
        Value::Function(id) => Ok(id),
        other => {
            let message = format!("a function is required, not '{}'", vm.type_name(other));
            Err(vm.type_error(message))
        }
    }
}

/// Calls the receiver: `f.__call__(...)`.
fn call(vm: &mut Vm, args: &[Value]) -> Res {
    let kwargs = match args.get(1) {
        Some(Value::Dict(dict)) => vm.keyword_pairs(*dict),
        _ => Vec::new(),
    };
    let positional = args.get(2..).unwrap_or(&[]).to_vec();
    vm.tail_call(args[0], positional, kwargs)
}

fn bind(vm: &mut Vm, args: &[Value]) -> Res {
    if args[1].is_none() && !matches!(args[2], Value::Class(classes::NONE_TYPE)) {
        return Ok(args[0]);
    }
    Ok(vm.heap.new_method(args[0], args[1]))
}

// ---- functions

fn extra(vm: &Vm, id: FunctionId, pick: fn(&sesf_heap::FunctionExtra) -> Value) -> Option<Value> {
    vm.heap.functions.get(id).extra.as_ref().and_then(|extra| pick(extra).bound())
}

/// `function(code, globals, name, argdefs, closure)`.
fn new_function(vm: &mut Vm, args: &[Value]) -> Res {
    let wrong = |vm: &mut Vm, name: &str, wanted: &str, value: Value| {
        let kind = vm.type_name(value);
        vm.type_error(format!("function() argument '{name}' must be {wanted}, not {kind}"))
    };
    let Value::Code(code) = args[1] else { return Err(wrong(vm, "code", "code", args[1])) };
    let Value::Dict(globals) = args[2] else { return Err(wrong(vm, "globals", "dict", args[2])) };
    let name = match args[3].or(Value::None) {
        Value::None => Value::Unbound,
        name @ Value::Str(_) => name,
        _ => return Err(vm.type_error("arg 3 (name) must be None or string")),
    };
    let defaults = match args[4].or(Value::None) {
        Value::None => Value::Unbound,
        defaults @ Value::Tuple(_) => defaults,
        _ => return Err(vm.type_error("arg 4 (defaults) must be None or tuple")),
    };
    let n_free = vm.code(code).proto.free_names.len();
    let cells = match args[5].or(Value::None) {
        Value::Tuple(id) => vm.heap.tuple(id).to_vec(),
        Value::None if n_free == 0 => Vec::new(),
        _ if n_free == 0 => return Err(vm.type_error("arg 5 (closure) must be None or tuple")),
        _ => return Err(vm.type_error("arg 5 (closure) must be tuple")),
    };
    if cells.len() != n_free {
        let shown = vm.code(code).proto.name.clone();
        let message = format!("{shown} requires closure of length {n_free}, not {}", cells.len());
        return Err(vm.value_error(message));
    }
    let mut closure = Vec::with_capacity(cells.len());
    for cell in cells {
        let Value::Cell(id) = cell else {
            let message = format!("arg 5 (closure) expected cell, found {}", vm.type_name(cell));
            return Err(vm.type_error(message));
        };
        closure.push(id);
    }
    let extra = name.is_bound().then(|| Box::new(FunctionExtra { name, ..FunctionExtra::default() }));
    let kw_defaults = Value::Unbound;
    let function = Function { code, globals, closure: closure.into(), defaults, kw_defaults, extra };
    Ok(Value::Function(vm.heap.add(|h| &mut h.functions, function)))
}

fn proto(vm: &Vm, id: FunctionId) -> Arc<sesf_bytecode::CodeProto> {
    Arc::clone(&vm.code(vm.heap.functions.get(id).code).proto)
}

fn name(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    Ok(Value::Str(vm.function_name(id)))
}

fn qualname(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    match extra(vm, id, |e| e.qualname) {
        Some(value) => Ok(value),
        None => {
            let text = proto(vm, id);
            Ok(vm.heap.new_str(&text.qualname))
        }
    }
}

fn doc(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    if let Some(value) = extra(vm, id, |e| e.doc) {
        return Ok(value);
    }
    let code = Arc::clone(vm.code(vm.heap.functions.get(id).code));
    Ok(if code.proto.has_docstring { code.constants.first().copied().unwrap_or(Value::None) } else { Value::None })
}

fn module(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    if let Some(value) = extra(vm, id, |e| e.module) {
        return Ok(value);
    }
    let globals = vm.heap.functions.get(id).globals;
    Ok(vm.dict_get_name(globals, names::NAME).unwrap_or(Value::None))
}

fn globals(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    Ok(Value::Dict(vm.heap.functions.get(id).globals))
}

fn closure(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    let cells: Vec<Value> = vm.heap.functions.get(id).closure.iter().map(|cell| Value::Cell(*cell)).collect();
    Ok(if cells.is_empty() { Value::None } else { vm.heap.new_tuple_from(cells) })
}

fn defaults(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    Ok(vm.heap.functions.get(id).defaults.or(Value::None))
}

fn kw_defaults(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    Ok(vm.heap.functions.get(id).kw_defaults.or(Value::None))
}

fn annotations(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    match extra(vm, id, |e| e.annotations) {
        Some(value) => Ok(value),
        None => {
            let dict = vm.heap.new_dict();
            vm.edit_function_extra(id, |e| e.annotations = dict);
            Ok(dict)
        }
    }
}

fn code(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    Ok(Value::Code(vm.heap.functions.get(id).code))
}

fn expect_text(vm: &mut Vm, value: Value, what: &str) -> Res<()> {
    match vm.builtin_value(value) {
        Value::Str(_) => Ok(()),
        _ => Err(vm.type_error(format!("{what} must be set to a string object"))),
    }
}

fn set_name(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    expect_text(vm, args[1], "__name__")?;
    let value = args[1];
    vm.edit_function_extra(id, |e| e.name = value);
    Ok(Value::None)
}

fn set_qualname(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    expect_text(vm, args[1], "__qualname__")?;
    let value = args[1];
    vm.edit_function_extra(id, |e| e.qualname = value);
    Ok(Value::None)
}

fn set_doc(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    let value = args[1].or(Value::None);
    vm.edit_function_extra(id, |e| e.doc = value);
    Ok(Value::None)
}

fn set_module(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    let value = args[1].or(Value::None);
    vm.edit_function_extra(id, |e| e.module = value);
    Ok(Value::None)
}

fn set_defaults(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    let value = match args[1] {
        Value::None | Value::Unbound => Value::Unbound,
        value @ Value::Tuple(_) => value,
        _ => return Err(vm.type_error("__defaults__ must be set to a tuple object")),
    };
    vm.heap.functions.get_mut(id).defaults = value;
    Ok(Value::None)
}

fn set_kw_defaults(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    let value = match args[1] {
        Value::None | Value::Unbound => Value::Unbound,
        value @ Value::Dict(_) => value,
        _ => return Err(vm.type_error("__kwdefaults__ must be set to a dict object")),
    };
    vm.heap.functions.get_mut(id).kw_defaults = value;
    Ok(Value::None)
}

fn set_annotations(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    let value = match args[1] {
        Value::None | Value::Unbound => vm.heap.new_dict(),
        value @ Value::Dict(_) => value,
        _ => return Err(vm.type_error("__annotations__ must be set to a dict object")),
    };
    vm.edit_function_extra(id, |e| e.annotations = value);
    Ok(Value::None)
}

fn set_code(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    let Value::Code(code) = args[1] else {
        return Err(vm.type_error("__code__ must be set to a code object"));
    };
    let (wanted, has) = (vm.code(code).proto.free_names.len(), vm.heap.functions.get(id).closure.len());
    if wanted != has {
        let name = vm.function_name(id);
        let message = format!("{}() requires a code object with {has} free vars, not {wanted}", vm.heap.str(name));
        return Err(vm.value_error(message));
    }
    vm.heap.functions.get_mut(id).code = code;
    Ok(Value::None)
}

fn function_repr(vm: &mut Vm, args: &[Value]) -> Res {
    let id = expect(vm, args[0])?;
    let text = format!("<function {} at {}>", vm.function_display(id), vm.address_text(args[0]));
    Ok(vm.heap.new_string(text))
}

// ---- bound methods

fn parts(vm: &mut Vm, value: Value) -> Res<(Value, Value)> {
    match value {
        Value::Method(id) => {
            let method = *vm.heap.methods.get(id);
            Ok((method.function, method.receiver))
        }
        _ => Err(vm.type_error("a bound method is required")),
    }
}

fn inner(vm: &mut Vm, args: &[Value], name: sesf_heap::StrId) -> Res {
    let (function, _) = parts(vm, args[0])?;
    vm.get_attr(function, name)
}

/// Attributes that a method does not have itself are its function's.
fn method_attribute(vm: &mut Vm, args: &[Value]) -> Res {
    let name = vm.expect_name(args[1])?;
    let class = vm.class_of(args[0]);
    match vm.generic_attr(args[0], class, name)? {
        Some(step) => vm.run_step(step),
        None => inner(vm, args, name),
    }
}

fn new_method(vm: &mut Vm, args: &[Value]) -> Res {
    let is_callable = match args[1] {
        Value::Function(_) | Value::Native(_) | Value::Method(_) | Value::Class(_) => true,
        other => vm.special_of(other, names::CALL).is_some_and(|method| !method.is_none()),
    };
    if !is_callable {
        return Err(vm.type_error("first argument must be callable"));
    }
    if args[2].is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    Ok(vm.heap.new_method(args[1], args[2]))
}

fn method_repr(vm: &mut Vm, args: &[Value]) -> Res {
    let (function, receiver) = parts(vm, args[0])?;
    let text = match vm.find_attr(function, names::QUALNAME)? {
        Some(Value::Str(name)) => vm.heap.str(name).to_string(),
        _ => "?".to_string(),
    };
    let text = format!("<bound method {text} of {}>", vm.repr(receiver)?);
    Ok(vm.heap.new_string(text))
}

fn method_eq(vm: &mut Vm, args: &[Value]) -> Res {
    let (Value::Method(a), Value::Method(b)) = (args[0], args[1]) else {
        return Ok(Value::NotImplemented);
    };
    let (a, b) = (*vm.heap.methods.get(a), *vm.heap.methods.get(b));
    Ok(Value::Bool(a.function.is(b.function) && a.receiver.is(b.receiver)))
}

fn method_hash(vm: &mut Vm, args: &[Value]) -> Res {
    vm.hash_value(args[0]).map(Value::Int)
}

// ---- native functions

/// The native function of a receiver, and what it is bound to.
fn native(vm: &mut Vm, value: Value) -> Res<(NativeId, Value)> {
    match value {
        Value::Native(id) => Ok((id, Value::Unbound)),
        Value::Method(id) => {
            let method = *vm.heap.methods.get(id);
            match method.function {
                Value::Native(id) => Ok((id, method.receiver)),
                _ => Err(vm.type_error("a builtin function is required")),
            }
        }
        _ => Err(vm.type_error("a builtin function is required")),
    }
}

fn native_name(vm: &mut Vm, args: &[Value]) -> Res {
    let (id, _) = native(vm, args[0])?;
    let name = vm.natives.get(id).name();
    Ok(vm.heap.new_str(name))
}

fn native_qualname(vm: &mut Vm, args: &[Value]) -> Res {
    let (id, _) = native(vm, args[0])?;
    let (name, owner) = (vm.natives.get(id).name(), vm.natives.get(id).owner);
    let text = match owner {
        Some(class) => format!("{}.{name}", vm.class_name(class)),
        None => name.to_string(),
    };
    Ok(vm.heap.new_string(text))
}

fn native_doc(vm: &mut Vm, args: &[Value]) -> Res {
    let (id, _) = native(vm, args[0])?;
    let doc = vm.natives.get(id).def.doc;
    Ok(if doc.is_empty() { Value::None } else { vm.heap.new_str(doc) })
}

fn native_signature(vm: &mut Vm, args: &[Value]) -> Res {
    let (id, _) = native(vm, args[0])?;
    let signature = vm.natives.get(id).def.signature;
    let at = signature.find('(').unwrap_or(signature.len());
    Ok(vm.heap.new_str(&signature[at..]))
}

fn native_module(vm: &mut Vm, args: &[Value]) -> Res {
    let (id, _) = native(vm, args[0])?;
    let module = vm.natives.get(id).module;
    Ok(if module.is_empty() { Value::None } else { vm.heap.new_str(module) })
}

fn native_self(vm: &mut Vm, args: &[Value]) -> Res {
    let (id, receiver) = native(vm, args[0])?;
    if receiver.is_bound() {
        return Ok(receiver);
    }
    match vm.natives.get(id).module {
        "" => {
            let message = vm.no_attribute_message(args[0], "__self__");
            Err(vm.attribute_error(args[0], "__self__", message))
        }
        module => vm.import_module(module),
    }
}

fn native_class(vm: &mut Vm, args: &[Value]) -> Res {
    let (id, _) = native(vm, args[0])?;
    match vm.natives.get(id).owner {
        Some(class) => Ok(Value::Class(class)),
        None => {
            let message = vm.no_attribute_message(args[0], "__objclass__");
            Err(vm.attribute_error(args[0], "__objclass__", message))
        }
    }
}

fn native_repr(vm: &mut Vm, args: &[Value]) -> Res {
    let (id, receiver) = native(vm, args[0])?;
    let (name, owner, binding) = {
        let native = vm.natives.get(id);
        (native.name(), native.owner, native.binding)
    };
    let text = match (receiver.bound(), owner) {
        (Some(receiver), _) if binding == Binding::Slot => {
            let class = vm.type_name(receiver);
            format!("<method-wrapper '{name}' of {class} object at {}>", vm.address_text(receiver))
        }
        (Some(Value::Class(_)), Some(_)) => {
            format!("<built-in method {name} of type object at {}>", vm.address_text(receiver))
        }
        (Some(receiver), _) => {
            let class = vm.type_name(receiver);
            format!("<built-in method {name} of {class} object at {}>", vm.address_text(receiver))
        }
        (None, Some(class)) if binding == Binding::Slot => {
            format!("<slot wrapper '{name}' of '{}' objects>", vm.class_name(class))
        }
        (None, Some(class)) if binding == Binding::Method => {
            format!("<method '{name}' of '{}' objects>", vm.class_name(class))
        }
        (None, Some(class)) => {
            let address = vm.address_text(Value::Class(class));
            format!("<built-in method {name} of type object at {address}>")
        }
        (None, None) => format!("<built-in function {name}>"),
    };
    Ok(vm.heap.new_string(text))
}
