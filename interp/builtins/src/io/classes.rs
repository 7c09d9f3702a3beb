//! The classes of the module `_io`, and where the machine keeps them.

use sesf_heap::{ClassId, Layout, Value, classes, names};
use sesf_vm::{Root, Vm};

/// A class of the module, by its place in the tuple at [`Root::Io`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub enum IoClass {
    /// The root of all streams.
    IoBase,
    /// Streams of bytes without buffer.
    RawIoBase,
    /// Streams of bytes with a buffer.
    BufferedIoBase,
    /// Streams of text.
    TextIoBase,
    /// A file of the system.
    FileIo,
    /// A buffer that is read.
    BufferedReader,
    /// A buffer that is written.
    BufferedWriter,
    /// A buffer that is read and written.
    BufferedRandom,
    /// Bytes in memory.
    BytesIo,
    /// Text over a buffer.
    TextIoWrapper,
    /// Text in memory.
    StringIo,
    /// `io.UnsupportedOperation`.
    UnsupportedOperation,
}

use IoClass::*;

/// The classes with native state: the name, the base, the documentation.
const NATIVE: &[(IoClass, &str, IoClass, &str)] = &[
    (FileIo, "FileIO", RawIoBase, "Open a file."),
    (
        BufferedReader,
        "BufferedReader",
        BufferedIoBase,
        "Create a new buffered reader using the given readable raw IO object.",
    ),
    (
        BufferedWriter,
        "BufferedWriter",
        BufferedIoBase,
        "A buffer for a writeable sequential RawIO object.\n\nThe constructor creates a BufferedWriter for the given writeable raw\n\
         stream. If the buffer_size is not given, it defaults to\nDEFAULT_BUFFER_SIZE.",
    ),
    (
        BufferedRandom,
        "BufferedRandom",
        BufferedIoBase,
        "A buffered interface to random access streams.\n\nThe constructor creates a reader and writer for a seekable stream,\n\
         raw, given in the first argument. If the buffer_size is omitted it\ndefaults to DEFAULT_BUFFER_SIZE.",
    ),
    (BytesIo, "BytesIO", BufferedIoBase, "Buffered I/O implementation using an in-memory bytes buffer."),
    (
        TextIoWrapper,
        "TextIOWrapper",
        TextIoBase,
        "Character and line based layer over a BufferedIOBase object, buffer.\n\nencoding gives the name of the encoding that the \
         stream will be\ndecoded or encoded with. It defaults to UTF-8.\n\nerrors determines the strictness of encoding and \
         decoding (see\nhelp(codecs.Codec) or the documentation for codecs.register) and\ndefaults to \"strict\".\n\nnewline \
         controls how line endings are handled. It can be None, '',\n'\\n', '\\r', and '\\r\\n'.",
    ),
    (
        StringIo,
        "StringIO",
        TextIoBase,
        "Text I/O implementation using an in-memory buffer.\n\nThe initial_value argument sets the value of object.  The newline\n\
         argument is like the one of TextIOWrapper's constructor.",
    ),
];

/// Makes the classes and keeps them.
pub(super) fn install(vm: &mut Vm) {
    let base = abstract_class(vm, "_IOBase", classes::OBJECT, "The abstract base class for all I/O classes.");
    let raw = abstract_class(vm, "_RawIOBase", base, "Base class for raw binary I/O.");
    let buffered = abstract_class(vm, "_BufferedIOBase", base, "Base class for buffered IO objects.");
    let text = abstract_class(vm, "_TextIOBase", base, "Base class for text I/O.");
    let mut made = vec![base, raw, buffered, text];
    for (_, name, parent, doc) in NATIVE {
        let class = vm.new_library_class(name, "_io", made[*parent as usize]);
        vm.heap.classes.get_mut(class).has_dict = true;
        set_doc(vm, class, doc);
        made.push(class);
    }
    made.push(unsupported_class(vm));
    let made: Vec<Value> = made.into_iter().map(Value::Class).collect();
    vm.heap.roots[Root::Io as usize] = vm.heap.new_tuple_from(made.clone());
    let writers = super::writers::new(vm);
    let all = made.into_iter().chain([writers]).collect();
    vm.heap.roots[Root::Io as usize] = vm.heap.new_tuple_from(all);
}

/// A base class: its instances are plain objects, whose state is in attributes.
fn abstract_class(vm: &mut Vm, name: &str, base: ClassId, doc: &str) -> ClassId {
    let class = vm.new_library_class(name, "_io", base);
    let info = vm.heap.classes.get_mut(class);
    (info.layout, info.has_dict) = (Layout::Plain, true);
    let shape = vm.heap.new_root_shape(class);
    vm.heap.classes.get_mut(class).root_shape = shape;
    set_doc(vm, class, doc);
    class
}

/// `UnsupportedOperation` is both an `OSError` and a `ValueError`.
fn unsupported_class(vm: &mut Vm) -> ClassId {
    let class = vm.new_exception_class("UnsupportedOperation", "io", classes::OS_ERROR);
    let order =
        [class, classes::OS_ERROR, classes::VALUE_ERROR, classes::EXCEPTION, classes::BASE_EXCEPTION, classes::OBJECT];
    vm.heap.edit(
        |h| &mut h.classes,
        class,
        |c| {
            c.bases = vec![classes::OS_ERROR, classes::VALUE_ERROR];
            c.mro = order.to_vec();
        },
    );
    vm.heap.edit(|h| &mut h.classes, classes::VALUE_ERROR, |c| c.subclasses.push(class));
    class
}

/// Sets `__doc__` of a class.
fn set_doc(vm: &mut Vm, class: ClassId, doc: &str) {
    let dict = vm.heap.classes.get(class).dict;
    let doc = vm.heap.new_str(doc);
    vm.dict_set_name(dict, names::DOC, doc);
}

/// One of the classes.
pub fn io_class(vm: &Vm, which: IoClass) -> ClassId {
    let found = match vm.heap.roots[Root::Io as usize] {
        Value::Tuple(id) => vm.heap.tuple(id).get(which as usize).copied(),
        _ => None,
    };
    match found {
        Some(Value::Class(class)) => class,
        _ => classes::OBJECT,
    }
}

/// Whether a value is a direct instance of one of the classes: nothing of it is overridden.
pub(crate) fn is_exactly(vm: &Vm, value: Value, which: IoClass) -> bool {
    vm.class_of(value) == io_class(vm, which)
}
