"""The layout of a file: its source text in pieces, with every comment and blank line at what it belongs to; put in order, and written."""
