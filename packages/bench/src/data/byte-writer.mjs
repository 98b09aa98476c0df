import { closeSync, openSync, writeSync } from "node:fs";
import { hashNumber } from "./walk-numbers.mjs";

const bufferBytes = 1 << 20;
const idDigits = 19;
const zero = 48;

/** Writes lines with IDs to a file, quickly and without a string for each. `count` is how many IDs there are in all. */
export function createByteWriter(path, count) {
  const file = openSync(path, "w");
  const buffer = Buffer.allocUnsafe(bufferBytes + 1024);
  const step = Math.floor(9e8 / count);
  let at = 0;

  function flush() {
    for (let done = 0; done < at; ) done += writeSync(file, buffer, done, at - done);
    at = 0;
  }
  function writeDigits(value) {
    for (let place = at + 8, rest = value; place >= at; place--) {
      const quotient = Math.floor(rest / 10);
      buffer[place] = zero + rest - quotient * 10;
      rest = quotient;
    }
    at += 9;
  }

  return {
    /** The ID of a number: 19 digits, of which no two numbers have the same. */
    id(number) {
      if (at + idDigits > bufferBytes) flush();
      const hashed = hashNumber(number + 0x5bd1e995);
      buffer[at++] = zero + 1;
      writeDigits(number * step + (hashed % step));
      writeDigits(hashed % 1e9);
    },
    /** Any other text of ASCII, shorter than 1 KiB. */
    text(ascii) {
      at += buffer.latin1Write(ascii, at);
      if (at > bufferBytes) flush();
    },
    /** Ends the file. */
    end() {
      flush();
      closeSync(file);
    },
  };
}
