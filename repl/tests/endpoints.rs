//! Programs whose endpoints send each other messages for real, and peers of theirs that are up to no good.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

fn sesf(program: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sesf"));
    command.args(["-c", &format!("from sesf import *\nimport threading, time\n{program}")]);
    command
}

/// What a program prints, and what it reports, once it has ended.
fn run(program: &str) -> (String, String) {
    texts(sesf(program).output().expect("the binary runs"))
}

fn texts(output: Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

/// Runs a program that is to print this and nothing else.
#[track_caller]
fn prints(program: &str, expected: &str) {
    let (stdout, stderr) = run(program);
    assert_eq!((stdout.as_str(), stderr.as_str()), (expected, ""));
}

/// Starts a program with an endpoint `ep`, which prints its address; gives that.
fn start(program: &str) -> (Child, BufReader<ChildStdout>, String) {
    let mut child = sesf(&format!("ep = endpoint(max_size=1000)\nprint(ep.address, flush=True)\n{program}"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut lines = BufReader::new(child.stdout.take().expect("its output is piped"));
    let mut line = String::new();
    lines.read_line(&mut line).expect("the program prints its address");
    (child, lines, line.trim().to_string())
}

/// What a program has printed after its address, and reported, once it has ended.
fn finish((child, mut lines, _): (Child, BufReader<ChildStdout>, String)) -> (String, String) {
    let mut text = String::new();
    lines.read_to_string(&mut text).expect("the program prints text");
    (text, texts(child.wait_with_output().expect("the program ends")).1)
}

#[test]
fn threads_bounce_a_message() {
    prints(
        "a, b = endpoint(), endpoint()\n\
         def echo():\n    for _ in range(100):\n        src, value = b.recv()\n        b.send(src, value + 1)\n\
         t = thread(echo)\nn = 0\nfor _ in range(100):\n    a.send(b.address, n)\n    src, n = a.recv()\n    assert src == b.address\n\
         t.join()\nprint(n)",
        "100\n",
    );
}

#[test]
fn shared_and_cyclic_structure_survives() {
    prints(
        "class Node:\n    def __init__(self): self.me = self; self.items = [self, [1], (self,)]; self.again = self.items\n\
         a = endpoint()\na.send(a.address, Node())\n_, node = a.recv()\n\
         print(type(node) is Node, node.me is node, node.items is node.again, node.items[2][0] is node)",
        "True True True True\n",
    );
}

#[test]
fn what_lives_here_only_is_refused_with_the_way_to_it() {
    prints(
        "a = endpoint()\nclass Box: pass\nbox = Box()\nbox.items = [1, {'f': len}]\n\
         for value in (lambda: 1, box, threading, threading.Lock(), a, (x for x in []), Exception(a)):\n\
         \x20   try: a.send(a.address, value)\n    except TypeError as e: print(e)\n\
         try: a.recv(timeout=0)\nexcept TimeoutError as e: print(e)",
        "cannot send value: the function <lambda> (functions cannot travel, classes can)\n\
         cannot send value.items[1]['f']: the builtin function <built-in function len>\n\
         cannot send value: a module\n\
         cannot send value: an object of type _thread.lock, which lives in this process only\n\
         cannot send value: an object of type sesf.endpoint, which lives in this process only\n\
         cannot send value: an object of type generator, which lives in this process only\n\
         cannot send value.args[0]: an object of type sesf.endpoint, which lives in this process only\n\
         timed out\n",
    );
}

#[test]
fn mistakes_are_exceptions_that_say_what_to_do() {
    prints(
        "def attempt(f):\n    try: f()\n    except (OSError, ValueError, TypeError) as e: print(type(e).__name__, e)\n\
         a = endpoint(max_size=100)\n\
         try: endpoint(a.address)\nexcept OSError as e: print('OSError', e.errno)\nattempt(lambda: endpoint('nonsense'))\nattempt(lambda: endpoint(1, 'smoke'))\n\
         attempt(lambda: endpoint(1, max_size=0))\nattempt(lambda: a.send(1.5, 1))\nattempt(lambda: a.send(1, 'x' * 200))\n\
         a.close()\na.close()\nattempt(lambda: a.send(1, 1))\nattempt(a.recv)\nprint(list(a), a.closed)\n",
        &format!(
            "OSError 98\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n[] True\n",
            "ValueError an address in a real run is 'host:port' or a number from 0 to 9999, not 'nonsense'",
            "ValueError an endpoint's flavour is 'fifo' or 'datagram', not 'smoke'",
            "ValueError max_size is a number of bytes from 1 to 4294967295, not 0",
            "ValueError an address in a real run is 'host:port' or a number from 0 to 9999, not 1.5",
            "ValueError cannot send a value whose message is larger than 100 bytes",
            "OSError [Errno 9] The endpoint is closed",
            "OSError [Errno 9] The endpoint is closed",
        ),
    );
}

#[test]
fn a_message_waits_for_its_receiver_to_begin() {
    prints(
        "a, gone = endpoint(), endpoint()\naddress = gone.address\ngone.close()\na.send(address, 'early')\n\
         time.sleep(0.05)\nwith endpoint(address) as late: print(late.recv()[1])",
        "early\n",
    );
}

#[test]
fn a_program_that_ends_at_once_has_sent_its_messages() {
    let receiver = start("for _ in range(1000): src, value = ep.recv()\nprint(value)");
    let (_, stderr) = run(&format!("a = endpoint()\nfor i in range(1000): a.send('{}', i)", receiver.2));
    assert_eq!((finish(receiver).0.as_str(), stderr.as_str()), ("999\n", ""));
}

#[test]
fn an_interrupt_ends_a_wait() {
    prints(
        "import _thread\na = endpoint()\nthread(lambda: (time.sleep(0.1), _thread.interrupt_main()))\n\
         try: a.recv()\nexcept KeyboardInterrupt: print('interrupted')",
        "interrupted\n",
    );
}

#[test]
fn a_thread_that_waits_for_ever_does_not_keep_the_program() {
    prints(
        "a = endpoint()\nthreading.Thread(target=a.recv, daemon=True).start()\ntime.sleep(0.05)\nprint('the end')",
        "the end\n",
    );
}

#[test]
fn an_iteration_ends_with_the_endpoint() {
    prints(
        "a = endpoint()\na.send(a.address, 1)\na.send(a.address, 2)\nthread(lambda: (time.sleep(0.1), a.close()))\n\
         for _, value in a: print(value)",
        "1\n2\n",
    );
}

#[test]
fn datagrams_arrive_on_a_quiet_machine_and_need_nobody() {
    prints(
        "a, b = endpoint(flavour='datagram'), endpoint(flavour='datagram')\nb.send(a.address, 'one')\nprint(a.recv()[1])\n\
         gone = b.address\nb.close()\na.send(gone, 'nobody')\na.send(gone, 'nobody')\n\
         try: a.send(a.address, b'x' * 70000)\nexcept ValueError as e: print('too long')",
        "one\ntoo long\n",
    );
}

// ---- under control

/// What `sesf check` says of a program that fails, and `sesf replay` of what it wrote.
fn checked(name: &str, program: &str, options: &[&str]) -> (String, String) {
    let folder = std::env::temp_dir().join(format!("sesf-endpoints-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("program.sesf"), program).expect("it can be written");
    let sesf = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_sesf")).args(args).current_dir(&folder).output();
        texts(output.expect("the binary runs")).0
    };
    let said = sesf(&[&["check", "--runs", "300"], options, &["program.sesf"]].concat());
    let replayed = if said.contains("FAILED") { sesf(&["replay", "program.sesf.trace"]) } else { String::new() };
    std::fs::remove_dir_all(&folder).expect("its own folder");
    (said, replayed)
}

/// The same program runs for real and under control, where time is virtual and addresses are any values.
const ECHO: &str = "
server, client = endpoint(1), endpoint(2)
def serve():
    for sender, question in server:
        server.send(sender, [question, question])
t = thread(serve)
client.send(1, ('how', 2))
_, [one, other] = client.recv()
assert one == ('how', 2) and one is other
server.close()
t.join()
try: client.recv(timeout=TIMEOUT)
except TimeoutError as e: print(e)
try: endpoint(2)
except OSError as e: print(e.errno)
try: client.send(1, len)
except TypeError as e: print(e)
print(server, client)
";

#[test]
fn one_text_runs_for_real_and_under_control() {
    prints(
        &ECHO.replace("TIMEOUT", "0.01"),
        "timed out\n98\ncannot send value: the builtin function <built-in function len>\n\
         <endpoint 1, fifo, closed> <endpoint 2, fifo>\n",
    );
    let (said, _) = checked("echo", &ECHO.replace("TIMEOUT", "36000"), &[]);
    assert!(said.starts_with("No failure in 300 schedules"), "{said}");
    let other_addresses =
        ECHO.replace("endpoint(1)", "endpoint(('a', 1))").replace("client.send(1,", "client.send(('a', 1),");
    let (said, _) = checked("names", &other_addresses.replace("TIMEOUT", "36000"), &[]);
    assert!(said.starts_with("No failure in 300 schedules"), "{said}");
}

const LOG: &str = "
log = endpoint('log')
def node(i):
    ep = endpoint(i)
    ep.send('log', ('hello', i))
    ep.send('log', ('bye', i))
nodes = [thread(node, i) for i in (1, 2)]
got = [log.recv() for _ in range(4)]
for i in (1, 2): assert [word for sender, (word, _) in got if sender == i] == ['hello', 'bye']
assert MORE
";

#[test]
fn messages_of_one_sender_stay_in_order_and_those_of_two_do_not() {
    let (said, _) = checked("order", &LOG.replace("MORE", "True"), &[]);
    assert!(said.starts_with("No failure in 300 schedules"), "{said}");
    let (said, replayed) = checked("race", &LOG.replace("MORE", "got[0][0] == 1"), &[]);
    assert!(said.contains("uncaught exception: AssertionError"), "{said}");
    assert!(said.contains("2 to 'log': ('hello', 2)"), "{said}");
    assert!(replayed.contains("2 to 'log': ('hello', 2)"), "{replayed}");
}

#[test]
fn those_who_wait_for_each_others_word_are_told_so() {
    let program = "a, b = endpoint(1), endpoint('b')\ndef node(ep, other):\n    ep.send(other, ep.recv()[1])\n\
                   thread(node, a, 2)\nnode(b, 1)";
    let (said, replayed) = checked("deadlock", program, &[]);
    assert!(said.contains("MainThread waits for something to arrive at 'b'."), "{said}");
    assert!(said.contains("waits for something to arrive at 1."), "{said}");
    assert!(replayed.contains("waits for something to arrive at 1."), "{replayed}");
}

const COUNT: &str = "
a, b = endpoint(1, 'datagram'), endpoint(2, 'datagram')
def send():
    for i in range(3): a.send(2, i)
thread(send)
got = [b.recv()[1] for _ in range(3)]
assert got == [0, 1, 2], got
";

#[test]
fn lost_and_doubled_datagrams_are_found_and_come_again_in_a_replay() {
    let (said, _) = checked("none", COUNT, &[]);
    assert!(said.starts_with("No failure in 300 schedules"), "{said}");
    let (said, replayed) = checked("loss", COUNT, &["--faults", "loss=0.2"]);
    assert!(said.contains("waits for something to arrive at 2."), "{said}");
    assert!(said.contains("1 to 2, lost: "), "{said}");
    assert!(replayed.contains("1 to 2, lost: "), "{replayed}");
    let (said, replayed) = checked("dup", COUNT, &["--faults", "dup=0.2"]);
    assert!(said.contains("1 to 2, a copy follows: "), "{said}");
    assert!(replayed.contains("a copy follows"), "{replayed}");
    let (said, _) = checked("fifo", &COUNT.replace("'datagram'", "'fifo'"), &["--faults", "loss=0.5,dup=0.5"]);
    assert!(said.starts_with("No failure in 300 schedules"), "{said}");
}

// ---- peers

/// The frames of an endpoint called "x:1" that introduces itself and says these.
fn said(messages: &[&[u8]]) -> Vec<u8> {
    let introduction: &[u8] = b"sesf\x01\x01\x03x:1";
    let frames = [&[introduction], messages].concat();
    frames.iter().flat_map(|frame| [&(frame.len() as u32).to_be_bytes()[..], frame].concat()).collect()
}

/// Says something to a program that receives one message after it, from a proper endpoint; gives the program's reports.
#[track_caller]
fn reported(said: &[u8]) -> String {
    let server = start("src, value = ep.recv()\nprint(value)");
    let mut peer = TcpStream::connect(&server.2).expect("the program listens");
    peer.write_all(said).expect("the program reads");
    peer.shutdown(std::net::Shutdown::Write).expect("it is open");
    // The program's end of the connection is closed once it has understood that this is nonsense.
    let _ = peer.read(&mut [0]);
    let (_, stderr) = run(&format!("endpoint().send('{}', 'well behaved')", server.2));
    assert_eq!(stderr, "");
    let (stdout, stderr) = finish(server);
    assert_eq!(stdout, "well behaved\n");
    stderr
}

#[test]
fn nonsense_is_reported_and_harms_nobody_else() {
    assert!(reported(b"GET / HTTP/1.0\r\n\r\n").contains("it announced a frame of more than 1024 bytes"));
    assert!(reported(&[0, 0, 0, 3, 1, 2, 3]).contains("what it said first is no introduction of an endpoint"));
    assert!(reported(&said(&[])[..9]).contains("it ended in the middle of a frame"));
    assert!(reported(&said(&[&[0; 1001]])).contains("it announced a frame of more than 1000 bytes"));
    assert_eq!(reported(&said(&[])), "");
    assert_eq!(reported(b""), "");
}

/// What is no message is found out when it is received.
#[test]
fn messages_that_cannot_be_read_are_reported_and_passed_over() {
    let server = start("src, value = ep.recv()\nprint(src, value)");
    let reports = [
        (&b"\x02\x00"[..], "it is of version 2, this is version 1"),
        (b"", "it is empty"),
        (b"\x01\x07\x00\x02\x09abc", "it ends too early"),
        (b"\x01\x07\x00\x0d\x03abc\x01x", "the class x is not known here in the module abc"),
    ];
    let peers = reports.map(|(message, _)| {
        let mut peer = TcpStream::connect(&server.2).expect("the program listens");
        peer.write_all(&said(&[message])).expect("the program reads");
        // It is closed for that.
        let _ = peer.read(&mut [0]);
        peer
    });
    let mut peer = TcpStream::connect(&server.2).expect("the program listens");
    peer.write_all(&said(&[b"\x01\x07\x00\x02\x03abc"])).expect("the program reads");
    let (stdout, stderr) = finish(server);
    assert_eq!(stdout, "x:1 abc\n");
    for (_, report) in reports {
        assert!(stderr.contains(report), "{stderr}");
    }
    drop(peers);
}
