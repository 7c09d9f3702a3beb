//! The steps of the commonest iterators, for those who cannot stop for anything else.

use crate::heap::Heap;
use crate::object::IterKind;
use crate::value::{IterId, Value};

impl Heap {
    /// The next item of an iterator over a list, tuple or range of machine integers, if there is one and the iterator's page
    /// can be written at once.
    #[inline(always)]
    pub fn next_item(&mut self, id: IterId) -> Option<Value> {
        let iter = self.iters.get_own(id)?;
        let at = iter.position as usize;
        let item = match (iter.kind, iter.source) {
            (IterKind::List, Value::List(list)) => *self.lists.get(list).get(at)?,
            (IterKind::Tuple, Value::Tuple(tuple)) => *self.tuples.get(tuple).get(at)?,
            (IterKind::Range, _) => {
                let value = iter.position;
                if if iter.step > 0 { value >= iter.limit } else { value <= iter.limit } {
                    return None;
                }
                iter.position = value.checked_add(iter.step).unwrap_or(iter.limit);
                return Some(Value::Int(value));
            }
            _ => return None,
        };
        iter.position += 1;
        Some(item)
    }

    /// The next pair of an iterator that counts the items of such an iterator.
    #[inline(always)]
    pub fn next_counted_item(&mut self, id: IterId) -> Option<(Value, Value)> {
        let iter = self.iters.get_own(id)?;
        let (IterKind::Enumerate, Value::Iter(source), Value::Unbound) = (iter.kind, iter.source, iter.extra) else {
            return None;
        };
        let count = iter.position;
        let after = count.checked_add(1)?;
        let item = self.next_item(source)?;
        self.iters.get_own(id)?.position = after;
        Some((Value::Int(count), item))
    }
}
