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
        let next = Shape { names, transitions: Vec::new(), dict_mode: None, ..*from };
        let to = self.add(|h| &mut h.shapes, next);
        self.edit(|h| &mut h.shapes, shape, |s| s.transitions.push((name, to)));
        Some(to)
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
