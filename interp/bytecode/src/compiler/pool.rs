//! The constants and names of one code, each kept once.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::mem::discriminant;

use sesf_syntax::ast::Name;

use crate::code::Constant;
use crate::instruction::{ConstantIndex, NameIndex};

/// The constants of one code.
#[derive(Default)]
pub(crate) struct ConstantPool {
    constants: Vec<Constant>,
    index: HashMap<Key, u16>,
}

/// The names of one code.
#[derive(Default)]
pub(crate) struct NamePool {
    names: Vec<Name>,
    index: HashMap<Name, u16>,
}

impl ConstantPool {
    /// The place of `constant`; none when the pool is full.
    pub fn add(&mut self, constant: Constant) -> Option<ConstantIndex> {
        let key = Key(constant);
        if let Some(&index) = self.index.get(&key) {
            return Some(ConstantIndex(index));
        }
        let index = u16::try_from(self.constants.len()).ok()?;
        self.constants.push(key.0.clone());
        self.index.insert(key, index);
        Some(ConstantIndex(index))
    }

    /// The constants in the order of their places.
    pub fn into_constants(self) -> Vec<Constant> {
        self.constants
    }
}

impl NamePool {
    /// The place of `name`; none when the pool is full.
    pub fn add(&mut self, name: &Name) -> Option<NameIndex> {
        if let Some(&index) = self.index.get(name) {
            return Some(NameIndex(index));
        }
        let index = u16::try_from(self.names.len()).ok()?;
        self.names.push(name.clone());
        self.index.insert(name.clone(), index);
        Some(NameIndex(index))
    }

    /// The name at a place.
    pub fn get(&self, place: NameIndex) -> Option<&Name> {
        self.names.get(place.0 as usize)
    }

    /// The names in the order of their places.
    pub fn into_names(self) -> Vec<Name> {
        self.names
    }
}

/// A constant compared by identity of representation: `0.0` and `-0.0` differ, NaN equals itself.
#[derive(Clone)]
struct Key(Constant);

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        same(&self.0, &other.0)
    }
}

impl Eq for Key {}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash_constant(&self.0, state);
    }
}

fn same(a: &Constant, b: &Constant) -> bool {
    match (a, b) {
        (Constant::Float(a), Constant::Float(b)) => a.to_bits() == b.to_bits(),
        (Constant::Imaginary(a), Constant::Imaginary(b)) => a.to_bits() == b.to_bits(),
        (Constant::Tuple(a), Constant::Tuple(b)) | (Constant::FrozenSet(a), Constant::FrozenSet(b)) => {
            a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| same(a, b))
        }
        _ => a == b,
    }
}

fn hash_constant<H: Hasher>(constant: &Constant, state: &mut H) {
    discriminant(constant).hash(state);
    match constant {
        Constant::None | Constant::Ellipsis => {}
        Constant::Bool(value) => value.hash(state),
        Constant::Int(value) => value.hash(state),
        Constant::BigInt(value) => value.hash(state),
        Constant::Float(value) | Constant::Imaginary(value) => value.to_bits().hash(state),
        Constant::Str(value) => value.hash(state),
        Constant::Bytes(value) => value.hash(state),
        Constant::Tuple(items) | Constant::FrozenSet(items) => {
            items.iter().for_each(|item| hash_constant(item, state));
        }
    }
}
