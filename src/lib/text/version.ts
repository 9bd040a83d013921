import { createHash } from 'node:crypto';

/** A mark of words, or of whatever JSON can say: other words have another. A form carries that of what it was drawn from. */
export const versionOf = (words: unknown): string =>
  createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 16);

/** Whether something else stands now than what a form was drawn from, by the mark that it carries as `base`; never for those without one. */
export const isOvertaken = (base: string | undefined, now: unknown): boolean =>
  base !== undefined && base !== versionOf(now);
