//! Data races: the catalogue in `examples/races`, and what orders accesses and what does not.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What `sesf check` printed, and its exit code.
fn check(name: &str, program: &Path, options: &[&str]) -> (i32, String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("races");
    std::fs::create_dir_all(&folder).expect("a folder");
    let trace = folder.join(name).with_extension("trace");
    let output = Command::new(env!("CARGO_BIN_EXE_sesf"))
        .arg("check")
        .args(options)
        .arg("--trace")
        .args([&trace, program])
        .output()
        .expect("sesf runs");
    let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    (output.status.code().expect("an exit code"), text)
}

/// As [`check`], of a text.
fn check_text(name: &str, text: &str, options: &[&str]) -> (i32, String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("races_text");
    std::fs::create_dir_all(&folder).expect("a folder");
    let program = folder.join(format!("{name}_program.py"));
    std::fs::write(&program, text).expect("it can be written");
    check(name, &program, options)
}

/// The programs of the catalogue whose names end so.
fn catalogue(suffix: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/races");
    let entries = std::fs::read_dir(folder).expect("the catalogue");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.to_string_lossy().ends_with(suffix));
    files.sort();
    assert!(files.len() >= 7, "{files:?}");
    files
}

fn stem(file: &Path) -> String {
    file.file_stem().expect("a name").to_string_lossy().into_owned()
}

const WARNING: &str = "Warning: data races.";
const NONE: &str = "Data races: none;";

#[test]
fn what_only_access_points_find_is_warned_of() {
    for file in catalogue("_bug.py") {
        let (code, text) = check(&stem(&file), &file, &["--runs", "20"]);
        assert!(code == 0 && text.contains(WARNING) && text.contains("--points access"), "{file:?}: {text}");
        let (code, text) = check(&stem(&file), &file, &["--points", "access"]);
        assert!(code == 1 && text.starts_with("FAILED"), "{file:?}: {text}");
    }
}

#[test]
fn the_corrections_are_clean() {
    for file in catalogue("_fixed.py") {
        for points in ["sync", "access"] {
            let (code, text) = check(&stem(&file), &file, &["--runs", "500", "--points", points]);
            assert!(code == 0 && text.contains(NONE) && !text.contains(WARNING), "{file:?}: {text}");
        }
    }
}

/// Two threads, the first of which runs `first`, the second `second`, after `head`.
fn two_threads(head: &str, first: &str, second: &str) -> String {
    let body = |text: &str| text.lines().map(|line| format!("    {line}\n")).collect::<String>();
    format!(
        "import threading, queue, time\nfrom sesf import atomic, when\n\n\nclass Box:\n    pass\n\n\nbox = Box()\n{head}\n\n\n\
         def first():\n{}\n\ndef second():\n{}\n\na = threading.Thread(target=first)\nb = threading.Thread(target=second)\n\
         a.start()\nb.start()\na.join()\nb.join()\n",
        body(first),
        body(second)
    )
}

#[test]
fn what_hands_over_orders() {
    let cases = [
        ("queue", "q = queue.Queue()", "box.x = 1\nq.put(None)", "q.get()\nbox.x += 1"),
        ("simple_queue", "q = queue.SimpleQueue()", "box.x = 1\nq.put(None)", "q.get()\nbox.x += 1"),
        ("event", "e = threading.Event()", "box.x = 1\ne.set()", "e.wait()\nbox.x += 1"),
        ("semaphore", "s = threading.Semaphore(0)", "box.x = 1\ns.release()", "s.acquire()\nbox.x += 1"),
        ("barrier", "b2 = threading.Barrier(2)", "box.x = 1\nb2.wait()", "b2.wait()\nbox.x += 1"),
        ("join", "", "box.x = 1", "a.join()\nbox.x += 1"),
        ("is_alive", "", "box.x = 1", "while a.is_alive():\n    time.sleep(1)\nbox.x += 1"),
        ("guarded", "box.x = 0", "with atomic:\n    box.x = 1", "with when(box.x == 1):\n    box.x += 1"),
        (
            "container",
            "items = []",
            "box.x = 1\nitems.append(box)",
            "while not items:\n    time.sleep(1)\nitems.pop().x += 1",
        ),
        (
            "socket",
            "import socket\nend, other = socket.socketpair()",
            "box.x = 1\nend.sendall(b'x')",
            "other.recv(1)\nbox.x += 1",
        ),
        ("local", "own = threading.local()", "own.x = 1", "own.x = 2"),
        (
            "property",
            "lock = threading.Lock()\nclass P:\n    @property\n    def x(self):\n        with lock:\n            return self._x\n    \
             @x.setter\n    def x(self, to):\n        with lock:\n            self._x = to\np = P()\np.x = 0",
            "p.x = 1",
            "p.x = p.x + 1",
        ),
        ("methods", "d, l = {}, []", "d.update(a=1)\nl.append(1)", "d.update(a=2)\nl.append(2)\nd.get('a')"),
        ("parts", "l, d = [0, 0], {}", "l[0] += 1\nd['a'] = 1\nbox.a = 1", "l[-1] += 1\nd['b'] = 1\nbox.b = 1"),
    ];
    for (name, head, first, second) in cases {
        let (code, text) = check_text(name, &two_threads(head, first, second), &["--runs", "100"]);
        assert!(code == 0 && text.contains(NONE), "{name}: {text}");
    }
}

#[test]
fn what_does_not_hand_over_does_not_order() {
    let cases = [
        (
            "try_in_vain",
            "lock = threading.Lock()",
            "with lock:\n    box.x = 1",
            "if lock.acquire(blocking=False):\n    lock.release()\nelse:\n    box.x = 2",
        ),
        ("sleep", "", "box.x = 1", "time.sleep(10)\nbox.x = 2"),
        ("half_guarded", "box.x = 0", "box.x = 1", "with atomic:\n    box.x += 1"),
        ("log", "log = []", "box.x = 1\nlog.append(1)", "log.append(2)\nbox.x = 2"),
        ("item", "l = [0]", "l[0] += 1", "l[-1] += 1"),
        ("tuple_key", "d = {}", "d[1, 'a'] = 1", "d[1, 'a'] = 2"),
        ("carried", "class D(dict):\n    pass\nd = D()", "d['a'] = 1", "d['a'] = 2"),
        ("slot", "class S:\n    __slots__ = ('x',)\ns = S()", "s.x = 1", "s.x = 2"),
        ("deleted", "box.x = 1", "del box.x", "box.x = 2"),
        ("class_read", "", "Box.x = 1", "getattr(box, 'x', 0)\ntry:\n    box.x\nexcept AttributeError:\n    pass"),
        ("module", "import threading as t", "t.own = 1", "t.own = 2"),
    ];
    for (name, head, first, second) in cases {
        let (code, text) = check_text(name, &two_threads(head, first, second), &["--runs", "100"]);
        assert!(code == 0 && text.contains(WARNING), "{name}: {text}");
    }
}

#[test]
fn a_race_is_shown_with_both_places() {
    let text = two_threads("box.x = 0", "box.x = 1", "print(box.x)");
    let (_, shown) = check_text("shown", &text, &["--runs", "20"]);
    let expected = [
        "  the attribute 'x' of Box objects:\n",
        "Thread-1 (first) writes it in shown_program.py:14:  box.x = 1\n",
        "Thread-2 (second) reads it in shown_program.py:18:  print(box.x)\n",
    ];
    assert!(expected.iter().all(|line| shown.contains(line)), "{shown}");
}

#[test]
fn races_can_be_failures_or_nothing() {
    let text = two_threads("box.x = 0", "box.x += 1", "box.x += 1");
    let (code, shown) = check_text("fail", &text, &["--races", "fail", "--runs", "20"]);
    assert!(code == 1 && shown.starts_with("FAILED: data races"), "{shown}");
    let (code, shown) = check_text("off", &text, &["--races", "off", "--runs", "20"]);
    assert!(code == 0 && !shown.contains("ata races"), "{shown}");
}

#[test]
fn watching_changes_no_schedule_and_the_jobs_change_no_race() {
    let bug = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/bugs/event_cleared_late_bug.py");
    let without_times =
        |text: String| text.lines().filter(|line| !line.starts_with("Covered")).collect::<Vec<_>>().join("\n");
    let head = |(_, text): (i32, String)| text.lines().next().map(String::from);
    let found = ["off", "warn"].map(|races| head(check("schedules", &bug, &["--races", races])));
    assert_eq!(found[0], found[1]);
    let text = two_threads("box.x = box.y = 0", "box.x += 1\nbox.y += 1", "box.y += 1\nbox.x += 1");
    let shown =
        ["1", "2", "5"].map(|jobs| without_times(check_text("jobs", &text, &["--jobs", jobs, "--runs", "300"]).1));
    assert_eq!(shown[0], shown[1]);
    assert_eq!(shown[0], shown[2]);
}
