//! The order in which objects are filled.

use super::{Read, slots};
use crate::node::Slot;

/// The objects among `wanted`, each after those that it holds, as far as there is such an order.
pub(super) fn contents_first(nodes: &[Read<'_>], wanted: &[usize]) -> Vec<usize> {
    let mut is_wanted = vec![false; nodes.len()];
    wanted.iter().for_each(|i| is_wanted[*i] = true);
    let mut is_seen = vec![false; nodes.len()];
    let (mut order, mut stack) = (Vec::new(), Vec::new());
    for start in wanted {
        stack.push(Visit::Enter(*start));
        while let Some(visit) = stack.pop() {
            match visit {
                Visit::Leave(i) if is_wanted[i] => order.push(i),
                Visit::Leave(_) => {}
                Visit::Enter(i) if std::mem::replace(&mut is_seen[i], true) => {}
                Visit::Enter(i) => {
                    stack.push(Visit::Leave(i));
                    stack.extend(slots(&nodes[i]).filter_map(number).map(Visit::Enter));
                }
            }
        }
    }
    order
}

enum Visit {
    Enter(usize),
    Leave(usize),
}

/// The number that a slot refers to.
pub(super) fn number(slot: Slot) -> Option<usize> {
    match slot {
        Slot::Node(i) => Some(i as usize),
        _ => None,
    }
}
