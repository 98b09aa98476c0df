/**
 * Whether a URL stays on this machine, by its literal address: the one place to which a token may go without TLS.
 * @example
 * ```ts
 * isLoopback(new URL("http://127.0.0.1:4010")); // true
 * ```
 */
export function isLoopback(url: URL): boolean {
  return (
    url.hostname === "[::1]" || url.hostname === "localhost" || /^127(?:\.[0-9]{1,3}){3}$/.test(url.hostname)
  );
}
