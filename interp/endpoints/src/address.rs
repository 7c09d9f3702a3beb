//! Addresses of endpoints.

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, ToSocketAddrs};

use serde::{Deserialize, Serialize};

/// Where an endpoint is.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Address {
    /// A number that stands for a port of this machine.
    Number(u16),
    /// `host:port`.
    Host(String),
}

impl Address {
    /// One more than the highest number.
    pub const N_NUMBERS: u16 = 10_000;

    /// The address on the network; a number counts from `base`.
    ///
    /// # Errors
    /// There is no such address.
    pub(crate) fn resolve(&self, base: u16) -> io::Result<SocketAddr> {
        match self {
            Address::Number(number) => match base.checked_add(*number) {
                Some(port) => Ok(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port)),
                None => Err(io::Error::new(io::ErrorKind::InvalidInput, format!("there is no port {base} + {number}"))),
            },
            Address::Host(host) => match host.parse() {
                Ok(address) => Ok(address),
                Err(_) => {
                    let none = || io::Error::new(io::ErrorKind::NotFound, format!("{host} is no address"));
                    host.to_socket_addrs()?.next().ok_or_else(none)
                }
            },
        }
    }

    /// What others call an endpoint that calls itself so and is seen at a host: one that listens on all its addresses is
    /// known by the one that was used.
    pub(crate) fn seen_at(self, host: IpAddr) -> Address {
        match &self {
            Address::Host(text) => match text.parse::<SocketAddr>() {
                Ok(address) if address.ip().is_unspecified() => {
                    Address::Host(SocketAddr::new(host, address.port()).to_string())
                }
                _ => self,
            },
            Address::Number(_) => self,
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Address::Number(number) => number.fmt(f),
            Address::Host(host) => host.fmt(f),
        }
    }
}
