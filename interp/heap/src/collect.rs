//! The collector: marks from the roots with an explicit work list, sweeps every slab.
//!
//! Most objects die young. A collection of the young takes what the last collection left for live, marks from the roots and
//! from the old objects that may have been written since, and frees young objects only. Everything is collected when the
//! heap has doubled.

use std::collections::BTreeMap;

use crate::fiber::Fiber;
use crate::heap::{AllMarks, Heap, LinkedCode, OutOfMemory};
use crate::text::{BufferId, Characters};
use crate::trace::{Trace, Tracer};
use crate::value::*;

impl Heap {
    /// Collects as much as is due: only the young if [`Heap::wants_collection`] and they are all; else everything.
    ///
    /// # Errors
    /// [`OutOfMemory`] if everything was collected and the heap is still full. Not if the collection was asked for: then there
    /// was an error already, and its handler is to let go of something.
    pub fn collect(&mut self, extra: &[Value]) -> Result<(), OutOfMemory> {
        if self.wants_young_collection() {
            self.collect_young(extra);
            return Ok(());
        }
        let was_asked = self.was_asked_to_collect();
        self.collect_all(extra);
        if self.is_full() && !was_asked { Err(OutOfMemory::Full) } else { Ok(()) }
    }

    /// Frees every object that cannot be reached from the roots, the fibers, the linked codes or `extra`.
    pub fn collect_all(&mut self, extra: &[Value]) {
        let mut marker = Marker::new(self.new_marks());
        marker.mark_known();
        for code in self.codes.iter() {
            marker.mark_code(code);
        }
        marker.mark_roots(self, extra);
        marker.mark_pending(self);
        let marks = marker.marks;
        self.cut_buffers(&marker.seen);
        self.forget_dead(&marks);
        let freed = self.sweep(&marks);
        self.give_back_pages();
        self.after_collection(freed, None);
    }

    /// Frees every object made since the last collection that cannot be reached from the roots, the fibers, the linked codes,
    /// `extra` or an older object.
    pub fn collect_young(&mut self, extra: &[Value]) {
        if self.n_collections == 0 {
            // Nothing is old yet.
            return self.collect_all(extra);
        }
        let mut marker = Marker::new(self.old_marks());
        for code in self.young_codes() {
            marker.mark_code(code);
        }
        marker.mark_roots(self, extra);
        marker.scan_written(self);
        let n_scanned = marker.n_visited;
        marker.mark_pending(self);
        let marks = marker.marks;
        self.forget_dead(&marks);
        let freed = self.sweep(&marks);
        self.after_collection(freed, Some(n_scanned));
    }

    /// Frees the ends of buffers that no text shows any more, where they are most of the buffer.
    fn cut_buffers(&mut self, seen: &BTreeMap<u32, u32>) {
        for (buffer, len) in seen {
            let (buffer, len) = (BufferId(*buffer), *len as usize);
            if self.buffers.get(buffer).len() > 2 * len {
                self.edit(
                    |h| &mut h.buffers,
                    buffer,
                    |text| {
                        text.truncate(len);
                        text.shrink_to_fit();
                    },
                );
            }
        }
    }

    /// Takes dead objects out of the places that refer to them weakly.
    fn forget_dead(&mut self, marks: &AllMarks) {
        self.retain_interned(|id| marks.strs.contains(id));
        let classes: Vec<ClassId> = self.classes.handles().collect();
        let has_dead_class = classes.iter().any(|id| !marks.classes.contains(*id));
        // A class that gets another root leaves a shape behind.
        if !has_dead_class && self.shapes.handles().all(|id| marks.shapes.contains(id)) {
            return;
        }
        // Inline caches may name the freed classes and shapes, whose handles will be used again.
        self.class_epoch = self.class_epoch.wrapping_add(1);
        for id in classes {
            let is_dead = |c: &ClassId| !marks.classes.contains(*c);
            if self.classes.get(id).subclasses.iter().any(is_dead) {
                self.edit(|h| &mut h.classes, id, |c| c.subclasses.retain(|c| !is_dead(c)));
            }
        }
    }
}

struct Marker {
    marks: AllMarks,
    pending: Vec<Value>,
    /// How much of each buffer the texts show that were reached.
    seen: BTreeMap<u32, u32>,
    /// How many values were looked at.
    n_visited: usize,
}

impl Tracer for Marker {
    #[inline]
    fn visit(&mut self, value: Value) {
        self.n_visited += 1;
        let marks = &mut self.marks;
        let is_new = match value {
            Value::Unbound | Value::None | Value::NotImplemented | Value::Ellipsis => false,
            Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Native(_) | Value::Code(_) => false,
            Value::BigInt(id) => {
                marks.bigints.mark(id);
                false
            }
            Value::Complex(id) => {
                marks.complexes.mark(id);
                false
            }
            Value::Bytes(id) => {
                marks.bytes_objects.mark(id);
                false
            }
            Value::ByteArray(id) => {
                marks.bytearrays.mark(id);
                false
            }
            Value::Str(id) => marks.strs.mark(id),
            Value::Tuple(id) => match id.place() {
                TuplePlace::Plain(id) => marks.tuples.mark(id),
                TuplePlace::Wide(id) => marks.wide_tuples.mark(id),
            },
            Value::List(id) => marks.lists.mark(id),
            Value::Dict(id) => marks.dicts.mark(id),
            Value::Set(id) | Value::FrozenSet(id) => marks.sets.mark(id),
            Value::Instance(id) => marks.instances.mark(id),
            Value::Exception(id) => marks.exceptions.mark(id),
            Value::Class(id) => marks.classes.mark(id),
            Value::Function(id) => marks.functions.mark(id),
            Value::Cell(id) => marks.cells.mark(id),
            Value::Method(id) => marks.methods.mark(id),
            Value::Module(id) => marks.modules.mark(id),
            Value::Generator(id) => marks.generators.mark(id),
            Value::Iter(id) => marks.iters.mark(id),
            Value::Slice(id) => marks.slices.mark(id),
            Value::Range(id) => marks.ranges.mark(id),
            Value::Descriptor(id) => marks.descriptors.mark(id),
            Value::Traceback(id) => marks.tracebacks.mark(id),
            Value::Object(id) => marks.objects.mark(id),
        };
        if is_new {
            self.pending.push(value);
        }
    }
}

impl Marker {
    fn new(marks: AllMarks) -> Marker {
        Marker { marks, pending: Vec::new(), seen: BTreeMap::new(), n_visited: 0 }
    }

    fn mark_roots(&mut self, heap: &Heap, extra: &[Value]) {
        extra.trace(self);
        heap.roots.trace(self);
        for (_, thread) in heap.threads.iter() {
            thread.trace_rest(self);
            self.mark_fiber(heap, &thread.fiber);
        }
    }

    fn mark_code(&mut self, code: &LinkedCode) {
        code.constants.trace(self);
        code.names.iter().chain(&code.parameters).for_each(|name| self.visit(Value::Str(*name)));
    }

    /// Marks what the interpreter knows by fixed handles.
    fn mark_known(&mut self) {
        for id in 0..=crate::names::EMPTY.0 + crate::names::TEXTS.len() as u32 {
            self.visit(Value::Str(StrId(id)));
        }
        for id in 0..crate::classes::N_BUILTIN {
            self.visit(Value::Class(ClassId(id)));
        }
    }

    fn mark_pending(&mut self, heap: &Heap) {
        while let Some(value) = self.pending.pop() {
            self.scan(heap, value);
        }
    }

    /// Marks what the old objects hold that may have been written since they became old.
    fn scan_written(&mut self, heap: &Heap) {
        macro_rules! scan {
            ($( $slab:ident $kind:ident ),+) => {
                $( heap.$slab.written_old().for_each(|id| self.scan(heap, Value::$kind(id))); )+
            };
        }
        // Texts, bytes and numbers hold no objects but a text's buffer, which a text does not change; neither do tuples change.
        for entry in heap.dicts.written_old().flat_map(|id| heap.dicts.get(id).recent()) {
            self.visit(entry.key);
            self.visit(entry.value);
        }
        heap.sets.written_old().flat_map(|id| heap.sets.get(id).recent()).for_each(|entry| self.visit(entry.key));
        heap.lists.written_old().for_each(|id| heap.lists.get(id).recent().trace(self));
        scan!(instances Instance, exceptions Exception);
        scan!(classes Class, functions Function, cells Cell, methods Method, modules Module);
        scan!(generators Generator, iters Iter, slices Slice, ranges Range, descriptors Descriptor);
        scan!(tracebacks Traceback, objects Object);
        heap.shapes.written_old().for_each(|id| self.mark_shape_parts(heap, id));
    }

    fn mark_fiber(&mut self, heap: &Heap, fiber: &Fiber) {
        fiber.frames.iter().for_each(|frame| frame.trace(self));
        heap.registers_in_use(fiber).trace(self);
    }

    fn scan(&mut self, heap: &Heap, value: Value) {
        match value {
            Value::Str(id) => {
                if let Characters::View { buffer, len } = heap.strs.get(id).characters {
                    self.marks.buffers.mark(buffer);
                    let seen = self.seen.entry(buffer.0).or_default();
                    *seen = len.max(*seen);
                }
            }
            Value::Class(id) => {
                let class = heap.classes.get(id);
                class.trace(self);
                self.mark_shapes(heap, class.root_shape);
            }
            _ => heap.trace_children(value, self),
        }
    }

    fn mark_shapes(&mut self, heap: &Heap, root: ShapeId) {
        if self.marks.shapes.mark(root) {
            self.mark_shape_parts(heap, root);
        }
    }

    /// Marks what a shape holds; the tree is no deeper than instances have attributes.
    fn mark_shape_parts(&mut self, heap: &Heap, id: ShapeId) {
        let shape = heap.shapes.get(id);
        shape.names.iter().for_each(|name| self.visit(Value::Str(*name)));
        for next in shape.transitions.iter().map(|(_, to)| *to).chain(shape.dict_mode) {
            self.mark_shapes(heap, next);
        }
    }
}

impl Heap {
    /// Shows the values that the object of `value` holds, in a fixed order.
    pub(crate) fn trace_children<T: Tracer>(&self, value: Value, tracer: &mut T) {
        match value {
            Value::Tuple(id) => self.tuple(id).trace(tracer),
            Value::List(id) => self.lists.get(id).trace(tracer),
            Value::Dict(id) => self.dicts.get(id).trace(tracer),
            Value::Set(id) | Value::FrozenSet(id) => self.sets.get(id).trace(tracer),
            Value::Instance(id) => self.instances.get(id).trace(tracer),
            Value::Exception(id) => self.exceptions.get(id).trace(tracer),
            Value::Class(id) => self.classes.get(id).trace(tracer),
            Value::Function(id) => self.functions.get(id).trace(tracer),
            Value::Cell(id) => tracer.visit(*self.cells.get(id)),
            Value::Method(id) => {
                let method = self.methods.get(id);
                [method.function, method.receiver].trace(tracer);
            }
            Value::Module(id) => {
                let module = self.modules.get(id);
                [Value::Class(module.class), Value::Dict(module.dict)].trace(tracer);
            }
            Value::Generator(id) => self.generators.get(id).trace(tracer),
            Value::Iter(id) => {
                let iter = self.iters.get(id);
                [iter.source, iter.extra].trace(tracer);
            }
            Value::Slice(id) => self.slices.get(id).trace(tracer),
            Value::Range(id) => {
                let range = self.ranges.get(id);
                [range.start, range.stop, range.step, range.len].trace(tracer);
            }
            Value::Descriptor(id) => self.descriptors.get(id).trace(tracer),
            Value::Traceback(id) => self.tracebacks.get(id).trace(tracer),
            Value::Object(id) => {
                let object = self.objects.get(id);
                tracer.visit(Value::Class(object.class));
                if let Some(content) = &object.content {
                    content.trace(tracer);
                }
            }
            _ => {}
        }
    }
}
