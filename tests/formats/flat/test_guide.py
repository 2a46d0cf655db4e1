"""The grader of docs/apps.md runs, and grades as the content model does. It needs Node.js."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

from quizkit.formats.base import WriteOptions
from quizkit.formats.json.writer import WRITER

from ..reference import BANK, FILES, export
from . import app
from .both import by_model
from .sound import possible, wrong

GUIDE = (Path(__file__).parents[3] / "docs" / "apps.md").read_text(encoding="utf-8")
RUN = """
const cases = JSON.parse(require("fs").readFileSync(0, "utf-8"));
const given = ([slot, value]) => (slot === null ? { value } : { slot, value });
console.log(JSON.stringify(cases.map(([question, responses]) => grade(question, responses.map(given)))));
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed")
def test_the_grader_of_the_guide_grades_as_the_content_model_does(tmp_path: Path) -> None:
    (grader,) = re.findall(r"```js\n(.*?)```", GUIDE, re.DOTALL)
    data = json.loads(export(WRITER, BANK, WriteOptions(read_media=FILES.__getitem__, profile="flat"))[0])
    questions = {question.id: question for question in BANK.questions}
    cases, scores = [], []
    for found in data["questions"]:
        if found["scoring"] == "manual":
            continue
        for responses in (app.declared_key(found), *wrong(found), *(_any(found, seed) for seed in range(40))):
            cases.append((found, responses))
            scores.append(float(by_model(questions[found["id"]], found, responses)))
    script = tmp_path / "grade.js"
    script.write_text(grader + RUN, encoding="utf-8")
    done = subprocess.run(["node", script], input=json.dumps(cases), capture_output=True, check=True, encoding="utf-8")
    assert json.loads(done.stdout) == pytest.approx(scores, abs=1e-6)
    assert {0.0, 1.0} < set(scores)


def _any(found: app.Question, seed: int) -> list[app.Response]:
    random = Random(f"{found['id']} {seed}")
    if found["type"] == "multiple-response":
        return [(None, option["id"]) for option in found["options"] if random.random() < 0.5]
    return [(slot, random.choice([None, *possible(found, slot)])) for slot in app.slots_of(found)]
