//! Services through the built binary: testers, monitors, composites, and the derived texts.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn programs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/services")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the workspace's folder")
}

fn sesf(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sesf")).args(words).current_dir(root()).output().expect("the binary runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The path of a program beside this test.
fn path(name: &str) -> String {
    programs().join(name).to_string_lossy().into_owned()
}

/// Tests a program; what is printed must have all of these.
fn test(words: &[&str], code: i32, has: &[&str]) -> String {
    let trace =
        std::env::temp_dir().join(format!("sesf-services-{}-{}.trace", std::process::id(), words.len() + has.len()));
    let trace = trace.to_string_lossy().into_owned();
    let output = sesf(&[&["test", "--trace", &trace], words].concat());
    let printed = stdout(&output);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{words:?}\n{printed}\n{errors}");
    for text in has {
        assert!(printed.contains(text), "{words:?} lacks {text:?}\n{printed}\n{errors}");
    }
    trace
}

#[test]
fn a_correct_implementation_passes_and_the_verdict_says_what_was_covered() {
    let has = ["No failure in 300 schedules", "Calls: get ", "Parts: every part of the service was taken."];
    test(&["--runs", "300", "bounded_buffer", "impls/bounded_buffer/condition.sesf"], 0, &has);
}

#[test]
fn a_test_can_run_for_real() {
    let output = sesf(&["test", "--real", "--runs", "5", "bounded_buffer", "condition"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(stdout(&output).contains("No failure in 5 real runs."));
    let output = sesf(&["test", "--real", "--param", "size=1", "bounded_buffer", &path("last_in_first_out.sesf")]);
    assert_eq!(output.status.code(), Some(0), "with one place the newest is the oldest");
    let output = sesf(&["test", "--real", "bounded_buffer", &path("missing_notify.sesf")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("OutputViolation: "));
    assert!(stdout(&output).contains("FAILED in real run"));
}

#[test]
fn who_forgets_to_notify_is_blamed_at_rest_and_the_run_can_be_made_again() {
    let has = ["OutputViolation: nothing moves any more", "could be taken by call #", "instance: BoundedBuffer(size="];
    let trace = test(&["bounded_buffer", &path("missing_notify.sesf")], 1, &has);
    let first = sesf(&["replay", &trace]);
    assert_eq!(first.status.code(), Some(1));
    assert!(stdout(&first).contains("OutputViolation: nothing moves any more"));
    assert_eq!(stdout(&first), stdout(&sesf(&["replay", &trace])));
    let _ = std::fs::remove_file(trace);
}

#[test]
fn a_wrong_value_is_shown_with_the_condition_and_its_values() {
    let has = ["its return condition (RIC) is false", "item in self.items[:1]    is false", "self.items[:1] = ["];
    test(&["bounded_buffer", &path("last_in_first_out.sesf")], 1, &has);
}

#[test]
fn upcalls_are_checked() {
    let file = path("upcalls.sesf");
    test(&["--runs", "300", &file, &format!("{file}:Good")], 0, &["No failure"]);
    let has = ["the upcall deliver(2) may not be made now: its call condition (CIC) is false"];
    test(&[&file, &format!("{file}:Twice")], 1, &has);
}

#[test]
fn promised_progress_is_judged_at_rest() {
    let file = path("progress.sesf");
    test(&["--runs", "300", &file, &format!("{file}:Good")], 0, &["Progress: served(1) held in "]);
    let has = ["progress that the service promises is missing", "progress condition served(2)"];
    test(&[&file, &format!("{file}:Bad")], 1, &has);
}

/// The service program is an implementation of the service: its own tester never blames it.
#[test]
fn each_service_passes_its_own_tester() {
    let services =
        ["bounded_buffer", "register", "lock", "dist_lock", "fifo_channel:FifoChannel", "fifo_channel:LossyChannel"];
    for service in services {
        let runs = ["--runs", "60", "--calls", "8"];
        test(&[&runs[..], &[service, &format!("services.{service}")]].concat(), 0, &["No failure"]);
    }
}

#[test]
fn a_composite_runs_with_each_layer_replaced_in_turn() {
    let layers: [&[&str]; 2] = [&[], &["--over", "FifoChannel=fifo_channel.sliding_window"]];
    for over in layers {
        let words = [&["--runs", "20", "--calls", "4"], over, &["dist_lock", "dist_lock.lamport"]].concat();
        test(&words, 0, &["No failure"]);
    }
}

#[test]
fn the_derived_tester_behaves_as_the_service_and_inverts_back() {
    for service in ["bounded_buffer", "register", "lock", "dist_lock", "fifo_channel"] {
        let text = std::fs::read_to_string(root().join(format!("services/{service}.sesf"))).expect("the service");
        let derived = stdout(&sesf(&["derive", service]));
        assert!(derived.contains("@servicetester") && derived.contains("@output") && !derived.contains("@input"));
        let file = std::env::temp_dir().join(format!("sesf-derived-{}-{service}.sesf", std::process::id()));
        std::fs::write(&file, &derived).expect("it can be written");
        assert_eq!(stdout(&sesf(&["derive", &file.to_string_lossy()])), text);
        let _ = std::fs::remove_file(file);
    }
    let file = std::env::temp_dir().join(format!("sesf-tester-{}.sesf", std::process::id()));
    std::fs::write(&file, sesf(&["derive", "bounded_buffer"]).stdout).expect("it can be written");
    let tester = file.to_string_lossy().into_owned();
    let seed = |service: &str, implementation: &str| {
        let output = sesf(&["test", "--seed", "5", "--jobs", "1", "--trace", "/dev/null", service, implementation]);
        let text = stdout(&output);
        // What was counted and blamed, without times and file names.
        let lines = text.lines().filter(|line| !line.contains("Covered:") && !line.contains("sesf replay"));
        lines.map(String::from).collect::<Vec<_>>()
    };
    let wrong = path("missing_notify.sesf");
    assert_eq!(seed("bounded_buffer", &wrong), seed(&tester, &wrong));
    let _ = std::fs::remove_file(file);
}

#[test]
fn a_user_runs_over_the_service_and_over_an_implementation() {
    let user = path("user.sesf");
    for words in [
        &["run"] as &[&str],
        &["run", "--over", "bounded_buffer=condition"],
        &["run", "--monitor", "bounded_buffer=condition"],
    ] {
        let output = sesf(&[words, &[&user]].concat());
        assert_eq!(stdout(&output), "[0, 1, 2, 3, 4, 5]\n", "{words:?}");
        assert_eq!(output.status.code(), Some(0));
    }
    for words in
        [&["check", "--runs", "100"] as &[&str], &["check", "--runs", "100", "--over", "bounded_buffer=condition"]]
    {
        let output = sesf(&[words, &["--trace", "/dev/null", &user]].concat());
        assert!(stdout(&output).contains("No failure in 100 schedules"), "{}", stdout(&output));
    }
}

#[test]
fn a_monitor_blames_either_side() {
    let output = sesf(&["run", "--monitor", "bounded_buffer=condition", &path("two_producers.sesf")]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("InputViolation: put(2) may not be called now"), "{errors}");
    let monitored = format!("bounded_buffer={}", path("last_in_first_out.sesf"));
    let output = sesf(&["run", "--monitor", &monitored, &path("user.sesf")]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("OutputViolation: call #"), "{errors}");
}

#[test]
fn what_is_missing_is_named() {
    let refused = |words: &[&str], has: &str| {
        let output = sesf(words);
        let text = format!("{}{}", stdout(&output), String::from_utf8_lossy(&output.stderr));
        assert_ne!(output.status.code(), Some(0));
        assert!(text.contains(has), "{words:?}\n{text}");
    };
    refused(&["test", "no_such", "condition"], "there is no module services.no_such");
    refused(&["test", "bounded_buffer", "no_such"], "there is no module impls.bounded_buffer.no_such");
    refused(&["test", "bounded_buffer", "register.lock"], "implementation (a class marked @implements(BoundedBuffer))");
    refused(&["test", "--param", "size=9", "bounded_buffer", "condition"], "has no instance with {'size': 9}");
    refused(&["test", "--exhaustive", "bounded_buffer", "condition"], "'--exhaustive' is not available yet");
    refused(&["derive", "--concrete", "bounded_buffer"], "'--concrete' is not available yet");
    refused(&["derive", "no_such"], "there is no service no_such");
    refused(&["run", "--over", "x", "y.sesf"], "is no NAME=VALUE");
}
