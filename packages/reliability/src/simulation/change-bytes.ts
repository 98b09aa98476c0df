import type { ByteChange } from "./network-fault.ts";

/** Bytes on their way, how their end is known, and whether the connection breaks behind them. */
export interface Sending {
  readonly bytes: Buffer;
  readonly framing: "length" | "none" | "chunked";
  readonly headers: Readonly<Record<string, string>>;
  readonly breaks: boolean;
}

const lf = 10;
/** A sentinel, or as much of one as X leaves of it. No other word of a result is as long. */
const mark = /[a-z]{12}/i;
const gzipHeader: readonly number[] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];

/** What happens to a result on its way. `undefined` of a change that these bytes cannot suffer. */
export function changeBytes(
  bytes: Buffer,
  { how, place, atLineEnd, keepsLf }: ByteChange,
): Sending | undefined {
  const at = chooseCut(bytes, place, atLineEnd);
  const whole = { framing: "length", headers: {}, breaks: false } as const;
  switch (how) {
    case "cut":
      return {
        ...whole,
        bytes: bytes.subarray(0, at),
        breaks: true,
        framing: atLineEnd ? "chunked" : "length",
      };
    case "cut without a length":
      return { ...whole, bytes: bytes.subarray(0, at), framing: "none" };
    case "cut and compressed": {
      // One block as it is, and not the last one.
      const header = Buffer.from([...gzipHeader, 0, 0, 0, 0, 0]);
      header.writeUInt16LE(at, header.length - 4);
      header.writeUInt16LE(0xffff - at, header.length - 2);
      return {
        ...whole,
        bytes: Buffer.concat([header, bytes.subarray(0, at)]),
        headers: { "content-encoding": "gzip" },
      };
    }
    case "short": {
      let end = at;
      // With its line feed it is as good as a whole one to whoever knows only its bytes: a limit that the oracle knows.
      // That of the sentinels, which may all stand before the cut, is not played.
      const looksWhole = keepsLf && !holdsAllMarks(bytes, at);
      while (!looksWhole && bytes[end - 1] === lf) end--;
      return end === 0 ? undefined : { ...whole, bytes: bytes.subarray(0, end) };
    }
    case "foreign":
      return { ...whole, bytes: append(bytes, { id: "77", action: "delete", reason: "deleted" }) };
    case "conflict": {
      const id = /"id":"([0-9]+)","action":"delete"/.exec(bytes.toString())?.[1];
      return id === undefined
        ? undefined
        : { ...whole, bytes: append(bytes, { id, action: "rehydrate", reason: "tweet_edited" }) };
    }
    case "number":
      return { ...whole, bytes: Buffer.from(bytes.toString().replace(/"id":"([0-9]+)"/, '"id":$1')) };
  }
}

function chooseCut(bytes: Buffer, place: number, atLineEnd: boolean): number {
  const at = Math.floor(place * bytes.length);
  return atLineEnd ? bytes.indexOf(lf, at) + 1 : at;
}

/** Whether some of a result's lines are echoes of sentinels, and all of these stand before the cut. */
function holdsAllMarks(bytes: Buffer, at: number): boolean {
  return mark.test(bytes.toString()) && !mark.test(bytes.toString("utf8", at));
}

function append(bytes: Buffer, record: object): Buffer {
  return Buffer.concat([bytes, Buffer.from(`${JSON.stringify(record)}\n`)]);
}
