"""Words in capitals that need no entry in a glossary."""

from __future__ import annotations

from collections.abc import Mapping

# Abbreviations that everybody knows, and words that are put in capitals to stress them.
KNOWN_CAPITALS: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        (  # noqa: SIM905 (a word a line is a page)
            "AD AM BBC BC BCE CD CE CEO CET CNN DC DIY DNA DVD EST EU FAQ FBI GB GDP GMT HTTP HTTPS ID IQ IT KB KG LED MB NASA NATO "
            "OK PC PDF PIN PM RNA TB TV UFO UK UN UNESCO US USA USB USD UTC VIP WHO WWW ACM ANSI CERN IEEE ISO NYU MIT CC BY SA NC "
            "ND README TODO ASCII ALL ALWAYS AND ANY ARE BEST BUT CAN CANNOT DO DOES DON EACH EVERY EXCEPT FALSE FIRST FOR HAS IF "
            "IN IS LAST LEAST MORE MOST MUST NEVER NO NONE NOT NOTE ON ONE ONLY OR ORDER SAME THAT THE THIS TO TRUE TWO WHAT WHICH "
            "WITHOUT WORST YES"
        ).split()
    )
}
