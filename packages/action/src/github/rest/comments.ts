import { z } from "zod";
import type { GitHub } from "../client.ts";

const pageSize = 100;
const mostPages = 10;
const commentsSchema = z.array(z.object({ body: z.string().nullish() }));

/** Reads the comments below a pull request, oldest first; of very many the first thousand. */
export async function listComments(github: GitHub, number: number): Promise<readonly string[]> {
  const bodies: string[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const comments = await github.request({
      operation: "listComments",
      route: "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
      parameters: { issue_number: number, per_page: pageSize, page },
      answer: commentsSchema,
    });
    bodies.push(...comments.map(({ body }) => body ?? ""));
    if (comments.length < pageSize) break;
  }
  return bodies;
}

export async function createComment(github: GitHub, number: number, body: string): Promise<void> {
  await github.request({
    operation: "createComment",
    route: "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
    parameters: { issue_number: number, body },
    answer: z.unknown(),
  });
}
