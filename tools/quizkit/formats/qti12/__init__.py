"""QTI 1.2, in the dialects that learning platforms read: each is a profile, and a profile is data."""
