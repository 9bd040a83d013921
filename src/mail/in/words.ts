import type { Message } from './read.ts';
import { textOfHtml, trim } from './trim/index.ts';

export interface Words {
  /** What the person wrote, without quotes, signature and the like. */
  kept: string;
  /** All of it. */
  whole: string;
}

/** The words of a mail: of its text, or of its HTML when it has no text. */
export function wordsOf({ text, html }: Pick<Message, 'text' | 'html'>): Words {
  const whole = (text.trim() === '' ? textOfHtml(html) : text).replaceAll('\r\n', '\n').trim();
  return { kept: trim({ text, html }).kept.trim(), whole };
}

const ADDRESS = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}.-]{1,253}/gu;

/** A text without the addresses `isHidden` says, for somebody who must not see them. */
export const withoutAddresses = (text: string, isHidden: (address: string) => boolean): string =>
  text.replaceAll(ADDRESS, (address) => (isHidden(address.toLowerCase()) ? '[…]' : address));
