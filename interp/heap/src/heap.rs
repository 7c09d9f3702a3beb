//! The heap of one process: every object, the linked codes, and the accounting of their bytes.

use std::sync::{Arc, OnceLock};

use compact_str::CompactString;
use dashu_int::IBig;
use hashbrown::HashTable;
use sesf_bytecode::{CodeProto, Constant};

use crate::caches::Caches;
use crate::classes;
use crate::names;
use crate::object::*;
use crate::slab::{Handle, Slab, Stored};
use crate::text::{BufferId, CachedHash, Characters, INLINE, SHORT, StrObject, hash_bytes};
use crate::thread::Threads;
use crate::value::*;

/// The program asked for more memory than the heap's limit allows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OutOfMemory {
    /// There is no room for it, but there may be after a collection.
    Full,
    /// It would not fit into an empty heap: it is not worth collecting for.
    TooLarge,
}

/// A code with its constants and names as values of this heap.
#[derive(Clone, Debug)]
pub struct LinkedCode {
    /// The code as compiled.
    pub proto: Arc<CodeProto>,
    /// Its constants.
    pub constants: Box<[Value]>,
    /// Its names, interned.
    pub names: Box<[StrId]>,
    /// The names of the parameters that take one argument each, interned.
    pub parameters: Box<[StrId]>,
    /// The number of its first inline cache.
    pub first_cache: u32,
    /// The number of the first code of its unit: nested codes are numbered from there.
    pub unit_base: u32,
    /// The code's instructions, one step nearer to the machine's loop.
    pub instructions: Arc<[sesf_bytecode::Instruction]>,
    /// The number of registers.
    pub n_registers: u16,
    /// Whether calls copy cells of a closure.
    pub has_closure: bool,
    /// The number of arguments with which a call needs no binding beyond copying, if there is one.
    pub plain_arity: Option<u8>,
    /// The same, if a call runs the code at once: it is none of a generator.
    pub simple_arity: Option<u8>,
    /// The fewest arguments with which a call binds nothing but a tuple of the rest, if `*args` is all there is beside
    /// positional parameters.
    pub rest_arity: Option<u8>,
    /// See [`LinkedCode::liveness`].
    pub(crate) liveness: OnceLock<Box<sesf_bytecode::Liveness>>,
    /// See [`LinkedCode::identity`].
    pub(crate) identity: OnceLock<u128>,
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

            /// A copy of what is neither in slabs nor in caches.
            fn without_objects(&self) -> Heap {
                Heap {
                    $( $field: Slab::default(), )+
                    codes: Arc::clone(&self.codes),
                    caches: Caches::default(),
                    threads: self.threads.map_fibers(|fiber| self.copy_fiber(fiber)),
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
    lists: ListId => List [64],
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
    objects: ObjectId => Object [64],
    /// Shapes.
    shapes: ShapeId => Shape [64],
}

/// The young are collected after at least this many bytes: few enough to stay in the processor's cache, so that what is made
/// next takes places that are still there.
const YOUNG: usize = 1 << 20;
/// After this many bytes for each old value that had to be looked at last time, so that marking is the smaller part of the work.
const YOUNG_PER_SCANNED: usize = 32;
/// And after this part of the heap: each page takes a little time.
const YOUNG_PART: usize = 64;
/// Everything is collected when the heap has doubled, but not before it has grown by this many bytes.
const LEAST_GROWTH: usize = 16 << 20;
/// A program is out of memory if what lives leaves less than this part of the limit: there would be a collection of
/// everything for little more than that.
const LEAST_ROOM_PART: usize = 32;
/// What a heap may hold unless told otherwise: 4 GiB.
pub const DEFAULT_LIMIT: usize = 4 << 30;

impl Default for Heap {
    fn default() -> Self {
        Heap::new()
    }
}

impl Heap {
    /// A heap with the builtin classes and names, their namespaces still empty.
    pub fn new() -> Heap {
        let mut heap = Heap::empty();
        heap.make_known_texts();
        heap.make_builtin_classes();
        heap
    }

    fn make_known_texts(&mut self) {
        for code in 0..names::N_CHARACTERS {
            let c = char::from_u32(code).expect("below the surrogates");
            let text = self.new_str_object(CompactString::from_iter([c]));
            let id = self.insert_str(text);
            self.register_interned(id);
        }
        for text in std::iter::once(&"").chain(names::TEXTS) {
            let object = self.new_str_object(CompactString::const_new(text));
            let id = self.insert_str(object);
            self.register_interned(id);
        }
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

    /// The bytes of all live objects.
    #[inline(always)]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Whether a collection is due.
    #[inline(always)]
    pub fn wants_collection(&self) -> bool {
        self.bytes >= self.collect_at
    }

    /// Whether only the young are to be collected: if a collection is due, but none of everything.
    pub(crate) fn wants_young_collection(&self) -> bool {
        self.wants_collection() && self.bytes < self.collect_all_at
    }

    /// The codes that were linked since the last collection.
    pub(crate) fn young_codes(&self) -> &[Arc<LinkedCode>] {
        &self.codes[self.n_old_codes..]
    }

    /// Sets the most bytes that the heap may hold.
    pub fn set_limit(&mut self, bytes: usize) {
        self.limit = bytes;
        self.collect_all_at = self.collect_all_at.min(bytes);
        self.collect_at = self.collect_at.min(bytes);
    }

    /// The most bytes that the heap may hold.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// Asks for a collection of everything at the next opportunity.
    pub fn collect_soon(&mut self) {
        (self.collect_at, self.collect_all_at) = (0, 0);
    }

    /// Asks for a collection of the young at the next opportunity: for tests that have one as often as possible.
    pub fn collect_young_soon(&mut self) {
        self.collect_at = 0;
    }

    /// Whether `bytes` more would still be within the limit.
    ///
    /// # Errors
    /// [`OutOfMemory`] if not. Garbage counts: the caller may collect and try again.
    #[inline]
    pub fn check_room(&self, bytes: usize) -> Result<(), OutOfMemory> {
        if bytes > self.room() { Err(self.refusal(bytes)) } else { Ok(()) }
    }

    #[cold]
    fn refusal(&self, bytes: usize) -> OutOfMemory {
        if bytes > self.limit { OutOfMemory::TooLarge } else { OutOfMemory::Full }
    }

    /// How many bytes more would be within the limit.
    fn room(&self) -> usize {
        self.limit.saturating_sub(self.bytes)
    }

    /// Whether a collection of everything was asked for, as after every [`OutOfMemory::Full`].
    pub(crate) fn was_asked_to_collect(&self) -> bool {
        self.collect_all_at == 0
    }

    /// Whether the heap is over its limit, garbage included, and there was no [`OutOfMemory::Full`] since the last collection.
    pub fn is_over_limit(&self) -> bool {
        self.bytes > self.limit && !self.was_asked_to_collect()
    }

    /// Whether so little room is left that it is not worth collecting for.
    pub(crate) fn is_full(&self) -> bool {
        self.room() < self.limit / LEAST_ROOM_PART
    }

    /// `n_scanned` is how many values a collection of the young had to look at before it found young objects.
    pub(crate) fn after_collection(&mut self, freed: usize, n_scanned: Option<usize>) {
        debug_assert!(freed <= self.bytes, "only accounted bytes are freed");
        self.bytes -= freed;
        self.n_collections += 1;
        self.n_old_codes = self.codes.len();
        if n_scanned.is_none() {
            let growth = self.bytes.max(LEAST_GROWTH);
            // Native code that asks for much cannot collect first: garbage takes at most half of the room that is left. At the
            // limit there must be some room, too: every safe point would collect, even those of the handler.
            let half = (self.room() / 2).max(self.limit / LEAST_ROOM_PART);
            self.collect_all_at = self.bytes.saturating_add(growth.min(half));
        }
        let worth = (n_scanned.unwrap_or(0) * YOUNG_PER_SCANNED).max(self.bytes / YOUNG_PART);
        self.collect_at = (self.bytes + worth.max(YOUNG)).min(self.collect_all_at);
    }

    /// Keeps of the interned texts those that are marked.
    pub(crate) fn retain_interned(&mut self, mut keep: impl FnMut(StrId) -> bool) {
        if self.interned.iter().any(|(_, id)| !keep(*id)) {
            Arc::make_mut(&mut self.interned).retain(|(_, id)| keep(*id));
        }
    }

    // ---- texts

    #[inline(always)]
    fn new_str_object(&self, text: CompactString) -> StrObject {
        let is_ascii = text.is_ascii();
        let n_chars = if is_ascii { text.len() } else { text.chars().count() };
        StrObject::new(Characters::Own(text), n_chars as u32, is_ascii)
    }

    // Inlined, an object is written where it belongs instead of being passed.
    #[inline(always)]
    pub(crate) fn insert_str(&mut self, object: StrObject) -> StrId {
        self.add(|h| &mut h.strs, object)
    }

    /// A text as a value. Texts of at most one character below 256 are not made anew.
    pub fn new_str(&mut self, text: &str) -> Value {
        Value::Str(self.new_str_id(text))
    }

    /// As [`Heap::new_str`].
    #[inline]
    pub fn new_str_id(&mut self, text: &str) -> StrId {
        match self.shared_text(text) {
            Some(id) => id,
            None => {
                let object = self.new_str_object(CompactString::new(text));
                self.insert_str(object)
            }
        }
    }

    /// As [`Heap::new_str`], from an owned text.
    pub fn new_string(&mut self, mut text: String) -> Value {
        if text.len() <= INLINE {
            return self.new_str(&text);
        }
        text.shrink_to_fit();
        let object = self.new_str_object(CompactString::from(text));
        Value::Str(self.insert_str(object))
    }

    /// As [`Heap::new_string`], of a text whose number of characters is known.
    pub fn new_string_counted(&mut self, mut text: String, n_chars: usize) -> Value {
        debug_assert_eq!(n_chars, text.chars().count(), "the number of characters is known");
        if text.len() <= INLINE {
            return self.new_str(&text);
        }
        text.shrink_to_fit();
        let is_ascii = text.len() == n_chars;
        let object = StrObject::new(Characters::Own(CompactString::from(text)), n_chars as u32, is_ascii);
        Value::Str(self.insert_str(object))
    }

    /// A copy of a text, out of the heap: without memory of its own if it is short.
    #[inline]
    pub fn copy_str(&self, id: StrId) -> CompactString {
        match &self.strs.get(id).characters {
            Characters::Own(text) => text.clone(),
            Characters::View { buffer, len } => CompactString::new(&self.buffers.get(*buffer)[..*len as usize]),
        }
    }

    /// A text that is known to be ASCII.
    #[inline]
    pub fn new_ascii(&mut self, text: &str) -> Value {
        if text.len() < 2 {
            return self.new_str(text);
        }
        let object = StrObject::new(Characters::Own(CompactString::new(text)), text.len() as u32, true);
        Value::Str(self.insert_str(object))
    }

    /// The text of one character.
    #[inline]
    pub fn new_char(&mut self, c: char) -> Value {
        if (c as u32) < names::N_CHARACTERS {
            return Value::Str(StrId(c as u32));
        }
        let object = StrObject::new(Characters::Own(CompactString::from_iter([c])), 1, false);
        Value::Str(self.insert_str(object))
    }

    /// The part of a text between two byte offsets, which stand at characters. The whole text is not made anew.
    pub fn substr(&mut self, id: StrId, range: std::ops::Range<usize>) -> Value {
        let whole = self.str(id);
        if range.len() == whole.len() {
            return Value::Str(id);
        }
        let part = whole.get(range).unwrap_or_default();
        if !self.strs.get(id).is_ascii {
            return match self.shared_text(part) {
                Some(shared) => Value::Str(shared),
                None => {
                    let object = self.new_str_object(CompactString::new(part));
                    Value::Str(self.insert_str(object))
                }
            };
        }
        match part.as_bytes() {
            [] => Value::Str(names::EMPTY),
            [byte] => Value::Str(StrId(*byte as u32)),
            _ => {
                let object = StrObject::new(Characters::Own(CompactString::new(part)), part.len() as u32, true);
                Value::Str(self.insert_str(object))
            }
        }
    }

    #[inline]
    fn shared_text(&self, text: &str) -> Option<StrId> {
        if text.len() > 2 {
            return None;
        }
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Some(names::EMPTY),
            (Some(c), None) if (c as u32) < names::N_CHARACTERS => Some(StrId(c as u32)),
            _ => None,
        }
    }

    /// The characters of a text.
    #[inline(always)]
    pub fn str(&self, id: StrId) -> &str {
        match &self.strs.get(id).characters {
            Characters::Own(text) => text.as_str(),
            Characters::View { buffer, len } => &self.buffers.get(*buffer)[..*len as usize],
        }
    }

    /// The hash of a text, if it has been computed.
    #[inline(always)]
    pub fn cached_hash(&self, id: StrId) -> Option<u64> {
        self.strs.get(id).hash.get()
    }

    /// The hash of a text, if it has been computed or the text is short: needs no call.
    #[inline(always)]
    pub(crate) fn hash_at_hand(&self, id: StrId) -> Option<u64> {
        let object = self.strs.get(id);
        match (object.hash.get(), &object.characters) {
            (None, Characters::Own(text)) if text.len() <= SHORT => {
                let hash = hash_bytes(text.as_bytes());
                object.hash.set(hash);
                Some(hash)
            }
            (known, _) => known,
        }
    }

    /// The characters of an ASCII text as bytes, if it owns them; nothing of any other.
    #[inline(always)]
    pub fn ascii_bytes(&self, id: StrId) -> &[u8] {
        match self.strs.get(id) {
            StrObject { characters: Characters::Own(text), is_ascii: true, .. } => text.as_bytes(),
            _ => &[],
        }
    }

    /// `a + b`. If `a` is the end of a growing buffer, `b` is appended there: building a text by `+=` is linear.
    ///
    /// # Errors
    /// [`OutOfMemory`] beyond the limit.
    pub fn concat_str(&mut self, a: StrId, b: StrId) -> Result<StrId, OutOfMemory> {
        const WORTH_A_BUFFER: usize = 128;
        let (left, right) = (self.strs.get(a), self.strs.get(b));
        if left.n_chars == 0 {
            return Ok(b);
        }
        if right.n_chars == 0 {
            return Ok(a);
        }
        let n_chars = left.n_chars.checked_add(right.n_chars).ok_or(OutOfMemory::TooLarge)?;
        let is_ascii = left.is_ascii && right.is_ascii;
        if let (Characters::Own(a_text), Characters::Own(b_text)) = (&left.characters, &right.characters)
            && a_text.len() + b_text.len() <= INLINE
        {
            let mut text = a_text.clone();
            text.push_str(b_text);
            return Ok(self.insert_str(StrObject::new(Characters::Own(text), n_chars, is_ascii)));
        }
        let (a_text, b_text) = (self.str(a), self.str(b));
        let (a_len, b_len) = (a_text.len(), b_text.len());
        let end = u32::try_from(a_len + b_len).map_err(|_| OutOfMemory::TooLarge)?;
        self.check_room(a_len.saturating_add(b_len))?;
        if a_len < WORTH_A_BUFFER || b_len > a_len {
            let text = compact_concat(a_text, b_text);
            return Ok(self.insert_str(StrObject::new(Characters::Own(text), n_chars, is_ascii)));
        }
        let buffer = self.buffer_ending_with(a);
        if let Characters::Own(addition) = &self.strs.get(b).characters {
            let text = self.buffers.get_mut(buffer);
            let before = text.owned_bytes();
            text.push_str(addition);
            self.bytes += text.owned_bytes() - before;
        } else {
            let addition = CompactString::new(self.str(b));
            self.edit(|h| &mut h.buffers, buffer, |text| text.push_str(&addition));
        }
        let characters = Characters::View { buffer, len: end };
        Ok(self.insert_str(StrObject::new(characters, n_chars, is_ascii)))
    }

    /// A buffer whose whole content is the text `a`.
    fn buffer_ending_with(&mut self, a: StrId) -> BufferId {
        if let Characters::View { buffer, len } = self.strs.get(a).characters
            && self.buffers.get(buffer).len() == len as usize
        {
            return buffer;
        }
        let text = self.str(a);
        let mut content = String::with_capacity(text.len() * 2);
        content.push_str(text);
        self.add(|h| &mut h.buffers, content)
    }

    /// The hash of a text.
    #[inline]
    pub fn hash_str(&self, id: StrId) -> u64 {
        let object = self.strs.get(id);
        match object.hash.get() {
            Some(hash) => hash,
            None => {
                let hash = hash_bytes(self.str(id).as_bytes());
                object.hash.set(hash);
                hash
            }
        }
    }

    /// Whether two texts are equal.
    #[inline]
    pub fn str_eq(&self, a: StrId, b: StrId) -> bool {
        a == b || {
            let (x, y) = (self.strs.get(a), self.strs.get(b));
            x.n_chars == y.n_chars && !(x.is_interned && y.is_interned) && self.str(a) == self.str(b)
        }
    }

    /// The one text with this content that names refer to.
    pub fn intern(&mut self, text: &str) -> StrId {
        let hash = hash_bytes(text.as_bytes());
        if let Some(id) = self.find_interned(hash, text) {
            return id;
        }
        let id = self.new_str_id(text);
        self.register_interned(id);
        id
    }

    /// The interned text equal to `id`.
    #[inline]
    pub fn intern_id(&mut self, id: StrId) -> StrId {
        if self.strs.get(id).is_interned {
            return id;
        }
        let hash = self.hash_str(id);
        match self.find_interned(hash, self.str(id)) {
            Some(found) => found,
            None => {
                self.own_characters(id);
                self.register_interned(id);
                id
            }
        }
    }

    /// The interned text with this content, if there is one.
    pub fn lookup_interned(&self, text: &str) -> Option<StrId> {
        self.find_interned(hash_bytes(text.as_bytes()), text)
    }

    fn find_interned(&self, hash: u64, text: &str) -> Option<StrId> {
        self.interned.find(hash, |(h, id)| *h == hash && self.str(*id) == text).map(|(_, id)| *id)
    }

    fn register_interned(&mut self, id: StrId) {
        let hash = self.hash_str(id);
        self.strs.get_mut(id).is_interned = true;
        Arc::make_mut(&mut self.interned).insert_unique(hash, (hash, id), |(h, _)| *h);
    }

    /// Frees a text from its buffer.
    fn own_characters(&mut self, id: StrId) {
        if let Characters::View { .. } = self.strs.get(id).characters {
            let text = CompactString::new(self.str(id));
            self.edit(|h| &mut h.strs, id, |s| s.characters = Characters::Own(text));
        }
    }

    // ---- other objects

    /// An integer as a value: immediate if it fits.
    pub fn new_int(&mut self, value: IBig) -> Value {
        match i64::try_from(&value) {
            Ok(small) => Value::Int(small),
            Err(_) => Value::BigInt(self.add(|h| &mut h.bigints, Arc::new(value))),
        }
    }

    /// An integer as a value.
    pub fn new_i128(&mut self, value: i128) -> Value {
        match i64::try_from(value) {
            Ok(small) => Value::Int(small),
            Err(_) => self.new_int(IBig::from(value)),
        }
    }

    /// The big integer of a handle.
    #[inline]
    pub fn bigint(&self, id: BigIntId) -> &IBig {
        self.bigints.get(id)
    }

    /// A `bytes` object.
    pub fn new_bytes(&mut self, bytes: &[u8]) -> Value {
        Value::Bytes(self.add(|h| &mut h.bytes_objects, Arc::from(bytes)))
    }

    /// A `bytearray`.
    pub fn new_bytearray(&mut self, bytes: Vec<u8>) -> Value {
        Value::ByteArray(self.add(|h| &mut h.bytearrays, bytes))
    }

    /// A complex number.
    pub fn new_complex(&mut self, real: f64, imaginary: f64) -> Value {
        Value::Complex(self.add(|h| &mut h.complexes, (real, imaginary)))
    }

    /// The items of a tuple.
    #[inline(always)]
    pub fn tuple(&self, id: TupleId) -> &[Value] {
        tuple_items(&self.tuples, &self.wide_tuples, id)
    }

    /// The bytes of a tuple with its items.
    pub fn tuple_bytes(&self, id: TupleId) -> usize {
        match id.place() {
            TuplePlace::Plain(id) => size_of::<Tuple>() + self.tuples.get(id).owned_bytes(),
            TuplePlace::Wide(_) => size_of::<WideTuple>(),
        }
    }

    /// The items of a tuple that no program has seen yet.
    pub fn tuple_mut(&mut self, id: TupleId) -> &mut [Value] {
        match id.place() {
            TuplePlace::Plain(id) => self.tuples.get_mut(id),
            TuplePlace::Wide(id) => self.wide_tuples.get_mut(id),
        }
    }

    /// Where a tuple keeps its hash.
    #[inline(always)]
    pub(crate) fn tuple_hash(&self, id: TupleId) -> &CachedHash {
        match id.place() {
            TuplePlace::Plain(id) => &self.tuples.get(id).hash,
            TuplePlace::Wide(id) => &self.wide_tuples.get(id).hash,
        }
    }

    /// A tuple of these items.
    #[inline]
    pub fn new_tuple(&mut self, items: &[Value]) -> Value {
        self.add_tuple(TupleObject::from(items))
    }

    /// A tuple that is made, but not yet in the heap: perhaps of items of the heap.
    #[inline]
    pub fn add_tuple(&mut self, tuple: TupleObject) -> Value {
        Value::Tuple(self.add_tuple_object(tuple))
    }

    #[inline]
    fn add_tuple_object(&mut self, tuple: TupleObject) -> TupleId {
        match tuple {
            TupleObject::Wide { items, len } => {
                self.bytes += size_of::<WideTuple>();
                self.wide_tuples.insert_with(|place| place.fill(&items, len)).into()
            }
            TupleObject::Plain(tuple) => self.add(|h| &mut h.tuples, tuple).into(),
        }
    }

    /// A tuple of these items.
    pub fn new_tuple_from(&mut self, items: Vec<Value>) -> Value {
        if items.len() <= WideTuple::MAX {
            return self.new_tuple(&items);
        }
        Value::Tuple(self.add(|h| &mut h.tuples, Tuple::new(Items::from_vec(items))).into())
    }

    /// A tuple of these items; takes over the memory of many.
    pub fn new_tuple_of(&mut self, items: ItemBuffer) -> Value {
        if items.spilled() { self.new_tuple_from(items.into_vec()) } else { self.new_tuple(&items) }
    }

    /// `a + b`.
    ///
    /// # Errors
    /// [`OutOfMemory`] beyond the limit.
    pub fn concat_tuples(&mut self, a: TupleId, b: TupleId) -> Result<TupleId, OutOfMemory> {
        let (left, right) = (self.tuple(a), self.tuple(b));
        if right.is_empty() {
            return Ok(a);
        }
        if left.is_empty() {
            return Ok(b);
        }
        self.check_room(size_of_val(left) + size_of_val(right))?;
        let tuple = TupleObject::of_both(left, right);
        Ok(self.add_tuple_object(tuple))
    }

    /// A tuple of the items of another in a range of positions.
    pub fn subtuple(&mut self, id: TupleId, range: std::ops::Range<usize>) -> Value {
        let part = TupleObject::from(self.tuple(id).get(range).unwrap_or_default());
        self.add_tuple(part)
    }

    /// Appends the items of a tuple to a list.
    pub fn list_extend_from_tuple(&mut self, list: ListId, tuple: TupleId) {
        let items = self.lists.get_mut(list);
        let before = items.owned_bytes();
        items.extend_from_slice(tuple_items(&self.tuples, &self.wide_tuples, tuple));
        self.bytes += items.owned_bytes() - before;
    }

    /// A list of these items.
    #[inline]
    pub fn new_list(&mut self, items: Vec<Value>) -> Value {
        self.add_list(List::from(items))
    }

    /// A list that is made, but not yet in the heap: perhaps of items of the heap.
    #[inline]
    pub fn add_list(&mut self, list: List) -> Value {
        Value::List(self.add(|h| &mut h.lists, list))
    }

    /// An empty dict.
    pub fn new_dict_id(&mut self) -> DictId {
        self.add(|h| &mut h.dicts, Dict::default())
    }

    /// An empty dict.
    pub fn new_dict(&mut self) -> Value {
        Value::Dict(self.new_dict_id())
    }

    /// A number that no other dict of this heap has or had: together with the version it tells whether a dict is as it was.
    pub fn dict_serial(&mut self, id: DictId) -> u32 {
        if self.dicts.get(id).serial() == 0 {
            self.last_serial = self.last_serial.wrapping_add(1).max(1);
            self.dicts.get_mut(id).set_serial(self.last_serial);
        }
        self.dicts.get(id).serial()
    }

    /// A set with these elements.
    pub fn new_set(&mut self, elements: Set) -> Value {
        Value::Set(self.add(|h| &mut h.sets, elements))
    }

    /// A frozenset with these elements.
    pub fn new_frozenset(&mut self, elements: Set) -> Value {
        Value::FrozenSet(self.add(|h| &mut h.sets, elements))
    }

    /// A cell.
    #[inline]
    pub fn new_cell(&mut self, value: Value) -> Value {
        Value::Cell(self.add(|h| &mut h.cells, value))
    }

    /// A callable bound to its first argument.
    #[inline]
    pub fn new_method(&mut self, function: Value, receiver: Value) -> Value {
        Value::Method(self.add(|h| &mut h.methods, Method { function, receiver }))
    }

    /// A native iterator.
    #[inline]
    pub fn new_iter(&mut self, iter: Iter) -> Value {
        Value::Iter(self.add(|h| &mut h.iters, iter))
    }

    /// A descriptor.
    pub fn new_descriptor(&mut self, descriptor: Descriptor) -> Value {
        Value::Descriptor(self.add(|h| &mut h.descriptors, descriptor))
    }

    /// An object of a library module.
    pub fn new_object(&mut self, class: ClassId, content: impl NativeObject) -> Value {
        Value::Object(self.add(|h| &mut h.objects, Object::new(class, content)))
    }

    /// A module with empty globals.
    pub fn new_module(&mut self, class: ClassId) -> ModuleId {
        let dict = self.new_dict_id();
        self.add(|h| &mut h.modules, Module { class, dict })
    }

    /// An instance without attributes; `builtin` is its builtin value, if its class has one.
    #[inline]
    pub fn new_instance(&mut self, class: ClassId, builtin: Option<Value>) -> Value {
        let info = self.classes.get(class);
        let shape = info.root_shape;
        let mut fields = Items::new();
        if let Some(value) = builtin {
            fields.push(value);
        }
        Value::Instance(self.add(|h| &mut h.instances, Instance { class, shape, fields }))
    }

    /// Appends to a list.
    ///
    /// # Errors
    /// [`OutOfMemory`] if the list would have to grow beyond the limit.
    #[inline(always)]
    pub fn list_push(&mut self, list: ListId, value: Value) -> Result<(), OutOfMemory> {
        let items = self.lists.get_mut(list);
        if items.len() == items.capacity() {
            return self.list_grow_and_push(list, value);
        }
        items.push(value);
        Ok(())
    }

    /// Inserts before an index as `list.insert` takes it: from the end if negative, and never out of range.
    ///
    /// # Errors
    /// [`OutOfMemory`] beyond the limit.
    pub fn list_insert(&mut self, list: ListId, index: i64, value: Value) -> Result<(), OutOfMemory> {
        let items = self.lists.get(list);
        let len = items.len() as i64;
        let index = if index < 0 { index.saturating_add(len).max(0) } else { index.min(len) };
        self.check_room(if items.len() == items.capacity() { items.owned_bytes() } else { 0 })?;
        self.edit(|h| &mut h.lists, list, |items| items.insert(index as usize, value));
        Ok(())
    }

    /// Takes out the item at an index, from the end if negative; nothing out of range.
    pub fn list_remove(&mut self, list: ListId, index: i64) -> Option<Value> {
        let items = self.lists.get_mut(list);
        let index = if index < 0 { index.wrapping_add(items.len() as i64) } else { index };
        let index = usize::try_from(index).ok().filter(|index| *index < items.len())?;
        Some(items.remove(index))
    }

    #[inline(never)]
    fn list_grow_and_push(&mut self, list: ListId, value: Value) -> Result<(), OutOfMemory> {
        self.check_room(self.lists.get(list).owned_bytes())?;
        self.edit(
            |h| &mut h.lists,
            list,
            |items| {
                // Grows by half once it is large: a peak of 2.5 times the content while it moves.
                let extra = if items.len() < 1024 { items.len().max(4) } else { items.len() / 2 };
                items.reserve_exact(extra);
                items.push(value);
            },
        );
        Ok(())
    }

    // ---- codes

    /// Links the codes of a unit: their constants and names become values. Gives the first one's number.
    pub fn link(&mut self, unit: sesf_bytecode::Unit) -> CodeId {
        let unit_base = self.codes.len() as u32;
        let mut codes = Vec::clone(&self.codes);
        for proto in unit.codes {
            codes.push(Arc::new(self.link_code(proto, unit_base)));
        }
        self.codes = Arc::new(codes);
        CodeId(unit_base)
    }

    fn link_code(&mut self, proto: CodeProto, unit_base: u32) -> LinkedCode {
        let constants = proto.constants.iter().map(|c| self.constant(c)).collect();
        let names = proto.names.iter().map(|name| self.intern(name)).collect();
        let n_named = (proto.parameters.n_positional + proto.parameters.n_keyword_only) as usize;
        let parameters = proto.parameters.names[..n_named].iter().map(|name| self.intern(name)).collect();
        let (first_cache, bytes_of_caches) = self.caches.add(proto.n_caches);
        self.bytes += bytes_of_caches;
        let n_positional = u8::try_from(proto.parameters.n_positional).ok();
        let plain_arity = n_positional.filter(|_| proto.parameters.is_plain());
        let rest_arity = n_positional.filter(|_| proto.parameters.takes_rest_only());
        let simple_arity = plain_arity.filter(|_| !proto.is_generator);
        LinkedCode {
            instructions: Arc::clone(&proto.instructions),
            n_registers: proto.n_registers,
            has_closure: !proto.free_registers.is_empty(),
            proto: Arc::new(proto),
            constants,
            names,
            parameters,
            first_cache,
            unit_base,
            simple_arity,
            plain_arity,
            rest_arity,
            liveness: OnceLock::new(),
            identity: OnceLock::new(),
        }
    }

    /// A constant as a value of this heap. Short identifier-like texts are interned.
    pub fn constant(&mut self, constant: &Constant) -> Value {
        match constant {
            Constant::None => Value::None,
            Constant::Bool(value) => Value::Bool(*value),
            Constant::Int(value) => Value::Int(*value),
            Constant::BigInt(value) => self.new_int(IBig::clone(value)),
            Constant::Float(value) => Value::Float(*value),
            Constant::Imaginary(value) => self.new_complex(0.0, *value),
            Constant::Str(text) if text.len() <= 32 => Value::Str(self.intern(text)),
            Constant::Str(text) => self.new_str(text),
            Constant::Bytes(bytes) => Value::Bytes(self.add(|h| &mut h.bytes_objects, Arc::clone(bytes))),
            Constant::Ellipsis => Value::Ellipsis,
            Constant::Tuple(items) => {
                let items: Vec<Value> = items.iter().map(|c| self.constant(c)).collect();
                self.new_tuple_from(items)
            }
            Constant::FrozenSet(items) => {
                let mut set = Set::default();
                for item in items.iter() {
                    let value = self.constant(item);
                    if let Some(hash) = crate::equality::hash_plain(self, value)
                        && set.find(hash, |other| crate::equality::eq_plain(self, value, other) == Some(true)).is_none()
                    {
                        set.insert_new(hash, value, ());
                    }
                }
                self.new_frozenset(set)
            }
        }
    }
}

#[inline(always)]
fn tuple_items<'a>(
    plain: &'a Slab<PlainTupleId, Tuple, 64>,
    wide: &'a Slab<WideTupleId, WideTuple, 64>,
    id: TupleId,
) -> &'a [Value] {
    match id.place() {
        TuplePlace::Plain(id) => plain.get(id),
        TuplePlace::Wide(id) => wide.get(id),
    }
}

fn compact_concat(a: &str, b: &str) -> CompactString {
    let mut text = CompactString::with_capacity(a.len() + b.len());
    text.push_str(a);
    text.push_str(b);
    text
}
