"""IP addresses: those a host name stands for, and whether one is of the public internet."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

# Networks that are not of the public internet, whatever this version of Python thinks of them:
# its lists changed between 3.11.9 and 3.11.10. From IANA's registries of special addresses.
SPECIAL = [
    ip_network(network)
    for network in (
        "0.0.0.0/8",
        "100.64.0.0/10",  # carriers' own networks; some clouds serve metadata there
        "192.0.0.0/24",
        "192.88.99.0/24",  # the relays of 6to4, given up
        "198.18.0.0/15",
        "64:ff9b:1::/48",  # NAT64 within a network
        "100::/64",
        "2001::/23",
        "2001:db8::/32",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
    )
]
# IPv6 addresses that carry an IPv4 address in their last 32 bits: NAT64 (RFC 6052).
NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, at which a web site may be.

    An IPv6 address that stands for an IPv4 address (mapped, 6to4, Teredo, NAT64) is judged by it.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        within = _embedded(ip)
        if within:
            return all(is_public(str(each)) for each in within)
        if "%" in address or ip.is_site_local:
            return False
    if any(ip.version == network.version and ip in network for network in SPECIAL):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _embedded(ip: IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address carries."""
    if ip.ipv4_mapped:
        return [ip.ipv4_mapped]
    if ip.sixtofour:
        return [ip.sixtofour]
    if ip.teredo:
        return list(ip.teredo)
    return [IPv4Address(int(ip) & 0xFFFFFFFF)] if ip in NAT64 else []


def addresses_of(host: str, port: int) -> list[str]:
    """The IP addresses that a host name or any spelling of an address stands for."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))
