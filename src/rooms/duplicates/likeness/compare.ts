import { addressKeys, compareAddress, isOneSlip } from './addressKeys.ts';
import type { ComparedAddress } from './addressKeys.ts';
import { compareName, nameKeys } from './nameKeys.ts';
import type { ComparedName } from './nameKeys.ts';

/** The data of a person that tells whether two people are one. */
export interface Likeness {
  name: string;
  /** Normalised; null for a person without one. */
  address: string | null;
  country: string | null;
  /** Digests of the person's long answers in words, folded. */
  texts: readonly string[];
  /** The person's choices in the form, by question: each as a text. */
  choices: ReadonlyMap<string, readonly string[]>;
}

/** Reasons why two people may be one, in the order in which they are shown. Each has its words in the catalogue. */
export const EVIDENCE = [
  'same-name',
  'name-accents',
  'name-order',
  'name-script',
  'name-spelling',
  'mailbox',
  'address-slip',
  'address-near',
  'answers',
  'choices',
  'country',
] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** Stored reasons, in the order in which they are shown. */
export const evidenceIn = (stored: readonly string[]): Evidence[] =>
  EVIDENCE.filter((one) => stored.includes(one));

export interface Compared {
  name: ComparedName;
  address: ComparedAddress | null;
  of: Likeness;
}

export const compared = (of: Likeness): Compared => ({
  name: compareName(of.name),
  address: of.address === null ? null : compareAddress(of.address),
  of,
});

/** Keys by which people who may be the same find each other: two people without a common key are never compared. */
export const keysOf = ({ name, address, of }: Compared): string[] => [
  ...new Set([
    ...nameKeys(name),
    ...(address ? addressKeys(address) : []),
    ...of.texts.map((text) => `t ${text}`),
  ]),
];

/**
 * Reasons why two people may be one; null when they are too weak to bother anybody with. `namesakes`: how many people of the same country
 * have the name, including both.
 */
export function evidenceFor(a: Compared, b: Compared, namesakes: number): Evidence[] | null {
  const name = nameEvidence(a.name, b.name);
  const address = addressEvidence(a.address, b.address);
  const texts = a.of.texts.filter((text) => b.of.texts.includes(text)).length;
  const chosen = choicesInCommon(a.of.choices, b.of.choices);
  const abroad = a.of.country !== null && b.of.country !== null && a.of.country !== b.of.country;
  const met = a.name.bones.some((part) => part.length > 2 && b.name.bones.includes(part));
  // Two people with a common name and different choices are two; so are two of different countries, unless their choices are the same.
  const enough = abroad || namesakes > MANY_NAMESAKES ? VERY_LIKE : LIKE;
  const isAlike = chosen === null ? !abroad && namesakes <= MANY_NAMESAKES : chosen >= enough;
  const isOne =
    (address === 'mailbox' && (met || a.address?.tag === b.address?.tag)) ||
    (address === 'address-slip' && met) ||
    (texts > 1 && (!abroad || met)) ||
    (texts > 0 && name !== null) ||
    (name !== null && isAlike && (address !== null || !abroad) && name !== 'name-spelling') ||
    (name === 'name-spelling' && isAlike && (address !== null || (chosen ?? 0) >= VERY_LIKE));
  if (!isOne) return null;
  const found: Evidence[] = [];
  if (name) found.push(name);
  if (address) found.push(address);
  if (texts > 0) found.push('answers');
  if (chosen !== null && chosen >= LIKE) found.push('choices');
  if (a.of.country !== null && a.of.country === b.of.country) found.push('country');
  return found;
}

/**
 * The share of equal choices that suggests one person. The higher one is for names spelled in another way, for common names and for
 * different countries.
 */
const LIKE = 0.6;
const VERY_LIKE = 0.8;
/** A name with more namesakes is common: then only nearly equal choices suggest one person. */
const MANY_NAMESAKES = 3;
/** Questions that both must have answered before their choices say anything. */
const ENOUGH = 3;

function nameEvidence(a: ComparedName, b: ComparedName): Evidence | null {
  const same = (key: 'parts' | 'plain' | 'bones'): boolean =>
    a[key].length > 0 && a[key].join(' ') === b[key].join(' ');
  if (same('parts')) return 'same-name';
  if (a.isLatin !== b.isLatin) return same('bones') && isName(a) ? 'name-script' : null;
  if (same('plain'))
    return a.parts.toSorted().join(' ') === b.parts.toSorted().join(' ') ? 'name-order' : 'name-accents';
  return same('bones') && isName(a) ? 'name-spelling' : null;
}

/** One short word is too little to go by. */
const isName = ({ bones }: ComparedName): boolean => bones.length > 1 && bones.join('').length > 4;

function addressEvidence(a: ComparedAddress | null, b: ComparedAddress | null): Evidence | null {
  if (!a || !b) return null;
  if (a.mailbox === b.mailbox) return a.domain === b.domain ? 'mailbox' : aliasOrSlip(a, b);
  if (a.local !== b.local || a.local.length < 6) return null;
  const within = a.domain.endsWith(`.${b.domain}`) || b.domain.endsWith(`.${a.domain}`);
  return within || (a.domain.length > 6 && isOneSlip(a.domain, b.domain)) ? 'address-slip' : 'address-near';
}

const aliasOrSlip = (a: ComparedAddress, b: ComparedAddress): Evidence =>
  a.mailbox.endsWith(`@${a.domain}`) && b.mailbox.endsWith(`@${b.domain}`) ? 'mailbox' : 'address-slip';

/** The mean share of equal choices over the questions that both answered; null when these are too few. */
function choicesInCommon(a: Likeness['choices'], b: Likeness['choices']): number | null {
  let questions = 0;
  let sum = 0;
  for (const [question, own] of a) {
    const theirs = b.get(question);
    if (!theirs || own.length + theirs.length === 0) continue;
    const both = own.filter((one) => theirs.includes(one)).length;
    sum += both / (own.length + theirs.length - both);
    questions++;
  }
  return questions < ENOUGH ? null : sum / questions;
}
