import type { Message } from './message/index.ts';
import { textOfHtml, trim } from './trim/index.ts';
import type { JudgedLine } from './trim/index.ts';
import { changeAddresses } from '../../lib/address/inText.ts';
import { domainOf } from '../../lib/address/parts.ts';

export interface Words {
  /** The person's text, without quotes, signature and the like; an answer between the lines with what it answers. */
  kept: string;
  /** Only the person's own lines of `kept`. */
  own: string;
  /** All of it. */
  whole: string;
  /** Every line as it came, secrets included, and what it is: for who looks for answers among the questions. */
  lines: readonly JudgedLine[];
}

/**
 * The words of a mail, of its text or else of its HTML; secrets in quotes of our own mails are left out. Found once, when the mail is read:
 * handlers take them from `message.words`.
 */
export function wordsOfMail({ text, html }: Pick<Message, 'text' | 'html'>): Words {
  const { kept, own, lines } = trim({ text, html });
  const whole = text.trim() === '' ? textOfHtml(html) : text.replaceAll(/\r\n?/g, '\n').trim();
  return { kept: withoutSecrets(kept), own: withoutSecrets(own), whole: withoutSecrets(whole), lines };
}

/** Addresses with a mark: they carry the right to write in somebody's name. */
const MARKED = {
  ends: /\.[a-z2-7]{16}[^\s<>"'(),:;@]{0,20}$/iu,
  local: /[^\s<>"'(),:;@]{1,60}\.[a-z2-7]{16}[^\s<>"'(),:;@]{0,20}$/iu,
  domain: /^[^\s<>"'(),:;@]{1,253}/u,
};
/** The end of a link in our mails that opens something of its reader's; also as some mail servers rewrite links. */
const RIGHT = /(\/|%2f)(l|unsubscribe)\1[0-9a-z]{1,12}\.[\w-]{6,}/giu;

/** A text without what acts in somebody's name: quotes carry it, and whoever reads on must not have it. */
export const withoutSecrets = (text: string): string =>
  changeAddresses(text, MARKED, () => '[…]').replaceAll(RIGHT, '$1$2$1[…]');

/** Tells the addresses at which people answer us, by the one a mail came to: each is somebody's secret. */
export function isReplyAddress(to: string): (address: string) => boolean {
  const domain = `@${domainOf(to).toLowerCase()}`;
  return (address) => address.endsWith(domain) && /[+=-]/.test(address);
}
