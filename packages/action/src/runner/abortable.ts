/**
 * The work's own end, or the signal's reason as soon as it is aborted, whatever the work hangs in. What is left behind cleans up
 * after itself while the last words are said.
 */
export async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const done = new AbortController();
  const cancelled = new Promise<never>((_, reject) => {
    const cancel = (): void => reject(signal.reason);
    if (signal.aborted) cancel();
    signal.addEventListener("abort", cancel, { once: true, signal: done.signal });
  });
  try {
    return await Promise.race([work, cancelled]);
  } finally {
    done.abort();
  }
}
