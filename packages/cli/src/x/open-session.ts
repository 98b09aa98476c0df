import type { CheckEvent, Transport } from "@x-batch-compliance/core";
import type { OptionValues } from "../arguments/option-table.ts";
import type { Context, Core, Session } from "../terms/context.ts";
import type { World } from "../terms/world.ts";
import { readApiUrl } from "./read-api-url.ts";
import { readToken } from "./read-token.ts";

/** What a session is opened with. */
export interface SessionOptions {
  readonly world: World;
  readonly options: OptionValues;
  readonly onEvent: (event: CheckEvent) => void;
  /** Told of every value that must not be shown. */
  readonly onSecret: (value: string) => void;
  readonly transport?: ((core: Core) => Transport) | undefined;
}

/** Somebody sits at the command line: without a network that is said within a minute. Once X has answered, patience is long. */
const unreachedMs = 45_000;

/** Loads core. */
export async function openContext({
  world,
  onEvent,
}: Pick<SessionOptions, "world" | "onEvent">): Promise<Context> {
  const core = await import("@x-batch-compliance/core");
  const advanced = await import("@x-batch-compliance/core/advanced");
  return { world, core: { ...core, ...advanced }, onEvent };
}

/** Loads core and makes a client. Nothing is sent yet. Throws UsageError without a token, TOKEN_MALFORMED, OPTION_INVALID. */
export async function openSession(opening: SessionOptions): Promise<Session> {
  const { world, options, onEvent, onSecret, transport } = opening;
  const { token } = await readToken(world, options);
  onSecret(token);
  const context = await openContext(opening);
  const client = context.core.createClient({
    bearerToken: token,
    apiUrl: readApiUrl(world, options),
    onEvent,
    onSecret,
    retry: { unreachedMs },
    ...(transport && { transport: transport(context.core) }),
  });
  return { ...context, client, [Symbol.asyncDispose]: () => client.close() };
}
