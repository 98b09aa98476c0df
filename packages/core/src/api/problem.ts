import { z } from "zod";

/** What we read of a refusal, in any of X's shapes. Used to tell causes apart, never shown. */
export interface Problem {
  readonly title?: string | undefined;
  readonly reason?: string | undefined;
  readonly type?: string | undefined;
}

const word: z.ZodType<string | undefined> = z.string().optional().catch(undefined);
const problemSchema: z.ZodType<Problem> = z
  .object({ title: word, reason: word, type: word })
  .catch(() => ({ title: undefined, reason: undefined, type: undefined }));

/** Whatever a body says in JSON, empty if it is nothing of this; undefined for a body that is not JSON. */
export function readProblem(body: string): Problem | undefined {
  try {
    return problemSchema.parse(JSON.parse(body));
  } catch {
    return undefined;
  }
}
