//! From the names of hosts to their addresses. Numbers and `localhost` are known here; the system is asked for any other
//! name, on a Rust thread of its own, since the question cannot be taken back.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, ToSocketAddrs};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sesf_heap::{Value, classes};
use sesf_vm::{Awaited, Interrupt, Res, Vm};

use super::super::support::own_class;
use super::address::{INET, INET6};
use super::waiting::not_virtual;

/// The number and text of an error of the resolver.
pub(super) type ResolverError = (i64, &'static str);

pub(super) const NO_NAME: ResolverError = (-2, "Name or service not known");
const WRONG_FAMILY: ResolverError = (-9, "Address family for hostname not supported");
const TRY_AGAIN: ResolverError = (-3, "Temporary failure in name resolution");

type Answer = Result<Vec<IpAddr>, ResolverError>;

/// The system's answer, when it comes.
struct Question {
    answers: Receiver<Answer>,
    answer: Arc<Mutex<Option<Answer>>>,
}

impl Awaited for Question {
    fn wait(&mut self, at_most: Duration) -> bool {
        let answer = match self.answers.recv_timeout(at_most) {
            Ok(answer) => answer,
            Err(RecvTimeoutError::Timeout) => return false,
            Err(RecvTimeoutError::Disconnected) => Err(TRY_AGAIN),
        };
        *self.answer.lock().unwrap_or_else(PoisonError::into_inner) = Some(answer);
        true
    }
}

/// Goes on with the addresses of a host in a family (0: any), which are one or more.
pub(super) fn with_host(
    vm: &mut Vm,
    args: &[Value],
    host: &str,
    family: i64,
    then: impl FnOnce(&mut Vm, &[Value], Vec<IpAddr>) -> Res + Send + 'static,
) -> Res {
    if let Some(known) = known(host, family) {
        return match of_family(known, family) {
            Ok(hosts) => then(vm, args, hosts),
            Err(error) => Err(resolver_error(vm, error)),
        };
    }
    super::object::need_outside(vm)?;
    if vm.runtime.network().is_some() {
        return Err(not_virtual(vm, &format!("the host '{host}'")));
    }
    let (question, answer) = ask(host.to_string());
    let then = move |vm: &mut Vm, args: &[Value]| {
        let answer = answer.lock().unwrap_or_else(PoisonError::into_inner).take().unwrap_or(Err(TRY_AGAIN));
        match answer.and_then(|hosts| of_family(hosts, family).map_err(|_| NO_NAME)) {
            Ok(hosts) => then(vm, args, hosts),
            Err(error) => Err(resolver_error(vm, error)),
        }
    };
    vm.wait_outside(question, None, args, Box::new(then))
}

/// The addresses that need no question.
fn known(host: &str, family: i64) -> Option<Vec<IpAddr>> {
    match host {
        "" if family == INET6 => Some(vec![Ipv6Addr::UNSPECIFIED.into()]),
        "" => Some(vec![Ipv4Addr::UNSPECIFIED.into()]),
        "<broadcast>" | "255.255.255.255" => Some(vec![Ipv4Addr::BROADCAST.into()]),
        "localhost" => Some(vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]),
        host => host.parse().ok().map(|host| vec![host]),
    }
}

fn of_family(hosts: Vec<IpAddr>, family: i64) -> Answer {
    let fits = |host: &IpAddr| match family {
        INET => host.is_ipv4(),
        INET6 => host.is_ipv6(),
        _ => true,
    };
    let hosts: Vec<IpAddr> = hosts.into_iter().filter(fits).collect();
    if hosts.is_empty() { Err(WRONG_FAMILY) } else { Ok(hosts) }
}

fn ask(host: String) -> (Box<Question>, Arc<Mutex<Option<Answer>>>) {
    let (sender, answers) = channel();
    let answer = Arc::default();
    std::thread::spawn(move || {
        let found = (host.as_str(), 0).to_socket_addrs();
        let found = found.map(|addresses| addresses.map(|address| address.ip()).collect());
        // Nobody may be waiting any more.
        let _ = sender.send(found.map_err(|error| error_of(&error.to_string())));
    });
    (Box::new(Question { answers, answer: Arc::clone(&answer) }), answer)
}

/// The resolver's error, of which Rust's library gives the text alone.
fn error_of(text: &str) -> ResolverError {
    const KNOWN: &[ResolverError] = &[
        NO_NAME,
        TRY_AGAIN,
        (-5, "No address associated with hostname"),
        (-4, "Non-recoverable failure in name resolution"),
    ];
    KNOWN.iter().copied().find(|(_, known)| text.contains(known)).unwrap_or(NO_NAME)
}

/// A `gaierror`.
#[cold]
pub(super) fn resolver_error(vm: &mut Vm, (number, text): ResolverError) -> Interrupt {
    let class = own_class(vm, "socket.gaierror").unwrap_or(classes::OS_ERROR);
    let text = vm.heap.new_str(text);
    match vm.exception_new(class, &[Value::Int(number), text], &[]) {
        Ok(Value::Exception(id)) => Interrupt::Raise(id),
        Ok(_) => vm.error(classes::OS_ERROR, "no exception"),
        Err(error) => error,
    }
}
