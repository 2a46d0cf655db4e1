"""Finds in a QTI 1.2 package what no schema sees: idents that clash or lead nowhere, keys without full marks."""
