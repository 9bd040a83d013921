/** A phone number, a link or a mail address in a text, as written there. */
export interface Contact {
  kind: 'phone' | 'link' | 'address';
  text: string;
  at: number;
}

/**
 * Phone numbers, links and mail addresses in a text, in its order. A phone number is known by its shape alone, whatever its country and
 * script.
 */
export function contactsIn(text: string): Contact[] {
  const links = [...text.matchAll(LINK)].map((found) => of('link', found[0].replace(TAIL, ''), found.index));
  // Dates and the like are overwritten with signs that no number has, so that positions stay the same.
  let rest = inAscii(text);
  for (const link of links) rest = covered(rest, link.at, link.text.length);
  const addresses = [...rest.matchAll(ADDRESS)].map(({ 0: found, index }) =>
    of('address', text.slice(index, index + found.length), index),
  );
  for (const address of addresses) rest = covered(rest, address.at, address.text.length);
  for (const shape of OTHERS)
    for (const found of rest.matchAll(shape)) rest = covered(rest, found.index, found[0].length);
  const phones = [...rest.matchAll(NUMBER)]
    .filter((found) =>
      isPhone(found[0], rest.slice(0, found.index), rest.slice(found.index + found[0].length)),
    )
    .map((found) => of('phone', text.slice(found.index, found.index + found[0].length), found.index));
  return [...links, ...addresses, ...phones].toSorted((a, b) => a.at - b.at);
}

const of = (kind: Contact['kind'], text: string, at: number): Contact => ({ kind, text, at });

/**
 * Web addresses: with their protocol, with www, with a path, or in a top-level domain that no sentence ends with. The escaped ones are the
 * Cyrillic domains of Russia, Ukraine, Belarus, Serbia and North Macedonia.
 */
const LINK =
  /\b(?:https?:\/\/|www\.)[^\s<>"]+|(?<![\p{L}\p{N}@._-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:(?:(?:com|org|net|info|biz|app|edu|gov)\b|(?:\u0440\u0444|\u0443\u043a\u0440|\u0431\u0435\u043b|\u0441\u0440\u0431|\u043c\u043a\u0434)(?![\p{L}\p{N}]))(?:\/[^\s<>"]*)?|[a-z]{2,12}\/[^\s<>"]+)/giu;
/** Mail addresses as people write them, in any script. An address with “at” in words is found by its domain, as a link. */
const ADDRESS =
  /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}_%+'-][\p{L}\p{N}._%+'-]{0,63}[@\uFF20](?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}(?:xn--[a-z0-9-]{2,59}|\p{L}{2,24})(?![\p{L}\p{N}])/giu;
/** Signs of the sentence at the end of a link. */
const TAIL = /[.,;:!?)\]}»”’'"،؛؟。]+$/u;

/** A run of digits, with the signs that people put between them. */
const NUMBER = /(?<![\p{L}\p{Nd}])[+＋]?[(]?\d(?:[ \u00a0\u202f\t()./‐‑–·-]{0,3}\d){5,}(?!\p{L})/gu;

/** Days, years and ranges of these, times of day, numbers of books and journals. */
const OTHERS: readonly RegExp[] = [
  /(?<!\d)\d{4}[-./]\d{1,2}[-./]\d{1,2}(?!\d)/g,
  /(?<![\d+])(?<!\d\.)\d{1,2}([-./])\d{1,2}\1(?:\d{4}|\d{2})(?!\1?\d)/g,
  /(?<!\d)(?:1\d|20|21)\d\d ?[-–/] ?(?:(?:1\d|20|21)\d\d|\d\d)(?![-–/]?\d)/g,
  /(?<![\d+ -])(?:1\d|20|21)\d\d(?: (?:1\d|20|21)\d\d)+(?![ -]?\d)/g,
  /(?<!\d)\d{1,2}[:h]\d{2}(?::\d{2})?(?!\d)/g,
  /(?<!\d)97[89](?:[ -]?\d){10}(?!\d)/g,
  /\bIS[BS]N(?:-1[03])?:? ?\d[\dXx -]{6,16}/g,
  /(?<![\d-])\d{1,5}-\d{1,7}-\d{1,7}-[\dXx](?![\d-])/g,
  /\bdoi:? ?10\.\S+|(?<![\d.])10\.\d{4,}\/\S+/gi,
];

/** The fewest and most digits of a phone number: with its country, and without. */
const ABROAD = [7, 15] as const;
const AT_HOME = [8, 13] as const;
/** The fewest digits of a number without anything between its digits. */
const PLAIN = 9;

/** Digits in threes from the end, as amounts of money are written. */
const IN_THREES = /^\d{1,3}(?:([ .\u00a0\u202f])\d{3})(?:\1\d{3})*$/;

const currencies = new Set(Intl.supportedValuesOf('currency'));

function isPhone(run: string, before: string, after: string): boolean {
  const digits = run.replaceAll(/\D/g, '');
  const within = ([least, most]: readonly [number, number]): boolean =>
    digits.length >= least && digits.length <= most;
  if (/^[+＋]/.test(run)) return within(ABROAD);
  if (/^00[1-9]/.test(digits)) return digits.length >= 9 && digits.length <= 17;
  if (CALLED.test(before.slice(-24))) return digits.length >= 6 && digits.length <= 15;
  if (!within(AT_HOME)) return false;
  if (isAmount(run, before, after)) return false;
  return digits === run ? digits.length >= (run.startsWith('0') ? AT_HOME[0] : PLAIN) : true;
}

/** Names and signs that stand before a phone number in any language. */
const CALLED = /(?:whats ?app|telegram|signal|viber|wechat|line|\btel|☎|📞|📱|📲)\P{L}{0,6}$/iu;

function isAmount(run: string, before: string, after: string): boolean {
  if (run.startsWith('0')) return false;
  const code = /(?:^|[^\p{L}])(\p{Lu}{3,4})[ \u00a0\u202f]?$/u.exec(before)?.[1];
  const next = /^[ \u00a0\u202f]?(\p{Lu}{3,4})(?![\p{L}])/u.exec(after)?.[1];
  const isMoney = [code, next].some((one) => one !== undefined && (currencies.has(one) || one === 'FCFA'));
  if (isMoney || /\p{Sc}[ \u00a0\u202f]?$/u.test(before) || /^[ \u00a0\u202f]?(?:\p{Sc}|%)/u.test(after))
    return true;
  // Three groups of three digits with spaces are a phone number in many countries.
  return IN_THREES.test(run) && !/^\d{3} \d{3} \d{3}$/.test(run);
}

const covered = (text: string, at: number, length: number): string =>
  text.slice(0, at) + '\u0001'.repeat(length) + text.slice(at + length);

/** Digits of every script as ASCII digits, each in its place. */
const inAscii = (text: string): string =>
  text.replaceAll(/\p{Nd}/gu, (digit) => {
    const value = digitOf(digit.codePointAt(0)!);
    return digit.length === 1 ? String(value) : `\u0001${value}`;
  });

/** The ten digits of each script stand in a row that begins at its zero. */
function digitOf(point: number): number {
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
  return point < 0x1d7ce || point > 0x1d7ff ? value : (point - 0x1d7ce) % 10;
}
