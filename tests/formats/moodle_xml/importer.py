"""What Moodle's importer makes of a file: its rules, as tried on Moodle 4.5 and 5.1, without Moodle.

It is stricter than Moodle in one thing: a text outside a CDATA section is an error here, and a loss of white space there.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from base64 import b64decode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.parsers import expat

from .embedded import read_parts

# question/engine/bank.php, each of them also negative.
FRACTIONS = [100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10, 5, 0]

_BARE = {
    "defaultgrade",
    "penalty",
    "hidden",
    "idnumber",
    "single",
    "shuffleanswers",
    "answernumbering",
    "usecase",
    "tolerance",
    "multiplier",
}
_BARE |= {"unitgradingtype", "unitpenalty", "showunits", "unitsleft", "file"}
_BARE |= {"layouttype", "selecttype", "selectcount", "gradingtype", "showgrading", "numberingstyle", "shownumcorrect", "group"}
_BARE |= {"responseformat", "responserequired", "responsefieldlines", "minwordlimit", "maxwordlimit", "attachments", "attachmentsrequired"}


class ImportStopsError(AssertionError):
    """Moodle would stop here, and lose this question or all that follow."""


@dataclass
class Answer:
    """One answer: its text, its share of the marks, its feedback; for numbers the tolerance."""

    text: str
    fraction: float
    feedback: str
    tolerance: float = 0.0


@dataclass
class Imported:
    """A question as it lies in Moodle afterwards."""

    type: str
    name: str
    text: str
    category: tuple[str, ...]
    idnumber: str
    mark: float
    penalty: float
    general_feedback: str
    answers: list[Answer]
    hints: list[str]
    tags: list[str]
    xml: ET.Element = field(repr=False)

    def value(self, tag: str) -> str | None:
        """The characters of a direct child."""
        return self.xml.findtext(tag)

    def rich(self, tag: str) -> str:
        """The text of a direct child that holds a `<text>`."""
        return rich(self.xml.find(tag))


def import_file(data: bytes) -> list[Imported]:
    """Read a file.

    Raises:
        ImportStopsError: Moodle would not take it as a whole.
    """
    root = _parse(data)
    if root.tag != "quiz":
        raise ImportStopsError("no quiz")
    category: tuple[str, ...] = ()
    questions = []
    for element in root:
        if element.tag != "question":
            raise ImportStopsError(f"<{element.tag}> in <quiz>")
        if element.get("type") == "category":
            category = _category(element)
        else:
            questions.append(_question(element, category))
    return questions


def import_one(data: bytes) -> Imported:
    """Read a file that holds one question."""
    (question,) = import_file(data)
    return question


def _parse(data: bytes) -> ET.Element:
    """`core_xml_parser` on expat: chunks of white space outside CDATA are dropped."""
    builder = ET.TreeBuilder()
    stack: list[str] = []
    in_cdata = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        stack.append(tag)
        builder.start(tag, attributes)

    def end(tag: str) -> None:
        stack.pop()
        builder.end(tag)

    def characters(text: str) -> None:
        if not in_cdata and text.strip() and stack[-1] not in _BARE:
            raise ImportStopsError(f"text of <{stack[-1]}> outside CDATA: {text!r}")
        if in_cdata or text.strip():
            builder.data(text)

    def cdata(*, starts: bool) -> None:
        nonlocal in_cdata
        in_cdata = starts

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    parser.StartCdataSectionHandler = lambda: cdata(starts=True)
    parser.EndCdataSectionHandler = lambda: cdata(starts=False)
    parser.Parse(data, True)
    return builder.close()


def php_trim(text: str) -> str:
    """PHP's trim."""
    return text.strip(" \t\n\r\0\x0b")


def strip_tags(text: str) -> str:
    """PHP's strip_tags, without quotes and comments: `<` starts a tag unless white space follows, and the end of the text ends it."""
    return re.sub(r"<(?![ \t\n\v\f\r])[^>]*(>|\Z)", "", text)


def rich(element: ET.Element | None) -> str:
    """The text of a field; its format must be HTML, and every file it refers to must be beside it."""
    if element is None:
        return ""
    if len(element.findall("text")) != 1:
        raise ImportStopsError(f"<{element.tag}> without one <text>")
    text = php_trim(element.findtext("text") or "")
    names = [file.get("name", "") for file in element.findall("file")]
    for file in element.findall("file"):
        _check_file(file)
    if len(set(names)) < len(names):
        raise ImportStopsError("two files of one name")
    for reference in re.findall(r'@@PLUGINFILE@@/([^"]*)"', text):
        if unquote(reference) not in names:
            raise ImportStopsError(f"no file for {reference}")
    return text


def _check_file(file: ET.Element) -> None:
    name = file.get("name", "")
    if not name or ".." in name or len(name) > 255 or re.search("[\x00-\x1f\x7f&<>\"'`:|/\\\\]", name):
        raise ImportStopsError(f"Moodle changes the file name {name!r}")
    if file.get("path") != "/" or file.get("encoding") != "base64":
        raise ImportStopsError("a file elsewhere than in /")
    b64decode(file.text or "", validate=True)


def _category(element: ET.Element) -> tuple[str, ...]:
    info = element.find("info")
    if info is None or info.get("format") != "html":
        raise ImportStopsError("a category's info without a format")
    path = php_trim(element.findtext("category/text") or "")
    names = [strip_tags(php_trim(name.replace("//", "/"))) for name in re.split(r"(?<!/)/(?!/)", path)]
    if names[:2] != ["$course$", "top"] or len(names) == 2:
        raise ImportStopsError(f"the category {path!r}")
    if any(not name or len(name) > 255 for name in names):
        raise ImportStopsError(f"a category name in {path!r}")
    return tuple(names[2:])


def _number(text: str | None, below: float = 1e20) -> float:
    if text is None or re.fullmatch(r"-?\d+(\.\d+)?(E[+-]\d+)?", text) is None or abs(float(text)) >= below:
        raise ImportStopsError(f"{text!r} is no number for the database")
    return float(text)


def _question(element: ET.Element, category: tuple[str, ...]) -> Imported:
    counts = [child.tag for child in element if child.tag not in ("answer", "subquestion", "hint", "dragbox")]
    if len(set(counts)) < len(counts):
        raise ImportStopsError("of repeated elements only the first counts")
    raw_name = php_trim(element.findtext("name/text") or "")
    name = php_trim(strip_tags(raw_name))
    if not name or name != raw_name or len(name) > 255:
        raise ImportStopsError(f"Moodle changes the name {raw_name!r} to {name!r}")
    idnumber = element.findtext("idnumber") or ""
    if len(idnumber) > 100:
        raise ImportStopsError("a long idnumber")
    penalty = _number(element.findtext("penalty"))
    question = Imported(
        type=element.get("type", ""),
        name=name,
        text=rich(element.find("questiontext")),
        category=category,
        idnumber=idnumber,
        mark=_number(element.findtext("defaultgrade"), 100_000),
        penalty=0.3333333 if abs(penalty - 0.3333333) < 0.005 else penalty,
        general_feedback=rich(element.find("generalfeedback")),
        answers=[_answer(answer) for answer in element.findall("answer")],
        hints=[rich(hint) for hint in element.findall("hint")],
        tags=list(_tags(element)),
        xml=element,
    )
    for html in (
        "questiontext",
        "generalfeedback",
        "correctfeedback",
        "partiallycorrectfeedback",
        "incorrectfeedback",
        "graderinfo",
        "hint",
    ):
        if any(found.get("format") != "html" for found in element.findall(html)):
            raise ImportStopsError(f"<{html}> without a format")
        for found in element.findall(html):
            rich(found)
    is_ordering = question.type == "ordering"
    if (element.find(".//shownumcorrect") is not None) != is_ordering or element.find(".//clearwrong") is not None:
        raise ImportStopsError("their presence means yes, and ordering needs shownumcorrect")
    _CHECKS[question.type](question)
    return question


def _answer(element: ET.Element) -> Answer:
    fraction = float(element.get("fraction", "?"))
    tolerance = element.findtext("tolerance")
    return Answer(rich(element), fraction, rich(element.find("feedback")), 0.0 if tolerance is None else _number(tolerance))


def _tags(element: ET.Element) -> Iterator[str]:
    tags = element.find("tags")
    if tags is None:
        return
    texts = [php_trim(tag.findtext("text") or "") for tag in tags.findall("tag")]
    if not texts or any(text in ("", "0") or len(text) > 50 or "<" in text for text in texts):
        raise ImportStopsError(f"the tags {texts}")
    yield from texts


def _check_fractions(answers: Iterable[Answer]) -> None:
    for answer in answers:
        if not any(abs(abs(answer.fraction) - listed) < 0.001 for listed in FRACTIONS):
            raise ImportStopsError(f"the fraction {answer.fraction} is not in the list")


def _check_boolean(question: Imported, tag: str) -> None:
    if question.value(tag) not in ("true", "false"):
        raise ImportStopsError(f"{tag} is {question.value(tag)!r}")


def _check_multichoice(question: Imported) -> None:
    _check_fractions(question.answers)
    _check_boolean(question, "single")
    _check_boolean(question, "shuffleanswers")
    if len(question.answers) < 2 or any(not answer.text for answer in question.answers):
        raise ImportStopsError("fewer options than two, or blank ones")


def _check_truefalse(question: Imported) -> None:
    texts = [answer.text for answer in question.answers]
    if sorted(texts) != ["false", "true"] or sorted(answer.fraction for answer in question.answers) != [0, 100]:
        raise ImportStopsError(f"true-false with {question.answers}")


def _check_shortanswer(question: Imported) -> None:
    _check_fractions(question.answers)
    if max((answer.fraction for answer in question.answers), default=0) != 100 or any(not answer.text for answer in question.answers):
        raise ImportStopsError("a short answer without a full or with a blank answer")
    if question.value("usecase") not in ("0", "1"):
        raise ImportStopsError("usecase")


def _check_numerical(question: Imported) -> None:
    _check_fractions(question.answers)
    if not question.answers:
        raise ImportStopsError("no answer")
    for answer in question.answers:
        if answer.text != "*":
            _number(answer.text, 1e300)
    for unit in question.xml.findall("units/unit"):
        name = php_trim(unit.findtext("unit_name") or "")
        if name in ("", "0") or len(name) > 50 or not _number(unit.findtext("multiplier"), 1e19):
            raise ImportStopsError(f"the unit {name!r}")


def _check_matching(question: Imported) -> None:
    _check_boolean(question, "shuffleanswers")
    pairs = [(rich(sub), php_trim(sub.findtext("answer/text") or "")) for sub in question.xml.findall("subquestion")]
    if not any(stem for stem, _ in pairs) or any(not answer or len(answer) > 255 for _, answer in pairs):
        raise ImportStopsError(f"matching with {pairs}")
    if question.xml.find("subquestion/answer/file") is not None:
        raise ImportStopsError("files beside answers are dropped")


def _check_essay(question: Imported) -> None:
    if question.value("responseformat") not in ("editor", "editorfilepicker", "plain", "monospaced", "noinline"):
        raise ImportStopsError("responseformat")
    if question.hints or question.value("attachments") not in ("-1", "0", "1", "2", "3"):
        raise ImportStopsError("hints or attachments")
    for limit in ("minwordlimit", "maxwordlimit"):
        if question.xml.find(limit) is not None:
            _number(question.value(limit))


def _check_ordering(question: Imported) -> None:
    texts = [answer.text for answer in question.answers]
    if len(texts) < 2 or len(set(texts)) < len(texts) or not all(texts):
        raise ImportStopsError(f"ordering with {texts}")
    if question.value("selecttype") != "ALL" or question.value("layouttype") not in ("VERTICAL", "HORIZONTAL"):
        raise ImportStopsError("some items would not be shown")
    if question.value("gradingtype") not in ("ABSOLUTE_POSITION", "ALL_OR_NOTHING") or question.value("shownumcorrect") not in ("0", "1"):
        raise ImportStopsError("gradingtype or shownumcorrect")


def _check_ddwtos(question: Imported) -> None:
    places = {int(number) for number in re.findall(r"\[\[(\d+)\]\]", question.text)}
    boxes = [php_trim(box.findtext("text") or "") for box in question.xml.findall("dragbox")]
    if not places or not all(boxes) or max(places) > len(boxes) or len(set(boxes)) < len(boxes):
        raise ImportStopsError(f"drag and drop with {places} and {boxes}")
    if question.value("shuffleanswers") not in ("0", "1"):
        raise ImportStopsError("shuffleanswers")


def _check_cloze(question: Imported) -> None:
    _, parts = read_parts(question.text)
    if not parts:
        raise ImportStopsError("a cloze question without parts")
    for part in parts:
        if not any(answer.fraction == 1 for answer in part.answers):
            raise ImportStopsError(f"a part without a right answer: {part}")
        if part.kind.startswith("MULTICHOICE") and len(part.answers) < 2:
            raise ImportStopsError(f"a list with less than two answers: {part}")
        if part.kind == "NUMERICAL" and any(answer.tolerance is None and answer.text != "*" for answer in part.answers):
            raise ImportStopsError(f"no number: {part}")


_CHECKS = {
    "ordering": _check_ordering,
    "ddwtos": _check_ddwtos,
    "cloze": _check_cloze,
    "multichoice": _check_multichoice,
    "truefalse": _check_truefalse,
    "shortanswer": _check_shortanswer,
    "numerical": _check_numerical,
    "matching": _check_matching,
    "essay": _check_essay,
}


# -- grading


def grade_choices(question: Imported, chosen: Iterable[int]) -> float:
    """What a multichoice with several answers gives for some of them."""
    return min(max(sum(question.answers[index].fraction for index in chosen) / 100, 0.0), 1.0)


def grade_text(question: Imported, response: str) -> Answer | None:
    """The answer of a shortanswer that a response meets: the first one that fits."""
    for answer in question.answers:
        bits = [re.escape(bit.replace(r"\*", "*")) for bit in re.split(r"(?<!\\)\*+", answer.text)]
        flags = re.DOTALL if question.value("usecase") == "1" else re.DOTALL | re.IGNORECASE
        if re.fullmatch(".*".join(bits), php_trim(response), flags):
            return answer
    return None


def grade_number(question: Imported, value: float, unit: str | None = None) -> Answer | None:
    """The answer of a numerical that a number with a unit meets; the bare number may meet it too."""
    multipliers = {found.findtext("unit_name"): float(found.findtext("multiplier") or "") for found in question.xml.findall("units/unit")}
    values = [value / multipliers[unit], value] if unit in multipliers else [value]
    for answer in question.answers:
        if answer.text == "*":
            return answer
        right = float(answer.text)
        reach = answer.tolerance + 1e-14 * max(abs(answer.tolerance), abs(right), 1e-14)
        if any(right - reach <= candidate <= right + reach for candidate in values):
            return answer
    return None
