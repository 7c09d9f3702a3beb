//! Facts about the interpreter, the machine and its numbers.

use std::collections::BTreeSet;

use sesf_builtins::struct_sequence::{StructSequence, new_instance, refuse_new};
use sesf_heap::{DictId, Value};
use sesf_vm::native::{Binding, NativeDef};
use sesf_vm::{LibraryModule, Res, Vm};

use super::namespace;
use crate::native::bind::{set, set_text};
use crate::native::support::def;

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def("getdefaultencoding()", utf8, "Return the current default encoding used by the Unicode implementation."),
    def("getfilesystemencoding()", utf8, "Return the encoding used to convert Unicode filenames to OS filenames."),
    def(
        "getfilesystemencodeerrors()",
        |vm, _| Ok(vm.heap.new_str("surrogateescape")),
        "Return the error mode used for Unicode to OS filename conversion.",
    ),
];

/// The version of Python whose behaviour this is.
const VERSION: (i64, i64, i64) = (3, 11, 7);
const HEX_VERSION: i64 = VERSION.0 << 24 | VERSION.1 << 16 | VERSION.2 << 8 | 0xf0;

const VERSION_INFO: StructSequence = StructSequence {
    module: "sys",
    name: "version_info",
    doc: "sys.version_info\n\nVersion information as a named tuple.",
    fields: &[
        ("major", "Major release number"),
        ("minor", "Minor release number"),
        ("micro", "Patch release number"),
        ("releaselevel", "'alpha', 'beta', 'candidate', or 'final'"),
        ("serial", "Serial release number"),
    ],
    n_items: 5,
};

const FLAGS: StructSequence = StructSequence {
    module: "sys",
    name: "flags",
    doc: "sys.flags\n\nFlags provided through command line arguments or environment vars.",
    fields: &[
        ("debug", "-d"),
        ("inspect", "-i"),
        ("interactive", "-i"),
        ("optimize", "-O or -OO"),
        ("dont_write_bytecode", "-B"),
        ("no_user_site", "-s"),
        ("no_site", "-S"),
        ("ignore_environment", "-E"),
        ("verbose", "-v"),
        ("bytes_warning", "-b"),
        ("quiet", "-q"),
        ("hash_randomization", "-R"),
        ("isolated", "-I"),
        ("dev_mode", "-X dev"),
        ("utf8_mode", "-X utf8"),
        ("warn_default_encoding", "-X warn_default_encoding"),
        ("safe_path", "-P"),
        ("int_max_str_digits", "-X int_max_str_digits"),
    ],
    n_items: 18,
};

const FLOAT_INFO: StructSequence = StructSequence {
    module: "sys",
    name: "float_info",
    doc: "sys.float_info\n\nA named tuple holding information about the float type.",
    fields: &[
        ("max", "DBL_MAX -- maximum representable finite float"),
        ("max_exp", "DBL_MAX_EXP -- maximum int e such that radix**(e-1) is representable"),
        ("max_10_exp", "DBL_MAX_10_EXP -- maximum int e such that 10**e is representable"),
        ("min", "DBL_MIN -- Minimum positive normalized float"),
        ("min_exp", "DBL_MIN_EXP -- minimum int e such that radix**(e-1) is a normalized float"),
        ("min_10_exp", "DBL_MIN_10_EXP -- minimum int e such that 10**e is a normalized float"),
        ("dig", "DBL_DIG -- maximum number of decimal digits that can be faithfully represented in a float"),
        ("mant_dig", "DBL_MANT_DIG -- mantissa digits"),
        ("epsilon", "DBL_EPSILON -- Difference between 1 and the next representable float"),
        ("radix", "FLT_RADIX -- radix of exponent"),
        ("rounds", "FLT_ROUNDS -- rounding mode used for arithmetic operations"),
    ],
    n_items: 11,
};

const INT_INFO: StructSequence = StructSequence {
    module: "sys",
    name: "int_info",
    doc: "sys.int_info\n\nA named tuple that holds information about Python's internal representation of integers.",
    fields: &[
        ("bits_per_digit", "size of a digit in bits"),
        ("sizeof_digit", "size in bytes of the type used to represent a digit"),
        ("default_max_str_digits", "maximum string conversion digits limitation"),
        ("str_digits_check_threshold", "minimum positive value for int_max_str_digits"),
    ],
    n_items: 4,
};

const HASH_INFO: StructSequence = StructSequence {
    module: "sys",
    name: "hash_info",
    doc: "hash_info\n\nA named tuple providing parameters used for computing hashes.",
    fields: &[
        ("width", "width of the type used for hashing, in bits"),
        ("modulus", "prime number giving the modulus on which the hash function is based"),
        ("inf", "value to be used for hash of a positive infinity"),
        ("nan", "value to be used for hash of a nan"),
        ("imag", "multiplier used for the imaginary part of a complex number"),
        ("algorithm", "name of the algorithm for hashing of str, bytes and memoryviews"),
        ("hash_bits", "internal output size of hash algorithm"),
        ("seed_bits", "seed size of hash algorithm"),
        ("cutoff", "small string optimization cutoff"),
    ],
    n_items: 9,
};

const THREAD_INFO: StructSequence = StructSequence {
    module: "sys",
    name: "thread_info",
    doc: "sys.thread_info\n\nA named tuple holding information about the thread implementation.",
    fields: &[
        ("name", "name of the thread implementation"),
        ("lock", "name of the lock implementation"),
        ("version", "name and version of the thread library"),
    ],
    n_items: 3,
};

const NEW: &[NativeDef] = &[def("__new__(type, *args, **kwargs)", refuse_new, "Not for programs.")];

/// Binds the constants.
pub(super) fn fill(vm: &mut Vm, dict: DictId) -> Res<()> {
    fill_versions(vm, dict)?;
    fill_numbers(vm, dict);
    fill_flags(vm, dict);
    fill_places(vm, dict);
    fill_module_names(vm, dict)
}

fn utf8(vm: &mut Vm, _: &[Value]) -> Res {
    Ok(vm.heap.new_str("utf-8"))
}

/// Makes the class and the one instance of it.
fn record(vm: &mut Vm, kind: &StructSequence, items: &[Value]) -> Value {
    let class = kind.make(vm);
    vm.install_methods(class, Binding::StaticMethod, NEW);
    new_instance(vm, class, items, &[])
}

fn fill_versions(vm: &mut Vm, dict: DictId) -> Res<()> {
    let (major, minor, micro) = VERSION;
    let level = vm.heap.new_str("final");
    let items = [Value::Int(major), Value::Int(minor), Value::Int(micro), level, Value::Int(0)];
    let version_info = record(vm, &VERSION_INFO, &items);
    set(vm, dict, "version_info", version_info);
    set(vm, dict, "hexversion", Value::Int(HEX_VERSION));
    set(vm, dict, "api_version", Value::Int(1013));
    let own = env!("CARGO_PKG_VERSION");
    set_text(vm, dict, "version", &format!("{major}.{minor}.{micro} (sesf {own}) [Rust]"));
    set_text(
        vm,
        dict,
        "copyright",
        "The language is that of CPython, Copyright (c) 2001-2023 Python Software Foundation.",
    );
    let (name, tag) = (vm.heap.new_str("sesf"), vm.heap.new_str(&format!("sesf-{major}{minor}")));
    let attributes =
        [("name", name), ("cache_tag", tag), ("version", version_info), ("hexversion", Value::Int(HEX_VERSION))];
    let implementation = namespace::new(vm, &attributes)?;
    set(vm, dict, "implementation", implementation);
    Ok(())
}

fn fill_numbers(vm: &mut Vm, dict: DictId) {
    set(vm, dict, "maxsize", Value::Int(i64::MAX));
    set(vm, dict, "maxunicode", Value::Int(0x0010_ffff));
    set_text(vm, dict, "float_repr_style", "short");
    // The machine's own formats do not depend on it, but conversions default to the usual order.
    set_text(vm, dict, "byteorder", if cfg!(target_endian = "big") { "big" } else { "little" });
    let floats = [
        Value::Float(f64::MAX),
        Value::Int(f64::MAX_EXP.into()),
        Value::Int(f64::MAX_10_EXP.into()),
        Value::Float(f64::MIN_POSITIVE),
        Value::Int(f64::MIN_EXP.into()),
        Value::Int(f64::MIN_10_EXP.into()),
        Value::Int(f64::DIGITS.into()),
        Value::Int(f64::MANTISSA_DIGITS.into()),
        Value::Float(f64::EPSILON),
        Value::Int(f64::RADIX.into()),
        Value::Int(1),
    ];
    let info = record(vm, &FLOAT_INFO, &floats);
    set(vm, dict, "float_info", info);
    let info = record(vm, &INT_INFO, &[30, 4, 4300, 640].map(Value::Int));
    set(vm, dict, "int_info", info);
    fill_hash_info(vm, dict);
}

fn fill_hash_info(vm: &mut Vm, dict: DictId) {
    let algorithm = vm.heap.new_str("foldhash");
    let items = [
        Value::Int(64),
        Value::Int((1 << 61) - 1),
        Value::Int(314_159),
        Value::Int(0),
        Value::Int(1_000_003),
        algorithm,
        Value::Int(64),
        Value::Int(0),
        Value::Int(0),
    ];
    let info = record(vm, &HASH_INFO, &items);
    set(vm, dict, "hash_info", info);
}

fn fill_flags(vm: &mut Vm, dict: DictId) {
    let mut items = [Value::Int(0); 18];
    items[3] = Value::Int(vm.config.optimize.into());
    items[4] = Value::Int(1);
    (items[13], items[16]) = (Value::Bool(false), Value::Bool(false));
    items[17] = Value::Int(-1);
    let flags = record(vm, &FLAGS, &items);
    set(vm, dict, "flags", flags);
    let info = record(vm, &THREAD_INFO, &[Value::None; 3]);
    set(vm, dict, "thread_info", info);
}

fn fill_places(vm: &mut Vm, dict: DictId) {
    let platform = match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    };
    set_text(vm, dict, "platform", platform);
    set_text(vm, dict, "platlibdir", "lib");
    set_text(vm, dict, "abiflags", "");
    let executable = vm.config.executable.clone();
    // The folder above that of the executable: `/usr/local` for `/usr/local/bin/sesf`.
    let prefix = executable.rsplitn(3, '/').nth(2).unwrap_or("").to_string();
    for name in ["prefix", "exec_prefix", "base_prefix", "base_exec_prefix"] {
        set_text(vm, dict, name, &prefix);
    }
}

fn fill_module_names(vm: &mut Vm, dict: DictId) -> Res<()> {
    let is_top = |name: &&&str| !name.contains('.');
    let present: BTreeSet<&str> = vm.library.modules.keys().filter(is_top).copied().collect();
    let absent = vm.library.absent.keys().filter(is_top).copied();
    let all: BTreeSet<&str> = present.iter().copied().chain(absent).chain(["builtins"]).collect();
    let native = vm.library.modules.iter().filter(|(_, module)| matches!(module, LibraryModule::Native(_)));
    let native: BTreeSet<&str> = native.map(|(name, _)| *name).chain(["builtins"]).collect();
    let native: Vec<Value> = native.into_iter().map(|name| vm.heap.new_str(name)).collect();
    let native = vm.heap.new_tuple_from(native);
    set(vm, dict, "builtin_module_names", native);
    let all: Vec<Value> = all.into_iter().map(|name| vm.heap.new_str(name)).collect();
    let names = vm.new_set_from(&all)?;
    set(vm, dict, "stdlib_module_names", Value::FrozenSet(names));
    Ok(())
}
