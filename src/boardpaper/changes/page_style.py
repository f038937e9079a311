"""How the page of a comparison looks: on a screen, on a phone, in the dark, on paper.

Knows colours and widths; does not know what is on the page. Every pair of colours has a
contrast of 4.5 or more (WCAG 2.2, 1.4.3); removed and added words differ by more than colour.
"""

from typing import Final

STYLE: Final = """
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b1b1b; --quiet: #595959; --line: #c4c4c4; --shade: #f3f3f3;
  --link: #0b4aa2; --old: #fde4e1; --old-ink: #7a1710; --new: #dcf3df; --new-ink: #0d4a1d;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161616; --ink: #ececec; --quiet: #b5b5b5; --line: #4c4c4c; --shade: #232323;
    --link: #9cc4ff; --old: #4a1c19; --old-ink: #ffc4bd; --new: #153a1f; --new-ink: #b4efc1;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 75rem; padding: 1rem 1.25rem 3rem;
  font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  overflow-wrap: anywhere;
}
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.3rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 0; }
a { color: var(--link); }
table { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 1rem 0 1.75rem; }
caption { text-align: left; padding: .25rem 0; }
th, td {
  border: 1px solid var(--line); padding: .5rem .625rem; text-align: left; vertical-align: top;
}
thead th { background: var(--shade); }
thead th:first-child { width: 24%; }
tbody th { font-weight: 600; }
th p { margin: .25rem 0 0; font-weight: 400; color: var(--quiet); }
td p { margin: 0 0 .5rem; white-space: pre-wrap; }
td p:last-child { margin-bottom: 0; }
.none { color: var(--quiet); font-style: italic; }
del { background: var(--old); color: var(--old-ink); text-decoration: line-through; }
ins { background: var(--new); color: var(--new-ink); text-decoration: underline; }
@media screen and (max-width: 44rem) {
  body { padding: .75rem .75rem 2rem; }
  table, caption, tbody, tr, th, td { display: block; width: 100%; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { margin-bottom: 1rem; border: 1px solid var(--line); }
  tbody th, td { border: 0; }
  tbody th { background: var(--shade); }
  td + td { border-top: 1px solid var(--line); }
  td::before { content: attr(data-side); display: block; color: var(--quiet); font-size: .875rem; }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --quiet: #444; --line: #999; --shade: #fff; --link: #000;
    --old: #fff; --old-ink: #000; --new: #fff; --new-ink: #000;
  }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  ins { font-weight: 600; }
  tr { break-inside: avoid; }
  caption, h2, thead, thead tr { break-after: avoid; }
}
"""
