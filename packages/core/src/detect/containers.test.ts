// @module-tag slow
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { containers, explainContainer } from "./containers.ts";

test("each container is told as the first that its bytes fit, with its command", () => {
  for (const { name, bytes, command, note } of containers) {
    const content = Buffer.alloc(600, "x");
    for (const [at, text] of bytes) content.write(text, at, "latin1");
    const explained = explainContainer(content);
    expect(explained).toContain(`is ${name}, which is not read: `);
    expect(explained).toContain(`\`${command}\``);
    if (note !== undefined) expect(explained).toContain(note);
    expect(explainContainer(content.subarray(1))).toBeUndefined();
  }
});

/** A part of a ZIP archive, stored. */
function makePart(name: string, content: string): string {
  const header = Buffer.alloc(30);
  header.write("PK\x03\x04", "latin1");
  header.writeUInt32LE(content.length, 18);
  header.writeUInt32LE(content.length, 22);
  header.writeUInt16LE(name.length, 26);
  return header.toString("latin1") + name + content;
}

test("a ZIP archive with the parts of a workbook is one, whatever comes first", () => {
  for (const parts of [
    [makePart("[Content_Types].xml", "<Types/>")],
    [makePart("_rels/.rels", "x".repeat(700)), makePart("xl/workbook.xml", "<x/>")],
  ])
    expect(explainContainer(Buffer.from(parts.join(""), "latin1"))).toMatch(
      /^is an Excel workbook.*libreoffice.*rounded/,
    );
  const lists = makePart("lists/xl.txt", "20") + makePart("exl/a.txt", "21");
  expect(explainContainer(Buffer.from(lists, "latin1"))).toMatch(/^is a ZIP archive.*unzip/);
});

test("a list is not a container", () => {
  for (const text of ["", "20\n", "tweet_id,text\n", '{"id":20}', "PARTY\n", "PK,1\n", "X\nY\n", "7\n"])
    expect(explainContainer(Buffer.from(text))).toBeUndefined();
});

test("what tar makes is told", () => {
  const folder = import.meta.dirname;
  const tar = execFileSync("tar", ["-cf", "-", "-C", folder, "containers.ts"]);
  expect(explainContainer(tar.subarray(0, 4_096))).toContain("is a tar archive");
});
