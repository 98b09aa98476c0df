/** The style of the page: one column, wide enough for a table, in the colours that the reader's system asks for. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f4f5f7; --text: #1b1f24; --quiet: #4f5965; --line: #c8ced6; --shade: #1b1f2440;
  --gone: #c2410c; --accent: #0b57a4;
  --good: #116329; --good-ground: #e6f6ea; --bad: #b3261e; --bad-ground: #fdeceb;
  --doubtful: #7a4d00; --doubtful-ground: #fdf3dc; --waiting: #0b57a4; --waiting-ground: #e8f1fb;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161b; --raised: #1d232b; --text: #e8ebef; --quiet: #aab4c0; --line: #3b4552; --shade: #000000c0;
    --gone: #fb923c; --accent: #8ec5ff;
    --good: #6fdd8b; --good-ground: #14291b; --bad: #ff9d94; --bad-ground: #351a1b;
    --doubtful: #f0c168; --doubtful-ground: #2e2412; --waiting: #8ec5ff; --waiting-ground: #14263a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1rem; max-width: 60rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1rem; margin: 0 0 .5rem; color: var(--quiet); font-weight: 600; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.25rem 0 .5rem; }
p { margin: .5rem 0; }
a { color: var(--accent); }
.quiet { color: var(--quiet); font-size: .875rem; }
.state, .notice { border-left: .375rem solid var(--ink); background: var(--tint); padding: .75rem 1rem; border-radius: .25rem; }
.state { --ink: var(--quiet); --tint: var(--raised); }
.state.good { --ink: var(--good); --tint: var(--good-ground); }
.state.bad { --ink: var(--bad); --tint: var(--bad-ground); }
.state.doubtful, .notice { --ink: var(--doubtful); --tint: var(--doubtful-ground); }
.state.waiting { --ink: var(--waiting); --tint: var(--waiting-ground); }
.state p { margin: .25rem 0; }
.notice { padding: .375rem .75rem; }
.word { display: flex; align-items: center; gap: .5rem; color: var(--ink); font-size: 1.5rem; line-height: 1.2; font-weight: 700; }
.word svg { flex: none; width: 1.75rem; height: 1.75rem; }
.word circle { fill: var(--ink); }
.word path { fill: none; stroke: var(--tint); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.result { font-size: 1.125rem; line-height: 1.4; }
.about { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: .75rem 0 0; }
.about dt { color: var(--quiet); font-size: .8125rem; }
.about dd { margin: 0; }
.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .5rem; margin: 1rem 0 .5rem; }
.totals div { background: var(--raised); padding: .5rem .75rem; border-radius: .25rem; }
.totals dt { color: var(--quiet); font-size: .875rem; }
.totals dd { margin: 0; font-size: 1.375rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.totals .bad dd { color: var(--bad); }
.totals .doubtful dd { color: var(--doubtful); }
.totals .waiting dd { color: var(--waiting); }
code { font: .9em ui-monospace, monospace; }
figure { margin: 1rem 0; break-inside: avoid; }
figcaption { font-weight: 600; margin-bottom: .5rem; }
.months { display: grid; grid-template-columns: minmax(3.5rem, auto) minmax(0, max-content); justify-content: start; column-gap: .5rem; font-size: .8125rem; color: var(--quiet); }
.months .scale { display: flex; flex-direction: column; justify-content: space-between; text-align: right; line-height: 1; font-variant-numeric: tabular-nums; }
.months .axis, .months .of { grid-column: 2; }
.months .axis { display: flex; justify-content: space-between; margin-top: .25rem; }
.months .each span { flex: 1; min-width: 0; text-align: center; }
.months .of { margin: .75rem 0 .25rem; }
.months svg { display: block; max-width: 100%; background: var(--raised); border-bottom: 1px solid var(--quiet); }
.months svg.share { height: 10rem; }
.months svg.volume { height: 3rem; }
.grid { fill: none; stroke: var(--line); vector-effect: non-scaling-stroke; }
.gone { fill: var(--gone); } .count { fill: var(--quiet); }
.bar { display: grid; grid-template-columns: minmax(2rem, 8rem) minmax(4.5rem, auto); justify-content: end; align-items: center; min-width: 7rem; }
.bar svg { display: block; width: 100%; height: .625rem; background: var(--raised); }
details { margin: .5rem 0; }
summary { cursor: pointer; color: var(--accent); padding: .25rem 0; }
.paper { display: none; }
.scroll {
  overflow: auto; max-height: 32rem;
  background:
    linear-gradient(var(--ground) 40%, transparent) 0 0 / 100% 2rem local,
    linear-gradient(transparent, var(--ground) 60%) 0 100% / 100% 2rem local,
    linear-gradient(90deg, var(--ground) 40%, transparent) 0 0 / 2rem 100% local,
    linear-gradient(90deg, transparent, var(--ground) 60%) 100% 0 / 2rem 100% local,
    linear-gradient(var(--shade), transparent) 0 0 / 100% .5rem,
    linear-gradient(transparent, var(--shade)) 0 100% / 100% .5rem,
    linear-gradient(90deg, var(--shade), transparent) 0 0 / .5rem 100%,
    linear-gradient(90deg, transparent, var(--shade)) 100% 0 / .5rem 100%;
  background-repeat: no-repeat;
}
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word; }
th { background: var(--raised); position: sticky; top: 0; white-space: nowrap; }
th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; }
td { min-width: 4.5rem; }
td.n, td:first-child:not(.l) { white-space: nowrap; }
td.l { min-width: 8.5rem; overflow-wrap: anywhere; }
th button { font: inherit; font-weight: 600; color: var(--accent); background: none; border: 0; padding: .25rem; margin: -.25rem; cursor: pointer; text-align: inherit; }
th button::after { content: "\\a0\\2195"; content: "\\a0\\2195" / ""; }
th[aria-sort=ascending] button::after { content: "\\a0\\2191"; content: "\\a0\\2191" / ""; }
th[aria-sort=descending] button::after { content: "\\a0\\2193"; content: "\\a0\\2193" / ""; }
.tools { display: flex; flex-wrap: wrap; align-items: center; color: var(--quiet); font-size: .875rem; }
.tools[hidden] { display: none; }
.tools label, .tools output:not(:empty) { margin-right: .75rem; }
.tools label { margin-block: .5rem; color: var(--text); font-size: 1rem; }
input { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--quiet); border-radius: .25rem; padding: .25rem .5rem; min-width: 0; width: 14rem; max-width: 100%; }
:focus-visible { outline: .1875rem solid var(--accent); outline-offset: .125rem; }
footer { margin-top: 2.25rem; border-top: 1px solid var(--line); }
@media (max-width: 36rem) {
  .bar { display: block; min-width: 0; }
  .bar svg { display: none; }
}
@page { margin: 1.5cm; }
@media print {
  :root {
    color-scheme: light;
    --ground: #ffffff; --raised: #f4f5f7; --text: #000000; --quiet: #333333; --line: #999999;
    --gone: #c2410c; --accent: #000000;
    --good: #116329; --good-ground: #e6f6ea; --bad: #b3261e; --bad-ground: #fdeceb;
    --doubtful: #7a4d00; --doubtful-ground: #fdf3dc; --waiting: #0b57a4; --waiting-ground: #e8f1fb;
  }
  body { max-width: none; padding: 0; font-size: 10pt; print-color-adjust: exact; }
  .tools, .tools[hidden], .screen { display: none; }
  .paper { display: block; }
  h2 { break-after: avoid; margin-top: 1.25rem; }
  p { margin: .25rem 0; }
  section > p { break-after: avoid; }
  .state, .totals { break-inside: avoid; }
  footer { break-before: avoid; margin-top: 1rem; }
  .months svg.share { height: 7rem; }
  .scroll { overflow: visible; max-height: none; background: none; }
  table { font-size: 8pt; }
  thead { display: table-header-group; }
  th { position: static; white-space: normal; }
  th button { display: contents; }
  th button::after, th[aria-sort] button::after { content: ""; }
  td, .bar { min-width: 0; }
  td.l { min-width: 2.5cm; }
  table:has(th:nth-child(6)) .bar svg { display: none; }
  .bar { grid-template-columns: 3rem minmax(3rem, auto); }
  th, td { padding: .125rem .25rem; }
  tr { break-inside: avoid; }
}
`;
