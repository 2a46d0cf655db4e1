"""Finds in a QTI 2.1, 2.2 or 3.0 package what schemas do not see: misspelt names, dangling identifiers, keys without full marks."""
