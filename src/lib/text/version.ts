import { createHash } from 'node:crypto';

/** A mark for words, or for any JSON value: other words have another mark. A form carries the mark of what it showed. */
export const versionOf = (words: unknown): string =>
  createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 16);

/** Whether something has changed since a form was shown, by the mark that the form carries as `base`; false for forms without one. */
export const isOvertaken = (base: string | undefined, now: unknown): boolean =>
  base !== undefined && base !== versionOf(now);
