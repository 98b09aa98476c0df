import { marked } from "marked";

/** What the picture of a pull request shows. */
export interface PulledChange {
  readonly number: number;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly base: string;
  readonly branch: string;
  /** What `git diff` prints. */
  readonly diff: string;
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? "");
}

const style = `
:root { color-scheme: light dark; --fg: light-dark(#1f2328, #e6edf3); --dim: light-dark(#59636e, #9aa4af);
  --line: light-dark(#d1d9e0, #3d444d); --soft: light-dark(#f6f8fa, #151b23); --link: light-dark(#0b5cad, #6cb0ff);
  --gone: light-dark(#ffebe9, #3c1618); --place: light-dark(#e7f3ff, #14263c); }
body { margin: 0; padding: 24px 32px; background: light-dark(#fff, #0d1117); color: var(--fg); font: 15px/1.5 system-ui, sans-serif; }
h1 { margin: 0 0 8px; font-size: 25px; font-weight: 500; } h1 span { color: var(--dim); font-weight: 300; }
.state { display: flex; gap: 10px; align-items: center; margin-bottom: 16px; color: var(--dim); }
.state b { padding: 4px 14px; border-radius: 20px; background: #1a7f37; color: #fff; font-weight: 500; }
code { padding: 2px 6px; border-radius: 6px; background: light-dark(#eff1f3, #262c36); font: 13px ui-monospace, monospace; }
.box { border: 1px solid var(--line); border-radius: 8px; overflow: hidden; margin-bottom: 16px; }
.box > header { padding: 8px 16px; background: var(--soft); border-bottom: 1px solid var(--line); color: var(--dim); font-size: 13px; }
.box > div { padding: 4px 16px; } a { color: var(--link); } h2, h3 { font-size: 18px; font-weight: 600; margin: 12px 0 4px; }
table { border-collapse: collapse; margin: 8px 0 14px; } th, td { padding: 4px 12px; border: 1px solid var(--line); }
summary { margin: 8px 0; } pre { margin: 0; font: 12.5px/1.6 ui-monospace, monospace; }
pre span { display: block; padding: 0 16px; } .gone { background: var(--gone); } .place { background: var(--place); color: var(--dim); }`;

/** Renders a pull request as a page of our own: its title, its text and the beginning of its diff. */
export function renderPull({ number, title, body, base, branch, diff }: PulledChange): string {
  const lines = diff.split("\n").filter((line) => !/^(?:diff|index|---|\+\+\+) /.test(line));
  const [file = ""] = /(?<=^\+\+\+ b\/).*$/m.exec(diff) ?? [];
  const shown = lines.slice(0, 8).map((line) => {
    const kind = line.startsWith("-") ? "gone" : line.startsWith("@@") ? "place" : "";
    return `<span class="${kind}">${escapeHtml(line)}</span>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pull request</title><style>${style}</style>
<h1>${escapeHtml(title)} <span>#${number}</span></h1>
<div class="state"><b>Open</b> <span>wants to merge 1 commit into <code>${escapeHtml(base)}</code> from <code>${escapeHtml(branch)}</code></span></div>
<section class="box"><header>github-actions bot</header><div>${marked.parse(body, { async: false })}</div></section>
<section class="box"><header>${escapeHtml(file)}</header><pre>${shown.join("")}</pre></section></html>`;
}
