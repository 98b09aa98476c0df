import type { ArtifactOptions, ArtifactSandbox } from "./artifact/index.ts";
import { type SandboxClock, systemClock } from "./clock.ts";
import type { GitHubOptions, GitHubSandbox } from "./github/index.ts";
import { createFaults, type Faults } from "./http/faults.ts";
import { createRecorder, type Recorder } from "./http/recorder.ts";
import type { XListenOptions, XSettings } from "./x/options.ts";
import { startX, type XSandbox } from "./x/start-x.ts";

/** What all services share, and nobody sets for one of them alone. */
type Shared = "clock" | "faults" | "recorder";

/** How the world outside is to behave. Everything has a default. */
export interface SandboxOptions {
  /** Default: the system's. */
  readonly clock?: SandboxClock;
  readonly x?: XSettings & XListenOptions;
  readonly github?: Omit<GitHubOptions, Shared>;
  readonly artifacts?: Omit<ArtifactOptions, Shared>;
}

/** X alone, on loopback, until it is disposed of. */
export interface SandboxOfX extends AsyncDisposable {
  readonly x: XSandbox;
  /** Failures to be played, for all services. */
  readonly faults: Faults;
  /** The requests to all services. */
  readonly recorder: Recorder;
  readonly clock: SandboxClock;
}

/** The world outside, on loopback, until it is disposed of. */
export interface Sandbox extends SandboxOfX {
  readonly github: GitHubSandbox;
  readonly artifacts: ArtifactSandbox;
}

/** Starts X on free ports of 127.0.0.1: without GitHub's repository it takes a fraction of the time. */
export async function startSandboxOfX({
  clock = systemClock,
  x,
}: Pick<SandboxOptions, "clock" | "x"> = {}): Promise<SandboxOfX> {
  const shared = { clock, faults: createFaults(), recorder: createRecorder() };
  const started = await startX({ ...x, ...shared });
  return { ...shared, x: started, [Symbol.asyncDispose]: () => started[Symbol.asyncDispose]() };
}

/** Starts everything on free ports of 127.0.0.1. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  // Loaded only here: X alone needs no package, so sandbox/action.yml runs it with nothing installed.
  const [{ startGitHub }, { startArtifacts }] = await Promise.all([
    import("./github/index.ts"),
    import("./artifact/index.ts"),
  ]);
  const ofX = await startSandboxOfX(options);
  const { faults, recorder, clock } = ofX;
  const shared = { faults, recorder, clock };
  const started: AsyncDisposable[] = [ofX];
  const keep = <Service extends AsyncDisposable>(service: Service): Service => {
    started.push(service);
    return service;
  };
  try {
    const github = keep(await startGitHub({ ...options.github, ...shared }));
    const artifacts = keep(await startArtifacts({ ...options.artifacts, ...shared }));
    return { ...ofX, github, artifacts, [Symbol.asyncDispose]: () => disposeOf(started) };
  } catch (error) {
    // A service that did not start must not leave the others listening.
    await disposeOf(started);
    throw error;
  }
}

async function disposeOf(services: readonly AsyncDisposable[]): Promise<void> {
  await Promise.all(services.map((service) => service[Symbol.asyncDispose]()));
}
