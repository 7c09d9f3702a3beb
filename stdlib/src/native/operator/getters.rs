//! `itemgetter`, `attrgetter`, `methodcaller`: callables that pick something from their argument.

use sesf_heap::{ClassId, DictId, StrId, Value};
use sesf_vm::native::NativeDef;
use sesf_vm::{Res, Vm};

use super::super::support::{self, ClassTables, content, def, finish, native_object, new_class};

/// What a getter picks.
#[derive(Clone, Debug)]
struct Getter {
    /// The items or the names of the attributes; of a method its name and the arguments.
    wanted: Vec<Value>,
    /// The keyword arguments of a method, or unbound.
    keywords: Value,
}

native_object!(
    Getter, this,
    tracer => {
        this.wanted.iter().for_each(|value| tracer.visit(*value));
        tracer.visit(this.keywords);
    },
    bytes: this.wanted.capacity() * size_of::<Value>(),
    out => out.push(this.wanted.len() as u8)
);

const ITEM_NEW: &[NativeDef] = &[def("__new__(type, *items, **keywords)", new_items, "")];
const ITEM_SLOTS: &[NativeDef] = &[
    def("__call__(self, *args, **kwargs)", call_items, "Call self as a function."),
    def("__repr__(self, /)", repr, "Return repr(self)."),
];
const ATTRIBUTE_NEW: &[NativeDef] = &[def("__new__(type, *names, **keywords)", new_attributes, "")];
const ATTRIBUTE_SLOTS: &[NativeDef] = &[
    def("__call__(self, *args, **kwargs)", call_attributes, "Call self as a function."),
    def("__repr__(self, /)", repr, "Return repr(self)."),
];
const METHOD_NEW: &[NativeDef] = &[def("__new__(type, *args, **keywords)", new_method, "")];
const METHOD_SLOTS: &[NativeDef] = &[
    def("__call__(self, *args, **kwargs)", call_method, "Call self as a function."),
    def("__repr__(self, /)", repr, "Return repr(self)."),
];
const REDUCE: &[NativeDef] = &[def("__reduce__(self, /)", reduce, "Return state information for pickling")];

/// Makes the three classes.
pub(super) fn install(vm: &mut Vm, dict: DictId) {
    let tables = [
        (
            "itemgetter",
            ITEM_NEW,
            ITEM_SLOTS,
            "itemgetter(item, ...) --> itemgetter object\n\n\
             Return a callable object that fetches the given item(s) from its operand.\n\
             After f = itemgetter(2), the call f(r) returns r[2].\n\
             After g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])",
        ),
        (
            "attrgetter",
            ATTRIBUTE_NEW,
            ATTRIBUTE_SLOTS,
            "attrgetter(attr, ...) --> attrgetter object\n\n\
             Return a callable object that fetches the given attribute(s) from its operand.\n\
             After f = attrgetter('name'), the call f(r) returns r.name.\n\
             After g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\n\
             After h = attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, r.name.last).",
        ),
        (
            "methodcaller",
            METHOD_NEW,
            METHOD_SLOTS,
            "methodcaller(name, ...) --> methodcaller object\n\n\
             Return a callable object that calls the given method on its operand.\n\
             After f = methodcaller('name'), the call f(r) returns r.name().\n\
             After g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
        ),
    ];
    for (name, static_methods, slots, doc) in tables {
        let tables = ClassTables { static_methods, slots, methods: REDUCE, doc, ..ClassTables::default() };
        let class = new_class(vm, dict, name, "operator", &tables);
        vm.heap.classes.get_mut(class).layout = sesf_heap::Layout::Final;
    }
}

/// The class, the keyword arguments and the positional ones of a `__new__`.
fn parts(vm: &mut Vm, args: &[Value]) -> Res<(ClassId, Value, Vec<Value>)> {
    let class = support::class_argument(vm, args.first().copied().unwrap_or_default())?;
    Ok((class, args.get(1).copied().unwrap_or_default(), args.get(2..).unwrap_or(&[]).to_vec()))
}

fn refuse_keywords(vm: &mut Vm, class: ClassId, keywords: Value) -> Res<()> {
    if support::keywords(vm, keywords).is_empty() {
        return Ok(());
    }
    let message = format!("{}() takes no keyword arguments", vm.class_name(class));
    Err(vm.type_error(message))
}

fn at_least_one(vm: &mut Vm, class: ClassId, given: &[Value]) -> Res<()> {
    if !given.is_empty() {
        return Ok(());
    }
    let message = format!("{} expected 1 argument, got 0", vm.class_name(class));
    Err(vm.type_error(message))
}

fn new_items(vm: &mut Vm, args: &[Value]) -> Res {
    let (class, keywords, wanted) = parts(vm, args)?;
    refuse_keywords(vm, class, keywords)?;
    at_least_one(vm, class, &wanted)?;
    Ok(vm.heap.new_object(class, Getter { wanted, keywords: Value::Unbound }))
}

fn new_attributes(vm: &mut Vm, args: &[Value]) -> Res {
    let (class, keywords, wanted) = parts(vm, args)?;
    refuse_keywords(vm, class, keywords)?;
    at_least_one(vm, class, &wanted)?;
    if wanted.iter().any(|name| !matches!(vm.builtin_value(*name), Value::Str(_))) {
        return Err(vm.type_error("attribute name must be a string"));
    }
    Ok(vm.heap.new_object(class, Getter { wanted, keywords: Value::Unbound }))
}

fn new_method(vm: &mut Vm, args: &[Value]) -> Res {
    let (class, keywords, wanted) = parts(vm, args)?;
    match wanted.first() {
        None => return Err(vm.type_error("methodcaller needs at least one argument, the method name")),
        Some(name) if matches!(vm.builtin_value(*name), Value::Str(_)) => {}
        Some(_) => return Err(vm.type_error("method name must be a string")),
    }
    Ok(vm.heap.new_object(class, Getter { wanted, keywords }))
}

/// The getter and the one argument of a call.
fn operand(vm: &mut Vm, args: &[Value]) -> Res<(Getter, Value)> {
    let [this, keywords, given @ ..] = args else { return Err(vm.type_error("a getter is required")) };
    let name = vm.class_of(*this);
    if !matches!(keywords, Value::Unbound) {
        refuse_keywords(vm, name, *keywords)?;
    }
    let [object] = given else {
        let message = format!("{} expected 1 argument, got {}", vm.class_name(name), given.len());
        return Err(vm.type_error(message));
    };
    match content::<Getter>(vm, *this) {
        Some(getter) => Ok((getter.clone(), *object)),
        None => Err(support::wrong_receiver(vm, "getter", *this)),
    }
}

fn call_items(vm: &mut Vm, args: &[Value]) -> Res {
    // The usual call, without copies.
    if let [this, Value::Unbound, object] = args
        && let Some(Getter { wanted, .. }) = content::<Getter>(vm, *this)
        && let [item] = wanted[..]
    {
        let step = vm.item_plan(*object, item)?;
        return finish(vm, step);
    }
    let (getter, object) = operand(vm, args)?;
    if let [item] = getter.wanted[..] {
        let step = vm.item_plan(object, item)?;
        return finish(vm, step);
    }
    let mut found = Vec::with_capacity(getter.wanted.len());
    for item in &getter.wanted {
        match vm.get_item_builtin(object, *item)? {
            Some(value) => found.push(value),
            None => {
                let items = vm.heap.new_tuple(&getter.wanted);
                return vm.tail_prelude("operator_items", &[object, items]);
            }
        }
    }
    Ok(vm.heap.new_tuple_from(found))
}

fn call_attributes(vm: &mut Vm, args: &[Value]) -> Res {
    let (getter, object) = operand(vm, args)?;
    let mut found = Vec::with_capacity(getter.wanted.len());
    for path in &getter.wanted {
        found.push(attribute(vm, object, *path)?);
    }
    match found[..] {
        [value] => Ok(value),
        _ => Ok(vm.heap.new_tuple_from(found)),
    }
}

/// The attribute at a dotted path.
fn attribute(vm: &mut Vm, object: Value, path: Value) -> Res {
    let path = vm.expect_str(path)?;
    if !vm.heap.str(path).contains('.') {
        let name = vm.heap.intern_id(path);
        return vm.get_attr(object, name);
    }
    let path = vm.heap.str(path).to_string();
    let names: Vec<StrId> = path.split('.').map(|name| vm.heap.intern(name)).collect();
    let mut value = object;
    for name in names {
        value = vm.get_attr(value, name)?;
    }
    Ok(value)
}

fn call_method(vm: &mut Vm, args: &[Value]) -> Res {
    let (getter, object) = operand(vm, args)?;
    let [name, arguments @ ..] = &getter.wanted[..] else { return Ok(Value::None) };
    let name = vm.expect_name(*name)?;
    let method = vm.get_attr(object, name)?;
    let keywords = support::keywords(vm, getter.keywords);
    vm.tail_call(method, arguments.to_vec(), keywords)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Res {
    let Some(getter) = content::<Getter>(vm, args[0]).cloned() else {
        return Err(support::wrong_receiver(vm, "getter", args[0]));
    };
    let class = vm.class_of(args[0]);
    let name = vm.full_class_name(class);
    if !vm.enter_repr(args[0]) {
        return Ok(vm.heap.new_string(format!("{name}(...)")));
    }
    let shown = arguments_text(vm, &getter.wanted, getter.keywords);
    vm.leave_repr(args[0]);
    let text = format!("{name}({})", shown?);
    Ok(vm.heap.new_string(text))
}

fn arguments_text(vm: &mut Vm, positional: &[Value], keywords: Value) -> Res<String> {
    let mut shown = Vec::new();
    for value in positional {
        shown.push(vm.repr(*value)?);
    }
    for (name, value) in support::keywords(vm, keywords) {
        let value = vm.repr(value)?;
        shown.push(format!("{}={value}", vm.heap.str(name)));
    }
    Ok(shown.join(", "))
}

/// `copy.copy` makes a getter anew from its arguments; keyword arguments are rare enough to go by `functools.partial`.
fn reduce(vm: &mut Vm, args: &[Value]) -> Res {
    let Some(getter) = content::<Getter>(vm, args[0]).cloned() else {
        return Err(support::wrong_receiver(vm, "getter", args[0]));
    };
    let class = Value::Class(vm.class_of(args[0]));
    let arguments = vm.heap.new_tuple(&getter.wanted);
    if !getter.keywords.is_bound() {
        return Ok(vm.heap.new_tuple(&[class, arguments]));
    }
    let module = vm.import_module("functools")?;
    let name = vm.heap.intern("partial");
    let partial = vm.get_attr(module, name)?;
    let keywords = support::keywords(vm, getter.keywords);
    let mut given = vec![class];
    given.extend(&getter.wanted);
    let maker = vm.call_kw(partial, &given, &keywords)?;
    let empty = vm.heap.new_tuple(&[]);
    Ok(vm.heap.new_tuple(&[maker, empty]))
}
