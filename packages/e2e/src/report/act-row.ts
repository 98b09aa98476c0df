/** What the table at the end says of a workflow. */
export interface ActRow {
  readonly workflow: string;
  /** The steps, with how they ended where that was not well. */
  readonly ran: string;
  readonly seconds: number;
}

declare module "vitest" {
  interface TaskMeta {
    act?: ActRow;
  }
}
