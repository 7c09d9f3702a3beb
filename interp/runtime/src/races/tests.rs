//! The detector against the definition: happens-before as the transitive closure of all its edges, every pair of accesses compared.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;

use sesf_heap::{CodeId, ThreadId};

use super::*;

/// Something that a thread does.
#[derive(Clone, Copy, Debug)]
enum Step {
    Acquire(u32),
    Release(u32),
    Put(u32),
    Take(u32),
    /// To begin the thread of the next number.
    Start,
    /// To see the end of a thread, which does nothing any more.
    Join(u32),
    Access {
        variable: u64,
        is_write: bool,
    },
}

const N_THREADS: u32 = 4;

fn steps() -> impl Strategy<Value = Vec<(u32, Step)>> {
    let step = prop_oneof![
        (0..2u32).prop_map(Step::Acquire),
        (0..2u32).prop_map(Step::Release),
        (0..2u32).prop_map(Step::Put),
        (0..2u32).prop_map(Step::Take),
        Just(Step::Start),
        (0..N_THREADS).prop_map(Step::Join),
        (0..3u64, any::<bool>()).prop_map(|(variable, is_write)| Step::Access { variable, is_write }),
        (0..3u64, any::<bool>()).prop_map(|(variable, is_write)| Step::Access { variable, is_write }),
    ];
    prop::collection::vec((0..N_THREADS, step), 0..60)
}

/// Only what threads can do that have begun and not ended.
fn possible(steps: Vec<(u32, Step)>) -> Vec<(u32, Step)> {
    let (mut n_started, mut ended) = (1, BTreeSet::new());
    let mut kept = Vec::new();
    for (thread, step) in steps {
        if thread >= n_started || ended.contains(&thread) {
            continue;
        }
        match step {
            Step::Start if n_started == N_THREADS => continue,
            Step::Start => n_started += 1,
            Step::Join(other) if other == thread || other >= n_started => continue,
            Step::Join(other) => {
                ended.insert(other);
            }
            _ => {}
        }
        kept.push((thread, step));
    }
    kept
}

/// For each pair of steps whether the first happens before the second.
fn happens_before(steps: &[(u32, Step)]) -> Vec<Vec<bool>> {
    let n = steps.len();
    let mut before = vec![vec![false; n]; n];
    // The step that begins each thread, which itself may do nothing.
    let starts: Vec<usize> = (0..n).filter(|i| matches!(steps[*i].1, Step::Start)).collect();
    let begins = |step: usize, thread: u32| thread > 0 && starts.get(thread as usize - 1) == Some(&step);
    for j in 0..n {
        let (thread, step) = steps[j];
        for i in 0..j {
            let (other, earlier) = steps[i];
            let hands_over = match (earlier, step) {
                (Step::Release(a), Step::Acquire(b)) => a == b,
                (Step::Put(a), Step::Take(b)) => a == b,
                (_, Step::Join(joined)) => other == joined || begins(i, joined),
                _ => false,
            };
            before[i][j] = other == thread || begins(i, thread) || hands_over;
        }
    }
    for via in 0..n {
        let after = before[via].clone();
        for row in before[..via].iter_mut().filter(|row| row[via]) {
            row.iter_mut().zip(&after).for_each(|(known, more)| *known |= more);
        }
    }
    before
}

/// The pairs of steps that race, with the variables that they race on.
fn all_races(steps: &[(u32, Step)]) -> BTreeSet<(u64, u32, u32)> {
    let before = happens_before(steps);
    let mut races = BTreeSet::new();
    for (j, (_, later)) in steps.iter().enumerate() {
        for (i, (_, earlier)) in steps[..j].iter().enumerate() {
            if let (Step::Access { variable: a, is_write: w }, Step::Access { variable: b, is_write: v }) =
                (earlier, later)
                && a == b
                && (*w || *v)
                && !before[i][j]
            {
                races.insert((*a, i as u32, j as u32));
            }
        }
    }
    races
}

/// What the detector says of the same steps.
fn found_races(steps: &[(u32, Step)]) -> BTreeSet<(u64, u32, u32)> {
    const PROCESS: ProcessId = ProcessId::FIRST;
    let mut races = Races::default();
    let actor = |thread| Actor::Thread(PROCESS, ThreadId(thread));
    // With one thread alone, nothing is noted.
    (0..N_THREADS).for_each(|thread| _ = races.number(actor(thread)));
    let mut n_started = 1;
    let mut found = BTreeSet::new();
    for (i, (thread, step)) in steps.iter().enumerate() {
        let me = actor(*thread);
        let lock = |number: u32| Medium::Lock(PROCESS, ObjectId(number));
        let access =
            |owner, part, kind| Access { location: Location { owner, part }, kind, place: (CodeId(0), i as u32) };
        let call = |container, takes, puts| access(Owner::List(container), 0, AccessKind::Call { takes, puts });
        let race = match *step {
            Step::Acquire(number) => {
                races.acquire(me, lock(number));
                None
            }
            Step::Release(number) => {
                races.release(me, lock(number));
                None
            }
            Step::Put(container) => races.access(PROCESS, me, call(container, false, true)),
            Step::Take(container) => races.access(PROCESS, me, call(container, true, false)),
            Step::Start => {
                races.pass(me, actor(n_started));
                n_started += 1;
                None
            }
            Step::Join(other) => {
                races.pass(actor(other), me);
                None
            }
            Step::Access { variable, is_write } => {
                let kind = if is_write { AccessKind::Write } else { AccessKind::Read };
                let sites = races.access(PROCESS, me, access(Owner::Instance(0), variable, kind));
                found.extend(sites.map(|[first, second]| (variable, first.place.1, second.place.1)));
                sites
            }
        };
        assert!(race.is_none() || matches!(step, Step::Access { .. }), "only accesses race");
    }
    found
}

fn variables(races: &BTreeSet<(u64, u32, u32)>) -> BTreeSet<u64> {
    races.iter().map(|race| race.0).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// What is found is a race, and where there is one, one is found.
    #[test]
    fn agrees_with_the_definition(steps in steps().prop_map(possible)) {
        let (all, found) = (all_races(&steps), found_races(&steps));
        prop_assert!(found.is_subset(&all), "found {found:?}, there are {all:?}");
        prop_assert_eq!(variables(&found), variables(&all));
    }
}

#[test]
fn the_sequences_have_races_and_places_without() {
    let (mut with, mut without) = (0, 0);
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..200 {
        let steps = steps().prop_map(possible).new_tree(&mut runner).expect("a sequence").current();
        match all_races(&steps).is_empty() {
            true => without += 1,
            false => with += 1,
        }
    }
    assert!(with > 20 && without > 20, "{with} with races, {without} without");
}
