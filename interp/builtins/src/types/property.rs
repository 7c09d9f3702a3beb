//! `property`, `staticmethod`, `classmethod`.

use sesf_heap::{ClassId, Descriptor, Property, StrId, Value, classes, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use crate::support::{as_instance_of, def, getters, methods, slots, static_methods};

const PROPERTY_NEW: &[NativeDef] =
    &[def("__new__(type, fget=None, fset=None, fdel=None, doc=None)", new_property, "Property attribute.")];

const PROPERTY_METHODS: &[NativeDef] = &[
    def("getter(self, fget, /)", with_getter, "Descriptor to obtain a copy of the property with a different getter."),
    def("setter(self, fset, /)", with_setter, "Descriptor to obtain a copy of the property with a different setter."),
    def(
        "deleter(self, fdel, /)",
        with_deleter,
        "Descriptor to obtain a copy of the property with a different deleter.",
    ),
];

const PROPERTY_SLOTS: &[NativeDef] = &[
    def("__get__(self, instance, owner=None, /)", get, "Return an attribute of instance, which is of type owner."),
    def("__set__(self, instance, value, /)", set, "Set an attribute of instance to value."),
    def("__delete__(self, instance, /)", delete, "Delete an attribute of instance."),
    def("__set_name__(self, owner, name, /)", set_name, "Method to set name of a property."),
    def("__init__(self, *args, **kwargs)", no_init, "Initialize self."),
];

const PROPERTY_GETTERS: &[NativeDef] = &[
    def("fget(self, /)", fget, "The getter."),
    def("fset(self, /)", fset, "The setter."),
    def("fdel(self, /)", fdel, "The deleter."),
    def("__isabstractmethod__(self, /)", property_is_abstract, "Whether a part is abstract."),
];

const WRAPPER_NEW: &[NativeDef] = &[def("__new__(type, function, /)", new_wrapper, "A wrapped function.")];

const WRAPPER_SLOTS: &[NativeDef] = &[
    def("__get__(self, instance, owner=None, /)", get, "Return an attribute of instance, which is of type owner."),
    def("__init__(self, function, /)", init_wrapper, "Initialize self."),
    def("__repr__(self, /)", wrapper_repr, "Return repr(self)."),
];

const WRAPPER_GETTERS: &[NativeDef] = &[
    def("__func__(self, /)", wrapped, "The function."),
    def("__wrapped__(self, /)", wrapped, "The function."),
    def("__isabstractmethod__(self, /)", wrapped_is_abstract, "Whether the function is abstract."),
];

/// What a wrapper takes over from its function.
const COPIED: [StrId; 5] = [names::MODULE, names::NAME, names::QUALNAME, names::DOC, names::ANNOTATIONS];

/// Of the attributes that builtin types and `__slots__` define.
const ATTRIBUTE_GETTERS: &[NativeDef] = &[
    def("__name__(self, /)", attribute_name, "The name."),
    def("__qualname__(self, /)", attribute_qualname, "The qualified name."),
    def("__objclass__(self, /)", attribute_class, "The class whose attribute this is."),
    def("__doc__(self, /)", attribute_doc, "The documentation."),
];

const ATTRIBUTE_SLOTS: &[NativeDef] = &[
    def(
        "__get__(self, instance, owner=None, /)",
        get_attribute,
        "Return an attribute of instance, which is of type owner.",
    ),
    def("__set__(self, instance, value, /)", set_attribute, "Set an attribute of instance to value."),
    def("__delete__(self, instance, /)", delete_attribute, "Delete an attribute of instance."),
];

const STATIC_SLOTS: &[NativeDef] = &[def("__call__(self, *args, **kwargs)", call_static, "Call self as a function.")];

/// Installs the three types.
pub(super) fn install(vm: &mut Vm) {
    static_methods(vm, classes::PROPERTY, PROPERTY_NEW);
    methods(vm, classes::PROPERTY, PROPERTY_METHODS);
    slots(vm, classes::PROPERTY, PROPERTY_SLOTS);
    getters(vm, classes::PROPERTY, PROPERTY_GETTERS);
    vm.install_getset(
        classes::PROPERTY,
        def("__doc__(self, /)", property_doc, "The documentation."),
        def("__doc__(self, value, /)", set_property_doc, ""),
    );
    for class in [classes::STATICMETHOD, classes::CLASSMETHOD] {
        vm.heap.classes.get_mut(class).has_dict = true;
        vm.share_getset(class, vm.heap.classes.get(class).dict, names::DICT);
        static_methods(vm, class, WRAPPER_NEW);
        slots(vm, class, WRAPPER_SLOTS);
        getters(vm, class, WRAPPER_GETTERS);
    }
    slots(vm, classes::STATICMETHOD, STATIC_SLOTS);
    for class in [classes::GETSET_DESCRIPTOR, classes::MEMBER_DESCRIPTOR] {
        getters(vm, class, ATTRIBUTE_GETTERS);
        slots(vm, class, ATTRIBUTE_SLOTS);
    }
}

/// The class and the name of an attribute that is a `getset_descriptor` or a `member_descriptor`.
fn attribute_parts(vm: &mut Vm, value: Value) -> Res<(ClassId, StrId)> {
    match value {
        Value::Descriptor(id) => match vm.heap.descriptors.get(id) {
            Descriptor::GetSet { class, name, .. } | Descriptor::Slot { class, name } => Ok((*class, *name)),
            _ => Err(vm.type_error("a descriptor of an attribute is required")),
        },
        _ => Err(vm.type_error("a descriptor of an attribute is required")),
    }
}

fn attribute_name(vm: &mut Vm, args: &[Value]) -> Res {
    attribute_parts(vm, args[0]).map(|(_, name)| Value::Str(name))
}

fn attribute_qualname(vm: &mut Vm, args: &[Value]) -> Res {
    let (class, name) = attribute_parts(vm, args[0])?;
    let qualname = vm.heap.classes.get(class).qualname;
    let text = format!("{}.{}", vm.heap.str(qualname), vm.heap.str(name));
    Ok(vm.heap.new_string(text))
}

fn attribute_class(vm: &mut Vm, args: &[Value]) -> Res {
    attribute_parts(vm, args[0]).map(|(class, _)| Value::Class(class))
}

fn attribute_doc(vm: &mut Vm, args: &[Value]) -> Res {
    let Value::Descriptor(id) = args[0] else { return Ok(Value::None) };
    match vm.heap.descriptors.get(id) {
        Descriptor::GetSet { get, .. } => {
            let doc = vm.natives.get(*get).def.doc;
            Ok(vm.heap.new_str(doc))
        }
        _ => Ok(Value::None),
    }
}

fn get_attribute(vm: &mut Vm, args: &[Value]) -> Res {
    attribute_parts(vm, args[0])?;
    get(vm, args)
}

fn set_attribute(vm: &mut Vm, args: &[Value]) -> Res {
    change_attribute(vm, args[0], args[1], args[2])
}

fn delete_attribute(vm: &mut Vm, args: &[Value]) -> Res {
    change_attribute(vm, args[0], args[1], Value::Unbound)
}

fn change_attribute(vm: &mut Vm, descriptor: Value, receiver: Value, value: Value) -> Res {
    let (class, name) = attribute_parts(vm, descriptor)?;
    if !vm.is_instance(receiver, class) {
        let message = format!(
            "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
            vm.heap.str(name),
            vm.class_name(class),
            vm.type_name(receiver)
        );
        return Err(vm.type_error(message));
    }
    let step = vm.descriptor_set(descriptor, receiver, name, value)?;
    vm.run_step(step)
}

fn no_init(_: &mut Vm, _: &[Value]) -> Res {
    Ok(Value::None)
}

fn new_property(vm: &mut Vm, args: &[Value]) -> Res {
    let or_none = |value: Value| value.or(Value::None);
    let property = Property {
        get: or_none(args[1]),
        set: or_none(args[2]),
        delete: or_none(args[3]),
        doc: or_none(args[4]),
        name: Value::Unbound,
    };
    let value = vm.heap.new_descriptor(Descriptor::Property(Box::new(property)));
    as_instance_of(vm, args[0], classes::PROPERTY, value)
}

/// The parts of a property.
fn parts(vm: &mut Vm, value: Value) -> Res<Property> {
    match vm.builtin_value(value) {
        Value::Descriptor(id) => match vm.heap.descriptors.get(id) {
            Descriptor::Property(property) => Ok(Property::clone(property)),
            _ => Err(vm.type_error("a property is required")),
        },
        _ => Err(vm.type_error("a property is required")),
    }
}

fn changed(vm: &mut Vm, this: Value, change: impl FnOnce(&mut Property)) -> Res {
    let mut property = parts(vm, this)?;
    change(&mut property);
    if let Value::Instance(_) = this {
        let class = Value::Class(vm.class_of(this));
        return vm.call(class, &[property.get, property.set, property.delete, property.doc]);
    }
    Ok(vm.heap.new_descriptor(Descriptor::Property(Box::new(property))))
}

fn with_getter(vm: &mut Vm, args: &[Value]) -> Res {
    changed(vm, args[0], |p| p.get = args[1])
}

fn with_setter(vm: &mut Vm, args: &[Value]) -> Res {
    changed(vm, args[0], |p| p.set = args[1])
}

fn with_deleter(vm: &mut Vm, args: &[Value]) -> Res {
    changed(vm, args[0], |p| p.delete = args[1])
}

/// The descriptor protocol of the builtin descriptors, as explicit calls (and subclasses) use it.
fn get(vm: &mut Vm, args: &[Value]) -> Res {
    let descriptor = vm.builtin_value(args[0]);
    let receiver = if args[1].is_none() { Value::Unbound } else { args[1] };
    if !receiver.is_bound()
        && matches!(descriptor, Value::Descriptor(id) if matches!(vm.heap.descriptors.get(id), Descriptor::Property(_)))
    {
        return Ok(args[0]);
    }
    let class = match args[2] {
        Value::Class(class) => class,
        _ => vm.class_of(args[1]),
    };
    let step = vm.descriptor_get(descriptor, receiver, class)?;
    vm.run_step(step)
}

fn set(vm: &mut Vm, args: &[Value]) -> Res {
    let property = parts(vm, args[0])?;
    match property.set {
        Value::None => {
            let message = missing_part(vm, &property, args[1], "setter");
            Err(vm.error(classes::ATTRIBUTE_ERROR, message))
        }
        function => vm.tail_call(function, vec![args[1], args[2]], Vec::new()),
    }
}

fn delete(vm: &mut Vm, args: &[Value]) -> Res {
    let property = parts(vm, args[0])?;
    match property.delete {
        Value::None => {
            let message = missing_part(vm, &property, args[1], "deleter");
            Err(vm.error(classes::ATTRIBUTE_ERROR, message))
        }
        function => vm.tail_call(function, vec![args[1]], Vec::new()),
    }
}

fn missing_part(vm: &mut Vm, property: &Property, receiver: Value, what: &str) -> String {
    let class = vm.type_name(receiver);
    match property.name {
        Value::Str(name) => format!("property '{}' of '{class}' object has no {what}", vm.heap.str(name)),
        _ => format!("property of '{class}' object has no {what}"),
    }
}

fn set_name(vm: &mut Vm, args: &[Value]) -> Res {
    if let Value::Descriptor(id) = vm.builtin_value(args[0]) {
        let name = args[2];
        vm.heap.edit(
            |h| &mut h.descriptors,
            id,
            |d| {
                if let Descriptor::Property(property) = d {
                    property.name = name;
                }
            },
        );
    }
    Ok(Value::None)
}

fn fget(vm: &mut Vm, args: &[Value]) -> Res {
    parts(vm, args[0]).map(|p| p.get)
}

fn fset(vm: &mut Vm, args: &[Value]) -> Res {
    parts(vm, args[0]).map(|p| p.set)
}

fn fdel(vm: &mut Vm, args: &[Value]) -> Res {
    parts(vm, args[0]).map(|p| p.delete)
}

fn property_doc(vm: &mut Vm, args: &[Value]) -> Res {
    let property = parts(vm, args[0])?;
    match (property.doc, property.get) {
        (Value::None, Value::None) => Ok(Value::None),
        (Value::None, get) => Ok(vm.find_attr(get, names::DOC)?.unwrap_or(Value::None)),
        (doc, _) => Ok(doc),
    }
}

fn set_property_doc(vm: &mut Vm, args: &[Value]) -> Res {
    let (value, doc) = (vm.builtin_value(args[0]), args[1].or(Value::None));
    if let Value::Descriptor(id) = value {
        vm.heap.edit(
            |h| &mut h.descriptors,
            id,
            |d| {
                if let Descriptor::Property(property) = d {
                    property.doc = doc;
                }
            },
        );
    }
    Ok(Value::None)
}

fn is_abstract(vm: &mut Vm, value: Value) -> Res<bool> {
    if value.is_none() {
        return Ok(false);
    }
    match vm.find_attr(value, names::ISABSTRACTMETHOD)? {
        Some(flag) => vm.truth(flag),
        None => Ok(false),
    }
}

fn property_is_abstract(vm: &mut Vm, args: &[Value]) -> Res {
    let property = parts(vm, args[0])?;
    for part in [property.get, property.set, property.delete] {
        if is_abstract(vm, part)? {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

/// `staticmethod(f)` or `classmethod(f)`, by the class asked for.
fn new_wrapper(vm: &mut Vm, args: &[Value]) -> Res {
    let is_static = match args[0] {
        Value::Class(class) => vm.is_subclass(class, classes::STATICMETHOD),
        _ => true,
    };
    let (own, descriptor): (ClassId, Descriptor) = match is_static {
        true => (classes::STATICMETHOD, Descriptor::Static(args[1], None)),
        false => (classes::CLASSMETHOD, Descriptor::Class(args[1], None)),
    };
    let value = vm.heap.new_descriptor(descriptor);
    as_instance_of(vm, args[0], own, value)
}

fn init_wrapper(vm: &mut Vm, args: &[Value]) -> Res {
    for name in COPIED {
        if let Some(attribute) = vm.find_attr(args[1], name)? {
            vm.set_field(args[0], name, attribute)?;
        }
    }
    Ok(Value::None)
}

fn wrapped(vm: &mut Vm, args: &[Value]) -> Res {
    match vm.builtin_value(args[0]) {
        Value::Descriptor(id) => match vm.heap.descriptors.get(id) {
            Descriptor::Static(value, _) | Descriptor::Class(value, _) => Ok(*value),
            _ => Ok(Value::None),
        },
        _ => Ok(Value::None),
    }
}

fn wrapped_is_abstract(vm: &mut Vm, args: &[Value]) -> Res {
    let function = wrapped(vm, args)?;
    is_abstract(vm, function).map(Value::Bool)
}

fn wrapper_repr(vm: &mut Vm, args: &[Value]) -> Res {
    let function = wrapped(vm, args)?;
    let text = format!("<{}({})>", vm.type_name(args[0]), vm.repr(function)?);
    Ok(vm.heap.new_string(text))
}

fn call_static(vm: &mut Vm, args: &[Value]) -> Res {
    // Layout: self, the dict of keyword arguments, then the positional ones.
    let function = wrapped(vm, args)?;
    let kwargs = match args.get(1) {
        Some(Value::Dict(dict)) => vm.keyword_pairs(*dict),
        _ => Vec::new(),
    };
    let positional = args.get(2..).unwrap_or(&[]).to_vec();
    vm.tail_call(function, positional, kwargs)
}
