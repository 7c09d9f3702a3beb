//! Making a class: what `type.__new__` does.

use sesf_heap::{Class, ClassId, Descriptor, DictId, Layout, StrId, Value, classes, names};

use super::slots::Slots;
use crate::error::Res;
use crate::vm::Vm;

impl Vm {
    /// Makes a class: `type.__new__(metaclass, name, bases, namespace, **kwargs)`. The namespace is copied.
    ///
    /// # Errors
    /// `TypeError` if the bases do not go together, and what `__set_name__` and `__init_subclass__` raise.
    pub fn new_class(
        &mut self,
        name: StrId,
        bases: &[Value],
        namespace: DictId,
        metaclass: ClassId,
        kwargs: &[(StrId, Value)],
    ) -> Res {
        let name = self.heap.intern_id(name);
        let bases = self.check_bases(bases)?;
        let best = self.best_base(&bases)?;
        let copy = self.heap.dicts.get(namespace).clone();
        let dict = self.heap.add(|h| &mut h.dicts, copy);
        let slots = self.read_slots(name, dict, &bases, best)?;
        let class = self.add_class(name, &bases, best, dict, metaclass, &slots)?;
        self.fill_namespace(class, dict, &slots)?;
        self.place_slots(class, best, &slots)?;
        self.join_hierarchy(class, &bases)?;
        self.fill_class_cell(class, dict)?;
        self.call_set_names(class, dict)?;
        self.call_init_subclass(class, kwargs)?;
        Ok(Value::Class(class))
    }

    fn check_bases(&mut self, bases: &[Value]) -> Res<Vec<ClassId>> {
        let mut found = Vec::with_capacity(bases.len().max(1));
        for base in bases {
            match base {
                Value::Class(class) => found.push(*class),
                _ => return Err(self.type_error("bases must be types")),
            }
        }
        if found.is_empty() {
            found.push(classes::OBJECT);
        }
        Ok(found)
    }

    /// Refuses bases that stand for others: only the class statement asks them.
    pub(super) fn refuse_unresolved(&mut self, bases: &[Value]) -> Res<()> {
        for base in bases.iter().filter(|base| !matches!(base, Value::Class(_))) {
            if self.find_attr(*base, names::MRO_ENTRIES)?.is_some() {
                return Err(self.type_error("type() doesn't support MRO entry resolution; use types.new_class()"));
            }
        }
        Ok(())
    }

    fn add_class(
        &mut self,
        name: StrId,
        bases: &[ClassId],
        best: ClassId,
        dict: DictId,
        metaclass: ClassId,
        slots: &Slots,
    ) -> Res<ClassId> {
        let qualname = self.take_qualname(name, dict)?;
        let class = Class {
            name,
            qualname,
            metaclass,
            bases: bases.to_vec(),
            dict,
            layout: self.heap.classes.get(best).layout,
            has_dict: slots.has_dict,
            ..Class::default()
        };
        Ok(self.heap.add(|h| &mut h.classes, class))
    }

    fn take_qualname(&mut self, name: StrId, dict: DictId) -> Res<StrId> {
        match self.dict_get_name(dict, names::QUALNAME) {
            None => Ok(name),
            Some(Value::Str(qualname)) => {
                self.dict_remove_name(dict, names::QUALNAME);
                Ok(self.heap.intern_id(qualname))
            }
            Some(other) => {
                let message = format!("type __qualname__ must be a str, not {}", self.type_name(other));
                Err(self.type_error(message))
            }
        }
    }

    /// What every namespace has, and the methods that are static or class methods without being written so.
    fn fill_namespace(&mut self, class: ClassId, dict: DictId, slots: &Slots) -> Res<()> {
        if self.dict_get_name(dict, names::MODULE).is_none()
            && let Some(module) = self.calling_module()
        {
            self.dict_set_name(dict, names::MODULE, module);
        }
        self.wrap_method(dict, names::NEW, Descriptor::Static);
        self.wrap_method(dict, names::INIT_SUBCLASS, Descriptor::Class);
        self.wrap_method(dict, names::CLASS_GETITEM, Descriptor::Class);
        self.show_dict_and_weakref(class, dict, slots);
        if self.dict_get_name(dict, names::DOC).is_none() {
            self.dict_set_name(dict, names::DOC, Value::None);
        }
        if self.dict_get_name(dict, names::EQ).is_some() && self.dict_get_name(dict, names::HASH).is_none() {
            self.dict_set_name(dict, names::HASH, Value::None);
        }
        Ok(())
    }

    fn wrap_method(&mut self, dict: DictId, name: StrId, wrap: fn(Value, Option<DictId>) -> Descriptor) {
        if let Some(function @ Value::Function(_)) = self.dict_get_name(dict, name) {
            let wrapped = self.heap.new_descriptor(wrap(function, None));
            self.dict_set_name(dict, name, wrapped);
        }
    }

    /// Lists `__dict__` and `__weakref__` where the class is the first with them.
    fn show_dict_and_weakref(&mut self, class: ClassId, dict: DictId, slots: &Slots) {
        let bases = self.heap.classes.get(class).bases.clone();
        let inherits = |vm: &Vm, name| bases.iter().any(|base| vm.lookup(*base, name).is_some());
        if slots.has_dict && !inherits(self, names::DICT) {
            self.share_getset(class, dict, names::DICT);
        }
        if slots.has_weakref && !inherits(self, names::WEAKREF) {
            self.share_getset(class, dict, names::WEAKREF);
        }
    }

    /// `__name__` of the module whose code is running.
    pub(super) fn calling_module(&mut self) -> Option<Value> {
        let globals = self.calling_globals()?;
        self.dict_get_name(globals, names::NAME)
    }

    /// The globals of the innermost frame that is not the interpreter's own.
    pub fn calling_globals(&self) -> Option<DictId> {
        let frames = self.fiber.frames.iter().rev();
        let mut visible = frames.filter(|f| !self.heap.codes[f.code.0 as usize].proto.is_hidden);
        visible.next().map(|frame| frame.globals)
    }

    fn join_hierarchy(&mut self, class: ClassId, bases: &[ClassId]) -> Res<()> {
        let order = self.decide_order(class, bases)?;
        self.heap.edit(|h| &mut h.classes, class, |c| c.mro = order);
        for base in bases {
            self.heap.edit(|h| &mut h.classes, *base, |c| c.subclasses.push(class));
        }
        self.class_changed();
        Ok(())
    }

    fn fill_class_cell(&mut self, class: ClassId, dict: DictId) -> Res<()> {
        match self.dict_get_name(dict, names::CLASSCELL) {
            None => Ok(()),
            Some(Value::Cell(cell)) => {
                *self.heap.cells.get_mut(cell) = Value::Class(class);
                self.dict_remove_name(dict, names::CLASSCELL);
                Ok(())
            }
            Some(other) => {
                let kind = Value::Class(self.class_of(other));
                let message = format!("__classcell__ must be a nonlocal cell, not {}", self.repr(kind)?);
                Err(self.type_error(message))
            }
        }
    }

    /// The metaclass that fits all bases.
    ///
    /// # Errors
    /// `TypeError` if there is none.
    pub fn calculate_metaclass(&mut self, metaclass: ClassId, bases: &[Value]) -> Res<ClassId> {
        let mut winner = metaclass;
        for base in bases {
            let candidate = self.class_of(*base);
            if self.is_subclass(winner, candidate) {
                continue;
            }
            if !self.is_subclass(candidate, winner) {
                return Err(self.type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the \
                     metaclasses of all its bases",
                ));
            }
            winner = candidate;
        }
        Ok(winner)
    }

    /// Whether a class is one whose instances are classes.
    pub fn is_metaclass(&self, class: ClassId) -> bool {
        self.heap.classes.get(class).layout == Layout::Class
    }
}
