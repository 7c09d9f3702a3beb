//! What a message consists of.

use serde::{Deserialize, Serialize};

/// The version of the format: the first byte of every message.
pub const VERSION: u8 = 1;
/// As many nodes as most messages have: for how many room is made at once.
pub(crate) const USUAL_NODES: usize = 14;

/// A value: itself if it is immediate, or the number of its node.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) enum Slot {
    None,
    False,
    True,
    Ellipsis,
    NotImplemented,
    Int(i64),
    Float(f64),
    Node(u32),
}

/// An object. `Slots` is a list of them, borrowed on the way out and owned on the way in; the entries of a dict are keys and
/// values in turn, as are names and values of attributes.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Node<'a, Slots> {
    /// Two's complement, lowest byte first.
    BigInt(#[serde(borrow, with = "serde_bytes")] &'a [u8]),
    Complex(f64, f64),
    Str(&'a str),
    Bytes(#[serde(borrow, with = "serde_bytes")] &'a [u8]),
    ByteArray(#[serde(borrow, with = "serde_bytes")] &'a [u8]),
    Tuple(Slots),
    List(Slots),
    Set(Slots),
    FrozenSet(Slots),
    Dict(Slots),
    Slice([Slot; 3]),
    Range([Slot; 3]),
    Deque {
        items: Slots,
        maxlen: Slot,
    },
    Class {
        module: &'a str,
        qualname: &'a str,
    },
    /// A member of an enum, by name.
    Member {
        class: Slot,
        name: &'a str,
    },
    /// A combination of flags, which has no name of its own.
    Flags {
        class: Slot,
        value: Slot,
    },
    /// `content` is the builtin value, or `None` for plain instances.
    Instance {
        class: Slot,
        content: Slot,
        attributes: Slots,
    },
    /// An instance whose class says what its state is.
    Stateful {
        class: Slot,
        content: Slot,
        state: Slot,
    },
    Exception {
        class: Slot,
        args: Slot,
        cause: Slot,
        hides_context: bool,
        attributes: Slots,
    },
}
