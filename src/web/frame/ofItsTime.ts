import type { Person } from '../../rooms/people/index.ts';

/**
 * The text that a person's cookie signs, with the count of how often their sessions were ended. After they sign out everywhere or move to a
 * new address, no browser has a valid cookie. While the count is 0 it is the text alone, as in earlier versions.
 */
export const ofItsTime = (text: string, { link_epoch: epoch }: Pick<Person, 'link_epoch'>): string =>
  epoch > 0 ? `${text}|${epoch}` : text;
