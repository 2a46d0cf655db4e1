"""Words with which a question can be asked of anything, in small letters."""

from __future__ import annotations

from collections.abc import Mapping

from quizkit.named_tuples import NamedTuple


class FrameWords(NamedTuple):
    """Words that carry no subject.

    `grammar` holds a sentence together; `asking` is said of whatever is asked for; `reading` is said of a text that was to be read, and of
    other things as well; `unit` is what such a text is called or has, and `pointing` comes before it where this text is meant. `vague` are
    those of all these with which a question leaves to the options what it asks for.
    """

    grammar: frozenset[str]
    asking: frozenset[str]
    vague: frozenset[str]
    reading: frozenset[str]
    unit: frozenset[str]
    pointing: frozenset[str]


FRAME_WORDS: Mapping[str, FrameWords] = {
    "en": FrameWords(
        grammar=frozenset(
            (  # noqa: SIM905 (a word a line is a page)
                "a an the of in on to for from by with at as into about and or not no if then so than there here is are was were be "
                "been being do does did has have had can could should would will may might must it its this that these those they them "
                "their you your we us our i one what which who whom whose how why when where all any some more most many much only also "
                "just each both other it's what's"
            ).split()
        ),
        asking=frozenset(
            (  # noqa: SIM905 (a word a line is a page)
                "following statement statements sentence describe describes described describing description best better true correct "
                "right false incorrect wrong accurate accurately correctly applies apply mean means meaning meant definition define "
                "defines defined term phrase answer answers option options choice important importance main key central primary major "
                "principal purpose role used use example examples explain explains explained say says said tell tells know known "
                "understand understood regarding concerning according good reason matter matters fact facts claim claims characteristic "
                "characteristics feature features aspect aspects refer refers referring represent represents relate relates related "
                "relation called considered happen happens thing things something question choose select pick identify name think "
                "reflects reflect captures capture fits fit concept interesting surprising useful relevant likely holds hold can't part "
                "well give gives"
            ).split()
        ),
        vague=frozenset(
            (  # noqa: SIM905 (a word a line is a page)
                "describe describes described describing description true false incorrect accurate accurately define defines defined "
                "definition term phrase explain explains explained example examples purpose role importance concept characteristic "
                "characteristics feature features refer refers applies takeaway takeaways idea ideas point points message conclusion "
                "objective objectives summary lesson section module callout callouts"
            ).split()
        ),
        reading=frozenset(
            (  # noqa: SIM905 (a word a line is a page)
                "takeaway takeaways take-away idea ideas point points message summarise summarises summarize summarizes summarised "
                "summarized sum sums summed up conclusion learn learns learned learnt learning teach teaches taught teaching objective "
                "objectives goal goals aim aims topic theme cover covers covered covering mention mentions mentioned discuss discusses "
                "discussed present presents presented introduce introduces introduced explore explores explored read remember "
                "remembered insight insights focus focuses focused emphasise emphasises emphasize emphasizes emphasised emphasized "
                "highlight highlights highlighted argue argues argued state states stated suggest suggests suggested stress stresses "
                "stressed address addresses addressed contain contains contained include includes included show shows shown deal deals"
            ).split()
        ),
        pointing=frozenset(("the", "this", "our", "key", "main")),
        unit=frozenset(
            (  # noqa: SIM905 (a word a line is a page)
                "takeaway takeaways take-away gist lesson lesson's section chapter unit module quiz course callout call-out callouts "
                "page topic reading step card lecture tutorial guide video slide slides material title titled entitled content summary"
            ).split()
        ),
    )
}
