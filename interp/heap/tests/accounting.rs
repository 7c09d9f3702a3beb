//! Random programs: the heap holds what its model holds, every byte is accounted, and a collection frees exactly what cannot be
//! reached.

mod model;

use model::{MObject, Pair, ops};
use proptest::prelude::*;
use sesf_heap::Heap;

fn n_containers(heap: &Heap) -> [usize; 7] {
    [
        heap.lists.len(),
        heap.tuples.len() + heap.wide_tuples.len(),
        heap.dicts.len(),
        heap.sets.len(),
        heap.instances.len(),
        heap.cells.len(),
        heap.bytearrays.len(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_heap_agrees_with_its_model(ops in ops(120)) {
        let mut pair = Pair::new();
        for op in &ops {
            pair.step(op);
            prop_assert_eq!(pair.heap.bytes(), pair.heap.count_bytes());
        }
        pair.check();
        pair.heap.collect_all(&[]);
        pair.check();
    }

    #[test]
    fn a_collection_frees_exactly_what_cannot_be_reached(ops in ops(120)) {
        let before = n_containers(&Pair::new().heap);
        let mut pair = Pair::new();
        pair.run(&ops);
        pair.heap.collect_all(&[]);
        let mut expected = before;
        for object in pair.model.reachable() {
            let kind = match &pair.model.objects[object] {
                MObject::List(_) => 0,
                MObject::Tuple(_) => 1,
                MObject::Dict(_) => 2,
                MObject::Set(_) => 3,
                MObject::Instance(_) => 4,
                MObject::Cell(_) => 5,
                MObject::ByteArray(_) => 6,
            };
            expected[kind] += 1;
        }
        prop_assert_eq!(n_containers(&pair.heap), expected);
    }

    #[test]
    fn nothing_remains_of_a_program_that_forgets_everything(ops in ops(120)) {
        let mut fresh = Pair::new();
        // Shapes belong to their class, which remains, and their names with them.
        for i in 0..12 {
            fresh.heap.intern(&format!("attr{i}"));
        }
        let mut pair = Pair::new();
        pair.run(&ops);
        pair.heap.roots.fill(sesf_heap::Value::None);
        pair.heap.collect_all(&[]);
        prop_assert_eq!(pair.heap.bytes(), pair.heap.count_bytes());
        prop_assert_eq!(n_containers(&pair.heap), n_containers(&fresh.heap));
        prop_assert_eq!(pair.heap.bigints.len() + pair.heap.buffers.len(), 0);
        prop_assert!(pair.heap.strs.len() <= fresh.heap.strs.len());
    }
}

#[test]
fn garbage_gives_its_pages_back() {
    let mut heap = Heap::new();
    for _ in 0..100_000 {
        heap.new_list(Vec::new());
    }
    let (before, _) = heap.lists.n_pages();
    heap.collect_all(&[]);
    let (after, _) = heap.lists.n_pages();
    assert!(before > 1500 && after < 100, "{before} pages, then {after}");
    assert_eq!(heap.bytes(), heap.count_bytes());
}

#[test]
fn building_a_text_piece_by_piece_makes_one_buffer() {
    let mut heap = Heap::new();
    let piece = heap.intern("0123456789");
    let mut text = piece;
    for _ in 0..10_000 {
        text = heap.concat_str(text, piece).expect("within the limit");
    }
    assert_eq!(heap.str(text).len(), 100_010);
    assert_eq!(heap.buffers.len(), 1);
    assert!(heap.buffers.count_bytes() < 400_000);
    assert_eq!(heap.bytes(), heap.count_bytes());
}

#[test]
fn a_buffer_shrinks_to_what_is_still_seen_of_it() {
    let mut heap = Heap::new();
    let piece = heap.intern(&"x".repeat(100));
    let short = heap.concat_str(piece, piece).expect("within the limit");
    let short = heap.concat_str(short, piece).expect("within the limit");
    let mut long = short;
    for _ in 0..10_000 {
        long = heap.concat_str(long, piece).expect("within the limit");
    }
    let before = heap.buffers.count_bytes();
    heap.collect_all(&[sesf_heap::Value::Str(short)]);
    assert!(heap.buffers.count_bytes() < before / 100);
    assert_eq!(heap.str(short), "x".repeat(300));
    assert_eq!(heap.bytes(), heap.count_bytes());
}
