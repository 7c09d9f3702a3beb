//! `dict`.

use sesf_heap::{DictId, Value, classes, names};
use sesf_vm::native::NativeDef;
use sesf_vm::ops::ViewKind;
use sesf_vm::{Res, Vm};

use super::containers;
use super::slots::{self, compare_slots};
use crate::support::{self, as_instance_of, def};

const NEW: &[NativeDef] = &[def(
    "__new__(type, *args, **kwargs)",
    new,
    "Create and return a new object.  See help(type) for accurate signature.",
)];

const COMPARISONS: &[NativeDef] = compare_slots!(is_dict);

const SLOTS: &[NativeDef] = &[
    def(
        "__init__(self, iterable=(), /, **kwargs)",
        init,
        "Initialize self.  See help(type(self)) for accurate signature.",
    ),
    def("__repr__(self, /)", slots::repr, "Return repr(self)."),
    def("__len__(self, /)", slots::length, "Return len(self)."),
    def("__iter__(self, /)", slots::iterate, "Implement iter(self)."),
    def("__setitem__(self, key, value, /)", set_item, "Set self[key] to value."),
    def("__delitem__(self, key, /)", del_item, "Delete self[key]."),
    def("__or__(self, value, /)", |vm, a| or(vm, a[0], a[1]), "Return self|value."),
    def("__ror__(self, value, /)", |vm, a| or(vm, a[1], a[0]), "Return value|self."),
    def("__ior__(self, value, /)", or_in_place, "Return self|=value."),
];

const METHODS: &[NativeDef] = &[
    def("__getitem__(self, key, /)", item, "x.__getitem__(y) <==> x[y]"),
    def("__contains__(self, key, /)", slots::contains, "True if the dictionary has the specified key, else False."),
    def("__reversed__(self, /)", reversed, "Return a reverse iterator over the dict keys."),
    def("get(self, key, default=None, /)", get, "Return the value for key if key is in the dictionary, else default."),
    def(
        "setdefault(self, key, default=None, /)",
        set_default,
        "Insert key with a value of default if key is not in the dictionary.\n\n\
         Return the value for key if key is in the dictionary, else default.",
    ),
    def(
        "pop(self, key, default=None, /)",
        pop,
        "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\n\
         If the key is not found, return the default if given; otherwise,\nraise a KeyError.",
    ),
    def(
        "popitem(self, /)",
        pop_item,
        "Remove and return a (key, value) pair as a 2-tuple.\n\n\
         Pairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.",
    ),
    def(
        "keys(self, /)",
        |vm, a| view(vm, a, ViewKind::Keys),
        "D.keys() -> a set-like object providing a view on D's keys",
    ),
    def(
        "values(self, /)",
        |vm, a| view(vm, a, ViewKind::Values),
        "D.values() -> an object providing a view on D's values",
    ),
    def(
        "items(self, /)",
        |vm, a| view(vm, a, ViewKind::Items),
        "D.items() -> a set-like object providing a view on D's items",
    ),
    def(
        "update(self, other=(), /, **kwargs)",
        update,
        "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.\n\
         If E is present and has a .keys() method, then does:  for k in E: D[k] = E[k]\n\
         If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\n\
         In either case, this is followed by: for k in F:  D[k] = F[k]",
    ),
    def("clear(self, /)", clear, "D.clear() -> None.  Remove all items from D."),
    def("copy(self, /)", copy, "D.copy() -> a shallow copy of D"),
];

const CLASS_METHODS: &[NativeDef] = &[def(
    "fromkeys(type, iterable, value=None, /)",
    from_keys,
    "Create a new dictionary with keys from iterable and values set to value.",
)];

/// What the prelude's `dict_add_pairs` is built on.
const HELPERS: &[NativeDef] =
    &[def("_dict_add_pair(target, pair, number, /)", add_pair, "Adds a pair from a sequence of them.")];

/// Fills the namespace of `dict`.
pub(crate) fn install(vm: &mut Vm) {
    support::static_methods(vm, classes::DICT, NEW);
    support::slots(vm, classes::DICT, COMPARISONS);
    support::slots(vm, classes::DICT, SLOTS);
    support::methods(vm, classes::DICT, METHODS);
    support::class_methods(vm, classes::DICT, CLASS_METHODS);
    containers::make_generic(vm, classes::DICT);
    containers::forbid_hash(vm, classes::DICT);
    containers::install_helpers(vm, HELPERS);
    let doc = "dict() -> new empty dictionary\n\
               dict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\n\
               dict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\n\
               dict(**kwargs) -> new dictionary initialized with the name=value pairs\n    \
               in the keyword argument list.  For example:  dict(one=1, two=2)";
    containers::set_doc(vm, classes::DICT, doc);
}

fn is_dict(value: Value) -> bool {
    matches!(value, Value::Dict(_))
}

/// An empty dict, which `__init__` fills.
fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let dict = vm.heap.new_dict();
    as_instance_of(vm, args[0], classes::DICT, dict)
}

/// As `update`; but what a generator gives is collected first, which is faster.
fn init(vm: &mut Vm, args: &[Value]) -> Res {
    if let Value::Generator(_) = args[1] {
        let dict = vm.expect_dict(args[0])?;
        return vm.tail_prelude("dict_init", &[Value::Dict(dict), args[1], args[2].or(Value::None)]);
    }
    update(vm, args)
}

// ---- updates

fn update(vm: &mut Vm, args: &[Value]) -> Res {
    let dict = vm.expect_dict(args[0])?;
    let (from, keywords) = (args[1], args[2]);
    if from.is_bound() {
        if let Some(function) = update_in_loop(vm, from)? {
            return vm.tail_prelude(function, &[Value::Dict(dict), from, keywords.or(Value::None)]);
        }
        vm.dict_update(dict, from)?;
    }
    if let Value::Dict(keywords) = keywords {
        vm.dict_merge(dict, keywords)?;
    }
    Ok(Value::None)
}

/// The prelude function that updates from a source which means running code of the language, if it does.
fn update_in_loop(vm: &mut Vm, from: Value) -> Res<Option<&'static str>> {
    match from {
        Value::Generator(_) => Ok(Some("dict_add_pairs")),
        Value::Instance(_) if !is_dict(vm.builtin_value(from)) => match vm.find_attr(from, names::KEYS)? {
            Some(_) => Ok(Some("dict_add_mapping")),
            None if vm.needs_loop(from) => Ok(Some("dict_add_pairs")),
            None => Ok(None),
        },
        _ => Ok(None),
    }
}

fn add_pair(vm: &mut Vm, args: &[Value]) -> Res {
    let dict = vm.expect_dict(args[0])?;
    let number = vm.as_index(args[2], "")? as usize;
    let (key, value) = vm.dict_pair(args[1], number)?;
    vm.dict_set(dict, key, value)?;
    Ok(Value::None)
}

fn from_keys(vm: &mut Vm, args: &[Value]) -> Res {
    let value = args[2].or(Value::None);
    if args[0] != Value::Class(classes::DICT) || vm.needs_loop(args[1]) {
        return vm.tail_prelude("dict_fromkeys", &[args[0], args[1], value]);
    }
    let dict = vm.heap.new_dict_id();
    let iterator = vm.iter(args[1])?;
    while let Some(key) = vm.next(iterator)? {
        vm.dict_set(dict, key, value)?;
    }
    Ok(Value::Dict(dict))
}

// ---- special methods

fn item(vm: &mut Vm, args: &[Value]) -> Res {
    let dict = vm.expect_dict(args[0])?;
    vm.dict_item(args[0], dict, args[1])
}

fn set_item(vm: &mut Vm, args: &[Value]) -> Res {
    let dict = vm.expect_dict(args[0])?;
    vm.dict_set(dict, args[1], args[2])?;
    Ok(Value::None)
}

fn del_item(vm: &mut Vm, args: &[Value]) -> Res {
    let dict = vm.expect_dict(args[0])?;
    match vm.dict_remove(dict, args[1])? {
        Some(_) => Ok(Value::None),
        None => Err(vm.key_error(args[1])),
    }
}

/// `a | b`, of which the first operand decides the order of the keys.
fn or(vm: &mut Vm, a: Value, b: Value) -> Res {
    match (vm.builtin_value(a), vm.builtin_value(b)) {
        (Value::Dict(x), Value::Dict(_)) => {
            let union = vm.dict_copy(x)?;
            vm.dict_update(union, b)?;
            Ok(Value::Dict(union))
        }
        _ => Ok(Value::NotImplemented),
    }
}

fn or_in_place(vm: &mut Vm, args: &[Value]) -> Res {
    let dict = vm.expect_dict(args[0])?;
    match update_in_loop(vm, args[1])? {
        Some(function) => {
            let update = vm.prelude(function)?;
            vm.tail_prelude("dict_update_in_place", &[args[0], Value::Dict(dict), args[1], update])
        }
        None => {
            vm.dict_update(dict, args[1])?;
            Ok(args[0])
        }
    }
}

fn reversed(vm: &mut Vm, args: &[Value]) -> Res {
    let dict = vm.expect_dict(args[0])?;
    Ok(vm.reversed_builtin(Value::Dict(dict)).unwrap_or(Value::None))
}

// ---- methods

#[inline]
fn receiver(vm: &mut Vm, value: Value) -> Res<DictId> {
    match value {
        Value::Dict(dict) => Ok(dict),
        other => vm.expect_dict(other),
    }
}

fn get(vm: &mut Vm, args: &[Value]) -> Res {
    let dict = receiver(vm, args[0])?;
    Ok(vm.dict_get(dict, args[1])?.unwrap_or(args[2].or(Value::None)))
}

fn set_default(vm: &mut Vm, args: &[Value]) -> Res {
    let dict = receiver(vm, args[0])?;
    vm.dict_set_default(dict, args[1], args[2].or(Value::None))
}

fn pop(vm: &mut Vm, args: &[Value]) -> Res {
    let dict = receiver(vm, args[0])?;
    match vm.dict_remove(dict, args[1])?.or(args[2].bound()) {
        Some(value) => Ok(value),
        None => Err(vm.key_error(args[1])),
    }
}

fn pop_item(vm: &mut Vm, args: &[Value]) -> Res {
    let dict = receiver(vm, args[0])?;
    let table = vm.heap.dicts.get(dict);
    let last = table.last_before(table.end()).map(|(position, _)| position);
    let entry = last.and_then(|position| vm.heap.edit(|h| &mut h.dicts, dict, |d| d.remove(position)));
    match entry {
        Some(entry) => Ok(vm.heap.new_tuple(&[entry.key, entry.value])),
        None => {
            let message = vm.heap.new_str("popitem(): dictionary is empty");
            Err(vm.key_error(message))
        }
    }
}

fn view(vm: &mut Vm, args: &[Value], kind: ViewKind) -> Res {
    let dict = receiver(vm, args[0])?;
    Ok(vm.new_dict_view(kind, dict))
}

fn clear(vm: &mut Vm, args: &[Value]) -> Res {
    let dict = receiver(vm, args[0])?;
    vm.dict_clear(dict);
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: &[Value]) -> Res {
    let dict = receiver(vm, args[0])?;
    vm.dict_copy(dict).map(Value::Dict)
}
