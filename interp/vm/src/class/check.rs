//! `isinstance` and `issubclass`.

use sesf_heap::{ClassId, Value, classes, names};

use crate::error::Res;
use crate::vm::Vm;

const NO_INSTANCE_CHECK: &str = "isinstance() arg 2 must be a type, a tuple of types, or a union";
const NO_SUBCLASS_CHECK: &str = "issubclass() arg 2 must be a class, a tuple of classes, or a union";

impl Vm {
    /// `isinstance(value, class)`: a class, a union, or a tuple of them.
    ///
    /// # Errors
    /// `TypeError` for anything else, and what `__instancecheck__` raises.
    pub fn is_instance_of(&mut self, value: Value, class: Value) -> Res<bool> {
        if let Value::Class(id) = class {
            if self.class_of(value) == id {
                return Ok(true);
            }
            if self.class_of(class) == classes::TYPE {
                return self.plain_instance_check(value, class);
            }
        }
        if let Some(members) = self.alternatives(class) {
            return self.any_of(&members, |vm, member| vm.is_instance_of(value, member));
        }
        self.refuse_parameterized(class, "isinstance")?;
        match self.check_hook(class, names::INSTANCECHECK) {
            Some(hook) => {
                let step = self.method_call2(hook, class, value)?;
                let answer = self.run_step(step)?;
                self.truth(answer)
            }
            None => self.plain_instance_check(value, class),
        }
    }

    /// `issubclass(derived, class)`: a class, a union, or a tuple of them.
    ///
    /// # Errors
    /// `TypeError` for anything else, and what `__subclasscheck__` raises.
    pub fn is_subclass_of(&mut self, derived: Value, class: Value) -> Res<bool> {
        if let Value::Class(_) = class
            && self.class_of(class) == classes::TYPE
        {
            return if derived == class { Ok(true) } else { self.plain_subclass_check(derived, class) };
        }
        if let Some(members) = self.alternatives(class) {
            return self.any_of(&members, |vm, member| vm.is_subclass_of(derived, member));
        }
        self.refuse_parameterized(class, "issubclass")?;
        match self.check_hook(class, names::SUBCLASSCHECK) {
            Some(hook) => {
                let step = self.method_call2(hook, class, derived)?;
                let answer = self.run_step(step)?;
                self.truth(answer)
            }
            None => self.plain_subclass_check(derived, class),
        }
    }

    fn refuse_parameterized(&mut self, class: Value, function: &str) -> Res<()> {
        match self.generic_alias(class) {
            Some(_) => Err(self.type_error(format!("{function}() argument 2 cannot be a parameterized generic"))),
            None => Ok(()),
        }
    }

    /// The members of a tuple or union.
    fn alternatives(&self, class: Value) -> Option<Vec<Value>> {
        if let Some(union) = self.union_type(class) {
            return Some(union.args.clone());
        }
        match self.builtin_value(class) {
            Value::Tuple(id) => Some(self.heap.tuple(id).to_vec()),
            _ => None,
        }
    }

    fn any_of(&mut self, members: &[Value], mut test: impl FnMut(&mut Vm, Value) -> Res<bool>) -> Res<bool> {
        self.enter_native(" in __instancecheck__")?;
        let mut answer = Ok(false);
        for member in members {
            answer = test(self, *member);
            if !matches!(answer, Ok(false)) {
                break;
            }
        }
        self.leave_native();
        answer
    }

    /// The hook of a metaclass, unless it is the one of `type`.
    fn check_hook(&mut self, class: Value, name: sesf_heap::StrId) -> Option<Value> {
        let hook = self.special_of(class, name)?;
        let type_dict = self.heap.classes.get(classes::TYPE).dict;
        (self.dict_get_name(type_dict, name) != Some(hook)).then_some(hook)
    }

    /// `type.__instancecheck__`.
    pub(super) fn plain_instance_check(&mut self, value: Value, class: Value) -> Res<bool> {
        let Value::Class(id) = class else { return self.abstract_instance_check(value, class) };
        if self.is_instance(value, id) {
            return Ok(true);
        }
        match self.claimed_class(value)? {
            Some(Value::Class(claimed)) => Ok(self.is_subclass(claimed, id)),
            _ => Ok(false),
        }
    }

    /// What `value.__class__` says, if a program made it say something else than the class.
    fn claimed_class(&mut self, value: Value) -> Res<Option<Value>> {
        if !matches!(value, Value::Instance(_) | Value::Object(_) | Value::Class(_) | Value::Exception(_)) {
            return Ok(None);
        }
        let class = self.class_of(value);
        let object_dict = self.heap.classes.get(classes::OBJECT).dict;
        let is_default = self.lookup(class, names::CLASS) == self.dict_get_name(object_dict, names::CLASS)
            && self.overridden(class, names::GETATTRIBUTE).is_none();
        if is_default { Ok(None) } else { self.find_attr(value, names::CLASS) }
    }

    fn abstract_instance_check(&mut self, value: Value, class: Value) -> Res<bool> {
        self.require_bases(class, NO_INSTANCE_CHECK)?;
        match self.find_attr(value, names::CLASS)? {
            Some(claimed) => self.abstract_subclass(claimed, class),
            None => Ok(false),
        }
    }

    /// `type.__subclasscheck__`.
    pub(super) fn plain_subclass_check(&mut self, derived: Value, class: Value) -> Res<bool> {
        if let (Value::Class(derived), Value::Class(class)) = (derived, class) {
            return Ok(self.is_subclass(derived, class));
        }
        self.require_bases(derived, "issubclass() arg 1 must be a class")?;
        self.require_bases(class, NO_SUBCLASS_CHECK)?;
        self.abstract_subclass(derived, class)
    }

    /// Anything with a tuple `__bases__` passes for a class.
    fn require_bases(&mut self, class: Value, message: &str) -> Res<()> {
        match self.bases_of(class)? {
            Some(_) => Ok(()),
            None => Err(self.type_error(message)),
        }
    }

    fn bases_of(&mut self, class: Value) -> Res<Option<Vec<Value>>> {
        let bases = self.find_attr(class, names::BASES)?;
        Ok(match bases.map(|bases| self.builtin_value(bases)) {
            Some(Value::Tuple(id)) => Some(self.heap.tuple(id).to_vec()),
            _ => None,
        })
    }

    fn abstract_subclass(&mut self, derived: Value, class: Value) -> Res<bool> {
        if derived.is(class) {
            return Ok(true);
        }
        let bases = self.bases_of(derived)?.unwrap_or_default();
        self.any_of(&bases, |vm, base| vm.abstract_subclass(base, class))
    }

    /// Whether a class is a subclass of one of the classes, without user hooks.
    pub fn is_subclass_of_any(&self, class: ClassId, ancestors: &[ClassId]) -> bool {
        ancestors.iter().any(|ancestor| self.is_subclass(class, *ancestor))
    }
}
