/** Files of no more rows are read and taken while somebody waits; a job does it for larger ones. */
export const AT_ONCE = 1000;

/** Rows written or read with one statement. */
export const BATCH = 500;

/** Days after which an import that nobody touched is forgotten, taken or not. */
export const FORGOTTEN_DAYS = 7;

/** Minutes after which one that is being read or taken counts as broken off. */
export const LOST_MINUTES = 15;

/** The meaning of a column is not chosen yet. */
export const UNSAID = '?';

/** Reasons for which words are listed once, with a choice for all rows that say them. */
export const CHOOSABLE: ReadonlySet<string> = new Set([
  'unknown-country',
  'unknown-zone',
  'unknown-language',
  'language-half',
  'unknown-level',
  'unknown-option',
  'unknown-locale',
  'unknown-hours',
  'unknown-wish',
]);

/** Reasons that another column may do away with, once it is said what that holds: a level stands beside its language. */
export const BY_OTHER_COLUMN: ReadonlySet<string> = new Set(['language-half']);

/** Whether somebody has to say of a column what it holds. */
export const isColumnOpen = (checked: { columns: readonly { column?: number }[] } | null): boolean =>
  (checked?.columns ?? []).some(({ column }) => column !== undefined);

/** Whether one choice can mend all rows that say so: not where the report had to shorten the words. */
export const isChoosable = ({ reason, piece }: { reason: string; piece: string }): boolean =>
  CHOOSABLE.has(reason) && piece !== '' && !piece.endsWith('…');
