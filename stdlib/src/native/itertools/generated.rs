//! The iterators that run user code at each step: generators of `prelude/itertools.py`, each showing its class.

use sesf_heap::{DictId, Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::super::support::{
    ClassTables, class_item, def, generator, install_helpers, itself, keep_class, keywords, loop_iterator, new_class,
    own_class, set_name,
};

const SLOTS: &[NativeDef] = &[
    def("__iter__(self, /)", itself, "Implement iter(self)."),
    def("__next__(self, /)", next, "Implement next(self)."),
    def("__repr__(self, /)", repr, "Return repr(self)."),
];

const CHAIN_CLASS_METHODS: &[NativeDef] = &[
    def(
        "from_iterable(type, iterable, /)",
        chain_from_iterable,
        "Alternative chain() constructor taking a single iterable argument that evaluates lazily.",
    ),
    def("__class_getitem__(type, object, /)", class_item, "See PEP 585"),
];

const FUNCTIONS: &[NativeDef] = &[def("tee(iterable, n=2, /)", tee, "Returns a tuple of n independent iterators.")];

const HELPERS: &[NativeDef] =
    &[def("_itertools_group(generator, /)", as_group, "A generator as the members of a group.")];

/// Name, `__new__`, documentation.
const CLASSES: &[(&str, NativeDef, &str)] = &[
    (
        "accumulate",
        def("__new__(type, iterable, func=None, *, initial=None)", new_accumulate, ""),
        "Return series of accumulated sums.",
    ),
    (
        "chain",
        def("__new__(type, *iterables)", new_chain, ""),
        "chain(*iterables) --> chain object\n\nReturn a chain object whose .__next__() method returns elements from the\n\
         first iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.",
    ),
    (
        "compress",
        def("__new__(type, data, selectors)", new_compress, ""),
        "Return data elements corresponding to true selector elements.\n\n\
         Forms a shorter iterator from selected data elements using the selectors to\nchoose the data elements.",
    ),
    (
        "cycle",
        def("__new__(type, iterable, /)", new_cycle, ""),
        "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
    ),
    (
        "dropwhile",
        def("__new__(type, predicate, iterable, /)", |vm, args| filtering(vm, args, "itertools_dropwhile"), ""),
        "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.",
    ),
    (
        "takewhile",
        def("__new__(type, predicate, iterable, /)", |vm, args| filtering(vm, args, "itertools_takewhile"), ""),
        "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
    ),
    (
        "filterfalse",
        def("__new__(type, function, iterable, /)", new_filterfalse, ""),
        "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.",
    ),
    (
        "groupby",
        def("__new__(type, iterable, key=None)", new_groupby, ""),
        "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    \
         Elements to divide into groups according to the key function.\n  key\n    \
         A function for computing the group category for each element.\n    \
         If the key function is not specified or is None, the element itself\n    is used for grouping.",
    ),
    (
        "islice",
        def("__new__(type, *args)", new_islice, ""),
        "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\n\
         Return an iterator whose next() method returns selected values from an\niterable.",
    ),
    (
        "pairwise",
        def("__new__(type, iterable, /)", new_pairwise, ""),
        "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...",
    ),
    (
        "starmap",
        def("__new__(type, function, iterable, /)", |vm, args| filtering(vm, args, "itertools_starmap"), ""),
        "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.",
    ),
    (
        "zip_longest",
        def("__new__(type, /, *iterables, **kwargs)", new_zip_longest, ""),
        "zip_longest(iter1 [,iter2 [...]], [fillvalue=None]) --> zip_longest object\n\n\
         Return a zip_longest object whose .__next__() method returns a tuple where\n\
         the i-th element comes from the i-th iterable argument.",
    ),
];

/// Makes the classes.
pub(super) fn install(vm: &mut Vm, dict: DictId) {
    for (name, constructor, doc) in CLASSES {
        let class_methods = if *name == "chain" { CHAIN_CLASS_METHODS } else { &[] };
        let tables =
            ClassTables { static_methods: &[*constructor], slots: SLOTS, class_methods, doc, ..ClassTables::default() };
        new_class(vm, dict, name, "itertools", &tables);
    }
    for name in ["_grouper", "_tee"] {
        let class = new_class(vm, dict, name, "itertools", &ClassTables { slots: SLOTS, ..ClassTables::default() });
        keep_class(vm, &format!("itertools.{name}"), class);
    }
    vm.install_functions(dict, "itertools", FUNCTIONS);
    install_helpers(vm, HELPERS);
    let prelude = vm.root_dict(sesf_vm::Root::Prelude);
    set_name(vm, prelude, "_itertools_type", Value::Class(classes::TYPE));
    set_name(vm, prelude, "_itertools_tuple", Value::Class(classes::TUPLE));
}

fn next(vm: &mut Vm, args: &[Value]) -> Res {
    match vm.builtin_value(args[0]) {
        Value::Generator(id) => vm.tail_send(id, Value::None),
        other => Err(super::super::support::wrong_receiver(vm, "itertools iterator", other)),
    }
}

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let text = vm.default_repr(args[0]);
    Ok(vm.heap.new_string(text))
}

// ---- chain, cycle, pairwise

fn new_chain(vm: &mut Vm, args: &[Value]) -> Res {
    let iterables = vm.heap.new_tuple(&args[1..]);
    let iterables = loop_iterator(vm, iterables)?;
    generator(vm, args[0], "itertools_chain", &[iterables])
}

fn chain_from_iterable(vm: &mut Vm, args: &[Value]) -> Res {
    let iterables = loop_iterator(vm, args[1])?;
    generator(vm, args[0], "itertools_chain", &[iterables])
}

fn new_cycle(vm: &mut Vm, args: &[Value]) -> Res {
    let iterator = loop_iterator(vm, args[1])?;
    generator(vm, args[0], "itertools_cycle", &[iterator])
}

fn new_pairwise(vm: &mut Vm, args: &[Value]) -> Res {
    let iterator = loop_iterator(vm, args[1])?;
    generator(vm, args[0], "itertools_pairwise", &[iterator])
}

// ---- with a function

fn new_accumulate(vm: &mut Vm, args: &[Value]) -> Res {
    let iterator = loop_iterator(vm, args[1])?;
    let (function, initial) = (args[2].or(Value::None), args[3].or(Value::None));
    let has_initial = Value::Bool(!initial.is_none());
    match function {
        Value::None => generator(vm, args[0], "itertools_sums", &[iterator, initial, has_initial]),
        _ => generator(vm, args[0], "itertools_accumulate", &[iterator, function, initial, has_initial]),
    }
}

fn filtering(vm: &mut Vm, args: &[Value], name: &'static str) -> Res {
    let iterator = loop_iterator(vm, args[2])?;
    generator(vm, args[0], name, &[args[1], iterator])
}

fn new_filterfalse(vm: &mut Vm, args: &[Value]) -> Res {
    match args[1] {
        Value::None | Value::Class(classes::BOOL) => {
            let iterator = loop_iterator(vm, args[2])?;
            generator(vm, args[0], "itertools_filter_untrue", &[iterator])
        }
        _ => filtering(vm, args, "itertools_filterfalse"),
    }
}

fn new_groupby(vm: &mut Vm, args: &[Value]) -> Res {
    let iterator = loop_iterator(vm, args[1])?;
    generator(vm, args[0], "itertools_groupby", &[iterator, args[2].or(Value::None)])
}

fn as_group(vm: &mut Vm, args: &[Value]) -> Res {
    if let (Value::Generator(id), Some(class)) = (args[0], own_class(vm, "itertools._grouper")) {
        vm.heap.generators.get_mut(id).class = class;
    }
    Ok(args[0])
}

// ---- several iterables

fn new_compress(vm: &mut Vm, args: &[Value]) -> Res {
    let data = loop_iterator(vm, args[1])?;
    let selectors = loop_iterator(vm, args[2])?;
    generator(vm, args[0], "itertools_compress", &[data, selectors])
}

fn new_zip_longest(vm: &mut Vm, args: &[Value]) -> Res {
    let [class, given, iterables @ ..] = args else { return Ok(Value::None) };
    let mut fill = Value::None;
    for (name, value) in keywords(vm, *given) {
        if vm.heap.str(name) != "fillvalue" {
            return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
        }
        fill = value;
    }
    let mut iterators = Vec::with_capacity(iterables.len());
    for iterable in iterables {
        iterators.push(loop_iterator(vm, *iterable)?);
    }
    let iterators = vm.heap.new_tuple_from(iterators);
    generator(vm, *class, "itertools_zip_longest", &[iterators, fill])
}

// ---- islice

fn new_islice(vm: &mut Vm, args: &[Value]) -> Res {
    let [class, iterable, bounds @ ..] = args else {
        return Err(vm.type_error("islice expected at least 2 arguments, got 0"));
    };
    let (start, stop, step) = match *bounds {
        [stop] => (Value::None, stop, Value::None),
        [start, stop] => (start, stop, Value::None),
        [start, stop, step] => (start, stop, step),
        [] => return Err(vm.type_error("islice expected at least 2 arguments, got 1")),
        _ => {
            let message = format!("islice expected at most 4 arguments, got {}", bounds.len() + 1);
            return Err(vm.type_error(message));
        }
    };
    let stop_message = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    let stop = bound(vm, stop, stop_message)?;
    let indices = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    let start = bound(vm, start, indices)?.unwrap_or(0);
    let step = match bound(vm, step, "Step for islice() must be a positive integer or None.")? {
        Some(0) => return Err(vm.value_error("Step for islice() must be a positive integer or None.")),
        step => step.unwrap_or(1),
    };
    let iterator = loop_iterator(vm, *iterable)?;
    let (start, stop) = (Value::Int(start), stop.map_or(Value::None, Value::Int));
    match step {
        1 => generator(vm, *class, "itertools_islice_every", &[iterator, start, stop]),
        _ => generator(vm, *class, "itertools_islice", &[iterator, start, stop, Value::Int(step)]),
    }
}

/// A bound of `islice`; `None` stands for no bound.
fn bound(vm: &mut Vm, value: Value, message: &str) -> Res<Option<i64>> {
    if value.is_none() {
        return Ok(None);
    }
    match vm.index_or_none(value)? {
        Some(Value::Int(i)) if i >= 0 => Ok(Some(i)),
        _ => Err(vm.value_error(message)),
    }
}

// ---- tee

fn tee(vm: &mut Vm, args: &[Value]) -> Res {
    let n = if args[1].is_bound() { vm.as_index(args[1], "")? } else { 2 };
    if n < 0 {
        return Err(vm.value_error("n must be >= 0"));
    }
    let Some(class) = own_class(vm, "itertools._tee") else { return Ok(Value::None) };
    let iterator = loop_iterator(vm, args[0])?;
    let link = vm.heap.new_list(Vec::new());
    let mut iterators = Vec::new();
    for _ in 0..n {
        iterators.push(generator(vm, Value::Class(class), "itertools_tee", &[iterator, link])?);
    }
    Ok(vm.heap.new_tuple_from(iterators))
}
