//! `_random`: the generator under `random.Random`.

use sesf_heap::{DictId, Value};
use sesf_text::random::MersenneTwister;
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, OrRaise, Res, Vm};

use super::support::{
    ClassTables, as_instance_of, class_argument, content, def, edit_in_place, native_base, native_object, new_class,
    set_module_doc, wrong_receiver,
};

#[derive(Clone, Debug)]
struct Generator(MersenneTwister);

/// The bytes of the words of a generator.
const STATE_BYTES: usize = 624 * 4;

native_object!(
    Generator, this,
    _tracer => {},
    bytes: STATE_BYTES,
    out => out.extend(this.0.state().iter().flat_map(|word| word.to_le_bytes()))
);

const NEW: &[NativeDef] = &[def("__new__(type, /, *args, **kwargs)", new, "")];

const METHODS: &[NativeDef] = &[
    def("random(self, /)", random, "random() -> x in the interval [0, 1)."),
    def(
        "seed(self, n=None, /)",
        seed,
        "seed([n]) -> None.\n\nDefaults to use urandom and falls back to a combination\nof the current time and the process identifier.",
    ),
    def("getstate(self, /)", get_state, "getstate() -> tuple containing the current state."),
    def("setstate(self, state, /)", set_state, "setstate(state) -> None.  Restores generator state."),
    def("getrandbits(self, k, /)", random_bits, "getrandbits(k) -> x.  Generates an int with k random bits."),
];

const FUNCTIONS: &[NativeDef] = &[def("_entropy(n, /)", entropy, "That many unpredictable bytes.")];

/// Fills the module.
pub(crate) fn fill(vm: &mut Vm, dict: DictId) -> Res<()> {
    set_module_doc(vm, dict, "Module implements the Mersenne Twister random number generator.");
    let tables = ClassTables {
        static_methods: NEW,
        methods: METHODS,
        doc: "Random() -> create a random number generator with its own internal state.",
        ..ClassTables::default()
    };
    new_class(vm, dict, "Random", "_random", &tables);
    vm.install_functions(dict, "_random", FUNCTIONS);
    Ok(())
}

/// Made with a fixed seed: `Random.__init__` of the module `random` seeds it properly, and so does a seed given here.
fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let class = class_argument(vm, args[0])?;
    let own = native_base(vm, class);
    let seed = if class == own { args.get(2).copied().unwrap_or_default() } else { Value::Int(0) };
    let generator = seeded(vm, seed)?;
    let value = vm.heap.new_object(own, Generator(generator));
    as_instance_of(vm, args[0], own, value)
}

fn seeded(vm: &mut Vm, seed: Value) -> Res<MersenneTwister> {
    if let Value::None | Value::Unbound = seed {
        let mut bytes = [0; 32];
        vm.runtime.entropy(&mut bytes);
        return Ok(MersenneTwister::from_bytes(&bytes));
    }
    if let Some(integer) = vm.as_big(seed) {
        return Ok(MersenneTwister::from_integer(&integer));
    }
    let hash = vm.hash_value(seed)?;
    Ok(MersenneTwister::from_hash(hash))
}

fn entropy(vm: &mut Vm, args: &[Value]) -> Res {
    let n = vm.as_index(args[0], "")?;
    if n < 0 {
        return Err(vm.value_error("negative argument not allowed"));
    }
    vm.heap.check_room(n as usize).or_raise(vm)?;
    let mut bytes = vec![0; n as usize];
    vm.runtime.entropy(&mut bytes);
    Ok(vm.heap.new_bytes(&bytes))
}

fn wrong(vm: &mut Vm, value: Value) -> Interrupt {
    wrong_receiver(vm, "_random.Random", value)
}

fn random(vm: &mut Vm, args: &[Value]) -> Res {
    match edit_in_place(vm, args[0], |generator: &mut Generator| generator.0.random()) {
        Some(number) => Ok(Value::Float(number)),
        None => Err(wrong(vm, args[0])),
    }
}

fn seed(vm: &mut Vm, args: &[Value]) -> Res {
    let new = seeded(vm, args[1])?;
    match edit_in_place(vm, args[0], |generator: &mut Generator| generator.0 = new) {
        Some(()) => Ok(Value::None),
        None => Err(wrong(vm, args[0])),
    }
}

fn get_state(vm: &mut Vm, args: &[Value]) -> Res {
    let Some(words) = content::<Generator>(vm, args[0]).map(|generator| generator.0.state()) else {
        return Err(wrong(vm, args[0]));
    };
    Ok(vm.heap.new_tuple_from(words.into_iter().map(|word| Value::Int(word as i64)).collect()))
}

fn set_state(vm: &mut Vm, args: &[Value]) -> Res {
    let Value::Tuple(id) = vm.builtin_value(args[1]) else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    let items = vm.heap.tuple(id).to_vec();
    if items.len() != 625 {
        return Err(vm.value_error("state vector is the wrong size"));
    }
    let (position, items) = (items[624], &items[..624]);
    let mut words = Vec::with_capacity(items.len() + 1);
    for item in items {
        words.push(state_word(vm, *item)?);
    }
    words.push(state_position(vm, position)?);
    let new = MersenneTwister::from_state(&words).or_raise(vm)?;
    match edit_in_place(vm, args[0], |generator: &mut Generator| generator.0 = new) {
        Some(()) => Ok(Value::None),
        None => Err(wrong(vm, args[0])),
    }
}

fn state_word(vm: &mut Vm, item: Value) -> Res<u32> {
    match vm.builtin_value(item) {
        // As in C, the upper half is cut off.
        Value::Int(word) if word >= 0 => Ok(word as u32),
        Value::Int(_) => Err(vm.overflow_error("can't convert negative value to unsigned int")),
        Value::BigInt(id) => match u64::try_from(vm.heap.bigint(id)) {
            Ok(word) => Ok(word as u32),
            Err(_) => Err(vm.overflow_error("Python int too large to convert to C unsigned long")),
        },
        _ => Err(vm.type_error("an integer is required")),
    }
}

/// The position among the words, which comes after them.
fn state_position(vm: &mut Vm, item: Value) -> Res<u32> {
    match vm.builtin_value(item) {
        Value::Int(position @ 0..=624) => Ok(position as u32),
        Value::Int(_) => Err(vm.value_error("invalid state")),
        Value::BigInt(_) => Err(vm.overflow_error("Python int too large to convert to C long")),
        _ => Err(vm.type_error("an integer is required")),
    }
}

fn random_bits(vm: &mut Vm, args: &[Value]) -> Res {
    let n_bits = match vm.index(args[1])? {
        Value::Int(n) if i32::try_from(n).is_ok() => n,
        _ => return Err(vm.overflow_error("Python int too large to convert to C int")),
    };
    if n_bits < 0 {
        return Err(vm.value_error("number of bits must be non-negative"));
    }
    vm.heap.check_room(n_bits as usize / 8).or_raise(vm)?;
    if n_bits < 64 {
        return match edit_in_place(vm, args[0], |generator: &mut Generator| generator.0.bits_u64(n_bits as u32)) {
            Some(bits) => Ok(Value::Int(bits as i64)),
            None => Err(wrong(vm, args[0])),
        };
    }
    match edit_in_place(vm, args[0], |generator: &mut Generator| generator.0.bits(n_bits)) {
        Some(bits) => {
            let bits = bits.or_raise(vm)?;
            Ok(vm.heap.new_int(bits))
        }
        None => Err(wrong(vm, args[0])),
    }
}
