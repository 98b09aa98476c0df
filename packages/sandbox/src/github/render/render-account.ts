import { type Account, accounts, type Caller } from "../http/caller.ts";
import { renderNodeId } from "./links.ts";

/** An account as it stands in other answers. */
export function renderAccount(login: string): Record<string, unknown> {
  const known: Account | undefined = Object.values(accounts).find((account) => account.login === login);
  const id = known?.id ?? 1_000_000 + login.length;
  const type = known?.type ?? "User";
  const html_url = `https://github.com/${type === "Bot" ? login.replace(/^(.*)\[bot\]$/, "apps/$1") : login}`;
  return {
    login,
    id,
    node_id: renderNodeId(type === "Bot" ? "BOT" : "U", id),
    type,
    html_url,
    site_admin: false,
  };
}

/** The account behind a token. */
export function renderCaller(caller: Caller): Record<string, unknown> {
  return renderAccount(accounts[caller].login);
}
