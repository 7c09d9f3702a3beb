//! Processes through the built binary, for real and under control.

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// How long a program may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// A class that most programs have.
const COUNTER: &str = "\
from sesf import *

class Counter:
    def __init__(self, start=0):
        self.n = start
        self.lock = Lock()
    def add(self, k):
        with self.lock:
            self.n += k
            return self.n
    def get(self):
        return self.n
    def fail(self):
        raise KeyError('no', self.n)
    def stop(self):
        crash()
    def wait(self):
        Event().wait()
";

fn run(args: &[&str], text: &str, name: &str) -> Output {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("processes-{name}"));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    let file = folder.join("program.py");
    std::fs::write(&file, format!("{COUNTER}\n{text}")).expect("the program is written");
    let mut child = Command::new(env!("CARGO_BIN_EXE_sesf"))
        .args(args)
        .arg(&file)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let since = Instant::now();
    while child.try_wait().expect("it can be waited for").is_none() {
        if since.elapsed() > PATIENCE {
            child.kill().expect("it can be killed");
            panic!("it does not end: {text}");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.wait_with_output().expect("its output")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A program that prints this for real, and that fails in no schedule.
#[track_caller]
fn assert_prints(name: &str, program: &str, expected: &str) {
    let output = run(&[], program, name);
    assert_eq!((text(&output.stdout), text(&output.stderr)), (expected.to_string(), String::new()), "{program}");
    let checked = run(&["check", "--runs", "30", "--jobs", "1"], program, name);
    assert!(checked.status.success(), "{program}\n{}{}", text(&checked.stdout), text(&checked.stderr));
}

#[test]
fn calls_are_made_in_the_process() {
    let program = "\
c = spawn(Counter, start=10)
print(c, c.pid, c.name, mypid(), c.add(5), c.add(k=7), c.is_alive())
print(spawn(Counter, name='other'))
";
    assert_prints("calls", program, "<process Counter-1 (pid 1)> 1 Counter-1 0 15 22 True\n<process other (pid 2)>\n");
}

#[test]
fn nothing_is_shared() {
    let program = "\
shared = [1]
class Keeper:
    def take(self, items):
        items.append('theirs')
        shared.append(2)
        return items, shared
keeper = spawn(Keeper)
shared.append('mine')
items = ['mine']
print(keeper.take(items), items, shared)
def change():
    shared.clear()
spawn(change).join()
print(shared)
";
    assert_prints("isolation", program, "(['mine', 'theirs'], [1, 2]) ['mine'] [1, 'mine']\n[1, 'mine']\n");
}

#[test]
fn sockets_and_endpoints_are_open_where_they_were_opened() {
    let program = "\
import socket
one, other = socket.socketpair()
number = socket.socket().detach()
ep = endpoint()
class Child:
    def attempt(self):
        uses = [lambda: one.send(b'x'), lambda: other.recv(1), lambda: socket.socket(fileno=number),
                lambda: ep.send(ep.address, 1), ep.recv]
        told = [one.fileno(), ep.closed]
        for use in uses:
            try:
                use()
            except OSError as error:
                told.append(str(error))
        one.close()
        ep.close()
        return told
told = spawn(Child).attempt()
print(*told, sep='\\n')
assert told[:2] == [-1, True] and len(told) == 7
one.send(b'open')
ep.send(ep.address, 'open')
print(other.recv(100), ep.recv()[1])
";
    let refused = "[Errno 9] Bad file descriptor\n".repeat(3) + &"[Errno 9] The endpoint is closed\n".repeat(2);
    assert_prints("open", program, &format!("-1\nTrue\n{refused}b'open' open\n"));
}

#[test]
fn endpoints_of_two_processes_reach_each_other() {
    let program = "\
class Echo:
    def __init__(self):
        self.ep = endpoint()
    def address(self):
        return self.ep.address
    def serve(self, n):
        for _ in range(n):
            source, value = self.ep.recv()
            self.ep.send(source, value + ['back'])
echo, ep, got = spawn(Echo), endpoint(), []
t = thread(echo.serve, 2)
for n in range(2):
    ep.send(echo.address(), [n])
    source, value = ep.recv()
    assert source == echo.address()
    got.append(value)
t.join()
print(got)
assert got == [[0, 'back'], [1, 'back']], got
";
    assert_prints("endpoints", program, "[[0, 'back'], [1, 'back']]\n");
}

#[test]
fn a_process_that_ends_closes_its_sockets() {
    let program = "\
import socket
class Server:
    def __init__(self):
        self.listener = socket.create_server(('127.0.0.1', 0))
    def port(self):
        return self.listener.getsockname()[1]
    def accept(self):
        self.connection, _ = self.listener.accept()
server = spawn(Server)
connection = socket.create_connection(('127.0.0.1', server.port()))
server.accept()
server.crash()
got = connection.recv(1)
print(got)
assert got == b''
";
    assert_prints("sockets", program, "b''\n");
}

#[test]
fn exceptions_come_back() {
    let program = "\
c = spawn(Counter, 3)
try:
    c.fail()
except KeyError as error:
    print(error.args, 'in process Counter-1' in str(error.__cause__), ', in fail' in str(error.__cause__))
class Odd(Exception):
    def __init__(self):
        self.function = lambda: 1
class Thrower:
    def throw(self): raise Odd()
    def give(self): return lambda: 1
    def leave(self): raise SystemExit(3)
t = spawn(Thrower)
for name in ['throw', 'give', 'leave', 'nothing']:
    try:
        getattr(t, name)()
    except BaseException as error:
        print(type(error).__name__, 'function' in str(error))
try:
    c.add(lambda: 1)
except TypeError as error:
    print('function' in str(error))
";
    let expected =
        "('no', 3) True True\nRemoteError False\nTypeError True\nSystemExit False\nAttributeError False\nTrue\n";
    let output = run(&[], program, "exceptions");
    assert_eq!((text(&output.stdout), text(&output.stderr)), (expected.to_string(), String::new()));
}

#[test]
fn callers_of_a_crashed_process_are_told() {
    let program = "\
def attempt(call, *args):
    try:
        call(*args)
    except ProcessDied as died:
        print(died)
c = spawn(Counter)
waiting = [thread(attempt, c.wait) for _ in range(3)]
attempt(c.stop)
for w in waiting:
    w.join()
c.join()
attempt(c.add, 1)
d = spawn(Counter)
d.crash()
print(d.is_alive())
attempt(d.get)
crash(d)
d.join(timeout=1)
";
    let died = |method: &str, pid: u32| {
        format!("process Counter-{pid} (pid {pid}) has ended and does not answer {method}()\n")
    };
    let output = run(&[], program, "crash");
    let mut lines: Vec<String> = text(&output.stdout).lines().map(|line| format!("{line}\n")).collect();
    lines[..4].sort();
    let expected = [died("stop", 1), died("wait", 1), died("wait", 1), died("wait", 1), died("add", 1)];
    assert_eq!(lines.concat(), expected.concat() + "False\n" + &died("get", 2), "{}", text(&output.stderr));
    let checked = run(&["check", "--runs", "30", "--jobs", "1"], program, "crash");
    assert!(checked.status.success(), "{}", text(&checked.stdout));
}

#[test]
fn a_process_that_cannot_begin_is_reported() {
    let program = "\
class Broken:
    def __init__(self):
        raise ValueError('broken')
    def get(self): pass
b = spawn(Broken)
try:
    b.get()
except ProcessDied as died:
    print(died)
b.join()
print(b.is_alive())
";
    let output = run(&[], program, "init");
    assert_eq!(text(&output.stdout), "process Broken-1 (pid 1) has ended and does not answer get()\nFalse\n");
    let stderr = text(&output.stderr);
    assert!(stderr.starts_with("Exception in process Broken-1 (pid 1):\nTraceback"), "{stderr}");
    assert!(stderr.ends_with("ValueError: broken\n"), "{stderr}");
    let checked = run(&["check", "--runs", "5"], program, "init");
    assert!(text(&checked.stdout).contains("uncaught exception: ValueError: broken"), "{}", text(&checked.stdout));
}

#[test]
fn processes_start_processes_and_pass_handles_on() {
    let program = "\
class Maker:
    def make(self):
        return spawn(Counter, 5, name='made')
    def use(self, counter):
        return counter.add(1)
a, b = spawn(Maker), spawn(Maker)
made = a.make()
print(made, b.use(made), made.add(1), made == a.make(), made in {made})
";
    assert_prints("handles", program, "<process made (pid 3)> 6 7 False True\n");
}

#[test]
fn a_program_ends_with_its_last_thread() {
    let program = "\
import sys, threading
def work(name):
    def late():
        sleep(0.1)
        print('late', name)
    thread(late)
    threading.Thread(target=sleep, args=(1000,), daemon=True).start()
    if name == 'b':
        sys.exit('left')
spawn(work, 'a').join()
spawn(work, 'b')
spawn(Counter)
";
    let output = run(&[], program, "end");
    assert_eq!(text(&output.stdout), "late a\nlate b\n");
    assert_eq!((text(&output.stderr), output.status.code()), (String::from("left\n"), Some(0)));
}

#[test]
fn two_hundred_processes() {
    let program = "\
counters = [spawn(Counter, k) for k in range(200)]
print(sum(c.add(1) for c in counters))
for c in counters[::2]:
    c.crash()
print(sum(c.is_alive() for c in counters))
";
    let output = run(&[], program, "many");
    assert_eq!((text(&output.stdout), text(&output.stderr)), (String::from("20100\n100\n"), String::new()));
}

#[test]
fn calls_in_a_circle_are_a_deadlock() {
    let program = "\
class Node:
    def __init__(self):
        self.lock, self.both = Lock(), 0
    def meet(self, other, ready):
        with self.lock:
            ready.reach()
            other.greet()
    def greet(self):
        with self.lock:
            pass
class Meeting:
    def __init__(self):
        self.barrier = Barrier(2)
    def reach(self):
        self.barrier.wait()
a, b, ready = spawn(Node, name='a'), spawn(Node, name='b'), spawn(Meeting)
t = thread(a.meet, b, ready)
b.meet(a, ready)
";
    let output = run(&[], program, "circle");
    let stderr = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    for part in [
        "Deadlock: all 6 threads wait for ever.",
        "MainThread waits for meet() in process b (pid 2) to return.",
        "In process a (pid 1):",
        "waits for greet() in process b (pid 2) to return.",
        "greet() for a waits for a lock that meet() for MainThread holds.",
    ] {
        assert!(stderr.contains(part), "{part}\n{stderr}");
    }
    let checked = run(&["check", "--runs", "50"], program, "circle");
    assert!(text(&checked.stdout).contains(": deadlock\n"), "{}", text(&checked.stdout));
}

#[test]
fn a_race_between_clients_is_found_and_replayed() {
    let program = "\
def deposit(account, amount):
    account.add(amount + account.get() - account.get())
def careless(account):
    seen = account.get()
    account.add(seen + 1 - account.get())
account = spawn(Counter)
clients = [spawn(careless, account) for _ in range(2)]
for c in clients:
    c.join()
assert account.get() == 2
";
    let checked = run(&["check", "--runs", "500"], program, "race");
    let stdout = text(&checked.stdout);
    assert_eq!(checked.status.code(), Some(1), "{stdout}");
    let trace = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("processes-race/program.py.trace");
    let replay = || {
        let output = Command::new(env!("CARGO_BIN_EXE_sesf")).arg("replay").arg(&trace).output().expect("it runs");
        text(&output.stdout)
    };
    let first = replay();
    assert!(first.contains("FAILED: uncaught exception: AssertionError"), "{first}");
    assert!(first.contains("Counter-1: get() for ca"), "{first}");
    assert_eq!(first, replay());
}

/// What `sesf check` prints of a program with a box and a process that waits for mail; it finds no failure.
fn checked_with_mail(name: &str, program: &str) -> String {
    let mail = "\
class Mail:
    def __init__(self):
        self.event = Event()
    def put(self):
        self.event.set()
    def wait(self):
        self.event.wait()
class Box:
    x = 0
box, mail = Box(), spawn(Mail)
";
    let checked = run(&["check", "--runs", "50", "--jobs", "1"], &format!("{mail}{program}"), name);
    assert!(checked.status.success(), "{program}\n{}", text(&checked.stdout));
    text(&checked.stdout)
}

#[test]
fn what_processes_answer_orders_their_clients() {
    let ordered = [
        ("answer", "def one():\n    box.x = 1\n    mail.put()\ndef other():\n    mail.wait()\n    box.x += 1"),
        ("end", "def one():\n    box.x = 1\n    mail.crash()\ndef other():\n    mail.join()\n    box.x += 1"),
        (
            "is_alive",
            "def one():\n    box.x = 1\n    mail.crash()\n\
             def other():\n    while mail.is_alive():\n        sleep(1)\n    box.x += 1",
        ),
        ("spawn", "def one():\n    box.x = 1\n    spawn(mail.put)\ndef other():\n    mail.wait()\n    box.x += 1"),
    ];
    for (name, program) in ordered {
        let stdout = checked_with_mail(&format!("orders-{name}"), &format!("{program}\nthread(one)\nthread(other)\n"));
        assert!(stdout.contains("Data races: none;"), "{name}: {stdout}");
    }
}

#[test]
fn what_processes_do_not_order_races() {
    let program = "\
def one():
    box.x = 1
    mail.put()
def other():
    mail.put()
    box.x += 1
thread(one)
thread(other)
";
    let stdout = checked_with_mail("disorder", program);
    assert!(stdout.contains("the attribute 'x' of Box objects"), "{stdout}");
}

#[test]
fn what_other_processes_reach_is_reached() {
    let program = "\
class Child:
    def act(self, n):
        if n:
            return 1
        else:
            return 2
def end(n):
    n += 1
c = spawn(Child)
c.act(1)
spawn(end, 1).join()
";
    let checked = run(&["check", "--runs", "10", "--jobs", "1"], program, "reached");
    let stdout = text(&checked.stdout);
    let never = stdout.lines().find(|line| line.starts_with("Never reached:")).unwrap_or_default();
    // The line in the program below the class that all have.
    let line = 1 + COUNTER.lines().count() + 6;
    assert!(never.contains(&format!("program.py:{line}")), "{stdout}");
    assert!(!never.contains("Child.act()") && !never.contains("end()"), "{stdout}");
}

#[test]
fn the_first_process_ends_the_program() {
    let output =
        run(&[], "c = spawn(Counter)\nprint(c.get())\ntry:\n    crash()\nfinally:\n    print('no')\n", "first");
    assert_eq!((text(&output.stdout), output.status.code()), (String::from("0\n"), Some(1)));
}

#[test]
fn each_process_has_its_own_memory() {
    let program = "\
class Hoarder:
    def fill(self):
        self.items = []
        try:
            while True:
                self.items.append('x' * 1_000_000 + str(len(self.items)))
        except MemoryError:
            self.items = None
            return 'full'
h = spawn(Hoarder)
print(h.fill(), h.fill())
";
    let output = run(&["--memory-limit", "64"], program, "memory");
    assert_eq!(text(&output.stdout), "full full\n", "{}", text(&output.stderr));
}
