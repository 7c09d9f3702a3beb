//! The heap of one process: every object, the linked codes, and the accounting of their bytes.

mod accounting;
mod codes;
mod lists;
mod objects;
mod texts;
mod tuples;

pub use accounting::DEFAULT_LIMIT;
use accounting::YOUNG;
pub use codes::LinkedCode;

use std::sync::Arc;

use dashu_int::IBig;
use hashbrown::HashTable;

use crate::caches::Caches;
use crate::classes;
use crate::object::*;
use crate::slab::{Handle, Slab, Stored};
use crate::text::{BufferId, StrObject};
use crate::thread::{Thread, Threads};
use crate::value::*;

/// The program asked for more memory than the heap's limit allows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OutOfMemory {
    /// There is no room for it, but there may be after a collection.
    Full,
    /// It would not fit into an empty heap: it is not worth collecting for.
    TooLarge,
}

macro_rules! heap {
    ($( $(#[doc = $doc:literal])+ $field:ident : $handle:ty => $object:ty [$page:literal], )+) => {
        /// All objects of a process. Cloning one by [`Heap::snapshot`] is cheap: pages are shared until written.
        #[derive(Debug)]
        pub struct Heap {
            $( $(#[doc = $doc])+ pub $field: Slab<$handle, $object, $page>, )+
            /// Linked codes, by [`CodeId`]. The machine's loop holds this list while it runs, so it is replaced, not changed.
            pub codes: Arc<Vec<Arc<LinkedCode>>>,
            /// What the instructions of those codes remember.
            pub caches: Caches,
            /// The threads of the process.
            pub threads: Threads,
            /// Values that the interpreter itself holds on to (modules, builtins, ...), by fixed position.
            pub roots: Vec<Value>,
            /// Interned texts by hash.
            interned: Arc<HashTable<(u64, StrId)>>,
            /// Changes when a class changes in a way that inline caches cannot see.
            pub class_epoch: u32,
            /// The bytes of all live objects.
            bytes: usize,
            /// A collection is due when `bytes` passes this.
            collect_at: usize,
            /// A collection of everything is due when `bytes` passes this.
            collect_all_at: usize,
            /// How many codes there were at the last collection.
            n_old_codes: usize,
            /// What `bytes` must not pass.
            limit: usize,
            /// The last serial number given to a dict.
            last_serial: u32,
            /// How many collections there were.
            pub n_collections: u64,
        }

        impl Heap {
            fn empty() -> Heap {
                Heap {
                    $( $field: Slab::default(), )+
                    codes: Arc::default(),
                    caches: Caches::default(),
                    threads: Threads::default(),
                    roots: Vec::new(),
                    interned: Arc::default(),
                    class_epoch: 1,
                    bytes: 0,
                    collect_at: YOUNG,
                    collect_all_at: YOUNG,
                    n_old_codes: 0,
                    limit: DEFAULT_LIMIT,
                    last_serial: 0,
                    n_collections: 0,
                }
            }

            /// A copy of the whole state; both sides go on independently.
            pub fn snapshot(&mut self) -> Heap {
                Heap {
                    $( $field: self.$field.snapshot(), )+
                    caches: self.caches.snapshot(),
                    ..self.without_objects()
                }
            }

            /// As [`Heap::snapshot`] of a heap that is itself a snapshot and was not written.
            pub fn fork(&self) -> Heap {
                Heap {
                    $( $field: self.$field.fork(), )+
                    caches: self.caches.fork(),
                    ..self.without_objects()
                }
            }

            /// Becomes what [`Heap::fork`] of a snapshot gives. What was not written since the heap was last in that state is
            /// left as it is, and so are inline caches that `still_hold`. Gives whether this is the snapshot that was made or gone
            /// back to last.
            pub fn go_back(&mut self, to: &Heap, still_holds: impl Fn(&InlineCache) -> bool) -> bool {
                let mut caches = std::mem::take(&mut self.caches);
                let is_same = caches.go_back(&to.caches, still_holds);
                $( self.$field.go_back(&to.$field); )+
                *self = Heap {
                    $( $field: std::mem::take(&mut self.$field), )+
                    caches,
                    ..to.without_objects()
                };
                is_same
            }

            /// The heap of a new process that begins as a copy of this one, with one thread.
            pub fn of_new_process(&mut self, main: Thread) -> Heap {
                let mut heap = Heap {
                    $( $field: self.$field.snapshot(), )+
                    caches: self.caches.fork(),
                    ..self.without_slabs(self.threads.of_new_process(main))
                };
                heap.begin_process();
                heap
            }

            /// A copy of what is neither in slabs nor in caches.
            fn without_objects(&self) -> Heap {
                self.without_slabs(self.threads.map_fibers(|fiber| self.copy_fiber(fiber)))
            }

            fn without_slabs(&self, threads: Threads) -> Heap {
                Heap {
                    $( $field: Slab::default(), )+
                    codes: Arc::clone(&self.codes),
                    caches: Caches::default(),
                    threads,
                    roots: self.roots.clone(),
                    interned: Arc::clone(&self.interned),
                    class_epoch: self.class_epoch,
                    bytes: self.bytes,
                    collect_at: self.collect_at,
                    collect_all_at: self.collect_all_at,
                    n_old_codes: self.n_old_codes,
                    limit: self.limit,
                    last_serial: self.last_serial,
                    n_collections: self.n_collections,
                }
            }

            /// The bytes of all objects, counted afresh: always equal to [`Heap::bytes`].
            pub fn count_bytes(&self) -> usize {
                self.caches.count_bytes() $( + self.$field.count_bytes() )+
            }

            pub(crate) fn new_marks(&self) -> AllMarks {
                AllMarks { $( $field: self.$field.new_marks(), )+ }
            }

            pub(crate) fn old_marks(&self) -> AllMarks {
                AllMarks { $( $field: self.$field.old_marks(), )+ }
            }

            pub(crate) fn sweep(&mut self, marks: &AllMarks) -> usize {
                0 $( + self.$field.sweep(&marks.$field) )+
            }

            pub(crate) fn give_back_pages(&mut self) {
                $( self.$field.give_back_pages(); )+
            }
        }

        /// One bitmap for each slab.
        pub(crate) struct AllMarks {
            $( pub $field: crate::slab::Marks<$page>, )+
        }
    };
}

heap! {
    /// Texts.
    strs: StrId => StrObject [64],
    /// Buffers that texts are views of.
    buffers: BufferId => String [64],
    /// `bytes` objects.
    bytes_objects: BytesId => Arc<[u8]> [64],
    /// `bytearray` objects.
    bytearrays: ByteArrayId => Vec<u8> [64],
    /// Big integers.
    bigints: BigIntId => Arc<IBig> [64],
    /// Complex numbers.
    complexes: ComplexId => (f64, f64) [64],
    /// Tuples of any length.
    tuples: PlainTupleId => Tuple [64],
    /// Tuples of a few items.
    wide_tuples: WideTupleId => WideTuple [64],
    /// Lists.
    lists: ListId => List [16],
    /// Dicts.
    dicts: DictId => Dict [8],
    /// Sets and frozensets.
    sets: SetId => Set [64],
    /// Instances.
    instances: InstanceId => Instance [64],
    /// Exceptions.
    exceptions: ExceptionId => Exception [64],
    /// Classes.
    classes: ClassId => Class [64],
    /// Functions.
    functions: FunctionId => Function [64],
    /// Cells.
    cells: CellId => Value [64],
    /// Bound methods.
    methods: MethodId => Method [64],
    /// Modules.
    modules: ModuleId => Module [64],
    /// Generators.
    generators: GeneratorId => Generator [64],
    /// Native iterators.
    iters: IterId => Iter [64],
    /// Slices.
    slices: SliceId => [Value; 3] [64],
    /// Ranges.
    ranges: RangeId => Range [64],
    /// Descriptors.
    descriptors: DescriptorId => Descriptor [64],
    /// Traceback entries.
    tracebacks: TracebackId => Traceback [64],
    /// Objects of library modules.
    objects: ObjectId => Object [16],
    /// Shapes.
    shapes: ShapeId => Shape [64],
}

impl Default for Heap {
    fn default() -> Self {
        Heap::new()
    }
}

impl Heap {
    /// Replaces the objects that are something else in a new process.
    fn begin_process(&mut self) {
        let ids: Vec<ObjectId> = self.objects.handles().collect();
        for id in ids {
            let replaced = self.objects.get(id).content.as_ref().and_then(|content| content.in_new_process());
            if replaced.is_some() {
                self.edit(|h| &mut h.objects, id, |object| object.content = replaced);
            }
        }
    }

    /// A heap with the builtin classes and names, their namespaces still empty.
    pub fn new() -> Heap {
        let mut heap = Heap::empty();
        heap.make_known_texts();
        heap.make_builtin_classes();
        heap
    }

    fn make_builtin_classes(&mut self) {
        for class in classes::ALL {
            let name = self.intern(class.name);
            let dict = self.new_dict_id();
            let id = self.add(|h| &mut h.classes, Class::default());
            let mut mro = vec![id];
            if id != classes::OBJECT {
                mro.extend(self.classes.get(class.base).mro.clone());
            }
            let bases = if id == classes::OBJECT { vec![] } else { vec![class.base] };
            let has_dict = class.layout == Layout::Exception;
            self.edit(
                |h| &mut h.classes,
                id,
                |c| {
                    *c = Class {
                        name,
                        qualname: name,
                        metaclass: classes::TYPE,
                        bases,
                        mro,
                        dict,
                        layout: class.layout,
                        has_dict,
                        is_builtin: true,
                        ..Class::default()
                    };
                },
            );
            let root_shape = self.new_root_shape(id);
            self.classes.get_mut(id).root_shape = root_shape;
            if id != classes::OBJECT {
                self.edit(|h| &mut h.classes, class.base, |c| c.subclasses.push(id));
            }
        }
    }

    /// Adds an object and accounts its bytes.
    #[inline(always)]
    pub fn add<H: Handle, T: Stored, const PAGE: usize>(
        &mut self,
        slab: impl FnOnce(&mut Heap) -> &mut Slab<H, T, PAGE>,
        object: T,
    ) -> H {
        self.bytes += size_of::<T>() + object.owned_bytes();
        slab(self).insert(object)
    }

    /// As [`Heap::add`] of an object that owns no memory, if a place is at hand and no collection due: needs no call.
    #[inline(always)]
    pub fn add_at_hand<H: Handle, T: Stored, const PAGE: usize>(
        &mut self,
        slab: impl FnOnce(&mut Heap) -> &mut Slab<H, T, PAGE>,
        object: impl FnOnce() -> T,
    ) -> Option<H> {
        if self.wants_collection() {
            return None;
        }
        let handle = slab(self).insert_at_hand(object)?;
        self.bytes += size_of::<T>();
        Some(handle)
    }

    /// Changes an object that owns memory and accounts the difference.
    #[inline(always)]
    pub fn edit<H: Handle, T: Stored, R, const PAGE: usize>(
        &mut self,
        slab: impl FnOnce(&mut Heap) -> &mut Slab<H, T, PAGE>,
        handle: H,
        change: impl FnOnce(&mut T) -> R,
    ) -> R {
        let object = slab(self).get_mut(handle);
        let before = object.owned_bytes();
        let result = change(object);
        let after = object.owned_bytes();
        self.bytes = self.bytes.wrapping_add(after).wrapping_sub(before);
        result
    }
}
