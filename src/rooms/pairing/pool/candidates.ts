import type { Candidate, Level, Policy, Wish } from '#matching';
import { continentOf } from '../../../lib/world/regions.ts';
import { offsetMinutes } from '../../../lib/time/time.ts';
import { LEVELS, WISH_SUBJECTS } from '../../forms/index.ts';
import type { LanguageAnswer, WishAnswer } from '../../forms/index.ts';
import type { Ctx } from '../../ctx.ts';
import { programmeById, roundById } from '../../programmes/index.ts';
import { employerKey } from './employer.ts';
import { eligibleOf } from './eligible.ts';
import type { Eligible, EligibleState } from './eligible.ts';
import { utcHours } from '../../../lib/time/utcHours.ts';
import { policyOf } from '../setPolicy.ts';
import { formerPartners, partedPairs, partnersOf, ruledOut } from './keptApart.ts';
import { priorityOf } from './owedFirst.ts';
import { NO_ANSWERS, answersIn } from './answersByRole.ts';

/** People whose answers are read at once: all answers of seventy thousand would fill the memory. */
const AT_ONCE = 2000;

/** People as the matcher sees them, by the ids of persons and without names. `applications` maps each person to their application. */
export interface Pool {
  candidates: Candidate[];
  applications: ReadonlyMap<number, number>;
}

/**
 * People of a round who may be given partners, made from their answers by role. Hours and zones are those of the day of the introduction.
 * Tie exclusions to people first (`resolveExclusions`) if anything follows from the pool. `partings`: whether pairs that were parted by
 * hand, or together in this round, count as ruled out. True for a run. False when a volunteer decides: partners of this round then count as
 * former ones, whatever its rules say (`handPolicy`). `policy` names which of the programme's own questions are compared; the round's
 * policy by default. `applications`: these alone, when nobody else is compared with them.
 */
export async function poolOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: {
    programme: number;
    round: number;
    state?: EligibleState;
    partings?: boolean;
    policy?: Policy;
    applications?: readonly number[];
  },
): Promise<Pool> {
  const { programme, state = 'confirmed', partings = true } = input;
  const round = await roundById(ctx, programme, input.round);
  const { zone: home } = await programmeById(ctx, programme);
  const people = await eligibleOf(ctx, { ...input, state });
  const { answers: compared = [], hard } = input.policy ?? (await policyOf(ctx, programme, input.round));
  const among = { programme, round: input.round, people: people.map(({ person }) => person) };
  const former = await (partings || hard.neverAgain.on ? formerPartners : partnersOf)(ctx, among);
  const excluded = await ruledOut(ctx, among);
  const parted = partings ? await partedPairs(ctx, among) : new Map<number, number[]>();
  const priority = await priorityOf(ctx, among);
  const answersOf = await answersIn(ctx, input, compared);
  const at = round.dates.introduces.dueAt;
  const here = new Set(among.people);
  const present = (ids: readonly number[] = []): number[] => ids.filter((id) => here.has(id));
  const candidates: Candidate[] = [];
  for (let from = 0; from < people.length; from += AT_ONCE) {
    const some = people.slice(from, from + AT_ONCE);
    const answers = await answersOf(some.map(({ application }) => application));
    for (const one of some) {
      const { byRole, own } = answers.get(one.application) ?? NO_ANSWERS;
      candidates.push(
        Object.assign(candidateOf(one, byRole, home, at), {
          excluded: [
            ...new Set([...present(excluded.get(one.person)), ...present(parted.get(one.person))]),
          ].sort((a, b) => a - b),
          former: present(former.get(one.person)),
          ...(Object.keys(own).length > 0 ? { answers: own } : {}),
          priority: Math.min(1000, one.priority + (priority.get(one.person) ?? 0)),
        }),
      );
    }
  }
  return {
    applications: new Map(people.map(({ person, application }) => [person, application])),
    candidates,
  };
}

type Answers = ReadonlyMap<string, unknown>;

/** A person as the matcher sees them, from answers by role. Clocks are as `at` that day; `home` is the zone of somebody who gave none. */
export function candidateOf(
  one: Pick<Eligible, 'person' | 'order' | 'country' | 'zone'>,
  answers: Answers,
  home: string,
  at: Date,
): Candidate {
  const word = (role: string): string | undefined => {
    const value = answers.get(role);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const list = <T>(role: string): T[] => {
    const value = answers.get(role);
    return Array.isArray(value) ? (value as T[]) : [];
  };
  const country = word('country') ?? one.country ?? '';
  const offset = offsetMinutes(word('zone') ?? one.zone ?? home, at);
  const hours = word('hours');
  const continent = continentOf(country);
  const optional = {
    hours: hours ? utcHours(hours, offset) : undefined,
    sector: word('sector'),
    role: word('role'),
    stage: word('stage'),
    frequency: word('frequency'),
    employer: employerKey(word('employer')),
  };
  return {
    id: one.person,
    order: one.order,
    country,
    regions: continent ? [continent] : [],
    utcOffsetMinutes: offset,
    languages: list<LanguageAnswer>('languages').map(({ code, level }) => ({
      code: primary(code),
      level: Math.min(6, LEVELS.indexOf(level) + 1) as Level,
    })),
    interests: list<string>('interests'),
    contactWays: list<string>('contactWays'),
    wishes: list<WishAnswer>('wishes')
      .filter(({ about }) => WISH_SUBJECTS.includes(about))
      .map((wish): Wish => ({
        about: wish.about,
        value: wish.about === 'language' ? primary(String(wish.value)) : wish.value,
        strength: wish.strength,
      })),
    excluded: [],
    former: [],
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}

/** Portuguese of Brazil and of Portugal are one language to those who speak it. */
function primary(code: string): string {
  return code.split('-', 1)[0] ?? code;
}
