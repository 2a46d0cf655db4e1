"""The digests that are taken of every file and entity, without OpenSSL, which `hashlib` loads for the sake of others."""

from __future__ import annotations

try:
    from _blake2 import blake2b as blake2b
except ImportError:  # an interpreter that keeps it elsewhere
    from hashlib import blake2b as blake2b
try:
    from _sha1 import sha1 as sha1
except ImportError:
    from hashlib import sha1 as sha1
