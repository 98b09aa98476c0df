/** A list or a job in which some jobs are shown as they were a moment ago. */
export function showLag(json: Buffer, lagging: ReadonlySet<string>): Buffer {
  const parsed = JSON.parse(json.toString()) as { readonly data?: unknown };
  const data = Array.isArray(parsed.data)
    ? parsed.data.map((entry) => holdBack(entry, lagging))
    : holdBack(parsed.data, lagging);
  return Buffer.from(JSON.stringify({ ...parsed, data }));
}

function holdBack(entry: unknown, lagging: ReadonlySet<string>): unknown {
  const { id, status } = (entry ?? {}) as { readonly id?: unknown; readonly status?: unknown };
  const isBehind = typeof id === "string" && lagging.has(id) && status === "in_progress";
  return isBehind ? { ...(entry as object), status: "created" } : entry;
}
