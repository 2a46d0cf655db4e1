"""What takes the way round `hashlib` is what `hashlib` has."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from quizkit.digests import blake2b, sha1, sha256


@given(st.binary(max_size=300), st.integers(1, 64))
def test_it_is_the_digest_of_hashlib(content: bytes, size: int) -> None:
    assert blake2b(content, digest_size=size).digest() == hashlib.blake2b(content, digest_size=size).digest()
    assert sha1(content).digest() == hashlib.sha1(content, usedforsecurity=False).digest()
    assert sha256(content).digest() == hashlib.sha256(content).digest()
