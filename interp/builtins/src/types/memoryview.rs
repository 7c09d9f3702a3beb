//! `memoryview`: one dimension of bytes over a `bytes` or `bytearray`.

use sesf_heap::{Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::ops::MemoryView;
use sesf_vm::{Interrupt, Res, Vm};

use super::arguments::text_argument;
use super::bytes::to_hex;
use super::containers::set_doc;
use super::slots::{self, compare_slots};
use crate::support::{self, as_instance_of, def};

const DOC: &str = "Create a new memoryview object which references the given object.";

const NEW: &[NativeDef] =
    &[def("__new__(type, object)", new, "Create a new memoryview object which references the given object.")];

const COMPARISONS: &[NativeDef] = compare_slots!(is_bytes_like);

const SLOTS: &[NativeDef] = &[
    def("__repr__(self, /)", slots::repr, "Return repr(self)."),
    def("__hash__(self, /)", hash, "Return hash(self)."),
    def("__len__(self, /)", length, "Return len(self)."),
    def("__iter__(self, /)", slots::iterate, "Implement iter(self)."),
    def("__getitem__(self, key, /)", item, "Return self[key]."),
    def("__setitem__(self, key, value, /)", set_item, "Set self[key] to value."),
    def("__delitem__(self, key, /)", delete_item, "Delete self[key]."),
];

const METHODS: &[NativeDef] = &[
    def("__enter__(self, /)", |vm, a| expect(vm, a[0]).map(|_| a[0]), ""),
    def("__exit__(self, /, *args)", release, ""),
    def("release(self, /)", release, "Release the underlying buffer exposed by the memoryview object."),
    def("tobytes(self, /, order='C')", to_bytes, "Return the data in the buffer as a byte string."),
    def("tolist(self, /)", to_list, "Return the data in the buffer as a list of elements."),
    def("toreadonly(self, /)", to_readonly, "Return a readonly version of the memoryview."),
    def("cast(self, /, format, shape=None)", cast, "Cast a memoryview to a new format or shape."),
    def(
        "hex(self, /, sep=None, bytes_per_sep=1)",
        hex,
        "Return the data in the buffer as a str of hexadecimal numbers.",
    ),
];

const GETTERS: &[NativeDef] = &[
    def("obj", |vm, a| Ok(expect(vm, a[0])?.source), "The underlying object of the memoryview."),
    def("nbytes", length, "The amount of space in bytes that the array would use in a contiguous representation."),
    def(
        "itemsize",
        |vm, a| expect(vm, a[0]).map(|_| Value::Int(1)),
        "The size in bytes of each element of the memoryview.",
    ),
    def("ndim", |vm, a| expect(vm, a[0]).map(|_| Value::Int(1)), "The number of dimensions of the memoryview."),
    def("format", format, "A string containing the format (in struct module style) for each element in the view."),
    def("readonly", is_readonly, "A bool indicating whether the memory is read only."),
    def("shape", shape, "A tuple of ndim integers giving the shape of the memory as an N-dimensional array."),
    def("strides", strides, "A tuple of ndim integers giving the size in bytes to access each element."),
    def("suboffsets", suboffsets, "A tuple of integers used internally for PIL-style arrays."),
    def("c_contiguous", is_contiguous, "A bool indicating whether the memory is C contiguous."),
    def("f_contiguous", is_contiguous, "A bool indicating whether the memory is Fortran contiguous."),
    def("contiguous", is_contiguous, "A bool indicating whether the memory is contiguous."),
];

/// Fills the namespace of `memoryview`.
pub(crate) fn install(vm: &mut Vm) {
    set_doc(vm, classes::MEMORYVIEW, DOC);
    support::static_methods(vm, classes::MEMORYVIEW, NEW);
    support::slots(vm, classes::MEMORYVIEW, COMPARISONS);
    support::slots(vm, classes::MEMORYVIEW, SLOTS);
    support::methods(vm, classes::MEMORYVIEW, METHODS);
    support::getters(vm, classes::MEMORYVIEW, GETTERS);
}

fn is_bytes_like(value: Value) -> bool {
    matches!(value, Value::Bytes(_) | Value::ByteArray(_) | Value::Object(_))
}

/// The view, unless it is released.
fn expect(vm: &mut Vm, receiver: Value) -> Res<MemoryView> {
    match vm.memory_view(receiver) {
        Some(view) if view.source.is_bound() => Ok(view),
        Some(_) => Err(released(vm)),
        None => {
            let kind = vm.type_name(receiver);
            Err(vm.type_error(format!("descriptor requires a 'memoryview' object but received a '{kind}'")))
        }
    }
}

#[cold]
fn released(vm: &mut Vm) -> Interrupt {
    vm.value_error("operation forbidden on released memoryview object")
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    if vm.memory_view(args[1]).is_some() {
        expect(vm, args[1])?;
    }
    match vm.new_memory_view(args[1]) {
        Some(view) => as_instance_of(vm, args[0], classes::MEMORYVIEW, view),
        None => {
            let kind = vm.type_name(args[1]);
            Err(vm.type_error(format!("memoryview: a bytes-like object is required, not '{kind}'")))
        }
    }
}

// ---- special methods

fn hash(vm: &mut Vm, args: &[Value]) -> Res {
    let view = expect(vm, args[0])?;
    if let Value::ByteArray(_) = view.source {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    let bytes = vm.memory_bytes(&view);
    let bytes = vm.heap.new_bytes(&bytes);
    vm.hash_value(bytes).map(Value::Int)
}

fn length(vm: &mut Vm, args: &[Value]) -> Res {
    expect(vm, args[0]).map(|view| Value::Int(view.len as i64))
}

fn item(vm: &mut Vm, args: &[Value]) -> Res {
    expect(vm, args[0])?;
    vm.get_item(args[0], args[1])
}

fn set_item(vm: &mut Vm, args: &[Value]) -> Res {
    expect(vm, args[0])?;
    vm.set_item(args[0], args[1], args[2])?;
    Ok(Value::None)
}

fn delete_item(vm: &mut Vm, args: &[Value]) -> Res {
    let view = expect(vm, args[0])?;
    match view.source {
        Value::ByteArray(_) => Err(vm.type_error("cannot delete memory")),
        _ => Err(vm.type_error("cannot modify read-only memory")),
    }
}

// ---- methods

fn release(vm: &mut Vm, args: &[Value]) -> Res {
    if let Value::Object(id) = args[0] {
        let content = vm.heap.objects.get_mut(id).content.as_mut();
        if let Some(view) = content.and_then(|content| content.as_any_mut().downcast_mut::<MemoryView>()) {
            view.source = Value::Unbound;
        }
    }
    Ok(Value::None)
}

fn to_bytes(vm: &mut Vm, args: &[Value]) -> Res {
    let view = expect(vm, args[0])?;
    let bytes = vm.memory_bytes(&view);
    Ok(vm.heap.new_bytes(&bytes))
}

fn to_list(vm: &mut Vm, args: &[Value]) -> Res {
    let view = expect(vm, args[0])?;
    let items = vm.memory_bytes(&view).into_iter().map(|byte| Value::Int(byte as i64)).collect();
    Ok(vm.heap.new_list(items))
}

/// A view of a copy: the bytes that it shows no longer change.
fn to_readonly(vm: &mut Vm, args: &[Value]) -> Res {
    let view = expect(vm, args[0])?;
    let source = match view.source {
        Value::Bytes(_) => args[0],
        _ => to_bytes(vm, args)?,
    };
    Ok(vm.new_memory_view(source).unwrap_or(Value::None))
}

/// Only the format of bytes is there.
fn cast(vm: &mut Vm, args: &[Value]) -> Res {
    expect(vm, args[0])?;
    let format = text_argument(vm, args[1], "cast() argument 'format'")?;
    match vm.heap.str(format) {
        "B" | "@B" => Ok(vm.new_memory_view(args[0]).unwrap_or(Value::None)),
        _ => Err(vm.error(classes::NOT_IMPLEMENTED_ERROR, "memoryview: only format 'B' is supported")),
    }
}

fn hex(vm: &mut Vm, args: &[Value]) -> Res {
    let view = expect(vm, args[0])?;
    let bytes = vm.memory_bytes(&view);
    to_hex(vm, &bytes, args[1], args[2])
}

// ---- attributes

fn format(vm: &mut Vm, args: &[Value]) -> Res {
    expect(vm, args[0])?;
    Ok(vm.heap.new_char('B'))
}

fn is_readonly(vm: &mut Vm, args: &[Value]) -> Res {
    let view = expect(vm, args[0])?;
    Ok(Value::Bool(!matches!(view.source, Value::ByteArray(_))))
}

fn shape(vm: &mut Vm, args: &[Value]) -> Res {
    let view = expect(vm, args[0])?;
    Ok(vm.heap.new_tuple(&[Value::Int(view.len as i64)]))
}

fn strides(vm: &mut Vm, args: &[Value]) -> Res {
    let view = expect(vm, args[0])?;
    Ok(vm.heap.new_tuple(&[Value::Int(view.step)]))
}

fn suboffsets(vm: &mut Vm, args: &[Value]) -> Res {
    expect(vm, args[0])?;
    Ok(vm.heap.new_tuple(&[]))
}

fn is_contiguous(vm: &mut Vm, args: &[Value]) -> Res {
    let view = expect(vm, args[0])?;
    Ok(Value::Bool(view.step == 1 || view.len <= 1))
}
