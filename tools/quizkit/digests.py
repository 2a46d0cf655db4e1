"""The digest that is taken of every entity, without OpenSSL, which `hashlib` loads for the sake of others."""

from __future__ import annotations

try:
    from _blake2 import blake2b as blake2b
except ImportError:  # an interpreter that keeps it elsewhere
    from hashlib import blake2b as blake2b
