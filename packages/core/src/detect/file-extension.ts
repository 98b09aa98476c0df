export function splitExtension(name: string): { readonly extension: string; readonly rest: string } {
  const dot = name.lastIndexOf(".");
  const nameStart = Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1;
  if (dot <= nameStart) return { extension: "", rest: name };
  return { extension: name.slice(dot + 1).toLowerCase(), rest: name.slice(0, dot) };
}
