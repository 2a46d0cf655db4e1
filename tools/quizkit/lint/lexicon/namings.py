"""How a text says of a thing on which tier it is: words between the thing and the tier, and words that may stand about them."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.named_tuples import NamedTuple


class Namings(NamedTuple):
    """The table of a language.

    The thing stands before a word of `calling` and the tier behind it; with `listing` it is the other way round ("open models such as …").
    `opening` are words before the thing in its clause, and `pronouns` such as name nothing. `lead` are words before the tier; `denying`
    are words before it that make it another's or nobody's. Behind the tier's name stands one of `nouns`, or one of `ending`.
    """

    calling: tuple[str, ...]
    listing: tuple[str, ...]
    opening: frozenset[str]
    pronouns: frozenset[str]
    lead: frozenset[str]
    denying: frozenset[str]
    nouns: frozenset[str]
    ending: frozenset[str]


NAMINGS: Mapping[str, Namings] = {
    "en": Namings(
        calling=(
            " is ",
            " are ",
            " remains ",
            " counts as ",
            " qualifies as ",
            " reaches ",
            " stands on ",
            " belongs to ",
            ", a ",
            ", an ",
            " (",
        ),
        listing=(" such as ", " like ", " including "),
        opening=frozenset(
            (  # noqa: SIM905 (a word a line is a page)
                "and but so while whereas since because as the a model models release releases family"
            ).split()
        ),
        pronouns=frozenset(
            (  # noqa: SIM905 (a word a line is a page)
                "What Which Who Whose How Where When Why It This That These Those There Here He She We You They I One Some Each Both"
            ).split()
        ),
        lead=frozenset(
            (  # noqa: SIM905 (a word a line is a page)
                "a an the also still now therefore thus hence one of both tier on in group"
            ).split()
        ),
        denying=frozenset(
            (  # noqa: SIM905 (a word a line is a page)
                "not no non nor than from unlike instead without called calls call calling"
            ).split()
        ),
        nouns=frozenset(
            (  # noqa: SIM905 (a word a line is a page)
                "model models release releases system systems family line species animal animals plant plants building one tier "
                "work state country licence licences license licenses language AI LLM LLMs software product products alternative "
                "alternatives option options"
            ).split()
        ),
        ending=frozenset(
            (  # noqa: SIM905 (a word a line is a page)
                "and but or because since as that which who while whereas so if although"
            ).split()
        ),
    ),
}
