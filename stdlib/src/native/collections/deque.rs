//! `deque`: its state, making it, and its special methods. The methods proper are in `deque_methods.rs`.

use std::collections::VecDeque;

use sesf_bytecode::CompareOp;
use sesf_heap::{ClassId, DictId, Value, names};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, OrRaise, Res, Vm};

use super::super::support::{
    ClassTables, GENERIC, as_instance_of, content, def, edit, edit_in_place, install_helpers, native_base,
    native_object, new_class, set_class_attribute, wrong_receiver,
};
use super::{deque_iterator, deque_methods};

/// The items, and how many there may be.
#[derive(Clone, Debug, Default)]
pub(super) struct Deque {
    pub items: VecDeque<Value>,
    pub maxlen: Option<usize>,
    /// Changes whenever an item comes or goes: iterators check it.
    pub version: u32,
}

native_object!(
    Deque, this,
    tracer => this.items.iter().for_each(|value| tracer.visit(*value)),
    bytes: this.items.capacity() * size_of::<Value>(),
    out => {
        out.extend((this.items.len() as u64).to_le_bytes());
        out.extend(this.maxlen.map_or(-1, |n| n as i64).to_le_bytes());
    }
);

macro_rules! compare_slot {
    ($name:literal, $op:ident, $symbol:literal) => {
        def(
            concat!($name, "(self, value, /)"),
            |vm, args| compare(vm, args, CompareOp::$op),
            concat!("Return self", $symbol, "value."),
        )
    };
}

const NEW: &[NativeDef] = &[def("__new__(type, /, *args, **kwargs)", new, "")];

const SLOTS: &[NativeDef] = &[
    def(
        "__init__(self, iterable=(), maxlen=None)",
        init,
        "Initialize self.  See help(type(self)) for accurate signature.",
    ),
    def("__len__(self, /)", length, "Return len(self)."),
    def("__iter__(self, /)", deque_iterator::iterate, "Implement iter(self)."),
    def("__repr__(self, /)", repr, "Return repr(self)."),
    def("__contains__(self, key, /)", contains, "Return key in self."),
    def("__getitem__(self, key, /)", item, "Return self[key]."),
    def("__setitem__(self, key, value, /)", set_item, "Set self[key] to value."),
    def("__delitem__(self, key, /)", del_item, "Delete self[key]."),
    def("__add__(self, value, /)", add, "Return self+value."),
    def("__iadd__(self, value, /)", add_in_place, "Implement self+=value."),
    def("__mul__(self, value, /)", repeat, "Return self*value."),
    def("__rmul__(self, value, /)", repeat, "Return value*self."),
    def("__imul__(self, value, /)", repeat_in_place, "Implement self*=value."),
    compare_slot!("__lt__", Lt, "<"),
    compare_slot!("__le__", Le, "<="),
    compare_slot!("__eq__", Eq, "=="),
    compare_slot!("__ne__", Ne, "!="),
    compare_slot!("__gt__", Gt, ">"),
    compare_slot!("__ge__", Ge, ">="),
];

const GETTERS: &[NativeDef] = &[def("maxlen(self, /)", maxlen, "maximum size of a deque or None if unbounded")];

const HELPERS: &[NativeDef] = &[
    def("_deque_append(deque, item, /)", deque_methods::append, ""),
    def("_deque_append_left(deque, item, /)", deque_methods::append_left, ""),
];

/// Makes the class.
pub(super) fn install(vm: &mut Vm, dict: DictId) {
    let tables = ClassTables {
        static_methods: NEW,
        slots: SLOTS,
        methods: deque_methods::METHODS,
        class_methods: GENERIC,
        getters: GETTERS,
        doc: "deque([iterable[, maxlen]]) --> deque object\n\n\
              A list-like sequence optimized for data accesses near its endpoints.",
    };
    let class = new_class(vm, dict, "deque", "collections", &tables);
    set_class_attribute(vm, class, "__hash__", Value::None);
    // The class is a sequence for `match`.
    set_class_attribute(vm, class, "__abc_tpflags__", Value::Int(32));
    deque_iterator::install(vm, dict);
    install_helpers(vm, HELPERS);
}

// ---- access

/// The deque of a receiver.
pub(super) fn deque(vm: &mut Vm, value: Value) -> Res<&Deque> {
    if content::<Deque>(vm, value).is_none() {
        return Err(wrong_receiver(vm, "collections.deque", value));
    }
    match content::<Deque>(vm, value) {
        Some(deque) => Ok(deque),
        None => Err(Interrupt::Call),
    }
}

/// The items of a receiver.
pub(super) fn items(vm: &mut Vm, value: Value) -> Res<Vec<Value>> {
    Ok(deque(vm, value)?.items.iter().copied().collect())
}

/// Changes a receiver's deque; `grows_by` more items may be allocated.
pub(super) fn change<R: Default>(
    vm: &mut Vm,
    value: Value,
    grows_by: usize,
    action: impl FnOnce(&mut Deque) -> R,
) -> Res<R> {
    let (len, capacity) = {
        let deque = deque(vm, value)?;
        (deque.items.len(), deque.items.capacity())
    };
    if len + grows_by <= capacity {
        return Ok(edit_in_place(vm, value, action).unwrap_or_default());
    }
    let room = len.max(grows_by).saturating_mul(2 * size_of::<Value>());
    vm.heap.check_room(room).or_raise(vm)?;
    Ok(edit(vm, value, action).unwrap_or_default())
}

impl Deque {
    pub(super) fn push_back(&mut self, item: Value) {
        if self.maxlen == Some(0) {
            return;
        }
        if self.maxlen == Some(self.items.len()) {
            self.items.pop_front();
        }
        self.items.push_back(item);
        self.version = self.version.wrapping_add(1);
    }

    pub(super) fn push_front(&mut self, item: Value) {
        if self.maxlen == Some(0) {
            return;
        }
        if self.maxlen == Some(self.items.len()) {
            self.items.pop_back();
        }
        self.items.push_front(item);
        self.version = self.version.wrapping_add(1);
    }
}

/// A new deque of the same class as `like` (which takes the items and the limit).
pub(super) fn new_like(vm: &mut Vm, like: Value, items: Vec<Value>) -> Res {
    let class = vm.class_of(like);
    let maxlen = deque(vm, like)?.maxlen;
    let own = native_base(vm, class);
    if class != own {
        let items = vm.heap.new_list(items);
        let mut args = vec![items];
        args.extend(maxlen.map(|n| Value::Int(n as i64)));
        return vm.tail_call(Value::Class(class), args, Vec::new());
    }
    Ok(new_deque(vm, own, items, maxlen))
}

fn new_deque(vm: &mut Vm, class: ClassId, mut items: Vec<Value>, maxlen: Option<usize>) -> Value {
    let surplus = maxlen.map_or(0, |n| items.len().saturating_sub(n));
    items.drain(..surplus);
    vm.heap.new_object(class, Deque { items: items.into(), maxlen, version: 0 })
}

// ---- making

fn new(vm: &mut Vm, args: &[Value]) -> Res {
    let class = super::super::support::class_argument(vm, args[0])?;
    let own = native_base(vm, class);
    let value = vm.heap.new_object(own, Deque::default());
    as_instance_of(vm, args[0], own, value)
}

fn init(vm: &mut Vm, args: &[Value]) -> Res {
    let maxlen = match args[2] {
        Value::Unbound | Value::None => None,
        value => {
            let n = vm.as_index(value, "an integer is required")?;
            if n < 0 {
                return Err(vm.value_error("maxlen must be non-negative"));
            }
            Some(n as usize)
        }
    };
    change(vm, args[0], 0, |deque| deque.maxlen = maxlen)?;
    if !deque(vm, args[0])?.items.is_empty() {
        deque_methods::clear(vm, &args[..1])?;
    }
    if args[1].is_bound() {
        return deque_methods::extend(vm, &args[..2]);
    }
    Ok(Value::None)
}

// ---- special methods

fn length(vm: &mut Vm, args: &[Value]) -> Res {
    Ok(Value::Int(deque(vm, args[0])?.items.len() as i64))
}

fn maxlen(vm: &mut Vm, args: &[Value]) -> Res {
    Ok(deque(vm, args[0])?.maxlen.map_or(Value::None, |n| Value::Int(n as i64)))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let (items, maxlen) = (items(vm, args[0])?, deque(vm, args[0])?.maxlen);
    if !vm.enter_repr(args[0]) {
        return Ok(vm.heap.new_str("[...]"));
    }
    let list = vm.heap.new_list(items);
    let shown = vm.repr(list);
    vm.leave_repr(args[0]);
    let (class, shown) = (vm.class_name(vm.class_of(args[0])).to_string(), shown?);
    let text = match maxlen {
        Some(maxlen) => format!("{class}({shown}, maxlen={maxlen})"),
        None => format!("{class}({shown})"),
    };
    Ok(vm.heap.new_string(text))
}

/// Looks for an item; gives its position. The deque must not change meanwhile.
pub(super) fn find(vm: &mut Vm, this: Value, wanted: Value, range: std::ops::Range<usize>) -> Res<Option<usize>> {
    let version = deque(vm, this)?.version;
    for position in range {
        let Some(item) = deque(vm, this)?.items.get(position).copied() else { break };
        let same = vm.eq(item, wanted)?;
        if deque(vm, this)?.version != version {
            return Err(mutated(vm));
        }
        if same {
            return Ok(Some(position));
        }
    }
    Ok(None)
}

#[cold]
pub(super) fn mutated(vm: &mut Vm) -> Interrupt {
    vm.runtime_error("deque mutated during iteration")
}

fn contains(vm: &mut Vm, args: &[Value]) -> Res {
    let len = deque(vm, args[0])?.items.len();
    Ok(Value::Bool(find(vm, args[0], args[1], 0..len)?.is_some()))
}

/// The position that an index means.
fn position(vm: &mut Vm, this: Value, index: Value) -> Res<usize> {
    let index = match index {
        Value::Int(i) => i,
        _ => {
            let message = format!("sequence index must be integer, not '{}'", vm.type_name(index));
            vm.as_index(index, &message)?
        }
    };
    let len = deque(vm, this)?.items.len() as i64;
    let position = if index < 0 { index + len } else { index };
    if (0..len).contains(&position) { Ok(position as usize) } else { Err(vm.index_error("deque index out of range")) }
}

fn item(vm: &mut Vm, args: &[Value]) -> Res {
    let position = position(vm, args[0], args[1])?;
    Ok(deque(vm, args[0])?.items.get(position).copied().unwrap_or(Value::None))
}

fn set_item(vm: &mut Vm, args: &[Value]) -> Res {
    let (position, value) = (position(vm, args[0], args[1])?, args[2]);
    change(vm, args[0], 0, |deque| {
        if let Some(place) = deque.items.get_mut(position) {
            *place = value;
        }
    })?;
    Ok(Value::None)
}

fn del_item(vm: &mut Vm, args: &[Value]) -> Res {
    let position = position(vm, args[0], args[1])?;
    change(vm, args[0], 0, |deque| {
        deque.items.remove(position);
        deque.version = deque.version.wrapping_add(1);
    })?;
    Ok(Value::None)
}

fn add(vm: &mut Vm, args: &[Value]) -> Res {
    if content::<Deque>(vm, args[1]).is_none() {
        let message = format!("can only concatenate deque (not \"{}\") to deque", vm.type_name(args[1]));
        return Err(vm.type_error(message));
    }
    let mut all = items(vm, args[0])?;
    all.extend(items(vm, args[1])?);
    new_like(vm, args[0], all)
}

fn add_in_place(vm: &mut Vm, args: &[Value]) -> Res {
    if vm.needs_loop(args[1]) {
        return vm.tail_prelude("deque_extend_in_place", args);
    }
    deque_methods::extend(vm, args)?;
    Ok(args[0])
}

/// The items, so many times over.
fn repeated(vm: &mut Vm, this: Value, count: Value) -> Res<Vec<Value>> {
    let count = match vm.index_or_none(count)? {
        Some(_) => vm.as_index(count, "")?.max(0) as usize,
        None => {
            let message = format!("can't multiply sequence by non-int of type '{}'", vm.type_name(count));
            return Err(vm.type_error(message));
        }
    };
    let items = items(vm, this)?;
    let room = items.len().saturating_mul(count).saturating_mul(size_of::<Value>());
    if items.is_empty() {
        return Ok(items);
    }
    vm.heap.check_room(room).or_raise(vm)?;
    Ok(items.repeat(count))
}

fn repeat(vm: &mut Vm, args: &[Value]) -> Res {
    let items = repeated(vm, args[0], args[1])?;
    new_like(vm, args[0], items)
}

fn repeat_in_place(vm: &mut Vm, args: &[Value]) -> Res {
    let mut items = repeated(vm, args[0], args[1])?;
    let surplus = deque(vm, args[0])?.maxlen.map_or(0, |n| items.len().saturating_sub(n));
    items.drain(..surplus);
    change(vm, args[0], items.len(), |deque| {
        deque.items = items.into();
        deque.version = deque.version.wrapping_add(1);
    })?;
    Ok(args[0])
}

fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Res {
    if content::<Deque>(vm, args[0]).is_none() || content::<Deque>(vm, args[1]).is_none() {
        return Ok(Value::NotImplemented);
    }
    let (a, b) = (items(vm, args[0])?, items(vm, args[1])?);
    if matches!(op, CompareOp::Eq | CompareOp::Ne) && a.len() != b.len() {
        return Ok(Value::Bool(op == CompareOp::Ne));
    }
    let (a, b) = (vm.heap.new_list(a), vm.heap.new_list(b));
    vm.rich_compare(op, a, b)
}

/// The reduced form: `(class, (), state, iterator)`, with the limit among the arguments.
pub(super) fn reduce(vm: &mut Vm, args: &[Value]) -> Res {
    let maxlen = deque(vm, args[0])?.maxlen;
    let class = Value::Class(vm.class_of(args[0]));
    let empty = vm.heap.new_tuple(&[]);
    let arguments = match maxlen {
        Some(maxlen) => vm.heap.new_tuple(&[empty, Value::Int(maxlen as i64)]),
        None => empty,
    };
    let state = match vm.own_attributes(args[0]).is_empty() {
        true => Value::None,
        false => vm.get_attr(args[0], names::DICT)?,
    };
    let iterator = deque_iterator::iterate(vm, args)?;
    Ok(vm.heap.new_tuple_from(vec![class, arguments, state, iterator]))
}
