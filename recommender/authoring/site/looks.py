"""How the pages look, and how their search works."""

STYLE = """\
:root {
  --paper: #ffffff; --sheet: #f5f7f9; --ink: #1c2430; --faint: #5b6675;
  --line: #d5dbe3; --accent: #0f5c7a; --for: #1d7a46; --against: #b3362b;
  --problem: #f9e3e0; --conclusion: #f8efd9; --need: #dfeef5; --product: #e0f1e6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181e; --sheet: #1b2129; --ink: #e6eaf0; --faint: #9aa6b5;
    --line: #333c48; --accent: #6cc3e4; --for: #69cf93; --against: #ff8e80;
    --problem: #45252a; --conclusion: #41361f; --need: #1f3a49; --product: #1f3d2c;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); scroll-padding-top: 1rem; }
body {
  margin: 0;
  font: 1rem/1.55 system-ui, "Noto Sans", "Noto Sans Devanagari", "Nirmala UI",
    "Kohinoor Devanagari", "Segoe UI", "DejaVu Sans", sans-serif;
}
a { color: var(--accent); overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem; }
body > header { background: var(--sheet); border-bottom: 1px solid var(--line); }
body > header > div, main {
  max-width: 62rem; margin: 0 auto; padding: .8rem 1.25rem;
}
body > header > div { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; }
.name {
  font-weight: 700; text-decoration: none; color: var(--ink); margin-right: auto;
}
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin: 0; padding: 0; }
nav li { list-style: none; margin: 0; }
nav a { text-decoration: none; }
nav a[aria-current] { font-weight: 700; text-decoration: underline; }
nav.sections { flex-basis: 100%; }
.search { position: relative; flex: 1 1 14rem; max-width: 22rem; }
.search input {
  width: 100%; font: inherit; color: inherit; background: var(--paper);
  border: 1px solid var(--line); border-radius: .4rem; padding: .25rem .6rem;
}
.search ol {
  position: absolute; z-index: 2; left: 0; right: 0; margin: .2rem 0 0; padding: .3rem;
  background: var(--paper); border: 1px solid var(--line); border-radius: .4rem;
  list-style: none; max-height: 24rem; overflow: auto; box-shadow: 0 6px 20px #0004;
}
.search li { margin: 0; }
.search li a { display: block; padding: .25rem .5rem; text-decoration: none; }
.search li a:focus { background: var(--sheet); }
main { padding-bottom: 3rem; }
h1 { margin: 1rem 0 .2rem; font-size: 1.7rem; line-height: 1.25; }
h2 { margin: 1.8rem 0 .4rem; font-size: 1.15rem; color: var(--accent); }
h3 { margin: 1.1rem 0 .2rem; font-size: 1rem; }
p { margin: .4rem 0; }
ul, ol { margin: .3rem 0; padding-left: 1.3rem; }
li { margin: .15rem 0; }
code, .id { font: .88em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; }
.id, small, .faint { color: var(--faint); }
.tags { display: flex; flex-wrap: wrap; gap: .35rem; padding: 0; list-style: none; }
.tags li {
  background: var(--sheet); border: 1px solid var(--line); border-radius: 1rem;
  padding: .05rem .65rem; margin: 0;
}
.cards { display: grid; gap: .8rem; padding: 0; list-style: none;
  grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); }
.cards a { display: block; background: var(--sheet); border: 1px solid var(--line);
  border-radius: .6rem; padding: .8rem 1rem; text-decoration: none; }
.cards b { display: block; font-size: 1.5rem; color: var(--ink); }
.columns { columns: 2 20rem; column-gap: 2rem; }
.columns li { break-inside: avoid; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr;
  gap: .25rem 1.2rem; margin: .5rem 0; }
dt { color: var(--faint); }
dd { margin: 0; }
.either { color: var(--faint); font-style: italic; }
blockquote { margin: .5rem 0; padding: .1rem 0 .1rem 1rem;
  border-left: 4px solid var(--accent); }
table { border-collapse: collapse; margin: .5rem 0; }
td, th { text-align: left; vertical-align: top; padding: .2rem 1rem .2rem 0;
  border-bottom: 1px solid var(--line); }
.drawing { overflow-x: auto; border: 1px solid var(--line); border-radius: .6rem;
  padding: .8rem; margin: .5rem 0; }
.drawing svg { display: block; height: auto; min-width: 34rem; max-width: 100%; }
.drawing path { fill: none; stroke: var(--faint); stroke-width: 1.2; }
.drawing rect { stroke: var(--line); fill: var(--sheet); }
.drawing text { fill: var(--ink); font-size: 13px; }
.drawing .problem rect { fill: var(--problem); }
.drawing .conclusion rect { fill: var(--conclusion); }
.drawing .need rect { fill: var(--need); }
.drawing .product rect { fill: var(--product); }
.drawing a:hover rect, .drawing a:focus rect { stroke: var(--accent); stroke-width: 2; }
@media (max-width: 34rem) {
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin: 0 0 .5rem; }
  .search { max-width: none; }
}
@media print { body > header, .search { display: none; } }
"""

SCRIPT = """\
"use strict";
(() => {
  const input = document.getElementById("search");
  const list = document.getElementById("found");
  const root = document.documentElement.dataset.root;
  const fold = (text) => text.normalize("NFKD").replace(/[\\u0300-\\u036f]/g, "")
    .toLowerCase();
  const index = (window.INDEX || []).map((entry) => [...entry, fold(entry.join(" "))]);
  const open = (is) => {
    list.hidden = !is;
    input.setAttribute("aria-expanded", String(is));
  };
  const hide = () => open(false);
  const show = () => {
    const words = fold(input.value).split(/\\s+/).filter(Boolean);
    list.replaceChildren();
    if (!words.length) { hide(); return; }
    const found = index.filter((entry) => words.every((w) => entry[4].includes(w)));
    const first = (entry) => (fold(entry[1]).startsWith(words[0]) ? 0 : 1);
    found.sort((a, b) => first(a) - first(b));
    for (const [kind, label, path] of found.slice(0, 30)) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const note = document.createElement("small");
      link.href = root + path;
      link.textContent = label + " ";
      note.textContent = kind;
      link.append(note);
      item.append(link);
      list.append(item);
    }
    if (!found.length) {
      const item = document.createElement("li");
      item.textContent = input.dataset.nothing;
      list.append(item);
    }
    open(true);
  };
  input.addEventListener("input", show);
  document.addEventListener("keydown", (event) => {
    const links = [...list.getElementsByTagName("a")];
    const at = links.indexOf(document.activeElement);
    const inside = at >= 0 || document.activeElement === input;
    if (event.key === "/" && !inside) { event.preventDefault(); input.focus(); }
    else if (event.key === "Escape" && inside) {
      input.value = ""; hide(); input.focus();
    } else if (event.key === "ArrowDown" && inside && links.length) {
      event.preventDefault(); links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault(); (at ? links[at - 1] : input).focus();
    } else if (event.key === "Enter" && inside && at < 0 && links.length) {
      links[0].click();
    }
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".search")) hide();
  });
  input.parentElement.hidden = false;
})();
"""
