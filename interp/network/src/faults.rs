//! What can happen to datagrams on their way.

/// How likely something is, in millionths.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct Chance(u32);

impl Chance {
    /// What always happens.
    pub const CERTAIN: Chance = Chance(1_000_000);

    /// A chance of so many millionths, 1,000,000 at most.
    pub fn from_millionths(millionths: u32) -> Chance {
        Chance(millionths.min(Chance::CERTAIN.0))
    }

    /// In millionths.
    pub fn millionths(self) -> u32 {
        self.0
    }
}

/// Something that a network does to a datagram.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Fault {
    /// It never arrives.
    Loss,
    /// It arrives, and a copy of it later.
    Duplication,
    /// One that was sent after it arrives first.
    Reordering,
}

/// How likely each fault is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Faults {
    /// That a datagram is lost.
    pub loss: Chance,
    /// That it comes twice.
    pub duplication: Chance,
    /// That the next one overtakes it.
    pub reordering: Chance,
}

impl Faults {
    /// How likely this one is.
    pub fn chance(&self, fault: Fault) -> Chance {
        match fault {
            Fault::Loss => self.loss,
            Fault::Duplication => self.duplication,
            Fault::Reordering => self.reordering,
        }
    }
}
