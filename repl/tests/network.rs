//! Programs with sockets under control: they print what they print for real, their bugs are found, and nothing hangs.

use std::path::{Path, PathBuf};
use std::process::Command;

use sesf::explore::{Fault, Faults, Limits, Replayed, Replayer};
use sesf::{Program, Settings};

/// The plainest run of a program: every decision is the first one.
fn plain_run(program: &Path) -> Replayed {
    let file = program.to_string_lossy().into_owned();
    let settings = Settings { argv: vec![file.clone()], ..Settings::default() };
    let ready = sesf::ready(settings, &Program::File(file)).expect("the program compiles");
    Replayer::new(ready, Limits::default(), false).replay(Vec::new())
}

#[test]
fn the_compatibility_programs_print_the_same_under_control() {
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("../interp/tests/compat/library");
    let mut n_programs = 0;
    for folder in ["socket", "select", "selectors"] {
        let entries = std::fs::read_dir(library.join(folder)).expect("the folder is part of the project");
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be read").path()).collect();
        files.sort();
        for program in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "py")) {
            let expected = std::fs::read_to_string(program.with_extension("out")).expect("its output is beside it");
            let expected = expected.split("--- exit").next().expect("there is a first part");
            let replayed = plain_run(program);
            assert_eq!(String::from_utf8_lossy(&replayed.output), expected, "{}", program.display());
            n_programs += 1;
        }
    }
    assert!(n_programs >= 10);
}

/// What `sesf check` says about a program, and its exit code.
fn check(name: &str, options: &[&str], program: &str) -> (String, i32) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("network");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let file = folder.join(format!("{name}.py"));
    std::fs::write(&file, program).expect("the folder can be written");
    let output = Command::new(env!("CARGO_BIN_EXE_sesf")).arg("check").args(options).arg(&file).output();
    let output = output.expect("the binary runs");
    let text = [output.stdout, output.stderr].concat();
    (String::from_utf8_lossy(&text).into_owned(), output.status.code().expect("it ends by itself"))
}

/// A server that answers each connection with what `handle` makes of it, and a client that wants `ABC` for `abc`.
fn client_and_server(handle: &str) -> String {
    format!(
        "import socket, threading\ndef exactly(conn, n):\n    data = b''\n    while len(data) < n:\n        \
         more = conn.recv(n - len(data))\n        if not more:\n            raise EOFError\n        data += more\n    \
         return data\ndef serve():\n    conn, _ = listener.accept()\n    with conn:\n        {handle}\n\
         listener = socket.create_server(('127.0.0.1', 0))\nthread = threading.Thread(target=serve)\nthread.start()\n\
         with socket.create_connection(listener.getsockname()) as client:\n    client.sendall(b'abc')\n    \
         assert exactly(client, 3) == b'ABC'\nthread.join()\nlistener.close()\n"
    )
}

#[test]
fn a_program_that_receives_all_is_clean() {
    let (text, code) =
        check("exactly", &["--runs", "500"], &client_and_server("conn.sendall(exactly(conn, 3).upper())"));
    assert_eq!(code, 0, "{text}");
}

#[test]
fn a_partial_receive_is_found() {
    let (text, code) = check("partial", &["--runs", "500"], &client_and_server("conn.sendall(conn.recv(3).upper())"));
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("EOFError"), "{text}");
    assert!(text.contains("1 byte to 127.0.0.1:") || text.contains("2 bytes to 127.0.0.1:"), "{text}");
}

#[test]
fn a_deadlock_tells_what_is_waited_for() {
    let (text, code) = check("silent", &[], &client_and_server("exactly(conn, 4)"));
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("MainThread waits for something to arrive at 127.0.0.1:"), "{text}");
    let listens = "import socket\nlistener = socket.create_server(('127.0.0.1', 8080))\nlistener.accept()\n";
    let (text, _) = check("accept", &[], listens);
    assert!(text.contains("MainThread waits for a connection at 127.0.0.1:8080."), "{text}");
    let full = "import socket\none, other = socket.socketpair()\none.sendall(bytes(10_000_000))\n";
    let (text, _) = check("full", &[], full);
    assert!(text.contains("MainThread waits for room to send"), "{text}");
}

/// Two threads: one sends three datagrams, the other wants them in order.
const DATAGRAMS: &str = "import socket\nfrom threading import Thread\n\
    receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\nreceiver.bind(('127.0.0.1', 0))\n\
    sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n\
    def send():\n    for i in range(3): sender.sendto(bytes([i]), receiver.getsockname())\n\
    Thread(target=send).start()\ngot = [receiver.recv(10)[0] for _ in range(3)]\nassert got == [0, 1, 2], got\n";

#[test]
fn datagrams_are_safe_without_faults() {
    let (text, code) = check("no_faults", &["--runs", "500"], DATAGRAMS);
    assert_eq!(code, 0, "{text}");
}

#[test]
fn each_fault_is_found_and_replayed() {
    for (name, faults, fault, step) in [
        ("loss", "loss=0.1", "deadlock", "lost message to 127.0.0.1:"),
        ("dup", "dup=0.1", "AssertionError", "doubled message to 127.0.0.1:"),
        ("reorder", "reorder=0.1", "AssertionError", "early message to 127.0.0.1:"),
    ] {
        let (text, code) = check(name, &["--faults", faults, "--strategy", "pct"], DATAGRAMS);
        assert_eq!(code, 1, "{text}");
        assert!(text.contains(fault), "{text}");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("network");
        let trace = std::fs::read_to_string(folder.join(format!("{name}.py.trace"))).expect("the trace is written");
        assert!(trace.contains(&format!("\nfaults {faults}\n")), "{trace}");
        // One fault is enough.
        assert_eq!(trace.matches("f2:1").count(), 1, "{trace}");
        let mut replay = Command::new(env!("CARGO_BIN_EXE_sesf"));
        let replayed = replay.arg("replay").arg(folder.join(format!("{name}.py.trace"))).output();
        let replayed = replayed.expect("the binary runs");
        let again = String::from_utf8_lossy(&replayed.stdout);
        assert!(again.contains(step) && !again.contains("does not fit"), "{again}");
        assert_eq!(replayed.status.code(), Some(1));
    }
}

#[test]
fn wrong_faults_are_refused() {
    for (faults, error) in [
        ("loss", "expected FAULT=CHANCE, found 'loss'"),
        ("loss=2", "expected a chance between 0 and 1, found '2'"),
        ("loss=nan", "expected a chance between 0 and 1, found 'nan'"),
        ("heat=0.1", "'heat' is no fault: use loss, dup and reorder"),
        ("crash=0.1", "crash is not available yet"),
    ] {
        let (text, code) = check("refused", &["--faults", faults], "");
        assert_eq!(code, 2, "{text}");
        assert!(text.contains(error), "{text}");
    }
}

#[test]
fn what_is_outside_the_network_says_so() {
    for program in ["socket.gethostbyname('example.com')", "socket.create_connection(('192.0.2.1', 80))"] {
        let (text, code) = check("outside", &[], &format!("import socket\n{program}\n"));
        assert_eq!(code, 1, "{text}");
        assert!(text.contains("is outside the network of this run"), "{text}");
    }
}

#[test]
fn timeouts_of_sockets_are_virtual() {
    let program = "import socket, time\none, other = socket.socketpair()\none.settimeout(3600)\nbegin = time.monotonic()\n\
                   try:\n    one.recv(1)\nexcept TimeoutError as error:\n    assert str(error) == 'timed out'\n\
                   assert 3600 <= time.monotonic() - begin < 3601\n";
    let (text, code) = check("hour", &[], program);
    assert_eq!(code, 0, "{text}");
}

#[test]
fn a_run_with_a_network_is_the_same_again() {
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("again.py");
    std::fs::write(&program, client_and_server("conn.sendall(b'ABC')")).expect("the folder can be written");
    let (one, other) = (plain_run(&program), plain_run(&program));
    assert!(one.outcome.fault.is_none(), "{}", one.outcome.fault.as_ref().map_or(String::new(), Fault::title));
    assert_eq!((one.chart, one.outcome.class), (other.chart, other.outcome.class));
    assert_eq!(Limits::default().faults, Faults::default());
}
