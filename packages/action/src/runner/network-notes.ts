import { readFile, stat } from "node:fs/promises";
import type { Failure } from "../errors/describe-error.ts";

/** What of this machine's settings is probably behind a failure of the network, and was passed over in silence. */
export interface NetworkNote {
  readonly codes: ReadonlySet<string>;
  readonly text: string;
}

const unreached = new Set(["NETWORK", "IDLE_TIMEOUT", "GITHUB_UNAVAILABLE"]);
const untrusted = new Set(["CERTIFICATE_REJECTED", "GITHUB_CERTIFICATE"]);

/** Looks only for what nobody else would say: a variable that we do not read, and a file that Node could not. */
export async function readNetworkNotes(environment: NodeJS.ProcessEnv): Promise<readonly NetworkNote[]> {
  const isSet = (name: string): boolean =>
    [name, name.toLowerCase()].some((one) => (environment[one]?.trim() ?? "") !== "");
  const usesAllProxy = isSet("ALL_PROXY") && !isSet("HTTPS_PROXY") && !isSet("HTTP_PROXY");
  const file = environment.NODE_EXTRA_CA_CERTS ?? "";
  const fault = file === "" ? undefined : await findFault(file);
  return [
    ...(usesAllProxy
      ? [{ codes: unreached, text: "`ALL_PROXY` is set, and is not used: set `HTTPS_PROXY` to that proxy." }]
      : []),
    ...(fault === undefined ? [] : [{ codes: untrusted, text: fault }]),
  ];
}

/** Node reads the file when it starts, and goes on without it. */
async function findFault(file: string): Promise<string | undefined> {
  const name = "The file that `NODE_EXTRA_CA_CERTS` names";
  try {
    // A pipe is read once, by Node.
    if (!(await stat(file)).isFile()) return undefined;
    const isPem = (await readFile(file, "latin1")).includes("-----BEGIN CERTIFICATE-----");
    return isPem ? undefined : `${name} holds no certificate in PEM form, so it is not used.`;
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    return `${name} cannot be read (${code}), so it is not used.`;
  }
}

/** The failure with those that are about it, before its own advice. */
export function addNotes(failure: Failure, notes: readonly NetworkNote[]): Failure {
  const texts = notes.filter(({ codes }) => codes.has(failure.code)).map(({ text }) => text);
  return texts.length === 0 ? failure : { ...failure, hint: [...texts, failure.hint].join(" ") };
}
