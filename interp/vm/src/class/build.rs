//! The class statement: `__build_class__` and the helpers of its prelude function.

use sesf_heap::{ClassId, StrId, Value, classes, names};

use crate::error::Res;
use crate::native::NativeDef;
use crate::vm::{Root, Vm};

const HELPERS: &[NativeDef] = &[
    NativeDef { signature: "_class_bases(bases, /)", function: class_bases, doc: "Resolve __mro_entries__." },
    NativeDef {
        signature: "_class_metaclass(bases, keywords, /)",
        function: class_metaclass,
        doc: "Take the metaclass out of the keywords, or find it from the bases.",
    },
    NativeDef { signature: "_class_prepare(metaclass, /)", function: class_prepare, doc: "__prepare__, or None." },
    NativeDef {
        signature: "_class_body(function, metaclass, namespace, /)",
        function: class_body,
        doc: "Run the body of a class in a namespace.",
    },
    NativeDef {
        signature: "_class_check_cell(cell, cls, name, /)",
        function: class_check_cell,
        doc: "Check that the class reached the cell of its body.",
    },
];

const BUILD: NativeDef = NativeDef {
    signature: "__build_class__(*args, **kwds)",
    function: |vm, args| {
        let kwargs = vm.named_arguments(args.first().copied().unwrap_or(Value::Unbound));
        vm.build_class(args.get(1..).unwrap_or(&[]), &kwargs)
    },
    doc: "Internal helper function used by the class statement.",
};

/// Defines `__build_class__` and its helpers.
pub(super) fn install(vm: &mut Vm) {
    let prelude = vm.root_dict(Root::Prelude);
    vm.install_functions(prelude, "builtins", HELPERS);
    let builtins = vm.builtins();
    vm.install_functions(builtins, "builtins", &[BUILD]);
}

impl Vm {
    /// `__build_class__(function, name, *bases, metaclass=None, **keywords)`: hands over to the prelude, so that the body
    /// is run by the machine's loop.
    ///
    /// # Errors
    /// `TypeError` for wrong arguments; else [`crate::Interrupt::Call`].
    pub fn build_class(&mut self, args: &[Value], kwargs: &[(StrId, Value)]) -> Res {
        let [function, name, bases @ ..] = args else {
            return Err(self.type_error("__build_class__: not enough arguments"));
        };
        let Value::Function(_) = function else {
            return Err(self.type_error("__build_class__: func must be a function"));
        };
        let Value::Str(_) = self.builtin_value(*name) else {
            return Err(self.type_error("__build_class__: name is not a string"));
        };
        let (function, name) = (*function, *name);
        let bases = self.heap.new_tuple(bases);
        let keywords = self.heap.new_dict_id();
        for (key, value) in kwargs {
            self.dict_set_name(keywords, *key, *value);
        }
        self.tail_prelude("build_class", &[function, name, bases, Value::Dict(keywords)])
    }

    /// The entries of a dict of keyword arguments.
    pub(crate) fn named_arguments(&self, keywords: Value) -> Vec<(StrId, Value)> {
        let Value::Dict(dict) = keywords else { return Vec::new() };
        let entries = self.heap.dicts.get(dict).iter();
        entries.filter_map(|e| if let Value::Str(name) = e.key { Some((name, e.value)) } else { None }).collect()
    }

    /// The items of a tuple.
    pub(crate) fn tuple_items(&self, tuple: Value) -> Vec<Value> {
        match self.builtin_value(tuple) {
            Value::Tuple(id) => self.heap.tuple(id).to_vec(),
            _ => Vec::new(),
        }
    }
}

fn class_bases(vm: &mut Vm, args: &[Value]) -> Res {
    let bases = args[0];
    let mut resolved = Vec::new();
    let mut changed = false;
    for base in vm.tuple_items(bases) {
        let entries = match base {
            Value::Class(_) => None,
            _ => vm.find_attr(base, names::MRO_ENTRIES)?,
        };
        let Some(entries) = entries else {
            resolved.push(base);
            continue;
        };
        changed = true;
        let answer = vm.call(entries, &[bases])?;
        let Value::Tuple(id) = vm.builtin_value(answer) else {
            return Err(vm.type_error("__mro_entries__ must return a tuple"));
        };
        resolved.extend_from_slice(vm.heap.tuple(id));
    }
    Ok(if changed { vm.heap.new_tuple_from(resolved) } else { bases })
}

fn class_metaclass(vm: &mut Vm, args: &[Value]) -> Res {
    let bases = vm.tuple_items(args[0]);
    let mut metaclass = Value::Unbound;
    if let Value::Dict(keywords) = args[1] {
        metaclass = vm.dict_get_name(keywords, names::METACLASS).unwrap_or(Value::Unbound);
        vm.dict_remove_name(keywords, names::METACLASS);
    }
    let start: ClassId = match (metaclass, bases.first()) {
        (Value::Class(class), _) if vm.is_metaclass(class) => class,
        (Value::Unbound, None) => classes::TYPE,
        (Value::Unbound, Some(first)) => vm.class_of(*first),
        (other, _) => return Ok(other),
    };
    vm.calculate_metaclass(start, &bases).map(Value::Class)
}

fn class_prepare(vm: &mut Vm, args: &[Value]) -> Res {
    let type_dict = vm.heap.classes.get(classes::TYPE).dict;
    if let Value::Class(metaclass) = args[0]
        && vm.heap.classes.get(metaclass).metaclass == classes::TYPE
        && vm.lookup(metaclass, names::PREPARE) == vm.dict_get_name(type_dict, names::PREPARE)
    {
        return Ok(Value::None);
    }
    Ok(vm.find_attr(args[0], names::PREPARE)?.unwrap_or(Value::None))
}

fn class_body(vm: &mut Vm, args: &[Value]) -> Res {
    let (function, metaclass, namespace) = (args[0], args[1], args[2]);
    if !vm.is_mapping_like(namespace) {
        let owner = match metaclass {
            Value::Class(class) => vm.class_name(class).to_string(),
            _ => "<metaclass>".to_string(),
        };
        let message = format!("{owner}.__prepare__() must return a mapping, not {}", vm.type_name(namespace));
        return Err(vm.type_error(message));
    }
    vm.tail_body(function, namespace)
}

fn class_check_cell(vm: &mut Vm, args: &[Value]) -> Res {
    let (cell, made, name) = (args[0], args[1], args[2]);
    let (Value::Cell(id), Value::Class(_)) = (cell, made) else { return Ok(Value::None) };
    let held = *vm.heap.cells.get(id);
    if held == made {
        return Ok(Value::None);
    }
    let (name, made) = (vm.repr(name)?, vm.repr(made)?);
    if !held.is_bound() {
        return Err(vm.runtime_error(format!(
            "__class__ not set defining {name} as {made}. Was __classcell__ propagated to type.__new__?"
        )));
    }
    let held = vm.repr(held)?;
    Err(vm.type_error(format!("__class__ set to {held} defining {name} as {made}")))
}

impl Vm {
    /// Whether a value can be the namespace of a class body.
    fn is_mapping_like(&mut self, value: Value) -> bool {
        matches!(self.builtin_value(value), Value::Dict(_)) || self.special_of(value, names::GETITEM).is_some()
    }
}
