/** The style of the page: one column, wide enough for a table, in the colours that the reader's system asks for. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f4f5f7; --text: #1b1f24; --quiet: #4f5965; --line: #c8ced6;
  --kept: #1f6f8b; --gone: #c2410c; --accent: #0b57a4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161b; --raised: #1d232b; --text: #e8ebef; --quiet: #aab4c0; --line: #3b4552;
    --kept: #5fb6d3; --gone: #fb923c; --accent: #8ec5ff;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1rem; max-width: 68rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.1rem; margin: 0; color: var(--quiet); }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p { margin: .5rem 0; max-width: 46rem; }
.result { font-size: 1.5rem; line-height: 1.3; font-weight: 600; }
.quiet { color: var(--quiet); }
.notice { border-left: .25rem solid var(--gone); padding: .25rem .75rem; background: var(--raised); }
.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .5rem; margin: 1rem 0; }
.totals div { background: var(--raised); padding: .5rem .75rem; border-radius: .25rem; }
.totals dt { color: var(--quiet); font-size: .875rem; }
.totals dd { margin: 0; font-size: 1.25rem; font-variant-numeric: tabular-nums; }
code { font: .9em ui-monospace, monospace; }
figure { margin: 1rem 0; break-inside: avoid; }
figcaption { color: var(--quiet); margin-bottom: .5rem; }
.months { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .625rem .5rem; font-size: .8125rem; color: var(--quiet); }
.months .scale { display: flex; flex-direction: column; justify-content: space-between; text-align: right; line-height: 1; }
.months .axis { grid-column: 2; display: flex; justify-content: space-between; }
.months svg { display: block; width: 100%; background: var(--raised); }
.months svg.share { height: 10rem; }
.months svg.volume { height: 4rem; }
.bars { list-style: none; margin: 0; padding: 0; }
.bars li { display: grid; grid-template-columns: minmax(0, 22rem) minmax(2rem, 1fr) 6rem; gap: .75rem; align-items: center; padding: .125rem 0; }
.bars svg { display: block; width: 100%; height: 1rem; background: var(--raised); }
.bars .number { text-align: right; font-variant-numeric: tabular-nums; }
.kept { fill: var(--kept); } .gone { fill: var(--gone); } .count { fill: var(--quiet); }
.key { display: inline-block; width: .75rem; height: .75rem; vertical-align: baseline; }
.scroll { overflow: auto; max-height: 32rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word; }
th { background: var(--raised); position: sticky; top: 0; }
th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; }
td.n, td:first-child:not(.l) { white-space: nowrap; }
td.l { min-width: 10rem; overflow-wrap: anywhere; }
th button { font: inherit; font-weight: 600; color: var(--accent); background: none; border: 0; padding: .25rem; margin: -.25rem; cursor: pointer; text-align: inherit; }
th button::after { content: "\\a0\\2195"; content: "\\a0\\2195" / ""; }
th[aria-sort=ascending] button::after { content: "\\a0\\2191"; content: "\\a0\\2191" / ""; }
th[aria-sort=descending] button::after { content: "\\a0\\2193"; content: "\\a0\\2193" / ""; }
.tools { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center; margin: .5rem 0; }
.tools[hidden] { display: none; }
input { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--quiet); border-radius: .25rem; padding: .25rem .5rem; min-width: 0; width: 14rem; max-width: 100%; }
:focus-visible { outline: .1875rem solid var(--accent); outline-offset: .125rem; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); }
@media (max-width: 36rem) {
  .bars li { grid-template-columns: minmax(0, 1fr) auto; }
  .bars svg { grid-column: 1 / -1; grid-row: 2; }
}
@page { margin: 1.5cm; }
@media print {
  :root {
    color-scheme: light;
    --ground: #ffffff; --raised: #f4f5f7; --text: #000000; --quiet: #333333; --line: #999999;
    --kept: #1f6f8b; --gone: #c2410c; --accent: #000000;
  }
  body { max-width: none; padding: 0; font-size: 10pt; print-color-adjust: exact; }
  .tools, .tools[hidden] { display: none; }
  .totals { grid-template-columns: repeat(5, minmax(0, 1fr)); }
  .months svg.share { height: 7rem; }
  th button::after, th[aria-sort] button::after { content: ""; }
  .scroll { overflow: visible; max-height: none; }
  table { font-size: 8pt; }
  th { position: static; }
  td.l { min-width: 0; }
  th, td { padding: .125rem .25rem; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
`;
