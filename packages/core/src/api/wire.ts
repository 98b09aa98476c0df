import { z } from "zod";

/** A field that is null, too long or of another type is as good as none: what cannot do without it says so. */
const text: z.ZodType<string | undefined> = z.string().max(8_192).optional().catch(undefined);

/**
 * X's job object. Every field is optional and a plain string in X's OpenAPI 2.168, and more may come:
 * unknown ones are passed over.
 */
export const jobSchema: z.ZodType<WireJob> = z.object({
  id: text,
  name: text,
  type: text,
  status: text,
  created_at: text,
  upload_url: text,
  upload_expires_at: text,
  download_url: text,
  download_expires_at: text,
  resumable: z.boolean().optional().catch(undefined),
  error: text,
});

export interface WireJob {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  readonly created_at?: string | undefined;
  readonly upload_url?: string | undefined;
  readonly upload_expires_at?: string | undefined;
  readonly download_url?: string | undefined;
  readonly download_expires_at?: string | undefined;
  readonly resumable?: boolean | undefined;
  /** Why a job failed; in older reference pages only. */
  readonly error?: string | undefined;
}

/** Partial errors come with HTTP 200 too. */
const errors: z.ZodType<unknown[] | null | undefined> = z.array(z.unknown()).nullish();

export interface WireAnswer<T> {
  readonly data?: T | null | undefined;
  readonly errors?: unknown[] | null | undefined;
}

/** An answer about one job. */
export const oneJobSchema: z.ZodType<WireAnswer<WireJob>> = z.object({
  data: jobSchema.nullish(),
  errors,
});

/** A list of jobs; an empty one comes without `data`. What is in it is read one by one: it may be somebody else's. */
export const jobListSchema: z.ZodType<WireAnswer<unknown[]>> = z.object({
  data: z.array(z.unknown()).nullish(),
  errors,
});

/** An answer whose status says all: its body may be anything, or nothing. */
export const anySchema: z.ZodType<unknown> = z.unknown();

/** The errors of an answer that may be anything. */
export const errorsSchema: z.ZodType<WireAnswer<unknown>> = z.object({ data: z.unknown(), errors });
