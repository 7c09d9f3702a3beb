//! Messages: whole, in order for each pair, and with faults only where they are wanted.

use std::net::SocketAddr;

use proptest::prelude::*;
use sesf_network::{
    Address, Chance, Choice, Fault, Faults, Flavour, LinkId, Network, NetworkError, Outcome, SocketId, events,
};

fn name(text: &str) -> Address {
    Address::Name { key: text.as_bytes().to_vec(), shown: text.to_string() }
}

fn inet(text: &str) -> Address {
    Address::Inet(text.parse::<SocketAddr>().expect("an address"))
}

fn named(network: &mut Network, flavour: Flavour, text: &str) -> SocketId {
    let socket = network.open(0, flavour);
    network.bind(socket, &name(text)).expect("it is free");
    socket
}

/// The first link with something that can arrive.
fn first(network: &Network) -> Option<LinkId> {
    network.deliverable().next()
}

/// Delivers all that can arrive; `answer` says which faults happen.
fn settle(network: &mut Network, answer: impl Fn(Fault) -> bool) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    while let Some(link) = first(network) {
        let mut choose = |choice| match choice {
            Choice::Fault(fault, _) => answer(fault).into(),
            Choice::Portion(_) => unreachable!("messages are whole"),
        };
        outcomes.extend(network.deliver(link, &mut choose).map(|delivery| delivery.outcome));
    }
    outcomes
}

fn received(network: &mut Network, socket: SocketId) -> Vec<Vec<u8>> {
    std::iter::from_fn(|| network.receive_message(socket, false).ok()).map(|message| message.bytes).collect()
}

#[test]
fn fifo_messages_wait_for_their_receiver() {
    let mut network = Network::default();
    let sender = named(&mut network, Flavour::Fifo, "sender");
    network.send_to(sender, &name("late"), b"1").expect("there is room");
    network.send_to(sender, &name("late"), b"2").expect("there is room");
    assert_eq!(network.deliverable().count(), 0);
    let late = named(&mut network, Flavour::Fifo, "late");
    network.close(sender);
    settle(&mut network, |_| true);
    let first = network.receive_message(late, true).expect("it has arrived");
    assert_eq!((first.from, first.bytes), (name("sender"), b"1".to_vec()));
    assert_eq!(received(&mut network, late), [b"1", b"2"]);
}

#[test]
fn datagrams_for_nobody_are_gone() {
    let mut network = Network::default();
    let sender = network.open(0, Flavour::Datagram);
    network.send_to(sender, &inet("127.0.0.1:53"), b"?").expect("there is room");
    assert_eq!(settle(&mut network, |_| false), [Outcome::Unclaimed(b"?".to_vec())]);
    assert_eq!(network.take_error(sender), Ok(None));
    network.connect(sender, &inet("127.0.0.1:53")).expect("a datagram socket only notes it");
    network.send(sender, b"?").expect("there is room");
    settle(&mut network, |_| false);
    assert!(network.is_ready(sender, events::IN));
    assert_eq!(network.receive_message(sender, false), Err(NetworkError::ConnectionRefused));
}

#[test]
fn a_connected_socket_hears_its_peer_alone() {
    let mut network = Network::default();
    let [a, b, c] = ["127.0.0.1:1", "127.0.0.1:2", "127.0.0.1:3"].map(|address| {
        let socket = network.open(0, Flavour::Datagram);
        network.bind(socket, &inet(address)).expect("it is free");
        socket
    });
    network.connect(a, &inet("127.0.0.1:2")).expect("a datagram socket only notes it");
    network.send_to(c, &inet("127.0.0.1:1"), b"other").expect("there is room");
    network.send_to(b, &inet("127.0.0.1:1"), b"peer").expect("there is room");
    settle(&mut network, |_| false);
    assert_eq!(received(&mut network, a), [b"peer"]);
    assert_eq!(network.send_to(c, &inet("127.0.0.1:1"), &[0; 70_000]), Err(NetworkError::MessageTooLong));
}

#[test]
fn a_pair_is_connected() {
    let mut network = Network::default();
    let (one, other) = network.open_pair(0, Flavour::Datagram);
    network.send(one, b"there").expect("there is room");
    network.send(other, b"back").expect("there is room");
    settle(&mut network, |_| false);
    assert_eq!(
        (received(&mut network, one), received(&mut network, other)),
        (vec![b"back".to_vec()], vec![b"there".to_vec()])
    );
}

/// What arrives of 1, 2 and 3 with a fault that is possible and happens whenever it can.
fn with_fault(fault: Fault) -> (Vec<Vec<u8>>, usize) {
    let mut network = Network::default();
    let half = Chance::from_millionths(500_000);
    network.faults = match fault {
        Fault::Loss => Faults { loss: half, ..Faults::default() },
        Fault::Duplication => Faults { duplication: half, ..Faults::default() },
        Fault::Reordering => Faults { reordering: half, ..Faults::default() },
    };
    let (sender, receiver) =
        (named(&mut network, Flavour::Datagram, "sender"), named(&mut network, Flavour::Datagram, "receiver"));
    for byte in [1, 2, 3] {
        network.send_to(sender, &name("receiver"), &[byte]).expect("there is room");
    }
    let outcomes = settle(&mut network, |asked| asked == fault);
    (received(&mut network, receiver), outcomes.len())
}

#[test]
fn faults_do_what_they_say() {
    assert_eq!(with_fault(Fault::Loss), (vec![], 3));
    assert_eq!(with_fault(Fault::Duplication), ([1, 2, 3, 1, 2, 3].map(|byte| vec![byte]).to_vec(), 6));
    assert_eq!(with_fault(Fault::Reordering), ([2, 3, 1].map(|byte| vec![byte]).to_vec(), 3));
}

proptest! {
    #[test]
    fn without_faults_messages_come_once_and_in_order(
        flavour in prop_oneof![Just(Flavour::Fifo), Just(Flavour::Datagram)],
        sends in prop::collection::vec((0usize..3, any::<bool>(), any::<bool>()), 0..60),
    ) {
        let mut network = Network::default();
        let receiver = named(&mut network, flavour, "receiver");
        let senders = ["a", "b", "c"].map(|text| named(&mut network, flavour, text));
        let mut got = [const { Vec::new() }; 3];
        let mut sent = [0u8; 3];
        for (sender, delivers, last) in sends {
            network.send_to(senders[sender], &name("receiver"), &[sender as u8, sent[sender]]).expect("there is room");
            sent[sender] += 1;
            let link = if last { network.deliverable().last() } else { network.deliverable().next() };
            if let (true, Some(link)) = (delivers, link) {
                network.deliver(link, &mut |_| panic!("there is nothing to choose"));
            }
        }
        settle(&mut network, |_| true);
        for message in received(&mut network, receiver) {
            got[message[0] as usize].push(message[1]);
        }
        for (got, sent) in got.iter().zip(sent) {
            prop_assert_eq!(got, &(0..sent).collect::<Vec<_>>());
        }
    }

    #[test]
    fn with_faults_nothing_comes_that_was_not_sent(
        sends in prop::collection::vec((any::<bool>(), any::<u8>()), 0..60),
    ) {
        let half = Chance::from_millionths(500_000);
        let mut network = Network::default();
        network.faults = Faults { loss: half, duplication: half, reordering: half };
        let receiver = named(&mut network, Flavour::Datagram, "receiver");
        let sender = named(&mut network, Flavour::Datagram, "sender");
        let (mut n_sent, mut n_lost, mut n_copied) = (0u8, 0, 0);
        let mut deliver = |network: &mut Network, mut answers: u8| {
            let link = network.deliverable().next();
            let Some(link) = link else { return };
            let mut choose = |choice| {
                assert!(matches!(choice, Choice::Fault(..)));
                answers /= 2;
                u32::from(answers % 2)
            };
            match network.deliver(link, &mut choose).map(|delivery| delivery.outcome) {
                Some(Outcome::Lost(_)) => n_lost += 1,
                Some(Outcome::Duplicated(_)) => n_copied += 1,
                _ => {}
            }
        };
        for (sends, answers) in sends {
            if sends {
                network.send_to(sender, &name("receiver"), &[n_sent]).expect("there is room");
                n_sent += 1;
            }
            deliver(&mut network, answers);
        }
        while network.deliverable().next().is_some() {
            deliver(&mut network, 0);
        }
        let got = received(&mut network, receiver);
        prop_assert!(got.iter().all(|message| message[0] < n_sent));
        prop_assert_eq!(got.len(), usize::from(n_sent) + n_copied - n_lost);
    }
}
