//! Values: sixteen bytes, `Copy`, without pointers.
//!
//! Small kinds are immediate; the others are typed handles into the slabs of one [`Heap`](crate::Heap). A handle means
//! nothing outside its heap (or a snapshot of it).

use std::fmt;

macro_rules! handles {
    ($( $(#[doc = $doc:literal])+ $name:ident )+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
            pub struct $name(pub u32);

            impl fmt::Debug for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    write!(f, concat!(stringify!($name), "({})"), self.0)
                }
            }

            impl crate::slab::Handle for $name {
                #[inline(always)]
                fn from_index(index: u32) -> Self { $name(index) }
                #[inline(always)]
                fn index(self) -> u32 { self.0 }
            }
        )+
    };
}

handles! {
    /// A handle of a text.
    StrId
    /// A handle of a `bytes` object.
    BytesId
    /// A handle of a `bytearray`.
    ByteArrayId
    /// A handle of an integer beyond 64 bits.
    BigIntId
    /// A handle of a complex number.
    ComplexId
    /// A handle of a tuple.
    TupleId
    /// A tuple's place among those of any length.
    PlainTupleId
    /// A tuple's place among those of a few items.
    WideTupleId
    /// A handle of a list.
    ListId
    /// A handle of a dict.
    DictId
    /// A handle of a set or frozenset.
    SetId
    /// A handle of an instance of a class.
    InstanceId
    /// A handle of an exception instance.
    ExceptionId
    /// A handle of a class.
    ClassId
    /// A handle of a function.
    FunctionId
    /// A handle of a cell: a variable shared by functions.
    CellId
    /// A handle of a callable bound to its first argument.
    MethodId
    /// A handle of a module.
    ModuleId
    /// A handle of a generator.
    GeneratorId
    /// A handle of a native iterator.
    IterId
    /// A handle of a slice.
    SliceId
    /// A handle of a range.
    RangeId
    /// A handle of a property, static method, class method or slot.
    DescriptorId
    /// A handle of a traceback entry.
    TracebackId
    /// A handle of an object whose kind is defined by a library module.
    ObjectId
    /// A handle of a shape: the layout of an instance's fields.
    ShapeId
}

/// The number of a linked code in its heap.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct CodeId(pub u32);

/// The number of a native function in the machine's registry.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct NativeId(pub u32);

/// Where a tuple is.
pub(crate) enum TuplePlace {
    Plain(PlainTupleId),
    Wide(WideTupleId),
}

impl TupleId {
    /// The lowest bit of a handle tells where the tuple is.
    #[inline(always)]
    pub(crate) fn place(self) -> TuplePlace {
        match self.0 & 1 {
            0 => TuplePlace::Plain(PlainTupleId(self.0 >> 1)),
            _ => TuplePlace::Wide(WideTupleId(self.0 >> 1)),
        }
    }
}

impl From<PlainTupleId> for TupleId {
    #[inline(always)]
    fn from(id: PlainTupleId) -> TupleId {
        TupleId(id.0 << 1)
    }
}

impl From<WideTupleId> for TupleId {
    #[inline(always)]
    fn from(id: WideTupleId) -> TupleId {
        TupleId(id.0 << 1 | 1)
    }
}

/// A value of the language, or `Unbound` for a place that holds none.
// The tag is a whole word, so that the compiler copies a value as two words: with a tag of one byte it copies the tag and
// fifteen bytes beside it, and the processor cannot forward such stores to the loads that follow.
#[repr(u64)]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub enum Value {
    /// No value: an unassigned variable, a missing argument. Never seen by programs.
    #[default]
    Unbound,
    None,
    NotImplemented,
    Ellipsis,
    Bool(bool),
    Int(i64),
    Float(f64),
    /// An integer outside the range of `Int`, never one inside.
    BigInt(BigIntId),
    Complex(ComplexId),
    Str(StrId),
    Bytes(BytesId),
    ByteArray(ByteArrayId),
    Tuple(TupleId),
    List(ListId),
    Dict(DictId),
    Set(SetId),
    FrozenSet(SetId),
    Instance(InstanceId),
    Exception(ExceptionId),
    Class(ClassId),
    Function(FunctionId),
    Native(NativeId),
    Cell(CellId),
    Method(MethodId),
    Module(ModuleId),
    Generator(GeneratorId),
    Iter(IterId),
    Slice(SliceId),
    Range(RangeId),
    Descriptor(DescriptorId),
    Traceback(TracebackId),
    Code(CodeId),
    Object(ObjectId),
}

const _: () = assert!(std::mem::size_of::<Value>() == 16);

impl Value {
    /// The text of one ASCII character: these have the lowest handles.
    #[inline(always)]
    pub fn ascii_char(byte: u8) -> Value {
        Value::Str(StrId(byte as u32))
    }

    /// Whether there is a value.
    #[inline(always)]
    pub fn is_bound(self) -> bool {
        !matches!(self, Value::Unbound)
    }

    /// Whether this is `None`.
    #[inline(always)]
    pub fn is_none(self) -> bool {
        matches!(self, Value::None)
    }

    /// The value, or `None` where there is none.
    #[inline(always)]
    pub fn bound(self) -> Option<Value> {
        if self.is_bound() { Some(self) } else { None }
    }

    /// The value, or `default` where there is none.
    #[inline(always)]
    pub fn or(self, default: Value) -> Value {
        if self.is_bound() { self } else { default }
    }

    /// Identity as `is` sees it: same kind, same handle or same immediate content.
    #[inline(always)]
    pub fn is(self, other: Value) -> bool {
        match (self, other) {
            (Value::Float(a), Value::Float(b)) => a.to_bits() == b.to_bits(),
            _ => self == other,
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Value {
        Value::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Value {
        Value::Int(value)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Value {
        Value::Float(value)
    }
}
