import type { Means } from '../../partnerships/index.ts';

/** Ways to meet: those of the agreement, except messages, for which nobody keeps an hour free. `letter`: an hour in which both write. */
export const MEETING_MEANS = ['video', 'voice', 'letter', 'in-person'] as const;
export type MeetingMeans = (typeof MEETING_MEANS)[number];

/**
 * The means of a meeting, by the means that the partners agreed on: the first that lets them talk, or letters when there is no other; video
 * when they agreed on none.
 */
export function meansOf(agreed: readonly Means[] | undefined): MeetingMeans {
  const means = agreed?.map((one) => (one === 'letters' ? 'letter' : one)) ?? [];
  const talking = means.find((one) => one !== 'chat' && one !== 'letter');
  return talking ?? means.find((one) => one === 'letter') ?? 'video';
}

/** How often a meeting is repeated, in weeks; null for once. */
const EVERY_WEEKS = { once: null, weekly: 1, fortnightly: 2, monthly: 4 } as const;
export const REPEATS = ['once', 'weekly', 'fortnightly', 'monthly'] as const;
export type Repeats = keyof typeof EVERY_WEEKS;

export const everyWeeks = (repeats: Repeats): number | null => EVERY_WEEKS[repeats];

/** The repetition as people choose it. */
export const repeatsOf = (weeks: number | null): Repeats =>
  REPEATS.find((one) => EVERY_WEEKS[one] === weeks) ?? 'once';

/** The length of a meeting in a search for hours, in minutes. */
export const USUAL_LENGTH = 60;

/** Lengths that are offered, in minutes. */
export const LENGTHS = [15, 30, 45, 60, 90, 120] as const;

/** A length that a calendar program gives, in minutes, limited to the shortest and the longest on offer. */
export const lengthWithin = (minutes: number): number =>
  Math.round(Math.min(Math.max(minutes, Math.min(...LENGTHS)), Math.max(...LENGTHS)));

/** The most times of one proposal, characters of a link, days ahead, and open proposals of a partnership. */
export const MEETING_LIMITS = { times: 3, link: 300, days: 120, open: 5 };

export type MeetingState = 'proposed' | 'stands' | 'cancelled' | 'over';

/** One answer to a time. */
export const SAYS = ['yes', 'no', 'maybe'] as const;
export type Says = (typeof SAYS)[number];

/** Length, means and repetition of a meeting as somebody sent them; null when one of them is not on offer. */
export function readTerms(sent: {
  minutes: number;
  means: string;
  repeats: string;
}): { minutes: number; means: MeetingMeans; weeks: number | null } | null {
  const minutes = LENGTHS.find((one) => one === sent.minutes);
  const means = MEETING_MEANS.find((one) => one === sent.means);
  const repeats = REPEATS.find((one) => one === sent.repeats);
  return minutes && means && repeats ? { minutes, means, weeks: everyWeeks(repeats) } : null;
}

/** A link, number or place on one line without control characters, null for none; `'long'` when it is too long. */
export function readLink(sent: string | null): { link: string | null } | 'long' {
  const link = (sent ?? '').replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  if (link.length > MEETING_LIMITS.link) return 'long';
  return { link: link === '' ? null : link };
}

/** One answer of a member to one time. */
export interface Said {
  person: number;
  says: Says;
}
