//! The data races of a campaign: which runs are watched for them, and which were found.

use std::collections::BTreeMap;

use sesf_runtime::Race;
use sesf_vm::runtime::Place;

/// So many runs are watched in any case. Most races show in any run in which both accesses are made, whatever their order.
const FIRST: u64 = 100;
/// Of the others, one of so many: a program that does nothing but access attributes is watched at a seventh of its speed.
const EVERY: u64 = 16;

/// Whether a run of this number is watched.
pub(crate) fn is_watched(run: u64) -> bool {
    run < FIRST || run.is_multiple_of(EVERY)
}

/// How many of the first runs are watched.
pub(crate) fn n_watched(n_runs: u64) -> u64 {
    let others = n_runs.saturating_sub(FIRST);
    n_runs.min(FIRST) + (FIRST + others).div_ceil(EVERY) - FIRST.div_ceil(EVERY)
}

/// The races found so far. Two are the same if they are about the same at the same lines.
#[derive(Debug, Default)]
pub(crate) struct FoundRaces(BTreeMap<(Place, Place, String), (u64, Race)>);

impl FoundRaces {
    /// Adds those of a run.
    pub fn add(&mut self, run: u64, races: Vec<Race>) {
        for race in races {
            let [a, b] = race.sides.each_ref().map(|side| side.place.clone());
            let key = (a.clone().min(b.clone()), a.max(b), race.about.clone());
            let earliest = self.0.entry(key).or_insert_with(|| (run, race.clone()));
            if run < earliest.0 {
                *earliest = (run, race);
            }
        }
    }

    /// Adds what another worker found.
    pub fn merge(&mut self, other: FoundRaces) {
        other.0.into_values().for_each(|(run, race)| self.add(run, vec![race]));
    }

    /// Those of the first runs, up to this one, sorted by place.
    pub fn up_to(self, last: u64) -> Vec<Race> {
        self.0.into_values().filter(|(run, _)| *run <= last).map(|(_, race)| race).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_watched_runs_are_counted() {
        for n_runs in [0, 1, FIRST, FIRST + 1, FIRST + EVERY, FIRST + EVERY + 1, 10_000] {
            assert_eq!(n_watched(n_runs), (0..n_runs).filter(|run| is_watched(*run)).count() as u64, "of {n_runs}");
        }
    }
}
