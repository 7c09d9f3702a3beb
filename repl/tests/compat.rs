//! Runs the compatibility programs through the built binary and compares with what CPython 3.11 printed.
//!
//! The programs and their expected results lie in `interp/tests/compat`; `regenerate.py` there makes the results.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long one program may take.
const TIMEOUT: Duration = Duration::from_secs(60);

/// A program with its expected result.
struct Case {
    program: PathBuf,
    expected: String,
}

#[test]
fn programs_print_what_cpython_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../interp/tests/compat");
    let only = std::env::var("SESF_COMPAT").unwrap_or_default();
    let mut cases = Vec::new();
    collect(&root, &only, &mut cases);
    assert!(!only.is_empty() || cases.len() >= 250, "only {} programs found", cases.len());
    let known = known_differences(&root);
    let (expected, failures): (Vec<String>, Vec<String>) =
        run_all(&cases).into_iter().partition(|report| known.iter().any(|name| report.starts_with(name.as_str())));
    println!("{} of {} programs agree", cases.len() - expected.len() - failures.len(), cases.len());
    for name in known.iter().filter(|name| only.is_empty() && !expected.iter().any(|r| r.starts_with(name.as_str()))) {
        println!("{name} agrees now: take it off the list of known differences");
    }
    assert!(failures.is_empty(), "{} of {} programs differ:\n{}", failures.len(), cases.len(), failures.join("\n"));
}

/// The programs whose results are known to differ, one to a line before a colon; the reason follows it.
fn known_differences(root: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(root.join("known_differences.txt")).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(':')).map(|(name, _)| format!("{name}:")).collect()
}

fn collect(folder: &Path, only: &str, cases: &mut Vec<Case>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the suite is part of the project")
        .filter_map(|e| Some(e.ok()?.path()))
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, only, cases);
        } else if path.extension().is_some_and(|e| e == "py")
            && path.to_string_lossy().contains(only)
            && let Ok(expected) = std::fs::read_to_string(path.with_extension("out"))
        {
            cases.push(Case { program: path, expected });
        }
    }
}

/// Runs the cases on two threads; gives the reports of those that differ.
fn run_all(cases: &[Case]) -> Vec<String> {
    let next = Arc::new(AtomicUsize::new(0));
    let failures = Arc::new(Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            let (next, failures) = (Arc::clone(&next), Arc::clone(&failures));
            scope.spawn(move || {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Some(report) = run(case) {
                        failures.lock().expect("no test panics while it holds the list").push(report);
                    }
                }
            });
        }
    });
    let mut failures = failures.lock().expect("the threads have ended").clone();
    failures.sort();
    failures
}

/// Runs one program; the report, if its result is not as expected.
fn run(case: &Case) -> Option<String> {
    let name = case.program.file_name()?.to_string_lossy().into_owned();
    let folder = case.program.parent()?;
    let arguments = std::fs::read_to_string(case.program.with_extension("args")).unwrap_or_default();
    let input = std::fs::read(case.program.with_extension("in")).unwrap_or_default();
    let mut child = Command::new(env!("CARGO_BIN_EXE_sesf"))
        .arg(&name)
        .args(shlex::split(&arguments).unwrap_or_default())
        .current_dir(folder)
        .env("TZ", "UTC")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary was built");
    let stdin = child.stdin.take();
    let writer = std::thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
    let watchdog = Watchdog::start(child.id());
    let output = child.wait_with_output().expect("the program was started");
    let timed_out = watchdog.stop();
    let _ = writer.join();
    let source = std::fs::read_to_string(&case.program).unwrap_or_default();
    let whole_stderr = source.lines().take(5).any(|line| line.trim() == "# compat: traceback");
    let actual = result_text(&output, folder, whole_stderr);
    let label = case.program.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("../interp/tests/compat")).ok()?;
    if timed_out {
        return Some(format!("{}: takes too long", label.display()));
    }
    (actual != case.expected).then(|| format!("{}: {}", label.display(), first_difference(&case.expected, &actual)))
}

/// The result in the form of the `.out` files.
fn result_text(output: &std::process::Output, folder: &Path, whole_stderr: bool) -> String {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    let stderr = String::from_utf8_lossy(&output.stderr).replace(&format!("{}/", folder.display()), "");
    let shown = match whole_stderr {
        true => stderr,
        false => format!("{}\n", stderr.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("")),
    };
    let code = output.status.code().unwrap_or(-1);
    format!("{}--- exit {code}\n{shown}", String::from_utf8_lossy(&output.stdout))
}

fn first_difference(expected: &str, actual: &str) -> String {
    let mut lines = expected.lines().zip(actual.lines()).enumerate();
    match lines.find(|(_, (e, a))| e != a) {
        Some((n, (e, a))) => format!("line {}\n    expected {e:?}\n    found    {a:?}", n + 1),
        None => {
            let (e, a) = (expected.lines().count(), actual.lines().count());
            let extra = if e > a { expected.lines().nth(a) } else { actual.lines().nth(e) };
            format!("{a} lines instead of {e}; the first unmatched one is {:?}", extra.unwrap_or(""))
        }
    }
}

/// Ends a program that takes too long.
struct Watchdog {
    done: Arc<Mutex<bool>>,
    thread: std::thread::JoinHandle<bool>,
}

impl Watchdog {
    fn start(process: u32) -> Watchdog {
        let done = Arc::new(Mutex::new(false));
        let flag = Arc::clone(&done);
        let thread = std::thread::spawn(move || {
            let start = Instant::now();
            while start.elapsed() < TIMEOUT {
                if *flag.lock().expect("the flag's other holder does not panic") {
                    return false;
                }
                std::thread::sleep(Duration::from_millis(5));
            }
            let _ = Command::new("kill").arg("-9").arg(process.to_string()).status();
            true
        });
        Watchdog { done, thread }
    }

    fn stop(self) -> bool {
        *self.done.lock().expect("the watchdog does not panic") = true;
        self.thread.join().unwrap_or(false)
    }
}
