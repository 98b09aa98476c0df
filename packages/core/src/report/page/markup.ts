import { showUnprintable } from "../../text/neutralise-line.ts";

/** HTML that may stand in a page as it is. Only `markup` and texts of our own make it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: text of anyone, or HTML that is safe already. */
export type MarkupValue = string | number | Markup | readonly Markup[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A template whose values are text, never tags, unless they are `Markup`. Attributes have to be in quotes. */
export function markup(template: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return new Markup(
    template.map((piece, index) => `${piece}${index < values.length ? render(values[index]) : ""}`).join(""),
  );
}

function render(value: MarkupValue = ""): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === "object") return value.map(({ text }) => text).join("");
  return escapeHtml(String(value));
}

/** Nearly all texts of a page. */
const harmless = /^[\w ./,:%-]*$/;

/** What is not seen is shown by its number: a name must not be read as another. */
function escapeHtml(text: string): string {
  if (harmless.test(text)) return text;
  return showUnprintable(text).replace(/[&<>"']/g, (character) => entities[character] as string);
}
