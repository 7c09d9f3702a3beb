//! Native functions: Rust functions with a signature in the language's own notation.
//!
//! The machine binds arguments by the signature, so that a native function gets a slice with one value for each parameter:
//! first the positional and keyword-only ones in the order written (unbound where an optional one is not given), then the
//! items of `*args`. A `**kwargs` parameter is a dict (or unbound), before the items of `*args`.

use std::sync::OnceLock;

use sesf_heap::{ClassId, Heap, NativeId, Value};

use crate::error::Res;
use crate::intrinsic::Intrinsic;
use crate::vm::Vm;

/// A native function's body.
pub type NativeFunction = fn(&mut Vm, &[Value]) -> Res;

/// A native function's answer to calls that need nothing but the heap: no code of the language, no error, no collection. It
/// gets the arguments that were given, by position. Nothing where the body must be called.
pub type AtHand = fn(&mut Heap, &[Value]) -> Option<Value>;

/// How a native function found in a class is bound.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Binding {
    /// A function of a module.
    Function,
    /// A method of a builtin type: its first parameter is the receiver. Shown as `method`.
    Method,
    /// A special method of a builtin type. Shown as `slot wrapper`.
    Slot,
    /// Its first parameter is the class.
    ClassMethod,
    /// Found in a class but not bound.
    StaticMethod,
    /// Runs when the attribute is read.
    Getter,
}

/// A native function as its module or type lists it.
#[derive(Clone, Copy, Debug)]
pub struct NativeDef {
    /// Name and parameters, e.g. `"sorted(iterable, /, *, key=None, reverse=False)"`. A default is only shown, never
    /// evaluated: a parameter that is not given is unbound.
    pub signature: &'static str,
    /// The body.
    pub function: NativeFunction,
    /// What `help` and `__doc__` say.
    pub doc: &'static str,
}

/// A native function in the machine's registry.
#[derive(Clone, Debug)]
pub struct Native {
    /// As listed.
    pub def: NativeDef,
    /// How it is bound.
    pub binding: Binding,
    /// The builtin type or library class whose method it is.
    pub owner: Option<ClassId>,
    /// The module whose function it is, or empty.
    pub module: &'static str,
    /// What it is to the machine's loop.
    pub(crate) intrinsic: Intrinsic,
    /// What the loop asks before the body.
    pub(crate) at_hand: Option<AtHand>,
    signature: OnceLock<Signature>,
}

/// The numbers of positional arguments with which a native function needs no binding beyond copying.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Direct {
    /// The fewest.
    pub least: u8,
    /// The most: fewer than the least if every call needs binding.
    pub most: u8,
    /// How many places the function gets, those of arguments not given being unbound.
    pub width: u8,
}

impl Direct {
    /// How many places there are at most.
    pub const MAX_WIDTH: usize = 8;
    const NEVER: Direct = Direct { least: 1, most: 0, width: 0 };

    /// Whether so many arguments are only copied.
    #[inline(always)]
    pub fn takes(self, n_args: usize) -> bool {
        n_args >= self.least as usize && n_args <= self.most as usize
    }
}

impl Default for Direct {
    fn default() -> Direct {
        Direct::NEVER
    }
}

/// The parameters of a native function.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Signature {
    /// With how many positional arguments it is called without further ado.
    pub direct: Direct,
    /// The parameters other than `*args` and `**kwargs`, in order.
    pub parameters: Vec<NativeParameter>,
    /// How many can be given by position.
    pub n_positional: usize,
    /// How many positional ones must be given.
    pub n_required: usize,
    /// The name of `*args`.
    pub varargs: Option<&'static str>,
    /// The name of `**kwargs`.
    pub varkw: Option<&'static str>,
}

/// One parameter of a native function.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub struct NativeParameter {
    pub name: &'static str,
    /// The text of the default.
    pub default: Option<&'static str>,
    pub positional_only: bool,
    pub keyword_only: bool,
}

impl Native {
    /// A registry entry.
    pub fn new(def: NativeDef, binding: Binding, owner: Option<ClassId>, module: &'static str) -> Native {
        let (intrinsic, at_hand, signature) = (Intrinsic::Other, None, OnceLock::new());
        let mut native = Native { def, binding, owner, module, intrinsic, at_hand, signature };
        native.intrinsic = Intrinsic::of(&native);
        native
    }

    /// The function's name.
    pub fn name(&self) -> &'static str {
        self.def.signature.split('(').next().unwrap_or(self.def.signature)
    }

    /// The parsed signature.
    pub fn signature(&self) -> &Signature {
        self.signature.get_or_init(|| parse_signature(self.def.signature))
    }
}

/// Splits `"name(a, b=1, /, *args, key=None, **kw)"`.
fn parse_signature(text: &'static str) -> Signature {
    let inner = text.split_once('(').map_or("", |(_, rest)| rest.trim_end_matches(')'));
    let mut signature = Signature::default();
    let mut keyword_only = false;
    for part in split_parameters(inner) {
        match part {
            "/" => signature.parameters.iter_mut().for_each(|p| p.positional_only = true),
            "*" => keyword_only = true,
            _ if part.starts_with("**") => signature.varkw = Some(&part[2..]),
            _ if part.starts_with('*') => {
                signature.varargs = Some(&part[1..]);
                keyword_only = true;
            }
            _ => {
                let (name, default) = match part.split_once('=') {
                    Some((name, default)) => (name.trim(), Some(default.trim())),
                    None => (part, None),
                };
                signature.parameters.push(NativeParameter { name, default, positional_only: false, keyword_only });
            }
        }
    }
    signature.n_positional = signature.parameters.iter().filter(|p| !p.keyword_only).count();
    signature.n_required = signature.parameters.iter().filter(|p| !p.keyword_only && p.default.is_none()).count();
    signature.direct = direct(&signature);
    signature
}

fn direct(signature: &Signature) -> Direct {
    let needs_keyword = signature.parameters.iter().any(|p| p.keyword_only && p.default.is_none());
    let width = signature.parameters.len() + signature.varkw.is_some() as usize;
    if needs_keyword || signature.varargs.is_some() || width > Direct::MAX_WIDTH {
        return Direct::NEVER;
    }
    Direct { least: signature.n_required as u8, most: signature.n_positional as u8, width: width as u8 }
}

/// The comma-separated parts outside brackets and quotes.
fn split_parameters(text: &'static str) -> Vec<&'static str> {
    let (mut parts, mut depth, mut start, mut quote) = (Vec::new(), 0, 0, None);
    for (i, c) in text.char_indices() {
        match (quote, c) {
            (Some(q), _) if c == q => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth -= 1,
            (None, ',') if depth == 0 => {
                parts.push(text[start..i].trim());
                start = i + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// The machine's list of native functions. Numbers are given in the order of registration, which is the same in every run.
#[derive(Clone, Debug, Default)]
pub struct Natives {
    list: Vec<Native>,
}

impl Natives {
    /// Adds a function.
    pub fn register(&mut self, native: Native) -> NativeId {
        self.list.push(native);
        NativeId(self.list.len() as u32 - 1)
    }

    /// The function with this number.
    #[inline(always)]
    pub fn get(&self, id: NativeId) -> &Native {
        &self.list[id.0 as usize]
    }

    /// Sets what the loop asks before the function's body.
    pub fn set_at_hand(&mut self, id: NativeId, at_hand: AtHand) {
        self.list[id.0 as usize].at_hand = Some(at_hand);
    }
}
