"""How a page looks: on a screen by day and by night, and on A4 and Letter."""

STYLE = """\
:root {
  --paper: #ffffff; --ink: #1c2430; --faint: #5b6675; --line: #d5dbe3;
  --accent: #0f5c7a; --for: #1d7a46; --against: #b3362b; --ask: #9a6200;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181e; --ink: #e6eaf0; --faint: #9aa6b5; --line: #333c48;
    --accent: #6cc3e4; --for: #69cf93; --against: #ff8e80; --ask: #f0bd5c;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); }
body {
  margin: 0;
  font: 1rem/1.5 system-ui, "Noto Sans", "Noto Sans Devanagari", "Nirmala UI",
    "Kohinoor Devanagari", "Segoe UI", "DejaVu Sans", sans-serif;
}
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
h1 { margin: 0 0 1.25rem; font-size: 1.7rem; line-height: 1.25; }
h2 {
  margin: 1.75rem 0 .5rem; padding-bottom: .2rem;
  border-bottom: 2px solid var(--accent); color: var(--accent);
  font-size: 1.15rem; line-height: 1.3;
}
h3 { margin: .9rem 0 .25rem; font-size: 1rem; }
p { margin: .35rem 0; }
ul, ol { margin: .25rem 0; padding-left: 1.4rem; }
li { margin: .2rem 0; }
li li { margin: .05rem 0; }
ul { list-style: none; padding-left: 1.15rem; }
ul > li { position: relative; }
ul > li::before {
  content: "\\2013"; position: absolute; left: -1.05rem; color: var(--faint);
}
ul > li.for::before { content: "+"; color: var(--for); font-weight: 700; }
ul > li.against::before { content: "!"; color: var(--against); font-weight: 700; }
ul > li.ask::before { content: "?"; color: var(--ask); font-weight: 700; }
ol > li::marker { color: var(--accent); font-weight: 600; }
small { color: var(--faint); font-size: .88em; }
.refs { color: var(--faint); font-size: .8em; white-space: nowrap; }
.sources { font-size: .85em; }
a { color: var(--accent); overflow-wrap: anywhere; }
footer {
  margin-top: 2rem; padding-top: .5rem; border-top: 1px solid var(--line);
  color: var(--faint); font-size: .85em;
}
@page { margin: 13mm 16mm 13mm; }
@media print {
  :root {
    --paper: #ffffff; --ink: #000000; --faint: #444c57; --line: #c4cad2;
    --accent: #0f4d66; --for: #14613a; --against: #93261d; --ask: #7a4e00;
  }
  body { font-size: 9.2pt; line-height: 1.32; }
  main { max-width: none; padding: 0; }
  h1 { margin-bottom: .5rem; font-size: 17pt; }
  h2 { margin: .7rem 0 .25rem; font-size: 11.5pt; border-bottom-width: 1pt; }
  h3 { margin: .4rem 0 .1rem; font-size: 9.2pt; }
  h1, h2, h3 { break-after: avoid; }
  li { margin: .1rem 0; }
  p { margin: .2rem 0; }
  li, p { break-inside: avoid; orphans: 2; widows: 2; }
  .sources { font-size: 8pt; }
  .sources ol { columns: 2; column-gap: 8mm; }
  footer { margin-top: .8rem; }
  a { color: inherit; text-decoration: none; }
}
"""
