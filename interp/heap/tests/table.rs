//! Tables against an ordered list of entries.

use proptest::prelude::*;
use sesf_heap::{Table, Value};

#[derive(Clone, Debug)]
enum Op {
    Set(i64, i64),
    Remove(i64),
    TakeFirst,
    TakeLast,
    Clear,
}

fn ops() -> impl Strategy<Value = Vec<Op>> {
    let key = || 0..60i64;
    let op = prop_oneof![
        20 => (key(), any::<i64>()).prop_map(|(key, value)| Op::Set(key, value)),
        10 => key().prop_map(Op::Remove),
        5 => Just(Op::TakeFirst),
        5 => Just(Op::TakeLast),
        1 => Just(Op::Clear),
    ];
    prop::collection::vec(op, 0..400)
}

/// Hashes that often collide.
fn hash(key: i64) -> u64 {
    (key % 13) as u64
}

fn find(table: &Table<i64>, key: i64) -> Option<usize> {
    table.find(hash(key), |k| k.is(Value::Int(key)))
}

fn check(table: &Table<i64>, model: &[(i64, i64)]) {
    let entries: Vec<(Value, i64)> = table.iter().map(|e| (e.key, e.value)).collect();
    let expected: Vec<(Value, i64)> = model.iter().map(|(k, v)| (Value::Int(*k), *v)).collect();
    assert_eq!(entries, expected);
    assert_eq!(table.len(), model.len());
    assert_eq!(table.is_empty(), model.is_empty());
    for key in 0..60 {
        let found = find(table, key).and_then(|at| table.at(at)).map(|e| e.value);
        assert_eq!(found, model.iter().find(|(k, _)| *k == key).map(|(_, v)| *v));
    }
    let mut forwards = Vec::new();
    let mut at = 0;
    while let Some((found, entry)) = table.next_from(at) {
        forwards.push(entry.key);
        at = found + 1;
    }
    let mut backwards = Vec::new();
    let mut at = table.end();
    while let Some((found, entry)) = table.last_before(at) {
        backwards.push(entry.key);
        at = found;
    }
    backwards.reverse();
    assert_eq!(forwards, backwards);
    assert_eq!(forwards.len(), model.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn tables_are_ordered_maps(ops in ops(), capacity in 0..40usize) {
        let mut table = Table::with_capacity(capacity);
        let mut model: Vec<(i64, i64)> = Vec::new();
        for op in ops {
            let before = (table.version(), model.iter().map(|(k, _)| *k).collect::<Vec<_>>());
            match op {
                Op::Set(key, value) => match find(&table, key) {
                    Some(at) => {
                        table.at_mut(at).expect("found").value = value;
                        model.iter_mut().find(|(k, _)| *k == key).expect("in both").1 = value;
                    }
                    None => {
                        let at = table.insert_new(hash(key), Value::Int(key), value);
                        prop_assert_eq!(table.at(at).map(|e| e.value), Some(value));
                        model.push((key, value));
                    }
                },
                Op::Remove(key) => {
                    let removed = find(&table, key).and_then(|at| table.remove(at)).map(|e| e.value);
                    let at = model.iter().position(|(k, _)| *k == key);
                    prop_assert_eq!(removed, at.map(|at| model.remove(at).1));
                }
                Op::TakeFirst => {
                    let taken = table.next_from(0).map(|(at, _)| at).and_then(|at| table.remove(at)).map(|e| e.value);
                    let expected = (!model.is_empty()).then(|| model.remove(0).1);
                    prop_assert_eq!(taken, expected);
                }
                Op::TakeLast => {
                    let end = table.end();
                    let taken = table.last_before(end).map(|(at, _)| at).and_then(|at| table.remove(at)).map(|e| e.value);
                    prop_assert_eq!(taken, model.pop().map(|(_, value)| value));
                }
                Op::Clear => {
                    table.clear();
                    model.clear();
                    prop_assert_eq!(table.owned_bytes(), 0);
                }
            }
            let keys: Vec<i64> = model.iter().map(|(k, _)| *k).collect();
            prop_assert!(keys == before.1 || table.version() != before.0, "a change that the version misses");
            check(&table, &model);
        }
    }
}

#[test]
fn a_queue_does_not_grow() {
    let mut table = Table::default();
    for key in 0..100_000 {
        table.insert_new(hash(key), Value::Int(key), ());
        if key >= 50 {
            let (at, entry) = table.next_from(0).expect("an entry");
            assert!(entry.key.is(Value::Int(key - 50)));
            table.remove(at);
        }
    }
    assert!(table.owned_bytes() < 20_000, "{} bytes", table.owned_bytes());
}
