//! Slabs against a map from handles to objects.

use std::collections::BTreeMap;

use proptest::prelude::*;
use sesf_heap::{List, ListId, Slab, Value};

#[derive(Clone, Debug)]
enum Op {
    Insert(u8),
    Write(usize, u8),
    /// Keeps every object whose number is not a multiple of this.
    Sweep(usize),
    Snapshot,
    GoBack,
    Restore,
}

fn ops() -> impl Strategy<Value = Vec<Op>> {
    let op = prop_oneof![
        60 => (0..20u8).prop_map(Op::Insert),
        20 => (any::<usize>(), 0..20u8).prop_map(|(which, n)| Op::Write(which, n)),
        2 => (1..5usize).prop_map(Op::Sweep),
        1 => Just(Op::Snapshot),
        1 => Just(Op::GoBack),
        1 => Just(Op::Restore),
    ];
    prop::collection::vec(op, 0..600)
}

fn object(n: u8) -> List {
    vec![Value::Int(n.into()); n.into()].into()
}

#[derive(Default)]
struct Pair {
    /// Small pages, so that there are many.
    slab: Slab<ListId, List, 4>,
    model: BTreeMap<u32, List>,
}

impl Pair {
    fn check(&self) {
        let handles: Vec<u32> = self.slab.handles().map(|id| id.0).collect();
        assert_eq!(handles, self.model.keys().copied().collect::<Vec<_>>());
        assert_eq!(self.slab.len(), self.model.len());
        assert_eq!(self.slab.is_empty(), self.model.is_empty());
        for (id, object) in &self.model {
            assert_eq!(self.slab.get(ListId(*id))[..], object[..]);
            assert!(self.slab.is_live(ListId(*id)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn slabs_are_maps_with_the_lowest_free_key(ops in ops()) {
        let mut pair = Pair::default();
        let mut saved = Pair::default();
        for op in ops {
            match op {
                Op::Insert(n) => {
                    let expected = (0u32..).find(|id| !pair.model.contains_key(id)).expect("a free one");
                    prop_assert_eq!(pair.slab.insert(object(n)), ListId(expected));
                    pair.model.insert(expected, object(n));
                }
                Op::Write(which, n) if !pair.model.is_empty() => {
                    let id = *pair.model.keys().nth(which % pair.model.len()).expect("not empty");
                    *pair.slab.get_mut(ListId(id)) = object(n);
                    pair.model.insert(id, object(n));
                }
                Op::Write(..) => {}
                Op::Sweep(divisor) => {
                    let before = pair.slab.count_bytes();
                    let mut marks = pair.slab.new_marks();
                    pair.model.retain(|id, _| (*id as usize).is_multiple_of(divisor) && divisor > 1);
                    for id in pair.model.keys() {
                        prop_assert!(marks.mark(ListId(*id)));
                        prop_assert!(!marks.mark(ListId(*id)));
                    }
                    let freed = pair.slab.sweep(&marks);
                    prop_assert_eq!(pair.slab.count_bytes(), before - freed);
                }
                Op::Snapshot => saved = Pair { slab: pair.slab.snapshot(), model: pair.model.clone() },
                Op::GoBack => {
                    pair.slab.go_back(&saved.slab);
                    pair.model = saved.model.clone();
                }
                Op::Restore => pair = Pair { slab: saved.slab.snapshot(), model: saved.model.clone() },
            }
        }
        pair.check();
        saved.check();
    }
}
