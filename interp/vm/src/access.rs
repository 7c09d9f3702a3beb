//! What an instruction is about to read or write that other threads may reach: attributes, items, globals, cells, and whatever a
//! method of a builtin container works on.
//!
//! The compiler has put an [`Instruction::AccessPoint`] before each of them. Names of globals and of classes' attributes are
//! places in a dict, so that `module.x` and `x` are one place.

use sesf_bytecode::{Instruction, Place};
use sesf_heap::{CodeId, Descriptor, Heap, Operation, StrId, ThreadId, Value, classes, equality, names};

use crate::run::action;
use crate::vm::Vm;

/// An access to what threads may share.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Access {
    /// To what.
    pub location: Location,
    /// How.
    pub kind: AccessKind,
    /// By which instruction.
    pub place: CodePlace,
}

/// An instruction: its code and its position there.
pub type CodePlace = (CodeId, u32);

/// How something is accessed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum AccessKind {
    /// It is read.
    Read,
    /// It is written.
    Write,
    /// A method of a builtin container, which is one step for all threads.
    Call {
        /// Whether it may give what others have put there.
        takes: bool,
        /// Whether it puts something there for others.
        puts: bool,
    },
}

/// Something that threads may share.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Location {
    /// What it is a part of.
    pub owner: Owner,
    /// Which part: the number of a name, an index, or the hash of a key.
    pub part: u64,
}

/// What threads may share a part of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[allow(missing_docs)]
pub enum Owner {
    Instance(u32),
    Exception(u32),
    /// The dict of a module, a class or a function.
    Namespace(u32),
    Cell(u32),
    List(u32),
    Dict(u32),
    ByteArray(u32),
    Set(u32),
    Object(u32),
}

impl Owner {
    /// Whether it is still there.
    pub fn is_live(self, heap: &Heap) -> bool {
        use sesf_heap::*;
        match self {
            Owner::Instance(id) => heap.instances.is_live(InstanceId(id)),
            Owner::Exception(id) => heap.exceptions.is_live(ExceptionId(id)),
            Owner::Namespace(id) | Owner::Dict(id) => heap.dicts.is_live(DictId(id)),
            Owner::Cell(id) => heap.cells.is_live(CellId(id)),
            Owner::List(id) => heap.lists.is_live(ListId(id)),
            Owner::ByteArray(id) => heap.bytearrays.is_live(ByteArrayId(id)),
            Owner::Set(id) => heap.sets.is_live(SetId(id)),
            Owner::Object(id) => heap.objects.is_live(ObjectId(id)),
        }
    }

    /// The builtin container that a value is or carries.
    fn container(vm: &Vm, value: Value) -> Option<Owner> {
        Some(match vm.builtin_value(value) {
            Value::List(id) => Owner::List(id.0),
            Value::Dict(id) => Owner::Dict(id.0),
            Value::ByteArray(id) => Owner::ByteArray(id.0),
            Value::Set(id) => Owner::Set(id.0),
            // Their steps are told of by themselves.
            Value::Object(id) if vm.lock(id).is_none() && vm.condition(id).is_none() => Owner::Object(id.0),
            _ => return None,
        })
    }
}

impl Vm {
    /// The running thread is about to access what others may reach: the runtime may want to know, or another to go first.
    pub(crate) fn access_point(&mut self) {
        let me = self.current;
        let access = if self.runtime.watches_accesses() { self.next_access() } else { None };
        let is_alone = !self.can_be_left() || self.heap.threads.len() < 2;
        if is_alone || self.runtime.is_next_to_access(&self.heap, me) {
            return access.into_iter().for_each(|access| self.note_access(me, access));
        }
        self.suspended = true;
        if self.runtime.stepped(me, Operation::Yield, None, None) {
            self.note_step(me, Operation::Yield, None);
        }
        if let Some(access) = access {
            self.runtime.held_back(me, access);
        }
    }

    /// Tells the runtime of an access that comes now.
    pub fn note_access(&mut self, thread: ThreadId, access: Access) {
        if let Some(earlier) = self.runtime.accessed(thread, access) {
            let (about, places) =
                (self.describe(access), [earlier, access.place].map(|place| self.source_place(place)));
            self.runtime.note_race(about, places);
        }
    }

    /// What the newest frame's next instruction accesses, if others may reach it.
    fn next_access(&mut self) -> Option<Access> {
        use Instruction as I;
        let frame = self.fiber.frames.last()?;
        let (code, pc, base, globals) = (frame.code, frame.pc, frame.base as usize, frame.globals);
        let linked = self.code(code);
        let instruction = *linked.proto.instructions.get(pc as usize)?;
        let reg = |vm: &Vm, register: sesf_bytecode::Reg| vm.fiber.registers[base + register.index()];
        let name_of = |index: sesf_bytecode::NameIndex| linked.names[index.0 as usize];
        let first_cache = linked.first_cache;
        let site = |cache: sesf_bytecode::CacheIndex| Some(sesf_heap::CacheId(first_cache + u32::from(cache.0)));
        let (location, kind) = match instruction {
            I::LoadGlobal { name, .. } => (named(Owner::Namespace(globals.0), name_of(name)), AccessKind::Read),
            I::StoreGlobal { name, .. } | I::DeleteGlobal { name } => {
                (named(Owner::Namespace(globals.0), name_of(name)), AccessKind::Write)
            }
            I::LoadCell { cell, .. } => (cell_location(reg(self, cell))?, AccessKind::Read),
            I::StoreCell { cell, .. } => (cell_location(reg(self, cell))?, AccessKind::Write),
            I::LoadAttr { obj, name, cache, .. } => {
                let (object, name) = (reg(self, obj), name_of(name));
                (self.attribute_read(object, name, site(cache))?, AccessKind::Read)
            }
            I::StoreAttr { obj, name, cache, .. } => {
                let (object, name) = (reg(self, obj), name_of(name));
                (self.attribute_written(object, name, site(cache))?, AccessKind::Write)
            }
            I::DeleteAttr { obj, name } => {
                let (object, name) = (reg(self, obj), name_of(name));
                (self.attribute_written(object, name, None)?, AccessKind::Write)
            }
            I::LoadItem { obj, index, .. } => (self.item_location(reg(self, obj), reg(self, index))?, AccessKind::Read),
            I::LoadItemInt { obj, index, .. } => {
                (self.item_location(reg(self, obj), Value::Int(index.into()))?, AccessKind::Read)
            }
            I::StoreItem { obj, index, .. } | I::DeleteItem { obj, index } => {
                (self.item_location(reg(self, obj), reg(self, index))?, AccessKind::Write)
            }
            I::CallMethod { base, .. } | I::CallMethodKw { base, .. } => {
                self.container_call(reg(self, base), reg(self, base.offset(1)))?
            }
            _ => return None,
        };
        Some(Access { location, kind, place: (code, pc) })
    }

    /// Where an attribute lies that is read; none if its getter is a function, which is watched itself, or if nobody changes it.
    fn attribute_read(&mut self, object: Value, name: StrId, cache: Option<sesf_heap::CacheId>) -> Option<Location> {
        let own = match object {
            Value::Instance(id) => Owner::Instance(id.0),
            Value::Exception(id) => Owner::Exception(id.0),
            _ => return self.namespace_of(object, name).map(|dict| named(dict, name)),
        };
        if let Some(found) = cache.and_then(|cache| self.known_attr(object, name, cache)) {
            return match (found.action, found.value) {
                (action::FIELD, _) => Some(named(own, name)),
                (action::CLASS_DATA, Value::Dict(dict)) => Some(named(Owner::Namespace(dict.0), name)),
                _ => None,
            };
        }
        let class = self.class_of(object);
        if self.overridden(class, names::GETATTRIBUTE).is_some() {
            return None;
        }
        let found = self.lookup_with_owner(class, name);
        if found.is_some_and(|(attribute, _)| self.is_computed(attribute)) {
            return None;
        }
        match (self.field(object, name), found) {
            (Some(_), _) => Some(named(own, name)),
            (None, Some((Value::Descriptor(id), _))) => self.is_slot(id).then_some(named(own, name)),
            (None, Some((Value::Function(_) | Value::Native(_), _))) | (None, None) => None,
            (None, Some((_, owner))) => Some(named(Owner::Namespace(self.heap.classes.get(owner).dict.0), name)),
        }
    }

    /// Where an attribute lies that is written; none if that is the work of a function.
    fn attribute_written(&mut self, object: Value, name: StrId, cache: Option<sesf_heap::CacheId>) -> Option<Location> {
        let own = match object {
            Value::Instance(id) => Owner::Instance(id.0),
            Value::Exception(id) => Owner::Exception(id.0),
            _ => return Some(named(Owner::Namespace(self.dict_of(object)?.0), name)),
        };
        let (class, shape, _) = self.instance_parts(object)?;
        if cache.is_some_and(|cache| self.known_store(shape, name, cache).is_some()) {
            return Some(named(own, name));
        }
        if self.overridden(class, names::SETATTR).is_some()
            || self.lookup(class, name).is_some_and(|attribute| self.is_computed(attribute))
        {
            return None;
        }
        Some(named(own, name))
    }

    /// Whether reading and writing an attribute of instances is left to functions by what their class has under its name.
    fn is_computed(&mut self, attribute: Value) -> bool {
        match attribute {
            Value::Descriptor(id) if self.is_slot(id) => false,
            _ => self.is_data_descriptor(attribute),
        }
    }

    fn is_slot(&self, id: sesf_heap::DescriptorId) -> bool {
        matches!(self.heap.descriptors.get(id), Descriptor::Slot { .. })
    }

    /// The namespace in which an attribute of a module, a class or a function lies, methods aside.
    fn namespace_of(&self, object: Value, name: StrId) -> Option<Owner> {
        let dict = match object {
            Value::Class(id) if self.heap.classes.get(id).metaclass != classes::TYPE => return None,
            Value::Class(id) => match self.lookup_with_owner(id, name)? {
                (Value::Function(_) | Value::Native(_) | Value::Descriptor(_), _) => return None,
                (_, owner) => self.heap.classes.get(owner).dict,
            },
            _ => self.dict_of(object)?,
        };
        Some(Owner::Namespace(dict.0))
    }

    /// Where an item lies.
    fn item_location(&self, object: Value, key: Value) -> Option<Location> {
        let owner = Owner::container(self, object)?;
        let part = match (self.builtin_value(object), key) {
            (Value::List(id), Value::Int(index)) if index < 0 => {
                index.wrapping_add(self.heap.lists.get(id).len() as i64) as u64
            }
            (Value::List(_) | Value::ByteArray(_), Value::Int(index)) => index as u64,
            (Value::Dict(_), key) => self.key_part(key)?,
            // Items of other objects, and several items at once.
            _ => return None,
        };
        Some(Location { owner, part })
    }

    /// What stands for a key: equal keys have the same; none for keys whose hash is a function's work.
    fn key_part(&self, key: Value) -> Option<u64> {
        match key {
            Value::Tuple(id) => {
                let mut combined = equality::TupleHash::new();
                for item in self.heap.tuple(id) {
                    combined.add(equality::hash_plain(&self.heap, *item)?);
                }
                Some(combined.finish())
            }
            key => equality::hash_plain(&self.heap, key),
        }
    }

    /// A call of a builtin container's method.
    fn container_call(&self, function: Value, receiver: Value) -> Option<(Location, AccessKind)> {
        let Value::Native(id) = function else { return None };
        let owner = Owner::container(self, receiver)?;
        let (takes, puts) = match self.natives.get(id).name() {
            "append" | "appendleft" | "add" | "extend" | "extendleft" | "insert" | "update" => (false, true),
            "pop" | "popleft" | "popitem" | "setdefault" => (true, true),
            "get" | "copy" | "items" | "values" | "keys" | "index" | "count" => (true, false),
            _ => (false, false),
        };
        Some((Location { owner, part: 0 }, AccessKind::Call { takes, puts }))
    }

    /// What an access is to, in a few words.
    #[cold]
    fn describe(&self, access: Access) -> String {
        let Location { owner, part } = access.location;
        let name = || self.heap.str(StrId(part as u32));
        match owner {
            Owner::Instance(id) => {
                let class = self.class_of(Value::Instance(sesf_heap::InstanceId(id)));
                format!("the attribute '{}' of {} objects", name(), self.class_name(class))
            }
            Owner::Exception(_) => format!("the attribute '{}' of exceptions", name()),
            Owner::Namespace(id) => match self.class_with(id) {
                Some(class) => format!("the attribute '{}' of the class {class}", name()),
                None => format!("the global variable '{}'", name()),
            },
            Owner::Cell(_) => format!("the variable '{}'", self.cell_name(access).unwrap_or("?")),
            Owner::List(_) => format!("item {part} of a list"),
            Owner::ByteArray(_) => format!("item {part} of a bytearray"),
            Owner::Dict(_) => String::from("an item of a dict"),
            Owner::Set(_) | Owner::Object(_) => String::from("a container"),
        }
    }

    /// The name of the class with this namespace.
    fn class_with(&self, dict: u32) -> Option<&str> {
        let mut all = self.heap.classes.handles();
        all.find(|class| self.heap.classes.get(*class).dict.0 == dict).map(|class| self.class_name(class))
    }

    /// The name of the variable that an instruction reads from a cell or writes there.
    fn cell_name(&self, access: Access) -> Option<&str> {
        let proto = &self.code(access.place.0).proto;
        let cell = match proto.instructions.get(access.place.1 as usize)? {
            Instruction::LoadCell { cell, .. } | Instruction::StoreCell { cell, .. } => *cell,
            _ => return None,
        };
        if let Some(position) = proto.free_registers.iter().position(|register| *register == cell) {
            return proto.free_names.get(position).map(|name| &**name);
        }
        proto.variables.iter().find(|variable| variable.place == Place::Register(cell)).map(|variable| &*variable.name)
    }

    /// Whether a thread has ended, as far as programs can tell; one that is told so knows what that one did.
    pub fn sees_end_of(&mut self, other: ThreadId) -> bool {
        let has_ended = self.heap.threads.has_ended(other);
        if has_ended {
            self.runtime.saw_end(self.current, other);
        }
        has_ended
    }
}

fn named(owner: Owner, name: StrId) -> Location {
    Location { owner, part: name.0.into() }
}

fn cell_location(cell: Value) -> Option<Location> {
    match cell {
        Value::Cell(id) => Some(Location { owner: Owner::Cell(id.0), part: 0 }),
        _ => None,
    }
}
