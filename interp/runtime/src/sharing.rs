//! What a controlled run knows of the accesses to what threads share.

use std::collections::BTreeMap;

use sesf_heap::{Heap, ObjectId, Operation, ThreadId, Value};
use sesf_network::{Delivery, LinkId};
use sesf_vm::runtime::{Actor, Event, Place, ProcessId};
use sesf_vm::{Access, CodePlace};

use crate::races::{Medium, Races, Site};

/// Two accesses by different threads, one of them a write, that no order is between.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Race {
    /// What they are about, for people.
    pub about: String,
    /// The one that came first in this run, and the other.
    pub sides: [RaceSide; 2],
}

/// One of two accesses that race.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RaceSide {
    /// The thread's name.
    pub thread: String,
    /// Whether something is written.
    pub is_write: bool,
    /// Where.
    pub place: Place,
}

/// What is known so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sharing {
    /// The order between accesses, if races are watched for.
    races: Option<Races>,
    /// The accesses before which threads were interrupted.
    held_back: BTreeMap<Actor, Access>,
    /// The names of those that have begun.
    names: BTreeMap<Actor, String>,
    /// The race of which more is to be told.
    last: Option<[Site; 2]>,
    found: Vec<Race>,
}

impl Sharing {
    /// At the beginning of a run.
    pub fn new(watches_races: bool) -> Sharing {
        Sharing { races: watches_races.then(Races::default), ..Sharing::default() }
    }

    /// Whether races are watched for.
    pub fn is_watched(&self) -> bool {
        self.races.is_some()
    }

    /// What an actor has done so far happens before what another does from now on.
    pub fn pass(&mut self, from: Actor, to: Actor) {
        if let Some(races) = &mut self.races {
            races.pass(from, to);
        }
    }

    /// A step was taken, with this lock if it is about one, and this result. Whether the actor's name is wanted.
    pub fn step(
        &mut self,
        process: ProcessId,
        thread: ThreadId,
        operation: Operation,
        lock: Option<ObjectId>,
        result: Option<Value>,
    ) -> bool {
        let Some(races) = &mut self.races else { return false };
        let actor = Actor::Thread(process, thread);
        let medium = lock.map(|lock| Medium::Lock(process, lock));
        let is_true = result == Some(Value::Bool(true));
        match (operation, medium) {
            (Operation::Acquire(_), Some(medium)) if is_true => races.acquire(actor, medium),
            // A wait ends with the lock, be it by a notification or not; without a result it is not over.
            (Operation::Resume { .. }, Some(medium)) if result.is_some() => races.acquire(actor, medium),
            (Operation::Release(_) | Operation::Wait(_), Some(medium)) => races.release(actor, medium),
            (Operation::Join(other), _) if is_true => races.pass(Actor::Thread(process, other), actor),
            (Operation::Answer { process, .. }, _) if result == Some(Value::None) => {
                races.acquire(actor, Medium::End(process));
            }
            (Operation::Enter | Operation::AwaitChange { .. }, _) => races.acquire(actor, Medium::Guarded(process)),
            (Operation::Network(_, socket), _) => {
                races.acquire(actor, Medium::Socket(socket));
                races.release(actor, Medium::Socket(socket));
            }
            _ => {}
        }
        operation == Operation::Start
    }

    /// The network has delivered something: what its sender did happens before what is done with it.
    pub fn deliver(&mut self, link: LinkId, delivery: &Delivery) {
        if let (Some(races), Some(receiver)) = (&mut self.races, delivery.receiver) {
            let actor = Actor::Delivery(link);
            races.acquire(actor, Medium::Socket(delivery.sender));
            races.release(actor, Medium::Socket(receiver));
        }
    }

    /// A thread has left a guarded part.
    pub fn left_guarded(&mut self, process: ProcessId, thread: ThreadId) {
        if let Some(races) = &mut self.races {
            races.release(Actor::Thread(process, thread), Medium::Guarded(process));
        }
    }

    /// A thread has seen that another has ended.
    pub fn saw_end(&mut self, process: ProcessId, thread: ThreadId, other: ThreadId) {
        self.pass(Actor::Thread(process, other), Actor::Thread(process, thread));
    }

    /// A process has ended; an actor has seen to that.
    pub fn end_process(&mut self, process: ProcessId, by: Actor) {
        if let Some(races) = &mut self.races {
            races.end(process);
            races.release(by, Medium::End(process));
        }
    }

    /// An actor has seen that a process has ended.
    pub fn saw_end_of_process(&mut self, actor: Actor, process: ProcessId) {
        if let Some(races) = &mut self.races {
            races.acquire(actor, Medium::End(process));
        }
    }

    /// An actor was interrupted before an access.
    pub fn hold_back(&mut self, actor: Actor, access: Access) {
        self.held_back.insert(actor, access);
    }

    /// An actor goes on: the access before which it was interrupted.
    pub fn take_held_back(&mut self, actor: Actor) -> Option<Access> {
        self.held_back.remove(&actor)
    }

    /// An access, and the earlier one with which it races, unless that is known.
    pub fn access(&mut self, process: ProcessId, thread: ThreadId, access: Access) -> Option<CodePlace> {
        self.last = self.races.as_mut()?.access(process, Actor::Thread(process, thread), access);
        self.last.map(|[earlier, _]| earlier.place)
    }

    /// More about the race that was found just now.
    pub fn note_race(&mut self, about: String, places: [Place; 2]) {
        let Some(sites) = self.last.take() else { return };
        let [first, second] = places;
        let side = |site: Site, place| RaceSide { thread: self.name_of(site.actor), is_write: site.is_write, place };
        let race = Race { about, sides: [side(sites[0], first), side(sites[1], second)] };
        self.found.push(race);
    }

    /// Remembers the name of a thread that begins: it may have ended when its race is found.
    pub fn note_name(&mut self, event: &Event) {
        if let Some(name) = &event.name
            && self.is_watched()
        {
            self.names.insert(event.actor, name.clone());
        }
    }

    fn name_of(&self, actor: Actor) -> String {
        match (self.names.get(&actor), actor) {
            (Some(name), _) => name.clone(),
            (None, Actor::MAIN) => String::from("MainThread"),
            (None, Actor::Thread(_, thread)) => format!("Thread {}", thread.0),
            (None, Actor::Delivery(_)) => String::from("the network"),
        }
    }

    /// The races found.
    pub fn take_races(&mut self) -> Vec<Race> {
        std::mem::take(&mut self.found)
    }

    /// The heap of a process was collected.
    pub fn collected(&mut self, process: ProcessId, heap: &Heap) {
        if let Some(races) = &mut self.races {
            races.collected(process, heap);
        }
    }
}
