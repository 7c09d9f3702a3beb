//! What no program can make is refused: the machine may rely on it.

use sesf_heap::{Value, names};
use sesf_vm::Res;

use super::order::number;
use super::{Decoder, Read, slots};
use crate::node::Node;

impl Decoder<'_, '_> {
    /// Tuples, frozensets and slices are made after what they hold: one that held itself without a mutable object on the
    /// way could not be made, and hashing it would not end.
    pub(super) fn refuse_impossible_cycles(&mut self) -> Res<()> {
        if has_impossible_cycle(&self.nodes) {
            return Err(self.malformed("an immutable object holds itself"));
        }
        Ok(())
    }

    /// What the machine reads of exceptions is of the right type.
    pub(super) fn check_exceptions(&mut self, nodes: &[Read<'_>]) -> Res<()> {
        for (i, node) in nodes.iter().enumerate() {
            if matches!(node, Node::Exception { .. }) && !self.is_possible_exception(self.made[i]) {
                return Err(self.malformed("an exception's attribute is of the wrong type"));
            }
        }
        Ok(())
    }

    fn is_possible_exception(&self, exception: Value) -> bool {
        let is_number = |name| matches!(self.vm.field(exception, name), None | Some(Value::Int(_)));
        let members = self.vm.field(exception, names::EXCEPTIONS);
        let is_group = || match members {
            Some(Value::Tuple(id)) => {
                let members = self.vm.heap.tuple(id);
                !members.is_empty() && members.iter().all(|member| matches!(member, Value::Exception(_)))
            }
            _ => false,
        };
        is_number(names::START) && is_number(names::END) && (!self.is_group(exception) || is_group())
    }
}

/// What has to be there before an object is made.
fn needs<'n>(nodes: &'n [Read<'_>], i: usize) -> impl Iterator<Item = usize> + 'n {
    let node = &nodes[i];
    let n_needed = match node {
        Node::Tuple(_) | Node::FrozenSet(_) | Node::Slice(_) => usize::MAX,
        // The class and the builtin value, which are the first two.
        Node::Instance { .. } | Node::Stateful { .. } => 2,
        _ => 0,
    };
    slots(node).take(n_needed).filter_map(number).filter(|needed| *needed < nodes.len())
}

/// Whether an object needs itself: objects that need nothing more are taken away until none is left.
fn has_impossible_cycle(nodes: &[Read<'_>]) -> bool {
    let mut n_needed: Vec<usize> = (0..nodes.len()).map(|i| needs(nodes, i).count()).collect();
    if n_needed.iter().all(|n| *n == 0) {
        return false;
    }
    let mut needed_by = vec![Vec::new(); nodes.len()];
    for i in 0..nodes.len() {
        needs(nodes, i).for_each(|needed| needed_by[needed].push(i));
    }
    let mut free: Vec<usize> = (0..nodes.len()).filter(|i| n_needed[*i] == 0).collect();
    let mut n_taken = 0;
    while let Some(i) = free.pop() {
        n_taken += 1;
        for user in &needed_by[i] {
            n_needed[*user] -= 1;
            if n_needed[*user] == 0 {
                free.push(*user);
            }
        }
    }
    n_taken < nodes.len()
}
