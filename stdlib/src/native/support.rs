//! What the native modules are written with: tables, classes, objects and generators that show a class of their own.

use sesf_heap::{ClassId, DictId, Value, classes, names};
use sesf_vm::native::{Binding, NativeDef, NativeFunction};
use sesf_vm::{Interrupt, Res, Root, Step, Vm};

/// An entry of a table: signature, body, documentation.
pub(crate) const fn def(signature: &'static str, function: NativeFunction, doc: &'static str) -> NativeDef {
    NativeDef { signature, function, doc }
}

/// Makes a copyable struct of values and numbers a library object.
macro_rules! native_object {
    (
        $type:ty, $this:ident, $tracer:ident => $trace:expr, bytes: $bytes:expr, $out:ident => $state:expr
        $(, in_new_process: $new:expr)?
    ) => {
        impl sesf_heap::NativeObject for $type {
            fn trace(&self, $tracer: &mut dyn sesf_heap::Tracer) {
                let $this = self;
                let _ = $this;
                $trace;
            }
            fn clone_object(&self) -> Box<dyn sesf_heap::NativeObject> {
                Box::new(self.clone())
            }
            $(fn in_new_process(&self) -> Option<Box<dyn sesf_heap::NativeObject>> {
                let $this = self;
                $new.map(|object: Self| Box::new(object) as _)
            })?
            fn owned_bytes(&self) -> usize {
                let $this = self;
                let _ = $this;
                size_of::<Self>() + $bytes
            }
            fn write_state(&self, $out: &mut Vec<u8>) {
                let $this = self;
                let _ = $this;
                $state;
            }
            fn as_any(&self) -> &dyn std::any::Any {
                self
            }
            fn as_any_mut(&mut self) -> &mut dyn std::any::Any {
                self
            }
        }
    };
}
pub(crate) use native_object;

/// The tables of a library class.
#[derive(Default)]
pub(crate) struct ClassTables<'a> {
    /// `__new__` and its like.
    pub static_methods: &'a [NativeDef],
    /// Special methods.
    pub slots: &'a [NativeDef],
    /// Methods.
    pub methods: &'a [NativeDef],
    /// Methods whose first parameter is the class.
    pub class_methods: &'a [NativeDef],
    /// Attributes that are computed when read.
    pub getters: &'a [NativeDef],
    /// The documentation.
    pub doc: &'a str,
}

/// Makes a library class and binds its name in the module.
pub(crate) fn new_class(vm: &mut Vm, dict: DictId, name: &str, module: &str, tables: &ClassTables<'_>) -> ClassId {
    new_class_on(vm, dict, name, module, classes::OBJECT, tables)
}

/// As [`new_class`], with a base.
pub(crate) fn new_class_on(
    vm: &mut Vm,
    dict: DictId,
    name: &str,
    module: &str,
    base: ClassId,
    tables: &ClassTables<'_>,
) -> ClassId {
    let class = vm.new_library_class(name, module, base);
    if base != classes::OBJECT {
        vm.heap.classes.get_mut(class).layout = vm.heap.classes.get(base).layout;
    }
    vm.install_methods(class, Binding::StaticMethod, tables.static_methods);
    vm.install_methods(class, Binding::Slot, tables.slots);
    vm.install_methods(class, Binding::Method, tables.methods);
    vm.install_methods(class, Binding::ClassMethod, tables.class_methods);
    vm.install_methods(class, Binding::Getter, tables.getters);
    let doc = if tables.doc.is_empty() { Value::None } else { vm.heap.new_str(tables.doc) };
    set_class_attribute(vm, class, "__doc__", doc);
    set_name(vm, dict, name, Value::Class(class));
    class
}

/// Defines attributes of a class that a program cannot set: `readonly attribute`.
pub(crate) fn read_only_members(vm: &mut Vm, class: ClassId, defs: &[NativeDef]) {
    for def in defs {
        vm.install_getset(class, *def, NativeDef { function: refuse_set, ..*def });
    }
}

fn refuse_set(vm: &mut Vm, _: &[Value]) -> Res {
    Err(vm.error(classes::ATTRIBUTE_ERROR, "readonly attribute"))
}

/// Binds a name in a module's dict.
pub(crate) fn set_name(vm: &mut Vm, dict: DictId, name: &str, value: Value) {
    let name = vm.heap.intern(name);
    vm.dict_set_name(dict, name, value);
}

/// Binds a name in a class's namespace.
pub(crate) fn set_class_attribute(vm: &mut Vm, class: ClassId, name: &str, value: Value) {
    let dict = vm.heap.classes.get(class).dict;
    set_name(vm, dict, name, value);
}

/// Sets the documentation of a module.
pub(crate) fn set_module_doc(vm: &mut Vm, dict: DictId, doc: &str) {
    let doc = vm.heap.new_str(doc);
    vm.dict_set_name(dict, names::DOC, doc);
}

/// Makes functions known to the prelude alone.
pub(crate) fn install_helpers(vm: &mut Vm, defs: &[NativeDef]) {
    let prelude = vm.root_dict(Root::Prelude);
    vm.install_functions(prelude, "builtins", defs);
}

/// The class that a static method such as `__new__` was called with.
pub(crate) fn class_argument(vm: &mut Vm, value: Value) -> Res<ClassId> {
    match value {
        Value::Class(class) => Ok(class),
        other => {
            let message = format!("X is not a type object ({})", vm.type_name(other));
            Err(vm.type_error(message))
        }
    }
}

/// A new library object for `class`: itself for the class `own`, an instance that carries it for a class that extends it.
pub(crate) fn as_instance_of(vm: &mut Vm, class: Value, own: ClassId, value: Value) -> Res {
    let class = class_argument(vm, class)?;
    if class == own {
        return Ok(value);
    }
    if !vm.is_subclass(class, own) {
        let (own, class) = (vm.full_class_name(own), vm.class_name(class).to_string());
        return Err(vm.type_error(format!("{own}.__new__({class}): {class} is not a subtype of {own}")));
    }
    Ok(vm.heap.new_instance(class, Some(value)))
}

/// Lets native functions find a class by the name `module.Name` whatever programs do to the module.
pub(crate) fn keep_class(vm: &mut Vm, name: &str, class: ClassId) {
    let prelude = vm.root_dict(Root::Prelude);
    set_name(vm, prelude, name, Value::Class(class));
}

/// A class that was kept by [`keep_class`].
pub(crate) fn own_class(vm: &Vm, name: &str) -> Option<ClassId> {
    match vm.dict_get_str(vm.root_dict(Root::Prelude), name)? {
        Value::Class(class) => Some(class),
        _ => None,
    }
}

/// The library class at or above `class` that is defined natively: the one whose `__new__` runs.
pub(crate) fn native_base(vm: &Vm, class: ClassId) -> ClassId {
    let order = &vm.heap.classes.get(class).mro;
    order.iter().copied().find(|c| vm.heap.classes.get(*c).is_builtin).unwrap_or(class)
}

/// The receiver's library object of this type.
pub(crate) fn content<T: sesf_heap::NativeObject>(vm: &Vm, value: Value) -> Option<&T> {
    vm.object_content(vm.builtin_value(value))
}

/// Changes the receiver's library object, and accounts for its bytes. `None` if it is of another type.
pub(crate) fn edit<T: sesf_heap::NativeObject, R>(
    vm: &mut Vm,
    value: Value,
    change: impl FnOnce(&mut T) -> R,
) -> Option<R> {
    let Value::Object(id) = vm.builtin_value(value) else { return None };
    vm.heap.edit(
        |h| &mut h.objects,
        id,
        |object| object.content.as_mut().and_then(|c| c.as_any_mut().downcast_mut()).map(change),
    )
}

/// As [`edit`], for changes that leave the owned bytes as they are.
pub(crate) fn edit_in_place<T: sesf_heap::NativeObject, R>(
    vm: &mut Vm,
    value: Value,
    change: impl FnOnce(&mut T) -> R,
) -> Option<R> {
    let Value::Object(id) = vm.builtin_value(value) else { return None };
    vm.heap.objects.get_mut(id).content.as_mut().and_then(|c| c.as_any_mut().downcast_mut()).map(change)
}

/// The receiver of a method is of another type.
#[cold]
pub(crate) fn wrong_receiver(vm: &mut Vm, what: &str, value: Value) -> Interrupt {
    let message = format!("descriptor requires a '{what}' object but received a '{}'", vm.type_name(value));
    vm.type_error(message)
}

/// Ends a native function with a step: its value, or the call instead of it.
pub(crate) fn finish(vm: &mut Vm, step: Step) -> Res {
    match step {
        Step::Value(value) => Ok(value),
        Step::Call { function, args, n_args } => {
            let args = args.iter().copied().take(n_args as usize).collect();
            vm.tail_call(function, args, Vec::new())
        }
    }
}

/// The keyword arguments that a native function got.
pub(crate) fn keywords(vm: &mut Vm, value: Value) -> Vec<(sesf_heap::StrId, Value)> {
    match value {
        Value::Dict(dict) => vm.keyword_pairs(dict),
        _ => Vec::new(),
    }
}

/// Whether a value can be called.
pub(crate) fn is_callable(vm: &mut Vm, value: Value) -> bool {
    match value {
        Value::Function(_) | Value::Native(_) | Value::Method(_) | Value::Class(_) => true,
        other => vm.special_of(other, names::CALL).is_some_and(|method| !method.is_none()),
    }
}

// ---- generators of the prelude

/// A new generator of a prelude function, which shows a class of its own.
pub(crate) fn generator(vm: &mut Vm, class: Value, name: &'static str, args: &[Value]) -> Res {
    let class = class_argument(vm, class)?;
    let function = vm.prelude(name)?;
    let generator = vm.call(function, args)?;
    let own = native_base(vm, class);
    if let Value::Generator(id) = generator {
        vm.heap.generators.get_mut(id).class = own;
    }
    as_instance_of(vm, Value::Class(class), own, generator)
}

/// The iterator of a value, such that a `for` of the prelude can go on with it without asking its class for `__iter__` once
/// more.
pub(crate) fn loop_iterator(vm: &mut Vm, iterable: Value) -> Res {
    match vm.iter(iterable)? {
        iterator @ (Value::Iter(_) | Value::Generator(_)) => Ok(iterator),
        iterator => {
            let function = vm.prelude("iterate")?;
            vm.call(function, &[iterator])
        }
    }
}

/// `__iter__` of iterators.
pub(crate) fn itself(_: &mut Vm, args: &[Value]) -> Res {
    Ok(args[0])
}

/// `__class_getitem__`: `deque[int]`.
pub(crate) fn class_item(vm: &mut Vm, args: &[Value]) -> Res {
    Ok(vm.new_generic_alias(args[0], args[1]))
}

/// The table of `__class_getitem__`.
pub(crate) const GENERIC: &[NativeDef] = &[def("__class_getitem__(type, object, /)", class_item, "See PEP 585")];

// ---- parts written in the language

/// Runs the text of a module's part that is written in the language; gives its globals. `helpers` are native functions
/// that it uses. The classes that it defines become the module's own: named `module.Name`, not to be changed by programs.
pub(crate) fn run_part(
    vm: &mut Vm,
    name: &str,
    text: &str,
    module: &'static str,
    helpers: &[NativeDef],
) -> Res<DictId> {
    let globals = vm.heap.new_dict_id();
    let shown = vm.heap.new_str(module);
    vm.dict_set_name(globals, names::NAME, shown);
    vm.install_functions(globals, module, helpers);
    let code = vm.compile_prelude(name, text)?;
    vm.run_code(code, globals, Value::Unbound)?;
    for (_, value) in vm.dict_items(globals) {
        if let Value::Class(class) = value
            && vm.class_module(class) == shown
        {
            vm.heap.classes.get_mut(class).is_builtin = true;
        }
    }
    Ok(globals)
}
