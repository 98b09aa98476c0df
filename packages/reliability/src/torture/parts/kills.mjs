import { runKills } from "../kills/run-kills.ts";

/** Kills checks at points inside of them and lets the next process go on. Needs the build of the sandbox. */
export const kills = {
  name: "kills",
  run: ({ share, onProgress }) => runKills({ share: 1 / share, onProgress }),
};
