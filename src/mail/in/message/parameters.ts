/** A header's value and its parameters (RFC 2045, comments and RFC 2231 included), names in lower case. */
export interface Structured {
  value: string;
  parameters: Map<string, string>;
}

/**
 * Reads `multipart/mixed; boundary="a\"b" (comment)` exactly as the parser does, including its mistakes. The survey and the parser must see
 * the same parts, or a mail could get past the limits. A test compares the two.
 */
export function readStructured(text: string): Structured {
  const parameters = new Map<string, string>();
  let value = '';
  let name: string | null = null;
  let isName = false;
  let token = '';
  let space = '';
  let [isQuoted, wasQuoted, isEscaped] = [false, false, false];

  const takeToken = (): string => {
    const taken = token;
    [token, space, wasQuoted] = ['', '', false];
    return taken;
  };
  const add = (letter: string): void => {
    token += token === '' ? letter : space + letter;
    space = '';
  };
  // If a parameter comes twice, the first counts.
  const store = (key: string, to: string): void => {
    if (!parameters.has(key)) parameters.set(key, to);
  };
  const storeToken = (): void => {
    const taken = takeToken();
    if (name === null) value = taken;
    else store(name, taken);
  };
  const storeName = (): void => {
    const alone = takeToken().trim();
    if (alone !== '') store(alone.toLowerCase(), '');
  };

  for (const letter of withoutComments(text)) {
    if (isName) {
      if (letter === '=') {
        name = takeToken().trim().toLowerCase();
        isName = false;
      } else if (letter === ';') storeName();
      else token += letter;
      continue;
    }
    if (isEscaped) {
      add(letter);
      isEscaped = false;
    } else if (isQuoted && letter === '\\') isEscaped = true;
    else if (isQuoted && letter === '"') [isQuoted, wasQuoted] = [false, true];
    else if (!isQuoted && letter === '"') {
      isQuoted = true;
      if (token !== '') token += space;
      space = '';
    } else if (!isQuoted && letter === ';') {
      storeToken();
      isName = true;
    } else if (!isQuoted && (letter === ' ' || letter === '\t')) space += letter;
    else if (!wasQuoted) add(letter);
  }
  if (isName) storeName();
  else storeToken();
  return { value: value.toLowerCase(), parameters: joined(parameters) };
}

/** Removes comments in parentheses where they are allowed; an open parenthesis is no comment if parameters follow it. */
export function withoutComments(text: string): string {
  const kept: string[] = [];
  let depth = 0;
  let begun = -1;
  let [isQuoted, isEscaped, isValue] = [false, false, false];
  let last = '';
  const keep = (letter: string): void => {
    kept.push(letter);
    last = letter;
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (isEscaped || letter === '\\') {
      if (depth === 0) keep(letter);
      isEscaped = !isEscaped;
    } else if (letter === '"' && depth === 0) {
      isQuoted = !isQuoted;
      keep(letter);
    } else if (!isQuoted && letter === '(' && (!isValue || last === '' || last === ' ' || last === '\t')) {
      if (depth === 0) begun = at;
      depth++;
    } else if (!isQuoted && letter === ')' && depth > 0) depth--;
    else if (depth === 0) {
      if (!isQuoted && letter === '=') isValue = true;
      if (!isQuoted && letter === ';') isValue = false;
      keep(letter);
    }
  }
  return depth === 0 || !text.includes(';', begun) ? kept.join('') : text;
}

/** Puts the pieces of RFC 2231 together (`name*0*=utf-8''a%62; name*1=c`). */
function joined(parameters: Map<string, string>): Map<string, string> {
  const pieces = new Map<
    string,
    { charset: string; all: { at: number; text: string; isEncoded: boolean }[] }
  >();
  for (const [key, given] of parameters) {
    const match = /\*((\d+)\*?)?$/.exec(key);
    if (!match) continue;
    parameters.delete(key);
    const name = key.slice(0, match.index);
    const found = pieces.get(name) ?? { charset: '', all: [] };
    pieces.set(name, found);
    const at = Number(match[2]) || 0;
    const isEncoded = match[0].endsWith('*');
    const labelled = at === 0 && isEncoded ? /^([^']*)'[^']*'(.*)$/.exec(given) : null;
    if (labelled) found.charset = labelled[1]!;
    found.all.push({ at, text: labelled?.[2] ?? given, isEncoded });
  }
  for (const [name, { charset, all }] of pieces) {
    let whole = '';
    let encoded = '';
    const flush = (): void => {
      whole += decoded(encoded, charset);
      encoded = '';
    };
    for (const { text, isEncoded } of all.sort((a, b) => a.at - b.at)) {
      if (isEncoded) encoded += text;
      else {
        flush();
        whole += text;
      }
    }
    flush();
    parameters.set(name, whole);
  }
  return parameters;
}

/** A value that cannot be known for sure: a survey refuses a mail that depends on it. */
export const UNSURE = '\ufffd';

function decoded(text: string, charset: string): string {
  const octets: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const [, hex] = /^%([0-9a-f]{2})/i.exec(text.slice(at, at + 3)) ?? [];
    if (hex) at += 2;
    octets.push(...(hex ? [Number.parseInt(hex, 16)] : Buffer.from(text.charAt(at), 'utf8')));
  }
  const bytes = Uint8Array.from(octets);
  try {
    return new TextDecoder(charset.trim().toLowerCase() || 'utf-8').decode(bytes);
  } catch {
    // The parser knows more names of charsets. Both agree on plain text.
    return octets.every((octet) => octet >= 0x20 && octet < 0x7f) ? String.fromCharCode(...octets) : UNSURE;
  }
}
