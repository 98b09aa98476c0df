import type { Exchange, Route } from "./route.ts";

/** What a route is chosen by. */
export type Head = Pick<Exchange, "method" | "url" | "headers">;

/** The route that takes a request, if one does. */
export function findRoute(routes: readonly Route[], head: Head): Route | undefined {
  return routes.find((route) => takes(route, head));
}

/** The named groups of a route's pattern in a URL, decoded. */
export function readParams(route: Route | undefined, url: URL): Readonly<Record<string, string>> {
  return decodeGroups(route?.path.exec(url.pathname)?.groups);
}

function takes(route: Route, request: Head): boolean {
  const { method, url } = request;
  return (
    route.method === method &&
    route.path.test(url.pathname) &&
    (route.query === undefined ||
      Object.entries(route.query).every(([name, value]) => url.searchParams.get(name) === value)) &&
    (route.when?.(request) ?? true)
  );
}

function decodeGroups(groups: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeSegment(value)]));
}

/** What can't be decoded stays as it came, for the route to refuse. */
function decodeSegment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
