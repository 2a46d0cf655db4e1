"""What a bank is: frozen dataclasses, no input or output, nothing of ours imported.

Read `question.py` first; `bank.py` puts the kinds together.
"""
