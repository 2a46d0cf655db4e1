"""Reads an export back before it takes its place, and says what a reader would trip over."""
