import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "@x-batch-compliance/core";
import type { Flow } from "@x-batch-compliance/sandbox";
import type { Child, Ending } from "./child-process.ts";
import { type Lists, readIds, readLists, writeLists } from "./lists.ts";
import type { Failpoint, Order } from "./order.ts";
import { isMoment, startWorld, type World } from "./world.ts";

/** One check over its processes: the folders that they share, and the name under which they make jobs. */
export interface Site extends AsyncDisposable {
  readonly world: World;
  readonly order: Order;
  lists(): Promise<Lists>;
  /** What there is to be seen after the last attempt, which told this report. */
  trace(report: Report): Promise<Trace>;
}

/** A check that begins or goes on, and is held and dies at the failpoint if it comes to it. */
export interface Attempt {
  readonly site: Site;
  readonly holdAt: Failpoint | undefined;
}

/** All that a check leaves behind, in its folders and at X. */
export interface Trace {
  readonly report: Report;
  readonly lists: Lists;
  /** Lines of the file, in order of the text: X writes each result in an order of its own. */
  readonly violations: readonly string[];
  readonly results: readonly string[];
  /** The lines about IDs in X's results of those jobs by which the report says that parts are judged. */
  readonly given: readonly string[];
  /** Names of all files but the lists. */
  readonly otherFiles: readonly string[];
  /** In the order in which X made them. */
  readonly jobs: readonly MadeJob[];
}

/** A job that X has accepted. */
export interface MadeJob {
  /** The digest of its upload, as its name says. */
  readonly upload: string;
  /** That it was asked about. */
  readonly ids: ReadonlySet<string>;
  /** X has ended it without a result. */
  readonly isLost: boolean;
}

/** Where many checks are made at the same time. */
export interface Worker extends AsyncDisposable {
  /** `slot` counts the checks of the same time: X takes one job of each type, so each of them has an X of its own. */
  openSite(slot: number, flow: Flow, lists: Lists): Promise<Site>;
  /** All at the same time: those with a failpoint in a process that dies, the others in one that lives on. */
  carryOut(attempts: readonly Attempt[]): Promise<readonly Ending[]>;
}

/** With every check X's list of jobs grows, so there is a new X from time to time. */
const jobsPerWorld = 250;

/**
 * Who carries out the attempts of a worker. Whoever goes on is another process than who died in any case; that it lives for
 * long saves the start of a process and a first check, which takes four times as long as any other.
 */
export interface Children {
  /** Dies in its attempts. */
  readonly victim: Child;
  /** Goes on in its place. */
  readonly successor: Child;
}

/** Opens a worker with an X of its own for each flow of each slot. */
export function openWorker({ victim, successor }: Children): Worker {
  const worlds = new Map<string, World>();
  let checks = 0;

  async function openWorld(slot: number, flow: Flow): Promise<World> {
    const key = `${flow} ${slot}`;
    const old = worlds.get(key);
    if (old !== undefined && old.sandbox.x.jobs().length < jobsPerWorld) return old;
    await old?.[Symbol.asyncDispose]();
    const world = await startWorld(flow);
    worlds.set(key, world);
    return world;
  }

  /** The order of an attempt that is to die. X's side calls for it where X is the one that sees the failpoint. */
  function orderDeath({ order, world }: Site, holdAt: Failpoint): Order {
    if (!isMoment(holdAt.point)) return { ...order, holdAt };
    world.tellAt(holdAt, () => victim.hold(order.jobNamePrefix));
    return order;
  }

  return {
    async openSite(slot, flow, lists) {
      const world = await openWorld(slot, flow);
      checks++;
      return openSite({ world, lists, prefix: `kill${checks}` });
    },
    async carryOut(attempts) {
      const deaths: Order[] = [];
      const lives: Order[] = [];
      for (const { site, holdAt } of attempts) {
        if (holdAt === undefined) lives.push(site.order);
        else deaths.push(orderDeath(site, holdAt));
      }
      const [died, lived] = await Promise.all([victim.carryOut(deaths), successor.carryOut(lives)]);
      for (const { site } of attempts) site.world.forget();
      const [ofDeaths, ofLives] = [died.values(), lived.values()];
      return attempts.map(({ holdAt }) => (holdAt === undefined ? ofLives : ofDeaths).next().value as Ending);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([victim, successor].map((child) => child[Symbol.asyncDispose]()));
      for (const world of worlds.values()) await world[Symbol.asyncDispose]();
    },
  };
}

async function openSite({
  world,
  lists,
  prefix,
}: {
  readonly world: World;
  readonly lists: Lists;
  readonly prefix: string;
}): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), "kills-"));
  const [listFolder, checkFolder] = [join(folder, "lists"), join(folder, "check")];
  await writeLists(listFolder, lists);
  await mkdir(checkFolder);
  const { bearerToken, origin } = world.sandbox.x;
  return {
    world,
    order: {
      bearerToken,
      apiUrl: origin,
      listFolder,
      checkFolder,
      jobNamePrefix: prefix,
      runKey: "run-1",
    },
    lists: () => readLists(listFolder),
    async trace(report) {
      const files = (await Promise.all([readdir(listFolder), readdir(checkFolder)])).flat();
      const { x } = world.sandbox;
      // X lists the newest first.
      const jobs = x
        .jobs()
        .filter(({ name = "" }) => name.startsWith(`${prefix}-`))
        .toReversed();
      const used = report.jobs.filter(({ uploadDigest }) => uploadDigest !== "");
      return {
        report,
        lists: await readLists(listFolder),
        violations: readLines(await readFile(join(checkFolder, "violations.ndjson"))),
        results: readLines(await readFile(join(checkFolder, "results.ndjson"))),
        given: readLines(Buffer.concat(used.map(({ id }) => x.result(id)))).filter(isAboutId),
        otherFiles: files.filter((name) => !lists.has(name)).toSorted(),
        jobs: jobs.map(({ id, name, status }) => ({
          upload: readUpload(name),
          ids: new Set(readIds(String(x.upload(id) ?? ""))),
          isLost: status === "expired" || status === "failed",
        })),
      };
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

function readLines(text: Buffer): readonly string[] {
  return text
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .toSorted();
}

/** And not about a marker line, which is taken out of a result. */
function isAboutId(line: string): boolean {
  return /"id":"\d+"/.test(line);
}

/** The digest of the upload that a job was made for. */
export function readUpload(name = ""): string {
  return name.split("-")[1] ?? "";
}
