import { refuse } from "./refusal.ts";

/** Whose token a request carries. */
export type Caller = "bot" | "user";

/** The tokens that open the repository. */
export interface Tokens {
  /** As `GITHUB_TOKEN` is: the installation token of a GitHub App. */
  readonly bot: string;
  /** As a personal access token is. */
  readonly user: string;
}

/** Who is behind a token, as answers and commits name them. */
export interface Account {
  readonly login: string;
  readonly id: number;
  readonly type: "Bot" | "User";
  readonly name: string;
  readonly email: string;
}

/** The two accounts that there are. */
export const accounts: Readonly<Record<Caller, Account>> = {
  bot: {
    login: "github-actions[bot]",
    id: 41898282,
    type: "Bot",
    name: "github-actions[bot]",
    email: "41898282+github-actions[bot]@users.noreply.github.com",
  },
  user: {
    login: "octocat",
    id: 583231,
    type: "User",
    name: "The Octocat",
    email: "octocat@users.noreply.github.com",
  },
};

/** Finds out who asks by the `authorization` header. */
export function identifyCaller(authorization: string | undefined, tokens: Tokens): Caller {
  if (authorization === undefined) throw refuse(401, "Requires authentication");
  const token = /^(?:token|bearer) (.+)$/i.exec(authorization)?.[1];
  if (token === tokens.bot) return "bot";
  if (token === tokens.user) return "user";
  throw refuse(401, "Bad credentials");
}
