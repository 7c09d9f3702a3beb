//! A campaign: many runs of a program, until one fails.

use std::collections::{BTreeMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use parking_lot::Mutex;
use sesf_runtime::Race;
use sesf_runtime::controlled::{Decision, Points};
use sesf_vm::Block;
use sesf_vm::runtime::Count;

use crate::run::{Fault, Limits, Outcome, Ready, Runner};
use crate::shrink::{Shrunk, shrink};
use crate::strategy::{StrategyKind, run_seed};
use crate::watch::{FoundRaces, is_watched, n_watched};

/// The Rust stack of a worker: as that of a program's main thread.
const STACK_BYTES: usize = 256 << 20;

/// What to run, and how often.
pub struct Campaign<'a> {
    /// Makes a machine that is ready to run the program; with true, in code that says where threads access what they may share.
    pub make: &'a (dyn Fn(bool) -> Result<Ready, String> + Sync),
    /// Whether threads may be interrupted before such accesses.
    pub interrupts_accesses: bool,
    /// Whether data races are watched for.
    pub watches_races: bool,
    /// Who decides.
    pub strategy: StrategyKind,
    /// All chance comes from this number.
    pub seed: u64,
    /// How many runs; none for as many as the time allows.
    pub n_runs: Option<u64>,
    /// For how long.
    pub time: Option<Duration>,
    /// How many runs at a time. The result does not depend on it, unless time is what ends the campaign.
    pub n_jobs: usize,
    /// What bounds a run.
    pub limits: Limits,
}

/// How far a campaign is.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// How many runs are done.
    pub n_runs: u64,
}

/// What a campaign found.
#[derive(Debug)]
pub struct Report {
    /// How many runs were counted: up to the failing one, if there is one.
    pub n_runs: u64,
    /// How many happens-before classes they belong to.
    pub n_classes: usize,
    /// The failing run of the lowest number.
    pub found: Option<Found>,
    /// How many of the runs were watched for data races.
    pub n_watched: u64,
    /// The data races that they had, in the order in which they were found.
    pub races: Vec<Race>,
    /// The blocks of the program that no run reached; not told of a campaign that was ended by a failure.
    pub unreached: Vec<Block>,
    /// What the runs have counted.
    pub counts: BTreeMap<String, Count>,
    /// A file that the program read or wrote.
    pub file: Option<String>,
    /// Whether there was nothing to decide: all runs are the same.
    pub is_sequential: bool,
    /// How long it took, shrinking aside.
    pub elapsed: Duration,
}

/// A failing run.
#[derive(Debug)]
pub struct Found {
    /// Its number, from 0.
    pub run: u64,
    /// What is wrong.
    pub fault: Fault,
    /// What was decided in the run as it was found.
    pub decisions: Vec<Decision>,
    /// What was decided in the simplest run with the same fault.
    pub shrunk: Vec<Decision>,
    /// The steps of that run, as a chart.
    pub chart: String,
    /// Whether the search for simpler runs had to end before all was tried.
    pub is_unfinished: bool,
}

/// What the workers share.
struct Shared {
    next: AtomicU64,
    /// The lowest number of a failing run.
    failing: AtomicU64,
    n_done: AtomicU64,
    found: Mutex<Vec<(u64, Outcome)>>,
    /// The runs with their happens-before classes.
    classes: Mutex<Vec<(u64, u64)>>,
    races: Mutex<FoundRaces>,
    /// What no worker has reached so far; none until the first one is done.
    unreached: Mutex<Option<Vec<Block>>>,
    counts: Mutex<BTreeMap<String, Count>>,
    file: Mutex<Option<String>>,
    error: Mutex<Option<String>>,
}

/// The machines of a worker. Both make the same runs; the code of the second says where threads access what they may share,
/// which takes time.
struct Runners {
    plain: Runner,
    watching: Option<Runner>,
}

impl Runners {
    /// The machine for a run of this number.
    fn of(&mut self, run: u64) -> &mut Runner {
        match &mut self.watching {
            Some(watching) if is_watched(run) => watching,
            _ => &mut self.plain,
        }
    }

    fn all(&self) -> impl Iterator<Item = &Runner> {
        std::iter::once(&self.plain).chain(&self.watching)
    }
}

impl Shared {
    /// What the runs of a machine have reached, of the program and of the world.
    fn note_world(&self, runner: &Runner) {
        let unreached = runner.vm.unreached_blocks();
        let mut common = self.unreached.lock();
        *common = Some(match common.take() {
            None => unreached,
            Some(others) => others.into_iter().filter(|block| unreached.contains(block)).collect(),
        });
        drop(common);
        if let Some(file) = runner.watched.lock().file.take() {
            self.file.lock().get_or_insert(file);
        }
    }
}

impl Campaign<'_> {
    /// Runs the campaign. `progress` is called now and then; `keep` as soon as a failing run is known, before anything else is
    /// done with it.
    ///
    /// # Errors
    /// Why no machine could be made.
    pub fn run(&self, progress: &(dyn Fn(Progress) + Sync), keep: &dyn Fn(u64, &[Decision])) -> Result<Report, String> {
        let shared = Shared {
            next: AtomicU64::new(0),
            failing: AtomicU64::new(u64::MAX),
            n_done: AtomicU64::new(0),
            found: Mutex::default(),
            classes: Mutex::default(),
            races: Mutex::default(),
            unreached: Mutex::default(),
            counts: Mutex::default(),
            file: Mutex::default(),
            error: Mutex::default(),
        };
        let started = Instant::now();
        let mut is_sequential = false;
        std::thread::scope(|scope| {
            let work = || self.work(&shared, started, progress);
            let builder = || std::thread::Builder::new().stack_size(STACK_BYTES);
            let workers: Vec<_> =
                (0..self.n_jobs.max(1)).filter_map(|_| builder().spawn_scoped(scope, work).ok()).collect();
            for worker in workers {
                match worker.join() {
                    Ok(sequential) => is_sequential |= sequential,
                    Err(_) => *shared.error.lock() = Some(String::from("a worker failed")),
                }
            }
        });
        if let Some(error) = shared.error.lock().take() {
            return Err(error);
        }
        let elapsed = started.elapsed();
        let first = shared.found.lock().drain(..).min_by_key(|(run, _)| *run);
        let n_runs = first.as_ref().map_or(shared.n_done.load(Ordering::Relaxed), |(run, _)| run + 1);
        let found = match first {
            Some((run, outcome)) => {
                keep(run, &outcome.decisions);
                Some(self.explain(run, outcome)?)
            }
            None => None,
        };
        // Workers may have been ahead of the failing run.
        let classes = shared.classes.lock();
        let counted = classes.iter().filter(|(run, _)| found.as_ref().is_none_or(|found: &Found| *run <= found.run));
        let n_classes = counted.map(|(_, class)| class).collect::<HashSet<_>>().len();
        let file = shared.file.lock().take();
        let mut unreached = shared.unreached.lock().take().unwrap_or_default();
        Block::leave_out_parts(&mut unreached);
        let races = std::mem::take(&mut *shared.races.lock()).up_to(n_runs.saturating_sub(1));
        let n_watched = if self.watches_races { n_watched(n_runs) } else { 0 };
        let counts = std::mem::take(&mut *shared.counts.lock());
        Ok(Report { n_runs, n_classes, found, n_watched, races, unreached, counts, file, is_sequential, elapsed })
    }

    /// Takes runs until there are no more; whether there is nothing to decide.
    fn work(&self, shared: &Shared, started: Instant, progress: &(dyn Fn(Progress) + Sync)) -> bool {
        let mut runners = match self.runners() {
            Ok(runners) => runners,
            Err(error) => {
                shared.error.lock().get_or_insert(error);
                return false;
            }
        };
        // How long runs are, for strategies that must know; the same for every worker.
        let rehearsal = StrategyKind::Random.start(run_seed(self.seed, u64::MAX), 0);
        let n_decisions = match self.strategy {
            StrategyKind::Pct => runners.plain.run(rehearsal, false).decisions.len() as u32,
            StrategyKind::Random => 0,
        };
        let (mut classes, mut races) = (Vec::new(), FoundRaces::default());
        let mut counts = BTreeMap::new();
        let is_sequential = runners.plain.has_nothing_to_decide();
        let n_runs = if is_sequential { 1 } else { self.n_runs.unwrap_or(u64::MAX) };
        loop {
            let run = shared.next.fetch_add(1, Ordering::Relaxed);
            let is_late = self.time.is_some_and(|time| started.elapsed() >= time);
            if run >= n_runs || run > shared.failing.load(Ordering::Relaxed) || is_late {
                break;
            }
            let strategy = self.strategy.start(run_seed(self.seed, run), n_decisions);
            let mut outcome = runners.of(run).run(strategy, false);
            add_counts(&mut counts, std::mem::take(&mut outcome.counts));
            classes.push((run, outcome.class));
            races.add(run, std::mem::take(&mut outcome.races));
            let n_done = shared.n_done.fetch_add(1, Ordering::Relaxed) + 1;
            if outcome.fault.is_some() {
                shared.failing.fetch_min(run, Ordering::Relaxed);
                shared.found.lock().push((run, outcome));
            }
            if n_done.is_multiple_of(64) {
                progress(Progress { n_runs: n_done });
            }
        }
        shared.classes.lock().extend(classes);
        shared.races.lock().merge(races);
        runners.all().for_each(|runner| shared.note_world(runner));
        add_counts(&mut shared.counts.lock(), counts);
        is_sequential
    }

    /// The machines of a worker.
    fn runners(&self) -> Result<Runners, String> {
        let new = |points: Points| -> Result<Runner, String> {
            let ready = (self.make)(points.interrupts_accesses || points.watches_races)?;
            Ok(Runner::new(ready, self.limits, points))
        };
        let plain = self.points();
        let watching = Points { watches_races: true, ..plain };
        let watching = if self.watches_races { Some(new(watching)?) } else { None };
        Ok(Runners { plain: new(plain)?, watching })
    }

    /// Where threads may be interrupted.
    fn points(&self) -> Points {
        Points { interrupts_accesses: self.interrupts_accesses, watches_races: false }
    }

    /// Makes a failing run simpler, and shows it.
    fn explain(&self, run: u64, outcome: Outcome) -> Result<Found, String> {
        let decisions = outcome.decisions.clone();
        std::thread::scope(|scope| {
            let explain = || -> Result<_, String> {
                let mut runner = Runner::new((self.make)(self.interrupts_accesses)?, self.limits, self.points());
                let Shrunk { best, is_unfinished } = shrink(&mut runner, outcome);
                let (shown, _) = runner.follow(best.decisions, true);
                let fault = shown.fault.clone().or(best.fault);
                let chart = crate::chart::chart(&mut runner.vm, &shown.events, fault.as_ref());
                Ok((shown.decisions, fault, chart, is_unfinished))
            };
            let worker = std::thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, explain);
            let worker = worker.map_err(|error| format!("no thread for shrinking: {error}"))?;
            let (shrunk, fault, chart, is_unfinished) =
                worker.join().map_err(|_| String::from("shrinking failed"))??;
            let fault = fault.unwrap_or(Fault::TooLong);
            Ok(Found { run, fault, decisions, shrunk, chart, is_unfinished })
        })
    }
}

/// Adds what was counted in other runs.
fn add_counts(counts: &mut BTreeMap<String, Count>, others: BTreeMap<String, Count>) {
    for (what, count) in others {
        let sum = counts.get(&what).map_or(count, |known| known.with(count));
        counts.insert(what, sum);
    }
}
