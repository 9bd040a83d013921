import type { PairReason } from '#matching';
import { checkText, LIMITS } from '../rules.ts';

/** How often members are in touch; `flexible`: as it comes. */
export const HOW_OFTEN = ['weekly', 'fortnightly', 'monthly', 'flexible'] as const;
export type HowOften = (typeof HOW_OFTEN)[number];

/** Ways to be in touch. `letters` are those through the programme. */
export const MEANS = ['letters', 'video', 'voice', 'chat', 'in-person'] as const;
export type Means = (typeof MEANS)[number];

/** The things that members agree on. */
export interface Terms {
  howOften: HowOften;
  /** At least one, in the order of `MEANS`. */
  means: Means[];
  /** BCP 47 */
  language: string;
}

/** The ways to keep in touch that the application form offers, as ways of an agreement. */
const WAYS: Readonly<Record<string, Means>> = {
  email: 'letters',
  post: 'letters',
  video: 'video',
  voice: 'voice',
  messages: 'chat',
};

type Shared = PairReason['shared'];

/** Facts that each two of some members share by their applications. Pairs about whom nothing is known are left out. */
function sharedBy(reasons: readonly PairReason[], members: readonly number[]): Shared[] {
  return reasons
    .filter(({ a, b }) => members.includes(Number(a)) && members.includes(Number(b)))
    .map(({ shared }) => shared);
}

/** The languages that all members share, the ones they speak best first; the programme's own when none is known. */
export function languagesOf(
  reasons: readonly PairReason[],
  members: readonly number[],
  source: string,
): string[] {
  const [first, ...rest] = sharedBy(reasons, members);
  const all = (first?.languages ?? [])
    .map(({ code, level }) => {
      const levels = rest.map(({ languages }) => languages.find((one) => one.code === code)?.level ?? 0);
      return { code, level: Math.min(level, ...levels) };
    })
    .filter(({ level }) => level > 0)
    .sort((one, two) => two.level - one.level);
  return all.length > 0 ? all.map(({ code }) => code) : [source];
}

/** A ready proposal from what all said in their applications. When they said different things: every fortnight, by letters. */
export function defaultTerms(
  reasons: readonly PairReason[],
  members: readonly number[],
  source: string,
): Terms {
  const all = sharedBy(reasons, members);
  const often = all[0]?.frequency;
  const [language = source] = languagesOf(reasons, members, source);
  const means = MEANS.filter(
    (one) => all.length > 0 && all.every(({ contactWays }) => contactWays.some((way) => WAYS[way] === one)),
  );
  return {
    howOften:
      HOW_OFTEN.find((one) => one === often && all.every(({ frequency }) => frequency === one)) ??
      'fortnightly',
    means: means.length > 0 ? means : ['letters'],
    language,
  };
}

/** Terms as somebody sent them; null when a part is missing or not on offer. */
export function readTerms(
  sent: { howOften: string; means: readonly string[]; language: string },
  languages: readonly string[],
): Terms | null {
  const howOften = HOW_OFTEN.find((one) => one === sent.howOften);
  const means = MEANS.filter((one) => sent.means.includes(one));
  if (!howOften || means.length === 0 || !languages.includes(sent.language)) return null;
  return { howOften, means, language: sent.language };
}

export const isSame = (one: Terms, two: Terms): boolean =>
  one.howOften === two.howOften && one.language === two.language && one.means.join() === two.means.join();

/** Whether somebody's hopes are longer than they may be. */
export const areTooLong = (hopes: string): boolean => checkText(hopes, LIMITS.hopes) === 'too-long';
