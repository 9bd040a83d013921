import type { Message } from './read.ts';

export interface Words {
  /** What the person wrote, without quotes, signature and the like. */
  kept: string;
  /** All of it. */
  whole: string;
}

/** The words of a mail. */
export function wordsOf({ text }: Pick<Message, 'text' | 'html'>): Words {
  const whole = text.replaceAll('\r\n', '\n').trim();
  return { kept: whole, whole };
}

const ADDRESS = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}.-]{1,253}/gu;

/** A text without the addresses `isHidden` says, for somebody who must not see them. */
export const withoutAddresses = (text: string, isHidden: (address: string) => boolean): string =>
  text.replaceAll(ADDRESS, (address) => (isHidden(address.toLowerCase()) ? '[…]' : address));
