//! Positions in a text stream: numbers that say at which byte to start, in what state, and how many characters to skip.
//!
//! Where the state is the initial one and nothing is to be skipped, the number is that of the byte, as in CPython.

use sesf_heap::Value;
use sesf_vm::{Res, Vm};

use super::decoder::{Decoder, DecoderState};
use super::text::Snapshot;

/// A position.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Cookie {
    /// The byte to start at.
    pub position: u64,
    pub state: DecoderState,
    /// How many bytes are to be decoded from there.
    pub n_bytes: u32,
    /// How many of their characters come before the position.
    pub n_chars: u32,
}

impl Cookie {
    /// As a number.
    pub fn to_value(self, vm: &mut Vm) -> Value {
        let high = self.state.to_bits() as u128 | (self.n_bytes as u128) << 8 | (self.n_chars as u128) << 36;
        vm.heap.new_i128((self.position as u128 | high << 64) as i128)
    }

    /// From a number that `to_value` gave.
    pub fn from_value(vm: &mut Vm, value: Value) -> Res<Cookie> {
        let wide = vm.as_big(value).and_then(|big| u128::try_from(&big).ok());
        let Some(wide) = wide else {
            return Err(vm.overflow_error("cannot fit cookie into a position"));
        };
        let high = wide >> 64;
        Ok(Cookie {
            position: wide as u64,
            state: DecoderState::from_bits(high as u8),
            n_bytes: (high >> 8) as u32 & 0x0fff_ffff,
            n_chars: (high >> 36) as u32 & 0x0fff_ffff,
        })
    }
}

/// The position of the character `n_chars` after a snapshot whose bytes start at `start`: by halving, since more bytes never
/// decode to fewer characters.
pub(crate) fn find(decoder: &Decoder, snapshot: &Snapshot, start: u64, n_chars: usize) -> Cookie {
    let input = &snapshot.input;
    let decode = |n: usize| {
        let mut copy = decoder.clone();
        copy.set_state(snapshot.state);
        let text = copy.decode(input.get(..n).unwrap_or(input), false).unwrap_or_default();
        (text.chars().count(), copy)
    };
    // The fewest bytes that decode to so many characters.
    let (mut low, mut high) = (0, input.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if decode(middle).0 >= n_chars { high = middle } else { low = middle + 1 }
    }
    let (found, after) = decode(low);
    if found == n_chars && after.pending().is_empty() {
        return Cookie { position: start + low as u64, state: after.state(), ..Cookie::default() };
    }
    // Several characters come at once: start at the snapshot and skip.
    Cookie { position: start, state: snapshot.state, n_bytes: low as u32, n_chars: n_chars as u32 }
}
