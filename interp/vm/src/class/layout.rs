//! Which bases go together: an instance carries one builtin value and one list of slots.

use sesf_heap::{ClassId, Layout, Value, classes};

use crate::error::Res;
use crate::vm::Vm;

impl Vm {
    /// The ancestor (or the class itself) that last added to the layout of instances.
    pub(super) fn solid_base(&self, class: ClassId) -> ClassId {
        let order = &self.heap.classes.get(class).mro;
        order.iter().copied().find(|c| self.extends_layout(*c)).unwrap_or(classes::OBJECT)
    }

    fn extends_layout(&self, class: ClassId) -> bool {
        let info = self.heap.classes.get(class);
        let n_slots = |c: ClassId| self.heap.shapes.get(self.heap.classes.get(c).root_shape).n_slots;
        let adds_slots = info.bases.iter().all(|base| n_slots(class) > n_slots(*base));
        let adds_value = || info.bases.iter().all(|base| self.heap.classes.get(*base).layout != info.layout);
        !info.bases.is_empty() && (adds_slots || info.layout != Layout::Plain && adds_value())
    }

    /// The base whose layout the new class continues.
    ///
    /// # Errors
    /// `TypeError` if there is none that contains the others.
    pub(super) fn best_base(&mut self, bases: &[ClassId]) -> Res<ClassId> {
        let mut best: Option<(ClassId, ClassId)> = None;
        for base in bases {
            self.refuse_final(*base)?;
            let candidate = self.solid_base(*base);
            best = match best {
                None => Some((*base, candidate)),
                Some((_, winner)) if self.is_subclass(winner, candidate) => best,
                Some((_, winner)) if self.is_subclass(candidate, winner) => Some((*base, candidate)),
                Some(_) => return Err(self.type_error("multiple bases have instance lay-out conflict")),
            };
        }
        Ok(best.map_or(classes::OBJECT, |(base, _)| base))
    }

    fn refuse_final(&mut self, base: ClassId) -> Res<()> {
        let info = self.heap.classes.get(base);
        if info.layout != Layout::Final {
            return Ok(());
        }
        let message = format!("type '{}' is not an acceptable base type", self.full_class_name(base));
        Err(self.type_error(message))
    }

    /// `__base__`: the base whose layout the class continues, or None for `object`.
    pub(super) fn base_of(&mut self, class: ClassId) -> Value {
        let bases = self.heap.classes.get(class).bases.clone();
        match bases.first() {
            None => Value::None,
            Some(first) => Value::Class(self.best_base(&bases).unwrap_or(*first)),
        }
    }

    /// The name of a class as builtin types carry it: `collections.deque`, `int`; of others the bare name.
    pub fn full_class_name(&self, class: ClassId) -> String {
        let info = self.heap.classes.get(class);
        match self.class_module(class) {
            Value::Str(module) if info.is_builtin && self.heap.str(module) != "builtins" => {
                format!("{}.{}", self.heap.str(module), self.class_name(class))
            }
            _ => self.class_name(class).to_string(),
        }
    }
}
