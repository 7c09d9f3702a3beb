//! The wire format: values of a machine's heap to bytes, and back in another heap.
//!
//! Start at [`encode`] and [`decode`]. A message is a version, a value, and the nodes that it refers to by number: one for
//! each object, so that what was shared or cyclic is so again on the other side. Numbers, texts and the builtin containers
//! travel by value, classes by name, instances by the name of their class and their attributes. Nothing here recurses on
//! the depth of data.
//!
//! | what | how it travels |
//! |---|---|
//! | builtin data | by value, of any size |
//! | an instance | its class's name, its builtin value if its class extends a builtin type, `__slots__` and attributes |
//! | an instance whose class defines `__getstate__` or `__setstate__` | what `__getstate__` gives; `__setstate__` gets it |
//! | an enum's member | its class and name |
//! | an exception | its class, arguments, cause, notes and attributes; neither traceback nor context |
//! | a class | its module and qualified name, looked up in the modules that the receiver has imported |
//! | anything else | not at all: the error names the way to it from the value that was to be sent |
//!
//! An object that stands for something live, such as a process, travels by reference: its `__getstate__` gives what names
//! it, and its `__setstate__` finds it again.
//!
//! A message comes from outside, perhaps from a hostile peer: decoding checks everything, imports nothing, and runs no code
//! but the `__setstate__`, `__hash__` and `__eq__` of classes that the receiver has.

mod classes;
mod decode;
mod encode;
mod node;
mod show;

pub use decode::{decode, try_decode};
pub use encode::encode;
pub use node::VERSION;
pub use show::show;
