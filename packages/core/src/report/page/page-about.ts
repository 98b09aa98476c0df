import { type Markup, markup } from "./markup.ts";

/** A name, and where it leads. */
export interface NamedLink {
  readonly name: string;
  /** An address of http or https; any other is left out. */
  readonly url?: string | undefined;
}

/** Where a report comes from. The page knows of no service: whoever makes it says what there is to say, in its own words. */
export interface PageAbout {
  readonly repository?: NamedLink | undefined;
  readonly branch?: NamedLink | undefined;
  readonly commit?: NamedLink | undefined;
  readonly run?: NamedLink | undefined;
  readonly pullRequest?: NamedLink | undefined;
  /** The program that made the report, with its version. */
  readonly tool?: NamedLink | undefined;
}

const titles = {
  repository: "Repository",
  branch: "Branch",
  commit: "Commit",
  run: "Run",
  pullRequest: "Pull request",
  tool: "Made with",
} as const satisfies Readonly<Record<keyof PageAbout, string>>;

/** What is known of it, each with a link where there is one. */
export function renderAbout(about: PageAbout): readonly Markup[] {
  const keys = Object.keys(titles) as (keyof PageAbout)[];
  const items = keys.flatMap((key) => {
    const link = about[key];
    if (link === undefined) return [];
    return [
      markup`<div><dt>${titles[key]}</dt><dd>${renderLink(link)}</dd></div>
`,
    ];
  });
  if (items.length === 0) return [];
  return [
    markup`<dl class="about">
${items}</dl>
`,
  ];
}

/** The name alone where it leads nowhere. */
export function renderLink({ name, url }: NamedLink): Markup {
  return url === undefined || !/^https?:\/\//.test(url)
    ? markup`${name}`
    : markup`<a href="${url}" rel="noreferrer">${name}</a>`;
}
