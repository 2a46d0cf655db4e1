"""Findings for people and for machines: one module for each output format."""
