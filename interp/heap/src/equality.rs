//! Hash and equality of values that need no user code.

use crate::heap::Heap;
use crate::object::Set;
use crate::table::Table;
use crate::text::{CachedHash, Characters, SHORT};
use crate::value::*;

/// Tuples and sets nested deeper than this are left to the machine, which counts levels against the recursion limit.
const MAX_DEPTH: u32 = 64;

/// The hash of a value as tables use it, or `None` where the value is unhashable, or only its class can say.
#[inline]
pub fn hash_plain(heap: &Heap, value: Value) -> Option<u64> {
    match value {
        Value::Int(i) => Some(hash_int(i)),
        Value::Str(id) => Some(heap.hash_str(id)),
        _ => hash_other(heap, value, 0),
    }
}

/// The hash of a small int.
#[inline(always)]
pub fn hash_int(i: i64) -> u64 {
    sesf_text::hash::hash_small(i) as u64
}

#[inline(always)]
fn hash_nested(heap: &Heap, value: Value, depth: u32) -> Option<u64> {
    match value {
        Value::Int(i) => Some(hash_int(i)),
        Value::Str(id) => heap.cached_hash(id).or_else(|| Some(heap.hash_str(id))),
        _ => hash_at_hand(heap, &value).or_else(|| hash_other(heap, value, depth)),
    }
}

fn hash_other(heap: &Heap, value: Value, depth: u32) -> Option<u64> {
    Some(match value {
        Value::Bool(b) => b as u64,
        Value::Float(f) => sesf_text::hash::hash_float(f) as u64,
        Value::BigInt(id) => sesf_text::hash::hash_big(heap.bigint(id)) as u64,
        Value::Complex(id) => {
            let (real, imaginary) = *heap.complexes.get(id);
            sesf_text::hash::hash_complex(real, imaginary) as u64
        }
        Value::None => 0x0fca_86420,
        Value::Ellipsis => 0x0fca_86421,
        Value::NotImplemented => 0x0fca_86422,
        Value::Bytes(id) => crate::text::hash_bytes(heap.bytes_objects.get(id)),
        Value::Tuple(id) if depth < MAX_DEPTH => hash_tuple(heap, id, depth)?,
        Value::FrozenSet(id) => {
            let set = heap.sets.get(id);
            cached(&set.hash, || Some(hash_frozenset(set)))?
        }
        Value::Range(_) | Value::Method(_) | Value::Slice(_) => return None,
        Value::Instance(_) | Value::Exception(_) | Value::Object(_) => return None,
        Value::Class(id) if heap.classes.get(id).metaclass != crate::classes::TYPE => return None,
        _ => identity_hash(value)?,
    })
}

/// The hash that is kept with an object, or that of `compute`, which is kept then.
#[inline(always)]
fn cached(place: &CachedHash, compute: impl FnOnce() -> Option<u64>) -> Option<u64> {
    if let known @ Some(_) = place.get() {
        return known;
    }
    let hash = compute()?;
    place.set(hash);
    Some(hash)
}

fn hash_tuple(heap: &Heap, id: TupleId, depth: u32) -> Option<u64> {
    cached(heap.tuple_hash(id), || {
        let mut combined = TupleHash::new();
        for item in heap.tuple(id) {
            combined.add(hash_nested(heap, *item, depth + 1)?);
        }
        Some(combined.finish())
    })
}

/// The hash of an object that is equal to itself only.
pub fn identity_hash(value: Value) -> Option<u64> {
    let (kind, index) = match value {
        Value::Class(id) => (1, id.0),
        Value::Function(id) => (2, id.0),
        Value::Native(id) => (3, id.0),
        Value::Module(id) => (4, id.0),
        Value::Generator(id) => (5, id.0),
        Value::Iter(id) => (6, id.0),
        Value::Descriptor(id) => (7, id.0),
        Value::Cell(id) => (8, id.0),
        Value::Code(id) => (9, id.0),
        Value::Traceback(id) => (10, id.0),
        Value::Instance(id) => (11, id.0),
        Value::Exception(id) => (12, id.0),
        Value::Object(id) => (13, id.0),
        _ => return None,
    };
    Some(((index as u64) << 4) | kind)
}

/// Combines the hashes of a tuple's items (the scheme of xxHash, as CPython does).
pub struct TupleHash {
    state: u64,
    len: u64,
}

impl Default for TupleHash {
    fn default() -> Self {
        TupleHash::new()
    }
}

impl TupleHash {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;

    /// The hash of no items.
    pub fn new() -> TupleHash {
        TupleHash { state: Self::PRIME_5, len: 0 }
    }

    /// Adds the hash of the next item.
    #[inline]
    pub fn add(&mut self, hash: u64) {
        self.state = self.state.wrapping_add(hash.wrapping_mul(Self::PRIME_2));
        self.state = self.state.rotate_left(31).wrapping_mul(Self::PRIME_1);
        self.len += 1;
    }

    /// The hash of the tuple.
    pub fn finish(self) -> u64 {
        match self.state.wrapping_add(self.len ^ (Self::PRIME_5 ^ 3_527_539)) {
            u64::MAX => 1_546_275_796,
            hash => hash,
        }
    }
}

/// The hash of a frozenset: the same for any order of its elements.
pub fn hash_frozenset(set: &Set) -> u64 {
    let mut hash: u64 = 1_927_868_237u64.wrapping_mul(set.len() as u64 + 1);
    for entry in set.iter() {
        let h = entry.hash;
        hash ^= ((h ^ 89_869_747) ^ (h << 16)).wrapping_mul(3_644_798_167);
    }
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash.wrapping_mul(69_069).wrapping_add(907_133_923)
}

/// Whether two values are equal, or `None` where only their classes (or the machine) can say.
#[inline]
pub fn eq_plain(heap: &Heap, a: Value, b: Value) -> Option<bool> {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => Some(x == y),
        (Value::Str(x), Value::Str(y)) => Some(heap.str_eq(x, y)),
        _ => eq_other(heap, a, b, 0),
    }
}

#[inline(always)]
fn eq_nested(heap: &Heap, a: Value, b: Value, depth: u32) -> Option<bool> {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => Some(x == y),
        (Value::Str(x), Value::Str(y)) => Some(x == y || heap.str_eq(x, y)),
        (Value::Tuple(x), Value::Tuple(y)) if x == y || eq_at_hand(heap.tuple(x), heap.tuple(y)) => Some(true),
        // Items of containers are equal if they are identical, a NaN too.
        _ if a.is(b) => Some(true),
        _ => eq_other(heap, a, b, depth),
    }
}

fn eq_other(heap: &Heap, a: Value, b: Value, depth: u32) -> Option<bool> {
    match (a, b) {
        (Value::Tuple(x), Value::Tuple(y)) => {
            let (x, y) = (heap.tuple(x), heap.tuple(y));
            if x.len() != y.len() {
                return Some(false);
            }
            if depth >= MAX_DEPTH {
                return None;
            }
            for (x, y) in x.iter().zip(y.iter()) {
                match eq_nested(heap, *x, *y, depth + 1) {
                    Some(true) => {}
                    answer => return answer,
                }
            }
            Some(true)
        }
        (Value::Set(x) | Value::FrozenSet(x), Value::Set(y) | Value::FrozenSet(y)) => {
            eq_sets(heap, heap.sets.get(x), heap.sets.get(y), depth)
        }
        (Value::Bytes(x), Value::Bytes(y)) => Some(heap.bytes_objects.get(x) == heap.bytes_objects.get(y)),
        (Value::Bytes(x), Value::ByteArray(y)) | (Value::ByteArray(y), Value::Bytes(x)) => {
            Some(heap.bytes_objects.get(x)[..] == heap.bytearrays.get(y)[..])
        }
        (Value::ByteArray(x), Value::ByteArray(y)) => Some(heap.bytearrays.get(x) == heap.bytearrays.get(y)),
        _ if decides_itself(a) || decides_itself(b) => None,
        _ => match (number(heap, a), number(heap, b)) {
            (Some(x), Some(y)) => Some(x.equals(y)),
            _ => Some(a.is(b)),
        },
    }
}

/// Whether a value is among these, or the position of an item of which only user code can say whether it is the value.
pub fn search_plain(heap: &Heap, items: &[Value], value: Value) -> Result<bool, usize> {
    for (at, item) in items.iter().enumerate() {
        match eq_nested(heap, *item, value, 0) {
            Some(false) => {}
            Some(true) => return Ok(true),
            None => return Err(at),
        }
    }
    Ok(false)
}

/// Whether equality of this kind of value is not settled here.
fn decides_itself(value: Value) -> bool {
    matches!(
        value,
        Value::Instance(_)
            | Value::Exception(_)
            | Value::Object(_)
            | Value::List(_)
            | Value::Dict(_)
            | Value::Range(_)
            | Value::Slice(_)
            | Value::Method(_)
            | Value::Class(_)
            | Value::Iter(_)
    )
}

/// The position of a key with this hash in a table, or `None` where only user code can say.
#[inline]
pub fn find_plain<V>(heap: &Heap, table: &Table<V>, hash: u64, key: Value) -> Option<Option<usize>> {
    find_nested(heap, table, hash, key, 0)
}

#[inline(always)]
fn find_nested<V>(heap: &Heap, table: &Table<V>, hash: u64, key: Value, depth: u32) -> Option<Option<usize>> {
    let mut unsure = false;
    let found = table.find(hash, |stored| {
        eq_nested(heap, stored, key, depth).unwrap_or_else(|| {
            unsure = true;
            false
        })
    });
    if found.is_none() && unsure { None } else { Some(found) }
}

/// The hash of an int, a text, or a tuple of them, if that needs no call.
#[inline(always)]
pub fn hash_at_hand(heap: &Heap, key: &Value) -> Option<u64> {
    match key {
        Value::Int(i) => Some(hash_int(*i)),
        Value::Str(id) => heap.hash_at_hand(*id),
        Value::Tuple(id) => cached(heap.tuple_hash(*id), || {
            let mut combined = TupleHash::new();
            for item in heap.tuple(*id) {
                combined.add(match item {
                    Value::Int(i) => hash_int(*i),
                    Value::Str(id) => heap.cached_hash(*id)?,
                    _ => return None,
                });
            }
            Some(combined.finish())
        }),
        _ => None,
    }
}

/// As [`find_plain`] of an int, a text or a tuple of them, or `None` where that needs a call.
#[inline(always)]
pub fn find_at_hand<V>(heap: &Heap, table: &Table<V>, hash: u64, key: &Value) -> Option<Option<usize>> {
    // Different keys of the same hash are rare.
    let Some(position) = table.find(hash, |_| true) else { return Some(None) };
    let is_it = match (key, table.at(position)?.key) {
        (Value::Int(i), Value::Int(j)) => *i == j,
        (Value::Str(i), Value::Str(j)) => *i == j || eq_short(heap, *i, j),
        (Value::Tuple(i), Value::Tuple(j)) => *i == j || eq_at_hand(heap.tuple(*i), heap.tuple(j)),
        _ => false,
    };
    is_it.then_some(Some(position))
}

/// As [`find_plain`], quickest for ints, texts and tuples of them.
#[inline(always)]
pub fn find_entry<V>(heap: &Heap, table: &Table<V>, hash: u64, key: Value) -> Option<Option<usize>> {
    find_at_hand(heap, table, hash, &key).or_else(|| find_plain(heap, table, hash, key))
}

/// Whether these are the same ints and texts.
#[inline(always)]
fn eq_at_hand(a: &[Value], b: &[Value]) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|pair| match pair {
            (Value::Int(i), Value::Int(j)) => i == j,
            (Value::Str(i), Value::Str(j)) => i == j,
            _ => false,
        })
}

/// Whether two texts are short and equal.
#[inline(always)]
fn eq_short(heap: &Heap, a: StrId, b: StrId) -> bool {
    let (Characters::Own(a), Characters::Own(b)) = (&heap.strs.get(a).characters, &heap.strs.get(b).characters) else {
        return false;
    };
    let (a, b) = (a.as_bytes(), b.as_bytes());
    // The first and the last words overlap.
    a.len() == b.len()
        && match a.len() {
            8..=SHORT => a.first_chunk::<8>() == b.first_chunk::<8>() && a.last_chunk::<8>() == b.last_chunk::<8>(),
            4..8 => a.first_chunk::<4>() == b.first_chunk::<4>() && a.last_chunk::<4>() == b.last_chunk::<4>(),
            0..4 => a.iter().zip(b).all(|(x, y)| x == y),
            _ => false,
        }
}

/// A set of the elements of `a` for which being in `b` is `wanted`, or `None` where only user code can say.
pub fn select_plain(heap: &Heap, a: &Set, b: &Set, wanted: bool) -> Option<Set> {
    let mut selected = Set::default();
    for entry in a.iter() {
        if find_entry(heap, b, entry.hash, entry.key)?.is_some() == wanted {
            selected.insert(entry.hash, entry.key, ());
        }
    }
    Some(selected)
}

/// Adds elements to a set; whether all could be, because only user code can say of one of them whether it is there.
pub fn merge_plain(heap: &Heap, set: &mut Set, added: &Set) -> bool {
    if set.is_empty() {
        set.replace(added.clone());
        return true;
    }
    added.iter().all(|entry| match find_entry(heap, set, entry.hash, entry.key) {
        Some(Some(_)) => true,
        Some(None) => {
            set.insert(entry.hash, entry.key, ());
            true
        }
        None => false,
    })
}

fn eq_sets(heap: &Heap, a: &Set, b: &Set, depth: u32) -> Option<bool> {
    if a.len() != b.len() {
        return Some(false);
    }
    if depth >= MAX_DEPTH {
        return None;
    }
    // Equal sets were mostly filled in the same order: then no element has to be looked up.
    let same_order = a.iter().zip(b.iter()).take_while(|(x, y)| x.hash == y.hash && x.key.is(y.key)).count();
    if same_order == a.len() {
        return Some(true);
    }
    for entry in a.iter().skip(same_order) {
        if find_nested(heap, b, entry.hash, entry.key, depth + 1)?.is_none() {
            return Some(false);
        }
    }
    Some(true)
}

/// A number of any builtin kind, for comparison.
#[derive(Clone, Copy)]
enum Number<'a> {
    Int(i64),
    Big(&'a dashu_int::IBig),
    Float(f64),
    Complex(f64, f64),
}

fn number(heap: &Heap, value: Value) -> Option<Number<'_>> {
    Some(match value {
        Value::Int(i) => Number::Int(i),
        Value::Bool(b) => Number::Int(b as i64),
        Value::Float(f) => Number::Float(f),
        Value::BigInt(id) => Number::Big(heap.bigint(id)),
        Value::Complex(id) => {
            let (real, imaginary) = *heap.complexes.get(id);
            Number::Complex(real, imaginary)
        }
        _ => return None,
    })
}

impl Number<'_> {
    fn equals(self, other: Number<'_>) -> bool {
        use std::cmp::Ordering::Equal;
        match (self, other) {
            (Number::Int(a), Number::Int(b)) => a == b,
            (Number::Float(a), Number::Float(b)) => a == b,
            (Number::Big(a), Number::Big(b)) => a == b,
            (Number::Int(a), Number::Float(b)) | (Number::Float(b), Number::Int(a)) => {
                sesf_text::int::cmp_small_float(a, b) == Some(Equal)
            }
            (Number::Big(a), Number::Float(b)) | (Number::Float(b), Number::Big(a)) => {
                sesf_text::int::cmp_big_float(a, b) == Some(Equal)
            }
            (Number::Complex(a, i), Number::Complex(b, j)) => a == b && i == j,
            (Number::Complex(a, i), other) | (other, Number::Complex(a, i)) => {
                i == 0.0 && Number::Float(a).equals(other)
            }
            (Number::Int(_), Number::Big(_)) | (Number::Big(_), Number::Int(_)) => false,
        }
    }
}
