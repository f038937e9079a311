"""How the page of a paper looks: on a screen, on a phone, in the dark, on paper.

Knows colours and widths; does not know what is on the page. Every pair of colours has a
contrast of 4.5 or more (WCAG 2.2, 1.4.3).
"""

from typing import Final

STYLE: Final = """\
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b1b1b; --quiet: #555; --line: #b9b9b9; --shade: #f3f3f3;
  --link: #0b4aa2; --mark: #7a1710; --on-mark: #fff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161616; --ink: #ececec; --quiet: #b5b5b5; --line: #555; --shade: #232323;
    --link: #9cc4ff; --mark: #ffc4bd; --on-mark: #3a0d09;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0 auto; max-width: 48rem; padding: 1rem 1.25rem 4rem;
  font: 1.0625rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  overflow-wrap: break-word;
}
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.75rem; margin: 1rem 0; }
h2 { font-size: 1.3rem; margin: 2.25rem 0 .75rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
p { margin: 0 0 .75rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
:target { background: var(--shade); }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; }
.mark { padding: .375rem .75rem; font-weight: 700; background: var(--mark); color: var(--on-mark); }
.strip { display: none; }
.notice { padding: .75rem; border: 1px solid var(--line); margin-bottom: 1rem; }
.notice p:last-child { margin-bottom: 0; }
header { border-bottom: 1px solid var(--line); }
header > p { margin-bottom: .25rem; }
main { margin-top: 1.5rem; }
dl { margin: 0 0 1rem; }
dl div { display: grid; grid-template-columns: 12rem 1fr; gap: 0 1rem; padding: .25rem 0; }
dt { color: var(--quiet); }
dd { grid-column: 2; min-width: 0; margin: 0; overflow-wrap: anywhere; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li { margin: 0; }
nav a { display: inline-block; padding: .125rem 0; }
.number { color: inherit; text-decoration-color: var(--line); }
.numbered { padding-left: 3.25rem; }
.numbered > .number {
  display: inline-block; min-width: 3rem; margin-left: -3.25rem; text-decoration-line: none;
}
.numbered > .number:hover { text-decoration-line: underline; }
h2 > .number, th > .number { text-decoration-line: none; }
.led h2, .led p { display: inline; font-size: inherit; margin: 0; }
.led { margin: 1.25rem 0 .75rem; }
ul, ol { margin: 0 0 .75rem; padding-left: 1.5rem; }
ol { list-style-type: ""; padding-left: 2.5rem; }
li { margin-bottom: .25rem; }
li > .number, li > p:first-child > .number {
  display: inline-block; min-width: 2rem; margin-left: -2.25rem;
}
.numbered + ul, .numbered + ol, .numbered ~ ul, .numbered ~ ol { margin-left: 3.25rem; }
blockquote { margin: 0 0 .75rem 3.25rem; padding-left: 1rem; border-left: 3px solid var(--line); }
figure { margin: 1rem 0 1.25rem; }
img { display: block; max-width: 100%; height: auto; background: #fff; }
figcaption, caption { color: var(--quiet); padding: .375rem 0; text-align: left; }
table { border-collapse: collapse; margin: 0 0 1.25rem; overflow-wrap: anywhere; }
@media (min-width: 40rem) { table { overflow-wrap: break-word; } }
th, td {
  border: 1px solid var(--line); padding: .375rem .5rem; text-align: left; vertical-align: top;
}
thead th { background: var(--shade); vertical-align: bottom; }
tbody th { font-weight: 600; }
td p, td ul { margin-bottom: .375rem; }
td ul { padding-left: 1.125rem; }
td > :last-child { margin-bottom: 0; }
.centre { text-align: center; }
.right { text-align: right; }
.frame { overflow-x: auto; margin-bottom: 1.25rem; }
.frame table { min-width: 40rem; margin-bottom: 0; overflow-wrap: break-word; }
.frame .plan { min-width: 75rem; font-size: .9375rem; line-height: 1.4; }
.plan th[scope="row"] + td { min-width: 14rem; }
dl div:has(.frame) { display: block; }
dd .frame { margin: .25rem 0; font-size: .9375rem; }
.notes { border-top: 1px solid var(--line); margin-top: 2.5rem; font-size: .9375rem; }
@media screen and (min-width: 52rem) {
  .landscape .frame { width: min(94vw, 90rem); margin-left: calc(50% - min(47vw, 45rem)); }
}
@media screen and (max-width: 36rem) {
  body { padding: .75rem .875rem 3rem; font-size: 1rem; }
  dl div { display: block; }
  .numbered { padding-left: 2.25rem; }
  .numbered > .number { min-width: 2rem; margin-left: -2.25rem; }
  .numbered + ul, .numbered + ol, .numbered ~ ul, .numbered ~ ol { margin-left: 1rem; }
  blockquote { margin-left: 1rem; }
}
@page {
  size: A4; margin: 20mm 18mm;
  @bottom-center { content: counter(page) " / " counter(pages); }
}
@page wide { size: A4 landscape; margin: 15mm; }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --quiet: #444; --line: #999; --shade: #f3f3f3; --link: #000;
    --mark: #fff; --on-mark: #000;
  }
  body { max-width: none; padding: 0; font-size: 11pt; line-height: 1.4; }
  nav, .skip { display: none; }
  a { text-decoration: none; }
  .mark { border: solid; border-width: 1px 0; padding: .25rem 0; }
  .marked { padding-left: 10mm; }
  .strip {
    display: block; position: fixed; top: 0; left: 0; writing-mode: vertical-rl;
    font-size: 9pt; font-weight: 700; white-space: nowrap;
  }
  .appendix { break-before: page; }
  .landscape { page: wide; }
  .frame { overflow: visible; }
  .frame table, .frame .plan { min-width: 0; width: 100%; }
  .frame .plan { font-size: 8.5pt; }
  .plan th[scope="row"] + td { min-width: 42mm; }
  tr, figure { break-inside: avoid; }
  h1, h2, h3, h4, caption, thead { break-after: avoid; }
  p { orphans: 2; widows: 2; }
}"""
