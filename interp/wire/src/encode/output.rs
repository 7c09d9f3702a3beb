//! Where a message is written, up to its largest size.

use postcard::Serializer;
use postcard::ser_flavors::Flavor;
use serde::Serialize;

use crate::node::{Node, Slot};

/// Room for most messages.
const SMALL: usize = 128;

/// A message in the making.
pub(super) struct Output {
    serializer: Serializer<Bounded>,
}

/// Bytes up to a limit.
struct Bounded {
    bytes: Vec<u8>,
    limit: usize,
}

impl Flavor for Bounded {
    type Output = Vec<u8>;

    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.try_extend(&[byte])
    }

    fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
        if bytes.len() > self.limit - self.bytes.len() {
            return Err(postcard::Error::SerializeBufferFull);
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn finalize(self) -> postcard::Result<Vec<u8>> {
        Ok(self.bytes)
    }
}

impl Output {
    pub(super) fn new(limit: usize) -> Output {
        Output { serializer: Serializer { output: Bounded { bytes: Vec::with_capacity(SMALL), limit } } }
    }

    pub(super) fn limit(&self) -> usize {
        self.serializer.output.limit
    }

    /// Writes something; whether there was room.
    pub(super) fn write(&mut self, part: &impl Serialize) -> bool {
        part.serialize(&mut self.serializer).is_ok()
    }

    /// Writes a node; whether there was room.
    pub(super) fn node(&mut self, node: &Node<'_, &[Slot]>) -> bool {
        self.write(node)
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.serializer.output.bytes
    }
}
