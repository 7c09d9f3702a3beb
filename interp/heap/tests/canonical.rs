//! The canonical hash: equal for states that programs cannot tell apart, different for all others.

mod model;

use std::sync::Arc;

use model::{MObject, MValue, Model, Pair, ops};
use proptest::prelude::*;
use sesf_bytecode::{CompileOptions, compile};
use sesf_heap::{Fiber, Frame, HashInput, Heap, OnReturn, Thread, ThreadId, Value, classes, equality};
use sesf_syntax::{Mode, Source, parse};

fn hash(heap: &Heap) -> u128 {
    heap.canonical_hash(&HashInput::default())
}

/// Builds the model's objects in another order than the program did, with garbage between them.
fn rebuild(model: &Model, seed: u64) -> Heap {
    let mut heap = Heap::new();
    let mut random = seed | 1;
    let mut roll = |n: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % n.max(1)
    };
    let mut order = model.reachable();
    for i in (1..order.len()).rev() {
        order.swap(i, roll(i + 1));
    }
    // First the objects, with room for their items, which may be any objects; kept in a list meanwhile.
    let mut made = vec![Value::None; model.objects.len()];
    for object in order.iter().copied() {
        for _ in 0..roll(4) {
            heap.new_list(Vec::with_capacity(roll(20)));
            heap.new_str(&"garbage".repeat(10));
            heap.new_tuple(&[Value::Int(1)]);
        }
        made[object] = match &model.objects[object] {
            MObject::List(items) => heap.new_list(vec![Value::None; items.len()]),
            MObject::Tuple(items) => heap.new_tuple_from(vec![Value::None; items.len()]),
            MObject::Dict(_) => heap.new_dict(),
            MObject::Set(_) => heap.new_set(Default::default()),
            MObject::Instance(_) => heap.new_instance(classes::OBJECT, None),
            MObject::Cell(_) => heap.new_cell(Value::None),
            MObject::ByteArray(bytes) => heap.new_bytearray(bytes.clone()),
        };
        if roll(5) == 0 {
            heap.collect_all(&made);
        }
    }
    for object in order {
        fill(&mut heap, model, &made, object);
        if roll(5) == 0 {
            heap.collect_all(&made);
        }
    }
    heap.roots = model.slots.iter().map(|v| value(&mut heap, &made, v)).collect();
    heap.collect_all(&[]);
    heap
}

fn value(heap: &mut Heap, made: &[Value], mvalue: &MValue) -> Value {
    match mvalue {
        MValue::None => Value::None,
        MValue::Int(i) => Value::Int(*i),
        MValue::Big(i) => heap.new_i128(i128::from(*i) << 80),
        MValue::Str(text) => heap.new_str(text),
        MValue::Object(object) => made[*object],
    }
}

fn fill(heap: &mut Heap, model: &Model, made: &[Value], object: usize) {
    let content = &model.objects[object];
    let values: Vec<Value> = content.values().iter().map(|v| value(heap, made, v)).collect();
    match (made[object], content) {
        (Value::List(id), _) => heap.lists.get_mut(id).copy_from_slice(&values),
        (Value::Tuple(id), _) => heap.tuple_mut(id).copy_from_slice(&values),
        (Value::Dict(id), _) => {
            for pair in values.chunks(2) {
                let hash = equality::hash_plain(heap, pair[0]).expect("hashable");
                heap.edit(|h| &mut h.dicts, id, |d| d.insert_new(hash, pair[0], pair[1]));
            }
        }
        (Value::Set(id), _) => {
            for element in values {
                let hash = equality::hash_plain(heap, element).expect("hashable");
                heap.edit(|h| &mut h.sets, id, |s| s.insert_new(hash, element, ()));
            }
        }
        (Value::Instance(id), MObject::Instance(attributes)) => {
            for ((name, _), value) in attributes.iter().zip(values) {
                let name = heap.intern(name);
                let shape = heap.instances.get(id).shape;
                let next = heap.shape_with(shape, name).expect("few attributes");
                heap.edit(
                    |h| &mut h.instances,
                    id,
                    |i| {
                        i.fields.push(value);
                        i.shape = next;
                    },
                );
            }
        }
        (Value::Cell(id), _) => *heap.cells.get_mut(id) = values[0],
        _ => {}
    }
}

/// Changes one reachable thing of the model.
fn change(model: &mut Model, choice: usize, how: u8) {
    let reachable = model.reachable();
    let Some(object) = reachable.get(choice % reachable.len().max(1)).copied() else {
        model.slots[choice % model::N_SLOTS] = MValue::Int(77);
        return;
    };
    let new = match how % 4 {
        0 => MValue::Int(i64::from(how)),
        1 => MValue::Str("changed".into()),
        2 => MValue::Object(reachable[how as usize % reachable.len()]),
        // A copy instead of a shared object.
        _ => {
            model.objects.push(model.objects[object].clone());
            let copy = MValue::Object(model.objects.len() - 1);
            let slot = model.slots.iter().position(|v| *v == MValue::Object(object)).unwrap_or(choice % model::N_SLOTS);
            model.slots[slot] = copy;
            return;
        }
    };
    match &mut model.objects[object] {
        MObject::List(items) | MObject::Tuple(items) => match items.len() {
            0 => items.push(new),
            n => items[choice % n] = new,
        },
        MObject::Dict(entries) => match entries.len() {
            0 => entries.push((MValue::Int(1), new)),
            n => entries[choice % n].1 = new,
        },
        MObject::Set(elements) => elements.reverse(),
        MObject::Instance(attributes) => match attributes.len() {
            0 => attributes.push(("attr1".into(), new)),
            n => attributes[choice % n].1 = new,
        },
        MObject::Cell(content) => *content = new,
        MObject::ByteArray(bytes) => bytes.push(how),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn where_objects_lie_does_not_count(ops in ops(100), seed in any::<u64>()) {
        let mut pair = Pair::new();
        pair.run(&ops);
        let expected = hash(&pair.heap);
        pair.heap.collect_all(&[]);
        prop_assert_eq!(hash(&pair.heap), expected, "garbage counts");
        let rebuilt = rebuild(&pair.model, seed);
        prop_assert_eq!(hash(&rebuilt), expected);
        prop_assert_eq!(rebuilt.bytes(), rebuilt.count_bytes());
    }

    #[test]
    fn every_difference_counts(ops in ops(100), choice in any::<usize>(), how in any::<u8>()) {
        let mut pair = Pair::new();
        pair.run(&ops);
        let mut changed = pair.model.clone();
        change(&mut changed, choice, how);
        let same = changed.canonical() == pair.model.canonical();
        prop_assert_eq!(hash(&rebuild(&changed, 1)) == hash(&pair.heap), same);
    }
}

#[test]
fn spare_capacity_does_not_count() {
    let hash_with = |capacity: usize| {
        let mut heap = Heap::new();
        let mut items = Vec::with_capacity(capacity);
        items.push(Value::Int(1));
        heap.roots = vec![heap.new_list(items)];
        hash(&heap)
    };
    assert_eq!(hash_with(1), hash_with(100));
}

#[test]
fn neighbours_do_not_run_together() {
    let with = |sizes: [usize; 2]| {
        let mut heap = Heap::new();
        heap.roots = sizes.iter().map(|n| heap.new_list(vec![Value::None; *n])).collect();
        hash(&heap)
    };
    assert_ne!(with([1, 2]), with([2, 1]));
    assert_ne!(with([0, 3]), with([2, 1]));
}

/// A heap with a fiber in the middle of `g`, called by `f`.
fn with_fiber() -> Heap {
    let text = "def f(a, b):\n    c = g(a)\n    return c + b\ndef g(x):\n    y = x\n    return y\n";
    let source = Arc::new(Source::new("test.py", text));
    let module = parse(&source, Mode::Module).expect("valid");
    let Ok(unit) = compile(&module, source, &CompileOptions::default()) else { panic!("does not compile") };
    let mut heap = Heap::new();
    heap.link(unit);
    let globals = heap.new_dict_id();
    let call = heap.codes[1].proto.instructions.iter().position(is_call).expect("a call");
    let frame = |code, pc, base| Frame {
        code: sesf_heap::CodeId(code),
        pc,
        base,
        globals,
        on_return: OnReturn::Store,
        ..Frame::default()
    };
    let top = heap.codes[1].proto.n_registers as u32;
    let fiber =
        Fiber { registers: vec![Value::Int(5); 100], frames: vec![frame(1, call as u32 + 1, 0), frame(2, 0, top)] };
    heap.threads.add(Thread { fiber, ..Thread::default() });
    heap
}

fn fiber(heap: &mut Heap) -> &mut Fiber {
    &mut heap.threads.get_mut(ThreadId::MAIN).expect("a thread").fiber
}

fn is_call(instruction: &sesf_bytecode::Instruction) -> bool {
    matches!(instruction, sesf_bytecode::Instruction::Call { .. })
}

#[test]
fn live_registers_and_positions_count() {
    let expected = hash(&with_fiber());
    // `b` of the waiting `f`.
    let mut heap = with_fiber();
    fiber(&mut heap).registers[1] = Value::Int(6);
    assert_ne!(hash(&heap), expected);
    // `x` of `g`.
    let mut heap = with_fiber();
    let base = fiber(&mut heap).frames[1].base as usize;
    fiber(&mut heap).registers[base] = Value::Int(6);
    assert_ne!(hash(&heap), expected);
    let mut heap = with_fiber();
    fiber(&mut heap).frames[1].pc += 1;
    assert_ne!(hash(&heap), expected);
    let mut heap = with_fiber();
    heap.threads.add(Thread::default());
    assert_ne!(hash(&heap), expected);
}

#[test]
fn dead_registers_do_not_count() {
    let expected = hash(&with_fiber());
    // `a` of the waiting `f`, and a place above the stack.
    for register in [0, 90] {
        let mut heap = with_fiber();
        fiber(&mut heap).registers[register] = Value::Int(6);
        assert_eq!(hash(&heap), expected, "register {register}");
    }
}

#[test]
fn codes_count_by_content() {
    let mut first = with_fiber();
    let second = with_fiber();
    first.codes = Arc::new(first.codes.iter().cloned().chain(second.codes.iter().cloned()).collect());
    let n_more = second.codes.len() as u32;
    for frame in &mut fiber(&mut first).frames {
        frame.code.0 += n_more;
    }
    assert_eq!(hash(&first), hash(&second));
}

#[test]
fn a_snapshot_has_the_fibers() {
    let mut heap = with_fiber();
    let copy = heap.snapshot();
    let expected = hash(&heap);
    fiber(&mut heap).registers[1] = Value::None;
    assert_eq!(hash(&copy), expected);
    assert_ne!(hash(&heap), expected);
}

#[test]
fn opaque_objects_count_by_identity_only() {
    let mut heap = Heap::new();
    let hidden = heap.new_list(Vec::new());
    heap.roots = vec![hidden];
    let hash = |heap: &Heap| heap.canonical_hash(&HashInput { opaque: &[hidden], ..HashInput::default() });
    let expected = hash(&heap);
    let Value::List(id) = hidden else { panic!("a list") };
    heap.list_push(id, Value::Int(1)).expect("within the limit");
    assert_eq!(hash(&heap), expected);
}
