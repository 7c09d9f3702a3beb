//! Connections: their bytes arrive as they were sent, however they are split, joined and delayed.

use std::net::SocketAddr;

use proptest::prelude::*;
use sesf_network::{Address, Choice, Flavour, LinkId, Network, NetworkError, Outcome, SocketId, events};

fn inet(text: &str) -> Address {
    Address::Inet(text.parse::<SocketAddr>().expect("an address"))
}

fn plain(_: Choice) -> u32 {
    0
}

/// The first link with something that can arrive.
fn first(network: &Network) -> Option<LinkId> {
    network.deliverable().next()
}

/// Delivers all that can arrive, in the plainest way; what became of it.
fn settle(network: &mut Network) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    while let Some(link) = first(network) {
        outcomes.extend(network.deliver(link, &mut plain).map(|delivery| delivery.outcome));
    }
    outcomes
}

/// A listener at port 80.
fn listening(network: &mut Network, backlog: usize) -> SocketId {
    let listener = network.open(0, Flavour::Stream);
    network.bind(listener, &inet("127.0.0.1:80")).expect("it is free");
    network.listen(listener, backlog).expect("it is bound");
    listener
}

fn connecting(network: &mut Network, to: &str) -> SocketId {
    let client = network.open(0, Flavour::Stream);
    assert_eq!(network.connect(client, &inet(to)), Err(NetworkError::InProgress));
    client
}

fn connected(network: &mut Network) -> (SocketId, SocketId) {
    let listener = listening(network, 1);
    let client = connecting(network, "127.0.0.1:80");
    settle(network);
    let (server, from) = network.accept(listener).expect("it was delivered");
    assert_eq!(&from, network.local_address(client).expect("it is open").expect("it is bound"));
    (client, server)
}

#[test]
fn a_connection_takes_a_delivery() {
    let mut network = Network::default();
    let listener = listening(&mut network, 1);
    let client = connecting(&mut network, "127.0.0.1:80");
    assert_eq!(network.accept(listener), Err(NetworkError::WouldBlock));
    assert!(!network.is_ready(client, events::OUT));
    assert_eq!(network.connect(client, &inet("127.0.0.1:80")), Err(NetworkError::Already));
    assert_eq!(settle(&mut network), [Outcome::Connected]);
    assert!(network.is_ready(client, events::OUT) && network.is_ready(listener, events::IN));
    assert_eq!(network.connect(client, &inet("127.0.0.1:80")), Err(NetworkError::IsConnected));
}

#[test]
fn where_nobody_listens_connections_are_refused() {
    let mut network = Network::default();
    let client = connecting(&mut network, "127.0.0.1:81");
    assert_eq!(settle(&mut network), [Outcome::Refused]);
    assert_eq!(network.take_error(client), Ok(Some(NetworkError::ConnectionRefused)));
    assert_eq!(network.receive(client, 1, false), Err(NetworkError::NotConnected));
    let elsewhere = network.open(0, Flavour::Stream);
    assert_eq!(network.connect(elsewhere, &inet("192.0.2.1:80")), Err(NetworkError::Unreachable));
}

#[test]
fn a_full_backlog_delays_connections() {
    let mut network = Network::default();
    let listener = listening(&mut network, 0);
    let (first, second) = (connecting(&mut network, "127.0.0.1:80"), connecting(&mut network, "127.0.0.1:80"));
    settle(&mut network);
    assert!(network.is_ready(first, events::OUT) && !network.is_ready(second, events::OUT));
    network.accept(listener).expect("the first one");
    settle(&mut network);
    assert!(network.is_ready(second, events::OUT));
}

#[test]
fn an_end_comes_after_the_bytes() {
    let mut network = Network::default();
    let (client, server) = connected(&mut network);
    assert_eq!(network.send(client, b"last"), Ok(4));
    network.shut_down(client, false, true).expect("it is connected");
    assert_eq!(network.send(client, b"more"), Err(NetworkError::BrokenPipe));
    assert_eq!(network.receive(server, 9, false), Err(NetworkError::WouldBlock));
    settle(&mut network);
    assert_eq!(network.receive(server, 3, true), Ok(b"las".to_vec()));
    assert_eq!(network.receive(server, 9, false), Ok(b"last".to_vec()));
    assert_eq!(network.receive(server, 9, false), Ok(Vec::new()));
    // The other direction is as it was.
    assert_eq!(network.send(server, b"answer"), Ok(6));
    settle(&mut network);
    assert_eq!(network.receive(client, 9, false), Ok(b"answer".to_vec()));
}

#[test]
fn a_socket_closed_with_unread_bytes_resets() {
    let mut network = Network::default();
    let (client, server) = connected(&mut network);
    network.send(client, b"unread").expect("there is room");
    settle(&mut network);
    network.close(server);
    assert_eq!(settle(&mut network), [Outcome::Reset]);
    assert_eq!(network.receive(client, 9, false), Err(NetworkError::ConnectionReset));
    assert_eq!(network.receive(client, 9, false), Ok(Vec::new()));
    assert_eq!(network.send(client, b"x"), Err(NetworkError::BrokenPipe));
}

#[test]
fn a_socket_that_does_not_linger_resets() {
    let mut network = Network::default();
    let (client, server) = connected(&mut network);
    network.set_option(server, 1, 13, vec![1, 0]).expect("it is open");
    network.send(server, b"never seen").expect("there is room");
    network.close(server);
    assert_eq!(settle(&mut network), [Outcome::Reset]);
    assert_eq!(network.receive(client, 9, false), Err(NetworkError::ConnectionReset));
}

#[test]
fn one_of_a_pair_knows_at_once_that_the_other_is_closed() {
    let mut network = Network::default();
    let (one, other) = network.open_pair(0, Flavour::Stream);
    network.close(other);
    assert_eq!(network.send(one, b"x"), Err(NetworkError::BrokenPipe));
}

#[test]
fn sending_to_one_who_is_gone_is_an_error_the_second_time() {
    let mut network = Network::default();
    let (client, server) = connected(&mut network);
    network.close(server);
    settle(&mut network);
    assert_eq!(network.receive(client, 9, false), Ok(Vec::new()));
    assert_eq!(network.send(client, b"x"), Ok(1));
    settle(&mut network);
    assert_eq!(network.receive(client, 9, false), Ok(Vec::new()));
    assert_eq!(network.send(client, b"y"), Err(NetworkError::BrokenPipe));
}

#[test]
fn closing_a_listener_resets_what_it_has_not_accepted() {
    let mut network = Network::default();
    let listener = listening(&mut network, 1);
    let client = connecting(&mut network, "127.0.0.1:80");
    settle(&mut network);
    network.close(listener);
    settle(&mut network);
    assert_eq!(network.receive(client, 1, false), Err(NetworkError::ConnectionReset));
    // The address is free again.
    listening(&mut network, 1);
}

#[test]
fn room_is_limited() {
    let mut network = Network::default();
    let (client, server) = connected(&mut network);
    let flood = vec![7; 1_000_000];
    let n = network.send(client, &flood).expect("there is room");
    assert!(n < flood.len() && !network.is_ready(client, events::OUT));
    assert_eq!(network.send(client, b"x"), Err(NetworkError::WouldBlock));
    settle(&mut network);
    // Now as much again is on its way, and has to wait.
    network.send(client, &flood).expect("there is room");
    assert_eq!(network.deliverable().count(), 0);
    assert_eq!(network.receive(server, n, false).map(|bytes| bytes.len()), Ok(n));
    assert_eq!(network.deliverable().count(), 1);
}

#[test]
fn addresses_are_one_sockets_each() {
    let mut network = Network::default();
    let first = listening(&mut network, 1);
    for (address, expected) in [
        ("127.0.0.1:80", Err(NetworkError::AddressInUse)),
        ("0.0.0.0:80", Err(NetworkError::AddressInUse)),
        ("127.0.0.2:80", Ok(())),
        ("[::1]:80", Ok(())),
        ("[::]:80", Err(NetworkError::AddressInUse)),
        ("192.0.2.1:80", Err(NetworkError::AddressNotAvailable)),
    ] {
        let socket = network.open(0, Flavour::Stream);
        assert_eq!(network.bind(socket, &inet(address)), expected, "{address}");
        network.close(socket);
    }
    // Datagrams have addresses of their own.
    let datagrams = network.open(0, Flavour::Datagram);
    assert_eq!(network.bind(datagrams, &inet("127.0.0.1:80")), Ok(()));
    assert_eq!(network.bind(first, &inet("127.0.0.1:81")), Err(NetworkError::Invalid));
    let mut ports = std::collections::BTreeSet::new();
    for _ in 0..100 {
        let socket = network.open(0, Flavour::Stream);
        network.bind(socket, &inet("127.0.0.1:0")).expect("ports are left");
        ports.insert(network.local_address(socket).expect("it is open").cloned());
    }
    assert_eq!(ports.len(), 100);
}

#[test]
fn nothing_is_left_when_all_is_closed() {
    let mut network = Network::default();
    let (client, server) = connected(&mut network);
    network.send(client, b"x").expect("there is room");
    network.close_all(0);
    settle(&mut network);
    assert!(!network.is_open(client) && !network.is_open(server));
    assert!(format!("{network:?}").contains("sockets: {}, links: {}, bound: {}"), "{network:?}");
}

#[derive(Clone, Debug)]
enum Step {
    Send(Vec<u8>),
    Receive(usize),
    Deliver(u32),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..20).prop_map(Step::Send),
        (1usize..30).prop_map(Step::Receive),
        (0u32..4).prop_map(Step::Deliver),
    ];
    prop::collection::vec(step, 0..60)
}

proptest! {
    #[test]
    fn what_is_received_is_what_was_sent(steps in steps()) {
        let mut network = Network::default();
        let (client, server) = connected(&mut network);
        let (mut sent, mut received) = (Vec::new(), Vec::new());
        for step in steps {
            match step {
                Step::Send(bytes) => {
                    let n = network.send(client, &bytes).expect("there is room");
                    sent.extend(&bytes[..n]);
                }
                Step::Receive(n) => match network.receive(server, n, false) {
                    Ok(bytes) => {
                        prop_assert!(!bytes.is_empty() && bytes.len() <= n);
                        received.extend(bytes);
                    }
                    Err(error) => prop_assert_eq!(error, NetworkError::WouldBlock),
                },
                Step::Deliver(answer) => {
                    let link = network.deliverable().next();
                    if let Some(link) = link {
                        network.deliver(link, &mut |choice| match choice {
                            Choice::Portion(n) => answer.min(n - 1),
                            Choice::Fault(..) => unreachable!("streams have no faults"),
                        });
                    }
                }
            }
            prop_assert!(sent.starts_with(&received));
        }
        network.close(client);
        settle(&mut network);
        while let Ok(bytes) = network.receive(server, 7, false) && !bytes.is_empty() {
            received.extend(bytes);
        }
        prop_assert_eq!(received, sent);
    }
}
