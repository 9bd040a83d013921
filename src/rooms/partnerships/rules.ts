/**
 * The most characters of a letter, a draft, a concern, a reason to leave and hopes. `whole`: the most that is kept of a letter's mail with
 * all its quotes.
 */
export const LIMITS = {
  letter: 5000,
  draft: 20_000,
  concern: 5000,
  reason: 1000,
  hopes: 1000,
  whole: 50_000,
};

/** Seconds in which a letter can be taken back before it leaves. */
export const LETTER_WAITS = 60;

export type TextProblem = 'empty' | 'too-long';

/** The problem of a text that people wrote, or null. Counts code points, which are near enough to characters as people see them. */
export function checkText(text: string, max: number): TextProblem | null {
  if (text.trim() === '') return 'empty';
  return [...text].length > max ? 'too-long' : null;
}

/** The number of somebody's first letters in a partnership in which a programme may hold back phone numbers, links and mail addresses. */
export const FILTERED_LETTERS = 3;

/** How a partnership ended: a member left, a volunteer ended it, or the round was over. */
export type EndReason = 'left' | 'volunteer' | 'round-over';

/** Days within which a volunteer can undo that somebody left, unless somebody was matched again meanwhile. */
export const REOPEN_DAYS = 7;

/** Days before the end on which members are told of it. */
export const ENDING_SOON_DAYS = 7;

/** Days without a letter after which a member may ask after a partner. */
export const QUIET_DAYS = 10;

/** Days that a partner has for writing after somebody asked after them; then a coordinator looks. */
export const ANSWER_DAYS = 7;

/** Days that the words of a concern are kept after it is dealt with. */
export const CONCERN_KEPT_DAYS = 180;

/** How bad a concern is for the person who raises it: worth knowing, worrying, or a danger. */
export const SEVERITIES = ['note', 'worry', 'danger'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How urgent a concern is, and an appeal against the decision about it, for each severity. */
export const CONCERN_URGENCY = { note: 1, worry: 2, danger: 3 } as const satisfies Record<Severity, number>;

/** Decisions about a concern: do nothing; talk with all; end the partnership; remove the people it is about from the round. */
export const DECISIONS = ['nothing', 'talk', 'parted', 'removed'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Days that an absence is kept after it is over; more than `QUIET_DAYS`. */
export const ABSENCE_KEPT_DAYS = 30;

/** Whether the members who stay may go on together: at least two, all from different countries. */
export function goesOn(staying: readonly { country: string | null }[]): boolean {
  return staying.length > 1 && new Set(staying.map(({ country }) => country)).size === staying.length;
}
