//! The attributes of class objects: `__name__`, `__bases__`, `__dict__`, ...

use sesf_heap::{ClassId, Descriptor, DictId, StrId, Value, classes, names};

use crate::error::{Interrupt, Res};
use crate::native::{Binding, NativeDef};
use crate::vm::{Root, Vm};

const READ_ONLY: &[NativeDef] = &[
    getter("__base__", |vm, args| {
        let class = vm.expect_class(args[0], "__base__")?;
        Ok(vm.base_of(class))
    }),
    getter("__dict__", |vm, args| {
        let class = vm.expect_class(args[0], "__dict__")?;
        Ok(vm.class_namespace(class))
    }),
    getter("__text_signature__", |_, _| Ok(Value::None)),
    getter("__basicsize__", |_, _| Ok(Value::Int(16))),
    getter("__itemsize__", |_, _| Ok(Value::Int(0))),
    getter("__flags__", |vm, args| {
        let class = vm.expect_class(args[0], "__flags__")?;
        Ok(Value::Int(vm.class_flags(class)))
    }),
    getter("__dictoffset__", |_, _| Ok(Value::Int(0))),
    getter("__weakrefoffset__", |_, _| Ok(Value::Int(0))),
];

/// What `type.__doc__` says.
const TYPE_DOC: &str = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type";

/// A getter; its signature is the attribute's name.
const fn getter(name: &'static str, function: crate::native::NativeFunction) -> NativeDef {
    NativeDef { signature: name, function, doc: "" }
}

const PAIRS: &[(NativeDef, NativeDef)] = &[
    (getter("__name__", get_name), getter("__name__", set_name)),
    (getter("__qualname__", get_qualname), getter("__qualname__", set_qualname)),
    (getter("__module__", get_module), getter("__module__", |vm, args| set_entry(vm, args, names::MODULE))),
    (getter("__doc__", get_doc), getter("__doc__", |vm, args| set_entry(vm, args, names::DOC))),
    (getter("__bases__", get_bases), getter("__bases__", set_bases)),
    (
        getter("__mro__", |vm, args| {
            let class = vm.expect_class(args[0], "__mro__")?;
            Ok(vm.order_tuple(class))
        }),
        getter("__mro__", |vm, _| Err(vm.error(classes::ATTRIBUTE_ERROR, "readonly attribute"))),
    ),
    (getter("__abstractmethods__", get_abstract), getter("__abstractmethods__", set_abstract)),
    (getter("__annotations__", get_annotations), getter("__annotations__", set_annotations)),
];

/// Fills the namespace of `type` with its attributes.
pub(super) fn install(vm: &mut Vm) {
    vm.install_methods(classes::TYPE, Binding::Getter, READ_ONLY);
    for (get, set) in PAIRS {
        vm.install_getset(classes::TYPE, *get, *set);
    }
    install_shared(vm);
}

// ---- `__dict__` and `__weakref__`, which every class with them lists for itself

/// Under these names the prelude's globals keep the descriptors to be copied.
const SHARED: [(&str, StrId); 2] = [("_shared_dict", names::DICT), ("_shared_weakref", names::WEAKREF)];

fn install_shared(vm: &mut Vm) {
    let defs = [
        (getter("__dict__", get_instance_dict), Some(getter("__dict__", set_instance_dict))),
        (getter("__weakref__", |_, _| Ok(Value::None)), None),
    ];
    let prelude = vm.root_dict(Root::Prelude);
    for ((key, name), (get, set)) in SHARED.into_iter().zip(defs) {
        let get = vm.register(get, Binding::Getter, None, "");
        let set = set.map(|set| vm.register(set, Binding::Getter, None, ""));
        let descriptor = vm.heap.new_descriptor(Descriptor::GetSet { class: classes::OBJECT, name, get, set });
        let key = vm.heap.intern(key);
        vm.dict_set_name(prelude, key, descriptor);
    }
}

impl Vm {
    /// Lists `__dict__` or `__weakref__` in the namespace of a class.
    pub fn share_getset(&mut self, class: ClassId, dict: DictId, name: StrId) {
        let prelude = self.root_dict(Root::Prelude);
        let key = SHARED.iter().find(|(_, shared)| *shared == name).map_or("", |(key, _)| key);
        let key = self.heap.intern(key);
        if let Some(Value::Descriptor(id)) = self.dict_get_name(prelude, key)
            && let Descriptor::GetSet { get, set, .. } = *self.heap.descriptors.get(id)
        {
            let descriptor = self.heap.new_descriptor(Descriptor::GetSet { class, name, get, set });
            self.dict_set_name(dict, name, descriptor);
        }
    }

    fn class_flags(&self, class: ClassId) -> i64 {
        const HEAP_TYPE: i64 = 1 << 9;
        const BASE_TYPE: i64 = 1 << 10;
        const ABSTRACT: i64 = 1 << 20;
        let info = self.heap.classes.get(class);
        let heap = if info.is_builtin { 0 } else { HEAP_TYPE };
        let base = if info.layout == sesf_heap::Layout::Final { 0 } else { BASE_TYPE };
        let is_abstract = self.dict_get_name(info.dict, names::ABSTRACT_METHODS).is_some();
        heap | base | if is_abstract { ABSTRACT } else { 0 }
    }

    /// The class, if programs may change it.
    fn changeable_class(&mut self, class: Value, attribute: &str) -> Res<ClassId> {
        let class = self.expect_class(class, attribute)?;
        if !self.heap.classes.get(class).is_builtin {
            return Ok(class);
        }
        let message = format!("cannot set '{attribute}' attribute of immutable type '{}'", self.full_class_name(class));
        Err(self.type_error(message))
    }

    fn cannot_delete(&mut self, class: ClassId, attribute: &str) -> Interrupt {
        let message = format!("cannot delete '{attribute}' attribute of immutable type '{}'", self.class_name(class));
        self.type_error(message)
    }
}

fn get_instance_dict(vm: &mut Vm, args: &[Value]) -> Res {
    match vm.instance_dict(args[0]) {
        Some(dict) => Ok(Value::Dict(dict)),
        None => {
            let message = vm.no_attribute_message(args[0], "__dict__");
            Err(vm.attribute_error(args[0], "__dict__", message))
        }
    }
}

fn set_instance_dict(vm: &mut Vm, args: &[Value]) -> Res {
    let dict = match (args[1], vm.builtin_value(args[1])) {
        (Value::Unbound, _) => vm.heap.new_dict_id(),
        (_, Value::Dict(dict)) => dict,
        (other, _) => {
            let message = format!("__dict__ must be set to a dictionary, not a '{}'", vm.type_name(other));
            return Err(vm.type_error(message));
        }
    };
    vm.set_instance_dict(args[0], dict);
    Ok(Value::None)
}

// ---- names

fn get_name(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.expect_class(args[0], "__name__")?;
    Ok(Value::Str(vm.heap.classes.get(class).name))
}

fn set_name(vm: &mut Vm, args: &[Value]) -> Res {
    let (class, name) = new_name(vm, args, "__name__")?;
    vm.heap.classes.get_mut(class).name = name;
    Ok(Value::None)
}

fn get_qualname(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.expect_class(args[0], "__qualname__")?;
    Ok(Value::Str(vm.heap.classes.get(class).qualname))
}

fn set_qualname(vm: &mut Vm, args: &[Value]) -> Res {
    let (class, name) = new_name(vm, args, "__qualname__")?;
    vm.heap.classes.get_mut(class).qualname = name;
    Ok(Value::None)
}

fn new_name(vm: &mut Vm, args: &[Value], attribute: &str) -> Res<(ClassId, StrId)> {
    let class = vm.changeable_class(args[0], attribute)?;
    match (args[1], vm.builtin_value(args[1])) {
        (Value::Unbound, _) => Err(vm.cannot_delete(class, attribute)),
        (_, Value::Str(name)) => Ok((class, vm.heap.intern_id(name))),
        (other, _) => {
            let message = format!(
                "can only assign string to {}.{attribute}, not '{}'",
                vm.class_name(class),
                vm.type_name(other)
            );
            Err(vm.type_error(message))
        }
    }
}

// ---- entries of the namespace

fn get_module(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.expect_class(args[0], "__module__")?;
    match vm.class_module(class) {
        Value::Unbound if vm.heap.classes.get(class).is_builtin => Ok(vm.heap.new_str("builtins")),
        Value::Unbound => {
            let error = vm.heap.new_str("__module__");
            Err(vm.error_with(classes::ATTRIBUTE_ERROR, &[error]))
        }
        module => Ok(module),
    }
}

fn get_doc(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.expect_class(args[0], "__doc__")?;
    let dict = vm.heap.classes.get(class).dict;
    match vm.dict_get_name(dict, names::DOC) {
        Some(_) if class == classes::TYPE => Ok(vm.heap.new_str(TYPE_DOC)),
        Some(doc) => {
            let step = vm.descriptor_get(doc, Value::Unbound, class)?;
            vm.finish_step(step)
        }
        None => Ok(Value::None),
    }
}

fn set_entry(vm: &mut Vm, args: &[Value], name: StrId) -> Res {
    let attribute = vm.heap.str(name).to_string();
    let class = vm.changeable_class(args[0], &attribute)?;
    if !args[1].is_bound() {
        return Err(vm.cannot_delete(class, &attribute));
    }
    put_entry(vm, class, name, args[1]);
    Ok(Value::None)
}

fn put_entry(vm: &mut Vm, class: ClassId, name: StrId, value: Value) {
    let dict = vm.heap.classes.get(class).dict;
    vm.dict_set_name(dict, name, value);
    vm.class_changed();
}

fn get_abstract(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.expect_class(args[0], "__abstractmethods__")?;
    let dict = vm.heap.classes.get(class).dict;
    match vm.dict_get_name(dict, names::ABSTRACT_METHODS) {
        Some(value) if class != classes::TYPE => Ok(value),
        _ => Err(vm.attribute_error(args[0], "__abstractmethods__", "__abstractmethods__")),
    }
}

fn set_abstract(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.changeable_class(args[0], "__abstractmethods__")?;
    if args[1].is_bound() {
        put_entry(vm, class, names::ABSTRACT_METHODS, args[1]);
    } else {
        remove_entry(vm, class, names::ABSTRACT_METHODS)?;
    }
    Ok(Value::None)
}

fn remove_entry(vm: &mut Vm, class: ClassId, name: StrId) -> Res<()> {
    let dict = vm.heap.classes.get(class).dict;
    let was_there = vm.dict_remove_name(dict, name);
    vm.class_changed();
    if was_there {
        return Ok(());
    }
    let text = vm.heap.str(name).to_string();
    Err(vm.attribute_error(Value::Class(class), &text, text.clone()))
}

fn get_annotations(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.expect_class(args[0], "__annotations__")?;
    let info = vm.heap.classes.get(class);
    let (dict, is_builtin) = (info.dict, info.is_builtin);
    match vm.dict_get_name(dict, names::ANNOTATIONS) {
        Some(value) if !is_builtin => Ok(value),
        _ if is_builtin => {
            let message = vm.no_attribute_message(args[0], "__annotations__");
            Err(vm.attribute_error(args[0], "__annotations__", message))
        }
        _ => {
            let annotations = vm.heap.new_dict();
            vm.dict_set_name(dict, names::ANNOTATIONS, annotations);
            vm.class_changed();
            Ok(annotations)
        }
    }
}

fn set_annotations(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.changeable_class(args[0], "__annotations__")?;
    if args[1].is_bound() {
        put_entry(vm, class, names::ANNOTATIONS, args[1]);
    } else {
        remove_entry(vm, class, names::ANNOTATIONS)?;
    }
    Ok(Value::None)
}

// ---- bases

fn get_bases(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.expect_class(args[0], "__bases__")?;
    let bases: Vec<Value> = vm.heap.classes.get(class).bases.iter().map(|c| Value::Class(*c)).collect();
    Ok(vm.heap.new_tuple_from(bases))
}

fn set_bases(vm: &mut Vm, args: &[Value]) -> Res {
    let class = vm.changeable_class(args[0], "__bases__")?;
    let bases = new_bases(vm, class, args[1])?;
    let old = vm.heap.classes.get(class).bases.clone();
    check_same_layout(vm, class, &old, &bases)?;
    replace_bases(vm, class, &old, &bases);
    if let Err(error) = vm.refresh_order(class) {
        replace_bases(vm, class, &bases, &old);
        vm.refresh_order(class)?;
        return Err(error);
    }
    Ok(Value::None)
}

fn new_bases(vm: &mut Vm, class: ClassId, value: Value) -> Res<Vec<ClassId>> {
    if !value.is_bound() {
        return Err(vm.cannot_delete(class, "__bases__"));
    }
    let name = vm.class_name(class).to_string();
    let Value::Tuple(_) = vm.builtin_value(value) else {
        let message = format!("can only assign tuple to {name}.__bases__, not {}", vm.type_name(value));
        return Err(vm.type_error(message));
    };
    let items = vm.tuple_items(value);
    if items.is_empty() {
        return Err(vm.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()")));
    }
    let mut bases = Vec::new();
    for item in items {
        match item {
            Value::Class(base) if vm.is_subclass(base, class) => {
                return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
            }
            Value::Class(base) => bases.push(base),
            other => {
                let message = format!("{name}.__bases__ must be tuple of classes, not '{}'", vm.type_name(other));
                return Err(vm.type_error(message));
            }
        }
    }
    Ok(bases)
}

fn check_same_layout(vm: &mut Vm, class: ClassId, old: &[ClassId], new: &[ClassId]) -> Res<()> {
    let (before, after) = (vm.best_base(old)?, vm.best_base(new)?);
    let differs = vm.solid_base(before) != vm.solid_base(after)
        || vm.heap.classes.get(before).layout != vm.heap.classes.get(after).layout
        || (before == classes::OBJECT) && !vm.heap.classes.get(class).has_dict;
    if !differs {
        return Ok(());
    }
    let message = format!(
        "__bases__ assignment: '{}' object layout differs from '{}'",
        vm.class_name(after),
        vm.class_name(before)
    );
    Err(vm.type_error(message))
}

fn replace_bases(vm: &mut Vm, class: ClassId, old: &[ClassId], new: &[ClassId]) {
    for base in old {
        vm.heap.edit(|h| &mut h.classes, *base, |c| c.subclasses.retain(|sub| *sub != class));
    }
    for base in new {
        vm.heap.edit(|h| &mut h.classes, *base, |c| c.subclasses.push(class));
    }
    vm.heap.edit(|h| &mut h.classes, class, |c| c.bases = new.to_vec());
}
