"""Who is asking: by address, as no client of the API has a name."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

# What a provider gives to one household, so that nobody has as many clients as addresses.
HOUSEHOLD = 64  # bits


def client_of(request: HttpRequest) -> str:
    """An IPv4 address, the network of an IPv6 address, or empty for what is neither: all such are one client."""
    try:
        address = ip_address(address_of(request))
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or IPv6Network((int(address), HOUSEHOLD), strict=False))
    return str(address)


def address_of(request: HttpRequest) -> str:
    """That of the connection, or what the outermost of our own proxies has seen: what stands before was sent along,
    and may be invented."""
    forwarded = [part for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    chain = [*forwarded, request.META.get("REMOTE_ADDR", "")]
    return chain[-min(settings.PROXIES + 1, len(chain))].strip().partition("%")[0]
