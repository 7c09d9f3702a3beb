//! Making a failing run simpler: fewer context switches and chances first, then shorter, as long as the failure stays the same.
//!
//! The first answer to every question is the plain one (the thread that ran goes on, the first waiter, zero), and a list of
//! decisions that ends early is continued with first answers. So a run is simpler the fewer of its decisions are not the
//! first answer. Groups of such decisions are replaced, large ones first (delta debugging: Zeller and Hildebrandt, 2002).

use sesf_runtime::controlled::{Decision, DecisionKind, Strategy};

use crate::run::{Fault, Outcome, Runner};
use crate::strategy::{Follow, Sparse};

/// How many runs shrinking may take.
const MAX_RUNS: usize = 3_000;
/// How many steps they may take together.
const MAX_STEPS: u64 = 1_000_000;
/// How many steps a run may take besides twice those of the failing one: what gets lost on its way is no simpler.
const SPARE_STEPS: u64 = 1_000;
/// How many runs in a row may be made by chance without success.
const MAX_CHANCES: usize = 1_000;

/// A simpler run with the same fault.
pub struct Shrunk {
    /// What came of it.
    pub best: Outcome,
    /// Whether the search had to end before all was tried.
    pub is_unfinished: bool,
}

/// Looks for a simpler run with the same fault.
pub fn shrink(runner: &mut Runner, failing: Outcome) -> Shrunk {
    let Some(fault) = failing.fault.clone() else { return Shrunk { best: failing, is_unfinished: false } };
    let n_decisions = failing.decisions.len();
    let most_steps = failing.n_steps.saturating_mul(2).saturating_add(SPARE_STEPS);
    let mut search = Search { runner, fault, best: failing, n_decisions, most_steps, n_runs: 0, n_steps: 0 };
    search.cut();
    loop {
        let before = search.best.decisions.clone();
        search.simplify();
        search.cut();
        let is_done = search.best.decisions == before && !search.find_sparser();
        let is_unfinished = search.is_over();
        if is_done || is_unfinished {
            return Shrunk { best: search.best, is_unfinished };
        }
    }
}

struct Search<'a> {
    runner: &'a mut Runner,
    fault: Fault,
    best: Outcome,
    /// How many there were in the best run, plain ones at its end included.
    n_decisions: usize,
    /// How many steps a run may take.
    most_steps: u64,
    n_runs: usize,
    /// How many steps the runs took.
    n_steps: u64,
}

impl Search<'_> {
    /// Whether the search has taken what it may.
    fn is_over(&self) -> bool {
        self.n_runs >= MAX_RUNS || self.n_steps >= MAX_STEPS
    }

    /// Runs a candidate; keeps it if it fails in the same way and is simpler.
    fn attempt(&mut self, decisions: Vec<Decision>) -> bool {
        let (strategy, _) = Follow::new(decisions);
        self.attempt_with(Box::new(strategy))
    }

    fn attempt_with(&mut self, strategy: Box<dyn Strategy>) -> bool {
        if self.is_over() {
            return false;
        }
        let mut outcome = self.runner.run_for(strategy, false, self.most_steps);
        self.n_runs += 1;
        self.n_steps += outcome.n_steps;
        let n_decisions = outcome.decisions.len();
        let is_same = outcome.fault.as_ref().is_some_and(|fault| fault.is_like(&self.fault));
        drop_plain_end(&mut outcome.decisions);
        if is_same && cost(&outcome.decisions) < cost(&self.best.decisions) {
            (self.best, self.n_decisions) = (outcome, n_decisions);
            return true;
        }
        false
    }

    /// Looks by chance for another run with fewer special decisions. Leaving off what can be left off ends where everything
    /// that is left is needed, although a quite different run may need less.
    fn find_sparser(&mut self) -> bool {
        let most = self.special().len().saturating_sub(1);
        most > 0
            && (0..MAX_CHANCES)
                .any(|seed| self.attempt_with(Box::new(Sparse::new(seed as u64, most, self.n_decisions))))
    }

    /// Leaves off as much of the end as possible.
    fn cut(&mut self) {
        drop_plain_end(&mut self.best.decisions);
        let mut step = self.best.decisions.len() / 2;
        while step > 0 {
            let length = self.best.decisions.len();
            if length <= step || !self.attempt(self.best.decisions[..length - step].to_vec()) {
                step /= 2;
            }
        }
    }

    /// Replaces groups of decisions by plain ones.
    fn simplify(&mut self) {
        let mut size = self.special().len().div_ceil(2).max(1);
        loop {
            let mut start = 0;
            loop {
                let special = self.special();
                if start >= special.len() {
                    break;
                }
                let mut candidate = self.best.decisions.clone();
                for position in &special[start..(start + size).min(special.len())] {
                    candidate[*position].answer = 0;
                }
                if !self.attempt(candidate) {
                    start += size;
                }
            }
            if size == 1 || self.is_over() {
                break;
            }
            size /= 2;
        }
        // Smaller answers where plain ones will not do.
        for position in self.special() {
            let Some(decision) = self.best.decisions.get(position).copied() else { break };
            if decision.kind == DecisionKind::Number && decision.answer > 1 {
                let mut candidate = self.best.decisions.clone();
                candidate[position].answer = decision.answer / 2;
                self.attempt(candidate);
            }
        }
    }

    /// The places of the decisions that are not plain.
    fn special(&self) -> Vec<usize> {
        let decisions = self.best.decisions.iter().enumerate();
        decisions.filter(|(_, decision)| decision.answer > 0).map(|(i, _)| i).collect()
    }
}

/// What is to be made small, most important first.
fn cost(decisions: &[Decision]) -> (usize, usize, u64) {
    let n_special = decisions.iter().filter(|decision| decision.answer > 0).count();
    (n_special, decisions.len(), decisions.iter().map(|decision| u64::from(decision.answer)).sum())
}

/// Plain decisions at the end need not be listed.
fn drop_plain_end(decisions: &mut Vec<Decision>) {
    let keep = decisions.iter().rposition(|decision| decision.answer > 0).map_or(0, |last| last + 1);
    decisions.truncate(keep);
}
