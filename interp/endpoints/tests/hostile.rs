//! Peers that do not behave: what they say is reported, their connections are closed, and nobody else notices. Alone in this
//! file, because it counts the threads and descriptors of the process.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use sesf_endpoints::{Address, Endpoint, Flavour, Options};

const OPTIONS: Options = Options { flavour: Flavour::Fifo, max_size: 1000, base: 1, patience: Duration::from_secs(20) };
const LONG: Duration = Duration::from_secs(30);

fn count(folder: &str) -> usize {
    std::fs::read_dir(folder).expect("the process's folder").count()
}

/// Waits for something that must come true.
#[track_caller]
fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let deadline = Instant::now() + LONG;
    while !is_so() {
        assert!(Instant::now() < deadline, "{what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn connect(endpoint: &Endpoint) -> TcpStream {
    let Address::Host(host) = endpoint.address() else { panic!("a host and a port") };
    let stream = TcpStream::connect(host).expect("it listens");
    stream.set_read_timeout(Some(LONG)).expect("an option");
    stream
}

/// Says something; the connection is closed for it.
#[track_caller]
fn is_thrown_out(endpoint: &Endpoint, said: &[u8]) {
    let mut stream = connect(endpoint);
    stream.write_all(said).expect("it reads");
    let end = stream.read(&mut [0]);
    assert!(matches!(end, Ok(0)) || end.is_err_and(|e| e.kind() == std::io::ErrorKind::ConnectionReset));
}

/// The introduction of an endpoint called "x:1".
fn introduction(version: u8) -> Vec<u8> {
    let mut said = vec![0, 0, 0, 10];
    said.extend(*b"sesf");
    said.extend([version, 1, 3]);
    said.extend(*b"x:1");
    said[3] = (said.len() - 4) as u8;
    said
}

#[test]
fn nobody_is_harmed_and_nothing_is_left() {
    let counts = || (count("/proc/self/task"), count("/proc/self/fd"));
    let before = counts();
    {
        let (good, victim) =
            (Endpoint::open(None, OPTIONS).expect("a port"), Endpoint::open(None, OPTIONS).expect("a port"));
        let heard = || {
            good.send(victim.address(), b"still there").expect("it can be sent");
            wait_until("the good one is heard", || {
                victim.wait_for_message(Duration::from_millis(10));
                victim.receive().is_some_and(|received| &received.message[..] == b"still there")
            });
        };
        heard();
        // Garbage, an introduction that is too long, of another version, or of another protocol.
        is_thrown_out(&victim, b"GET / HTTP/1.0\r\n\r\n");
        is_thrown_out(&victim, &[0, 0, 8, 0]);
        is_thrown_out(&victim, &introduction(9));
        is_thrown_out(&victim, &[0, 0, 0, 4, 1, 2, 3, 4]);
        is_thrown_out(&victim, &[0, 0, 0, 0]);
        // A frame that is too long, after a proper introduction.
        is_thrown_out(&victim, &[&introduction(1)[..], &[0, 0, 4, 1]].concat());
        heard();
        // Silence, half a length, half an introduction, half a frame: the connections stay for now, or end.
        let silent = [&b""[..], &[0, 0], &introduction(1)[..7], &[&introduction(1)[..], &[0, 0, 0, 9, 1]].concat()]
            .map(|said| {
                let mut stream = connect(&victim);
                stream.write_all(said).expect("it reads");
                stream
            });
        heard();
        drop(silent);
        // A flood: of connections, of messages by somebody who says that it is another one.
        let flood: Vec<TcpStream> = (0..200).map(|_| connect(&victim)).collect();
        heard();
        drop(flood);
        let mut liar = connect(&victim);
        liar.write_all(&introduction(1)).expect("it reads");
        liar.set_nonblocking(true).expect("an option");
        let frame = [&[0, 0, 3, 232][..], &[7; 1000]].concat();
        let mut n_said = 0;
        // Nobody receives: it is not read without end.
        while let Ok(n) = liar.write(&frame) {
            n_said += n;
            assert!(n_said < 200 << 20, "this takes memory without end");
        }
        wait_until("a message of it has come", || victim.wait_for_message(Duration::from_millis(10)));
        let received = victim.receive().expect("a message");
        assert_eq!(*received.from, Address::Host(String::from("x:1")));
        // The receiver finds that it is no message: that one's connection is closed.
        received.reject("it says 7 all the time");
        liar.set_nonblocking(false).expect("an option");
        let end = liar.read(&mut [0]);
        assert!(end.is_err() || matches!(end, Ok(0)));
        while victim.wait_for_message(Duration::from_millis(50)) {
            victim.receive();
        }
        heard();
    }
    wait_until(&format!("{:?} threads and descriptors, {before:?} before", counts()), || counts() == before);
}
