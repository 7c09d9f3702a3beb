//! Addresses of sockets.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// What a socket is bound to.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Address {
    /// A host and a port of the Internet.
    Inet(SocketAddr),
    /// The path of a Unix socket; empty for one without.
    Path(Vec<u8>),
    /// A name of any other kind.
    Name {
        /// In a form in which equal names have equal bytes.
        key: Vec<u8>,
        /// For people.
        shown: String,
    },
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Address::Inet(address) => address.fmt(f),
            Address::Path(bytes) => f.write_str(&String::from_utf8_lossy(bytes)),
            Address::Name { shown, .. } => f.write_str(shown),
        }
    }
}

impl Address {
    /// Its port, if it has ports.
    pub(crate) fn port(&self) -> Option<u16> {
        match self {
            Address::Inet(address) => Some(address.port()),
            Address::Path(_) | Address::Name { .. } => None,
        }
    }

    pub(crate) fn with_port(&self, port: u16) -> Address {
        match self {
            Address::Inet(address) => Address::Inet(SocketAddr::new(address.ip(), port)),
            other => other.clone(),
        }
    }

    /// Whether a program of this network can have it: its hosts are this one, by any of its own addresses.
    pub(crate) fn is_here(&self) -> bool {
        match self {
            Address::Inet(address) => address.ip().is_loopback() || address.ip().is_unspecified(),
            Address::Path(_) | Address::Name { .. } => true,
        }
    }

    /// Where a message to this address goes: a host that is left open is this one.
    pub(crate) fn as_target(&self) -> Address {
        match self {
            Address::Inet(address) if address.ip().is_unspecified() => {
                Address::Inet(SocketAddr::new(loopback(address.ip()), address.port()))
            }
            other => other.clone(),
        }
    }

    /// What a socket that was bound to this address is called by one that it sends to.
    pub(crate) fn as_source(&self) -> Address {
        self.as_target()
    }

    /// The address at which a socket that sends to this one is, with any port; none where there are no such addresses.
    pub(crate) fn opposite(&self) -> Option<Address> {
        match self {
            Address::Inet(address) => Some(Address::Inet(SocketAddr::new(loopback(address.ip()), 0))),
            Address::Path(_) | Address::Name { .. } => None,
        }
    }

    /// The same with the host left open.
    pub(crate) fn with_any_host(&self) -> Option<Address> {
        match self {
            Address::Inet(SocketAddr::V4(address)) => Some(any_host(Ipv4Addr::UNSPECIFIED.into(), address.port())),
            Address::Inet(SocketAddr::V6(address)) => Some(any_host(Ipv6Addr::UNSPECIFIED.into(), address.port())),
            Address::Path(_) | Address::Name { .. } => None,
        }
    }

    /// For an address of IPv4: any host of IPv6, which has those of IPv4 among them.
    pub(crate) fn with_any_host_of_both(&self) -> Option<Address> {
        match self {
            Address::Inet(SocketAddr::V4(address)) => Some(any_host(Ipv6Addr::UNSPECIFIED.into(), address.port())),
            _ => None,
        }
    }

    /// Whether a socket at `self` and one at `other` would get the same messages.
    pub(crate) fn overlaps(&self, other: &Address, is_dual: bool) -> bool {
        let (Address::Inet(a), Address::Inet(b)) = (self, other) else { return self == other };
        let is_any = a.ip().is_unspecified() || b.ip().is_unspecified();
        let is_one_family = a.is_ipv4() == b.is_ipv4();
        a.port() == b.port() && if is_one_family { is_any || a.ip() == b.ip() } else { is_dual && is_any }
    }
}

fn any_host(host: IpAddr, port: u16) -> Address {
    Address::Inet(SocketAddr::new(host, port))
}

fn loopback(host: IpAddr) -> IpAddr {
    match host {
        IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
    }
}
