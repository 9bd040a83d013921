import type { Person } from '../../rooms/people/index.ts';

/**
 * The text that a person's cookie signs, with the count of their time: once they signed out everywhere or moved to a new address, no
 * browser has a valid one. In the first time it is the text alone, as in earlier versions.
 */
export const ofItsTime = (text: string, { link_epoch: epoch }: Pick<Person, 'link_epoch'>): string =>
  epoch > 0 ? `${text}|${epoch}` : text;
