import { runKills } from "../../packages/core/torture/kills/run-kills.ts";

export const name = "kill and resume";

/** Kills checks at points inside of them and lets the next process go on. Needs the build of the sandbox. */
export const run = runKills;
