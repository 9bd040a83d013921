/** Control characters that no text has: all but tab, line feed, form feed and carriage return. */
const CONTROLS = /[^\P{Cc}\t\n\f\r\u0080-\u009f]/u;

/**
 * Whether octets are plain text: UTF-8, UTF-16 with its mark, or one of the encodings with one octet a letter that spreadsheets still write
 * (windows-1252 and 1256 together give every octet above 127 a meaning).
 */
export function isText(file: Buffer): boolean {
  if (file[0] === 0xff && file[1] === 0xfe) return isOf('utf-16le', file);
  if (file[0] === 0xfe && file[1] === 0xff) return isOf('utf-16be', file);
  return !CONTROLS.test(file.toString('latin1'));
}

function isOf(encoding: string, file: Buffer): boolean {
  try {
    return !CONTROLS.test(new TextDecoder(encoding, { fatal: true }).decode(file));
  } catch {
    return false;
  }
}
