import { sql } from 'kysely';
import type { Application } from '../applications/index.ts';
import type { Ctx } from '../ctx.ts';

/** The times of an application that tell of being available in its round. */
const SAID = [
  'available_asked_at',
  'available_at',
  'available_reminded_at',
  'unavailable_at',
  'answer_by',
  'ask_again_at',
] as const;

/** The same as an event keeps them. */
export type Said = Record<(typeof SAID)[number], string | null>;

export const saidOf = (application: Pick<Application, (typeof SAID)[number]>): Said =>
  Object.fromEntries(SAID.map((name) => [name, application[name]?.toISOString() ?? null])) as Said;

type Times = Record<(typeof SAID)[number], Date | null>;

const timesOf = (said: Said | undefined): Times =>
  Object.fromEntries(SAID.map((name) => [name, said?.[name] ? new Date(said[name]) : null])) as Times;

/** Mails somebody in which round their application stands now. */
export const tellMoved = (
  ctx: Ctx,
  of: { programme: number; application: number; person: number; event: number },
): Promise<void> =>
  ctx.mailer.queue(ctx, [
    {
      programme: of.programme,
      kind: 'application-moved',
      occasion: `event:${of.event}`,
      person: of.person,
      data: { application: of.application },
    },
  ]);

/** Whether they are proposed to somebody, or somebody is asked to take them as a third. */
export async function isProposed(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  application: number,
): Promise<boolean> {
  const { rows } = await sql`
    select from proposal_member where programme_id = ${programme} and application_id = ${application}
    union all
    select from trio_question where programme_id = ${programme} and application_id = ${application} and closed_at is null`.execute(
    ctx.db,
  );
  return rows.length > 0;
}

/** Puts an application into a round; what was said of being available was said of the other, unless it is back where that was `said`. */
export async function putIntoRound(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  to: {
    programme: number;
    application: number;
    round: number;
    state: string;
    waited?: string | null;
    said?: Said | undefined;
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
