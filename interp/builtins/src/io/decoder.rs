//! Bytes to text in pieces, for every encoding.

use sesf_text::codec::{CodecError, Encoding, Utf8Decoder, decode};

use super::newline::{Newline, Seen, Translator};

/// What the start of the bytes said about their order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Mark {
    /// There was none, or it does not matter.
    #[default]
    Plain,
    /// It has not been read.
    Unread,
    /// The last byte first.
    Big,
}

/// A decoder between two pieces, as a position in a text file remembers it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct DecoderState {
    pub mark: Mark,
    pub pending_cr: bool,
}

impl DecoderState {
    /// As a small number: 0 where nothing is to be remembered.
    pub fn to_bits(self) -> u8 {
        (self.mark as u8) << 1 | self.pending_cr as u8
    }

    /// The state with this number.
    pub fn from_bits(bits: u8) -> DecoderState {
        let mark = match bits >> 1 & 3 {
            0 => Mark::Plain,
            1 => Mark::Unread,
            _ => Mark::Big,
        };
        DecoderState { mark, pending_cr: bits & 1 != 0 }
    }
}

/// Decodes a stream.
#[derive(Clone, Debug)]
pub(crate) struct Decoder {
    encoding: Encoding,
    errors: String,
    is_universal: bool,
    mark: Mark,
    /// The start of a character (for UTF-8, in `utf8`).
    pending: Vec<u8>,
    utf8: Utf8Decoder,
    pub lines: Translator,
}

impl Decoder {
    /// A decoder at the start of a stream.
    pub fn new(encoding: Encoding, errors: &str, newline: Newline) -> Decoder {
        Decoder {
            encoding,
            errors: errors.to_string(),
            is_universal: newline.is_universal(),
            mark: first_mark(encoding),
            pending: Vec::new(),
            utf8: Utf8Decoder::new(),
            lines: Translator { translates: newline.translates(), ..Translator::default() },
        }
    }

    /// The state apart from pending bytes.
    pub fn state(&self) -> DecoderState {
        DecoderState { mark: self.mark, pending_cr: self.lines.pending_cr }
    }

    /// Goes back to the start of the stream.
    pub fn reset(&mut self) {
        self.set_state(DecoderState { mark: first_mark(self.encoding), pending_cr: false });
        self.lines.seen = Seen::default();
    }

    /// Goes back to a state without pending bytes.
    pub fn set_state(&mut self, state: DecoderState) {
        self.mark = state.mark;
        self.lines.pending_cr = state.pending_cr;
        self.pending.clear();
        self.utf8 = Utf8Decoder::new();
    }

    /// The bytes that wait for the rest of their character.
    pub fn pending(&self) -> &[u8] {
        if self.pending.is_empty() { self.utf8.pending() } else { &self.pending }
    }

    /// Decodes the next piece.
    ///
    /// # Errors
    /// The codec's; offsets count from the start of the pending bytes.
    pub fn decode(&mut self, piece: &[u8], is_last: bool) -> Result<String, CodecError> {
        let text = self.decode_bytes(piece, is_last)?;
        Ok(if self.is_universal { self.lines.next(text, is_last) } else { text })
    }

    fn decode_bytes(&mut self, piece: &[u8], is_last: bool) -> Result<String, CodecError> {
        use Encoding::*;
        match self.encoding {
            Utf8 => self.utf8.decode(piece, is_last, &self.errors),
            Utf8Sig => self.decode_utf8_sig(piece, is_last),
            Utf16 | Utf16Le | Utf16Be => self.decode_units(piece, is_last, 2),
            Utf32 | Utf32Le | Utf32Be => self.decode_units(piece, is_last, 4),
            UnicodeEscape => self.decode_at_end(piece, is_last),
            _ => decode(piece, self.encoding, &self.errors),
        }
    }

    fn decode_utf8_sig(&mut self, piece: &[u8], is_last: bool) -> Result<String, CodecError> {
        const MARK: &[u8] = b"\xef\xbb\xbf";
        if self.mark != Mark::Unread {
            return self.utf8.decode(piece, is_last, &self.errors);
        }
        let bytes = [&std::mem::take(&mut self.pending), piece].concat();
        if bytes.len() < MARK.len() && MARK.starts_with(&bytes) && !is_last {
            self.pending = bytes;
            return Ok(String::new());
        }
        self.mark = Mark::Plain;
        self.utf8.decode(bytes.strip_prefix(MARK).unwrap_or(&bytes), is_last, &self.errors)
    }

    /// UTF-16 and UTF-32: whole units only, and no half of a surrogate pair.
    fn decode_units(&mut self, piece: &[u8], is_last: bool, unit: usize) -> Result<String, CodecError> {
        let mut bytes = [&self.pending, piece].concat();
        if bytes.len() < unit && !is_last {
            self.pending = bytes;
            return Ok(String::new());
        }
        let n_mark = self.read_mark(&bytes, unit);
        let encoding = self.ordered();
        let mut complete = bytes.len() - (bytes.len() - n_mark) % unit;
        if unit == 2 && complete >= n_mark + 2 && is_high_surrogate(&bytes[complete - 2..], encoding) {
            complete -= 2;
        }
        if is_last {
            complete = bytes.len();
        }
        let text = decode(&bytes[n_mark..complete], encoding, &self.errors)?;
        self.pending = bytes.split_off(complete);
        Ok(text)
    }

    /// Reads the byte-order mark at the start; its length.
    fn read_mark(&mut self, bytes: &[u8], unit: usize) -> usize {
        if self.mark != Mark::Unread || !matches!(self.encoding, Encoding::Utf16 | Encoding::Utf32) {
            return 0;
        }
        let (little, big): (&[u8], &[u8]) =
            if unit == 2 { (b"\xff\xfe", b"\xfe\xff") } else { (b"\xff\xfe\0\0", b"\0\0\xfe\xff") };
        self.mark = if bytes.starts_with(big) { Mark::Big } else { Mark::Plain };
        if bytes.starts_with(big) || bytes.starts_with(little) { unit } else { 0 }
    }

    /// The encoding with the order that the mark said.
    fn ordered(&self) -> Encoding {
        match (self.encoding, self.mark) {
            (Encoding::Utf16, Mark::Big) => Encoding::Utf16Be,
            (Encoding::Utf16, _) => Encoding::Utf16Le,
            (Encoding::Utf32, Mark::Big) => Encoding::Utf32Be,
            (Encoding::Utf32, _) => Encoding::Utf32Le,
            (other, _) => other,
        }
    }

    /// Escapes may be of any length: they are decoded when all bytes are there.
    fn decode_at_end(&mut self, piece: &[u8], is_last: bool) -> Result<String, CodecError> {
        self.pending.extend_from_slice(piece);
        if !is_last {
            return Ok(String::new());
        }
        decode(&std::mem::take(&mut self.pending), self.encoding, &self.errors)
    }
}

/// Whether a mark is looked for.
fn first_mark(encoding: Encoding) -> Mark {
    match encoding {
        Encoding::Utf8Sig | Encoding::Utf16 | Encoding::Utf32 => Mark::Unread,
        _ => Mark::Plain,
    }
}

fn is_high_surrogate(unit: &[u8], encoding: Encoding) -> bool {
    let high = if encoding == Encoding::Utf16Be { unit.first() } else { unit.get(1) };
    high.is_some_and(|byte| (0xd8..0xdc).contains(byte))
}
