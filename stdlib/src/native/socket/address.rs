//! Addresses, as programs write them and see them.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, SocketAddrV6};

use rustix::io::Errno;
use rustix::net::{SocketAddrAny, SocketAddrUnix};
use sesf_heap::Value;
use sesf_network::Address;
use sesf_vm::{Res, Vm};

use super::object::family;
use super::resolve::with_host;

pub(super) const UNIX: i64 = 1;
pub(super) const INET: i64 = 2;
pub(super) const INET6: i64 = 10;

/// Goes on with an address of the receiver's family, once its host is known; `function` is whose argument it is.
pub(super) fn with_address(
    vm: &mut Vm,
    args: &[Value],
    value: Value,
    function: &'static str,
    then: impl FnOnce(&mut Vm, &[Value], Address) -> Res + Send + 'static,
) -> Res {
    let family = family(vm, args[0])?;
    let name = match family {
        UNIX => return unix(vm, value).and_then(|address| then(vm, args, address)),
        INET => "AF_INET",
        INET6 => "AF_INET6",
        _ => return Err(vm.error(sesf_heap::classes::OS_ERROR, format!("{function}(): bad family"))),
    };
    let Value::Tuple(parts) = vm.builtin_value(value) else {
        let message = format!("{function}(): {name} address must be tuple, not {}", vm.type_name(value));
        return Err(vm.type_error(message));
    };
    let parts = vm.heap.tuple(parts).to_vec();
    let (host, port) = match (family, parts.as_slice()) {
        (INET, [host, port]) | (INET6, [host, port, ..]) if parts.len() <= 4 => (*host, *port),
        (INET, _) => return Err(vm.type_error("AF_INET address must be a pair (host, port)")),
        _ => {
            let message = format!("{function}(): AF_INET6 address must be a tuple of 2 to 4 items");
            return Err(vm.type_error(message));
        }
    };
    let port = vm.as_index(port, "")?;
    let Ok(port) = u16::try_from(port) else {
        return Err(vm.overflow_error(format!("{function}(): port must be 0-65535.")));
    };
    let flow = parts.get(2).map_or(Ok(0), |value| vm.as_index(*value, ""))? as u32;
    let scope = parts.get(3).map_or(Ok(0), |value| vm.as_index(*value, ""))? as u32;
    let host = host_text(vm, host, function)?;
    with_host(vm, args, &host, family, move |vm, args, hosts| {
        let address = match hosts.first() {
            Some(IpAddr::V6(host)) => SocketAddr::V6(SocketAddrV6::new(*host, port, flow, scope)),
            Some(host) => SocketAddr::new(*host, port),
            None => SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), port),
        };
        then(vm, args, Address::Inet(address))
    })
}

/// A host's name, as text or bytes.
pub(super) fn host_text(vm: &mut Vm, host: Value, function: &str) -> Res<String> {
    match vm.builtin_value(host) {
        Value::Str(id) => Ok(vm.heap.str(id).to_string()),
        other => match vm.bytes_like(other) {
            Some(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
            None => {
                let found = vm.type_name(host);
                Err(vm.type_error(format!("{function}() argument 1 must be str, bytes or bytearray, not {found}")))
            }
        },
    }
}

fn unix(vm: &mut Vm, value: Value) -> Res<Address> {
    let address = Address::Path(host_text(vm, value, "a Unix address:")?.into_bytes());
    match to_system(&address) {
        Ok(_) => Ok(address),
        Err(_) => Err(vm.error(sesf_heap::classes::OS_ERROR, "AF_UNIX path too long")),
    }
}

/// An address as the system wants it.
pub(super) fn to_system(address: &Address) -> Result<SocketAddrAny, Errno> {
    match address {
        Address::Inet(address) => Ok((*address).into()),
        Address::Name { .. } => Err(Errno::INVAL),
        Address::Path(path) => Ok(match path.strip_prefix(b"\0") {
            Some(name) => SocketAddrUnix::new_abstract_name(name)?,
            None => SocketAddrUnix::new(path.as_slice())?,
        }
        .into()),
    }
}

/// An address of the system.
pub(super) fn of_system(address: SocketAddrAny) -> Option<Address> {
    if let Ok(address) = SocketAddr::try_from(address.clone()) {
        return Some(Address::Inet(address));
    }
    let address = SocketAddrUnix::try_from(address).ok()?;
    Some(Address::Path(match (address.path(), address.abstract_name()) {
        (Some(path), _) => path.to_bytes().to_vec(),
        (None, Some(name)) if !name.is_empty() => [&[0], name].concat(),
        _ => Vec::new(),
    }))
}

/// An address for the program.
pub(super) fn shown(vm: &mut Vm, address: Option<Address>) -> Value {
    match address {
        None => Value::None,
        Some(Address::Inet(address)) => shown_inet(vm, address),
        Some(Address::Path(path)) if path.starts_with(&[0]) => vm.heap.new_bytes(&path),
        Some(Address::Path(path)) => vm.heap.new_str(&String::from_utf8_lossy(&path)),
        Some(address @ Address::Name { .. }) => vm.heap.new_string(address.to_string()),
    }
}

/// An address of the Internet for the program: a tuple.
pub(super) fn shown_inet(vm: &mut Vm, address: SocketAddr) -> Value {
    let host = vm.heap.new_string(address.ip().to_string());
    let port = Value::Int(address.port().into());
    match address {
        SocketAddr::V4(_) => vm.heap.new_tuple(&[host, port]),
        SocketAddr::V6(v6) => {
            let (flow, scope) = (Value::Int(v6.flowinfo().into()), Value::Int(v6.scope_id().into()));
            vm.heap.new_tuple(&[host, port, flow, scope])
        }
    }
}
