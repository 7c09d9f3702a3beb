//! What is remembered of an expression.

use std::rc::Rc;

use crate::source::Span;

/// An expression that was read.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// What messages call it.
    pub what: &'static str,
    /// Its place.
    pub span: Span,
    /// The items of a list or tuple, the value of a starred expression, the left side of an `in` comparison.
    pub items: Rc<[Node]>,
}

/// What a target is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Assign,
    Delete,
    For,
}

impl Node {
    pub(super) fn new(what: &'static str, span: Span) -> Self {
        Self { what, span, items: Rc::from([]) }
    }

    pub(super) fn with_items(what: &'static str, span: Span, items: Vec<Node>) -> Self {
        Self { what, span, items: items.into() }
    }

    /// Tells whether the node may be bound by itself.
    pub(super) fn is_simple_target(&self) -> bool {
        matches!(self.what, "name" | "attribute" | "subscript")
    }

    /// Tells whether the whole node is a target.
    pub(super) fn is_target(&self, target: Target) -> bool {
        self.first_invalid(target).is_none() && self.what != "comparison"
    }

    /// Finds the part that keeps the node from being a target.
    pub(super) fn first_invalid(&self, target: Target) -> Option<&Node> {
        match self.what {
            "list" | "tuple" => self.items.iter().find_map(|item| item.first_invalid(target)),
            "starred" if target != Target::Delete => self.items[0].first_invalid(target),
            "comparison" if target == Target::For => self.items.first().and_then(|left| left.first_invalid(target)),
            _ if self.is_simple_target() => None,
            _ => Some(self),
        }
    }
}
