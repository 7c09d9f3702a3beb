//! The decision log: one run as a short text.
//!
//! ```text
//! sesf-trace 1
//! command check
//! bindings []             what stands for used services
//! program counter.py
//! source 5d1e…            the hash of the program's text
//! args ["3"]
//! points sync
//! faults loss=0.1         if datagrams had any
//! steps 1000000
//! decisions 57
//! t2:1 t3:0*12 w2:1 n6:4 …
//! ```
//! A decision is a letter (`t` who is next, `w` the notified thread, `n` a number, `p` how much of a stream arrives, `f` whether
//! something happens to a datagram), how many answers there were, and the
//! answer; `*12` repeats it twelve times.

use std::fmt::{self, Write};

use sesf_network::Faults;
use sesf_runtime::controlled::{Decision, DecisionKind};
use twox_hash::XxHash3_128;

/// One run of a program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trace {
    /// The command that made it: `check` or `test`.
    pub command: String,
    /// What stood for used services, as JSON.
    pub bindings: String,
    /// The program's file, as it was given.
    pub program: String,
    /// The hash of its text.
    pub source: u128,
    /// The program's arguments.
    pub args: Vec<String>,
    /// Whether threads were interrupted before each access to what they may share.
    pub access_points: bool,
    /// What could happen to datagrams.
    pub faults: Faults,
    /// How many steps the run may have.
    pub max_steps: u64,
    /// What was decided, in order.
    pub decisions: Vec<Decision>,
}

/// Why a text is no trace.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TraceError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub message: String,
}

impl fmt::Display for TraceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

const HEAD: &str = "sesf-trace 1";
/// The line with the faults, if there were any, from 0.
const FAULTS_LINE: usize = 7;
/// How many decisions stand in a line of the text.
const PER_LINE: usize = 16;

/// The hash of a program's text.
pub fn source_hash(text: &[u8]) -> u128 {
    XxHash3_128::oneshot(text)
}

impl Trace {
    /// The trace as text.
    pub fn to_text(&self) -> String {
        let args = serde_json::to_string(&self.args).unwrap_or_default();
        let mut text = format!(
            "{HEAD}\ncommand {}\nbindings {}\nprogram {}\nsource {:032x}\nargs {args}\npoints {}\n{}steps {}\ndecisions {}\n",
            self.command,
            self.bindings,
            serde_json::to_string(&self.program).unwrap_or_default(),
            self.source,
            if self.access_points { "access" } else { "sync" },
            if self.faults == Faults::default() { String::new() } else { format!("faults {}\n", self.faults) },
            self.max_steps,
            self.decisions.len()
        );
        let mut n_in_line = 0;
        let mut rest = self.decisions.as_slice();
        while let Some(first) = rest.first() {
            let n = rest.iter().take_while(|decision| *decision == first).count();
            rest = &rest[n..];
            let separator = if n_in_line == 0 { "" } else { " " };
            let _ = write!(text, "{separator}{}{}:{}", letter(first.kind), first.n_answers, first.answer);
            if n > 1 {
                let _ = write!(text, "*{n}");
            }
            n_in_line = (n_in_line + 1) % PER_LINE;
            if n_in_line == 0 {
                text.push('\n');
            }
        }
        if n_in_line > 0 {
            text.push('\n');
        }
        text
    }

    /// Reads a trace.
    ///
    /// # Errors
    /// The first line that does not belong into one.
    pub fn parse(text: &str) -> Result<Trace, TraceError> {
        let mut lines = text.lines().enumerate().map(|(i, line)| (i + 1, line));
        let mut field = |name: &str| -> Result<(usize, String), TraceError> {
            let (line, text) = lines.next().unwrap_or((1, ""));
            let error = || TraceError { line, message: format!("expected '{name} ...', found '{text}'") };
            let value = text.strip_prefix(name).ok_or_else(error)?;
            Ok((line, value.trim().to_string()))
        };
        let (line, version) = field("sesf-trace")?;
        if version != "1" {
            let message = format!("this is a trace of version {version}; this sesf reads version 1");
            return Err(TraceError { line, message });
        }
        let (_, command) = field("command")?;
        let (_, bindings) = field("bindings")?;
        let (line, program) = field("program")?;
        let program = serde_json::from_str(&program).map_err(|error| wrong(line, "program", error))?;
        let (line, source) = field("source")?;
        let source = u128::from_str_radix(&source, 16).map_err(|error| wrong(line, "hash", error))?;
        let (line, args) = field("args")?;
        let args = serde_json::from_str(&args).map_err(|error| wrong(line, "arguments", error))?;
        let (line, points) = field("points")?;
        let access_points = match points.as_str() {
            "access" => true,
            "sync" => false,
            _ => return Err(wrong(line, "points", points)),
        };
        let has_faults = text.lines().nth(FAULTS_LINE).is_some_and(|line| line.starts_with("faults "));
        let faults = match has_faults.then(|| field("faults")).transpose()? {
            Some((line, faults)) => faults.parse().map_err(|error| wrong(line, "faults", error))?,
            None => Faults::default(),
        };
        let (line, steps) = field("steps")?;
        let max_steps = steps.parse().map_err(|error| wrong(line, "number of steps", error))?;
        let (line, count) = field("decisions")?;
        let count: usize = count.parse().map_err(|error| wrong(line, "number of decisions", error))?;
        let mut decisions = Vec::new();
        let mut last_line = line;
        for (line, text) in lines {
            last_line = line;
            for word in text.split_whitespace() {
                let (decision, n) = parse_decision(word)
                    .ok_or_else(|| TraceError { line, message: format!("'{word}' is no decision") })?;
                if n > count - decisions.len().min(count) {
                    let message = format!("there are more than the {count} decisions announced");
                    return Err(TraceError { line, message });
                }
                decisions.extend(std::iter::repeat_n(decision, n));
            }
        }
        if decisions.len() != count {
            let message = format!("{count} decisions were announced, but {} are there", decisions.len());
            return Err(TraceError { line: last_line, message });
        }
        Ok(Trace { command, bindings, program, source, args, access_points, faults, max_steps, decisions })
    }
}

fn wrong(line: usize, what: &str, error: impl fmt::Display) -> TraceError {
    TraceError { line, message: format!("wrong {what}: {error}") }
}

fn letter(kind: DecisionKind) -> char {
    match kind {
        DecisionKind::Actor => 't',
        DecisionKind::Waiter => 'w',
        DecisionKind::Number => 'n',
        DecisionKind::Portion => 'p',
        DecisionKind::Fault => 'f',
    }
}

fn parse_decision(word: &str) -> Option<(Decision, usize)> {
    let kind = match word.chars().next()? {
        't' => DecisionKind::Actor,
        'w' => DecisionKind::Waiter,
        'n' => DecisionKind::Number,
        'p' => DecisionKind::Portion,
        'f' => DecisionKind::Fault,
        _ => return None,
    };
    let (n_answers, rest) = word[1..].split_once(':')?;
    let (answer, n) = rest.split_once('*').unwrap_or((rest, "1"));
    let decision = Decision { kind, n_answers: n_answers.parse().ok()?, answer: answer.parse().ok()? };
    let n: usize = n.parse().ok()?;
    (decision.answer < decision.n_answers && n > 0).then_some((decision, n))
}
