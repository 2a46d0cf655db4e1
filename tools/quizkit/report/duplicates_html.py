"""What is alike as one page, the texts side by side; readable in light and dark, on a telephone and on paper; no script, no network."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from quizkit.similarity.diff import shortened
from quizkit.stats.duplicates import Alike, AlikeCluster, Member

from .duplicates_diff import differing, in_short
from .duplicates_text import summary
from .terminal import safe

# Of a long answer the beginning is shown, and of a long text so many words on either side of each difference.
_LONGEST, _CONTEXT = 4_000, 150

_STYLE = """\
:root { --page: #ffffff; --ink: #1b1f24; --faint: #59626d; --line: #d5dae0; --less: #ffd7d5; --more: #ccf0d3; --bad: #a40e26; }
@media (prefers-color-scheme: dark) {
  :root { --page: #14171b; --ink: #e6e9ed; --faint: #a2abb6; --line: #343b44; --less: #67211f; --more: #1d4d2b; --bad: #ff9492; }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 80rem; padding: 1rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0.5rem 0; }
h2 { font-size: 1.2rem; margin: 1.5rem 0 0.25rem; }
h3 { font-size: 1rem; margin: 0 0 0.5rem; }
h4 { font-size: 0.95rem; margin: 0; }
p { margin: 0 0 0.5rem; }
section.cluster { border-top: 1px solid var(--line); padding: 1rem 0; break-inside: avoid; }
.members { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 0.75rem; }
article { border: 1px solid var(--line); border-radius: 0.4rem; padding: 0.6rem 0.8rem; }
.place, .note { color: var(--faint); font-size: 0.85rem; }
.error { color: var(--bad); }
del { background: var(--less); }
ins { background: var(--more); text-decoration: underline; }
ul { margin: 0; padding-inline-start: 1.2rem; }
li.key { font-weight: 600; list-style: "✓ "; }
@media print {
  :root { --page: #ffffff; --ink: #000000; --faint: #333333; --line: #bbbbbb; --less: #f0c8c8; --more: #d0ecd4; --bad: #000000; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { max-width: none; padding: 0; font-size: 10pt; }
}
"""


def duplicates_html(alike: Alike) -> str:
    """The page."""
    return "".join(f"{line}\n" for line in _page(alike))


def _page(alike: Alike) -> Iterator[str]:
    title = " and ".join(map(_shown, alike.titles))
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    # Nothing is loaded, whatever a text of the bank may say.
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{title}: what is alike</title>"
    yield f"<style>\n{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield "<header>"
    yield f'<h1 dir="auto">{title}: what is alike</h1>'
    yield f"<p>{_shown(summary(alike))}</p>"
    yield '<p class="note">What differs from the first member is marked: <del>what it lacks</del>, <ins>what it has instead</ins>.</p>'
    yield "</header>"
    yield "<main>"
    by_rule: dict[str, list[AlikeCluster]] = {}
    for cluster in alike.clusters:
        by_rule.setdefault(cluster.rule, []).append(cluster)
    for rule, clusters in by_rule.items():
        yield f'<h2 class="{clusters[0].severity}">{_shown(rule)} ({clusters[0].severity})</h2>'
        yield f"<p>{_shown(clusters[0].summary)}</p>"
        for number, cluster in enumerate(clusters, 1):
            yield from _cluster(cluster, number, two_banks=len(alike.titles) > 1)
    yield "</main>"
    yield "<footer><p>Made by <code>quizkit duplicates</code>.</p></footer>"
    yield "</body>"
    yield "</html>"


def _cluster(cluster: AlikeCluster, number: int, *, two_banks: bool) -> Iterator[str]:
    name = f"{cluster.rule}-{number}"
    yield f'<section class="cluster" aria-labelledby="{name}">'
    more = f", of which {len(cluster.members)} are shown" if cluster.size > len(cluster.members) else ""
    noun = "terms" if cluster.members[0].kind == "term" else "questions"
    yield f'<h3 id="{name}">Cluster {number}: {cluster.size:,} {noun}{more}</h3>'
    if cluster.note:
        yield f'<p class="note">{_shown(cluster.note[:1].upper() + cluster.note[1:])}.</p>'
    yield '<div class="members">'
    first, *others = cluster.members
    yield from _member(first, _shown(in_short(first.text, (other.text for other in others), _LONGEST, _CONTEXT)), two_banks)
    for other in others:
        yield from _member(other, _diff(first.text, other.text), two_banks)
    yield "</div>"
    yield "</section>"


def _member(member: Member, text: str, two_banks: bool) -> Iterator[str]:
    bank = " (incoming)" if two_banks and member.bank else ""
    yield "<article>"
    yield f"<h4><bdi>{_shown(member.id)}</bdi>{bank}</h4>"
    yield f'<p class="place">{_shown(member.place.path)}:{member.place.line}</p>'
    yield f'<p dir="auto">{text}</p>'
    if member.answers:
        yield "<ul>"
        for answer, is_right in member.answers:
            kind, said = (' class="key"', '<span class="note"> (keyed)</span>') if is_right else ("", "")
            yield f"<li{kind}><bdi>{_shown(answer[:_LONGEST])}</bdi>{said}</li>"
        yield "</ul>"
    yield "</article>"


def _diff(one: str, other: str) -> str:
    parts = []
    for piece in shortened(differing(one, other), _CONTEXT):
        left, right = _shown("".join(piece.left)), _shown("".join(piece.right))
        if piece.is_same:
            parts.append(right)
        else:
            parts.append((f"<del>{left}</del>" if left else "") + (f"<ins>{right}</ins>" if right else ""))
    return "".join(parts)


def _shown(text: str) -> str:
    """A text as it may stand in the page: nothing of it is markup, and nothing turns the rest of a line round."""
    return escape(safe(text))
