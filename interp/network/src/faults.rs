//! What can happen to datagrams on their way.

use std::fmt;
use std::str::FromStr;

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

/// The faults as people write them: `loss=0.1,dup=0.1,reorder=0.2`, those that cannot happen left out.
impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = [("loss", self.loss), ("dup", self.duplication), ("reorder", self.reordering)];
        let possible = named.into_iter().filter(|(_, chance)| *chance > Chance::default());
        let words =
            possible.map(|(name, chance)| format!("{name}={}", f64::from(chance.0) / f64::from(Chance::CERTAIN.0)));
        f.write_str(&words.collect::<Vec<_>>().join(","))
    }
}

impl FromStr for Faults {
    type Err = String;

    fn from_str(text: &str) -> Result<Faults, String> {
        let mut faults = Faults::default();
        for word in text.split(',') {
            let (name, chance) = word.split_once('=').ok_or_else(|| {
                format!("expected FAULT=CHANCE, found '{word}': write, for example, loss=0.1,dup=0.1,reorder=0.2")
            })?;
            let place = match name.trim() {
                "loss" => &mut faults.loss,
                "dup" => &mut faults.duplication,
                "reorder" => &mut faults.reordering,
                "crash" => return Err(String::from("crash is not available yet: use loss, dup and reorder")),
                _ => return Err(format!("'{name}' is no fault: use loss, dup and reorder")),
            };
            *place = chance.parse()?;
        }
        Ok(faults)
    }
}

impl FromStr for Chance {
    type Err = String;

    fn from_str(text: &str) -> Result<Chance, String> {
        match text.trim().parse::<f64>() {
            Ok(chance) if (0.0..=1.0).contains(&chance) => {
                Ok(Chance::from_millionths((chance * f64::from(Chance::CERTAIN.0)).round() as u32))
            }
            _ => Err(format!("expected a chance between 0 and 1, found '{text}'")),
        }
    }
}
