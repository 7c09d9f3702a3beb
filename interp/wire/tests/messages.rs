//! Messages: what is encoded is decoded to the same graph of objects, and what is no message is refused.

#[path = "../../host/tests/world/mod.rs"]
mod world;

use proptest::prelude::*;
use sesf::Settings;
use sesf_heap::{Value, names};
use sesf_vm::{Interrupt, Vm};
use sesf_wire::{decode, encode};
use world::World;

/// Classes whose instances are among the values.
const PROGRAM: &str = "
import collections, enum, sys
class Plain: pass
class Items(list): pass
class Pair(tuple): pass
class Slotted:
    __slots__ = ('a', 'b')
class Failure(Exception): pass
class Stateful:
    def __setstate__(self, state): self.state = state
    def __getstate__(self): return self.state
class Colour(enum.Enum):
    RED = 1
class Keyed:
    def __eq__(self, other): return self is other
    def __hash__(self): return hash(self.key)
sys.modules['__main__'] = type(sys)('__main__')
vars(sys.modules['__main__']).update(globals())
";

fn start() -> World {
    let mut world = World::start(PROGRAM, Settings { memory_limit: 64 << 20, ..Settings::default() });
    world.finish();
    world
}

fn of_program(vm: &mut Vm, name: &str) -> Value {
    let main = vm.import_module("__main__").expect("the program's names");
    let name = vm.heap.intern(name);
    vm.get_attr(main, name).expect("the program defines it")
}

/// What a value is made of; the numbers choose among the values made before.
#[derive(Clone, Debug)]
enum Make {
    Int(i64),
    Big(u8, bool),
    Float(u64),
    Text(String),
    Bytes(Vec<u8>),
    ByteArray(Vec<u8>),
    Tuple(Vec<usize>),
    List(Vec<usize>),
    Dict(Vec<(i64, usize)>),
    FrozenSet(Vec<i64>),
    Deque(Vec<usize>),
    /// An instance of a class of the program, with attributes.
    Instance(usize, Vec<usize>),
    Member,
    /// Closes a cycle: appends to an earlier list.
    Append(usize, usize),
}

fn make() -> impl Strategy<Value = Make> {
    let some = || prop::collection::vec(any::<usize>(), 0..9);
    prop_oneof![
        any::<i64>().prop_map(Make::Int),
        (any::<u8>(), any::<bool>()).prop_map(|(bits, negative)| Make::Big(bits, negative)),
        any::<u64>().prop_map(Make::Float),
        "\\PC{0,12}".prop_map(Make::Text),
        prop::collection::vec(any::<u8>(), 0..9).prop_map(Make::Bytes),
        prop::collection::vec(any::<u8>(), 0..9).prop_map(Make::ByteArray),
        some().prop_map(Make::Tuple),
        some().prop_map(Make::List),
        prop::collection::vec(any::<(i64, usize)>(), 0..5).prop_map(Make::Dict),
        prop::collection::vec(any::<i64>(), 0..5).prop_map(Make::FrozenSet),
        some().prop_map(Make::Deque),
        (any::<usize>(), some()).prop_map(|(class, attributes)| Make::Instance(class, attributes)),
        Just(Make::Member),
        any::<(usize, usize)>().prop_map(|(list, item)| Make::Append(list, item)),
    ]
}

/// Makes the values, and gives a list of all of them.
fn build(vm: &mut Vm, makes: &[Make]) -> Value {
    let mut values = vec![Value::None, Value::Bool(true), Value::Ellipsis];
    for make in makes {
        let value = build_one(vm, make, &values);
        values.push(value);
    }
    vm.heap.new_list(values)
}

fn build_one(vm: &mut Vm, make: &Make, values: &[Value]) -> Value {
    let pick = |i: &usize| values[i % values.len()];
    let pick_all = |some: &[usize]| -> Vec<Value> { some.iter().map(pick).collect() };
    match make {
        Make::Int(i) => Value::Int(*i),
        Make::Big(bits, negative) => {
            let one = if *negative { -dashu_int::IBig::ONE } else { dashu_int::IBig::ONE };
            vm.heap.new_int(one << *bits as usize)
        }
        Make::Float(bits) => Value::Float(f64::from_bits(*bits)),
        Make::Text(text) => vm.heap.new_str(text),
        Make::Bytes(bytes) => vm.heap.new_bytes(bytes),
        Make::ByteArray(bytes) => vm.heap.new_bytearray(bytes.clone()),
        Make::Tuple(items) => vm.heap.new_tuple(&pick_all(items)),
        Make::List(items) => vm.heap.new_list(pick_all(items)),
        Make::Dict(entries) => {
            let dict = vm.heap.new_dict_id();
            for (key, value) in entries {
                vm.dict_set(dict, Value::Int(*key), pick(value)).expect("a key");
            }
            Value::Dict(dict)
        }
        Make::FrozenSet(elements) => {
            let elements: Vec<Value> = elements.iter().map(|i| Value::Int(*i)).collect();
            Value::FrozenSet(vm.new_set_from(&elements).expect("elements"))
        }
        Make::Deque(items) => {
            let class = of_program(vm, "collections");
            let name = vm.heap.intern("deque");
            let class = vm.get_attr(class, name).expect("the class");
            let items = vm.heap.new_list(pick_all(items));
            vm.call(class, &[items]).expect("a deque")
        }
        Make::Instance(class, attributes) => instance(vm, class % 5, &pick_all(attributes)),
        Make::Member => {
            let class = of_program(vm, "Colour");
            let name = vm.heap.intern("RED");
            vm.get_attr(class, name).expect("the member")
        }
        Make::Append(list, item) => {
            let (list, item) = (pick(list), pick(item));
            if let Value::List(id) = vm.builtin_value(list) {
                vm.heap.list_push(id, item).expect("room");
            }
            item
        }
    }
}

fn instance(vm: &mut Vm, class: usize, attributes: &[Value]) -> Value {
    let names = ["Plain", "Items", "Pair", "Failure", "Stateful"];
    let class = of_program(vm, names[class]);
    let args: Vec<Value> = match vm.repr(class) {
        Ok(shown) if shown.contains("Items") || shown.contains("Pair") => vec![vm.heap.new_list(attributes.to_vec())],
        Ok(shown) if shown.contains("Failure") => attributes.to_vec(),
        _ => Vec::new(),
    };
    let object = vm.call(class, &args).expect("an object");
    for (i, value) in attributes.iter().enumerate() {
        let name = vm.heap.intern(&format!("a{i}"));
        vm.set_attr(object, name, *value).expect("an attribute");
    }
    let state = vm.heap.intern("state");
    vm.set_attr(object, state, attributes.first().copied().unwrap_or(Value::None)).expect("an attribute");
    object
}

fn message_of(vm: &mut Vm, interrupt: Interrupt) -> String {
    let Interrupt::Raise(id) = interrupt else { panic!("no exception") };
    let text = vm.str(Value::Exception(id)).expect("a text");
    format!("{}: {text}", vm.type_name(Value::Exception(id)))
}

/// The heap is as it should be after whatever was done to it.
fn check_heap(vm: &mut Vm) {
    assert_eq!(vm.heap.bytes(), vm.heap.count_bytes(), "accounting");
    vm.collect_garbage().expect("there is room");
    assert_eq!(vm.heap.bytes(), vm.heap.count_bytes(), "accounting after a collection");
}

thread_local! {
    static WORLD: std::cell::RefCell<World> = std::cell::RefCell::new(start());
}

fn with_vm<R>(f: impl FnOnce(&mut Vm) -> R) -> R {
    WORLD.with_borrow_mut(|world| f(&mut world.interpreter.vm()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Objects are numbered by identity as they are met: equal bytes mean graphs of the same shape and content.
    #[test]
    fn the_same_graph_arrives(makes in prop::collection::vec(make(), 0..40)) {
        with_vm(|vm| {
            let sent = build(vm, &makes);
            let message = encode(vm, sent, usize::MAX).expect("it can travel");
            let received = decode(vm, &message).expect("it can be read");
            prop_assert!(received != sent, "new objects");
            let again = encode(vm, received, usize::MAX).expect("it can travel again");
            prop_assert_eq!(message, again);
            check_heap(vm);
            Ok(())
        })?;
    }

    #[test]
    fn no_bytes_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        with_vm(|vm| {
            let _ = decode(vm, &bytes);
            let _ = decode(vm, &[&[sesf_wire::VERSION][..], &bytes].concat());
            check_heap(vm);
        });
    }

    #[test]
    fn no_damage_does_harm(
        makes in prop::collection::vec(make(), 1..12),
        changes in prop::collection::vec(any::<(usize, u8)>(), 1..4),
        cut in any::<Option<usize>>(),
    ) {
        with_vm(|vm| {
            let sent = build(vm, &makes);
            let mut message = encode(vm, sent, usize::MAX).expect("it can travel");
            for (at, byte) in changes {
                let at = at % message.len();
                message[at] = byte;
            }
            message.truncate(cut.map_or(message.len(), |cut| cut % message.len()));
            if let Ok(value) = decode(vm, &message) {
                // What was accepted is a value like any other.
                let _ = vm.repr(value);
                let _ = vm.hash(value);
                let _ = vm.eq(value, sent);
            }
            check_heap(vm);
        });
    }
}

#[test]
fn a_message_is_limited() {
    with_vm(|vm| {
        let value = vm.heap.new_str(&"x".repeat(1000));
        let message = encode(vm, value, 1010).expect("it fits");
        assert!(message.len() > 1000 && message.len() <= 1010);
        let error = encode(vm, value, 1000).expect_err("it is too large");
        assert_eq!(message_of(vm, error), "ValueError: cannot send a value whose message is larger than 1000 bytes");
    });
}

#[test]
fn claimed_lengths_take_no_memory() {
    // A list that claims to have 2**32 items, and a text that claims as many bytes.
    for node in [6, 2] {
        let message = [&[sesf_wire::VERSION, 7, 0, node][..], &[0xff, 0xff, 0xff, 0xff, 0x0f]].concat();
        with_vm(|vm| {
            let error = decode(vm, &message).expect_err("it ends before");
            assert_eq!(message_of(vm, error), "ValueError: cannot read a message: it ends too early");
        });
    }
}

#[test]
fn many_small_objects_respect_the_limit_of_the_heap() {
    // Empty lists take two bytes each in a message, and much more in the heap.
    let message = [&[sesf_wire::VERSION, 7, 0][..], &[6, 0].repeat(2 << 20)].concat();
    with_vm(|vm| {
        let error = decode(vm, &message).expect_err("there is no room");
        assert!(message_of(vm, error).starts_with("MemoryError"));
        check_heap(vm);
    });
}

#[test]
fn an_immutable_object_cannot_hold_itself() {
    // A tuple whose item is itself; two tuples that hold each other; a frozenset of itself.
    for message in [&[7, 0, 5, 1, 7, 0][..], &[7, 0, 5, 1, 7, 1, 5, 1, 7, 0], &[7, 0, 8, 1, 7, 0]] {
        let message = [&[sesf_wire::VERSION][..], message].concat();
        with_vm(|vm| {
            let error = decode(vm, &message).expect_err("it cannot be");
            assert_eq!(message_of(vm, error), "ValueError: cannot read a message: an immutable object holds itself");
        });
    }
}

#[test]
fn keys_are_complete_before_they_are_hashed() {
    with_vm(|vm| {
        let class = of_program(vm, "Keyed");
        let object = vm.call(class, &[]).expect("an object");
        let (key, text) = (vm.heap.intern("key"), vm.heap.new_str("k"));
        vm.set_attr(object, key, text).expect("an attribute");
        let set = Value::Set(vm.new_set_from(&[object]).expect("a set"));
        // The object leads back to the set that holds it.
        let home = vm.heap.intern("home");
        vm.set_attr(object, home, set).expect("an attribute");
        let message = encode(vm, object, usize::MAX).expect("it can travel");
        let received = decode(vm, &message).expect("it can be read");
        let Value::Set(set) = vm.get_attr(received, home).expect("the set") else { panic!("a set") };
        assert!(vm.set_contains(set, received).expect("it can be hashed"));
        assert_eq!(vm.get_attr(received, names::CLASS), Ok(class));
    });
}
