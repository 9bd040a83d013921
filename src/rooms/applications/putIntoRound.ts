import type { Ctx } from '../ctx.ts';
import type { Application } from './queries.ts';

/** The columns of an application about being available in its round. */
const SAID = [
  'available_asked_at',
  'available_at',
  'available_reminded_at',
  'unavailable_at',
  'answer_by',
  'ask_again_at',
] as const;

/** The same in the form that an event keeps. */
export type SaidOfRound = Record<(typeof SAID)[number], string | null>;

export const saidOfRound = (application: Pick<Application, (typeof SAID)[number]>): SaidOfRound =>
  Object.fromEntries(SAID.map((name) => [name, application[name]?.toISOString() ?? null])) as SaidOfRound;

type Times = Record<(typeof SAID)[number], Date | null>;

const timesOf = (said: SaidOfRound | undefined): Times =>
  Object.fromEntries(SAID.map((name) => [name, said?.[name] ? new Date(said[name]) : null])) as Times;

/**
 * Puts an application into a round. Answers about being available concerned the other round, so they are cleared; an application that goes
 * back gets those in `said`.
 */
export async function putIntoRound(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  to: {
    programme: number;
    application: number;
    round: number;
    state: string;
    waited?: string | null;
    said?: SaidOfRound | undefined;
  },
): Promise<void> {
  await ctx.db
    .updateTable('application')
    .set({
      round_id: to.round,
      state: to.state,
      state_at: ctx.clock.now(),
      waiting_reason: to.waited ?? null,
      ...timesOf(to.said),
    })
    .where('programme_id', '=', to.programme)
    .where('id', '=', to.application)
    .execute();
}
