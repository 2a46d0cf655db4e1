"""The room of fixes: edits of the source, their proof, and rounds over a bank."""
