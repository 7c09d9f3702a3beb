//! The kinds of heap objects, one struct each.

use std::any::Any;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use dashu_int::IBig;
use smallvec::SmallVec;

use crate::slab::Stored;
use crate::table::Table;
use crate::text::CachedHash;
use crate::trace::Tracer;
use crate::value::*;

/// The entries of a dict.
pub type Dict = Table<Value>;
/// The elements of a set or frozenset.
pub type Set = Table<()>;
/// The items of a tuple: up to three without memory of their own.
pub type Items = SmallVec<[Value; 3]>;
/// Room for the items of a tuple to be.
pub type ItemBuffer = SmallVec<[Value; WideTuple::MAX]>;

/// A tuple of any length. It never changes once programs can see it, so it may keep its hash.
#[derive(Clone, Debug, Default)]
pub struct Tuple {
    items: Items,
    pub(crate) hash: CachedHash,
}

// One line of the processor's cache.
const _: () = assert!(size_of::<Tuple>() == 64);

impl Tuple {
    /// A tuple of these items.
    #[inline(always)]
    pub fn new(items: Items) -> Tuple {
        Tuple { items, hash: CachedHash::default() }
    }
}

impl Deref for Tuple {
    type Target = [Value];

    #[inline(always)]
    fn deref(&self) -> &[Value] {
        &self.items
    }
}

impl DerefMut for Tuple {
    fn deref_mut(&mut self) -> &mut [Value] {
        self.hash = CachedHash::default();
        &mut self.items
    }
}

/// A tuple of four to [`WideTuple::MAX`] items, which needs no memory of its own either.
// What is looked at first lies together.
#[derive(Clone, Debug, Default)]
#[repr(C)]
pub struct WideTuple {
    pub(crate) hash: CachedHash,
    len: usize,
    items: [Value; WideTuple::MAX],
}

// Two lines of the processor's cache: no more than a [`Tuple`] of four with its items.
const _: () = assert!(size_of::<WideTuple>() == 128);

impl WideTuple {
    /// The most items.
    pub const MAX: usize = 7;

    /// Makes a free place a tuple of the first `len` of these items.
    #[inline(always)]
    pub(crate) fn fill(&mut self, items: &[Value; WideTuple::MAX], len: usize) {
        (self.hash, self.len) = (CachedHash::default(), len);
        for (place, item) in self.items.iter_mut().zip(items) {
            *place = *item;
        }
    }
}

/// A tuple on its way into the heap.
#[derive(Debug)]
#[allow(missing_docs)]
#[allow(clippy::large_enum_variant, reason = "on its way into the heap")]
pub enum TupleObject {
    /// One of more than three items without memory of its own.
    Wide {
        items: [Value; WideTuple::MAX],
        len: usize,
    },
    Plain(Tuple),
}

impl From<&[Value]> for TupleObject {
    #[inline(always)]
    fn from(items: &[Value]) -> TupleObject {
        TupleObject::of_both(items, &[])
    }
}

impl TupleObject {
    /// A tuple of the items of two.
    #[inline(always)]
    pub(crate) fn of_both(left: &[Value], right: &[Value]) -> TupleObject {
        let len = left.len() + right.len();
        if len > WideTuple::MAX {
            return TupleObject::Plain(Tuple::new(Items::from_vec([left, right].concat())));
        }
        // Without copying a number of items that the compiler does not know: it would call a function for that.
        let item = |i: usize| match left.get(i).or_else(|| right.get(i.wrapping_sub(left.len()))) {
            Some(item) => *item,
            None => Value::Unbound,
        };
        match len {
            0..4 => TupleObject::Plain(Tuple::new(Items::from_buf_and_len(std::array::from_fn(item), len))),
            _ => TupleObject::Wide { items: std::array::from_fn(item), len },
        }
    }
}

impl Deref for WideTuple {
    type Target = [Value];

    #[inline(always)]
    fn deref(&self) -> &[Value] {
        &self.items[..self.len]
    }
}

impl DerefMut for WideTuple {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [Value] {
        self.hash = CachedHash::default();
        &mut self.items[..self.len]
    }
}

impl Stored for WideTuple {
    #[inline(always)]
    fn owned_bytes(&self) -> usize {
        0
    }

    fn duplicate(&self) -> Self {
        self.clone()
    }

    const IS_FIXED: bool = true;
}

macro_rules! owned_bytes {
    ($( $type:ty, $self:ident => $bytes:expr $(, duplicate $duplicate:expr)?; )+) => {
        $( impl Stored for $type {
            #[inline]
            fn owned_bytes(&self) -> usize { let $self = self; $bytes }
            fn duplicate(&self) -> Self {
                let $self = self;
                owned_bytes!(@duplicate $self $($duplicate)?)
            }
        } )+
    };
    (@duplicate $self:ident $duplicate:expr) => { $duplicate };
    (@duplicate $self:ident) => { $self.clone() };
}

/// A copy with the same capacity.
pub(crate) fn duplicate_vec<T: Clone>(items: &Vec<T>) -> Vec<T> {
    let mut copy = Vec::with_capacity(items.capacity());
    copy.extend_from_slice(items);
    copy
}

/// A copy with the same capacity.
fn duplicate_items(items: &Items) -> Items {
    if !items.spilled() {
        return items.clone();
    }
    let mut copy = Items::with_capacity(items.capacity());
    copy.extend_from_slice(items);
    copy
}

/// The bytes a small vector owns outside itself.
#[inline]
fn spilled_bytes(items: &Items) -> usize {
    if items.spilled() { items.capacity() * size_of::<Value>() } else { 0 }
}

owned_bytes! {
    Value, _this => 0;
    Vec<u8>, this => this.capacity(), duplicate duplicate_vec(this);
    Arc<[u8]>, this => this.len();
    Arc<IBig>, this => big_bytes(this);
    (f64, f64), _this => 0;
    [Value; 3], _this => 0;
}

/// The items of a list, and how many of the first of them hold no young object: a collection of the young need not look at them.
#[derive(Clone, Debug, Default)]
pub struct List {
    items: Vec<Value>,
    n_old: u32,
}

impl From<Vec<Value>> for List {
    #[inline(always)]
    fn from(items: Vec<Value>) -> List {
        List { items, n_old: 0 }
    }
}

impl From<&[Value]> for List {
    #[inline(always)]
    fn from(items: &[Value]) -> List {
        // The allocator is three times as quick with blocks of such sizes as with others.
        let is_small = (1..=List::SMALL).contains(&items.len());
        let room = if is_small { items.len().next_power_of_two() } else { items.len() };
        let mut copy = Vec::with_capacity(room);
        copy.extend_from_slice(items);
        List::from(copy)
    }
}

impl Deref for List {
    type Target = Vec<Value>;

    #[inline(always)]
    fn deref(&self) -> &Vec<Value> {
        &self.items
    }
}

/// For changes of any kind. The methods of `List` itself know better what they leave as it is.
impl DerefMut for List {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut Vec<Value> {
        self.n_old = 0;
        &mut self.items
    }
}

impl List {
    /// Copies of up to so many items have room for a power of two.
    const SMALL: usize = 32;

    /// The place of an item, to be written.
    #[inline(always)]
    pub fn get_mut(&mut self, index: usize) -> Option<&mut Value> {
        let place = self.items.get_mut(index)?;
        self.n_old = self.n_old.min(index as u32);
        Some(place)
    }

    /// Appends an item.
    #[inline(always)]
    pub fn push(&mut self, item: Value) {
        self.items.push(item);
    }

    /// Appends items.
    pub fn extend_from_slice(&mut self, items: &[Value]) {
        self.items.extend_from_slice(items);
    }

    /// Makes room for exactly so many items more.
    pub fn reserve_exact(&mut self, additional: usize) {
        self.items.reserve_exact(additional);
    }

    /// Puts an item before another, or at the end.
    pub fn insert(&mut self, index: usize, item: Value) {
        self.items.insert(index, item);
        self.n_old = self.n_old.min(index as u32);
    }

    /// Takes out an item.
    pub fn remove(&mut self, index: usize) -> Value {
        self.n_old = self.n_old.min(index as u32);
        self.items.remove(index)
    }

    /// Takes the last item.
    #[inline(always)]
    pub fn pop(&mut self) -> Option<Value> {
        let item = self.items.pop()?;
        self.n_old = self.n_old.min(self.items.len() as u32);
        Some(item)
    }

    /// The items that may be young.
    pub(crate) fn recent(&self) -> &[Value] {
        &self.items[self.n_old as usize..]
    }
}

impl Stored for Tuple {
    #[inline(always)]
    fn owned_bytes(&self) -> usize {
        spilled_bytes(&self.items)
    }

    fn duplicate(&self) -> Self {
        Tuple { items: duplicate_items(&self.items), hash: self.hash.clone() }
    }

    const IS_FIXED: bool = true;
}

impl Stored for List {
    #[inline]
    fn owned_bytes(&self) -> usize {
        self.items.capacity() * size_of::<Value>()
    }

    fn duplicate(&self) -> Self {
        List { items: duplicate_vec(&self.items), n_old: self.n_old }
    }

    const SETTLES: bool = true;

    fn settle(&mut self) {
        self.n_old = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
    }
}

impl<V: Clone> Stored for Table<V> {
    #[inline]
    fn owned_bytes(&self) -> usize {
        Table::owned_bytes(self)
    }

    fn duplicate(&self) -> Self {
        Table::duplicate(self)
    }

    const SETTLES: bool = true;

    fn settle(&mut self) {
        Table::settle(self);
    }
}

/// The bytes of the words of a big integer.
fn big_bytes(value: &IBig) -> usize {
    use dashu_int::ops::BitTest;
    value.bit_len().div_ceil(8) + size_of::<IBig>()
}

/// An instance of a class written in the language. The shape says which field holds which attribute; for a class that
/// extends a builtin type the first field holds the builtin value.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Instance {
    pub class: ClassId,
    pub shape: ShapeId,
    pub fields: Items,
}

/// An instance of an exception class.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Exception {
    pub class: ClassId,
    pub shape: ShapeId,
    pub fields: Items,
    /// A tuple.
    pub args: Value,
    /// What `raise ... from` named, or None.
    pub cause: Value,
    /// The exception being handled when this one was raised, or None.
    pub context: Value,
    /// Whether `raise ... from` hides the context.
    pub suppress_context: bool,
    /// The innermost-last chain of traceback entries, or None.
    pub traceback: Value,
}

/// One frame that an exception passed through.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Traceback {
    /// The entry of the frame called from this one, or None.
    pub next: Value,
    pub code: CodeId,
    pub pc: u32,
    /// The globals of the frame.
    pub globals: DictId,
}

/// What kind of builtin value the instances of a class carry in their first field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[allow(missing_docs)]
pub enum Layout {
    /// None: plain instances.
    #[default]
    Plain,
    /// The instances are exceptions.
    Exception,
    /// The instances are classes.
    Class,
    Int,
    Float,
    Complex,
    Str,
    Bytes,
    ByteArray,
    Tuple,
    List,
    Dict,
    Set,
    FrozenSet,
    Property,
    Module,
    /// An object of a library module.
    Object,
    /// Cannot be extended (`bool`, `range`, functions, ...).
    Final,
}

/// A class.
#[derive(Clone, Debug, Default)]
pub struct Class {
    /// `__name__`.
    pub name: StrId,
    /// `__qualname__`.
    pub qualname: StrId,
    /// The metaclass.
    pub metaclass: ClassId,
    /// The bases as written (`object` if none).
    pub bases: Vec<ClassId>,
    /// The method resolution order, the class itself first.
    pub mro: Vec<ClassId>,
    /// The namespace.
    pub dict: DictId,
    /// What instances carry.
    pub layout: Layout,
    /// The shape of an instance without attributes.
    pub root_shape: ShapeId,
    /// Whether instances take attributes beyond `__slots__`.
    pub has_dict: bool,
    /// Defined by the interpreter: its namespace is not to be changed by programs.
    pub is_builtin: bool,
    /// The direct subclasses, in order of definition.
    pub subclasses: Vec<ClassId>,
    /// Attributes of the class object that a metaclass with instance state keeps (unused by plain classes).
    pub extra: Value,
    /// Facts and special methods, found once and kept until a class changes.
    pub specials: Option<Arc<Specials>>,
}

/// The special methods of a class as the machine last found them, by number; `Unbound` where there is none.
#[derive(Clone, Debug)]
pub struct Specials {
    /// The class epoch in which they were found.
    pub epoch: u32,
    /// By special-method number.
    pub methods: Box<[Value]>,
    /// What a call of the class comes down to.
    pub maker: Maker,
}

/// What making an instance of a class by calling it comes down to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Maker {
    /// The whole protocol: of a metaclass with a `__call__` of its own, of an abstract class, or of several methods.
    Protocol,
    /// A plain instance, then this function as its `__init__`.
    Init(FunctionId),
    /// A native `__new__`.
    Native(NativeId),
    /// An empty list, set or dict, then this native as its `__init__`.
    Container(NativeId),
    /// An exception with the arguments, then this function as its `__init__`, if there is one beside `BaseException`'s.
    Exception(Option<FunctionId>),
}

/// A function written in the language.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Function {
    pub code: CodeId,
    pub globals: DictId,
    pub closure: Box<[CellId]>,
    /// A tuple, or unbound.
    pub defaults: Value,
    /// A dict, or unbound.
    pub kw_defaults: Value,
    /// What is rarely there.
    pub extra: Option<Box<FunctionExtra>>,
}

/// Attributes of a function that differ from what its code says.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct FunctionExtra {
    pub name: Value,
    pub qualname: Value,
    pub doc: Value,
    pub module: Value,
    pub annotations: Value,
    pub dict: Value,
}

/// A callable bound to its first argument.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs)]
pub struct Method {
    pub function: Value,
    pub receiver: Value,
}

/// A module.
#[derive(Clone, Debug, Default)]
pub struct Module {
    /// The class: `module`, or one that extends it.
    pub class: ClassId,
    /// The globals.
    pub dict: DictId,
}

/// Where a generator stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[allow(missing_docs)]
pub enum GeneratorState {
    #[default]
    Created,
    Suspended,
    Running,
    Finished,
}

/// A generator: a frame that is kept with its registers while it is suspended.
#[derive(Clone, Debug, Default)]
pub struct Generator {
    /// The class that it shows: `generator`, or `map`, `zip`, ... for those written in the prelude.
    pub class: ClassId,
    /// Where it stands.
    pub state: GeneratorState,
    /// The frame while it does not run.
    pub frame: crate::fiber::Frame,
    /// The registers while it does not run.
    pub registers: Vec<Value>,
    /// What it delegates to (`yield from`), or unbound.
    pub delegate: Value,
}

impl Generator {
    /// Whether it goes on by itself when it is resumed.
    #[inline]
    pub fn is_ready(&self) -> bool {
        matches!(self.state, GeneratorState::Suspended | GeneratorState::Created) && !self.delegate.is_bound()
    }
}

/// A native iterator: its state is values and numbers, so that it can be copied, traced and hashed.
#[derive(Clone, Debug, Default)]
pub struct Iter {
    /// What it does.
    pub kind: IterKind,
    /// The source: a container or another iterator; unbound once exhausted.
    pub source: Value,
    /// A second value: a function, a fill value, ...
    pub extra: Value,
    /// The position in the source, or a counter.
    pub position: i64,
    /// The stop, or the length that the source must keep.
    pub limit: i64,
    /// The step.
    pub step: i64,
}

/// The kinds of native iterators.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[allow(missing_docs)]
pub enum IterKind {
    #[default]
    Empty,
    List,
    Tuple,
    /// `position` is a byte offset.
    Str,
    Bytes,
    ByteArray,
    /// From `position` by `step` up to `limit`.
    Range,
    /// A range of big integers: `source` = the next, `extra` = a tuple (stop, step).
    BigRange,
    DictKeys,
    DictValues,
    DictItems,
    Set,
    ReverseList,
    ReverseTuple,
    ReverseStr,
    ReverseDictKeys,
    ReverseDictValues,
    ReverseDictItems,
    /// `source` = an iterator, `position` = the count (or `extra` = a big count).
    Enumerate,
    /// `source` = a tuple of iterators; `position` = 1 for strict.
    Zip,
    /// `source` = an iterator, `extra` = a native function without need of the machine's loop.
    Map,
    /// Sequence protocol: `source[position]` until IndexError.
    GetItem,
    /// As `GetItem`, backwards.
    ReverseGetItem,
    /// `iter(callable, sentinel)`: `source` = the callable, `extra` = the sentinel.
    Callable,
}

/// A range of machine integers, or of big ones.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs)]
pub struct Range {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
    /// The number of elements (an int, big or small).
    pub len: Value,
}

/// Objects that act when they are attributes of a class.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub enum Descriptor {
    #[default]
    Free,
    /// A function, and the dict of the wrapper's own attributes once it has some.
    Static(Value, Option<DictId>),
    /// As `Static`.
    Class(Value, Option<DictId>),
    Property(Box<Property>),
    /// A `__slots__` member: the field of that name in instances of the class.
    Slot {
        class: ClassId,
        name: StrId,
    },
    /// An attribute of a builtin type: a getter and perhaps a setter.
    GetSet {
        class: ClassId,
        name: StrId,
        get: NativeId,
        set: Option<NativeId>,
    },
}

/// The parts of a property.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Property {
    pub get: Value,
    pub set: Value,
    pub delete: Value,
    pub doc: Value,
    pub name: Value,
}

/// An object whose kind a library module defines, e.g. a deque. It is a value: it can be cloned for a snapshot, it shows
/// the values it holds, and it writes its state for the canonical hash.
pub trait NativeObject: Any + Send + Sync + fmt::Debug {
    /// Shows every value that this object holds.
    fn trace(&self, tracer: &mut dyn Tracer);
    /// A copy for a snapshot.
    fn clone_object(&self) -> Box<dyn NativeObject>;
    /// What a new process that begins as a copy of this one has in its place, if that is no plain copy: nobody there holds a
    /// lock, what a stream has yet to write is written here, what is open is open here only.
    fn in_new_process(&self) -> Option<Box<dyn NativeObject>> {
        None
    }
    /// The bytes owned, the box included.
    fn owned_bytes(&self) -> usize;
    /// Writes what distinguishes this object's state, beyond the values that `trace` shows.
    fn write_state(&self, out: &mut Vec<u8>);
    /// For downcasting.
    fn as_any(&self) -> &dyn Any;
    /// For downcasting.
    fn as_any_mut(&mut self) -> &mut dyn Any;
}

/// A place for a library object.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct Object {
    pub class: ClassId,
    pub content: Option<Box<dyn NativeObject>>,
    /// What a copy for a snapshot owns less than the original: its bytes stay accounted as they were.
    pub(crate) drift: usize,
}

impl Object {
    /// An object with this content.
    pub fn new(class: ClassId, content: impl NativeObject) -> Object {
        Object { class, content: Some(Box::new(content)), drift: 0 }
    }

    fn duplicate(&self) -> Object {
        let content = self.content.as_ref().map(|c| c.clone_object());
        let owned = content.as_ref().map_or(0, |c| c.owned_bytes());
        Object { class: self.class, content, drift: self.owned_bytes().wrapping_sub(owned) }
    }
}

/// The layout of the fields of instances: which attribute is where. Shapes form a tree by the order of first assignment.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    /// The class of the instances.
    pub class: ClassId,
    /// The attribute in each field; the default name where a field holds something else.
    pub names: Vec<StrId>,
    /// The shapes with one attribute more.
    pub transitions: Vec<(StrId, ShapeId)>,
    /// The shape with one attribute less, unless this is a class's first.
    pub parent: Option<ShapeId>,
    /// How many fields at the front are no attributes (a builtin value; the dict in dict mode).
    pub n_hidden: u8,
    /// Of a class's first shape: the shape of instances in dict mode, once there is one.
    pub dict_mode: Option<ShapeId>,
    /// The attributes are in a dict, which is the last hidden field.
    pub is_dict: bool,
    /// How many of the attributes are `__slots__` (which are not in `__dict__`).
    pub n_slots: u8,
}

impl Shape {
    /// The field of an attribute.
    #[inline]
    pub fn field(&self, name: StrId) -> Option<usize> {
        let hidden = self.n_hidden as usize;
        self.names.get(hidden..)?.iter().position(|n| *n == name).map(|i| i + hidden)
    }
}

/// What an instruction found last time, to be believed only while its keys agree.
#[derive(Clone, Copy, Debug, Default)]
pub struct InlineCache {
    /// A shape, or a class number with [`InlineCache::CLASS`] set: the kind of receiver.
    pub key: u32,
    /// The class epoch at that time.
    pub epoch: u32,
    /// A field, a dict position, or the shape after the change.
    pub slot: u32,
    /// How to use it: the machine's own numbering, 0 for nothing.
    pub action: u32,
    /// The value found, or unbound.
    pub value: Value,
}

impl InlineCache {
    /// In `key`: the rest is the number of a class, not of a shape.
    pub const CLASS: u32 = 1 << 31;
    /// In `action`: not to be filled.
    pub const NEVER: u32 = u32::MAX;
}

owned_bytes! {
    Instance, this => spilled_bytes(&this.fields),
        duplicate Instance { fields: duplicate_items(&this.fields), ..*this };
    Exception, this => spilled_bytes(&this.fields),
        duplicate Exception { fields: duplicate_items(&this.fields), ..*this };
    Traceback, _this => 0;
    Class, this => (this.bases.capacity() + this.mro.capacity() + this.subclasses.capacity()) * size_of::<ClassId>()
        + this.specials.as_ref().map_or(0, |s| size_of::<Specials>() + s.methods.len() * size_of::<Value>()),
        duplicate Class {
            bases: duplicate_vec(&this.bases),
            mro: duplicate_vec(&this.mro),
            subclasses: duplicate_vec(&this.subclasses),
            specials: this.specials.clone(),
            ..*this
        };
    Function, this => this.closure.len() * size_of::<CellId>()
        + this.extra.as_ref().map_or(0, |_| size_of::<FunctionExtra>());
    Method, _this => 0;
    Module, _this => 0;
    Generator, this => this.registers.capacity() * size_of::<Value>(),
        duplicate Generator { registers: duplicate_vec(&this.registers), ..*this };
    Iter, _this => 0;
    Range, _this => 0;
    Descriptor, this => match this { Descriptor::Property(_) => size_of::<Property>(), _ => 0 };
    Object, this => this.content.as_ref().map_or(0, |c| c.owned_bytes()).wrapping_add(this.drift),
        duplicate Object::duplicate(this);
    Shape, this => this.names.capacity() * size_of::<StrId>()
        + this.transitions.capacity() * size_of::<(StrId, ShapeId)>(),
        duplicate Shape {
            names: duplicate_vec(&this.names),
            transitions: duplicate_vec(&this.transitions),
            ..*this
        };
}
