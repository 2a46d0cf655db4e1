"""The style of the page of numbers."""

STYLE = """\
:root {
  --page: #ffffff; --ink: #1b1f24; --faint: #59626d; --line: #d5dae0; --fill: #3a7bd5; --mark: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root { --page: #14171b; --ink: #e6e9ed; --faint: #a2abb6; --line: #343b44; --fill: #5b95e6; --mark: #ff8a80; }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 64rem; padding: 1rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word;
}
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0.5rem 0; }
h2 { font-size: 1.2rem; margin: 0 0 0.25rem; }
p { max-width: 45rem; margin: 0 0 0.75rem; color: var(--faint); }
section { border-top: 1px solid var(--line); padding: 1rem 0; }
.side { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); gap: 1rem 2rem; align-items: start; }
figure { margin: 0; overflow-x: auto; }
figcaption { font-weight: 600; margin-bottom: 0.25rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { text-align: start; font-weight: normal; padding: 0.2rem 0.75rem 0.2rem 0; vertical-align: top; }
thead th { color: var(--faint); border-bottom: 1px solid var(--line); vertical-align: bottom; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.number[style] { padding-inline: 0.5rem; }
.bars { width: 40%; min-width: 6rem; padding-inline-end: 0; white-space: nowrap; }
.note { font-size: 0.85rem; margin: 0.25rem 0 0; }
svg.bar { display: block; width: 100%; height: 1.2em; }
svg.columns { display: block; max-width: 100%; height: auto; }
svg text { fill: var(--ink); font: 12px system-ui, sans-serif; text-anchor: middle; }
.fill { fill: var(--fill); }
.mark { stroke: var(--mark); stroke-width: 2; vector-effect: non-scaling-stroke; }
.across { stroke-width: 1.5; stroke-dasharray: 5 4; }
.key-bar, .key-mark { display: inline-block; height: 0.7em; vertical-align: baseline; }
.key-bar { width: 0.7em; background: var(--fill); }
.key-mark { width: 2px; background: var(--mark); margin-inline-start: 0.75em; }
.plot .key-mark { width: 1.2em; height: 0; background: none; border-top: 2px dashed var(--mark); vertical-align: middle; }
.plot table { width: auto; }
@media (max-width: 40rem) {
  table { font-size: 0.8rem; }
  th, td { padding-inline-end: 0.4rem; }
  td { overflow-wrap: anywhere; }
  .bars { width: 25%; min-width: 4rem; white-space: normal; }
  thead th.number { white-space: normal; }
}
footer { border-top: 1px solid var(--line); padding-top: 0.5rem; font-size: 0.85rem; }
@media print {
  :root { --page: #ffffff; --ink: #000000; --faint: #333333; --line: #bbbbbb; --fill: #3a7bd5; --mark: #b3261e; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  figure { overflow: visible; }
  figure, tr { break-inside: avoid; }
  h2, figcaption { break-after: avoid; }
}
"""
