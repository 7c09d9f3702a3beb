//! The method resolution order: C3 linearisation.

use sesf_heap::{ClassId, Value, names};

use crate::error::{Interrupt, Res};
use crate::vm::Vm;

impl Vm {
    /// The order in which `class` and its ancestors are searched.
    ///
    /// # Errors
    /// `TypeError` if a base is named twice or the bases disagree.
    pub fn linearise(&mut self, class: ClassId, bases: &[ClassId]) -> Res<Vec<ClassId>> {
        if let [base] = bases {
            let mut order = vec![class];
            order.extend_from_slice(&self.heap.classes.get(*base).mro);
            return Ok(order);
        }
        self.refuse_duplicates(bases)?;
        let mut lists: Vec<Vec<ClassId>> = bases.iter().map(|b| self.heap.classes.get(*b).mro.clone()).collect();
        lists.push(bases.to_vec());
        merge(class, &lists).map_err(|heads| self.inconsistent_order(&heads))
    }

    fn refuse_duplicates(&mut self, bases: &[ClassId]) -> Res<()> {
        let twice = bases.iter().enumerate().find(|(i, base)| bases[..*i].contains(base));
        match twice {
            Some((_, base)) => {
                let message = format!("duplicate base class {}", self.class_name(*base));
                Err(self.type_error(message))
            }
            None => Ok(()),
        }
    }

    fn inconsistent_order(&mut self, heads: &[ClassId]) -> Interrupt {
        let names: Vec<&str> = heads.iter().map(|class| self.class_name(*class)).collect();
        let message =
            format!("Cannot create a consistent method resolution\norder (MRO) for bases {}", names.join(", "));
        self.type_error(message)
    }

    /// The order that the metaclass decides: its own `mro`, if it has one, or C3.
    pub(super) fn decide_order(&mut self, class: ClassId, bases: &[ClassId]) -> Res<Vec<ClassId>> {
        let metaclass = self.heap.classes.get(class).metaclass;
        let name = self.heap.intern("mro");
        match self.lookup(metaclass, name) {
            None | Some(Value::Native(_)) => self.linearise(class, bases),
            Some(method) => {
                let step = self.method_call1(method, Value::Class(class))?;
                let order = self.run_step(step)?;
                self.checked_order(order)
            }
        }
    }

    fn checked_order(&mut self, order: Value) -> Res<Vec<ClassId>> {
        let mut classes = Vec::new();
        for item in self.collect(order)? {
            match item {
                Value::Class(class) => classes.push(class),
                other => {
                    let message = format!("mro() returned a non-class ('{}')", self.type_name(other));
                    return Err(self.type_error(message));
                }
            }
        }
        Ok(classes)
    }

    /// Finds the orders of a class and of everything below it again, after its bases changed.
    pub(super) fn refresh_order(&mut self, class: ClassId) -> Res<()> {
        let mut waiting = vec![class];
        while let Some(class) = waiting.pop() {
            let bases = self.heap.classes.get(class).bases.clone();
            let order = self.decide_order(class, &bases)?;
            self.heap.edit(|h| &mut h.classes, class, |c| c.mro = order);
            waiting.extend_from_slice(&self.heap.classes.get(class).subclasses);
        }
        self.class_changed();
        Ok(())
    }

    /// `__mro__` as a tuple.
    pub(super) fn order_tuple(&mut self, class: ClassId) -> Value {
        let order: Vec<Value> = self.heap.classes.get(class).mro.iter().map(|c| Value::Class(*c)).collect();
        self.heap.new_tuple_from(order)
    }

    /// The first class of the order of `class` after itself that defines a name.
    pub(super) fn inherited(&self, class: ClassId, name: sesf_heap::StrId) -> Option<Value> {
        let order = self.heap.classes.get(class).mro.iter();
        order.skip(1).find_map(|c| self.dict_get_name(self.heap.classes.get(*c).dict, name))
    }

    /// The `__module__` of a class as it lies in its namespace.
    pub fn class_module(&self, class: ClassId) -> Value {
        let info = self.heap.classes.get(class);
        // `type` itself has a descriptor there.
        let entry = self.dict_get_name(info.dict, names::MODULE).unwrap_or(Value::Unbound);
        if matches!(entry, Value::Descriptor(_)) { Value::Unbound } else { entry }
    }
}

/// Merges the lists behind `first`, or gives the heads that block each other.
fn merge(first: ClassId, lists: &[Vec<ClassId>]) -> Result<Vec<ClassId>, Vec<ClassId>> {
    let mut rests: Vec<&[ClassId]> = lists.iter().map(Vec::as_slice).collect();
    let mut order = vec![first];
    loop {
        rests.retain(|rest| !rest.is_empty());
        if rests.is_empty() {
            return Ok(order);
        }
        let is_free = |class: &ClassId| rests.iter().all(|rest| !rest[1..].contains(class));
        let Some(next) = rests.iter().map(|rest| rest[0]).find(is_free) else {
            return Err(distinct(rests.iter().map(|rest| rest[0])));
        };
        order.push(next);
        for rest in rests.iter_mut().filter(|rest| rest[0] == next) {
            *rest = &rest[1..];
        }
    }
}

fn distinct(classes: impl Iterator<Item = ClassId>) -> Vec<ClassId> {
    let mut seen = Vec::new();
    for class in classes {
        if !seen.contains(&class) {
            seen.push(class);
        }
    }
    seen
}
