/** Files with at most this many rows are read and taken while the user waits; a job does it for larger ones. */
export const AT_ONCE = 1000;

/** The number of rows written or read by one statement. */
export const BATCH = 500;

/** Days after which an import that nobody touched is deleted, taken or not. */
export const FORGOTTEN_DAYS = 7;

/** Minutes after which an import that is being read or taken counts as broken off. */
export const LOST_MINUTES = 15;

/** Stands for a column whose meaning is not chosen yet. */
export const UNSAID = '?';

/** Reasons for which a word is listed once, with a choice for all rows that contain it. */
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

/** Problems that may disappear once the meaning of another column is chosen: a level stands beside its language. */
export const BY_OTHER_COLUMN: ReadonlySet<string> = new Set(['language-half']);

/** Whether somebody has to choose the meaning of a column. */
export const isColumnOpen = (checked: { columns: readonly { column?: number }[] } | null): boolean =>
  (checked?.columns ?? []).some(({ column }) => column !== undefined);

/** Whether one choice can correct all rows with this problem: not if the report had to shorten the words. */
export const isChoosable = ({ reason, piece }: { reason: string; piece: string }): boolean =>
  CHOOSABLE.has(reason) && piece !== '' && !piece.endsWith('…');
