//! Asks the reference Python, one process for a whole batch of cases.

#![allow(dead_code)]

use std::io::Write;
use std::process::{Command, Stdio};

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use sesf_text::TextError;

/// Defines `show(function)`, which prints a result or an exception as one line of hex, and
/// `lines()`, which yields the cases as lists of decoded fields.
const PRELUDE: &str = r#"
import sys
if sys.version_info[:2] != (3, 11):
    print("other version"); sys.exit()
sys.stdin.reconfigure(encoding="ascii"); sys.stdout.reconfigure(encoding="ascii")
print("ready")
def lines():
    for line in sys.stdin:
        yield [bytes.fromhex(f[1:]).decode() for f in line.split()]
def enc(s):
    return s.encode("utf-8", "surrogatepass").hex()
def show(function):
    try:
        print("=" + enc(str(function())))
    except Exception as e:
        print("!" + enc(type(e).__name__ + ": " + str(e)))
"#;

/// Runs `script` over the cases, each a list of texts, and returns a line per case; `None`, with
/// a printed reason, when Python 3.11 is not installed.
pub fn ask_python(script: &str, cases: &[Vec<String>]) -> Option<Vec<Result<String, String>>> {
    let input: String = cases.iter().map(|case| encode_case(case)).collect();
    let lines = run_python(script, input)?;
    assert_eq!(lines.len(), cases.len(), "python answered every case");
    Some(lines.iter().map(|line| decode_answer(line)).collect())
}

/// Runs `script` and returns the lines it prints, as they are.
pub fn run_python(script: &str, input: String) -> Option<Vec<String>> {
    let mut child = Command::new("python3")
        .args(["-c", &format!("{PRELUDE}\n{script}")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .inspect_err(|_| println!("skipped: python3 is not installed"))
        .ok()?;
    let mut stdin = child.stdin.take().expect("stdin is piped");
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("python3 runs");
    let _ = writer.join();
    let text = String::from_utf8(output.stdout).expect("the answers are ASCII");
    let mut lines = text.lines().map(str::to_owned);
    if lines.next().as_deref() != Some("ready") {
        println!("skipped: python3 is not version 3.11");
        return None;
    }
    assert!(output.status.success(), "the script failed");
    Some(lines.collect())
}

/// Compares our answer with Python's for every case and reports the first few that differ.
#[track_caller]
pub fn check_against_python<T>(
    script: &str,
    cases: &[T],
    to_fields: impl Fn(&T) -> Vec<String>,
    ours: impl Fn(&T) -> Result<String, String>,
) {
    let fields: Vec<Vec<String>> = cases.iter().map(&to_fields).collect();
    let Some(answers) = ask_python(script, &fields) else {
        return;
    };
    let mut wrong = Vec::new();
    for ((case, fields), theirs) in cases.iter().zip(&fields).zip(answers) {
        let got = ours(case);
        if got != theirs {
            wrong.push(format!("{fields:?}\n    python {theirs:?}\n    ours   {got:?}"));
        }
    }
    let n_wrong = wrong.len();
    wrong.truncate(12);
    assert!(n_wrong == 0, "{n_wrong} of {} differ:\n{}", cases.len(), wrong.join("\n"));
}

/// Draws `n` values from a strategy, the same on every run.
pub fn samples<S: Strategy>(strategy: S, n: usize) -> Vec<S::Value> {
    let mut runner = TestRunner::deterministic();
    (0..n).map(|_| strategy.new_tree(&mut runner).expect("the strategy yields").current()).collect()
}

/// An error as Python's answer shows it.
pub fn error_text(error: TextError) -> String {
    error.to_string()
}

fn encode_case(fields: &[String]) -> String {
    let fields: Vec<String> = fields.iter().map(|field| format!("x{}", to_hex(field))).collect();
    fields.join(" ") + "\n"
}

fn to_hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

fn decode_answer(line: &str) -> Result<String, String> {
    let bytes: Vec<u8> =
        (1..line.len()).step_by(2).map(|idx| u8::from_str_radix(&line[idx..idx + 2], 16).expect("hex")).collect();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    if line.starts_with('=') { Ok(text) } else { Err(text) }
}
