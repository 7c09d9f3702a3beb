//! `_sha512`: SHA-512 and SHA-384 of data, as `random` needs them. `update` is there, `hashlib` is not.

use sesf_heap::{DictId, Value};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};
use sha2::{Digest, Sha384, Sha512};

use super::support::{
    ClassTables, content, def, edit, keep_class, native_object, new_class, own_class, set_module_doc, wrong_receiver,
};

/// The data so far: it is hashed when someone asks.
#[derive(Clone, Debug)]
struct Hash {
    data: Vec<u8>,
    is_short: bool,
}

native_object!(
    Hash, this,
    _tracer => {},
    bytes: this.data.capacity(),
    out => {
        out.push(this.is_short as u8);
        out.extend(&this.data);
    }
);

const TYPE: &str = "_sha512.SHA512Type";

const FUNCTIONS: &[NativeDef] = &[
    def(
        "sha512(string=b'', /)",
        |vm, args| new(vm, args[0], false),
        "Return a new SHA-512 hash object; optionally initialized with a string.",
    ),
    def(
        "sha384(string=b'', /)",
        |vm, args| new(vm, args[0], true),
        "Return a new SHA-384 hash object; optionally initialized with a string.",
    ),
];

const METHODS: &[NativeDef] = &[
    def(
        "digest(self, /)",
        |vm, args| {
            let digest = digest(vm, args[0])?;
            Ok(vm.heap.new_bytes(&digest))
        },
        "Return the digest value as a bytes object.",
    ),
    def(
        "hexdigest(self, /)",
        |vm, args| {
            let text: String = digest(vm, args[0])?.iter().map(|byte| format!("{byte:02x}")).collect();
            Ok(vm.heap.new_string(text))
        },
        "Return the digest value as a string of hexadecimal digits.",
    ),
    def("update(self, obj, /)", update, "Update this hash object's state with the provided string."),
    def("copy(self, /)", copy, "Return a copy of the hash object."),
];

const GETTERS: &[NativeDef] = &[
    def(
        "name(self, /)",
        |vm, args| {
            let name = if hash(vm, args[0])?.is_short { "sha384" } else { "sha512" };
            Ok(vm.heap.new_str(name))
        },
        "",
    ),
    def("digest_size(self, /)", |vm, args| Ok(Value::Int(if hash(vm, args[0])?.is_short { 48 } else { 64 })), ""),
    def("block_size(self, /)", |_, _| Ok(Value::Int(128)), ""),
];

/// Fills the module.
pub(crate) fn fill(vm: &mut Vm, dict: DictId) -> Res<()> {
    set_module_doc(vm, dict, "SHA-512 and SHA-384.");
    let tables = ClassTables { methods: METHODS, getters: GETTERS, ..ClassTables::default() };
    let class = new_class(vm, dict, "SHA512Type", "_sha512", &tables);
    vm.heap.classes.get_mut(class).layout = sesf_heap::Layout::Final;
    keep_class(vm, TYPE, class);
    vm.install_functions(dict, "_sha512", FUNCTIONS);
    Ok(())
}

fn new(vm: &mut Vm, data: Value, is_short: bool) -> Res {
    let data = if data.is_bound() { vm.expect_bytes_like(data)? } else { Vec::new() };
    match own_class(vm, TYPE) {
        Some(class) => Ok(vm.heap.new_object(class, Hash { data, is_short })),
        None => Ok(Value::None),
    }
}

fn hash(vm: &mut Vm, value: Value) -> Res<&Hash> {
    if content::<Hash>(vm, value).is_none() {
        return Err(wrong_receiver(vm, "_sha512.sha512", value));
    }
    content::<Hash>(vm, value).ok_or(sesf_vm::Interrupt::Call)
}

fn digest(vm: &mut Vm, value: Value) -> Res<Vec<u8>> {
    let hash = hash(vm, value)?;
    Ok(match hash.is_short {
        true => Sha384::digest(&hash.data).to_vec(),
        false => Sha512::digest(&hash.data).to_vec(),
    })
}

fn update(vm: &mut Vm, args: &[Value]) -> Res {
    let more = vm.expect_bytes_like(args[1])?;
    edit(vm, args[0], |hash: &mut Hash| hash.data.extend(more));
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: &[Value]) -> Res {
    let copy = hash(vm, args[0])?.clone();
    let class = vm.class_of(args[0]);
    Ok(vm.heap.new_object(class, copy))
}
