declare module "vitest" {
  interface TaskMeta {
    readonly skipReason?: string;
  }
}

/** Why nothing can be run here; empty where it can. Set by `npm run e2e`, which looks for act. */
export const skipReason: string =
  (process.env.E2E_ACT ?? "") === ""
    ? process.env.E2E_SKIP || "act was not looked for. Run this by `npm run e2e`."
    : "";

/** For every test that needs act, which ends by itself before this time is over. */
export const needsAct = { skip: skipReason !== "", meta: { skipReason }, timeout: 300_000 };
