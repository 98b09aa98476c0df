/** One page of a listing, and the header that leads to the others. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly headers: Readonly<Record<string, string>>;
}

const defaultPageSize = 30;
const maxPageSize = 100;

/** Cuts the page that a query asks for out of a listing. */
export function cutPage<T>(
  all: readonly T[],
  { query, url }: { readonly query: URLSearchParams; readonly url: string },
): Page<T> {
  const size = Math.min(readCount(query.get("per_page")) ?? defaultPageSize, maxPageSize);
  const page = readCount(query.get("page")) ?? 1;
  const items = all.slice((page - 1) * size, page * size);
  const link = (number: number, relation: string): string => {
    const target = new URLSearchParams(query);
    target.set("page", String(number));
    return `<${url}?${target}>; rel="${relation}"`;
  };
  const last = Math.max(1, Math.ceil(all.length / size));
  const back = page > 1 ? [link(page - 1, "prev"), link(1, "first")] : [];
  const on = page < last ? [link(page + 1, "next"), link(last, "last")] : [];
  const links = [...back, ...on];
  return { items, headers: links.length === 0 ? {} : { link: links.join(", ") } };
}

function readCount(text: string | null): number | undefined {
  const count = Number(text ?? Number.NaN);
  return Number.isInteger(count) && count > 0 ? count : undefined;
}
