import { createLineTemplate, type LineTemplate, matchesTemplate } from "./line-template.ts";
import type { PlainRecord } from "./read-plain-record.ts";

/** Enough for every reason with IDs of some lengths; a result of more layouts is read line by line. */
const mostTemplates = 32;

/** The layouts of a result's lines, learnt from the first of each: what `LineTemplate` gains, for all layouts. See docs/performance.md. */
export class TemplateList {
  readonly #templates: LineTemplate[] = [];

  learn(view: DataView, line: { readonly start: number; readonly end: number }, record: PlainRecord): void {
    if (this.#templates.length === mostTemplates) return;
    // A line that came in two chunks has been read by itself, whether its layout is known or not.
    if (this.find(view, line.start) !== undefined) return;
    this.#templates.push(createLineTemplate(view, line, record));
  }

  find(view: DataView, at: number): LineTemplate | undefined {
    const templates = this.#templates;
    for (let index = 0; index < templates.length; index++) {
      const template = templates[index] as LineTemplate;
      if (matchesTemplate(view, at, template)) return template;
    }
    return undefined;
  }
}
