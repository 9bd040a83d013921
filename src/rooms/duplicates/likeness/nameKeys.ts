import { SIGNS, isLatin, latin, withoutArticle } from './latin.ts';

/** A name in the form in which it is compared: it is not known which part is the family name, and the order of the parts says nothing. */
export interface ComparedName {
  /** The parts of the name as they are, in lower case. */
  parts: string[];
  /** The parts in Latin letters without marks, in alphabetical order. */
  plain: string[];
  /** The consonants of these, so that a name is similar to itself in another script. */
  bones: string[];
  isLatin: boolean;
}

/** Articles, which some people write and some leave out. */
const ARTICLES = new Set([
  'al',
  'el',
  'ul',
  'de',
  'da',
  'do',
  'del',
  'la',
  'van',
  'von',
  'der',
  'bin',
  'ibn',
]);

export function compareName(name: string): ComparedName {
  const parts = name
    .slice(0, 200)
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(SIGNS, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((part) => part !== '');
  const plain = parts.map(latin).filter((part) => part !== '');
  return {
    parts,
    plain: plain.toSorted(),
    bones: parts
      .map((part) => consonantsOf(latin(withoutArticle(part))))
      .filter((part, at) => part !== '' && !ARTICLES.has(plain[at] ?? ''))
      .toSorted(),
    isLatin: isLatin(name),
  };
}

const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh|zh|dj/g, 's'],
  [/t?ch/g, 'C'],
  [/ph/g, 'f'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/ts|tz|dz|z/g, 's'],
  [/x/g, 'ks'],
  [/q|ck|c/g, 'k'],
  [/j/g, 's'],
];

/** The consonants of a part of a name; sounds that scripts write differently count as one, and the first sound stays. */
export function consonantsOf(plain: string): string {
  let bones = plain.replace(/^(?:j(?=[aeou])|y|i(?=[aeou])|[aeiou])+/, 'a');
  for (const [sound, as] of SOUNDS) bones = bones.replaceAll(sound, as);
  return bones
    .replaceAll(/(?<!^)[aeiouywh]/g, '')
    .replaceAll(/(.)\1+/g, '$1')
    .replaceAll(/(?<=^a)a+/g, '');
}

/** Keys that a name shares with others that may be the same; none for a name of one short word. */
export function nameKeys({ plain, bones }: ComparedName): string[] {
  const keys: string[] = [];
  if (plain.length > 1 || (plain[0]?.length ?? 0) > 7) keys.push(`n ${plain.join(' ')}`);
  if (bones.length > 1 && bones.join('').length > 4) keys.push(`b ${bones.join(' ')}`);
  return keys;
}
