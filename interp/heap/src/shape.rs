//! Shapes: the layouts of instances, shared by all that got their attributes in the same order.

use crate::heap::Heap;
use crate::names;
use crate::object::*;
use crate::value::*;

/// Instances with more attributes than this keep them in a dict: looking a name up in a shape is a scan.
const MAX_FIELDS: usize = 40;
/// A shape with more successors than this is that of instances used as dicts.
const MAX_TRANSITIONS: usize = 64;

impl Heap {
    /// The shape of an instance of `class` without attributes; the class's layout must be set.
    pub fn new_root_shape(&mut self, class: ClassId) -> ShapeId {
        let n_hidden = match self.classes.get(class).layout {
            Layout::Plain | Layout::Exception | Layout::Class | Layout::Final => 0,
            _ => 1,
        };
        let names = vec![names::EMPTY; n_hidden];
        self.add(|h| &mut h.shapes, Shape { class, names, n_hidden: n_hidden as u8, ..Shape::default() })
    }

    /// The shape with one attribute more, or `None` if such an instance should keep its attributes in a dict.
    pub fn shape_with(&mut self, shape: ShapeId, name: StrId) -> Option<ShapeId> {
        let from = self.shapes.get(shape);
        if let Some((_, to)) = from.transitions.iter().find(|(n, _)| *n == name) {
            return Some(*to);
        }
        if from.names.len() >= MAX_FIELDS || from.transitions.len() >= MAX_TRANSITIONS {
            return None;
        }
        let mut names = Vec::with_capacity(from.names.len() + 1);
        names.extend_from_slice(&from.names);
        names.push(name);
        let next = Shape { names, transitions: Vec::new(), dict_mode: None, parent: Some(shape), ..*from };
        let to = self.add(|h| &mut h.shapes, next);
        self.edit(|h| &mut h.shapes, shape, |s| s.transitions.push((name, to)));
        Some(to)
    }

    /// Takes the attribute that was assigned last from an instance or exception, if it is this field.
    pub fn remove_last_field(&mut self, object: Value, shape: ShapeId, field: usize) -> bool {
        match *self.shapes.get(shape) {
            Shape { parent: Some(parent), ref names, .. } if field + 1 == names.len() => {
                self.edit_fields(object, parent, |fields| fields.truncate(field));
                true
            }
            _ => false,
        }
    }

    /// How many fields instances of this shape may come to have, as far as is known: as many as those that got their next
    /// attribute first.
    pub fn expected_fields(&self, shape: ShapeId) -> usize {
        let mut info = self.shapes.get(shape);
        while let Some((_, next)) = info.transitions.first() {
            info = self.shapes.get(*next);
        }
        info.names.len()
    }

    /// Puts a value into a field of an instance or exception, whose shape is then this one.
    pub fn put_field(&mut self, object: Value, shape: ShapeId, index: usize, value: Value) {
        let expected = self.expected_fields(shape);
        self.edit_fields(object, shape, |fields| put(fields, index, value, expected));
    }

    /// Changes the shape and the fields of an instance.
    pub fn edit_fields(&mut self, object: Value, shape: ShapeId, change: impl FnOnce(&mut Items)) {
        match object {
            Value::Instance(id) => self.edit(
                |h| &mut h.instances,
                id,
                |i| {
                    i.shape = shape;
                    change(&mut i.fields);
                },
            ),
            Value::Exception(id) => self.edit(
                |h| &mut h.exceptions,
                id,
                |e| {
                    e.shape = shape;
                    change(&mut e.fields);
                },
            ),
            _ => {}
        }
    }

    /// The shape of instances of the class of `shape` whose attributes are in a dict (its `__slots__` excepted).
    pub fn dict_shape(&mut self, shape: ShapeId) -> ShapeId {
        let class = self.shapes.get(shape).class;
        let root = self.classes.get(class).root_shape;
        if let Some(shape) = self.shapes.get(root).dict_mode {
            return shape;
        }
        let base = self.shapes.get(root);
        let mut names = Vec::with_capacity(base.names.len() + 1);
        names.extend_from_slice(&base.names);
        names.insert(base.n_hidden as usize, names::EMPTY);
        let next = Shape { names, transitions: Vec::new(), n_hidden: base.n_hidden + 1, is_dict: true, ..*base };
        let shape = self.add(|h| &mut h.shapes, next);
        self.shapes.get_mut(root).dict_mode = Some(shape);
        shape
    }
}

/// Puts a value into a field, with room for as many as are expected if they have to move.
fn put(fields: &mut Items, index: usize, value: Value, expected: usize) {
    if fields.len() <= index {
        if fields.capacity() <= index {
            fields.grow(expected.max(index + 1));
        }
        fields.resize(index + 1, Value::Unbound);
    }
    fields[index] = value;
}
