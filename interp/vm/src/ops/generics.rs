//! `list[int]` and `int | str`: types made of types, as library objects.

use std::any::Any;

use sesf_bytecode::CompareOp;
use sesf_heap::equality::TupleHash;
use sesf_heap::{ClassId, NativeObject, Tracer, Value, classes, names};

use crate::error::{Interrupt, Res};
use crate::plan::Step;
use crate::vm::Vm;

/// The content of a `types.GenericAlias`.
#[derive(Clone, Debug)]
pub struct GenericAlias {
    /// `__origin__`.
    pub origin: Value,
    /// `__args__`.
    pub args: Vec<Value>,
    /// `*list[int]`: to be unpacked where it is used.
    pub unpacked: bool,
}

/// The content of a `types.UnionType`.
#[derive(Clone, Debug)]
pub struct UnionType {
    /// `__args__`: at least two different types.
    pub args: Vec<Value>,
}

macro_rules! type_object {
    ($type:ty, $self:ident, origin: $origin:expr, state: $state:expr) => {
        impl NativeObject for $type {
            fn trace(&self, tracer: &mut dyn Tracer) {
                let $self = self;
                tracer.visit($origin);
                self.args.iter().for_each(|arg| tracer.visit(*arg));
            }
            fn clone_object(&self) -> Box<dyn NativeObject> {
                Box::new(self.clone())
            }
            fn owned_bytes(&self) -> usize {
                size_of::<Self>() + self.args.capacity() * size_of::<Value>()
            }
            fn write_state(&self, out: &mut Vec<u8>) {
                let $self = self;
                out.push($state);
            }
            fn as_any(&self) -> &dyn Any {
                self
            }
            fn as_any_mut(&mut self) -> &mut dyn Any {
                self
            }
        }
    };
}

type_object!(GenericAlias, this, origin: this.origin, state: this.unpacked as u8);
type_object!(UnionType, _this, origin: Value::None, state: 2);

/// The builtin classes that can be subscripted.
const GENERIC_CLASSES: &[ClassId] = &[
    classes::LIST,
    classes::DICT,
    classes::TUPLE,
    classes::SET,
    classes::FROZENSET,
    classes::TYPE,
    classes::ENUMERATE,
    classes::MAPPINGPROXY,
    classes::BASE_EXCEPTION_GROUP,
];

impl Vm {
    /// `origin[args]` as an object; a tuple as `arguments` stands for several.
    pub fn new_generic_alias(&mut self, origin: Value, arguments: Value) -> Value {
        let args = match arguments {
            Value::Tuple(id) => self.heap.tuple(id).to_vec(),
            _ => vec![arguments],
        };
        self.heap.new_object(classes::GENERIC_ALIAS, GenericAlias { origin, args, unpacked: false })
    }

    /// The generic alias that a value is.
    pub fn generic_alias(&self, value: Value) -> Option<&GenericAlias> {
        self.object_content(value)
    }

    /// `*alias`, as an argument of another alias.
    ///
    /// # Errors
    /// `TypeError` if the value is no alias.
    pub fn unpacked_alias(&mut self, value: Value) -> Res {
        let Some(alias) = self.generic_alias(value) else {
            return Err(self.not_iterable(value));
        };
        let (origin, args) = (alias.origin, alias.args.clone());
        Ok(self.heap.new_object(classes::GENERIC_ALIAS, GenericAlias { origin, args, unpacked: true }))
    }

    /// The union that a value is.
    pub fn union_type(&self, value: Value) -> Option<&UnionType> {
        self.object_content(value)
    }

    /// Whether a value is a generic alias or a union.
    pub(super) fn is_generic_object(&self, value: Value) -> bool {
        self.generic_alias(value).is_some() || self.union_type(value).is_some()
    }

    /// The arguments of a generic alias or union.
    pub fn generic_args(&self, value: Value) -> Vec<Value> {
        match (self.generic_alias(value), self.union_type(value)) {
            (Some(alias), _) => alias.args.clone(),
            (_, Some(union)) => union.args.clone(),
            _ => Vec::new(),
        }
    }

    /// `__parameters__`: the type variables among the arguments, each once.
    pub fn generic_parameters(&mut self, value: Value) -> Res<Vec<Value>> {
        let mut parameters: Vec<Value> = Vec::new();
        for arg in self.generic_args(value) {
            for parameter in self.parameters_in(arg)? {
                if !parameters.iter().any(|p| p.is(parameter)) {
                    parameters.push(parameter);
                }
            }
        }
        Ok(parameters)
    }

    /// The type variables that an argument is or contains.
    fn parameters_in(&mut self, arg: Value) -> Res<Vec<Value>> {
        if self.is_generic_object(arg) {
            return self.generic_parameters(arg);
        }
        if !matches!(arg, Value::Instance(_) | Value::Object(_)) {
            return Ok(Vec::new());
        }
        let subst = self.heap.intern("__typing_subst__");
        if self.find_attr(arg, subst)?.is_some() {
            return Ok(vec![arg]);
        }
        match self.find_attr(arg, names::PARAMETERS)? {
            Some(Value::Tuple(id)) => Ok(self.heap.tuple(id).to_vec()),
            _ => Ok(Vec::new()),
        }
    }

    // ---- subscripts

    /// `C[index]` of a class without a metaclass's `__getitem__`.
    pub(super) fn class_item_plan(&mut self, object: Value, index: Value) -> Res<Step> {
        let Value::Class(class) = object else { return Err(self.class_not_subscriptable(object)) };
        if let Some(method) = self.lookup(class, names::CLASS_GETITEM) {
            return match self.descriptor_get(method, Value::Unbound, class)? {
                Step::Value(function @ (Value::Function(_) | Value::Native(_))) => {
                    Ok(Step::call2(function, object, index))
                }
                step => {
                    let function = self.run_step(step)?;
                    Ok(Step::call1(function, index))
                }
            };
        }
        let mro = &self.heap.classes.get(class).mro;
        if class == classes::TYPE || mro.iter().any(|c| *c != classes::TYPE && GENERIC_CLASSES.contains(c)) {
            return Ok(Step::Value(self.new_generic_alias(object, index)));
        }
        Err(self.class_not_subscriptable(object))
    }

    fn class_not_subscriptable(&mut self, object: Value) -> Interrupt {
        let message = match object {
            Value::Class(class) => format!("type '{}' is not subscriptable", self.class_name(class)),
            _ => format!("'{}' object is not subscriptable", self.type_name(object)),
        };
        self.type_error(message)
    }

    /// `alias[index]`: its type variables replaced.
    pub fn generic_item(&mut self, object: Value, index: Value) -> Res {
        let parameters = self.generic_parameters(object)?;
        if parameters.is_empty() {
            let shown = self.repr(object)?;
            return Err(self.type_error(format!("{shown} is not a generic class")));
        }
        let given = match index {
            Value::Tuple(id) => self.heap.tuple(id).to_vec(),
            _ => vec![index],
        };
        if given.len() != parameters.len() {
            let few = if given.len() > parameters.len() { "many" } else { "few" };
            let shown = self.repr(object)?;
            let (actual, expected) = (given.len(), parameters.len());
            let message = format!("Too {few} arguments for {shown}; actual {actual}, expected {expected}");
            return Err(self.type_error(message));
        }
        self.substitute(object, &parameters, &given)
    }

    fn substitute(&mut self, object: Value, parameters: &[Value], given: &[Value]) -> Res {
        let mut args = Vec::new();
        for arg in self.generic_args(object) {
            let direct = parameters.iter().position(|p| p.is(arg)).and_then(|i| given.get(i)).copied();
            args.push(match direct {
                Some(value) => value,
                None => self.substitute_in(arg, parameters, given)?,
            });
        }
        let origin = self.generic_alias(object).map(|alias| alias.origin);
        match origin {
            Some(origin) => {
                let args = self.heap.new_tuple_from(args);
                Ok(self.new_generic_alias(origin, args))
            }
            None => self.new_union(args),
        }
    }

    /// An argument that may contain type variables.
    fn substitute_in(&mut self, arg: Value, parameters: &[Value], given: &[Value]) -> Res {
        if self.is_generic_object(arg) {
            return self.substitute(arg, parameters, given);
        }
        let own = self.parameters_in(arg)?;
        if own.is_empty() {
            return Ok(arg);
        }
        let values = own.iter().map(|p| {
            let position = parameters.iter().position(|q| q.is(*p));
            position.and_then(|i| given.get(i)).copied().unwrap_or(*p)
        });
        let values: Vec<Value> = values.collect();
        let index = match values[..] {
            [one] => one,
            _ => self.heap.new_tuple(&values),
        };
        self.get_item(arg, index)
    }

    // ---- unions

    /// `a | b` where both are types (or None) and at least one is no library object of another kind.
    pub(super) fn type_union(&mut self, a: Value, b: Value) -> Res<Option<Value>> {
        let is_type = |vm: &Vm, v: Value| matches!(v, Value::Class(_)) || vm.is_generic_object(v);
        if !(is_type(self, a) || is_type(self, b)) {
            return Ok(None);
        }
        if !(is_type(self, a) || a.is_none()) || !(is_type(self, b) || b.is_none()) {
            return Ok(None);
        }
        for value in [a, b] {
            if let Value::Class(class) = value
                && self.overrides_or(class)
            {
                return Ok(None);
            }
        }
        let mut args = Vec::new();
        for value in [a, b] {
            match self.union_type(value) {
                Some(union) => args.extend_from_slice(&union.args),
                None => args.push(value),
            }
        }
        self.new_union(args).map(Some)
    }

    /// Whether the metaclass of a class defines `|` in the language.
    fn overrides_or(&mut self, class: ClassId) -> bool {
        let metaclass = self.heap.classes.get(class).metaclass;
        metaclass != classes::TYPE
            && [names::OR, names::ROR]
                .iter()
                .any(|name| matches!(self.special(metaclass, *name), Some(Value::Function(_))))
    }

    /// The body of `type.__or__` and of `__or__` of aliases and unions: also takes instances (such as type variables), as
    /// the caller has made sure that they are types.
    pub fn union_of(&mut self, a: Value, b: Value) -> Res {
        let mut args = Vec::new();
        for value in [a, b] {
            match self.union_type(value) {
                Some(union) => args.extend_from_slice(&union.args),
                None => args.push(value),
            }
        }
        self.new_union(args)
    }

    /// A union of these types without repetitions; one type alone is itself.
    pub fn new_union(&mut self, types: Vec<Value>) -> Res {
        let mut args: Vec<Value> = Vec::with_capacity(types.len());
        for value in types {
            let value = if value.is_none() { Value::Class(classes::NONE_TYPE) } else { value };
            let mut known = false;
            for arg in args.clone() {
                known = known || arg.is(value) || self.eq(arg, value)?;
            }
            if !known {
                args.push(value);
            }
        }
        match args[..] {
            [one] => Ok(one),
            _ => Ok(self.heap.new_object(classes::UNION_TYPE, UnionType { args })),
        }
    }

    // ---- equality, hash, text

    /// Equality of aliases and unions; `None` for other values or operators.
    pub(super) fn compare_generics(&mut self, op: CompareOp, a: Value, b: Value) -> Res<Option<bool>> {
        let negate = match op {
            CompareOp::Eq => false,
            CompareOp::Ne => true,
            _ => return Ok(None),
        };
        let equal = match (self.generic_alias(a).cloned(), self.generic_alias(b).cloned()) {
            (Some(x), Some(y)) => {
                x.unpacked == y.unpacked && self.eq(x.origin, y.origin)? && self.all_equal(&x.args, &y.args)?
            }
            _ => match (self.union_type(a).cloned(), self.union_type(b).cloned()) {
                (Some(x), Some(y)) => self.same_members(&x.args, &y.args)?,
                _ => return Ok(None),
            },
        };
        Ok(Some(equal != negate))
    }

    fn all_equal(&mut self, a: &[Value], b: &[Value]) -> Res<bool> {
        if a.len() != b.len() {
            return Ok(false);
        }
        for (x, y) in a.iter().zip(b) {
            if !x.is(*y) && !self.eq(*x, *y)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether two lists without repetitions hold the same types.
    fn same_members(&mut self, a: &[Value], b: &[Value]) -> Res<bool> {
        let (a, b) = (self.new_set_from(a)?, self.new_set_from(b)?);
        self.compare_sets(CompareOp::Eq, a, b)
    }

    /// The hash of an alias or union.
    pub(super) fn hash_generic_object(&mut self, value: Value) -> Res<Option<u64>> {
        if let Some(union) = self.union_type(value).cloned() {
            let members = self.new_set_from(&union.args)?;
            return Ok(Some(sesf_heap::equality::hash_frozenset(self.heap.sets.get(members))));
        }
        let Some(alias) = self.generic_alias(value).cloned() else { return Ok(None) };
        let mut combined = TupleHash::new();
        combined.add(self.hash(alias.origin)?);
        for arg in &alias.args {
            combined.add(self.hash(*arg)?);
        }
        Ok(Some(combined.finish()))
    }

    /// `list[int]`, `int | None`.
    pub fn generic_repr(&mut self, value: Value) -> Res<String> {
        self.enter_native(" while getting the repr of an object")?;
        let text = self.generic_text(value);
        self.leave_native();
        text
    }

    fn generic_text(&mut self, value: Value) -> Res<String> {
        let mut parts = Vec::new();
        for arg in self.generic_args(value) {
            parts.push(self.type_text(arg)?);
        }
        let Some(alias) = self.generic_alias(value).cloned() else { return Ok(parts.join(" | ")) };
        let origin = self.type_text(alias.origin)?;
        let star = if alias.unpacked { "*" } else { "" };
        let args = if parts.is_empty() { "()".to_string() } else { parts.join(", ") };
        Ok(format!("{star}{origin}[{args}]"))
    }

    /// A type as it is shown among the arguments.
    fn type_text(&mut self, value: Value) -> Res<String> {
        match value {
            Value::Ellipsis => Ok("...".to_string()),
            Value::Class(classes::NONE_TYPE) => Ok("None".to_string()),
            Value::Class(class) => Ok(self.dotted_class_name(class)),
            Value::List(id) => {
                let items = self.heap.lists.get(id).to_vec();
                let mut parts = Vec::new();
                for item in items {
                    parts.push(self.type_text(item)?);
                }
                Ok(format!("[{}]", parts.join(", ")))
            }
            Value::Function(id) => {
                let name = self.function_display(id);
                match self.find_attr(value, names::MODULE)? {
                    Some(module @ Value::Str(_)) => Ok(format!("{}.{name}", self.text(module)?)),
                    _ => Ok(name),
                }
            }
            _ => self.repr(value),
        }
    }
}
