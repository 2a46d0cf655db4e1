"""QTI 2.1, 2.2 and 3.0: one writer over the data of the versions."""
