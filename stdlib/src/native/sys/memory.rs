//! What objects cost, and texts that are kept once.

use sesf_heap::{Stored, Value, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use crate::native::support::def;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def(
        "getsizeof(object, default=None)",
        getsizeof,
        "getsizeof(object [, default]) -> int\n\nReturn the size of object in bytes, as the interpreter counts them.",
    ),
    def(
        "getrefcount(object, /)",
        |_, _| Ok(Value::Int(2)),
        "Return the reference count of object.\n\nReferences are not counted: the answer is always 2, that of an object which\none \
         variable refers to.",
    ),
    def("getallocatedblocks()", |vm, _| Ok(Value::Int(vm.heap.strs.len() as i64)), "Return a number of objects."),
    def(
        "intern(string, /)",
        intern,
        "``Intern'' the given string.\n\nThis enters the string in the (global) table of interned strings.",
    ),
    def("is_finalizing()", |_, _| Ok(Value::Bool(false)), "Return True if Python is exiting."),
    def(
        "_clear_type_cache()",
        |_, _| Ok(Value::None),
        "Clear the internal type lookup cache: there is none to be cleared.",
    ),
];

fn intern(vm: &mut Vm, args: &[Value]) -> Res {
    match args[0] {
        Value::Str(id) => Ok(Value::Str(vm.heap.intern_id(id))),
        other => {
            let found = vm.type_name(other);
            Err(match vm.builtin_value(other) {
                Value::Str(_) => vm.type_error(format!("can't intern {found}")),
                _ => vm.type_error(format!("intern() argument must be str, not {found}")),
            })
        }
    }
}

fn getsizeof(vm: &mut Vm, args: &[Value]) -> Res {
    let object = args[0];
    if let Value::Instance(_) = object
        && let Some(method @ Value::Function(_)) = vm.special_of(object, names::SIZEOF)
    {
        let step = vm.method_call1(method, object)?;
        let size = vm.run_step(step)?;
        let size = vm.as_index(size, "")?;
        return match size {
            size if size < 0 => Err(vm.value_error("__sizeof__() should return >= 0")),
            size => Ok(Value::Int(size)),
        };
    }
    Ok(Value::Int(size_of_value(vm, object) as i64))
}

/// The size of a value with what it owns; what it refers to is not its own.
fn size_of_value(vm: &Vm, value: Value) -> usize {
    fn whole<T: Stored>(object: &T) -> usize {
        size_of::<T>() + object.owned_bytes()
    }
    let heap = &vm.heap;
    size_of::<Value>()
        + match value {
            Value::BigInt(id) => whole(heap.bigints.get(id)),
            Value::Complex(id) => whole(heap.complexes.get(id)),
            // Short texts lie in their object; they grow with their length as in CPython all the same.
            Value::Str(id) => whole(heap.strs.get(id)).max(heap.str(id).len() + 40),
            Value::Bytes(id) => whole(heap.bytes_objects.get(id)),
            Value::ByteArray(id) => whole(heap.bytearrays.get(id)),
            Value::Tuple(id) => heap.tuple_bytes(id),
            Value::List(id) => whole(heap.lists.get(id)),
            Value::Dict(id) => whole(heap.dicts.get(id)),
            Value::Set(id) | Value::FrozenSet(id) => whole(heap.sets.get(id)),
            Value::Instance(id) => whole(heap.instances.get(id)) + carried_size(vm, value),
            Value::Exception(id) => whole(heap.exceptions.get(id)),
            Value::Class(id) => whole(heap.classes.get(id)),
            Value::Function(id) => whole(heap.functions.get(id)),
            Value::Generator(id) => whole(heap.generators.get(id)),
            Value::Range(id) => whole(heap.ranges.get(id)),
            Value::Object(id) => whole(heap.objects.get(id)),
            _ => 0,
        }
}

/// The size of the builtin value that an instance carries.
fn carried_size(vm: &Vm, value: Value) -> usize {
    match vm.builtin_value(value) {
        Value::Instance(_) => 0,
        carried => size_of_value(vm, carried),
    }
}
