//! `_lru_cache_wrapper`: a function with a cache of its results.
//!
//! A cached result is given at once. Otherwise the call goes on in the prelude, which calls the function and then has the
//! result remembered: native code does not wait for the function.

use sesf_heap::{DictId, StrId, Value, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::super::support::{
    ClassTables, class_argument, content, def, edit_in_place, install_helpers, is_callable, itself, keywords,
    native_object, new_class, wrong_receiver,
};

/// The order of the dict is the order of use: the first key is the one to drop.
#[derive(Clone, Copy, Debug)]
struct Cache {
    function: Value,
    results: DictId,
    /// How many results are kept, if not all.
    maxsize: Option<usize>,
    is_typed: bool,
    /// What `cache_info` calls with the four numbers.
    info: Value,
    /// In keys it separates positional and keyword arguments.
    mark: Value,
    hits: i64,
    misses: i64,
}

native_object!(
    Cache, this,
    tracer => [this.function, Value::Dict(this.results), this.info, this.mark].iter().for_each(|value| tracer.visit(*value)),
    bytes: 0,
    out => out.extend([this.hits, this.misses, this.maxsize.map_or(-1, |n| n as i64)].iter().flat_map(|n| n.to_le_bytes()))
);

const NEW: &[NativeDef] = &[def("__new__(type, user_function, maxsize, typed, cache_info_type)", new, "")];

const SLOTS: &[NativeDef] = &[
    def("__call__(self, /, *args, **kwargs)", call, "Call self as a function."),
    def("__get__(self, instance, owner=None, /)", get, "Return an attribute of instance, which is of type owner."),
    def("__init__(self, /, *args, **kwargs)", |_, _| Ok(Value::None), "Initialize self."),
];

const METHODS: &[NativeDef] = &[
    def("cache_info(self, /)", info, "Report cache statistics"),
    def("cache_clear(self, /)", clear, "Clear the cache and cache statistics"),
    def("__copy__(self, /)", itself, ""),
    def("__deepcopy__(self, memo, /)", itself, ""),
    def("__reduce__(self, /)", |vm, args| vm.get_attr(args[0], names::QUALNAME), ""),
];

const HELPERS: &[NativeDef] = &[def("_functools_remember(wrapper, key, result, /)", remember, "")];

/// Makes the class.
pub(super) fn install(vm: &mut Vm, dict: DictId) {
    let tables = ClassTables {
        static_methods: NEW,
        slots: SLOTS,
        methods: METHODS,
        doc: "Create a cached callable that wraps another function.",
        ..ClassTables::default()
    };
    let class = new_class(vm, dict, "_lru_cache_wrapper", "functools", &tables);
    super::take_attributes(vm, class);
    install_helpers(vm, HELPERS);
}

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let class = class_argument(vm, args[0])?;
    if !is_callable(vm, args[1]) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let maxsize = match vm.builtin_value(args[2]) {
        Value::None => None,
        Value::Int(n) => Some(n.max(0) as usize),
        Value::Bool(b) => Some(b as usize),
        Value::BigInt(_) => Some(vm.as_index(args[2], "")?.max(0) as usize),
        _ => return Err(vm.type_error("maxsize should be integer or None")),
    };
    let cache = Cache {
        function: args[1],
        results: vm.heap.new_dict_id(),
        maxsize,
        is_typed: vm.truth(args[3])?,
        info: args[4],
        mark: vm.heap.new_cell(Value::None),
        hits: 0,
        misses: 0,
    };
    let object = vm.heap.new_object(class, cache);
    Ok(vm.heap.new_instance(class, Some(object)))
}

fn cache_of(vm: &mut Vm, value: Value) -> Res<Cache> {
    match content::<Cache>(vm, value) {
        Some(cache) => Ok(*cache),
        None => Err(wrong_receiver(vm, "functools._lru_cache_wrapper", value)),
    }
}

/// The key of a call: the argument itself if it is one plain number or text, else a tuple.
fn make_key(vm: &mut Vm, cache: &Cache, positional: &[Value], named: &[(StrId, Value)]) -> Value {
    if let ([key @ (Value::Int(_) | Value::BigInt(_) | Value::Str(_))], [], false) = (positional, named, cache.is_typed)
    {
        return *key;
    }
    let mut key = positional.to_vec();
    if !named.is_empty() {
        key.push(cache.mark);
        key.extend(named.iter().flat_map(|(name, value)| [Value::Str(*name), *value]));
    }
    if cache.is_typed {
        let values: Vec<Value> = positional.iter().copied().chain(named.iter().map(|(_, value)| *value)).collect();
        key.extend(values.into_iter().map(|value| Value::Class(vm.class_of(value))));
    }
    vm.heap.new_tuple_from(key)
}

fn call(vm: &mut Vm, args: &[Value]) -> Res {
    let [this, given, positional @ ..] = args else { return Ok(Value::None) };
    let cache = cache_of(vm, *this)?;
    let named = keywords(vm, *given);
    if cache.maxsize == Some(0) {
        edit_in_place(vm, *this, |cache: &mut Cache| cache.misses += 1);
        return vm.tail_call(cache.function, positional.to_vec(), named);
    }
    let key = make_key(vm, &cache, positional, &named);
    let hash = vm.hash(key)?;
    if let Some(position) = vm.dict_find(cache.results, key, hash)? {
        return hit(vm, *this, &cache, position);
    }
    edit_in_place(vm, *this, |cache: &mut Cache| cache.misses += 1);
    let positional = vm.heap.new_tuple(positional);
    match given {
        Value::Dict(_) => vm.tail_prelude("functools_cached_call", &[*this, key, cache.function, positional, *given]),
        _ => vm.tail_prelude("functools_cached_call_plain", &[*this, key, cache.function, positional]),
    }
}

/// Gives a result that is there; in a cache of limited size it becomes the newest.
fn hit(vm: &mut Vm, this: Value, cache: &Cache, position: usize) -> Res {
    edit_in_place(vm, this, |cache: &mut Cache| cache.hits += 1);
    let table = vm.heap.dicts.get(cache.results);
    let Some(result) = table.at(position).map(|entry| entry.value) else { return Ok(Value::None) };
    if cache.maxsize.is_some() && position + 1 != table.end() {
        vm.heap.edit(
            |h| &mut h.dicts,
            cache.results,
            |table| {
                if let Some(entry) = table.remove(position) {
                    table.insert_new(entry.hash, entry.key, entry.value);
                }
            },
        );
    }
    Ok(result)
}

/// Keeps a result; in a full cache the one that was not used for longest goes.
fn remember(vm: &mut Vm, args: &[Value]) -> Res {
    let (cache, key, result) = (cache_of(vm, args[0])?, args[1], args[2]);
    let hash = vm.hash(key)?;
    // The call may have remembered a result for the same key meanwhile.
    let is_new = vm.dict_find(cache.results, key, hash)?.is_none();
    let table = vm.heap.dicts.get(cache.results);
    if is_new
        && cache.maxsize.is_some_and(|n| table.len() >= n)
        && let Some((oldest, _)) = table.next_from(0)
    {
        vm.heap.edit(|h| &mut h.dicts, cache.results, |table| table.remove(oldest));
    }
    vm.dict_set_hashed(cache.results, hash, key, result)?;
    Ok(Value::None)
}

fn info(vm: &mut Vm, args: &[Value]) -> Res {
    let cache = cache_of(vm, args[0])?;
    let size = vm.heap.dicts.get(cache.results).len() as i64;
    let maxsize = cache.maxsize.map_or(Value::None, |n| Value::Int(n as i64));
    vm.tail_call(
        cache.info,
        vec![Value::Int(cache.hits), Value::Int(cache.misses), maxsize, Value::Int(size)],
        Vec::new(),
    )
}

fn clear(vm: &mut Vm, args: &[Value]) -> Res {
    let cache = cache_of(vm, args[0])?;
    vm.dict_clear(cache.results);
    edit_in_place(vm, args[0], |cache: &mut Cache| (cache.hits, cache.misses) = (0, 0));
    Ok(Value::None)
}

/// As an attribute of a class it is a method.
fn get(vm: &mut Vm, args: &[Value]) -> Res {
    match args[1] {
        Value::None | Value::Unbound => Ok(args[0]),
        instance => Ok(vm.heap.new_method(args[0], instance)),
    }
}
