//! Classes of values and lookup along the method resolution order.

use std::sync::Arc;

use sesf_heap::{
    ClassId, Descriptor, DictId, Iter, IterKind, Layout, Maker, NativeId, Specials, StrId, Value, classes, names,
};

use crate::vm::Vm;

impl Vm {
    /// The class of a value.
    #[inline]
    pub fn class_of(&self, value: Value) -> ClassId {
        match value {
            Value::Instance(id) => self.heap.instances.get(id).class,
            Value::Int(_) | Value::BigInt(_) => classes::INT,
            Value::Str(_) => classes::STR,
            Value::List(_) => classes::LIST,
            Value::Dict(_) => classes::DICT,
            Value::Tuple(_) => classes::TUPLE,
            Value::Bool(_) => classes::BOOL,
            Value::Float(_) => classes::FLOAT,
            Value::Class(id) => self.heap.classes.get(id).metaclass,
            Value::Exception(id) => self.heap.exceptions.get(id).class,
            Value::None | Value::Unbound => classes::NONE_TYPE,
            Value::NotImplemented => classes::NOT_IMPLEMENTED_TYPE,
            Value::Ellipsis => classes::ELLIPSIS_TYPE,
            Value::Complex(_) => classes::COMPLEX,
            Value::Bytes(_) => classes::BYTES,
            Value::ByteArray(_) => classes::BYTEARRAY,
            Value::Set(_) => classes::SET,
            Value::FrozenSet(_) => classes::FROZENSET,
            Value::Function(_) => classes::FUNCTION,
            Value::Native(id) => self.native_class(id),
            Value::Cell(_) => classes::CELL,
            Value::Method(id) => match self.heap.methods.get(id).function {
                Value::Native(_) => classes::BUILTIN_FUNCTION,
                _ => classes::METHOD,
            },
            Value::Module(id) => self.heap.modules.get(id).class,
            Value::Generator(id) => self.heap.generators.get(id).class,
            Value::Iter(id) => iter_class(self.heap.iters.get(id)),
            Value::Slice(_) => classes::SLICE,
            Value::Range(_) => classes::RANGE,
            Value::Descriptor(id) => match self.heap.descriptors.get(id) {
                Descriptor::Static(..) => classes::STATICMETHOD,
                Descriptor::Class(..) => classes::CLASSMETHOD,
                Descriptor::Property(_) | Descriptor::Free => classes::PROPERTY,
                Descriptor::Slot { .. } => classes::MEMBER_DESCRIPTOR,
                Descriptor::GetSet { .. } => classes::GETSET_DESCRIPTOR,
            },
            Value::Traceback(_) => classes::TRACEBACK,
            Value::Code(_) => classes::CODE,
            Value::Object(id) => self.heap.objects.get(id).class,
        }
    }

    fn native_class(&self, id: sesf_heap::NativeId) -> ClassId {
        use crate::native::Binding;
        match self.natives.get(id).binding {
            Binding::Method => classes::METHOD_DESCRIPTOR,
            Binding::Slot => classes::WRAPPER_DESCRIPTOR,
            _ => classes::BUILTIN_FUNCTION,
        }
    }

    /// The name of a class, for messages.
    pub fn class_name(&self, class: ClassId) -> &str {
        self.heap.str(self.heap.classes.get(class).name)
    }

    /// The name of a value's class, for messages: with the module for library classes.
    pub fn type_name(&self, value: Value) -> String {
        let class = self.class_of(value);
        match self.heap.classes.get(class).layout {
            Layout::Exception => self.class_name(class).to_string(),
            _ => self.full_class_name(class),
        }
    }

    /// Whether `class` is `ancestor` or inherits from it, without user hooks.
    #[inline]
    pub fn is_subclass(&self, class: ClassId, ancestor: ClassId) -> bool {
        class == ancestor || ancestor == classes::OBJECT || self.heap.classes.get(class).mro.contains(&ancestor)
    }

    /// Whether a value is an instance of a class, without user hooks.
    #[inline]
    pub fn is_instance(&self, value: Value, class: ClassId) -> bool {
        self.is_subclass(self.class_of(value), class)
    }

    /// The value that an instance of a class extending a builtin type carries; any other value is itself.
    #[inline]
    pub fn builtin_value(&self, value: Value) -> Value {
        match value {
            Value::Instance(id) => self.carried_value(id).unwrap_or(value),
            _ => value,
        }
    }

    fn carried_value(&self, id: sesf_heap::InstanceId) -> Option<Value> {
        let instance = self.heap.instances.get(id);
        match self.heap.classes.get(instance.class).layout {
            Layout::Plain => None,
            _ => instance.fields.first().copied(),
        }
    }

    /// The value of a name in a dict whose keys are texts.
    #[inline]
    pub fn dict_get_name(&self, dict: DictId, name: StrId) -> Option<Value> {
        let position = self.find_name(dict, name)?;
        self.heap.dicts.get(dict).at(position).map(|e| e.value)
    }

    /// The position of a name in a dict whose keys are texts.
    #[inline]
    pub fn find_name(&self, dict: DictId, name: StrId) -> Option<usize> {
        let hash = self.heap.hash_str(name);
        self.heap.dicts.get(dict).find(hash, |key| match key {
            Value::Str(id) => self.heap.str_eq(id, name),
            _ => false,
        })
    }

    /// Binds a name in a dict whose keys are texts.
    pub fn dict_set_name(&mut self, dict: DictId, name: StrId, value: Value) {
        match self.find_name(dict, name) {
            Some(position) => {
                if let Some(entry) = self.heap.dicts.get_mut(dict).at_mut(position) {
                    entry.value = value;
                }
            }
            None => {
                let hash = self.heap.hash_str(name);
                self.heap.edit(|h| &mut h.dicts, dict, |d| d.insert_new(hash, Value::Str(name), value));
            }
        }
    }

    /// Removes a name from a dict whose keys are texts; whether it was there.
    pub fn dict_remove_name(&mut self, dict: DictId, name: StrId) -> bool {
        match self.find_name(dict, name) {
            Some(position) => self.heap.edit(|h| &mut h.dicts, dict, |d| d.remove(position)).is_some(),
            None => false,
        }
    }

    /// The attribute of a class or its ancestors, as it lies in the namespace (not bound).
    pub fn lookup(&self, class: ClassId, name: StrId) -> Option<Value> {
        self.lookup_with_owner(class, name).map(|(value, _)| value)
    }

    /// As [`Vm::lookup`], with the class in whose namespace it was found.
    pub fn lookup_with_owner(&self, class: ClassId, name: StrId) -> Option<(Value, ClassId)> {
        let mro = &self.heap.classes.get(class).mro;
        mro.iter().find_map(|c| {
            let dict = self.heap.classes.get(*c).dict;
            self.dict_get_name(dict, name).map(|value| (value, *c))
        })
    }

    /// A special method of a class as it lies in the namespace, from the class's table. `None` in a class namespace
    /// (`__hash__ = None`) is given as it is.
    #[inline]
    pub fn special(&mut self, class: ClassId, name: StrId) -> Option<Value> {
        let Some(number) = names::special_number(name) else {
            return self.lookup(class, name);
        };
        let epoch = self.heap.class_epoch;
        if let Some(specials) = &self.heap.classes.get(class).specials
            && specials.epoch == epoch
        {
            return specials.methods[number].bound();
        }
        self.fill_specials(class);
        self.lookup(class, name)
    }

    /// A special method of a value's class.
    #[inline]
    pub fn special_of(&mut self, value: Value, name: StrId) -> Option<Value> {
        self.special(self.class_of(value), name)
    }

    /// Notes what programs that start from a snapshot would find out again and again: the special methods of all classes, and
    /// the serial numbers of globals.
    pub fn learn_ahead(&mut self) {
        let classes: Vec<ClassId> = self.heap.classes.handles().collect();
        classes.into_iter().for_each(|class| self.fill_specials(class));
        let globals: Vec<DictId> = self.heap.modules.handles().map(|id| self.heap.modules.get(id).dict).collect();
        globals.into_iter().for_each(|dict| _ = self.heap.dict_serial(dict));
    }

    fn fill_specials(&mut self, class: ClassId) {
        let methods: Box<[Value]> = (0..names::N_SPECIALS)
            .map(|number| self.lookup(class, StrId(names::NEW.0 + number as u32)).unwrap_or(Value::Unbound))
            .collect();
        let maker = self.find_maker(class);
        let specials = Arc::new(Specials { epoch: self.heap.class_epoch, methods, maker });
        self.heap.edit(|h| &mut h.classes, class, |c| c.specials = Some(specials));
    }

    /// See [`Specials::maker`].
    fn find_maker(&self, class: ClassId) -> Maker {
        let (Some(new), Some(init)) = (self.found_new(class), self.lookup(class, names::INIT)) else {
            return Maker::Protocol;
        };
        if !self.has_plain_call(class) {
            return Maker::Protocol;
        }
        match (new, init, self.native_owner(new), self.native_owner(init)) {
            (Value::Native(new), _, owner, Some(classes::OBJECT)) if owner != Some(classes::OBJECT) => {
                Maker::Native(new)
            }
            (_, Value::Native(init), Some(classes::LIST | classes::SET | classes::DICT), owner)
                if owner == Some(class) =>
            {
                Maker::Container(init)
            }
            (_, Value::Function(init), ..) if new == self.object_new && !self.is_abstract(class) => Maker::Init(init),
            (_, Value::Function(init), Some(classes::BASE_EXCEPTION), _) => Maker::Exception(Some(init)),
            (_, _, Some(classes::BASE_EXCEPTION), Some(classes::BASE_EXCEPTION)) => Maker::Exception(None),
            _ => Maker::Protocol,
        }
    }

    fn is_abstract(&self, class: ClassId) -> bool {
        match self.dict_get_name(self.heap.classes.get(class).dict, names::ABSTRACT_METHODS) {
            None => false,
            Some(Value::FrozenSet(id)) => !self.heap.sets.get(id).is_empty(),
            Some(_) => true,
        }
    }

    /// The builtin type whose method a native function is.
    fn native_owner(&self, function: Value) -> Option<ClassId> {
        match function {
            Value::Native(id) => self.natives.get(id).owner,
            _ => None,
        }
    }

    /// Whether calling the class is `type.__call__`.
    fn has_plain_call(&self, class: ClassId) -> bool {
        let metaclass = self.heap.classes.get(class).metaclass;
        match self.lookup(metaclass, names::CALL) {
            Some(Value::Native(id)) => self.natives.get(id).owner == Some(classes::TYPE),
            _ => false,
        }
    }

    /// The `__new__` of a class, out of its static method.
    fn found_new(&self, class: ClassId) -> Option<Value> {
        match self.lookup(class, names::NEW)? {
            Value::Descriptor(id) => match self.heap.descriptors.get(id) {
                Descriptor::Static(function, _) => Some(*function),
                _ => None,
            },
            function => Some(function),
        }
    }

    /// What a call of the class comes down to.
    #[inline]
    pub(crate) fn maker(&mut self, class: ClassId) -> Maker {
        match &self.heap.classes.get(class).specials {
            Some(specials) if specials.epoch == self.heap.class_epoch => specials.maker,
            _ => {
                self.fill_specials(class);
                self.heap.classes.get(class).specials.as_ref().map_or(Maker::Protocol, |specials| specials.maker)
            }
        }
    }

    /// The native function that makes an instance of the class by being called, if it is as simple as that.
    #[inline]
    pub(crate) fn native_new(&mut self, class: ClassId) -> Option<NativeId> {
        match self.maker(class) {
            Maker::Native(new) => Some(new),
            _ => None,
        }
    }

    /// Notes that a class changed: inline caches and special-method tables are found again.
    pub fn class_changed(&mut self) {
        self.heap.class_epoch += 1;
    }
}

/// The class that a native iterator shows.
fn iter_class(iter: &Iter) -> ClassId {
    match iter.kind {
        IterKind::Empty | IterKind::GetItem => classes::ITERATOR,
        IterKind::List => classes::LIST_ITERATOR,
        IterKind::Tuple => classes::TUPLE_ITERATOR,
        IterKind::Str if iter.limit != 0 => classes::STR_ASCII_ITERATOR,
        IterKind::Str => classes::STR_ITERATOR,
        IterKind::Bytes => classes::BYTES_ITERATOR,
        IterKind::ByteArray => classes::BYTEARRAY_ITERATOR,
        IterKind::Range => classes::RANGE_ITERATOR,
        IterKind::BigRange => classes::LONGRANGE_ITERATOR,
        IterKind::DictKeys => classes::DICT_KEYITERATOR,
        IterKind::DictValues => classes::DICT_VALUEITERATOR,
        IterKind::DictItems => classes::DICT_ITEMITERATOR,
        IterKind::Set => classes::SET_ITERATOR,
        IterKind::ReverseList => classes::LIST_REVERSEITERATOR,
        IterKind::ReverseTuple | IterKind::ReverseStr | IterKind::ReverseGetItem => classes::REVERSED,
        IterKind::ReverseDictKeys => classes::DICT_REVERSEKEYITERATOR,
        IterKind::ReverseDictValues => classes::DICT_REVERSEVALUEITERATOR,
        IterKind::ReverseDictItems => classes::DICT_REVERSEITEMITERATOR,
        IterKind::Enumerate => classes::ENUMERATE,
        IterKind::Zip => classes::ZIP,
        IterKind::Map => classes::MAP,
        IterKind::Callable => classes::CALLABLE_ITERATOR,
    }
}
