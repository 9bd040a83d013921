import type { Message } from './message/index.ts';
import { textOfHtml, trim } from './trim/index.ts';
import type { JudgedLine } from './trim/index.ts';
import { changeAddresses } from '../../lib/address/inText.ts';
import { domainOf } from '../../lib/address/parts.ts';

export interface Words {
  /** The person's text, without quotes, signature and the like. An answer between the lines keeps the quote that it answers. */
  kept: string;
  /** Only the person's own lines of `kept`. */
  own: string;
  /** All of it. */
  whole: string;
  /** Every line as it came, with its secrets, and its kind: for a handler that looks for answers among the questions. */
  lines: readonly JudgedLine[];
}

/**
 * The words of a mail, from its text or else its HTML, without secrets from quotes of our own mails. Found once, when the mail is read:
 * handlers take them from `message.words`.
 */
export function wordsOfMail({ text, html }: Pick<Message, 'text' | 'html'>): Words {
  const { kept, own, lines } = trim({ text, html });
  const whole = text.trim() === '' ? textOfHtml(html) : text.replaceAll(/\r\n?/g, '\n').trim();
  return { kept: withoutSecrets(kept), own: withoutSecrets(own), whole: withoutSecrets(whole), lines };
}

/** Addresses with a mark: they give the right to write in somebody's name. */
const MARKED = {
  ends: /\.[a-z2-7]{16}[^\s<>"'(),:;@]{0,20}$/iu,
  local: /[^\s<>"'(),:;@]{1,60}\.[a-z2-7]{16}[^\s<>"'(),:;@]{0,20}$/iu,
  domain: /^[^\s<>"'(),:;@]{1,253}/u,
};
/** The end of a link in our mails that opens something of its reader's, also in the form into which some mail servers rewrite links. */
const RIGHT = /(\/|%2f)(l|unsubscribe)\1[0-9a-z]{1,12}\.[\w-]{6,}/giu;

/** A text without links and addresses that act in somebody's name: quotes contain them, and the next reader must not get them. */
export const withoutSecrets = (text: string): string =>
  changeAddresses(text, MARKED, () => '[…]').replaceAll(RIGHT, '$1$2$1[…]');

/** Recognises the addresses at which people answer us, from the one that a mail came to: each is somebody's secret. */
export function isReplyAddress(to: string): (address: string) => boolean {
  const domain = `@${domainOf(to).toLowerCase()}`;
  return (address) => address.endsWith(domain) && /[+=-]/.test(address);
}
