//! `count` and `repeat`.

use dashu_int::IBig;
use sesf_bytecode::BinaryOp;
use sesf_heap::{DictId, Value, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, OperatorForm, Res, Vm};

use super::super::support::{
    ClassTables, as_instance_of, class_argument, content, def, edit_in_place, itself, native_base, native_object,
    new_class, wrong_receiver,
};

#[derive(Clone, Copy, Debug)]
struct Count {
    next: Value,
    step: Value,
}

native_object!(
    Count, this,
    tracer => [this.next, this.step].iter().for_each(|value| tracer.visit(*value)),
    bytes: 0,
    out => out.push(0)
);

#[derive(Clone, Copy, Debug)]
struct Repeat {
    value: Value,
    /// How often still, if not for ever.
    left: Option<i64>,
}

native_object!(
    Repeat, this,
    tracer => tracer.visit(this.value),
    bytes: 0,
    out => out.extend(this.left.unwrap_or(-1).to_le_bytes())
);

const COUNT_NEW: &[NativeDef] = &[def("__new__(type, start=0, step=1)", new_count, "")];
const COUNT_SLOTS: &[NativeDef] = &[
    def("__iter__(self, /)", itself, "Implement iter(self)."),
    def("__next__(self, /)", next_count, "Implement next(self)."),
    def("__repr__(self, /)", count_repr, "Return repr(self)."),
];
const COUNT_METHODS: &[NativeDef] =
    &[def("__reduce__(self, /)", reduce_count, "Return state information for pickling.")];

const REPEAT_NEW: &[NativeDef] = &[def("__new__(type, object, times=None)", new_repeat, "")];
const REPEAT_SLOTS: &[NativeDef] = &[
    def("__iter__(self, /)", itself, "Implement iter(self)."),
    def("__next__(self, /)", next_repeat, "Implement next(self)."),
    def("__repr__(self, /)", repeat_repr, "Return repr(self)."),
];
const REPEAT_METHODS: &[NativeDef] = &[
    def("__length_hint__(self, /)", repeat_hint, "Private method returning an estimate of len(list(it))."),
    def("__reduce__(self, /)", reduce_repeat, "Return state information for pickling."),
];

/// Makes the classes.
pub(super) fn install(vm: &mut Vm, dict: DictId) {
    let count = ClassTables {
        static_methods: COUNT_NEW,
        slots: COUNT_SLOTS,
        methods: COUNT_METHODS,
        doc: "Return a count object whose .__next__() method returns consecutive values.\n\nEquivalent to:\n    \
              def count(firstval=0, step=1):\n        x = firstval\n        while 1:\n            yield x\n            x += step",
        ..ClassTables::default()
    };
    new_class(vm, dict, "count", "itertools", &count);
    let repeat = ClassTables {
        static_methods: REPEAT_NEW,
        slots: REPEAT_SLOTS,
        methods: REPEAT_METHODS,
        doc: "repeat(object [,times]) -> create an iterator which returns the object\n\
              for the specified number of times.  If not specified, returns the object\nendlessly.",
        ..ClassTables::default()
    };
    new_class(vm, dict, "repeat", "itertools", &repeat);
}

// ---- count

fn is_number(vm: &mut Vm, value: Value) -> bool {
    vm.number_of(vm.builtin_value(value)).is_some()
        || [names::INDEX, names::FLOAT, names::INT, names::COMPLEX]
            .iter()
            .any(|name| vm.special_of(value, *name).is_some_and(|method| !method.is_none()))
}

fn new_count(vm: &mut Vm, args: &[Value]) -> Res {
    let (next, step) = (args[1].or(Value::Int(0)), args[2].or(Value::Int(1)));
    if !is_number(vm, next) || !is_number(vm, step) {
        return Err(vm.type_error("a number is required"));
    }
    let plain = |value: Value| if let Value::Bool(b) = value { Value::Int(b as i64) } else { value };
    let (next, step) = match (plain(next), plain(step)) {
        (Value::Int(next), Value::Int(step)) => (Value::Int(next), Value::Int(step)),
        _ => (next, step),
    };
    let class = class_argument(vm, args[0])?;
    let own = native_base(vm, class);
    let object = vm.heap.new_object(own, Count { next, step });
    as_instance_of(vm, args[0], own, object)
}

fn count_of(vm: &mut Vm, value: Value) -> Res<Count> {
    match content::<Count>(vm, value) {
        Some(count) => Ok(*count),
        None => Err(wrong_receiver(vm, "count", value)),
    }
}

fn next_count(vm: &mut Vm, args: &[Value]) -> Res {
    let count = count_of(vm, args[0])?;
    let after = match (count.next, count.step) {
        (Value::Int(next), Value::Int(step)) => match next.checked_add(step) {
            Some(after) => Value::Int(after),
            None => vm.heap.new_int(IBig::from(next) + IBig::from(step)),
        },
        (next, step) => vm.binary(BinaryOp::Add, OperatorForm::Normal, next, step)?,
    };
    edit_in_place(vm, args[0], |count: &mut Count| count.next = after);
    Ok(count.next)
}

/// The arguments that would make the rest: the step is left out if it is the integer 1.
fn count_arguments(vm: &mut Vm, value: Value) -> Res<Vec<Value>> {
    let count = count_of(vm, value)?;
    Ok(if count.step == Value::Int(1) { vec![count.next] } else { vec![count.next, count.step] })
}

fn count_repr(vm: &mut Vm, args: &[Value]) -> Res {
    let arguments = count_arguments(vm, args[0])?;
    call_text(vm, args[0], &arguments)
}

fn reduce_count(vm: &mut Vm, args: &[Value]) -> Res {
    let arguments = count_arguments(vm, args[0])?;
    reduced(vm, args[0], &arguments)
}

// ---- repeat

fn new_repeat(vm: &mut Vm, args: &[Value]) -> Res {
    let left = match args[2] {
        Value::Unbound => None,
        times => Some(vm.as_index(times, "")?.max(0)),
    };
    let class = class_argument(vm, args[0])?;
    let own = native_base(vm, class);
    let object = vm.heap.new_object(own, Repeat { value: args[1], left });
    as_instance_of(vm, args[0], own, object)
}

fn repeat_of(vm: &mut Vm, value: Value) -> Res<Repeat> {
    match content::<Repeat>(vm, value) {
        Some(repeat) => Ok(*repeat),
        None => Err(wrong_receiver(vm, "repeat", value)),
    }
}

fn next_repeat(vm: &mut Vm, args: &[Value]) -> Res {
    let repeat = repeat_of(vm, args[0])?;
    match repeat.left {
        None => {}
        Some(0) => return Err(end(vm)),
        Some(left) => {
            edit_in_place(vm, args[0], |repeat: &mut Repeat| repeat.left = Some(left - 1));
        }
    }
    Ok(repeat.value)
}

#[cold]
fn end(vm: &mut Vm) -> Interrupt {
    vm.stop_iteration(Value::None)
}

fn repeat_arguments(vm: &mut Vm, value: Value) -> Res<Vec<Value>> {
    let repeat = repeat_of(vm, value)?;
    let mut arguments = vec![repeat.value];
    arguments.extend(repeat.left.map(Value::Int));
    Ok(arguments)
}

fn repeat_repr(vm: &mut Vm, args: &[Value]) -> Res {
    let arguments = repeat_arguments(vm, args[0])?;
    call_text(vm, args[0], &arguments)
}

fn reduce_repeat(vm: &mut Vm, args: &[Value]) -> Res {
    let arguments = repeat_arguments(vm, args[0])?;
    reduced(vm, args[0], &arguments)
}

fn repeat_hint(vm: &mut Vm, args: &[Value]) -> Res {
    match repeat_of(vm, args[0])?.left {
        Some(left) => Ok(Value::Int(left)),
        None => Err(vm.type_error("len() of unsized object")),
    }
}

// ---- both

fn call_text(vm: &mut Vm, this: Value, arguments: &[Value]) -> Res {
    let mut shown = Vec::with_capacity(arguments.len());
    for argument in arguments {
        shown.push(vm.repr(*argument)?);
    }
    let text = format!("{}({})", vm.class_name(vm.class_of(this)), shown.join(", "));
    Ok(vm.heap.new_string(text))
}

fn reduced(vm: &mut Vm, this: Value, arguments: &[Value]) -> Res {
    let class = Value::Class(vm.class_of(this));
    let arguments = vm.heap.new_tuple(arguments);
    Ok(vm.heap.new_tuple(&[class, arguments]))
}
