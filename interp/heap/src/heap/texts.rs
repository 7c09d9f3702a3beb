//! Texts: how they are made, shared, joined, compared and interned.

use std::sync::Arc;

use compact_str::CompactString;

use super::{Heap, OutOfMemory};
use crate::names;
use crate::slab::Stored;
use crate::text::{BufferId, Characters, INLINE, SHORT, StrObject, hash_bytes};
use crate::value::*;

impl Heap {
    pub(super) fn make_known_texts(&mut self) {
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

    /// Keeps of the interned texts those that are marked.
    pub(crate) fn retain_interned(&mut self, mut keep: impl FnMut(StrId) -> bool) {
        if self.interned.iter().any(|(_, id)| !keep(*id)) {
            Arc::make_mut(&mut self.interned).retain(|(_, id)| keep(*id));
        }
    }

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
}

fn compact_concat(a: &str, b: &str) -> CompactString {
    let mut text = CompactString::with_capacity(a.len() + b.len());
    text.push_str(a);
    text.push_str(b);
    text
}
