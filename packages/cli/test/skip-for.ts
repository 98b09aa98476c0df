declare module "vitest" {
  interface TaskMeta {
    readonly skipReason?: string;
  }
}

/** Options of a test that cannot run where `reason` holds, and says so. */
export function skipFor(reason: string | undefined): {
  readonly skip: boolean;
  readonly meta: { readonly skipReason?: string };
} {
  return { skip: reason !== undefined, meta: reason === undefined ? {} : { skipReason: reason } };
}
