import { readObject, shaPattern, writeObject } from "../git/objects.ts";
import { readText, requireText } from "../http/fields.ts";
import type { GitHubRoute } from "../http/github-route.ts";
import { refuse, refuseUnknown } from "../http/refusal.ts";
import { createLinks, renderNodeId } from "../render/links.ts";
import type { GitHubWorld } from "../world.ts";

const maxBlobBytes = 40 * 1024 * 1024;

const tooLargeText =
  "Sorry, your input was too large to process. Consider creating the blob in a local clone of the repository and then pushing it to GitHub.";

/** GitHub breaks the base64 of a blob into lines of this length. */
const base64Line = /.{1,60}/g;

/** Blobs: the contents of files. */
export function createBlobRoutes(world: GitHubWorld): readonly GitHubRoute[] {
  const getBlob: GitHubRoute["handle"] = async ({ params, accept, apiUrl }) => {
    const sha = params.sha ?? "";
    const object = shaPattern.test(sha) ? await readObject(world.git, sha) : undefined;
    if (object?.type !== "blob") throw refuseUnknown();
    if (/application\/vnd\.github(\.v3)?\.raw/.test(accept)) {
      return {
        status: 200,
        headers: { "content-type": "application/vnd.github.raw+json" },
        body: object.content,
      };
    }
    const lines = object.content.toString("base64").match(base64Line) ?? [];
    return {
      status: 200,
      body: {
        sha,
        node_id: renderNodeId("B", sha),
        size: object.content.length,
        url: `${createLinks(apiUrl, world.repository).api}/git/blobs/${sha}`,
        content: lines.map((line) => `${line}\n`).join(""),
        encoding: "base64",
      },
    };
  };

  const createBlob: GitHubRoute["handle"] = async ({ fields, apiUrl }) => {
    const text = requireText(fields, "content");
    const encoding = readText(fields, "encoding") ?? "utf-8";
    if (encoding !== "utf-8" && encoding !== "base64")
      throw refuse(422, `${encoding} is not a supported encoding`);
    const content = encoding === "utf-8" ? Buffer.from(text) : decodeBase64(text);
    if (content.length > maxBlobBytes) throw refuse(422, tooLargeText);
    const sha = await writeObject(world.git, { type: "blob", content });
    return {
      status: 201,
      body: { sha, url: `${createLinks(apiUrl, world.repository).api}/git/blobs/${sha}` },
    };
  };

  return [
    {
      name: "getBlob",
      method: "GET",
      path: "/git/blobs/(?<sha>[^/]+)",
      need: { contents: "read" },
      handle: getBlob,
    },
    {
      name: "createBlob",
      method: "POST",
      path: "/git/blobs",
      need: { contents: "write" },
      handle: createBlob,
    },
  ];
}

function decodeBase64(text: string): Buffer {
  // Node passes over what is not base64, where GitHub refuses it.
  if (!/^[A-Za-z0-9+/\s]*=?\s*=?\s*$/.test(text)) throw refuse(422, "content is not valid Base64");
  return Buffer.from(text, "base64");
}
