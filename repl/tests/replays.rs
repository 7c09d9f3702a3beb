//! Failing runs of many seeds are replayed again and again: each time the same steps, whatever was run before.

use std::path::Path;

use sesf::explore::{Campaign, Limits, Ready, Replayer, StrategyKind};
use sesf::{Program, Settings};

const PROGRAMS: [&str; 4] = ["lost_update", "lock_order", "lost_wakeup", "ignored_join_timeout"];
const SEEDS: u64 = 50;
const REPLAYS: usize = 10;

/// Makes machines for a program of the catalogue.
fn machines(name: &str) -> impl Fn(bool) -> Result<Ready, String> + Sync {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../examples/bugs/{name}_bug.py"));
    let program = Program::File(file.to_string_lossy().into_owned());
    move |access_points| sesf::ready(Settings { access_points, ..Settings::default() }, &program)
}

/// The decisions of the failing run that is found with a seed: as it was found, and as it is shown.
fn failing(
    make: &(dyn Fn(bool) -> Result<Ready, String> + Sync),
    seed: u64,
    n_jobs: usize,
) -> [Vec<sesf::explore::Decision>; 2] {
    let campaign = Campaign {
        make,
        interrupts_accesses: false,
        watches_races: false,
        strategy: StrategyKind::Random,
        seed,
        n_runs: Some(2_000),
        time: None,
        n_jobs,
        limits: Limits::default(),
    };
    let found = campaign.run(&|_| (), &|_, _| ()).expect("it runs").found.expect("the bug is found");
    [found.decisions, found.shrunk]
}

#[test]
fn two_hundred_seeds_replay_ten_times() {
    for name in PROGRAMS {
        let make = machines(name);
        let runs: Vec<_> = (0..SEEDS).map(|seed| failing(&make, seed, 1)[0].clone()).collect();
        let replayer = || Replayer::new(make(false).expect("it compiles"), Limits::default(), false);
        let stream = |replayer: &mut Replayer, decisions: &Vec<_>| {
            let replayed = replayer.replay(decisions.clone());
            assert!(replayed.outcome.fault.is_some() && replayed.divergence.is_none(), "{name}");
            replayed.event_stream()
        };
        let mut machine = replayer();
        let first: Vec<String> = runs.iter().map(|run| stream(&mut machine, run)).collect();
        assert!(first.iter().all(|stream| stream.lines().count() > 2), "{name}: there are steps");
        for turn in 1..REPLAYS {
            // On machines that have run nothing yet, and on one that has run much.
            let mut fresh = if turn % 3 == 0 { Some(replayer()) } else { None };
            for (run, first) in runs.iter().zip(&first).rev() {
                assert_eq!(stream(fresh.as_mut().unwrap_or(&mut machine), run), *first, "{name}");
            }
        }
    }
}

#[test]
fn the_jobs_do_not_change_the_run_that_is_found() {
    for name in PROGRAMS {
        let make = machines(name);
        for seed in 0..3 {
            assert_eq!(failing(&make, seed, 1), failing(&make, seed, 3), "{name}, seed {seed}");
        }
    }
}
