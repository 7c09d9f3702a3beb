//! Texts made from texts, without a buffer between: what the commonest methods of `str` and f-strings come down to.

use compact_str::CompactString;

use crate::heap::Heap;
use crate::text::{Characters, StrObject};
use crate::value::{StrId, Value};

impl Heap {
    /// The texts of a list or tuple with a separator between them; nothing if an item is no text or there is no room.
    pub fn join_items(&mut self, separator: StrId, container: Value) -> Option<Value> {
        let items = match container {
            Value::List(id) => &self.lists.get(id)[..],
            Value::Tuple(id) => self.tuple(id),
            _ => return None,
        };
        match items {
            [only @ Value::Str(_)] => Some(*only),
            _ => {
                let joined = self.joined(separator, items)?;
                Some(self.add_text(joined))
            }
        }
    }

    /// Appends these texts to a buffer; nothing if one is no text or there is no room, when `out` may hold some.
    pub fn append_texts(&self, out: &mut String, parts: &[Value]) -> Option<()> {
        for part in parts {
            let Value::Str(id) = part else { return None };
            let text = self.str(*id);
            self.check_room(out.len().saturating_add(text.len())).ok()?;
            out.push_str(text);
        }
        Some(())
    }

    fn joined(&self, separator: StrId, parts: &[Value]) -> Option<StrObject> {
        let between = self.str(separator);
        let n_separators = parts.len().saturating_sub(1);
        let mut n_bytes = between.len().saturating_mul(n_separators);
        let mut n_chars = (self.strs.get(separator).n_chars as usize).saturating_mul(n_separators);
        for part in parts {
            let Value::Str(id) = part else { return None };
            n_bytes = n_bytes.saturating_add(self.str(*id).len());
            n_chars = n_chars.saturating_add(self.strs.get(*id).n_chars as usize);
        }
        self.check_room(n_bytes).ok()?;
        let mut text = CompactString::with_capacity(n_bytes);
        for (i, part) in parts.iter().enumerate() {
            if i > 0 && !between.is_empty() {
                text.push_str(between);
            }
            if let Value::Str(id) = part {
                text.push_str(self.str(*id));
            }
        }
        let is_ascii = n_bytes == n_chars;
        Some(StrObject::new(Characters::Own(text), u32::try_from(n_chars).ok()?, is_ascii))
    }

    /// The parts of an ASCII text between the places where it is cut, as a list; nothing for another text, or if there is no
    /// room. `next_cut` gives the end of a part and the start of the next one, looking from an offset.
    #[inline(always)]
    pub fn cut_ascii(
        &mut self,
        id: StrId,
        next_cut: impl Fn(&[u8], usize) -> Option<(usize, usize)>,
        keep: impl Fn(usize, usize) -> bool,
    ) -> Option<Value> {
        if !self.strs.get(id).is_ascii {
            return None;
        }
        let mut items = Vec::with_capacity(4);
        let whole = self.copy_str(id);
        let (len, mut start) = (whole.len(), 0);
        while start <= len {
            let (end, next) = next_cut(whole.as_bytes(), start).unwrap_or((len, len + 1));
            if keep(start, end) {
                if items.len() == items.capacity() {
                    self.check_room(items.len().saturating_mul(64)).ok()?;
                }
                items.push(if end - start == len { Value::Str(id) } else { self.new_ascii(&whole[start..end]) });
            }
            start = next;
        }
        Some(self.new_list(items))
    }

    /// An ASCII text changed in place, byte by byte; nothing for another text, or if there is no room.
    pub fn map_ascii(&mut self, id: StrId, change: fn(&mut str)) -> Option<Value> {
        if !self.strs.get(id).is_ascii {
            return None;
        }
        self.check_room(self.str(id).len()).ok()?;
        let mut text = self.copy_str(id);
        change(&mut text);
        let n_chars = text.len() as u32;
        Some(self.add_text(StrObject::new(Characters::Own(text), n_chars, true)))
    }

    /// An ASCII text with `new` in the place of its first `limit` characters `old`; nothing if they are no such texts, or there
    /// is no room.
    pub fn replace_ascii(&mut self, id: StrId, old: StrId, new: StrId, limit: usize) -> Option<Value> {
        let is_ascii = |id| self.strs.get(id).is_ascii;
        let (text, new_text, &[byte]) = (self.str(id), self.str(new), self.ascii_bytes(old)) else { return None };
        if !is_ascii(id) || !is_ascii(new) {
            return None;
        }
        let n_found = text.bytes().filter(|b| *b == byte).count().min(limit);
        if n_found == 0 {
            return Some(Value::Str(id));
        }
        let n_bytes = (text.len() - n_found).saturating_add(new_text.len().saturating_mul(n_found));
        self.check_room(n_bytes).ok()?;
        let mut replaced = CompactString::with_capacity(n_bytes);
        for (i, piece) in text.splitn(n_found + 1, byte as char).enumerate() {
            if i > 0 {
                replaced.push_str(new_text);
            }
            replaced.push_str(piece);
        }
        Some(self.add_text(StrObject::new(Characters::Own(replaced), u32::try_from(n_bytes).ok()?, true)))
    }

    fn add_text(&mut self, object: StrObject) -> Value {
        match &object.characters {
            Characters::Own(text) if object.n_chars < 2 => {
                let text = text.clone();
                self.new_str(&text)
            }
            _ => Value::Str(self.insert_str(object)),
        }
    }
}
