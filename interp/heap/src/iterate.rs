//! The steps of the commonest iterators, for those who cannot stop for anything else.

use crate::heap::Heap;
use crate::object::IterKind;
use crate::value::{IterId, Value};

impl Heap {
    /// The next item of an iterator over a list, tuple or range of machine integers, if there is one and the iterator's page
    /// can be written at once.
    #[inline(always)]
    pub fn next_item(&mut self, id: IterId) -> Option<Value> {
        let item = self.peek_item(id)?;
        self.advance_iter(id).then_some(item)
    }

    /// The next two parts of what `enumerate` gives, or `zip` of two, for such iterators.
    #[inline(always)]
    pub fn next_item_pair(&mut self, id: IterId) -> Option<(Value, Value)> {
        let iter = self.iters.get_own(id)?;
        match (iter.kind, iter.source, iter.extra) {
            (IterKind::Enumerate, Value::Iter(source), Value::Unbound) => {
                let (count, after) = (iter.position, iter.position.checked_add(1)?);
                let item = self.next_item(source)?;
                self.iters.get_own(id)?.position = after;
                Some((Value::Int(count), item))
            }
            (IterKind::Zip, Value::Tuple(sources), _) if iter.position == 0 => {
                let [Value::Iter(first), Value::Iter(second)] = self.tuple(sources)[..] else { return None };
                let (a, b) = (self.peek_item(first)?, self.peek_item(second)?);
                let can_advance = first != second && self.iters.get_own(second).is_some();
                (can_advance && self.advance_iter(first) && self.advance_iter(second)).then_some((a, b))
            }
            _ => None,
        }
    }

    /// As [`Heap::next_item`], of an iterator over an ASCII text or a set.
    #[inline(never)]
    pub fn next_element(&mut self, id: IterId) -> Option<Value> {
        let iter = self.iters.get(id);
        let (IterKind::Set, Value::Set(set) | Value::FrozenSet(set)) = (iter.kind, iter.source) else {
            return self.next_character(id);
        };
        let table = self.sets.get(set);
        let (at, entry) = table.next_from(iter.position as usize).filter(|_| table.len() as i64 == iter.limit)?;
        let element = entry.key;
        self.iters.get_own(id)?.position = at as i64 + 1;
        Some(element)
    }

    /// Whether an iterator over a list or tuple, or `enumerate` of one, has nothing more; if so, it lets go of its source.
    pub fn end_iter(&mut self, id: IterId) -> bool {
        let iter = self.iters.get(id);
        let items = match (iter.kind, iter.source) {
            (IterKind::Enumerate, Value::Iter(items)) => items,
            _ => id,
        };
        let is_over = self.is_over(items);
        if is_over {
            self.exhaust_iter(items);
            self.exhaust_iter(id);
        }
        is_over
    }

    fn is_over(&self, id: IterId) -> bool {
        let iter = self.iters.get(id);
        match (iter.kind, iter.source) {
            (IterKind::List, Value::List(list)) => iter.position as usize >= self.lists.get(list).len(),
            (IterKind::Tuple, Value::Tuple(tuple)) => iter.position as usize >= self.tuple(tuple).len(),
            _ => false,
        }
    }

    /// Lets go of an iterator's source.
    #[cold]
    pub fn exhaust_iter(&mut self, id: IterId) {
        let iter = self.iters.get_mut(id);
        (iter.source, iter.extra) = (Value::Unbound, Value::Unbound);
    }

    fn next_character(&mut self, id: IterId) -> Option<Value> {
        let iter = self.iters.get(id);
        let (IterKind::Str, Value::Str(text)) = (iter.kind, iter.source) else { return None };
        // The positions in other texts are not those of characters.
        let text = self.strs.get(text).is_ascii.then(|| self.str(text))?;
        let character = Value::ascii_char(*text.as_bytes().get(iter.position as usize)?);
        self.iters.get_own(id)?.position += 1;
        Some(character)
    }

    /// As [`Heap::next_item_pair`], of `enumerate` of such an iterator.
    #[inline(never)]
    pub fn next_counted_character(&mut self, id: IterId) -> Option<(Value, Value)> {
        let iter = self.iters.get_own(id)?;
        let (IterKind::Enumerate, Value::Iter(source), Value::Unbound) = (iter.kind, iter.source, iter.extra) else {
            return None;
        };
        let (count, after) = (iter.position, iter.position.checked_add(1)?);
        let character = self.next_character(source)?;
        self.iters.get_own(id)?.position = after;
        Some((Value::Int(count), character))
    }

    #[inline(always)]
    fn peek_item(&self, id: IterId) -> Option<Value> {
        let iter = self.iters.get(id);
        let at = iter.position as usize;
        match (iter.kind, iter.source) {
            (IterKind::List, Value::List(list)) => self.lists.get(list).get(at).copied(),
            (IterKind::Tuple, Value::Tuple(tuple)) => self.tuple(tuple).get(at).copied(),
            (IterKind::Range, _) => {
                let inside = if iter.step > 0 { iter.position < iter.limit } else { iter.position > iter.limit };
                inside.then_some(Value::Int(iter.position))
            }
            _ => None,
        }
    }

    /// Goes behind the item that was looked at; whether the page could be written at once.
    #[inline(always)]
    fn advance_iter(&mut self, id: IterId) -> bool {
        let Some(iter) = self.iters.get_own(id) else { return false };
        let step = if iter.kind == IterKind::Range { iter.step } else { 1 };
        iter.position = iter.position.checked_add(step).unwrap_or(iter.limit);
        true
    }
}
