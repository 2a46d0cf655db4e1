"""Abbreviations whose full stop ends no sentence, in small letters and without it."""

from __future__ import annotations

from collections.abc import Mapping

ABBREVIATIONS: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        (  # noqa: SIM905 (a word a line is a page)
            "approx bros ca cf co corp dept dr ed eds est etc fig figs fl gen gms govt hr hrs i.e in inc jr kg lb lbs ltd max "
            "min mins misc mr mrs ms no nos oz p.a pp prof pt rev rs sec sen sp spp sq sr st vol vs yd yds yr yrs jan feb mar "
            "apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun rep gov hon capt col lt sgt mt ave blvd rd cm "
            "km mm ft mi"
        ).split()
    )
}
