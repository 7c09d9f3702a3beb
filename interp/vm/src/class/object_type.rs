//! What `object` defines: the default behaviour of every instance.

use sesf_heap::{ClassId, Descriptor, ExceptionId, InstanceId, Layout, StrId, Value, classes, equality, names};

use crate::error::Res;
use crate::native::{Binding, NativeDef};
use crate::plan::Step;
use crate::vm::Vm;

const STATIC: &[NativeDef] = &[NativeDef {
    signature: "__new__(*args, **kwargs)",
    function: object_new,
    doc: "Create and return a new object.  See help(type) for accurate signature.",
}];

const SLOTS: &[NativeDef] = &[
    NativeDef { signature: "__init__(self, /, *args, **kwargs)", function: object_init, doc: "Initialize self." },
    NativeDef { signature: "__repr__(self, /)", function: object_repr, doc: "Return repr(self)." },
    NativeDef { signature: "__str__(self, /)", function: object_str, doc: "Return str(self)." },
    NativeDef { signature: "__hash__(self, /)", function: object_hash, doc: "Return hash(self)." },
    NativeDef { signature: "__eq__(self, value, /)", function: object_eq, doc: "Return self==value." },
    NativeDef { signature: "__ne__(self, value, /)", function: object_ne, doc: "Return self!=value." },
    NativeDef { signature: "__lt__(self, value, /)", function: no_answer, doc: "Return self<value." },
    NativeDef { signature: "__le__(self, value, /)", function: no_answer, doc: "Return self<=value." },
    NativeDef { signature: "__gt__(self, value, /)", function: no_answer, doc: "Return self>value." },
    NativeDef { signature: "__ge__(self, value, /)", function: no_answer, doc: "Return self>=value." },
    NativeDef {
        signature: "__getattribute__(self, name, /)",
        function: object_getattribute,
        doc: "Return getattr(self, name).",
    },
    NativeDef {
        signature: "__setattr__(self, name, value, /)",
        function: |vm, args| {
            let name = vm.expect_name(args[1])?;
            vm.refuse_class_change(args[0], "__setattr__")?;
            vm.generic_set(args[0], name, args[2])
        },
        doc: "Implement setattr(self, name, value).",
    },
    NativeDef {
        signature: "__delattr__(self, name, /)",
        function: |vm, args| {
            let name = vm.expect_name(args[1])?;
            vm.refuse_class_change(args[0], "__delattr__")?;
            vm.generic_set(args[0], name, Value::Unbound)
        },
        doc: "Implement delattr(self, name).",
    },
];

const METHODS: &[NativeDef] = &[
    NativeDef {
        signature: "__format__(self, format_spec, /)",
        function: object_format,
        doc: "Default object formatter.",
    },
    NativeDef {
        signature: "__dir__(self, /)",
        function: |vm, args| {
            let names = vm.object_directory(args[0])?;
            Ok(vm.heap.new_list(names))
        },
        doc: "Default dir() implementation.",
    },
    NativeDef { signature: "__sizeof__(self, /)", function: object_sizeof, doc: "Size of object in memory, in bytes." },
    NativeDef { signature: "__reduce__(self, /)", function: object_reduce, doc: "Helper for pickle." },
    NativeDef { signature: "__reduce_ex__(self, protocol, /)", function: object_reduce_ex, doc: "Helper for pickle." },
    NativeDef { signature: "__getstate__(self, /)", function: object_getstate, doc: "Helper for pickle." },
];

const CLASS_METHODS: &[NativeDef] = &[
    NativeDef {
        signature: "__init_subclass__(cls, /, *args, **kwargs)",
        function: object_init_subclass,
        doc: "This method is called when a class is subclassed.",
    },
    NativeDef {
        signature: "__subclasshook__(cls, subclass, /)",
        function: |_, _| Ok(Value::NotImplemented),
        doc: "Abstract classes can override this to customize issubclass().",
    },
];

/// Fills the namespace of `object`.
pub(super) fn install(vm: &mut Vm) {
    vm.install_methods(classes::OBJECT, Binding::StaticMethod, STATIC);
    vm.install_methods(classes::OBJECT, Binding::Slot, SLOTS);
    vm.install_methods(classes::OBJECT, Binding::Method, METHODS);
    vm.install_methods(classes::OBJECT, Binding::ClassMethod, CLASS_METHODS);
    vm.install_getset(
        classes::OBJECT,
        NativeDef {
            signature: "__class__",
            function: |vm, args| Ok(Value::Class(vm.class_of(args[0]))),
            doc: "the object's class",
        },
        NativeDef { signature: "__class__", function: set_class, doc: "the object's class" },
    );
    let dict = vm.heap.classes.get(classes::OBJECT).dict;
    let doc = vm.heap.new_str(
        "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\n\
         instance that has no instance attributes and cannot be given any.\n",
    );
    vm.dict_set_name(dict, names::DOC, doc);
    vm.object_new = vm.static_function(classes::OBJECT, names::NEW);
}

impl Vm {
    /// The arguments of a native `__new__(*args, **kwargs)` in the order class, keyword dict, others.
    pub(crate) fn new_call(&mut self, args: &[Value], owner: &str) -> Res<Vec<Value>> {
        match args {
            [kwargs, class, rest @ ..] => {
                let mut ordered = vec![*class, *kwargs];
                ordered.extend_from_slice(rest);
                Ok(ordered)
            }
            _ => Err(self.type_error(format!("{owner}.__new__(): not enough arguments"))),
        }
    }

    /// The function inside a static method in the namespace of a class.
    fn static_function(&self, class: ClassId, name: StrId) -> Value {
        match self.lookup(class, name) {
            Some(Value::Descriptor(id)) => match self.heap.descriptors.get(id) {
                Descriptor::Static(inner, _) => *inner,
                _ => Value::Descriptor(id),
            },
            other => other.unwrap_or(Value::Unbound),
        }
    }

    /// Whether instances are made by `object.__new__`.
    fn has_default_new(&self, class: ClassId) -> bool {
        self.static_function(class, names::NEW) == self.object_new
    }

    fn has_default_init(&self, class: ClassId) -> bool {
        let dict = self.heap.classes.get(classes::OBJECT).dict;
        self.lookup(class, names::INIT) == self.dict_get_name(dict, names::INIT)
    }

    /// Ends a native function with a step: its value, or the call instead of it.
    pub(crate) fn finish_step(&mut self, step: Step) -> Res {
        match step {
            Step::Value(value) => Ok(value),
            Step::Call { function, args, n_args } => {
                self.tail_call(function, args[..n_args as usize].to_vec(), Vec::new())
            }
        }
    }

    /// Sets (or deletes, if unbound) an attribute the default way.
    pub(super) fn generic_set(&mut self, object: Value, name: StrId, value: Value) -> Res {
        let step = self.generic_set_attr(object, name, value)?;
        self.finish_step(step)
    }

    /// `object.__setattr__` is not for classes.
    fn refuse_class_change(&mut self, object: Value, method: &str) -> Res<()> {
        let Value::Class(_) = object else { return Ok(()) };
        let message = format!("can't apply this {method} to {} object", self.type_name(object));
        Err(self.type_error(message))
    }

    /// Refuses to make instances of an abstract class.
    ///
    /// # Errors
    /// `TypeError` that lists the abstract methods.
    pub(crate) fn check_instantiable(&mut self, class: ClassId) -> Res<()> {
        let info = self.heap.classes.get(class);
        if info.is_builtin {
            return Ok(());
        }
        let Some(methods) = self.dict_get_name(info.dict, names::ABSTRACT_METHODS) else { return Ok(()) };
        if !self.truth(methods)? {
            return Ok(());
        }
        let mut missing = Vec::new();
        for method in self.collect(methods)? {
            missing.push(self.str(method)?);
        }
        missing.sort();
        let message = format!(
            "Can't instantiate abstract class {} with abstract method{} {}",
            self.class_name(class),
            if missing.len() == 1 { "" } else { "s" },
            missing.join(", ")
        );
        Err(self.type_error(message))
    }
}

fn has_arguments(vm: &Vm, args: &[Value]) -> bool {
    args.len() > 2 || args.get(1).is_some_and(|kwargs| !vm.named_arguments(*kwargs).is_empty())
}

fn object_new(vm: &mut Vm, args: &[Value]) -> Res {
    let args = &vm.new_call(args, "object")?[..];
    let class = match args[0] {
        Value::Class(class) => class,
        other => {
            let message = format!("object.__new__(X): X is not a type object ({})", vm.type_name(other));
            return Err(vm.type_error(message));
        }
    };
    let info = vm.heap.classes.get(class);
    if info.layout == Layout::Final {
        let message = format!("cannot create '{}' instances", vm.full_class_name(class));
        return Err(vm.type_error(message));
    }
    if info.layout != Layout::Plain {
        let name = vm.class_name(vm.solid_base(class)).to_string();
        let own = vm.class_name(class).to_string();
        return Err(vm.type_error(format!("object.__new__({own}) is not safe, use {name}.__new__()")));
    }
    if has_arguments(vm, args) {
        if !vm.has_default_new(class) {
            return Err(vm.type_error("object.__new__() takes exactly one argument (the type to instantiate)"));
        }
        if vm.has_default_init(class) {
            let message = format!("{}() takes no arguments", vm.class_name(class));
            return Err(vm.type_error(message));
        }
    }
    vm.check_instantiable(class)?;
    Ok(vm.heap.new_instance(class, None))
}

fn object_init(vm: &mut Vm, args: &[Value]) -> Res {
    if !has_arguments(vm, args) {
        return Ok(Value::None);
    }
    let class = vm.class_of(args[0]);
    if !vm.has_default_init(class) {
        return Err(vm.type_error("object.__init__() takes exactly one argument (the instance to initialize)"));
    }
    if vm.has_default_new(class) {
        let message =
            format!("{}.__init__() takes exactly one argument (the instance to initialize)", vm.class_name(class));
        return Err(vm.type_error(message));
    }
    Ok(Value::None)
}

fn object_repr(vm: &mut Vm, args: &[Value]) -> Res {
    let text = vm.default_repr(args[0]);
    Ok(vm.heap.new_string(text))
}

impl Vm {
    /// `<module.C object at 0x...>`.
    pub fn default_repr(&self, value: Value) -> String {
        let class = self.class_of(value);
        format!("<{} object at {}>", self.dotted_class_name(class), self.address_text(value))
    }
}

fn object_str(vm: &mut Vm, args: &[Value]) -> Res {
    let step = vm.repr_plan(args[0])?;
    vm.finish_step(step)
}

fn object_hash(vm: &mut Vm, args: &[Value]) -> Res {
    let hash = equality::identity_hash(args[0]).unwrap_or_else(|| vm.address(args[0]) >> 4);
    Ok(Value::Int(hash as i64))
}

fn object_eq(_: &mut Vm, args: &[Value]) -> Res {
    Ok(if args[0].is(args[1]) { Value::Bool(true) } else { Value::NotImplemented })
}

fn object_ne(vm: &mut Vm, args: &[Value]) -> Res {
    let (left, right) = (args[0], args[1]);
    let Some(method) = vm.special_of(left, names::EQ) else { return Ok(Value::NotImplemented) };
    let step = vm.method_call2(method, left, right)?;
    let answer = vm.run_step(step)?;
    if answer == Value::NotImplemented {
        return Ok(answer);
    }
    Ok(Value::Bool(!vm.truth(answer)?))
}

fn no_answer(_: &mut Vm, _: &[Value]) -> Res {
    Ok(Value::NotImplemented)
}

fn object_getattribute(vm: &mut Vm, args: &[Value]) -> Res {
    let (object, name) = (args[0], vm.expect_name(args[1])?);
    let class = vm.class_of(object);
    let found = match object {
        Value::Class(id) => vm.generic_class_attr(id, name)?,
        _ => vm.generic_attr(object, class, name)?,
    };
    match found {
        Some(step) => vm.finish_step(step),
        None => {
            let text = vm.heap.str(name).to_string();
            let message = vm.no_attribute_message(object, &text);
            Err(vm.attribute_error(object, &text, message))
        }
    }
}

fn object_format(vm: &mut Vm, args: &[Value]) -> Res {
    let Value::Str(spec) = vm.builtin_value(args[1]) else {
        let message = format!("__format__() argument must be str, not {}", vm.type_name(args[1]));
        return Err(vm.type_error(message));
    };
    if !vm.heap.str(spec).is_empty() {
        let message = format!("unsupported format string passed to {}.__format__", vm.type_name(args[0]));
        return Err(vm.type_error(message));
    }
    let step = vm.str_plan(args[0])?;
    vm.finish_step(step)
}

fn object_sizeof(vm: &mut Vm, args: &[Value]) -> Res {
    let n_fields = match args[0] {
        Value::Instance(id) => vm.heap.instances.get(id).fields.len(),
        _ => 0,
    };
    Ok(Value::Int(16 + 16 * n_fields as i64))
}

fn object_init_subclass(vm: &mut Vm, args: &[Value]) -> Res {
    let class = match args[0] {
        Value::Class(class) => vm.heap.str(vm.heap.classes.get(class).qualname).to_string(),
        other => vm.type_name(other),
    };
    if args.get(1).is_some_and(|kwargs| !vm.named_arguments(*kwargs).is_empty()) {
        return Err(vm.type_error(format!("{class}.__init_subclass__() takes no keyword arguments")));
    }
    if args.len() > 2 {
        let message = format!("{class}.__init_subclass__() takes no arguments ({} given)", args.len() - 2);
        return Err(vm.type_error(message));
    }
    Ok(Value::None)
}

// ---- state, for copies

fn object_getstate(vm: &mut Vm, args: &[Value]) -> Res {
    let object = args[0];
    let own = vm.own_attributes(object);
    let slots: Vec<(StrId, Value)> = vm
        .slot_names(vm.class_of(object))
        .into_iter()
        .filter_map(|name| vm.field(object, name).map(|value| (name, value)))
        .collect();
    let state = match own.is_empty() {
        true => Value::None,
        false => {
            let dict = vm.heap.new_dict_id();
            for (key, value) in own {
                vm.dict_set(dict, key, value)?;
            }
            Value::Dict(dict)
        }
    };
    if slots.is_empty() {
        return Ok(state);
    }
    let dict = vm.heap.new_dict_id();
    for (name, value) in slots {
        vm.dict_set_name(dict, name, value);
    }
    Ok(vm.heap.new_tuple(&[state, Value::Dict(dict)]))
}

fn object_reduce(vm: &mut Vm, args: &[Value]) -> Res {
    let getstate = vm.get_attr(args[0], names::GETSTATE)?;
    let state = vm.call(getstate, &[])?;
    let class = Value::Class(vm.class_of(args[0]));
    let module = vm.import_module("copyreg")?;
    let name = vm.heap.intern("__newobj__");
    let make = vm.get_attr(module, name)?;
    let new_args = match vm.builtin_value(args[0]) {
        carried if carried != args[0] => vec![class, carried],
        _ => vec![class],
    };
    let new_args = vm.heap.new_tuple(&new_args);
    Ok(vm.heap.new_tuple(&[make, new_args, state]))
}

fn object_reduce_ex(vm: &mut Vm, args: &[Value]) -> Res {
    let name = vm.heap.intern("__reduce__");
    let dict = vm.heap.classes.get(classes::OBJECT).dict;
    let class = vm.class_of(args[0]);
    if vm.lookup(class, name) != vm.dict_get_name(dict, name) {
        let method = vm.get_attr(args[0], name)?;
        return vm.tail_call(method, vec![], vec![]);
    }
    object_reduce(vm, args)
}

// ---- `__class__` assignment

fn set_class(vm: &mut Vm, args: &[Value]) -> Res {
    let (object, class) = (args[0], args[1]);
    let Value::Class(new) = class else {
        if !class.is_bound() {
            return Err(vm.type_error("can't delete __class__ attribute"));
        }
        let message = format!("__class__ must be set to a class, not '{}' object", vm.type_name(class));
        return Err(vm.type_error(message));
    };
    let old = vm.class_of(object);
    if let Value::Module(id) = object
        && vm.is_subclass(new, classes::MODULE)
    {
        vm.heap.modules.get_mut(id).class = new;
        return Ok(Value::None);
    }
    let is_fixed = |class: ClassId| vm.heap.classes.get(class).is_builtin;
    if is_fixed(old) || is_fixed(new) {
        return Err(vm.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses"));
    }
    if !vm.same_layout(old, new) {
        let message = format!(
            "__class__ assignment: '{}' object layout differs from '{}'",
            vm.class_name(new),
            vm.class_name(old)
        );
        return Err(vm.type_error(message));
    }
    vm.change_class(object, new)?;
    Ok(Value::None)
}

impl Vm {
    fn same_layout(&self, a: ClassId, b: ClassId) -> bool {
        let (x, y) = (self.heap.classes.get(a), self.heap.classes.get(b));
        x.layout == y.layout && x.has_dict == y.has_dict && self.slot_names(a) == self.slot_names(b)
    }

    /// Moves an object to another class of the same layout.
    fn change_class(&mut self, object: Value, class: ClassId) -> Res<()> {
        let root = self.heap.classes.get(class).root_shape;
        let attributes = self.own_attributes(object);
        let was_dict = self.dict_of_instance(object);
        let kept = self.heap.shapes.get(root).names.len();
        match object {
            Value::Instance(id) => self.move_instance(id, class, kept, was_dict.is_some()),
            Value::Exception(id) => self.move_exception(id, class, kept, was_dict.is_some()),
            Value::Class(id) => self.heap.classes.get_mut(id).metaclass = class,
            _ => return Ok(()),
        }
        if let Some(dict) = was_dict {
            self.set_instance_dict(object, dict);
            return Ok(());
        }
        if matches!(object, Value::Class(_)) {
            self.class_changed();
            return Ok(());
        }
        for (key, value) in attributes {
            if let Value::Str(name) = key {
                self.set_field(object, name, value)?;
            }
        }
        Ok(())
    }

    /// The dict of an instance whose attributes are in one already.
    fn dict_of_instance(&mut self, object: Value) -> Option<sesf_heap::DictId> {
        let shape = match object {
            Value::Instance(id) => self.heap.instances.get(id).shape,
            Value::Exception(id) => self.heap.exceptions.get(id).shape,
            _ => return None,
        };
        if self.heap.shapes.get(shape).is_dict { self.instance_dict(object) } else { None }
    }

    fn move_instance(&mut self, id: InstanceId, class: ClassId, kept: usize, was_dict: bool) {
        let (root, dict_at) = self.root_and_hidden(class);
        self.heap.edit(
            |h| &mut h.instances,
            id,
            |instance| {
                if was_dict {
                    instance.fields.remove(dict_at);
                }
                instance.class = class;
                instance.shape = root;
                instance.fields.truncate(kept);
            },
        );
    }

    fn move_exception(&mut self, id: ExceptionId, class: ClassId, kept: usize, was_dict: bool) {
        let (root, dict_at) = self.root_and_hidden(class);
        self.heap.edit(
            |h| &mut h.exceptions,
            id,
            |exception| {
                if was_dict {
                    exception.fields.remove(dict_at);
                }
                exception.class = class;
                exception.shape = root;
                exception.fields.truncate(kept);
            },
        );
    }

    fn root_and_hidden(&self, class: ClassId) -> (sesf_heap::ShapeId, usize) {
        let root = self.heap.classes.get(class).root_shape;
        (root, self.heap.shapes.get(root).n_hidden as usize)
    }
}
