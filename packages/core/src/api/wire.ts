import { z } from "zod";

const text = z.string().max(8_192);

/**
 * X's job object. Every field is optional and a plain string in X's OpenAPI 2.168, and more may come:
 * unknown ones are passed over.
 */
const jobSchema: z.ZodType<WireJob> = z.object({
  id: text.optional(),
  name: text.optional(),
  type: text.optional(),
  status: text.optional(),
  created_at: text.optional(),
  upload_url: text.optional(),
  upload_expires_at: text.optional(),
  download_url: text.optional(),
  download_expires_at: text.optional(),
  resumable: z.boolean().optional(),
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
}

/** An answer about one job. Partial errors come with HTTP 200 too. */
export const oneJobSchema: z.ZodType<{ data?: WireJob | undefined; errors?: unknown[] | undefined }> =
  z.object({
    data: jobSchema.optional(),
    errors: z.array(z.unknown()).optional(),
  });

export const jobListSchema: z.ZodType<{ data?: WireJob[] | undefined; errors?: unknown[] | undefined }> =
  z.object({
    data: z.array(jobSchema).optional(),
    errors: z.array(z.unknown()).optional(),
  });

/** What we read of a refusal, in any of X's shapes. Used to tell causes apart, never shown. */
export const problemSchema: z.ZodType<{ title?: string | undefined; reason?: string | undefined }> = z.object(
  {
    title: z.string().optional(),
    reason: z.string().optional(),
  },
);
