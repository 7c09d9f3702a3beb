//! Data races: two accesses by different threads, one of them a write, of which neither happens before the other, whatever
//! order they had in this run.
//!
//! Found as FastTrack does (Flanagan and Freund, PLDI 2009): each actor has a vector clock; what one hands to another (a lock,
//! its end, an item of a container) takes the clock along; each place in memory remembers the moments of its last write and of
//! the reads since. If a place has a race in a run, one is found in it, and each that is found is one.
//!
//! A newcomer's trap: methods of builtin containers are single steps, as in CPython. They race with nothing, and what one thread
//! puts into a container it hands to whoever takes something out.

#[cfg(test)]
mod tests;

use rustc_hash::{FxHashMap, FxHashSet};
use sesf_heap::{Heap, ObjectId};
use sesf_network::SocketId;
use sesf_vm::runtime::{Actor, ProcessId};
use sesf_vm::{Access, AccessKind, CodePlace, Location, Owner};
use smallvec::SmallVec;

use crate::actors::PerActor;
use crate::vector_clock::{Epoch, VectorClock};

/// The most races that are found in one run.
const MOST: usize = 100;

/// What hands over what its releasers know to its acquirers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Medium {
    Lock(ProcessId, ObjectId),
    Container(ProcessId, Owner),
    Socket(SocketId),
    /// The guarded parts of a process, of which one runs at a time.
    Guarded(ProcessId),
    /// That a process has ended.
    End(ProcessId),
}

/// One of two accesses that race.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Site {
    pub actor: Actor,
    pub is_write: bool,
    pub place: CodePlace,
}

#[derive(Clone, Copy, Debug)]
struct Noted {
    epoch: Epoch,
    place: CodePlace,
}

/// What is remembered of a place in memory.
#[derive(Clone, Debug, Default)]
struct Shadow {
    write: Option<Noted>,
    /// The reads since then that no later one comes after.
    reads: SmallVec<[Noted; 2]>,
}

impl Shadow {
    /// Whether an access adds nothing: whatever races with it races with one of the same moment.
    fn is_told_by_now(&self, now: Epoch, is_write: bool) -> bool {
        let is_written = self.write.is_some_and(|write| write.epoch == now);
        match is_write {
            true => is_written && self.reads.is_empty(),
            false => is_written || self.reads.iter().any(|read| read.epoch == now),
        }
    }
}

/// What is known of a run so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Races {
    /// Their places in the clocks, from 1; 0 for those that have done nothing.
    numbers: PerActor<u32>,
    actors: Vec<Actor>,
    clocks: Vec<VectorClock>,
    media: FxHashMap<Medium, VectorClock>,
    memory: FxHashMap<(ProcessId, Location), Shadow>,
    /// The pairs of instructions that were found to race.
    known: FxHashSet<(ProcessId, [CodePlace; 2])>,
}

impl Races {
    /// What an actor has done so far happens before what another does from now on.
    pub fn pass(&mut self, from: Actor, to: Actor) {
        let (from, to) = (self.number(from), self.number(to));
        let known = self.clocks[from as usize].clone();
        self.clocks[to as usize].join(&known);
        self.clocks[from as usize].tick(from);
    }

    /// What was released before happens before what the actor does from now on.
    pub fn acquire(&mut self, actor: Actor, medium: Medium) {
        let number = self.number(actor);
        if let Some(known) = self.media.get(&medium) {
            self.clocks[number as usize].join(known);
        }
    }

    /// What the actor has done so far happens before what is acquired later.
    pub fn release(&mut self, actor: Actor, medium: Medium) {
        let number = self.number(actor);
        let clock = &mut self.clocks[number as usize];
        self.media.entry(medium).or_default().join(clock);
        clock.tick(number);
    }

    /// What the threads of a process have done happens before what is done by whoever learns that it has ended.
    pub fn end(&mut self, process: ProcessId) {
        let is_own = |actor: &Actor| matches!(actor, Actor::Thread(its, _) if *its == process);
        let own: Vec<Actor> = self.actors.iter().copied().filter(is_own).collect();
        own.into_iter().for_each(|actor| self.release(actor, Medium::End(process)));
    }

    /// An access, and an earlier one with which it races, unless these two are known to.
    pub fn access(&mut self, process: ProcessId, actor: Actor, access: Access) -> Option<[Site; 2]> {
        let Access { location, kind, place } = access;
        match kind {
            // Nothing that only one thread has done can race.
            _ if self.actors.len() < 2 => None,
            AccessKind::Call { takes, puts } => {
                let medium = Medium::Container(process, location.owner);
                if takes {
                    self.acquire(actor, medium);
                }
                if puts {
                    self.release(actor, medium);
                }
                None
            }
            AccessKind::Read | AccessKind::Write => {
                let site = Site { actor, is_write: kind == AccessKind::Write, place };
                let earlier = self.note((process, location), site)?;
                let mut places = [earlier.place, place];
                places.sort();
                let is_new = self.known.len() < MOST && self.known.insert((process, places));
                is_new.then_some([earlier, site])
            }
        }
    }

    /// Notes an access; an earlier one that is not ordered with it.
    fn note(&mut self, location: (ProcessId, Location), site: Site) -> Option<Site> {
        let number = self.number(site.actor);
        let clock = &self.clocks[number as usize];
        let noted = Noted { epoch: Epoch { actor: number, time: clock.time_of(number) }, place: site.place };
        let as_site = |noted: &Noted, is_write| {
            let actor = self.actors[noted.epoch.actor as usize];
            Site { actor, is_write, place: noted.place }
        };
        let unordered = |noted: &&Noted| !clock.covers(noted.epoch);
        let shadow = self.memory.entry(location).or_default();
        if shadow.is_told_by_now(noted.epoch, site.is_write) {
            return None;
        }
        let earlier_write = shadow.write.as_ref().filter(unordered).map(|noted| as_site(noted, true));
        if site.is_write {
            let earlier_read = shadow.reads.iter().find(unordered).map(|noted| as_site(noted, false));
            shadow.reads.clear();
            shadow.write = Some(noted);
            return earlier_write.or(earlier_read);
        }
        shadow.reads.retain(|read| unordered(&&*read));
        shadow.reads.push(noted);
        earlier_write
    }

    /// Forgets what is not live any more.
    pub fn collected(&mut self, process: ProcessId, heap: &Heap) {
        self.memory.retain(|(its, location), _| *its != process || location.owner.is_live(heap));
        self.media.retain(|medium, _| match medium {
            Medium::Lock(its, id) => *its != process || heap.objects.is_live(*id),
            Medium::Container(its, owner) => *its != process || owner.is_live(heap),
            Medium::Socket(_) | Medium::Guarded(_) | Medium::End(_) => true,
        });
    }

    /// An actor's place in the clocks; its own time has begun.
    fn number(&mut self, actor: Actor) -> u32 {
        let number = self.numbers.at(actor);
        if *number == 0 {
            self.actors.push(actor);
            *number = self.actors.len() as u32;
            let mut clock = VectorClock::default();
            clock.tick(*number - 1);
            self.clocks.push(clock);
        }
        *number - 1
    }
}
