//! The functions of the module: pairs of sockets, names and addresses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use sesf_heap::{Value, classes};
use sesf_vm::native::NativeDef;
use sesf_vm::{Interrupt, Res, Vm};

use super::super::support::def;
use super::address::{INET, INET6, host_text, shown_inet};
use super::descriptor::Descriptor;
use super::object::{need_outside, new_socket};
use super::resolve::{resolver_error, with_host};
use super::waiting::{or_raise, system_error};

pub(super) const FUNCTIONS: &[NativeDef] = &[
    def("_socketpair(family, type, proto, /)", socketpair, "A pair of connected sockets."),
    def(
        "_getaddrinfo(host, port, family, type, proto, flags, /)",
        getaddrinfo,
        "The list of (family, type, proto, canonname, sockaddr) by which a host can be reached.",
    ),
    def("gethostbyname(host, /)", gethostbyname, "gethostbyname(host) -> address\n\nReturn the IP address of a host."),
    def("gethostname(/)", gethostname, "gethostname() -> string\n\nReturn the current host name."),
    def(
        "inet_aton(string, /)",
        inet_aton,
        "Convert an IP address in string format (123.45.67.89) to 32-bit packed form.",
    ),
    def("inet_ntoa(packed, /)", inet_ntoa, "Convert an IP address from 32-bit packed binary format to string format"),
    def("inet_pton(family, string, /)", inet_pton, "Convert an IP address from string format to a packed string."),
    def("inet_ntop(family, packed, /)", inet_ntop, "Convert a packed IP address of the given family to string format."),
];

fn socketpair(vm: &mut Vm, args: &[Value]) -> Res {
    let (family, kind, proto) = (vm.as_index(args[0], "")?, vm.as_index(args[1], "")?, vm.as_index(args[2], "")?);
    need_outside(vm)?;
    let pair = Descriptor::open_pair(&mut *vm.runtime, vm.process.0, family, kind, proto);
    let pair = or_raise(vm, pair)?.map(|descriptor| new_socket(vm, descriptor, family, kind, proto));
    Ok(vm.heap.new_tuple(&pair))
}

// ---- names

/// The types of sockets with their protocols, as the system lists them.
const KINDS: &[(i64, i64)] = &[(1, 6), (2, 17), (3, 0)];
const AI_PASSIVE: i64 = 1;
const AI_NUMERICHOST: i64 = 4;

fn getaddrinfo(vm: &mut Vm, args: &[Value]) -> Res {
    let [family, kind, proto, flags] = [args[2], args[3], args[4], args[5]].map(|value| vm.as_index(value, ""));
    let (family, kind, proto, flags) = (family?, kind?, proto?, flags?);
    if ![0, INET, INET6].contains(&family) {
        return Err(resolver_error(vm, (-6, "ai_family not supported")));
    }
    let port = port_number(vm, args[1])?;
    let kinds: Vec<(i64, i64)> = KINDS
        .iter()
        .filter(|(k, p)| (kind == *k && *p == 0) || (kind == 0 || kind == *k) && (proto == 0 || proto == *p))
        .map(|(k, p)| (*k, if *p == 0 { proto } else { *p }))
        .collect();
    if kinds.is_empty() {
        return Err(resolver_error(vm, (-7, "ai_socktype not supported")));
    }
    let list = move |vm: &mut Vm, _: &[Value], hosts: Vec<IpAddr>| {
        let mut found = Vec::new();
        for host in hosts {
            for (kind, proto) in &kinds {
                let family = if host.is_ipv4() { INET } else { INET6 };
                let (name, address) = (vm.heap.new_str(""), shown_inet(vm, SocketAddr::new(host, port)));
                found.push(vm.heap.new_tuple(&[
                    Value::Int(family),
                    Value::Int(*kind),
                    Value::Int(*proto),
                    name,
                    address,
                ]));
            }
        }
        Ok(vm.heap.new_list(found))
    };
    let host = match args[0] {
        Value::None if flags & AI_PASSIVE != 0 => {
            return with_any(vm, args, family, [Ipv4Addr::UNSPECIFIED.into(), Ipv6Addr::UNSPECIFIED.into()], list);
        }
        Value::None => {
            return with_any(vm, args, family, [Ipv6Addr::LOCALHOST.into(), Ipv4Addr::LOCALHOST.into()], list);
        }
        host => host_text(vm, host, "getaddrinfo")?,
    };
    if host.is_empty() || flags & AI_NUMERICHOST != 0 && host.parse::<IpAddr>().is_err() {
        return Err(resolver_error(vm, super::resolve::NO_NAME));
    }
    with_host(vm, args, &host, family, list)
}

fn with_any(
    vm: &mut Vm,
    args: &[Value],
    family: i64,
    hosts: [IpAddr; 2],
    then: impl FnOnce(&mut Vm, &[Value], Vec<IpAddr>) -> Res,
) -> Res {
    let fits = |host: &IpAddr| family == 0 || host.is_ipv4() == (family == INET);
    then(vm, args, hosts.into_iter().filter(fits).collect())
}

fn port_number(vm: &mut Vm, value: Value) -> Res<u16> {
    let number = match vm.builtin_value(value) {
        Value::None => return Ok(0),
        Value::Int(number) => number as u16,
        _ => match host_text(vm, value, "getaddrinfo")?.parse::<i64>() {
            Ok(number) => number as u16,
            Err(_) => return Err(resolver_error(vm, (-8, "Servname not supported for ai_socktype"))),
        },
    };
    Ok(number)
}

fn gethostbyname(vm: &mut Vm, args: &[Value]) -> Res {
    let host = host_text(vm, args[0], "gethostbyname")?;
    with_host(vm, args, &host, INET, |vm, _, hosts| {
        let host = hosts.first().map(IpAddr::to_string).unwrap_or_default();
        Ok(vm.heap.new_string(host))
    })
}

fn gethostname(vm: &mut Vm, _: &[Value]) -> Res {
    need_outside(vm)?;
    if vm.runtime.network().is_some() {
        return Ok(vm.heap.new_str("localhost"));
    }
    let name = rustix::system::uname().nodename().to_string_lossy().into_owned();
    Ok(vm.heap.new_string(name))
}

// ---- addresses and their bytes

fn os_message(vm: &mut Vm, message: &str) -> Interrupt {
    vm.error(classes::OS_ERROR, message)
}

fn inet_aton(vm: &mut Vm, args: &[Value]) -> Res {
    let text = vm.text(args[0])?;
    match packed(&text) {
        Some(address) => Ok(vm.heap.new_bytes(&address.to_be_bytes())),
        None => Err(os_message(vm, "illegal IP address string passed to inet_aton")),
    }
}

/// One to four numbers with dots between them: the last one fills the bytes that are left.
fn packed(text: &str) -> Option<u32> {
    let parts: Vec<u32> = text.split('.').map(c_number).collect::<Option<_>>()?;
    let (last, first) = parts.split_last().filter(|(_, first)| first.len() <= 3)?;
    let n_left_bits = 32 - 8 * first.len() as u32;
    if first.iter().any(|part| *part > 255) || u64::from(*last) >> n_left_bits != 0 {
        return None;
    }
    let high = first.iter().enumerate().fold(0, |sum, (i, part)| sum | part << (24 - 8 * i));
    Some(high | last)
}

/// A number as C writes it: decimal, octal or hexadecimal.
fn c_number(text: &str) -> Option<u32> {
    match (text.strip_prefix("0x").or(text.strip_prefix("0X")), text.strip_prefix('0')) {
        _ if text.starts_with(['+', '-']) => None,
        (Some(digits), _) => u32::from_str_radix(digits, 16).ok(),
        (None, Some(digits)) if !digits.is_empty() => u32::from_str_radix(digits, 8).ok(),
        _ => text.parse().ok(),
    }
}

fn inet_ntoa(vm: &mut Vm, args: &[Value]) -> Res {
    let bytes = vm.expect_bytes_like(args[0])?;
    match <[u8; 4]>::try_from(bytes) {
        Ok(bytes) => Ok(vm.heap.new_string(Ipv4Addr::from(bytes).to_string())),
        Err(_) => Err(os_message(vm, "packed IP wrong length for inet_ntoa")),
    }
}

fn inet_pton(vm: &mut Vm, args: &[Value]) -> Res {
    let (family, text) = (vm.as_index(args[0], "")?, vm.text(args[1])?);
    let bytes = match family {
        INET => text.parse::<Ipv4Addr>().map(|address| address.octets().to_vec()),
        INET6 => text.parse::<Ipv6Addr>().map(|address| address.octets().to_vec()),
        _ => return Err(system_error(vm, rustix::io::Errno::AFNOSUPPORT)),
    };
    match bytes {
        Ok(bytes) => Ok(vm.heap.new_bytes(&bytes)),
        Err(_) => Err(os_message(vm, "illegal IP address string passed to inet_pton")),
    }
}

fn inet_ntop(vm: &mut Vm, args: &[Value]) -> Res {
    let (family, bytes) = (vm.as_index(args[0], "")?, vm.expect_bytes_like(args[1])?);
    let text = match family {
        INET => <[u8; 4]>::try_from(bytes).map(|bytes| Ipv4Addr::from(bytes).to_string()),
        INET6 => <[u8; 16]>::try_from(bytes).map(|bytes| Ipv6Addr::from(bytes).to_string()),
        _ => return Err(vm.value_error(format!("unknown address family {family}"))),
    };
    match text {
        Ok(text) => Ok(vm.heap.new_string(text)),
        Err(_) => Err(vm.value_error("invalid length of packed IP address string")),
    }
}
