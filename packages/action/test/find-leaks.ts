/** What a signed URL, its token or an error of the storage looks like. */
const signs: readonly RegExp[] = [
  /[?&](token|sig|X-Goog-Signature|X-Goog-Credential)=(?!\*\*\*)/i,
  /X-Goog-Algorithm/i,
  /StringToSign|SignatureDoesNotMatch|<Error>/,
  /Bearer\s+\S{8}/,
];

export interface LeakSearch {
  /** Texts that anybody can read, by name. */
  readonly texts: Readonly<Record<string, string>>;
  /** Values that must stand in none of them. */
  readonly secrets: readonly string[];
}

/** Names every place where a secret stands. The secrets themselves are not repeated. */
export function findLeaks({ texts, secrets }: LeakSearch): readonly string[] {
  return Object.entries(texts).flatMap(([name, text]) => [
    ...secrets.flatMap((secret, index) =>
      secret !== "" && text.includes(secret) ? [`${name}: secret ${index}`] : [],
    ),
    ...signs.flatMap((sign) => (sign.test(text) ? [`${name}: ${sign.source}`] : [])),
  ]);
}
