/**
 * A URL that is itself a credential. It has no readable form: printed or serialised it is
 * `[signed url]`, and inspection does not see private fields. Only the transport reads it, and only after the URL policy has let it pass.
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

  /** The parts that must be masked in logs: values of the query parameters that sign, raw and encoded. */
  secrets(): readonly string[] {
    const values = [...this.#url.searchParams]
      .filter(([name]) => signing.has(name.toLowerCase()))
      .map(([, value]) => value);
    return [...new Set(values.flatMap((value) => [value, encodeURIComponent(value)]))].filter(
      (value) => value !== "",
    );
  }

  toString(): string {
    return "[signed url]";
  }

  toJSON(): string {
    return "[signed url]";
  }
}

const signing = new Set(["token", "x-goog-signature", "x-goog-credential", "signature"]);
