//! Who is calling, by network address.
//!
//! `X-Forwarded-For` is written by whoever sends it, so only the part that our own proxies wrote counts: the header is
//! read from the right, as long as the hop it came from is a trusted proxy.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use axum::http::HeaderMap;

/// A block of addresses in CIDR notation, such as `10.0.0.0/8` or `2001:db8::/32`; an address alone is itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    base: IpAddr,
    prefix: u8,
}

impl Network {
    /// Whether the address lies in the block. An IPv4 address mapped into IPv6 counts as IPv4.
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.base, address.to_canonical()) {
            (IpAddr::V4(base), IpAddr::V4(address)) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(self.prefix)).unwrap_or(0);
                base.to_bits() & mask == address.to_bits() & mask
            }
            (IpAddr::V6(base), IpAddr::V6(address)) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(self.prefix)).unwrap_or(0);
                base.to_bits() & mask == address.to_bits() & mask
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || format!("{text:?} is not an address block such as 10.0.0.0/8 or 2001:db8::/32");
        let (address, prefix) = match text.trim().split_once('/') {
            Some((address, prefix)) => (address, Some(prefix.parse::<u8>().map_err(|_| error())?)),
            None => (text.trim(), None),
        };
        let base = address.parse::<IpAddr>().map_err(|_| error())?;
        let longest = if base.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.unwrap_or(longest);
        if prefix > longest { Err(error()) } else { Ok(Self { base, prefix }) }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.base, self.prefix)
    }
}

/// The address of the client: that of the connection, or what trusted proxies say it was.
///
/// A hop that is no address ends the walk at the proxy that reported it.
#[must_use]
pub fn client_address(
    connection: Option<IpAddr>,
    headers: &HeaderMap,
    trusted: &[Network],
) -> Option<IpAddr> {
    let mut client = connection?.to_canonical();
    let lines: Vec<&str> =
        headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok()).collect();
    let hops = lines.iter().rev().flat_map(|line| line.rsplit(','));
    for hop in hops {
        if !trusted.iter().any(|network| network.contains(client)) {
            break;
        }
        let Some(address) = address_of(hop.trim()) else {
            break;
        };
        client = address.to_canonical();
    }
    Some(client)
}

/// An address with or without port and brackets, as proxies write it.
fn address_of(hop: &str) -> Option<IpAddr> {
    hop.parse().ok().or_else(|| hop.parse::<std::net::SocketAddr>().ok().map(|socket| socket.ip())).or_else(
        || {
            let inside = hop.strip_prefix('[')?.strip_suffix(']')?;
            inside.parse().ok()
        },
    )
}

/// Who pays for a request: the unit of rate limits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Payer {
    /// The bearer of a token, by the token's id (never the token itself).
    Token(std::sync::Arc<str>),
    /// An anonymous client with an IPv4 address.
    V4(Ipv4Addr),
    /// An anonymous client by the first 64 bits of its IPv6 address, since one client has all the rest.
    V6(u64),
    /// An anonymous client whose address is not known: a server without connection information.
    Unknown,
    /// A share of all payers, by hash: stands in when there are too many to count one by one.
    Bucket(u16),
}

impl Payer {
    /// The payer of an anonymous request.
    #[must_use]
    pub fn anonymous(address: Option<IpAddr>) -> Self {
        match address.map(|address| address.to_canonical()) {
            Some(IpAddr::V4(address)) => Self::V4(address),
            Some(IpAddr::V6(address)) => Self::V6(first_64(address)),
            None => Self::Unknown,
        }
    }
}

const fn first_64(address: Ipv6Addr) -> u64 {
    let [a, b, c, d, ..] = address.segments();
    (a as u64) << 48 | (b as u64) << 32 | (c as u64) << 16 | d as u64
}
