import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "@x-batch-compliance/core";
import type { Flow } from "@x-batch-compliance/sandbox";
import type { Child, Ending } from "./child-process.ts";
import { type Lists, readLists, writeLists } from "./lists.ts";
import type { Answer, Spot } from "./order.ts";
import { isMoment, startWorld, type World } from "./world.ts";

/** One check over its processes: the folders that they share, and the name under which they make jobs. */
export interface Site extends AsyncDisposable {
  readonly world: World;
  /** Begins or goes on, and dies at the spot if it comes to it. */
  attempt(killAt?: Spot): Promise<Ending>;
  /** The same without an early end. Throws where that fails. */
  finish(): Promise<Answer>;
  lists(): Promise<Lists>;
  /** What there is to be seen after the last attempt, which told this report. */
  trace(report: Report): Promise<Trace>;
}

/** All that a check leaves behind, in its folders and at X. */
export interface Trace {
  readonly report: Report;
  readonly lists: Lists;
  /** What the check found, the lines of both of its files. */
  readonly findings: string;
  /** Names of all files but the lists. */
  readonly otherFiles: readonly string[];
  /** The jobs that X has accepted: of which upload, as their names tell, and whether X has ended them without a result. */
  readonly jobs: readonly { readonly upload: string; readonly isLost: boolean }[];
}

/** Where checks are made one after the other: X has one slot for each type. */
export interface Lane extends AsyncDisposable {
  openSite(flow: Flow, lists: Lists): Promise<Site>;
}

/** With every check X's list of jobs grows, so there is a new X from time to time. */
const jobsPerWorld = 250;

/**
 * Who carries out the attempts of a lane. Whoever goes on is another process than who died in any case; that it lives for
 * long saves the start of a process and a first check, which takes four times as long as any other.
 */
export interface Children {
  /** Dies in its attempts. */
  readonly mortal: Child;
  /** Goes on in its place. */
  readonly survivor: Child;
}

/** Opens a lane of its own X for each flow and its own children. */
export function openLane(children: Children): Lane {
  const worlds = new Map<Flow, World>();
  let checks = 0;

  async function openWorld(flow: Flow): Promise<World> {
    const old = worlds.get(flow);
    if (old !== undefined && old.sandbox.x.jobs().length < jobsPerWorld) return old;
    await old?.[Symbol.asyncDispose]();
    const world = await startWorld(flow);
    worlds.set(flow, world);
    return world;
  }

  return {
    async openSite(flow, lists) {
      checks++;
      return openSite(children, { world: await openWorld(flow), lists, prefix: `kill${checks}` });
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([children.mortal, children.survivor].map((child) => child[Symbol.asyncDispose]()));
      for (const world of worlds.values()) await world[Symbol.asyncDispose]();
    },
  };
}

async function openSite(
  { mortal, survivor }: Children,
  { world, lists, prefix }: { readonly world: World; readonly lists: Lists; readonly prefix: string },
): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), "kills-"));
  const [listFolder, checkFolder] = [join(folder, "lists"), join(folder, "check")];
  await writeLists(listFolder, lists);
  await mkdir(checkFolder);
  const { bearerToken, origin } = world.sandbox.x;
  const order = {
    bearerToken,
    apiUrl: origin,
    listFolder,
    checkFolder,
    jobNamePrefix: prefix,
    runKey: "run-1",
  };
  const attempt = async (killAt?: Spot): Promise<Ending> => {
    if (killAt === undefined) return survivor.carryOut(order);
    if (!isMoment(killAt.point)) return mortal.carryOut({ ...order, killAt });
    world.killAt(killAt, () => mortal.kill());
    try {
      return await mortal.carryOut(order);
    } finally {
      world.forget();
    }
  };
  return {
    world,
    attempt,
    async finish() {
      const ending = await attempt();
      if (ending.kind === "done") return ending.answer;
      throw new Error(ending.kind === "failed" ? ending.what : "the process died, and nobody killed it");
    },
    lists: () => readLists(listFolder),
    async trace(report) {
      const paths = ["results.ndjson", "violations.ndjson"].map((name) => join(checkFolder, name));
      const findings = await Promise.all(paths.map((path) => readFile(path, "utf8")));
      const files = (await Promise.all([readdir(listFolder), readdir(checkFolder)])).flat();
      const jobs = world.sandbox.x.jobs().filter(({ name = "" }) => name.startsWith(`${prefix}-`));
      return {
        report,
        lists: await readLists(listFolder),
        // X writes each result in an order of its own.
        findings: findings.join("").split("\n").toSorted().join("\n"),
        otherFiles: files.filter((name) => !lists.has(name)).toSorted(),
        jobs: jobs.map(({ name = "", status }) => ({
          upload: name.split("-")[1] ?? "",
          isLost: status === "expired" || status === "failed",
        })),
      };
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
