import type { Translate } from '../../i18n/translate.ts';

/** A greeting and what is left where its name would stand: "Hello , ", "Hola, : ", also with the signs that set a name apart. */
const GAP = /^([\p{L}\p{M}]+)[,،]?\s+(?:\u2068\u2069\s*)?([,:،])/u;

/** Texts for a reader who has told no name: "Hello, your answer is here", and nothing that begins with a gap. */
export const withoutName =
  (t: Translate): Translate =>
  (key, values) =>
    t(key, values).replace(GAP, '$1$2');
