//! Generated programs do here what they do in CPython 3.11: they print the same values and the same exceptions.
//!
//! `SESF_GENERATED=50000 SESF_SEED=7 cargo test -p sesf-repl --test generated -- --nocapture` tries other programs, and more.
//! A program that fails is made as small as can be and printed with both outputs.

mod generator;
mod program;
mod templates;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use generator::Generator;
use program::{Statement, smaller, text};

/// How many programs one process runs.
const BATCH: usize = 200;
/// How long a process may take; one that takes longer is stopped, and the programs that are left get another.
const TIMEOUT: Duration = Duration::from_secs(20);
/// How many failing programs are reported.
const MOST_REPORTS: usize = 10;
/// What the driver prints before each program's output, and what stands between programs in their file.
const MARKER: &str = "########";

type Program = Vec<Statement>;

#[test]
fn generated_programs_do_what_they_do_in_cpython() {
    let Some(pair) = Pair::find() else {
        println!("no CPython 3.11 was found: nothing is compared");
        return;
    };
    let (count, seed) = (number("SESF_GENERATED", 2000), number("SESF_SEED", 1));
    let mut n_reports = 0;
    for first in (0..count).step_by(BATCH) {
        let seeds = first..count.min(first + BATCH as u64);
        let programs: Vec<Program> = seeds.map(|n| Generator::new(seed << 32 | n).program()).collect();
        let outcomes = programs.iter().zip(pair.outcomes(&programs)).filter(|(_, outcome)| *outcome != Outcome::Same);
        for (program, outcome) in outcomes.take(MOST_REPORTS - n_reports) {
            println!("{}", pair.report(program, outcome));
            n_reports += 1;
        }
    }
    assert_eq!(n_reports, 0, "of {count} programs so many differ");
}

fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// What a program does in both interpreters.
#[derive(PartialEq)]
enum Outcome {
    Same,
    Different,
    /// The interpreter of that name was stopped, or fell, while it ran the program.
    Unfinished(&'static str),
}

/// The two interpreters, and a folder for programs and outputs.
struct Pair {
    cpython: &'static str,
    folder: PathBuf,
}

impl Pair {
    fn find() -> Option<Pair> {
        let is_3_11 = |name: &&str| {
            let output = Command::new(name).arg("--version").output();
            output.is_ok_and(|o| String::from_utf8_lossy(&o.stdout).starts_with("Python 3.11."))
        };
        let cpython = ["python3.11", "/usr/bin/python3", "python3"].into_iter().find(is_3_11)?;
        Some(Pair { cpython, folder: PathBuf::from(env!("CARGO_TARGET_TMPDIR")) })
    }

    fn outcomes(&self, programs: &[Program]) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        while outcomes.len() < programs.len() {
            let (expected, actual) = self.outputs(&programs[outcomes.len()..]);
            match (expected.len(), actual.len()) {
                // It had all the time for itself.
                (0, 0) => outcomes.push(Outcome::Unfinished("both")),
                (0, _) => outcomes.push(Outcome::Unfinished("CPython")),
                (_, 0) => outcomes.push(Outcome::Unfinished("sesf")),
                _ => {
                    let are_equal = expected.iter().zip(&actual).map(|(expected, actual)| expected == actual);
                    outcomes.extend(are_equal.map(|equal| if equal { Outcome::Same } else { Outcome::Different }));
                }
            }
        }
        outcomes
    }

    /// What each program that came to its end prints in both.
    fn outputs(&self, programs: &[Program]) -> (Vec<String>, Vec<String>) {
        let file = self.folder.join("programs.py");
        let texts: Vec<String> = programs.iter().map(|program| text(program)).collect();
        std::fs::write(&file, texts.join(&format!("{MARKER}\n"))).expect("the folder is writable");
        let runs = [self.cpython, env!("CARGO_BIN_EXE_sesf")].map(|executable| self.start(executable, &file));
        let [expected, actual] = runs.map(finish);
        (split(&expected), split(&actual))
    }

    fn start(&self, executable: &str, file: &Path) -> (Child, PathBuf) {
        let output = self.folder.join(if executable == self.cpython { "expected" } else { "actual" });
        let child = Command::new(executable)
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generated/driver.py"))
            .arg(file)
            .env("PYTHONIOENCODING", "utf-8")
            .env("SESF_MEMORY_LIMIT", "1024")
            .stdout(File::create(&output).expect("the folder is writable"))
            .stderr(Stdio::null())
            .spawn()
            .expect("the interpreter can be started");
        (child, output)
    }

    /// The smallest program found that still differs, with both outputs; one that did not end as it is.
    fn report(&self, program: &Program, outcome: Outcome) -> String {
        if let Outcome::Unfinished(which) = outcome {
            return format!("{}--- did not come to its end in {which}\n", text(program));
        }
        let mut program = program.clone();
        loop {
            let candidates = smaller(&program);
            let outcomes = self.outcomes(&candidates);
            let differing = candidates.into_iter().zip(outcomes).filter(|(_, outcome)| *outcome == Outcome::Different);
            match differing.min_by_key(|(candidate, _)| text(candidate).len()) {
                Some((smallest, _)) => program = smallest,
                None => break,
            }
        }
        let (expected, actual) = self.outputs(std::slice::from_ref(&program));
        format!("{}--- expected\n{}--- found\n{}", text(&program), expected.concat(), actual.concat())
    }
}

/// Waits for a process, but not longer than it may take; its output.
fn finish((mut child, output): (Child, PathBuf)) -> String {
    let start = Instant::now();
    while child.try_wait().expect("a started process can be waited for").is_none() {
        if start.elapsed() > TIMEOUT {
            child.kill().expect("a running process can be ended");
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    String::from_utf8_lossy(&std::fs::read(output).unwrap_or_default()).into_owned()
}

/// The outputs of the programs of a batch that came to their end: all that another marker follows.
fn split(output: &str) -> Vec<String> {
    let mut parts: Vec<String> = output.split(&format!("\n{MARKER} ")).skip(1).map(|part| part.to_string()).collect();
    parts.pop();
    parts
}
