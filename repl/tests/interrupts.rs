//! Ctrl-C in each kind of wait, through the built binary: `KeyboardInterrupt` in the main thread, and exit code 130.
#![cfg(unix)]

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a program may take to end.
const PATIENCE: Duration = Duration::from_secs(30);

/// Starts a program that prints a line when it is ready to be interrupted.
fn start(text: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_sesf"))
        .args(["-c", text])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs")
}

/// Interrupts a program that waits; its exit code and what it printed.
fn interrupt(text: &str) -> (i32, String, String) {
    let mut child = start(text);
    std::thread::sleep(Duration::from_millis(700));
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs");
    assert!(sent.success(), "{text}: it has ended before");
    let since = Instant::now();
    while child.try_wait().expect("it can be waited for").is_none() {
        if since.elapsed() > PATIENCE {
            child.kill().expect("it can be killed");
            panic!("not interrupted: {text}");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let output = child.wait_with_output().expect("its output");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

/// Another thread that lives for a while, so that there is no deadlock.
const OTHER: &str = "import threading, time\nthreading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n";

#[track_caller]
fn assert_interrupted(text: &str) {
    let (code, _, stderr) = interrupt(text);
    assert_eq!(code, 130, "{text}\n{stderr}");
    assert!(stderr.ends_with("KeyboardInterrupt\n"), "{text}\n{stderr}");
}

#[test]
fn waits_of_the_main_thread_end() {
    for wait in [
        "time.sleep(60)",
        "l = threading.Lock()\nl.acquire()\nl.acquire()",
        "c = threading.Condition()\nwith c:\n    c.wait()",
        "threading.Event().wait()",
        "threading.Semaphore(0).acquire()",
        "threading.Barrier(2).wait()",
        "threading.enumerate()[1].join()",
        "import queue\nqueue.Queue().get()",
        "from concurrent.futures import Future\nFuture().result()",
        "from sesf import when\nx = 0\nwith when(x):\n    pass",
        "from sesf import *\nclass P:\n    def wait(self): Event().wait()\nspawn(P).wait()",
        "while True:\n    pass",
    ] {
        assert_interrupted(&format!("{OTHER}{wait}"));
    }
}

#[test]
fn a_busy_thread_does_not_keep_the_main_thread() {
    let busy = "import threading, time\ndef f():\n    while True:\n        pass\n\
                threading.Thread(target=f, daemon=True).start()\n";
    assert_interrupted(&format!("{busy}time.sleep(60)"));
    assert_interrupted(&format!("{busy}while True:\n    pass"));
}

#[test]
fn a_condition_that_is_interrupted_has_its_lock_again() {
    let text = format!(
        "{OTHER}c = threading.Condition()\nwith c:\n    try:\n        c.wait()\n    except KeyboardInterrupt:\n        \
         print('caught', c._is_owned())\n"
    );
    let (code, stdout, stderr) = interrupt(&text);
    assert_eq!((code, stdout.as_str()), (0, "caught True\n"), "{stderr}");
}
