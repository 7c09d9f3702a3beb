//! Linked codes: codes whose constants and names are values of a heap.

use std::sync::{Arc, OnceLock};

use dashu_int::IBig;
use sesf_bytecode::{CodeProto, Constant};

use super::Heap;
use crate::object::Set;
use crate::value::*;

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

impl Heap {
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
