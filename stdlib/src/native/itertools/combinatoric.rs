//! `product`, `permutations`, `combinations`, `combinations_with_replacement`: odometers over pools of items.

use sesf_heap::{DictId, Value};
use sesf_vm::native::NativeDef;
use sesf_vm::{OrRaise, Res, Vm};

use super::super::support::{
    ClassTables, as_instance_of, class_argument, content, def, edit, install_helpers, itself, native_base,
    native_object, new_class, wrong_receiver,
};

/// Which of the four.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Product,
    Permutations,
    Combinations,
    Replacement,
}

/// A state: the indices of the items that come next.
#[derive(Clone, Debug)]
struct Odometer {
    kind: Kind,
    pools: Vec<Vec<Value>>,
    indices: Vec<usize>,
    /// Of permutations: how many choices each place has still.
    cycles: Vec<usize>,
    /// The length of the tuples.
    length: usize,
    /// `indices` are those of the next tuple, not of the last.
    is_fresh: bool,
    is_over: bool,
}

impl Odometer {
    fn n_values(&self) -> usize {
        self.pools.iter().map(|pool| pool.capacity()).sum()
    }
}

native_object!(
    Odometer, this,
    tracer => this.pools.iter().flatten().for_each(|value| tracer.visit(*value)),
    bytes: this.n_values() * size_of::<Value>() + (this.indices.capacity() + this.cycles.capacity()) * size_of::<usize>(),
    out => {
        out.extend([this.kind as u8, this.is_fresh as u8, this.is_over as u8]);
        out.extend(this.indices.iter().chain(&this.cycles).flat_map(|i| i.to_le_bytes()));
    }
);

const PRODUCT_NEW: &[NativeDef] = &[def("__new__(type, *iterables, repeat=1)", new_product, "")];
const PERMUTATIONS_NEW: &[NativeDef] = &[def("__new__(type, iterable, r=None)", new_permutations, "")];
const COMBINATIONS_NEW: &[NativeDef] = &[def("__new__(type, iterable, r)", new_combinations, "")];
const REPLACEMENT_NEW: &[NativeDef] = &[def("__new__(type, iterable, r)", new_replacement, "")];

const SLOTS: &[NativeDef] = &[
    def("__iter__(self, /)", itself, "Implement iter(self)."),
    def("__next__(self, /)", next, "Implement next(self)."),
];

const HELPERS: &[NativeDef] = &[
    def("_itertools_product(cls, pools, repeat, /)", make_product, ""),
    def("_itertools_permutations(cls, pools, r, /)", make_permutations, ""),
    def("_itertools_combinations(cls, pools, r, /)", make_combinations, ""),
    def("_itertools_replacement(cls, pools, r, /)", make_replacement, ""),
];

/// Makes the classes.
pub(super) fn install(vm: &mut Vm, dict: DictId) {
    install_helpers(vm, HELPERS);
    let tables = [
        (
            "product",
            PRODUCT_NEW,
            "product(*iterables, repeat=1) --> product object\n\nCartesian product of input iterables.  Equivalent to nested for-loops.",
        ),
        (
            "permutations",
            PERMUTATIONS_NEW,
            "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
        ),
        (
            "combinations",
            COMBINATIONS_NEW,
            "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)",
        ),
        (
            "combinations_with_replacement",
            REPLACEMENT_NEW,
            "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')",
        ),
    ];
    for (name, static_methods, doc) in tables {
        let tables = ClassTables { static_methods, slots: SLOTS, doc, ..ClassTables::default() };
        new_class(vm, dict, name, "itertools", &tables);
    }
}

// ---- making them

type Maker = fn(&mut Vm, &[Value]) -> Res;

/// Goes on with `maker(class, pools, more)`, once the pools are there.
fn with_pools(vm: &mut Vm, class: Value, iterables: &[Value], more: Value, maker: Maker, name: &'static str) -> Res {
    if iterables.iter().any(|iterable| vm.needs_loop(*iterable)) {
        let prelude = vm.root_dict(sesf_vm::Root::Prelude);
        let maker = vm.dict_get_str(prelude, name).unwrap_or(Value::None);
        let iterables = vm.heap.new_tuple(iterables);
        return vm.tail_prelude("itertools_pools", &[maker, class, iterables, more]);
    }
    let mut pools = Vec::with_capacity(iterables.len());
    for iterable in iterables {
        let items = vm.collect(*iterable)?;
        pools.push(vm.heap.new_tuple_from(items));
    }
    let pools = vm.heap.new_tuple_from(pools);
    maker(vm, &[class, pools, more])
}

fn new_product(vm: &mut Vm, args: &[Value]) -> Res {
    let [class, repeat, iterables @ ..] = args else { return Ok(Value::None) };
    with_pools(vm, *class, iterables, repeat.or(Value::Int(1)), make_product, "_itertools_product")
}

fn new_permutations(vm: &mut Vm, args: &[Value]) -> Res {
    with_pools(vm, args[0], &args[1..2], args[2].or(Value::None), make_permutations, "_itertools_permutations")
}

fn new_combinations(vm: &mut Vm, args: &[Value]) -> Res {
    let r = Value::Int(vm.as_index(args[2], "")?);
    with_pools(vm, args[0], &args[1..2], r, make_combinations, "_itertools_combinations")
}

fn new_replacement(vm: &mut Vm, args: &[Value]) -> Res {
    let r = Value::Int(vm.as_index(args[2], "")?);
    with_pools(vm, args[0], &args[1..2], r, make_replacement, "_itertools_replacement")
}

/// The pools as they come from Rust or from the prelude.
fn pools_of(vm: &mut Vm, value: Value) -> Res<Vec<Vec<Value>>> {
    let mut pools = Vec::new();
    for pool in vm.collect(value)? {
        pools.push(vm.collect(pool)?);
    }
    Ok(pools)
}

fn finish(vm: &mut Vm, class: Value, odometer: Odometer) -> Res {
    vm.heap.check_room(odometer.length.saturating_mul(size_of::<Value>())).or_raise(vm)?;
    let asked = class_argument(vm, class)?;
    let own = native_base(vm, asked);
    let object = vm.heap.new_object(own, odometer);
    as_instance_of(vm, class, own, object)
}

fn make_product(vm: &mut Vm, args: &[Value]) -> Res {
    let pools = pools_of(vm, args[1])?;
    let repeat = vm.as_index(args[2], "")?;
    if repeat < 0 {
        return Err(vm.value_error("repeat argument cannot be negative"));
    }
    let length = pools.len().saturating_mul(repeat as usize);
    let size: usize = pools.iter().map(Vec::len).sum();
    let room = size.saturating_add(pools.len()).saturating_mul(repeat as usize).saturating_mul(size_of::<Value>() * 2);
    vm.heap.check_room(room).or_raise(vm)?;
    let pools: Vec<Vec<Value>> = if pools.is_empty() { Vec::new() } else { vec![pools; repeat as usize].concat() };
    let is_over = pools.iter().any(Vec::is_empty);
    let indices = vec![0; length];
    finish(
        vm,
        args[0],
        Odometer { kind: Kind::Product, pools, indices, cycles: vec![], length, is_fresh: true, is_over },
    )
}

/// The one pool.
fn pool_of(vm: &mut Vm, value: Value) -> Res<Vec<Value>> {
    Ok(pools_of(vm, value)?.into_iter().next().unwrap_or_default())
}

/// A length that must not be negative.
fn checked_length(vm: &mut Vm, r: i64) -> Res<usize> {
    if r < 0 {
        return Err(vm.value_error("r must be non-negative"));
    }
    vm.heap.check_room((r as usize).saturating_mul(size_of::<usize>())).or_raise(vm)?;
    Ok(r as usize)
}

fn make_permutations(vm: &mut Vm, args: &[Value]) -> Res {
    let pool = pool_of(vm, args[1])?;
    let n = pool.len();
    let r = match vm.builtin_value(args[2]) {
        Value::None => n as i64,
        Value::Int(r) => r,
        Value::Bool(r) => r as i64,
        Value::BigInt(_) => vm.as_index(args[2], "")?,
        _ => return Err(vm.type_error("Expected int as r")),
    };
    let is_over = r > n as i64;
    let length = checked_length(vm, r)?;
    let cycles = if is_over { vec![] } else { (0..length).map(|i| n - i).collect() };
    let odometer = Odometer {
        kind: Kind::Permutations,
        pools: vec![pool],
        indices: (0..n).collect(),
        cycles,
        length,
        is_fresh: true,
        is_over,
    };
    finish(vm, args[0], odometer)
}

fn make_combinations(vm: &mut Vm, args: &[Value]) -> Res {
    make_chosen(vm, args, Kind::Combinations)
}

fn make_replacement(vm: &mut Vm, args: &[Value]) -> Res {
    make_chosen(vm, args, Kind::Replacement)
}

fn make_chosen(vm: &mut Vm, args: &[Value], kind: Kind) -> Res {
    let pool = pool_of(vm, args[1])?;
    let r = vm.as_index(args[2], "")?;
    let length = checked_length(vm, r)?;
    let is_combination = kind == Kind::Combinations;
    let is_over = if is_combination { length > pool.len() } else { pool.is_empty() && length > 0 };
    let indices = match (is_over, is_combination) {
        (true, _) => vec![],
        (_, true) => (0..length).collect(),
        (_, false) => vec![0; length],
    };
    let odometer = Odometer { kind, pools: vec![pool], indices, cycles: vec![], length, is_fresh: true, is_over };
    finish(vm, args[0], odometer)
}

// ---- stepping

impl Odometer {
    /// Moves on to the next tuple; false at the end.
    fn advance(&mut self) -> bool {
        if self.is_over {
            return false;
        }
        if std::mem::take(&mut self.is_fresh) {
            return true;
        }
        let moved = match self.kind {
            Kind::Product => self.advance_product(),
            Kind::Permutations => self.advance_permutation(),
            Kind::Combinations => self.advance_combination(),
            Kind::Replacement => self.advance_replacement(),
        };
        self.is_over = !moved;
        moved
    }

    fn advance_product(&mut self) -> bool {
        for (index, pool) in self.indices.iter_mut().zip(&self.pools).rev() {
            *index += 1;
            if *index < pool.len() {
                return true;
            }
            *index = 0;
        }
        false
    }

    fn advance_permutation(&mut self) -> bool {
        let n = self.indices.len();
        for i in (0..self.length).rev() {
            self.cycles[i] -= 1;
            if self.cycles[i] == 0 {
                self.indices[i..].rotate_left(1);
                self.cycles[i] = n - i;
            } else {
                let other = n - self.cycles[i];
                self.indices.swap(i, other);
                return true;
            }
        }
        false
    }

    fn advance_combination(&mut self) -> bool {
        let spare = self.pools[0].len() - self.length;
        let Some(i) = (0..self.length).rev().find(|i| self.indices[*i] != i + spare) else { return false };
        self.indices[i] += 1;
        for j in i + 1..self.length {
            self.indices[j] = self.indices[j - 1] + 1;
        }
        true
    }

    fn advance_replacement(&mut self) -> bool {
        let n = self.pools[0].len();
        let Some(i) = (0..self.length).rev().find(|i| self.indices[*i] + 1 < n) else { return false };
        let index = self.indices[i] + 1;
        self.indices[i..].fill(index);
        true
    }

    /// The items that the indices name.
    fn items(&self) -> Vec<Value> {
        match self.kind {
            Kind::Product => self.indices.iter().zip(&self.pools).map(|(i, pool)| pool[*i]).collect(),
            _ => self.indices[..self.length].iter().map(|i| self.pools[0][*i]).collect(),
        }
    }
}

fn next(vm: &mut Vm, args: &[Value]) -> Res {
    let is_odometer = content::<Odometer>(vm, args[0]).is_some();
    let items = super::super::support::edit_in_place(vm, args[0], |odometer: &mut Odometer| {
        odometer.advance().then(|| odometer.items())
    });
    match items.flatten() {
        Some(items) => Ok(vm.heap.new_tuple_from(items)),
        None if is_odometer => {
            // What is over holds nothing.
            edit(vm, args[0], |odometer: &mut Odometer| odometer.pools = Vec::new());
            Err(vm.stop_iteration(Value::None))
        }
        None => Err(wrong_receiver(vm, "itertools iterator", args[0])),
    }
}
