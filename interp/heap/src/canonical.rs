//! The canonical hash of a heap: the same for two heaps that differ only in where their objects lie.
//!
//! The walk starts at the roots and fibers and numbers objects in the order in which it meets them; what is hashed is the
//! sequence of kinds, contents and numbers, written so that it could be read back: no two states write the same. Sets and
//! dicts count in insertion order, because programs can see that order. Texts, bytes and numbers count by value, other
//! objects by identity: a list that is shared differs from two equal ones. What no program can see does not count: spare
//! capacity, inline caches, dead registers, where in a dict the removed entries were.

use hashbrown::HashMap;
use sesf_bytecode::RegisterSet;
use twox_hash::XxHash3_128;

use crate::fiber::{Fiber, Frame, OnReturn};
use crate::heap::{Heap, LinkedCode};
use crate::object::*;
use crate::trace::{Trace, Tracer};
use crate::value::*;

/// What the hash needs to know beside the heap.
pub struct HashInput<'a> {
    /// Values that count besides the roots and fibers.
    pub extra: &'a [Value],
    /// The running fiber, which is not among the heap's own.
    pub running: Option<&'a Fiber>,
    /// Objects that count by identity only: what they hold is no state of the program.
    pub opaque: &'a [Value],
    /// A number for a native function that does not depend on when it was registered.
    pub native: &'a dyn Fn(NativeId) -> u64,
}

impl Default for HashInput<'_> {
    fn default() -> Self {
        HashInput { extra: &[], running: None, opaque: &[], native: &|id| u64::from(id.0) }
    }
}

impl Heap {
    /// The 128-bit hash of everything reachable from the roots, the fibers and `input.extra`.
    pub fn canonical_hash(&self, input: &HashInput<'_>) -> u128 {
        let mut walk = Walk {
            heap: self,
            input,
            out: Vec::with_capacity(2 * FLUSH),
            hasher: XxHash3_128::new(),
            numbers: Default::default(),
            n_objects: 0,
            pending: Vec::new(),
            long_texts: HashMap::default(),
        };
        walk.list(input.opaque);
        let n_opaque = walk.pending.len();
        walk.list(input.extra);
        walk.list(&self.roots);
        walk.length(self.threads.len());
        for (_, thread) in self.threads.iter() {
            thread.write_state(self.threads.n_changes, &mut walk.out);
            thread.trace_rest(&mut walk);
            walk.fiber(&thread.fiber);
        }
        if let Some(fiber) = input.running {
            walk.fiber(fiber);
        }
        let mut next = n_opaque;
        while let Some(value) = walk.pending.get(next).copied() {
            next += 1;
            walk.content(value);
            walk.flush(FLUSH);
        }
        walk.flush(0);
        walk.hasher.finish_128()
    }
}

impl LinkedCode {
    /// What tells this code from others, whenever it was linked.
    pub(crate) fn identity(&self) -> u128 {
        *self.identity.get_or_init(|| {
            let proto = &self.proto;
            let mut out = Vec::new();
            for text in [proto.source.name(), proto.source.text(), &proto.qualname] {
                out.extend_from_slice(&(text.len() as u64).to_le_bytes());
                out.extend_from_slice(text.as_bytes());
            }
            let (start, end) = (proto.span.start, proto.span.end);
            for number in [start, end, proto.instructions.len() as u32, proto.kind as u32, proto.is_hidden.into()] {
                out.extend_from_slice(&number.to_le_bytes());
            }
            XxHash3_128::oneshot(&out)
        })
    }

    /// Its live registers, found out when first asked for.
    pub fn liveness(&self) -> &sesf_bytecode::Liveness {
        self.liveness.get_or_init(|| Box::new(sesf_bytecode::Liveness::of(&self.proto)))
    }
}

/// How much is written before it is hashed.
const FLUSH: usize = 1 << 14;
/// Texts of up to this many bytes are written out wherever they occur.
const SHORT: usize = 32;

/// What comes before a value of each kind; numbered objects come after these.
mod tag {
    pub const UNBOUND: u8 = 0;
    pub const NONE: u8 = 1;
    pub const NOT_IMPLEMENTED: u8 = 2;
    pub const ELLIPSIS: u8 = 3;
    pub const FALSE: u8 = 4;
    pub const TRUE: u8 = 5;
    pub const INT: u8 = 6;
    pub const FLOAT: u8 = 7;
    pub const NATIVE: u8 = 8;
    pub const BIG_INT: u8 = 9;
    pub const COMPLEX: u8 = 10;
    pub const STR: u8 = 11;
    pub const BYTES: u8 = 12;
}

/// How many kinds of numbered objects there are.
const N_KINDS: usize = 22;

struct Walk<'a> {
    heap: &'a Heap,
    input: &'a HashInput<'a>,
    /// What is written and not yet hashed.
    out: Vec<u8>,
    hasher: XxHash3_128,
    /// One more than the number of each object met, by kind and handle.
    numbers: [Vec<u32>; N_KINDS],
    n_objects: u32,
    pending: Vec<Numbered>,
    /// The hashes of long texts and bytes met, by tag and handle.
    long_texts: HashMap<(u8, u32), u128, foldhash::fast::FixedState>,
}

/// An object that has a number.
#[derive(Clone, Copy)]
enum Numbered {
    Value(Value),
    Shape(ShapeId),
}

impl Tracer for Walk<'_> {
    fn visit(&mut self, value: Value) {
        let heap = self.heap;
        match value {
            Value::Unbound => self.out.push(tag::UNBOUND),
            Value::None => self.out.push(tag::NONE),
            Value::NotImplemented => self.out.push(tag::NOT_IMPLEMENTED),
            Value::Ellipsis => self.out.push(tag::ELLIPSIS),
            Value::Bool(b) => self.out.push(if b { tag::TRUE } else { tag::FALSE }),
            Value::Int(i) => self.scalar(tag::INT, &i.to_le_bytes()),
            Value::Float(f) => self.scalar(tag::FLOAT, &f.to_bits().to_le_bytes()),
            Value::Native(id) => self.scalar(tag::NATIVE, &(self.input.native)(id).to_le_bytes()),
            Value::BigInt(id) => {
                let bytes = heap.bigint(id).to_le_bytes();
                self.text(tag::BIG_INT, id.0, &bytes);
            }
            Value::Complex(id) => {
                let (real, imaginary) = heap.complexes.get(id);
                self.scalar(tag::COMPLEX, &real.to_bits().to_le_bytes());
                self.out.extend_from_slice(&imaginary.to_bits().to_le_bytes());
            }
            Value::Str(id) => self.text(tag::STR, id.0, heap.str(id).as_bytes()),
            Value::Bytes(id) => self.text(tag::BYTES, id.0, heap.bytes_objects.get(id)),
            _ => self.numbered(Numbered::Value(value)),
        }
    }
}

impl Walk<'_> {
    fn flush(&mut self, above: usize) {
        if self.out.len() > above {
            self.hasher.write(&self.out);
            self.out.clear();
        }
    }

    fn scalar(&mut self, tag: u8, bytes: &[u8]) {
        self.out.push(tag);
        self.out.extend_from_slice(bytes);
    }

    fn length(&mut self, length: usize) {
        self.out.extend_from_slice(&(length as u64).to_le_bytes());
    }

    fn list(&mut self, values: &[Value]) {
        self.length(values.len());
        values.trace(self);
    }

    /// A text by value. A long one is hashed once.
    fn text(&mut self, tag: u8, index: u32, bytes: &[u8]) {
        self.out.push(tag);
        if bytes.len() <= SHORT {
            self.out.push(bytes.len() as u8);
            self.out.extend_from_slice(bytes);
            return;
        }
        let hash = *self.long_texts.entry((tag, index)).or_insert_with(|| XxHash3_128::oneshot(bytes));
        self.out.push(u8::MAX);
        self.out.extend_from_slice(&hash.to_le_bytes());
    }

    /// The kind and number of an object; a new one is looked into later.
    fn numbered(&mut self, object: Numbered) {
        let (kind, index, end) = self.place(object);
        let numbers = &mut self.numbers[kind as usize];
        if numbers.len() <= index {
            numbers.resize(end.max(index + 1), 0);
        }
        if numbers[index] == 0 {
            self.n_objects += 1;
            numbers[index] = self.n_objects;
            self.pending.push(object);
        }
        let number = numbers[index];
        self.out.push(FIRST_KIND + kind);
        self.out.extend_from_slice(&number.to_le_bytes());
    }

    /// The kind and handle of an object, and the bound of the handles of that kind.
    fn place(&self, object: Numbered) -> (u8, usize, usize) {
        let heap = self.heap;
        macro_rules! place {
            ($kind:expr, $id:expr, $slab:ident) => {
                ($kind, $id.0 as usize, heap.$slab.end())
            };
        }
        match object {
            Numbered::Shape(id) => place!(0, id, shapes),
            Numbered::Value(value) => match value {
                Value::ByteArray(id) => place!(1, id, bytearrays),
                Value::Tuple(id) => (2, id.0 as usize, 2 * heap.tuples.end().max(heap.wide_tuples.end())),
                Value::List(id) => place!(3, id, lists),
                Value::Dict(id) => place!(4, id, dicts),
                Value::Set(id) => place!(5, id, sets),
                Value::FrozenSet(id) => place!(6, id, sets),
                Value::Instance(id) => place!(7, id, instances),
                Value::Exception(id) => place!(8, id, exceptions),
                Value::Class(id) => place!(9, id, classes),
                Value::Function(id) => place!(10, id, functions),
                Value::Cell(id) => place!(11, id, cells),
                Value::Method(id) => place!(12, id, methods),
                Value::Module(id) => place!(13, id, modules),
                Value::Generator(id) => place!(14, id, generators),
                Value::Iter(id) => place!(15, id, iters),
                Value::Slice(id) => place!(16, id, slices),
                Value::Range(id) => place!(17, id, ranges),
                Value::Descriptor(id) => place!(18, id, descriptors),
                Value::Traceback(id) => place!(19, id, tracebacks),
                Value::Object(id) => place!(20, id, objects),
                Value::Code(id) => (21, id.0 as usize, heap.codes.len()),
                Value::Unbound
                | Value::None
                | Value::NotImplemented
                | Value::Ellipsis
                | Value::Bool(_)
                | Value::Int(_)
                | Value::Float(_)
                | Value::Native(_)
                | Value::BigInt(_)
                | Value::Complex(_)
                | Value::Str(_)
                | Value::Bytes(_) => unreachable!("written by value"),
            },
        }
    }

    // ---- fibers

    fn fiber(&mut self, fiber: &Fiber) {
        self.length(fiber.frames.len());
        for (i, frame) in fiber.frames.iter().enumerate() {
            self.frame(frame);
            let code = &self.heap.codes[frame.code.0 as usize];
            let live = match fiber.frames.get(i + 1) {
                None => code.liveness().before(frame.pc as usize),
                // The instruction that waits for the frame above.
                Some(above) => waiting(code, frame.pc, above.on_return),
            };
            // A parked frame's are its generator's.
            if !frame.is_parked {
                let window = fiber.registers.get(frame.base as usize..).unwrap_or_default();
                self.registers(window, live);
            }
        }
    }

    fn registers(&mut self, window: &[Value], live: RegisterSet) {
        live.iter().for_each(|reg| self.visit(window.get(reg.index()).copied().unwrap_or_default()));
    }

    fn frame(&mut self, frame: &Frame) {
        self.visit(Value::Code(frame.code));
        self.out.extend_from_slice(&frame.pc.to_le_bytes());
        self.out.extend_from_slice(&[frame.on_return as u8, frame.dst, frame.is_parked as u8]);
        frame.trace(self);
    }

    fn generator(&mut self, generator: &Generator) {
        self.out.push(generator.state as u8);
        self.visit(Value::Class(generator.class));
        self.visit(generator.delegate);
        if matches!(generator.state, GeneratorState::Finished) {
            return;
        }
        self.frame(&generator.frame);
        let pc = generator.frame.pc;
        let liveness = self.heap.codes[generator.frame.code.0 as usize].liveness();
        let live = match generator.state {
            GeneratorState::Created => liveness.before(pc as usize),
            // Its registers are on the stack.
            GeneratorState::Running | GeneratorState::Finished => RegisterSet::EMPTY,
            GeneratorState::Suspended if generator.delegate.is_bound() => liveness.before(pc as usize),
            GeneratorState::Suspended => liveness.during(pc.saturating_sub(1) as usize),
        };
        self.registers(&generator.registers, live);
    }

    // ---- objects

    /// Writes what an object is and holds.
    fn content(&mut self, object: Numbered) {
        let value = match object {
            Numbered::Value(value) => value,
            Numbered::Shape(id) => return self.shape(id),
        };
        match value {
            Value::ByteArray(id) => {
                let bytes = self.heap.bytearrays.get(id);
                self.length(bytes.len());
                self.out.extend_from_slice(bytes);
            }
            Value::Code(id) => {
                let identity = self.heap.codes[id.0 as usize].identity();
                self.out.extend_from_slice(&identity.to_le_bytes());
            }
            Value::Generator(id) => self.generator(self.heap.generators.get(id)),
            _ => {
                self.details(value);
                // The length tells [a][b] from [a, b].
                let at = self.out.len();
                self.length(0);
                self.heap.trace_children(value, self);
                let length = (self.out.len() - at) as u64;
                self.out[at..at + 8].copy_from_slice(&length.to_le_bytes());
            }
        }
    }

    fn shape(&mut self, id: ShapeId) {
        let shape = self.heap.shapes.get(id);
        self.length(shape.names.len());
        self.out.extend_from_slice(&[shape.n_hidden, shape.n_slots, shape.is_dict as u8]);
        shape.names.iter().for_each(|name| self.visit(Value::Str(*name)));
    }

    /// Writes what an object is beyond the values it holds.
    fn details(&mut self, value: Value) {
        let heap = self.heap;
        match value {
            Value::Instance(id) => self.numbered(Numbered::Shape(heap.instances.get(id).shape)),
            Value::Exception(id) => {
                let exception = heap.exceptions.get(id);
                self.out.push(exception.suppress_context as u8);
                self.numbered(Numbered::Shape(exception.shape));
            }
            Value::Class(id) => {
                let class = heap.classes.get(id);
                self.out.extend_from_slice(&[class.has_dict as u8, class.layout as u8]);
                self.length(class.bases.len());
            }
            Value::Function(id) => {
                let function = heap.functions.get(id);
                self.visit(Value::Code(function.code));
                self.length(function.closure.len());
            }
            Value::Iter(id) => {
                let iter = heap.iters.get(id);
                self.out.push(iter.kind as u8);
                for number in [self.iter_position(iter), iter.limit, iter.step] {
                    self.out.extend_from_slice(&number.to_le_bytes());
                }
            }
            Value::Traceback(id) => {
                let entry = heap.tracebacks.get(id);
                self.visit(Value::Code(entry.code));
                self.out.extend_from_slice(&entry.pc.to_le_bytes());
            }
            Value::Descriptor(id) => self.descriptor(heap.descriptors.get(id)),
            Value::Object(id) => {
                if let Some(content) = &heap.objects.get(id).content {
                    let mut state = Vec::new();
                    content.write_state(&mut state);
                    self.length(state.len());
                    self.out.extend_from_slice(&state);
                }
            }
            _ => {}
        }
    }

    /// In a dict or set, how many entries are before the position: removed ones do not count.
    fn iter_position(&self, iter: &Iter) -> i64 {
        let position = usize::try_from(iter.position).unwrap_or(0);
        let rank = match iter.source {
            Value::Dict(id) => self.heap.dicts.get(id).rank(position),
            Value::Set(id) | Value::FrozenSet(id) => self.heap.sets.get(id).rank(position),
            _ => return iter.position,
        };
        rank as i64
    }

    fn descriptor(&mut self, descriptor: &Descriptor) {
        let kind = match descriptor {
            Descriptor::Free => 0,
            Descriptor::Static(..) => 1,
            Descriptor::Class(..) => 2,
            Descriptor::Property(_) => 3,
            Descriptor::Slot { .. } => 4,
            Descriptor::GetSet { .. } => 5,
        };
        self.out.push(kind);
        if let Descriptor::GetSet { get, set, .. } = descriptor {
            self.visit(Value::Native(*get));
            self.visit(set.map_or(Value::Unbound, Value::Native));
        }
    }
}

/// The first tag of numbered objects.
const FIRST_KIND: u8 = 32;

/// The live registers of a frame that waits for the result of a call, made by the instruction before `pc`.
fn waiting(code: &LinkedCode, pc: u32, on_return: OnReturn) -> RegisterSet {
    let at = pc.saturating_sub(1) as usize;
    match on_return {
        OnReturn::Store | OnReturn::Discard | OnReturn::Init => code.liveness().during(at),
        _ if on_return.consumes() => code.liveness().during(at),
        // The others may look at the instruction's operands again.
        _ => code.liveness().before(at),
    }
}
