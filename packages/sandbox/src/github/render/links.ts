/** Where things are: in the API, and for people. */
export interface Links {
  /** Of the repository in the API. */
  readonly api: string;
  /** Of the repository in a browser. */
  readonly html: string;
}

/** The two addresses that all links of an answer begin with. */
export function createLinks(apiUrl: string, repository: string): Links {
  return { api: `${apiUrl}/repos/${repository}`, html: `https://github.com/${repository}` };
}

/** The opaque id that GitHub's other API knows a thing by. */
export function renderNodeId(kind: string, id: number | string): string {
  return `${kind}_${Buffer.from(String(id)).toString("base64url")}`;
}

/** GitHub's form of a time: whole seconds. */
export function renderTime(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d{3}Z$/, "Z");
}
