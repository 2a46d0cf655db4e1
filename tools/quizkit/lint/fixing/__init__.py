"""Mends what rules find: edits to the data of an entity become edits to the bytes of its file, and each is proved before it counts."""
