//! Strategies: who makes the decisions of a run.

use rand_core::{RngCore, SeedableRng};
use rand_pcg::Pcg64Mcg;
use sesf_network::Chance;
use sesf_runtime::PerActor;
use sesf_runtime::controlled::{Decision, DecisionKind, Question, Strategy};
use sesf_vm::runtime::Actor;

/// One of so many decisions for which time could pass lets it pass.
const PASSING: u32 = 16;

/// One of so many deliveries of a stream may be of less than all that is on its way.
const SPLITTING: u32 = 4;

/// The strategies by name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum StrategyKind {
    /// A random walk: at each step each thread that can go on is equally likely to be next.
    #[default]
    Random,
    /// Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi and Nagarakatte, ASPLOS 2010): random priorities, and
    /// a few random places at which the running thread gets the lowest. Bugs that need few context switches are found with
    /// a known probability.
    Pct,
}

impl StrategyKind {
    /// A strategy for one run. `n_decisions` is how many decisions about threads runs have had so far.
    pub fn start(self, seed: u64, n_decisions: u32) -> Box<dyn Strategy> {
        let rng = Pcg64Mcg::seed_from_u64(seed);
        match self {
            StrategyKind::Random => Box::new(Random { rng }),
            StrategyKind::Pct => Box::new(Pct::new(rng, n_decisions)),
        }
    }
}

/// The seed of a run of a campaign.
pub fn run_seed(seed: u64, run: u64) -> u64 {
    // Far from those of other runs and campaigns, whatever the numbers.
    let mut rng = Pcg64Mcg::seed_from_u64(seed ^ run.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    rng.next_u64()
}

fn below(rng: &mut Pcg64Mcg, n: u32) -> u32 {
    // The bias is below 2^-32.
    ((u64::from(rng.next_u32()) * u64::from(n)) >> 32) as u32
}

/// The answer to a question that is not about who goes on.
fn decide_chance(rng: &mut Pcg64Mcg, question: Question<'_>) -> u32 {
    match question {
        Question::Fault(_, chance) => (below(rng, Chance::CERTAIN.millionths()) < chance.millionths()).into(),
        Question::Portion(n) if below(rng, SPLITTING) == 0 => below(rng, n),
        Question::Portion(_) => 0,
        question => below(rng, question.n_answers()),
    }
}

struct Random {
    rng: Pcg64Mcg,
}

impl Strategy for Random {
    fn decide(&mut self, question: Question<'_>) -> u32 {
        match question {
            Question::Actor { actors, can_pass, .. } => {
                if can_pass && below(&mut self.rng, PASSING) == 0 {
                    return actors.len() as u32;
                }
                below(&mut self.rng, actors.len() as u32)
            }
            chance => decide_chance(&mut self.rng, chance),
        }
    }
}

/// How many places there are at which the running thread gets the lowest priority: bugs of this depth less one are found.
const CHANGES: usize = 3;

struct Pct {
    rng: Pcg64Mcg,
    /// The priorities that were given so far; higher goes first.
    priorities: PerActor<Option<u64>>,
    /// The decisions before which the running thread gets the lowest priority, and those priorities.
    changes: Vec<(u32, u64)>,
    n_decided: u32,
}

impl Pct {
    fn new(mut rng: Pcg64Mcg, n_decisions: u32) -> Pct {
        let length = n_decisions.max(20);
        let changes = (0..CHANGES).map(|i| (below(&mut rng, length), i as u64)).collect();
        Pct { rng, priorities: PerActor::default(), changes, n_decided: 0 }
    }

    fn priority(&mut self, actor: Actor) -> u64 {
        *self.priorities.at(actor).get_or_insert_with(|| CHANGES as u64 + (self.rng.next_u64() >> 8))
    }
}

impl Strategy for Pct {
    fn decide(&mut self, question: Question<'_>) -> u32 {
        let (actors, can_stay, can_pass) = match question {
            Question::Actor { actors, can_stay, can_pass } => (actors, can_stay, can_pass),
            chance => return decide_chance(&mut self.rng, chance),
        };
        if can_pass && below(&mut self.rng, PASSING) == 0 {
            return actors.len() as u32;
        }
        let now = self.n_decided;
        self.n_decided += 1;
        if let Some((_, lowest)) = self.changes.iter().find(|(at, _)| *at == now).copied()
            && can_stay
            && let Some(running) = actors.first()
        {
            *self.priorities.at(*running) = Some(lowest);
        }
        let mut best = (0, 0);
        for (i, actor) in actors.iter().enumerate() {
            best = best.max((self.priority(*actor), u32::MAX - i as u32));
        }
        u32::MAX - best.1
    }
}

/// The first answer but for a few decisions, which are made by chance.
pub(crate) struct Sparse {
    rng: Pcg64Mcg,
    /// Which.
    special: Vec<usize>,
    n_decided: usize,
}

impl Sparse {
    /// At most so many special decisions among the first `n_decisions`.
    pub fn new(seed: u64, most: usize, n_decisions: usize) -> Sparse {
        let mut rng = Pcg64Mcg::seed_from_u64(seed);
        let n_special = 1 + below(&mut rng, most as u32);
        let special = (0..n_special).map(|_| below(&mut rng, n_decisions as u32) as usize).collect();
        Sparse { rng, special, n_decided: 0 }
    }
}

impl Strategy for Sparse {
    fn decide(&mut self, question: Question<'_>) -> u32 {
        self.n_decided += 1;
        match self.special.contains(&(self.n_decided - 1)) {
            true => 1 + below(&mut self.rng, question.n_answers() - 1),
            false => 0,
        }
    }
}

/// Follows a list of decisions, then always takes the first answer.
pub struct Follow {
    decisions: std::vec::IntoIter<Decision>,
    n_followed: usize,
    /// Where the run asked something else than the list answers.
    divergence: std::sync::Arc<parking_lot::Mutex<Option<Divergence>>>,
}

/// The first place at which a run does not fit a list of decisions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Divergence {
    /// The number of the decision, from 1.
    pub position: usize,
    /// What the list has.
    pub listed: Option<(DecisionKind, u32)>,
    /// What was asked.
    pub asked: (DecisionKind, u32),
}

impl Follow {
    /// A strategy, and where to see whether the run fitted the list.
    pub fn new(decisions: Vec<Decision>) -> (Follow, std::sync::Arc<parking_lot::Mutex<Option<Divergence>>>) {
        let divergence = std::sync::Arc::default();
        let follow =
            Follow { decisions: decisions.into_iter(), n_followed: 0, divergence: std::sync::Arc::clone(&divergence) };
        (follow, divergence)
    }
}

impl Strategy for Follow {
    fn decide(&mut self, question: Question<'_>) -> u32 {
        let asked = (question.kind(), question.n_answers());
        self.n_followed += 1;
        let next = self.decisions.next();
        let listed = next.map(|decision| (decision.kind, decision.n_answers));
        if listed.is_some_and(|listed| listed != asked) {
            let divergence = Divergence { position: self.n_followed, listed, asked };
            self.divergence.lock().get_or_insert(divergence);
        }
        match next {
            Some(decision) if decision.kind == asked.0 => decision.answer.min(asked.1 - 1),
            _ => 0,
        }
    }
}
