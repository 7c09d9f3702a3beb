//! A value for each actor.

use sesf_vm::runtime::Actor;

/// A value for each actor, the default at first: found by index, since it is looked up at every step.
#[derive(Clone, Debug, Default)]
pub struct PerActor<T> {
    /// By process, then by thread.
    threads: Vec<Vec<T>>,
    deliveries: Vec<T>,
}

impl<T: Clone + Default> PerActor<T> {
    /// The value of an actor, to be changed.
    pub fn at(&mut self, actor: Actor) -> &mut T {
        match actor {
            Actor::Thread(process, thread) => grown(grown(&mut self.threads, process.0), thread.0),
            Actor::Delivery(link) => grown(&mut self.deliveries, link.0),
        }
    }
}

/// The item at an index, after the list was made long enough for it.
fn grown<T: Clone + Default>(list: &mut Vec<T>, index: u32) -> &mut T {
    let index = index as usize;
    if list.len() <= index {
        list.resize(index + 1, T::default());
    }
    &mut list[index]
}
