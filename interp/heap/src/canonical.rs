//! The canonical hash of a heap: the same for two heaps that differ only in where their objects lie.
//!
//! The walk starts at the roots and fibers and numbers objects in the order in which it meets them; what is hashed is the
//! sequence of kinds, contents and numbers. Sets and dicts count in insertion order, because programs can see that order.

use std::collections::HashMap;

use sesf_bytecode::CodeProto;
use twox_hash::XxHash3_128;

use crate::fiber::{Fiber, Frame};
use crate::heap::Heap;
use crate::object::*;
use crate::trace::{Trace, Tracer};
use crate::value::*;

/// Which registers of a code hold values that may still be read at a position.
pub trait Liveness {
    /// Whether register `register` may be read at or after `pc` before it is written.
    fn is_live(&mut self, code: CodeId, proto: &CodeProto, pc: u32, register: u8) -> bool;
}

/// Takes every register for live: exact only where programs do not leave different rubbish behind.
pub struct AllLive;

impl Liveness for AllLive {
    fn is_live(&mut self, _: CodeId, _: &CodeProto, _: u32, _: u8) -> bool {
        true
    }
}

impl Heap {
    /// The 128-bit hash of everything reachable from the roots, the fibers and `extra`.
    pub fn canonical_hash(&self, extra: &[Value], liveness: &mut dyn Liveness) -> u128 {
        let mut walk = Walk { out: Vec::with_capacity(4096), numbers: HashMap::new(), pending: Vec::new() };
        extra.trace(&mut walk);
        self.roots.trace(&mut walk);
        for fiber in &self.fibers {
            walk.fiber(self, fiber, liveness);
        }
        let mut next = 0;
        while let Some(value) = walk.pending.get(next).copied() {
            next += 1;
            walk.content(self, value);
        }
        XxHash3_128::oneshot(&walk.out)
    }
}

struct Walk {
    out: Vec<u8>,
    /// The number of each object met, by kind and handle.
    numbers: HashMap<(u8, u32), u32>,
    pending: Vec<Value>,
}

impl Tracer for Walk {
    fn visit(&mut self, value: Value) {
        match value {
            Value::Unbound => self.out.push(0),
            Value::None => self.out.push(1),
            Value::NotImplemented => self.out.push(2),
            Value::Ellipsis => self.out.push(3),
            Value::Bool(b) => self.out.push(4 + b as u8),
            Value::Int(i) => self.scalar(6, &i.to_le_bytes()),
            Value::Float(f) => self.scalar(7, &f.to_bits().to_le_bytes()),
            Value::Native(id) => self.scalar(8, &id.0.to_le_bytes()),
            Value::Code(id) => self.scalar(9, &id.0.to_le_bytes()),
            _ => self.object(value),
        }
    }
}

impl Walk {
    fn scalar(&mut self, kind: u8, bytes: &[u8]) {
        self.out.push(kind);
        self.out.extend_from_slice(bytes);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.scalar(10, &(bytes.len() as u64).to_le_bytes());
        self.out.extend_from_slice(bytes);
    }

    fn object(&mut self, value: Value) {
        let key = object_key(value);
        let fresh = self.numbers.len() as u32;
        let number = *self.numbers.entry(key).or_insert(fresh);
        if number == fresh {
            self.pending.push(value);
        }
        self.scalar(key.0, &number.to_le_bytes());
    }

    fn fiber(&mut self, heap: &Heap, fiber: &Fiber, liveness: &mut dyn Liveness) {
        self.scalar(11, &(fiber.frames.len() as u32).to_le_bytes());
        for frame in &fiber.frames {
            self.frame(frame);
            let proto = &heap.codes[frame.code.0 as usize].proto;
            for register in 0..proto.n_registers.min(256) {
                let live = liveness.is_live(frame.code, proto, frame.pc, register as u8);
                let value = fiber.registers.get(frame.base as usize + register as usize);
                self.visit(if live { value.copied().unwrap_or_default() } else { Value::Unbound });
            }
        }
    }

    fn frame(&mut self, frame: &Frame) {
        self.scalar(12, &frame.code.0.to_le_bytes());
        self.out.extend_from_slice(&frame.pc.to_le_bytes());
        self.out.extend_from_slice(&[frame.on_return as u8, frame.dst]);
        frame.trace(self);
    }

    /// Writes what an object is and holds.
    fn content(&mut self, heap: &Heap, value: Value) {
        match value {
            Value::Str(id) => self.bytes(heap.str(id).as_bytes()),
            Value::Bytes(id) => self.bytes(heap.bytes_objects.get(id)),
            Value::ByteArray(id) => self.bytes(heap.bytearrays.get(id)),
            Value::BigInt(id) => self.bytes(&heap.bigint(id).to_le_bytes()),
            Value::Complex(id) => {
                let (real, imaginary) = *heap.complexes.get(id);
                [Value::Float(real), Value::Float(imaginary)].trace(self);
            }
            _ => {
                self.details(heap, value);
                let at = self.out.len();
                heap.trace_children(value, self);
                // The length tells [a][b] from [a, b].
                let len = (self.out.len() - at) as u64;
                self.out.extend_from_slice(&len.to_le_bytes());
            }
        }
    }

    /// Writes what an object is beyond the values it holds.
    fn details(&mut self, heap: &Heap, value: Value) {
        match value {
            Value::Instance(id) => {
                let instance = heap.instances.get(id);
                self.names(heap, &heap.shapes.get(instance.shape).names);
            }
            Value::Exception(id) => {
                let exception = heap.exceptions.get(id);
                self.out.push(exception.suppress_context as u8);
                self.names(heap, &heap.shapes.get(exception.shape).names);
            }
            Value::Class(id) => {
                let class = heap.classes.get(id);
                self.out.extend_from_slice(&[class.has_dict as u8, class.layout as u8]);
            }
            Value::Function(id) => self.out.extend_from_slice(&heap.functions.get(id).code.0.to_le_bytes()),
            Value::Generator(id) => {
                let generator = heap.generators.get(id);
                self.out.push(generator.state as u8);
                self.frame(&generator.frame);
            }
            Value::Iter(id) => {
                let iter = heap.iters.get(id);
                self.out.push(iter.kind as u8);
                for number in [iter.position, iter.limit, iter.step] {
                    self.out.extend_from_slice(&number.to_le_bytes());
                }
            }
            Value::Traceback(id) => {
                let entry = heap.tracebacks.get(id);
                self.out.extend_from_slice(&entry.code.0.to_le_bytes());
                self.out.extend_from_slice(&entry.pc.to_le_bytes());
            }
            Value::Descriptor(id) => self.descriptor(heap.descriptors.get(id)),
            Value::Object(id) => {
                if let Some(content) = &heap.objects.get(id).content {
                    content.write_state(&mut self.out);
                }
            }
            _ => {}
        }
    }

    fn descriptor(&mut self, descriptor: &Descriptor) {
        let kind = match descriptor {
            Descriptor::Free => 0,
            Descriptor::Static(_) => 1,
            Descriptor::Class(_) => 2,
            Descriptor::Property(_) => 3,
            Descriptor::Slot { .. } => 4,
            Descriptor::GetSet { .. } => 5,
        };
        self.out.push(kind);
        if let Descriptor::GetSet { get, set, .. } = descriptor {
            self.out.extend_from_slice(&get.0.to_le_bytes());
            self.out.extend_from_slice(&set.map_or(u32::MAX, |s| s.0).to_le_bytes());
        }
    }

    fn names(&mut self, heap: &Heap, names: &[StrId]) {
        self.out.extend_from_slice(&(names.len() as u32).to_le_bytes());
        for name in names {
            self.bytes(heap.str(*name).as_bytes());
        }
    }
}

/// The kind and handle of an object.
fn object_key(value: Value) -> (u8, u32) {
    match value {
        Value::BigInt(id) => (20, id.0),
        Value::Complex(id) => (21, id.0),
        Value::Str(id) => (22, id.0),
        Value::Bytes(id) => (23, id.0),
        Value::ByteArray(id) => (24, id.0),
        Value::Tuple(id) => (25, id.0),
        Value::List(id) => (26, id.0),
        Value::Dict(id) => (27, id.0),
        Value::Set(id) => (28, id.0),
        Value::FrozenSet(id) => (29, id.0),
        Value::Instance(id) => (30, id.0),
        Value::Exception(id) => (31, id.0),
        Value::Class(id) => (32, id.0),
        Value::Function(id) => (33, id.0),
        Value::Cell(id) => (34, id.0),
        Value::Method(id) => (35, id.0),
        Value::Module(id) => (36, id.0),
        Value::Generator(id) => (37, id.0),
        Value::Iter(id) => (38, id.0),
        Value::Slice(id) => (39, id.0),
        Value::Range(id) => (40, id.0),
        Value::Descriptor(id) => (41, id.0),
        Value::Traceback(id) => (42, id.0),
        Value::Object(id) => (43, id.0),
        Value::Unbound
        | Value::None
        | Value::NotImplemented
        | Value::Ellipsis
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::Native(_)
        | Value::Code(_) => (0, 0),
    }
}
