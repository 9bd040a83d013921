import { domainOf, localOf } from '../../../lib/address/parts.ts';

/** Domains that share their mailboxes with another domain. */
const ALIASES = new Map([
  ['googlemail.com', 'gmail.com'],
  ['protonmail.com', 'proton.me'],
  ['protonmail.ch', 'proton.me'],
  ['pm.me', 'proton.me'],
  ['me.com', 'icloud.com'],
  ['mac.com', 'icloud.com'],
  ['ya.ru', 'yandex.ru'],
  ['yandex.com', 'yandex.ru'],
  ['yandex.by', 'yandex.ru'],
  ['yandex.kz', 'yandex.ru'],
  ['yandex.ua', 'yandex.ru'],
]);

/** Domains whose names people mistype. Nobody has a mailbox at a domain one letter away, except at those in `REAL`. */
const MUCH_USED = (
  'gmail.com googlemail.com hotmail.com outlook.com yahoo.com icloud.com live.com proton.me protonmail.com yandex.ru mail.ru gmx.de gmx.net web.de ' +
  'hotmail.fr yahoo.fr hotmail.es yahoo.es orange.fr free.fr naver.com rediffmail.com aol.com'
).split(' ');
const REAL = new Set([...MUCH_USED, 'mail.com', 'ymail.com', 'email.com', 'gmx.com', 'gmx.at', 'live.de']);

/** The signs in a local part that the mailbox provider ignores, by domain. */
const LEFT_OUT: Readonly<Record<string, RegExp>> = {
  'gmail.com': /\./g,
  'proton.me': /[._-]/g,
};

export interface ComparedAddress {
  /** The mailbox, in whichever spelling it was given. */
  mailbox: string;
  /** The part before the @ without signs between letters, and the text after a plus. */
  local: string;
  tag: string;
  domain: string;
}

/**
 * A (normalised) address in the form in which it is compared. Two addresses with one `mailbox` are read by the same person, or by people
 * who share it.
 */
export function compareAddress(address: string): ComparedAddress {
  const [before = '', tag = ''] = localOf(address).split(/\+(.*)/s);
  const typed = domainOf(address);
  const domain = ALIASES.get(typed) ?? typed;
  const meant = meantDomain(domain);
  const box = LEFT_OUT[meant] ? before.replaceAll(LEFT_OUT[meant], '') : before;
  return { mailbox: `${box}@${meant}`, local: before.replaceAll(/[._-]/g, ''), tag, domain };
}

/** The much used domain that somebody meant by one with a slip in it; otherwise the domain itself. */
export function meantDomain(domain: string): string {
  if (REAL.has(domain)) return domain;
  const meant = MUCH_USED.find((one) => one.length > 7 && isOneSlip(one, domain));
  return meant === undefined ? domain : (ALIASES.get(meant) ?? meant);
}

/** Whether one letter is missing, extra, different or swapped with the next (Damerau 1964: four slips in five are one of these). */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (a[at] !== undefined && a[at] === b[at]) at++;
  const rest = (text: string, skipped: number): string => text.slice(at + skipped);
  return (
    rest(a, 1) === rest(b, 1) ||
    rest(a, 1) === rest(b, 0) ||
    rest(a, 0) === rest(b, 1) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, 2) === rest(b, 2))
  );
}

/** Local parts that belong to an office and not to a person. */
const OFFICES = /^(?:info|admin|contact|office|mail|hello|team|library|bibliothe?que|biblioteca|support)$/;

/** Keys that an address shares with others that may belong to the same person. */
export function addressKeys({ mailbox, local }: ComparedAddress): string[] {
  const keys = [`a ${mailbox}`];
  if (local.length > 5 && !OFFICES.test(local)) keys.push(`l ${local}`);
  return keys;
}
