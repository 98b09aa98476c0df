/** Where a push wants a ref to be. */
export interface PushCommand {
  /** In full, for example `refs/heads/main`. */
  readonly name: string;
  /** Whether the client understands answers in bands. */
  readonly capabilities: readonly string[];
}

/** Reads the commands at the start of a push, up to the first flush. Source: git's "gitprotocol-pack". */
export function readPushCommands(body: Buffer): readonly PushCommand[] {
  const commands: PushCommand[] = [];
  let capabilities: readonly string[] = [];
  for (let offset = 0; offset + 4 <= body.length; ) {
    const length = Number.parseInt(body.toString("latin1", offset, offset + 4), 16);
    if (!(length > 4)) break;
    const [line = "", words] = body.toString("utf8", offset + 4, offset + length).split("\0");
    if (words !== undefined) capabilities = words.trim().split(" ");
    const command = /^[0-9a-f]{40} [0-9a-f]{40} (.+?)\n?$/.exec(line);
    if (command?.[1] !== undefined) commands.push({ name: command[1], capabilities });
    offset += length;
  }
  return commands;
}

/** The report on a push of which no ref was moved, with the text that git prints as the remote's. */
export function renderDeclined(
  commands: readonly PushCommand[],
  { reason, text }: { readonly reason: string; readonly text: string },
): Buffer {
  const lines = ["unpack ok\n", ...commands.map(({ name }) => `ng ${name} ${reason}\n`)];
  const report = `${lines.map(renderPacket).join("")}0000`;
  return Buffer.from(`${renderPacket(`\u0002${text}\n`)}${renderPacket(`\u0001${report}`)}0000`);
}

function renderPacket(text: string): string {
  return (Buffer.byteLength(text) + 4).toString(16).padStart(4, "0") + text;
}
