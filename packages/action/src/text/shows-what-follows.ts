/** Elements of GitHub's Markdown that show what is in them, closed or not. */
const harmless = new Set(
  (
    "a abbr b blockquote br center cite code dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p picture " +
    "q s samp small source span strong sub sup table tbody td tfoot th thead tr tt u ul var details summary"
  ).split(" "),
);

const attribute = /\s+[a-z][a-z0-9-]*(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=`]+))?/.source;
const tag = new RegExp(`<(?<slash>/?)(?<name>[a-z][a-z0-9]*)(?:${attribute})*\\s*/?>`, "iy");
const autolink = /<(?:[a-z][a-z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>/iy;
const fence = /^ {0,3}(?:```|~~~)/gm;

/**
 * Whether Markdown that stands behind this text is shown as what it is. It is not where the text leaves a comment, a tag
 * or a block of code open, or begins an element that is dropped or collapsed with all that follows. What cannot be told
 * counts as hiding.
 */
export function showsWhatFollows(text: string, { inDetails = false } = {}): boolean {
  const rest = dropComments(text);
  if (rest === undefined || (rest.match(fence)?.length ?? 0) % 2 === 1) return false;
  let depth = 0;
  for (const { index } of rest.matchAll(/<(?=[a-z/!?])/gi)) {
    if (matchAt(autolink, rest, index) !== null) continue;
    const { slash, name = "" } = matchAt(tag, rest, index)?.groups ?? {};
    if (!harmless.has(name.toLowerCase())) return false;
    if (name.toLowerCase() === "details") depth += slash === "/" ? -1 : 1;
  }
  return inDetails || depth <= 0;
}

/** Undefined where one is not closed. */
function dropComments(text: string): string | undefined {
  let rest = "";
  let from = 0;
  for (let start = text.indexOf("<!--"); start !== -1; start = text.indexOf("<!--", from)) {
    const end = text.indexOf("-->", start + 4);
    if (end === -1) return undefined;
    rest += `${text.slice(from, start)} `;
    from = end + 3;
  }
  return rest + text.slice(from);
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}
