//! The heap: values, the objects they refer to, collection, snapshots and canonical hashing.
//!
//! Start at [`Value`] and [`Heap`]. Handles are plain numbers: nothing here counts references, and nothing runs when an
//! object dies. An object lives as long as it can be reached from the roots at a collection.

pub mod classes;
pub mod equality;
pub mod names;

mod caches;
mod canonical;
mod collect;
mod edit_text;
mod fiber;
mod heap;
mod index;
mod iterate;
mod object;
mod shape;
mod slab;
mod table;
mod text;
mod thread;
mod trace;
mod value;

pub use caches::{CacheId, Caches};
pub use canonical::HashInput;
pub use fiber::{Fiber, Frame, OnReturn};
pub use heap::{DEFAULT_LIMIT, Heap, LinkedCode, OutOfMemory};
pub use object::{
    Class, Descriptor, Dict, Exception, Function, FunctionExtra, Generator, GeneratorState, InlineCache, Instance,
    ItemBuffer, Items, Iter, IterKind, Layout, List, Maker, Method, Module, NativeObject, Object, Property, Range, Set,
    Shape, Specials, Traceback, Tuple, TupleObject, WideTuple,
};
pub use slab::{Handle, Slab, Stored};
pub use table::{Entry, Table};
pub use text::{BufferId, Characters, StrObject, hash_bytes};
pub use thread::{
    Caller, Nanoseconds, NetworkStep, News, Operation, ProcessId, Request, Thread, ThreadId, Threads, Waiting,
};
pub use trace::{Trace, Tracer};
pub use value::*;
