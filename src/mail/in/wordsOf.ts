import type { Message } from './message/index.ts';
import { textOfHtml, trim } from './trim/index.ts';

export interface Words {
  /** What the person wrote, without quotes, signature and the like; an answer between the lines with what it answers. */
  kept: string;
  /** Of that, the person's own lines alone. */
  own: string;
  /** All of it. */
  whole: string;
}

/**
 * The words of a mail, of its text or else of its HTML; what a quote of our own mails would give away is left out of them. They are
 * those that were found when the mail was read, if it was.
 */
export function wordsOf({ text, html, words }: Pick<Message, 'text' | 'html'> & { words?: Words }): Words {
  if (words) return words;
  const { kept, own } = trim({ text, html });
  const whole = text.trim() === '' ? textOfHtml(html) : text.replaceAll(/\r\n?/g, '\n').trim();
  return { kept: withoutSecrets(kept), own: withoutSecrets(own), whole: withoutSecrets(whole) };
}

/** Addresses with a mark: they carry the right to write in somebody's name. */
const MARKED = {
  local: /[^\s<>"'(),:;@]{1,60}\.[a-z2-7]{16}[^\s<>"'(),:;@]{0,20}$/iu,
  domain: /^[^\s<>"'(),:;@]{1,253}/u,
};
/** What a link of our mails ends in, which opens something of its reader's; also as some mail servers rewrite links. */
const RIGHT = /(\/|%2f)(l|unsubscribe)\1[0-9a-z]{1,12}\.[\w-]{6,}/giu;

/** A text without what acts in somebody's name: quotes carry it, and whoever reads on must not have it. */
export const withoutSecrets = (text: string): string =>
  changeAddresses(text, MARKED, () => '[…]').replaceAll(RIGHT, '$1$2$1[…]');

const ADDRESS = {
  local: /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u,
  domain: /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}/u,
};

/** A text without the addresses `isHidden` says, for somebody who must not see them. */
export const withoutAddresses = (text: string, isHidden: (address: string) => boolean): string =>
  changeAddresses(text, ADDRESS, (address) => (isHidden(address.toLowerCase()) ? '[…]' : address));

/** What stands before an "@" is looked at so far. */
const FAR = 100;

/** Changes what looks like an address. It begins at each "@", since a pattern tried at each letter takes a second for a hostile text. */
function changeAddresses(
  text: string,
  form: { local: RegExp; domain: RegExp },
  change: (address: string) => string,
): string {
  const [first = '', ...others] = text.split('@');
  const done: string[] = [];
  let open = first;
  for (const next of others) {
    const local = form.local.exec(open.slice(-FAR))?.[0];
    const domain = local === undefined ? undefined : form.domain.exec(next)?.[0];
    if (local === undefined || domain === undefined) {
      done.push(open, '@');
      open = next;
    } else {
      done.push(open.slice(0, open.length - local.length), change(`${local}@${domain}`));
      open = next.slice(domain.length);
    }
  }
  done.push(open);
  return done.join('');
}

/** Tells the addresses at which people answer us, by the one a mail came to: each is somebody's secret. */
export function isReplyAddress(to: string): (address: string) => boolean {
  const domain = to.toLowerCase().slice(to.lastIndexOf('@'));
  return (address) => address.endsWith(domain) && /[+=-]/.test(address);
}
