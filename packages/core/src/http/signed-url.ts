/**
 * A URL that is itself a credential. It has no readable form: printed or serialised it is `[signed url]`, and
 * inspection does not see private fields. Only the transport reads it, and only after the URL policy has let it pass.
 * @example
 * ```ts
 * console.log(`${new SignedUrl(new URL("https://example.com/?token=secret"))}`); // [signed url]
 * ```
 */
export class SignedUrl {
  readonly #url: URL;

  constructor(url: URL) {
    this.#url = url;
  }

  /** The URL itself. Never for a message. */
  reveal(): URL {
    return this.#url;
  }

  /**
   * The parts that must be masked in logs: values of the query parameters that sign, as they stand, decoded and encoded.
   * Short ones sign nothing, and masked they would blind the log.
   */
  secrets(): readonly string[] {
    const values = this.#url.search.slice(1).split("&").flatMap(readSigning);
    return [...new Set(values)].filter((value) => value.length >= shortestSecret);
  }

  toString(): string {
    return "[signed url]";
  }

  toJSON(): string {
    return "[signed url]";
  }
}

const shortestSecret = 8;
const signing = new Set(["token", "upload_id", "x-goog-signature", "x-goog-credential", "signature"]);

function readSigning(pair: string): readonly string[] {
  // Most are known not to sign at a glance; a name that is encoded is looked at closely.
  const [rawName = ""] = pair.split("=", 1);
  if (/^[\w-]*$/.test(rawName)) {
    if (!signing.has(rawName.toLowerCase())) return [];
    // Most signatures are the same in all three forms.
    const rawValue = pair.slice(rawName.length + 1);
    if (/^[\w.~-]*$/.test(rawValue)) return [rawValue];
  }
  const [[name, value] = ["", ""]] = new URLSearchParams(pair);
  if (!signing.has(name.toLowerCase())) return [];
  return [pair.split("=").slice(1).join("="), value, encodeURIComponent(value)];
}
