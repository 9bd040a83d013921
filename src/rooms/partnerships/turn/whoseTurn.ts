import type { Rhythm } from '../agreement/rhythm.ts';

const DAY = 86_400_000;

interface Span {
  from: Date;
  until: Date;
}

/** The facts from which turns follow. */
export interface TurnFacts {
  /** The present members. */
  members: readonly { person: number; joinedAt: Date }[];
  /** Letters that reached the others. Enough are: each member's last letter, and each other member's first letter after it. */
  letters: readonly { at: Date; by: number }[];
  /** When a member said that they talked, which is contact of all members. */
  talks: readonly Date[];
  /** When members were away. */
  absences: readonly ({ person: number } & Span)[];
  /** After how many days without a word all owe a sign of life, and since when they have agreed on that. Null days: no rhythm. */
  rhythm: Rhythm;
}

/** One member's debt to the others. */
export interface Turn {
  person: number;
  /**
   * `first-letter`: nobody has written yet. `answer`: others wrote last. `sign`: the last contact was long ago. Null: it is not their turn.
   */
  owes: 'first-letter' | 'answer' | 'sign' | null;
  /** The members who wait. */
  to: number[];
  since: Date | null;
  /** Days since then, with fractions. Counts only time in which they and one of the members who wait were here. */
  days: number;
}

/** The turn of each member on their own. The member who wrote last owes nothing. */
export function whoseTurn(facts: TurnFacts, now: Date): Turn[] {
  return facts.members.map(({ person, joinedAt }) => {
    const others = facts.members.filter((one) => one.person !== person);
    const owed = debtOf(facts, { person, joinedAt }, others, now);
    if (!owed || others.length === 0) return { person, owes: null, to: [], since: null, days: 0 };
    return { person, ...owed, days: daysHere(facts, { person, to: owed.to, since: owed.since }, now) };
  });
}

type Member = TurnFacts['members'][number];
type Debt = { owes: Exclude<Turn['owes'], null>; to: number[]; since: Date } | null;

function debtOf(all: TurnFacts, me: Member, others: readonly Member[], now: Date): Debt {
  // A member who joined a pair as a third need not answer letters and talks from before.
  const isMine = (at: Date): boolean => at >= me.joinedAt;
  const facts = {
    ...all,
    letters: all.letters.filter(({ at }) => isMine(at)),
    talks: all.talks.filter(isMine),
  };
  const ids = new Set(others.map(({ person }) => person));
  const talked = latest(facts.talks);
  const wrote = latest(facts.letters.filter(({ by }) => by === me.person).map(({ at }) => at));
  const contact = Math.max(talked, wrote);
  const waiting = facts.letters.filter(({ at, by }) => ids.has(by) && at.getTime() > contact);
  const to = [...ids].sort((a, b) => a - b);
  if (waiting.length > 0)
    return {
      owes: 'answer',
      to: to.filter((one) => waiting.some(({ by }) => by === one)),
      since: new Date(Math.min(...waiting.map(({ at }) => at.getTime()))),
    };
  const heard = Math.max(
    talked,
    latest(facts.letters.filter(({ by }) => ids.has(by)).map(({ at }) => at)),
    wrote,
  );
  if (heard === -Infinity) {
    const met = Math.min(...others.map(({ joinedAt }) => joinedAt.getTime()));
    return { owes: 'first-letter', to, since: new Date(Math.max(me.joinedAt.getTime(), met)) };
  }
  const { days, since: agreedAt } = facts.rhythm;
  if (heard > talked || days === null) return null;
  const since = Math.max(talked, agreedAt?.getTime() ?? talked) + days * DAY;
  return since <= now.getTime() ? { owes: 'sign', to, since: new Date(since) } : null;
}

const latest = (dates: readonly Date[]): number => Math.max(...dates.map((at) => at.getTime()));

/** Days since a moment in which a person, and one of the members who wait for them, was here. */
function daysHere(
  facts: TurnFacts,
  { person, to, since }: { person: number; to: readonly number[]; since: Date },
  now: Date,
): number {
  const away = (who: number): Span[] => facts.absences.filter((one) => one.person === who);
  const isAway = (who: number, at: number): boolean =>
    away(who).some(({ from, until }) => from.getTime() <= at && at < until.getTime());
  const edges = [
    since.getTime(),
    now.getTime(),
    ...facts.absences.flatMap(({ from, until }) => [from.getTime(), until.getTime()]),
  ]
    .filter((at) => at >= since.getTime() && at <= now.getTime())
    .sort((a, b) => a - b);
  const counted = edges.slice(1).reduce((sum, end, at) => {
    const start = edges[at]!;
    const stops = isAway(person, start) || to.every((one) => isAway(one, start));
    return stops ? sum : sum + (end - start);
  }, 0);
  return counted / DAY;
}
