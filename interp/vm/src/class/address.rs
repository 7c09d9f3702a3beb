//! Identities as numbers: what `id()` gives and default representations show. They are made from handles, so that they are
//! the same in every run.

use sesf_heap::{Value, equality};

use crate::vm::Vm;

/// Where the pseudo-addresses of objects begin.
const OBJECTS: u64 = 0x7f00_0000_0000;
/// Where those of small values begin.
const IMMEDIATES: u64 = 0x5500_0000_0000;

impl Vm {
    /// A number that distinguishes the value from every other live one.
    pub fn address(&self, value: Value) -> u64 {
        if let Some(hash) = equality::identity_hash(value) {
            return OBJECTS + hash * 16;
        }
        let (kind, number) = handle_of(value);
        match kind {
            0..=7 => IMMEDIATES.wrapping_add((number << 7) | (kind << 4)) & 0x7fff_ffff_ffff_fff0,
            _ => OBJECTS + (1 << 42) + number * 512 + kind * 16,
        }
    }

    /// The address as CPython prints it.
    pub fn address_text(&self, value: Value) -> String {
        format!("{:#x}", self.address(value))
    }
}

/// A kind of value without identity hash, and a number that is unique within it.
fn handle_of(value: Value) -> (u64, u64) {
    match value {
        Value::Int(i) => (1, i as u64),
        Value::Float(f) => (2, f.to_bits()),
        Value::Bool(b) => (3, b as u64),
        Value::None => (3, 2),
        Value::NotImplemented => (3, 3),
        Value::Ellipsis => (3, 4),
        Value::BigInt(id) => (8, id.0 as u64),
        Value::Complex(id) => (9, id.0 as u64),
        Value::Str(id) => (10, id.0 as u64),
        Value::Bytes(id) => (11, id.0 as u64),
        Value::ByteArray(id) => (12, id.0 as u64),
        Value::Tuple(id) => (13, id.0 as u64),
        Value::List(id) => (14, id.0 as u64),
        Value::Dict(id) => (15, id.0 as u64),
        Value::Set(id) => (16, id.0 as u64),
        Value::FrozenSet(id) => (17, id.0 as u64),
        Value::Method(id) => (18, id.0 as u64),
        Value::Slice(id) => (19, id.0 as u64),
        Value::Range(id) => (20, id.0 as u64),
        _ => (0, 0),
    }
}
