import { type Declaration, splitMembers } from "./split-declarations.ts";

/** The members of an interface or a class, its own first, then those that an interface has from others. */
export function listMembers(
  declaration: Declaration,
  find: (name: string) => Declaration | undefined,
): readonly Declaration[] {
  const { kind, text } = declaration;
  if (kind !== "interface" && kind !== "class") return [];
  const own = splitMembers(declaration).filter(isPublic);
  const bases = kind === "interface" ? splitBases(text.slice(0, text.indexOf("{"))) : [];
  const members = new Map(own.map((member) => [member.name, member]));
  for (const { name, takes } of bases) {
    const base = find(name);
    for (const member of base === undefined ? [] : listMembers(base, find)) {
      if (takes(member.name) && !members.has(member.name)) members.set(member.name, member);
    }
  }
  return [...members.values()];
}

function isPublic({ name, text }: Declaration): boolean {
  return !text.startsWith("#") && !text.startsWith("private ") && name !== "constructor";
}

interface Base {
  readonly name: string;
  readonly takes: (member: string) => boolean;
}

/** What stands behind `extends`: names, `Pick`, `Omit` and `Partial` of names. */
function splitBases(head: string): readonly Base[] {
  const [, list = ""] = /^[^{]*? extends ([\s\S]*)$/.exec(head) ?? [];
  return [...list.matchAll(/(?:(Pick|Omit)<(\w+), ([^>]*)>|(?:Partial<)?(\w+)>?)(?:, |\s*$)/g)].map(
    ([, how, picked = "", names = "", whole = ""]) => {
      const named = names.split("|").map((name) => name.trim().replaceAll('"', ""));
      if (how === undefined) return { name: whole, takes: () => true };
      return { name: picked, takes: (member) => named.includes(member) === (how === "Pick") };
    },
  );
}
