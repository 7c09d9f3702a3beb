//! Snapshots: both sides go on independently, and taking one copies no objects.

mod model;

use model::{Pair, ops};
use proptest::prelude::*;
use sesf_heap::{HashInput, Heap, Value};

fn snapshot(pair: &mut Pair) -> Pair {
    Pair { heap: pair.heap.snapshot(), model: pair.model.clone() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn both_sides_go_on_independently(first in ops(60), left in ops(60), right in ops(60), back in ops(60)) {
        let mut origin = Pair::new();
        origin.run(&first);
        let bytes = origin.heap.bytes();
        let mut kept = snapshot(&mut origin);
        origin.run(&left);
        origin.check();
        let mut copy = snapshot(&mut kept);
        copy.run(&right);
        copy.check();
        origin.check();
        prop_assert_eq!(kept.heap.bytes(), bytes);
        kept.check();
        drop(copy);
        kept.run(&back);
        kept.check();
        origin.heap.collect_all(&[]);
        origin.check();
        kept.heap.collect_all(&[]);
        kept.check();
    }

    #[test]
    fn a_snapshot_continues_as_the_original_does(first in ops(60), rest in ops(60)) {
        let mut origin = Pair::new();
        origin.run(&first);
        let mut copy = snapshot(&mut origin);
        prop_assert_eq!(hash(&copy.heap), hash(&origin.heap));
        origin.run(&rest);
        copy.run(&rest);
        prop_assert_eq!(hash(&copy.heap), hash(&origin.heap));
        prop_assert_eq!(copy.heap.bytes(), origin.heap.bytes());
        // Handles too: what runs on a snapshot is the same run.
        prop_assert_eq!(&copy.heap.roots, &origin.heap.roots);
    }
}

fn hash(heap: &Heap) -> u128 {
    heap.canonical_hash(&HashInput::default())
}

/// A heap with a list of 100,000 instances.
fn large_heap() -> Heap {
    let mut heap = Heap::new();
    let items = (0..100_000).map(|i| heap.new_tuple(&[Value::Int(i)])).collect();
    heap.roots = vec![heap.new_list(items)];
    heap
}

#[test]
fn a_snapshot_shares_every_page() {
    let mut heap = large_heap();
    let copy = heap.snapshot();
    for side in [&heap, &copy] {
        let (n_pages, n_shared) = side.tuples.n_pages();
        assert!(n_pages > 1500);
        assert_eq!(n_shared, n_pages);
    }
}

#[test]
fn a_write_copies_one_page() {
    let mut heap = large_heap();
    let copy = heap.snapshot();
    let Value::List(list) = heap.roots[0] else { panic!("a list") };
    let Value::Tuple(tuple) = heap.lists.get(list)[50_000] else { panic!("a tuple") };
    heap.tuple_mut(tuple)[0] = Value::None;
    let (n_pages, n_shared) = heap.tuples.n_pages();
    assert_eq!(n_pages - n_shared, 1);
    assert_eq!(copy.tuple(tuple)[0], Value::Int(50_000));
}

#[test]
fn the_last_owner_takes_a_page_back() {
    let mut heap = large_heap();
    let Value::List(list) = heap.roots[0] else { panic!("a list") };
    let address = heap.lists.get(list).as_ptr();
    drop(heap.snapshot());
    heap.lists.get_mut(list)[0] = Value::None;
    assert_eq!(heap.lists.get(list).as_ptr(), address, "the list was not copied");
}
