"""Addresses of the web as every reader takes them."""

from __future__ import annotations

from urllib.parse import quote

# What an address may hold as it is (RFC 3986, section 2), and the sign of what is encoded already. Brackets stand around the numbers of
# machines, to which nobody links, and are an error everywhere else.
_KEPT = "%/:?#@!$&'()*+,;=~-._"


def web_address(target: str) -> str:
    """The target of a link with everything encoded that an address cannot hold: blanks, braces, backslashes, letters beyond ASCII."""
    return quote(target.encode("utf-8", "replace"), safe=_KEPT)
