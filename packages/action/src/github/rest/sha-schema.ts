import { z } from "zod";

/** Git's name for an object, by SHA-1 or SHA-256. It becomes an argument of git's, so it must be nothing else. */
export const shaSchema = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
