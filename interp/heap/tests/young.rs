//! Collections of the young: what only an old object holds lives, and young garbage goes.

use sesf_heap::{Heap, ListId, Value};

fn list(heap: &mut Heap, items: Vec<Value>) -> ListId {
    match heap.new_list(items) {
        Value::List(id) => id,
        other => panic!("{other:?} is no list"),
    }
}

/// A heap with an old list among so much old garbage that its page has free places.
fn heap_with_old_list() -> (Heap, ListId) {
    let mut heap = Heap::new();
    let lists: Vec<ListId> = (0..200).map(|_| list(&mut heap, Vec::new())).collect();
    let old = lists[70];
    heap.roots = vec![Value::List(old)];
    heap.collect_all(&[]);
    (heap, old)
}

#[test]
fn an_old_object_keeps_a_young_one() {
    let (mut heap, old) = heap_with_old_list();
    let inner = heap.new_tuple(&[Value::Int(7)]);
    let held = list(&mut heap, vec![inner]);
    heap.list_push(old, Value::List(held)).expect("within the limit");
    for _ in 0..3 {
        heap.collect_young(&[]);
        assert_eq!(heap.lists.get(old)[..], [Value::List(held)]);
        assert_eq!(heap.lists.get(held)[..], [inner]);
        let Value::Tuple(tuple) = inner else { unreachable!() };
        assert_eq!(heap.tuple(tuple)[..], [Value::Int(7)]);
        assert_eq!(heap.bytes(), heap.count_bytes());
    }
}

#[test]
fn a_write_before_a_snapshot_counts_after_it_on_both_sides() {
    let (mut heap, old) = heap_with_old_list();
    let held = list(&mut heap, vec![Value::Int(1)]);
    heap.list_push(old, Value::List(held)).expect("within the limit");
    let mut copy = heap.snapshot();
    let mut fork = copy.fork();
    for heap in [&mut heap, &mut copy, &mut fork] {
        // New objects take places on the shared pages before the collection.
        (0..300).for_each(|_| {
            heap.new_list(Vec::new());
        });
        heap.collect_young(&[]);
        assert_eq!(heap.lists.get(held)[..], [Value::Int(1)]);
        assert_eq!(heap.bytes(), heap.count_bytes());
    }
}

#[test]
fn young_garbage_goes_and_old_garbage_waits() {
    let (mut heap, old) = heap_with_old_list();
    let before = heap.lists.len();
    (0..1000).for_each(|_| {
        heap.new_list(Vec::new());
    });
    heap.collect_young(&[]);
    assert_eq!(heap.lists.len(), before);
    heap.roots.clear();
    heap.collect_young(&[]);
    assert!(heap.lists.is_live(old));
    heap.collect_all(&[]);
    assert!(!heap.lists.is_live(old));
}

#[test]
fn a_place_that_a_stale_handle_names_does_not_become_old() {
    let (mut heap, _) = heap_with_old_list();
    let stale = heap.new_list(Vec::new());
    heap.collect_young(&[]);
    // Dead registers may hold such handles.
    heap.collect_young(&[stale]);
    let item = heap.new_tuple(&[Value::Int(5)]);
    let fresh = heap.new_list(vec![item]);
    assert_eq!(fresh, stale, "the place is used again");
    heap.collect_young(&[fresh]);
    assert_ne!(heap.new_tuple(&[]), item, "the item's place is taken");
}

/// Lists and tables tell the collector which of their items may be young: whatever is written after a collection must be among them.
#[test]
fn what_is_written_at_any_position_of_old_containers_lives() {
    let (mut heap, old) = heap_with_old_list();
    let dict = heap.new_dict_id();
    heap.roots.push(Value::Dict(dict));
    for i in 0..20 {
        heap.list_push(old, Value::Int(i)).expect("within the limit");
        heap.edit(|h| &mut h.dicts, dict, |d| d.insert_new(i as u64, Value::Int(i), Value::None));
    }
    heap.collect_all(&[]);
    for position in [19, 3, 11, 0] {
        // The first write makes the pages count as written, the collection then settles what they hold.
        for _ in 0..2 {
            let held = list(&mut heap, vec![Value::Int(position as i64)]);
            *heap.lists.get_mut(old).get_mut(position).expect("in the list") = Value::List(held);
            let other = list(&mut heap, vec![Value::Int(-1)]);
            heap.dicts.get_mut(dict).at_mut(position).expect("in the dict").value = Value::List(other);
            heap.collect_young(&[]);
            assert_eq!(heap.lists.get(held)[..], [Value::Int(position as i64)]);
            assert_eq!(heap.lists.get(other)[..], [Value::Int(-1)]);
        }
    }
    let moved = list(&mut heap, vec![Value::Int(7)]);
    heap.lists.get_mut(old).insert(2, Value::List(moved));
    heap.edit(|h| &mut h.dicts, dict, |d| d.remove(0));
    let added = list(&mut heap, vec![Value::Int(8)]);
    heap.edit(|h| &mut h.dicts, dict, |d| d.insert_new(0, Value::Int(0), Value::List(added)));
    heap.collect_young(&[]);
    assert_eq!(heap.lists.get(moved)[..], [Value::Int(7)]);
    assert_eq!(heap.lists.get(added)[..], [Value::Int(8)]);
    assert_eq!(heap.bytes(), heap.count_bytes());
}
