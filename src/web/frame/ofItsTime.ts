import type { Person } from '../../rooms/people/index.ts';

/**
 * What a cookie of somebody's signs, with the count of their time: once they signed out everywhere or moved to a new address, no
 * browser has one that is good. Of the first time it is the text alone, as before there was any other.
 */
export const ofItsTime = (text: string, { link_epoch: epoch }: Pick<Person, 'link_epoch'>): string =>
  epoch > 0 ? `${text}|${epoch}` : text;
