import { ComplianceError } from "../errors.ts";
import { recordSchema } from "./record.ts";

/** P4: takes the sentinels that came back out of a result, so that nothing behind it ever sees them. */
export interface SentinelFilter {
  push(chunk: Uint8Array): readonly Uint8Array[];
  end(): readonly Uint8Array[];
  /**
   * Call it behind `end`. Returns whether all sentinels came back; none means that the service does not tell of them.
   * Throws RESULT_INCOMPLETE if some came back and others did not, RESULT_FOREIGN_ID.
   */
  finish(): boolean;
}

export interface SentinelFilterOptions {
  readonly sentinels: readonly string[];
  /**
   * Whether another run may have made the upload. After its token was replaced, that run's sentinels are not
   * ours: they say nothing, as if none had come back, and are no IDs either.
   */
  readonly adopted: boolean;
}

/** What a sentinel looks like, whoever made it. No ID has a letter. */
const sentinelForm = /^[a-z]{20}$/;
/** The end of the key `error`: in every record about a sentinel and hardly anywhere else, so most bytes are only searched. */
const mark = 'rror"';
const lf = 10;
/** No record is longer, and the reader refuses what is. */
const maxLineBytes = 64 * 1024;

export function createSentinelFilter({ sentinels, adopted }: SentinelFilterOptions): SentinelFilter {
  const own = new Set(sentinels);
  const returned = new Set<string>();
  let strangers = 0;

  function takeSentinel(line: Buffer): boolean {
    const id = readInvalidId(line);
    if (id === undefined) return false;
    if (own.has(id)) returned.add(id);
    else if (sentinelForm.test(id)) strangers++;
    else return false;
    return true;
  }

  function filterLines(lines: Buffer): Uint8Array[] {
    const kept: Uint8Array[] = [];
    let from = 0;
    for (let at = lines.indexOf(mark); at !== -1; ) {
      const start = lines.lastIndexOf(lf, at) + 1;
      const end = lines.indexOf(lf, at) + 1;
      if (takeSentinel(lines.subarray(start, end))) {
        if (start > from) kept.push(lines.subarray(from, start));
        from = end;
      }
      at = lines.indexOf(mark, end);
    }
    if (from < lines.length) kept.push(lines.subarray(from));
    return kept;
  }

  let held: Buffer = Buffer.alloc(0);
  function release(): readonly Uint8Array[] {
    const released = held.length > 0 ? [held] : [];
    held = Buffer.alloc(0);
    return released;
  }

  return {
    push(chunk) {
      const bytes = held.length === 0 ? viewBytes(chunk) : Buffer.concat([held, chunk]);
      const end = bytes.lastIndexOf(lf) + 1;
      held = Buffer.from(bytes.subarray(end));
      const kept = filterLines(bytes.subarray(0, end));
      return held.length > maxLineBytes ? [...kept, ...release()] : kept;
    },
    end: release,
    finish() {
      if (strangers > 0 && (returned.size > 0 || !adopted)) {
        throw new ComplianceError("RESULT_FOREIGN_ID", "The result is about lines that were not submitted.");
      }
      if (returned.size === 0) return false;
      if (returned.size === own.size) return true;
      throw new ComplianceError(
        "RESULT_INCOMPLETE",
        `The result holds ${returned.size} of the ${own.size} lines that show whether it is whole.`,
      );
    },
  };
}

function viewBytes({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}

/** The line of the upload that a record gives back as no ID, or undefined if it is another record, or none. */
function readInvalidId(line: Buffer): string | undefined {
  try {
    const record = recordSchema.safeParse(JSON.parse(line.toString("utf8")));
    return record.success && record.data.error !== undefined ? record.data.id : undefined;
  } catch {
    // Not JSON: whoever reads the result says so, with the line.
    return undefined;
  }
}
