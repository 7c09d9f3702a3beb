//! Looking keys up in dicts and sets when their equality may need user code.
//!
//! As in CPython identity comes first, and a table that user code changes meanwhile is searched again.

use sesf_heap::{DictId, Heap, SetId, Table, Value, equality};

use crate::error::{OrRaise, Res};
use crate::vm::Vm;

impl Vm {
    #[inline]
    fn find_key<V>(&mut self, table: impl Fn(&Heap) -> &Table<V>, key: Value, hash: u64) -> Res<Option<usize>> {
        match equality::find_entry(&self.heap, table(&self.heap), hash, key) {
            Some(found) => Ok(found),
            None => self.find_key_by_calls(&table, key, hash),
        }
    }

    #[cold]
    #[inline(never)]
    fn find_key_by_calls<V>(
        &mut self,
        table: &dyn Fn(&Heap) -> &Table<V>,
        key: Value,
        hash: u64,
    ) -> Res<Option<usize>> {
        loop {
            let version = table(&self.heap).version();
            let mut candidates = Vec::new();
            table(&self.heap).find(hash, |stored| {
                candidates.push(stored);
                false
            });
            match self.find_candidate(&candidates, key, |vm| table(&vm.heap).version() != version)? {
                Candidate::Found(stored) => return Ok(table(&self.heap).find(hash, |other| other.is(stored))),
                Candidate::Absent => return Ok(None),
                Candidate::TableChanged => {}
            }
        }
    }

    fn find_candidate(&mut self, candidates: &[Value], key: Value, changed: impl Fn(&Vm) -> bool) -> Res<Candidate> {
        for stored in candidates {
            let same = stored.is(key) || self.eq(*stored, key)?;
            if changed(self) {
                return Ok(Candidate::TableChanged);
            }
            if same {
                return Ok(Candidate::Found(*stored));
            }
        }
        Ok(Candidate::Absent)
    }

    /// The position of a key with this hash in a dict.
    #[inline]
    pub fn dict_find(&mut self, dict: DictId, key: Value, hash: u64) -> Res<Option<usize>> {
        self.find_key(|heap| heap.dicts.get(dict), key, hash)
    }

    /// The position of an element with this hash in a set.
    #[inline]
    pub fn set_find(&mut self, set: SetId, key: Value, hash: u64) -> Res<Option<usize>> {
        self.find_key(|heap| heap.sets.get(set), key, hash)
    }

    /// Adds a key that is known to be absent.
    #[inline]
    pub(super) fn dict_insert_new(&mut self, dict: DictId, hash: u64, key: Value, value: Value) -> Res<()> {
        let growth = self.heap.dicts.get(dict).growth_bytes();
        if growth > 0 {
            self.heap.check_room(growth).or_raise(self)?;
        }
        self.heap.edit(|h| &mut h.dicts, dict, |d| d.insert_new(hash, key, value));
        Ok(())
    }

    /// Adds an element that is known to be absent.
    #[inline]
    pub(super) fn set_insert_new(&mut self, set: SetId, hash: u64, key: Value) -> Res<()> {
        let growth = self.heap.sets.get(set).growth_bytes();
        if growth > 0 {
            self.heap.check_room(growth).or_raise(self)?;
        }
        self.heap.edit(|h| &mut h.sets, set, |s| s.insert_new(hash, key, ()));
        Ok(())
    }
}

/// What comparing the keys of equal hash gave.
enum Candidate {
    Found(Value),
    Absent,
    TableChanged,
}
