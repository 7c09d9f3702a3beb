//! `__slots__`: attributes with a fixed place.

use sesf_heap::{ClassId, Descriptor, DictId, Layout, StrId, Value, names};

use crate::error::Res;
use crate::vm::Vm;

/// What a class says about its instances' attributes.
#[derive(Debug, Default)]
pub(super) struct Slots {
    /// The slots that the class adds, mangled.
    pub names: Vec<StrId>,
    /// Whether instances take other attributes.
    pub has_dict: bool,
    /// Whether `__weakref__` is shown.
    pub has_weakref: bool,
}

impl Vm {
    /// Reads `__slots__` from the namespace of a class about to be made.
    ///
    /// # Errors
    /// `TypeError` or `ValueError` for slots that cannot be.
    pub(super) fn read_slots(&mut self, name: StrId, dict: DictId, bases: &[ClassId], best: ClassId) -> Res<Slots> {
        let inherits_dict = bases.iter().any(|base| self.heap.classes.get(*base).has_dict);
        let Some(declared) = self.dict_get_name(dict, names::SLOTS) else {
            let is_metaclass = self.heap.classes.get(best).layout == Layout::Class;
            let has_weakref = !is_metaclass && !self.shows_weakref(best);
            return Ok(Slots { names: vec![], has_dict: true, has_weakref });
        };
        let declared = match self.builtin_value(declared) {
            text @ Value::Str(_) => vec![text],
            _ => self.collect(declared)?,
        };
        self.check_room_for_slots(&declared, best)?;
        let mut slots = Slots { has_dict: inherits_dict, ..Slots::default() };
        for slot in declared {
            let slot = self.check_slot(slot)?;
            self.add_slot(&mut slots, slot, name, dict, best)?;
        }
        Ok(slots)
    }

    fn shows_weakref(&self, class: ClassId) -> bool {
        self.lookup(class, names::WEAKREF).is_some()
    }

    fn check_room_for_slots(&mut self, declared: &[Value], best: ClassId) -> Res<()> {
        let layout = self.heap.classes.get(best).layout;
        if !declared.is_empty() && matches!(layout, Layout::Int | Layout::Bytes | Layout::Tuple | Layout::Class) {
            let message = format!("nonempty __slots__ not supported for subtype of '{}'", self.class_name(best));
            return Err(self.type_error(message));
        }
        Ok(())
    }

    fn check_slot(&mut self, slot: Value) -> Res<StrId> {
        let Value::Str(id) = self.builtin_value(slot) else {
            let message = format!("__slots__ items must be strings, not '{}'", self.type_name(slot));
            return Err(self.type_error(message));
        };
        if !is_identifier(self.heap.str(id)) {
            return Err(self.type_error("__slots__ must be identifiers"));
        }
        Ok(self.heap.intern_id(id))
    }

    fn add_slot(&mut self, slots: &mut Slots, slot: StrId, class: StrId, dict: DictId, best: ClassId) -> Res<()> {
        if slot == names::DICT {
            if slots.has_dict {
                return Err(self.type_error("__dict__ slot disallowed: we already got one"));
            }
            slots.has_dict = true;
            return Ok(());
        }
        if slot == names::WEAKREF {
            if slots.has_weakref || self.shows_weakref(best) {
                return Err(
                    self.type_error("__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0")
                );
            }
            slots.has_weakref = true;
            return Ok(());
        }
        let mangled = self.mangle(slot, class);
        let is_special = matches!(mangled, names::QUALNAME | names::CLASSCELL);
        if !is_special && self.dict_get_name(dict, mangled).is_some() {
            let message = format!("'{}' in __slots__ conflicts with class variable", self.heap.str(slot));
            return Err(self.value_error(message));
        }
        if !slots.names.contains(&mangled) {
            slots.names.push(mangled);
        }
        Ok(())
    }

    /// `__name` inside a class is `_Class__name`.
    fn mangle(&mut self, name: StrId, class: StrId) -> StrId {
        let (text, class) = (self.heap.str(name), self.heap.str(class).trim_start_matches('_'));
        if !text.starts_with("__") || text.ends_with("__") || class.is_empty() {
            return name;
        }
        let mangled = format!("_{class}{text}");
        self.heap.intern(&mangled)
    }

    /// Makes the root shape of a class: the slots of the base, then its own; and the descriptors of the latter.
    ///
    /// # Errors
    /// `TypeError` for more slots than an instance can have.
    pub(super) fn place_slots(&mut self, class: ClassId, best: ClassId, slots: &Slots) -> Res<()> {
        let root = self.heap.new_root_shape(class);
        let mut all = self.slot_names(best);
        let n_inherited = all.len();
        all.extend(slots.names.iter().filter(|name| !all[..n_inherited].contains(name)).collect::<Vec<_>>());
        let Ok(n_slots) = u8::try_from(all.len()).map_err(|_| ()).and_then(|n| if n > 200 { Err(()) } else { Ok(n) })
        else {
            return Err(self.type_error("too many __slots__"));
        };
        self.heap.edit(
            |h| &mut h.shapes,
            root,
            |shape| {
                shape.names.extend(all);
                shape.n_slots = n_slots;
            },
        );
        self.heap.classes.get_mut(class).root_shape = root;
        let dict = self.heap.classes.get(class).dict;
        for name in &slots.names {
            let descriptor = self.heap.new_descriptor(Descriptor::Slot { class, name: *name });
            self.dict_set_name(dict, *name, descriptor);
        }
        Ok(())
    }

    /// The slots of a class's instances.
    pub(crate) fn slot_names(&self, class: ClassId) -> Vec<StrId> {
        let shape = self.heap.shapes.get(self.heap.classes.get(class).root_shape);
        let start = shape.n_hidden as usize;
        shape.names.get(start..start + shape.n_slots as usize).unwrap_or(&[]).to_vec()
    }

    /// Gives a class made by the interpreter the slots of its base.
    pub(crate) fn inherit_slots(&mut self, class: ClassId, base: ClassId) {
        let names = self.slot_names(base);
        let root = self.heap.classes.get(class).root_shape;
        self.heap.edit(
            |h| &mut h.shapes,
            root,
            |shape| {
                shape.n_slots = names.len() as u8;
                shape.names.extend(names);
            },
        );
    }
}

/// Whether a text can name a variable.
fn is_identifier(text: &str) -> bool {
    let is_start = |c: char| c == '_' || c.is_alphabetic();
    let mut chars = text.chars();
    chars.next().is_some_and(is_start) && chars.all(|c| c == '_' || c.is_alphanumeric())
}
