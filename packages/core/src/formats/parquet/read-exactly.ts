import { describeFileError, type OpenFile } from "../../files/read-file.ts";

/** Some bytes of a file in memory of their own; `undefined` where it does not have them all. Throws FILE_UNREADABLE. */
export async function readExactly(
  { handle, sizeBytes: fileBytes }: OpenFile,
  { from, sizeBytes, name }: { readonly from: number; readonly sizeBytes: number; readonly name: string },
): Promise<Buffer | undefined> {
  if (!(from >= 0 && sizeBytes >= 0 && from + sizeBytes <= fileBytes)) return undefined;
  const bytes = Buffer.alloc(sizeBytes);
  try {
    for (let read = 0; read < sizeBytes; ) {
      const { bytesRead } = await handle.read(bytes, read, sizeBytes - read, from + read);
      if (bytesRead === 0) return undefined;
      read += bytesRead;
    }
  } catch (error) {
    throw describeFileError(error, { code: "FILE_UNREADABLE", what: `${name} cannot be read` });
  }
  return bytes;
}
