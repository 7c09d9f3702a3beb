//! Programs whose peers are up to no good, and users who lose patience with a socket.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// Starts a program that prints the port that it listens on; gives that, and what it prints after.
fn server(program: &str) -> (Child, BufReader<ChildStdout>, u16) {
    let program = format!(
        "import socket\nlistener = socket.create_server(('127.0.0.1', 0))\nprint(listener.getsockname()[1], flush=True)\n{program}"
    );
    let mut child = Command::new(env!("CARGO_BIN_EXE_sesf"))
        .args(["-c", &program])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut lines = BufReader::new(child.stdout.take().expect("its output is piped"));
    let mut line = String::new();
    lines.read_line(&mut line).expect("the program prints its port");
    let port = line.trim().parse().expect("a port");
    (child, lines, port)
}

/// What a program prints after its port, once it has ended well.
fn rest((child, mut lines, _): (Child, BufReader<ChildStdout>, u16)) -> String {
    let mut text = String::new();
    lines.read_to_string(&mut text).expect("the program prints text");
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    text
}

#[test]
fn a_peer_that_says_nothing_is_given_up() {
    let server = server(
        "conn, _ = listener.accept()\nconn.settimeout(0.1)\ntry: conn.recv(10)\nexcept TimeoutError as e: print(e)\n\
         stream = conn.makefile()\ntry: stream.readline()\nexcept TimeoutError as e: print(e)",
    );
    let silent = TcpStream::connect(("127.0.0.1", server.2)).expect("the program listens");
    assert_eq!(rest(server), "timed out\ntimed out\n");
    drop(silent);
}

#[test]
fn garbage_is_an_exception_of_the_reader() {
    let server = server(
        "conn, _ = listener.accept()\nstream = conn.makefile(encoding='utf-8')\n\
         try: stream.readline()\nexcept UnicodeDecodeError as e: print(e.reason)",
    );
    let mut peer = TcpStream::connect(("127.0.0.1", server.2)).expect("the program listens");
    peer.write_all(&[0xff, 0xfe, b'\n', 0x80]).expect("the program reads");
    assert_eq!(rest(server), "invalid start byte\n");
}

#[test]
fn a_peer_that_leaves_in_the_middle_is_an_end_or_a_reset() {
    let server = server(
        "for _ in range(2):\n    conn, _ = listener.accept()\n    try:\n        while data := conn.recv(4): print(data)\n        \
         print('end')\n    except ConnectionResetError as e: print(type(e).__name__)",
    );
    let mut leaving = TcpStream::connect(("127.0.0.1", server.2)).expect("the program listens");
    leaving.write_all(b"half").expect("the program reads");
    drop(leaving);
    // A connection that is closed with something unread is reset.
    let mut resetting = TcpStream::connect(("127.0.0.1", server.2)).expect("the program listens");
    resetting.write_all(b"more").expect("the program reads");
    let text = {
        drop(resetting);
        rest(server)
    };
    assert!(text.starts_with("b'half'\nend\n"), "{text}");
}

#[test]
fn a_reset_is_an_exception() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
    let port = listener.local_addr().expect("it is bound").port();
    let program = format!(
        "import socket\nc = socket.create_connection(('127.0.0.1', {port}))\nc.sendall(b'unread')\n\
         try: print(c.recv(10))\nexcept ConnectionResetError as e: print(e)"
    );
    let child = Command::new(env!("CARGO_BIN_EXE_sesf"))
        .args(["-c", &program])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let (conn, _) = listener.accept().expect("the program connects");
    conn.peek(&mut [0; 6]).expect("the program sends");
    // What was not read makes this a reset.
    drop(conn);
    let Output { stdout, .. } = child.wait_with_output().expect("the program ends");
    assert_eq!(String::from_utf8_lossy(&stdout), "[Errno 104] Connection reset by peer\n");
}

/// Interrupts a program that waits; its standard error.
#[track_caller]
fn interrupted(program: &str) -> String {
    let (mut child, _lines, port) = server(program);
    let peer = TcpStream::connect(("127.0.0.1", port)).expect("the program listens");
    std::thread::sleep(Duration::from_millis(200));
    let begin = Instant::now();
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs");
    assert!(killed.success());
    let status = child.wait().expect("the program ends");
    let mut error = String::new();
    child.stderr.take().expect("it is piped").read_to_string(&mut error).expect("text");
    assert_eq!(status.code(), Some(130), "{error}");
    assert!(begin.elapsed() < Duration::from_secs(2));
    drop(peer);
    error
}

#[test]
fn the_user_can_interrupt_a_wait() {
    let error = interrupted("conn, _ = listener.accept()\nconn.recv(10)");
    assert!(
        error.starts_with("Traceback (most recent call last):\n  File \"<string>\", line 5, in <module>\n"),
        "{error}"
    );
    assert!(error.ends_with("\nKeyboardInterrupt\n"), "{error}");
    let error = interrupted("conn, _ = listener.accept()\nlistener.accept()");
    assert!(error.contains("accepted, address = self._accept()\n"), "{error}");
    let error = interrupted("conn, _ = listener.accept()\nfor line in conn.makefile(): pass");
    assert!(error.ends_with("\nKeyboardInterrupt\n"), "{error}");
}

/// The kinds of waits for sockets, on a connection whose peer is silent.
const WAITS: &[&str] = &[
    "conn.recv(10)",
    "conn.recv_into(bytearray(10))",
    "listener.accept()",
    "conn.sendall(bytes(50_000_000))",
    "conn.makefile().readline()",
    "print('x' * 50_000_000, file=conn.makefile('w'))",
    "select.select([conn], [], [])",
    "poll.poll()",
    "selector.select()",
    "datagrams.recvfrom(10)",
];

/// What these need.
const SETUP: &str = "import select, selectors, sys, threading, time\nconn, _ = listener.accept()\npoll = select.poll()\n\
    poll.register(conn, select.POLLIN)\nselector = selectors.DefaultSelector()\n\
    selector.register(conn, selectors.EVENT_READ)\ndatagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n\
    datagrams.bind(('127.0.0.1', 0))\n";

#[test]
fn the_user_can_interrupt_each_kind_of_wait() {
    for wait in WAITS {
        let error = interrupted(&format!("{SETUP}{wait}"));
        assert!(error.ends_with("\nKeyboardInterrupt\n"), "{wait}: {error}");
    }
}

#[test]
fn a_program_that_ends_ends_each_kind_of_wait() {
    for wait in WAITS {
        for (end, code) in [("sys.exit(3)", 3), ("1 / 0", 1)] {
            let (mut child, _lines, port) = server(&format!(
                "{SETUP}threading.Thread(target=lambda: {wait}, daemon=True).start()\ntime.sleep(0.05)\n{end}"
            ));
            let peer = TcpStream::connect(("127.0.0.1", port)).expect("the program listens");
            assert_eq!(child.wait().expect("the program ends").code(), Some(code), "{wait}, {end}");
            drop(peer);
        }
    }
}

/// How many threads and open descriptors a process has.
fn threads_and_descriptors(child: &Child) -> (usize, usize) {
    let count = |what: &str| {
        let folder = format!("/proc/{}/{what}", child.id());
        std::fs::read_dir(folder).expect("the program runs").count()
    };
    (count("task"), count("fd"))
}

/// A program with standard input, which ends when that does.
fn waiting_program(program: &str) -> Child {
    Command::new("sh")
        .args(["-c", "ulimit -n $(ulimit -Hn); exec \"$0\" -c \"$1\"", env!("CARGO_BIN_EXE_sesf"), program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs")
}

/// How many descriptors a process may have here.
fn descriptor_limit() -> usize {
    let output = Command::new("sh").args(["-c", "ulimit -Hn"]).output().expect("the shell runs");
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim().parse().unwrap_or(usize::MAX)
}

#[test]
fn ten_thousand_connections_are_served_and_let_go() {
    if descriptor_limit() < 10_100 {
        eprintln!("left out: this machine does not allow a process ten thousand descriptors");
        return;
    }
    let mut server = waiting_program(
        "import socket\nlistener = socket.create_server(('127.0.0.1', 0), backlog=4096)\n\
         print(listener.getsockname()[1], flush=True)\nconns = [listener.accept()[0] for _ in range(10_000)]\n\
         for conn in conns: conn.sendall(conn.recv(1))\nfor conn in conns: conn.close()\nprint('closed', flush=True)\n\
         input()",
    );
    let mut lines = BufReader::new(server.stdout.take().expect("it is piped")).lines();
    let port = lines.next().expect("a line").expect("text");
    let before = threads_and_descriptors(&server);
    let client = format!(
        "import socket\nconns = [socket.create_connection(('127.0.0.1', {port})) for _ in range(10_000)]\n\
         for conn in conns: conn.sendall(b'x')\nprint(sum(conn.recv(1) == b'x' for conn in conns))\n"
    );
    let client = waiting_program(&client).wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&client.stdout), "10000\n");
    assert_eq!(lines.next().expect("a line").expect("text"), "closed");
    assert_eq!(threads_and_descriptors(&server), before);
    server.stdin.take().expect("it is piped").write_all(b"\n").expect("it reads");
    assert!(server.wait().expect("it ends").success());
}

#[test]
fn two_thousand_threads_wait_for_sockets_and_end() {
    if descriptor_limit() < 4_100 {
        eprintln!("left out: this machine does not allow a process four thousand descriptors");
        return;
    }
    let mut child = waiting_program(
        "import socket, threading\nprint('before', flush=True)\ninput()\n\
         pairs = [socket.socketpair() for _ in range(2_000)]\n\
         threads = [threading.Thread(target=one.recv, args=(1,)) for one, _ in pairs]\n\
         for thread in threads: thread.start()\nfor _, other in pairs: other.sendall(b'x')\n\
         for thread in threads: thread.join()\nfor pair in pairs:\n    for one in pair: one.close()\n\
         print('after', flush=True)\ninput()",
    );
    let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
    let mut input = child.stdin.take().expect("it is piped");
    assert_eq!(lines.next().expect("a line").expect("text"), "before");
    let (_, n_descriptors) = threads_and_descriptors(&child);
    input.write_all(b"\n").expect("it reads");
    assert_eq!(lines.next().expect("a line").expect("text"), "after");
    // A few are kept for threads to come.
    let (n_threads, n_descriptors_after) = threads_and_descriptors(&child);
    assert!(n_threads <= 70, "{n_threads} threads");
    assert_eq!(n_descriptors_after, n_descriptors);
    input.write_all(b"\n").expect("it reads");
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn a_flood_fills_no_memory() {
    let server = server(
        "conn, _ = listener.accept()\nn = 0\nwhile data := conn.recv(1 << 30):\n    assert len(data) <= 1 << 20\n    \
         n += len(data)\nprint(n)",
    );
    let mut peer = TcpStream::connect(("127.0.0.1", server.2)).expect("the program listens");
    let flood = vec![7; 1 << 20];
    for _ in 0..64 {
        peer.write_all(&flood).expect("the program reads");
    }
    drop(peer);
    assert_eq!(rest(server), format!("{}\n", 64 << 20));
}

#[test]
fn a_port_in_use_is_an_error() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
    let port = listener.local_addr().expect("it is bound").port();
    let server = server(&format!(
        "try: socket.create_server(('127.0.0.1', {port}))\nexcept OSError as e: print(e.errno, e.strerror[:22])"
    ));
    assert_eq!(rest(server), "98 Address already in use\n");
}

#[test]
fn printing_to_a_full_socket_waits() {
    let server = server(
        "conn, _ = listener.accept()\nwith conn, conn.makefile('w') as stream:\n    for i in range(100_000):\n        \
         print('line', i, [i], file=stream)\nprint('done')",
    );
    let mut peer = TcpStream::connect(("127.0.0.1", server.2)).expect("the program listens");
    std::thread::sleep(Duration::from_millis(100));
    let mut text = String::new();
    peer.read_to_string(&mut text).expect("text");
    let expected: String = (0..100_000).map(|i| format!("line {i} [{i}]\n")).collect();
    assert!(text == expected, "{} characters", text.len());
    assert_eq!(rest(server), "done\n");
}

#[test]
fn a_daemon_at_work_does_not_keep_the_process() {
    let begin = Instant::now();
    let server = server(
        "import threading\nthreading.Thread(target=listener.accept, daemon=True).start()\n\
         import time\ntime.sleep(0.05)\nprint('done')",
    );
    assert_eq!(rest(server), "done\n");
    assert!(begin.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_wait_where_the_thread_cannot_be_left_is_refused() {
    let server = server(
        "import threading\none, other = socket.socketpair()\nclass K:\n    def __hash__(self): return one.recv(1)[0]\n\
         try: {K()}\nexcept RuntimeError as e: print(str(e)[:16])\n\
         threading.Timer(0.05, other.sendall, [b'x']).start()\nprint(one.recv(1))",
    );
    assert_eq!(rest(server), "cannot wait here\nb'x'\n");
}
