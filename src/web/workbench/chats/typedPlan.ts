import { instantToWall, isZone } from '../../../lib/time/time.ts';
import { presentZoneName } from '../../../lib/time/zones.ts';
import { LENGTHS } from '../../../rooms/chats/index.ts';
import { roundsOf, phaseOf } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import type { PostedForm } from '../../request/bodies/form.ts';
import type { ProgrammeVisit } from '../../visit.ts';

/** The most chats to which a plan looks ahead, including this one. */
export const MOST_AHEAD = 8;

/** A plan as it was typed, as plain texts, so that nothing is lost. */
export interface TypedPlan {
  wall: string;
  /** The second session; '' for none. */
  wall2: string;
  zone: string;
  minutes: string;
  /** The number of the round whose people count; '' when there is none. */
  round: string;
  /** How many chats are still to come, including this one. */
  ahead: string;
  /** Whether to propose only hours that are in the daytime of that zone. */
  awake: boolean;
  title: string;
  locale: string;
  topic: string;
}

/** Reads the form of a plan. A zone that does not exist becomes the programme's. */
export function readPlan(form: PostedForm, programme: { source_locale: string; zone: string }): TypedPlan {
  const say = (name: string): string => form.get(name)?.trim() ?? '';
  return {
    wall: say('wall'),
    wall2: say('wall2'),
    zone: isZone(say('zone')) ? say('zone') : programme.zone,
    minutes: say('minutes'),
    round: say('round'),
    ahead: say('ahead'),
    awake: form.get('awake') === 'yes',
    title: form.get('title') ?? '',
    locale: say('locale') || programme.source_locale,
    topic: say('topic'),
  };
}

/** A plan before anything is typed: for the running round, an hour each fortnight until its end. */
export function blankPlan(visit: ProgrammeVisit, rounds: readonly Round[]): TypedPlan {
  const { programme, view, ctx } = visit;
  const now = ctx.clock.now();
  const round = roundUnderWay(rounds, now);
  return {
    wall: '',
    wall2: '',
    zone: presentZoneName(view.zoneIsKnown ? view.zone : programme.zone),
    minutes: '60',
    round: round ? String(round.number) : '',
    ahead: String(round ? fortnightsOf(round, now) : 1),
    awake: true,
    title: '',
    locale: programme.source_locale,
    topic: '',
  };
}

/** Rounds in which people take part, or will; not the cancelled ones. */
export const plannable = async ({ ctx, programme }: ProgrammeVisit): Promise<Round[]> =>
  (await roundsOf(ctx, programme.id)).filter((round) => !round.cancelled_at);

const FORTNIGHT = 14 * 86_400_000;

function fortnightsOf({ dates }: Round, now: Date): number {
  const left = dates.ends.dueAt.getTime() - Math.max(now.getTime(), dates.introduces.dueAt.getTime());
  return Math.min(MOST_AHEAD, Math.max(1, Math.floor(left / FORTNIGHT)));
}

/** The round whose people would come: a running one, or else the next. */
export function roundUnderWay(rounds: readonly Round[], now: Date): Round | undefined {
  const within = (...phases: string[]) => rounds.findLast((one) => phases.includes(phaseOf(one, now)));
  return within('running') ?? within('open', 'closed', 'matching') ?? within('planned') ?? rounds.at(-1);
}

/** A wall time in the format of a field for an hour. */
export const wallIn = (at: Date, zone: string): string => instantToWall(at, zone);

export const minutesOf = ({ minutes }: TypedPlan): number =>
  LENGTHS.find((one) => String(one) === minutes) ?? 60;
