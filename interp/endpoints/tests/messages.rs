//! Messages between endpoints of one program.

use std::io::ErrorKind;
use std::time::{Duration, Instant};

use sesf_endpoints::{Address, Endpoint, Flavour, Options, SendError};

const OPTIONS: Options =
    Options { flavour: Flavour::Fifo, max_size: 1 << 20, base: 1, patience: Duration::from_secs(20) };
const DATAGRAM: Options = Options { flavour: Flavour::Datagram, ..OPTIONS };
/// Longer than anything here takes on a busy machine.
const LONG: Duration = Duration::from_secs(30);

fn open(options: Options) -> Endpoint {
    Endpoint::open(None, options).expect("a free port")
}

/// The next message, which must come.
#[track_caller]
fn receive(endpoint: &Endpoint) -> (Address, Vec<u8>) {
    let deadline = Instant::now() + LONG;
    loop {
        if let Some(received) = endpoint.receive() {
            return ((*received.from).clone(), received.message.to_vec());
        }
        assert!(Instant::now() < deadline, "no message has come");
        endpoint.wait_for_message(Duration::from_millis(100));
    }
}

/// Sends, waiting for room.
#[track_caller]
fn send(endpoint: &Endpoint, to: &Address, message: &[u8]) {
    loop {
        match endpoint.send(to, message) {
            Ok(()) => return,
            Err(SendError::Full) => drop(endpoint.wait_for_room(to, Duration::from_millis(100))),
            Err(error) => panic!("{error:?}"),
        }
    }
}

#[test]
fn messages_come_once_and_in_order() {
    let (a, b) = (open(OPTIONS), open(OPTIONS));
    std::thread::scope(|scope| {
        scope.spawn(|| (0..20_000u32).for_each(|i| send(&a, b.address(), &i.to_le_bytes())));
        for i in 0..20_000u32 {
            assert_eq!(receive(&b), (a.address().clone(), i.to_le_bytes().to_vec()));
        }
    });
    assert!(!b.wait_for_message(Duration::from_millis(50)), "nothing comes twice");
}

#[test]
fn an_answer_finds_its_way_back() {
    let (a, b) = (open(OPTIONS), open(OPTIONS));
    for i in 0..100u8 {
        send(&a, b.address(), &[i]);
        let (from, question) = receive(&b);
        send(&b, &from, &question);
        assert_eq!(receive(&a), (b.address().clone(), vec![i]));
    }
}

#[test]
fn messages_wait_for_an_address_to_be_opened() {
    let a = open(OPTIONS);
    let later = open(OPTIONS);
    let address = later.address().clone();
    drop(later);
    send(&a, &address, b"early");
    std::thread::sleep(Duration::from_millis(50));
    let later = Endpoint::open(Some(&address), OPTIONS).expect("it is free again");
    assert_eq!(receive(&later).1, b"early");
}

#[test]
fn patience_comes_to_an_end() {
    let a = open(Options { patience: Duration::from_millis(20), ..OPTIONS });
    let nobody = {
        let gone = open(OPTIONS);
        gone.address().clone()
    };
    send(&a, &nobody, b"lost");
    let deadline = Instant::now() + LONG;
    let why = loop {
        // Messages are sent now and then, so that the queue is not empty when patience ends.
        match a.send(&nobody, b"more") {
            Err(SendError::Undelivered(why)) => break why,
            _ => assert!(Instant::now() < deadline, "nobody is told"),
        }
        std::thread::sleep(Duration::from_millis(30));
    };
    assert!(why.contains("dropped: nobody opened it for 20ms"), "{why}");
}

#[test]
fn who_sends_to_a_slow_receiver_waits() {
    let (a, b) = (open(OPTIONS), open(OPTIONS));
    let message = vec![7; 1 << 16];
    let mut n_sent = 0;
    let deadline = Instant::now() + LONG;
    // The receiver's inbox, the system's buffers and the sender's outbox fill.
    let mut n_full = 0;
    while n_full < 20 {
        match a.send(b.address(), &message) {
            Ok(()) => (n_sent, n_full) = (n_sent + 1, 0),
            Err(SendError::Full) => {
                n_full += 1;
                a.wait_for_room(b.address(), Duration::from_millis(10));
            }
            Err(error) => panic!("{error:?}"),
        }
        assert!(n_sent < 2000, "this takes memory without end");
        assert!(Instant::now() < deadline);
    }
    for _ in 0..n_sent {
        assert_eq!(receive(&b).1, message);
    }
    send(&a, b.address(), b"room again");
    assert_eq!(receive(&b).1, b"room again");
}

#[test]
fn what_is_too_long_is_refused() {
    let (a, b) = (open(OPTIONS), open(DATAGRAM));
    assert!(matches!(a.send(b.address(), &vec![0; (1 << 20) + 1]), Err(SendError::TooLong(size)) if size == 1 << 20));
    let longest = b.max_size();
    assert_eq!(longest, sesf_endpoints::LONGEST_DATAGRAM);
    assert!(matches!(b.send(b.address(), &vec![0; longest + 1]), Err(SendError::TooLong(_))));
    b.send(b.address(), &vec![1; longest]).expect("it fits a packet");
    assert_eq!(receive(&b).1.len(), longest);
}

#[test]
fn an_address_belongs_to_one() {
    for options in [OPTIONS, DATAGRAM] {
        let a = open(options);
        let error = Endpoint::open(Some(a.address()), options).expect_err("it is taken");
        assert_eq!(error.kind(), ErrorKind::AddrInUse);
    }
}

#[test]
fn datagrams_carry_the_address_of_their_sender() {
    let (a, b) = (open(DATAGRAM), open(DATAGRAM));
    a.send(b.address(), b"one").expect("it is sent");
    assert_eq!(receive(&b), (a.address().clone(), b"one".to_vec()));
}

#[test]
fn closing_wakes_those_who_wait() {
    let a = open(OPTIONS);
    std::thread::scope(|scope| {
        let waiter = scope.spawn(|| a.wait_for_message(LONG));
        std::thread::sleep(Duration::from_millis(30));
        a.close();
        assert!(waiter.join().expect("no panic"));
    });
    assert!(a.is_closed() && a.receive().is_none());
    assert!(matches!(a.send(a.address(), b""), Err(SendError::Closed)));
}

#[test]
fn a_sender_outlives_its_receivers() {
    let a = open(OPTIONS);
    let first = open(OPTIONS);
    let address = first.address().clone();
    send(&a, &address, b"one");
    assert_eq!(receive(&first).1, b"one");
    drop(first);
    std::thread::sleep(Duration::from_millis(50));
    let second = Endpoint::open(Some(&address), OPTIONS).expect("it is free again");
    // The first message may still have gone to the connection that was closed.
    let deadline = Instant::now() + LONG;
    while second.receive().is_none() {
        assert!(Instant::now() < deadline);
        send(&a, &address, b"two");
        second.wait_for_message(Duration::from_millis(20));
    }
}
