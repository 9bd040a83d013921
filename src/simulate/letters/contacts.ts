import type { Random } from '../../../sample/people/random.ts';

/** The share of letters in which somebody gives a number or a link. */
const TELLS = 0.08;
/** The forms of these numbers and links; each is given only once. */
const SIGNS = /\+44 20 7946 \d{4}|https:\/\/pages\.example\/\d{4}/g;

/** Numbers and links that invented people put into letters: those that were held back, and those that left in a mail. */
export interface Contacts {
  random: Random;
  told: number;
  readonly heldBack: Set<string>;
  readonly left: Set<string>;
}

export const noContacts = (random: Random): Contacts => ({
  random,
  told: 0,
  heldBack: new Set(),
  left: new Set(),
});

/** Now and then, a number or a link to put into a letter; no two are the same. */
export function nextContact(contacts: Contacts): string | null {
  if (!contacts.random.chance(TELLS)) return null;
  contacts.told += 1;
  const digits = String(contacts.told).padStart(4, '0');
  return contacts.told % 2 === 0 ? `+44 20 7946 ${digits}` : `https://pages.example/${digits}`;
}

/** Notes the numbers and links in a mail that leaves. */
export function noteLeft({ left }: Contacts, text: string): void {
  for (const [sign] of text.matchAll(SIGNS)) left.add(sign);
}

/** How many numbers and links left although they were held back. */
export const leftAllTheSame = ({ heldBack, left }: Contacts): number =>
  [...heldBack].filter((one) => left.has(one)).length;
