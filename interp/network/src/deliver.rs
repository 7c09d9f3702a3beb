//! Delivery: what is on its way arrives.

use std::fmt;

use crate::address::Address;
use crate::faults::{Chance, Fault};
use crate::link::{Link, LinkId, Packet, Target};
use crate::network::{CAPACITY, Network};
use crate::socket::{Flavour, Message, Role, Socket, SocketId};

/// What is left to others when something is delivered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// How much of a stream arrives: which of so many portions. The first one is all of it.
    Portion(u32),
    /// Whether this happens to a datagram (1) or not (0).
    Fault(Fault, Chance),
}

/// What was delivered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Delivery {
    /// Who sent it.
    pub from: Address,
    /// Whom it was for.
    pub to: Address,
    /// The socket that sent it.
    pub sender: SocketId,
    /// The socket that it was for, if there was one.
    pub receiver: Option<SocketId>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of something that was on its way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// There is a connection.
    Connected,
    /// Nobody listens.
    Refused,
    /// So many bytes of a stream have arrived.
    Bytes(usize),
    /// A stream has ended.
    Ended,
    /// A connection is broken.
    Reset,
    /// A message has arrived.
    Message(Vec<u8>),
    /// A message has arrived that will arrive again.
    Duplicated(Vec<u8>),
    /// A message has arrived before one that was sent earlier.
    Overtaking(Vec<u8>),
    /// The network has lost a message.
    Lost(Vec<u8>),
    /// Nobody was there who takes the message.
    Unclaimed(Vec<u8>),
}

impl Outcome {
    /// How many bytes have arrived, or were lost.
    pub fn size(&self) -> usize {
        match self {
            Outcome::Connected | Outcome::Refused | Outcome::Ended | Outcome::Reset => 0,
            Outcome::Bytes(n) => *n,
            Outcome::Message(bytes)
            | Outcome::Duplicated(bytes)
            | Outcome::Overtaking(bytes)
            | Outcome::Lost(bytes)
            | Outcome::Unclaimed(bytes) => bytes.len(),
        }
    }
}

impl fmt::Display for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match &self.outcome {
            Outcome::Bytes(1) => "1 byte",
            Outcome::Bytes(n) => &format!("{n} bytes"),
            Outcome::Connected => "connection",
            Outcome::Refused => "refused connection",
            Outcome::Ended => "end",
            Outcome::Reset => "reset",
            Outcome::Message(_) => "message",
            Outcome::Duplicated(_) => "doubled message",
            Outcome::Overtaking(_) => "early message",
            Outcome::Lost(_) => "lost message",
            Outcome::Unclaimed(_) => "unclaimed message",
        };
        f.write_str(what)?;
        match self.to.to_string() {
            to if to.is_empty() => Ok(()),
            to => write!(f, " to {to}"),
        }
    }
}

impl Network {
    /// The links with something that can arrive now, in the order of their numbers. What waits for room, or for somebody to
    /// have an address, cannot.
    pub fn deliverable(&self) -> impl Iterator<Item = LinkId> {
        self.links.iter().filter(|(_, link)| self.can_deliver(link)).map(|(id, _)| *id)
    }

    fn can_deliver(&self, link: &Link) -> bool {
        match link.load.front() {
            None => false,
            Some(Packet::End | Packet::Reset) => true,
            Some(Packet::Connect) => match self.find(Flavour::Stream, &link.to).and_then(|id| self.sockets.get(&id)) {
                Some(Socket { role: Role::Listening { backlog, queue }, .. }) => queue.len() <= *backlog,
                _ => true,
            },
            Some(Packet::Bytes(_)) => match &link.target {
                Target::Socket(id) => {
                    self.sockets.get(id).and_then(Socket::stream).is_none_or(|stream| stream.arrived.len() < CAPACITY)
                }
                Target::Address(_) => true,
            },
            Some(Packet::Message { .. }) => match self.receiver(link.flavour, &link.target) {
                Some(id) => self.sockets.get(&id).and_then(Socket::port).is_none_or(|port| port.n_bytes < CAPACITY),
                None => link.flavour != Flavour::Fifo,
            },
        }
    }

    /// Lets the first thing on a link arrive; `choose` is asked what is left open. None if there is nothing on it.
    pub fn deliver(&mut self, id: LinkId, choose: &mut dyn FnMut(Choice) -> u32) -> Option<Delivery> {
        let link = self.links.get(&id)?;
        let (from, to, sender) = (link.from.clone(), link.to.clone(), link.source);
        let receiver = self.receiver(link.flavour, &link.target);
        let link = self.links.get_mut(&id)?;
        let outcome = match link.load.front()? {
            Packet::Bytes(_) => self.deliver_bytes(id, choose)?,
            Packet::Message { .. } => self.deliver_message(id, choose)?,
            Packet::Connect => {
                link.take(0);
                match self.arrive_at_listener(id) {
                    true => Outcome::Connected,
                    false => Outcome::Refused,
                }
            }
            Packet::End => {
                link.take(0);
                if let Target::Socket(target) = link.target
                    && let Some(stream) = self.sockets.get_mut(&target).and_then(Socket::stream_mut)
                {
                    stream.has_ended = true;
                }
                Outcome::Ended
            }
            Packet::Reset => {
                link.take(0);
                if let Target::Socket(target) = link.target {
                    self.break_connection(target);
                }
                Outcome::Reset
            }
        };
        self.forget_if_over(id);
        Some(Delivery { from, to, sender, receiver, outcome })
    }

    fn deliver_bytes(&mut self, id: LinkId, choose: &mut dyn FnMut(Choice) -> u32) -> Option<Outcome> {
        let link = self.links.get_mut(&id)?;
        let portions = portions(link);
        let chosen = match portions.len() {
            1 => 0,
            n => choose(Choice::Portion(n as u32)) as usize,
        };
        let bytes = link.take_bytes(*portions.get(chosen).or(portions.first())?);
        let n = bytes.len();
        let target = match link.target {
            Target::Socket(target) => self.sockets.get_mut(&target).and_then(Socket::stream_mut),
            Target::Address(_) => None,
        };
        match target {
            Some(stream) if stream.is_read_shut => {}
            Some(stream) => stream.arrived.extend(bytes),
            None => self.reset_sender(id),
        }
        Some(Outcome::Bytes(n))
    }

    fn deliver_message(&mut self, id: LinkId, choose: &mut dyn FnMut(Choice) -> u32) -> Option<Outcome> {
        let faults = self.faults;
        let link = self.links.get_mut(&id)?;
        let mut happens = |fault: Fault, is_possible: bool| {
            let chance = faults.chance(fault);
            let can_happen = link.flavour == Flavour::Datagram && is_possible && chance > Chance::default();
            can_happen && choose(Choice::Fault(fault, chance)) == 1
        };
        let overtakes = happens(Fault::Reordering, link.load.len() > 1);
        let index = usize::from(overtakes);
        let is_copy = matches!(link.load.get(index), Some(Packet::Message { is_copy: true, .. }));
        let is_lost = happens(Fault::Loss, true);
        let is_duplicated = !is_lost && happens(Fault::Duplication, !is_copy);
        let Packet::Message { bytes, .. } = link.take(index)? else { return None };
        if is_lost {
            return Some(Outcome::Lost(bytes));
        }
        if is_duplicated {
            link.push(Packet::Message { bytes: bytes.clone(), is_copy: true });
        }
        let (source, from, to) = (link.source, link.from.clone(), link.to.clone());
        let receiver = self.links.get(&id).and_then(|link| self.receiver(link.flavour, &link.target));
        let Some(receiver) = receiver else {
            self.note_unreached(source, &to);
            return Some(Outcome::Unclaimed(bytes));
        };
        if !self.arrive_at_port(receiver, Message { from, bytes: bytes.clone() }) {
            return Some(Outcome::Unclaimed(bytes));
        }
        Some(match (is_duplicated, overtakes) {
            (true, _) => Outcome::Duplicated(bytes),
            (false, true) => Outcome::Overtaking(bytes),
            (false, false) => Outcome::Message(bytes),
        })
    }

    /// A link on which nothing is and nothing will be sent is no more.
    fn forget_if_over(&mut self, id: LinkId) {
        if let Some(link) = self.links.get(&id)
            && link.load.is_empty()
            && !self.sockets.contains_key(&link.source)
        {
            self.links.remove(&id);
        }
    }
}

/// How much of a stream can arrive at once: all, what was sent at once, half of that, a single byte.
fn portions(link: &Link) -> Vec<usize> {
    let (all, first) = (link.pieces().sum(), link.pieces().next().unwrap_or_default());
    let mut portions = vec![all, first, first.div_ceil(2), 1];
    portions.dedup();
    portions
}
