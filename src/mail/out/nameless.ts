import type { Translate } from '../../i18n/translate.ts';

/** A greeting and the gap where its name would be: "Hello , ", "Hola, : ", also with the signs that isolate a name. */
const GAP = /^([\p{L}\p{M}]+)[,،]?\s+(?:\u2068\u2069\s*)?([,:،])/u;

/** Texts for a reader who has given no name: "Hello, your answer is here", without a gap after the greeting. */
export const withoutName =
  (t: Translate): Translate =>
  (key, values) =>
    t(key, values).replace(GAP, '$1$2');
