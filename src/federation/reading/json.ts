/** Values of another server's document. Check each before use: nothing is sure to have the right form. */
export type Doc = Readonly<Record<string, unknown>>;

/** The most levels of a document; the deepest documents of servers have about ten. */
const DEEPEST = 40;

/**
 * Reads JSON as data: no context is loaded, and only the fields asked for are used. Null if the text is not an object, or is nested deeper
 * than any server nests.
 */
export const readJson = (text: string): Doc | null => docOf(parsed(text));

/** Reads a list in the same way; empty if the text is not a list. */
export function readList(text: string): readonly unknown[] {
  const list = parsed(text);
  return Array.isArray(list) ? list : [];
}

function parsed(text: string): unknown {
  if (isTooDeep(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Counts brackets outside strings, before anything is parsed. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (inString) {
      if (sign === 0x5c) at++;
      else if (sign === 0x22) inString = false;
    } else if (sign === 0x22) inString = true;
    else if (sign === 0x7b || sign === 0x5b) {
      if (++depth > DEEPEST) return true;
    } else if (sign === 0x7d || sign === 0x5d) depth--;
  }
  return false;
}

export function docOf(value: unknown): Doc | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Doc) : null;
}

/** The text of a field; '' if there is none, or if it is longer than `most` characters. */
export const textOf = (value: unknown, most = 2000): string =>
  typeof value === 'string' && value.length <= most ? value.replaceAll('\0', '') : '';

/** The values of a field that may hold one or several; at most the first `most`. */
export const listOf = (value: unknown, most = 200): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value.slice(0, most) : [value];

/** The most octets of an address: the database's indexes limit the size of an entry. */
const LONGEST = 2000;

/** The address of a thing that is given by its address or in full; '' if that is not a web address. */
export function idOf(value: unknown): string {
  const id = textOf(typeof value === 'string' ? value : docOf(value)?.['id']);
  return originOf(id) === null || Buffer.byteLength(id) > LONGEST ? '' : id;
}

/** The addresses in a value or a list of them. */
export const idsOf = (value: unknown): string[] =>
  listOf(value)
    .map(idOf)
    .filter((id) => id !== '');

export function isOfType(doc: Doc, ...types: readonly string[]): boolean {
  return listOf(doc['type']).some((type) => types.includes(type as string));
}

/**
 * The origin of a web address; null for other addresses, and for those with a name and password. Things with the same origin belong to the
 * same server.
 */
export function originOf(id: string): string | null {
  const url = URL.parse(id);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  return url.origin;
}

export const isSameOrigin = (one: string, other: string): boolean =>
  originOf(one) !== null && originOf(one) === originOf(other);
