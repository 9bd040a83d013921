import { reasonOf } from '../src/mail/examples/partners.ts';
import type { PairReason, SideReason } from '#matching';
import { introduced } from '../src/mail/examples/introduced.ts';
import { applicationTo } from '../src/rooms/applications/index.ts';
import type { Ctx } from '../src/rooms/ctx.ts';
import { leavePartnership, writeLetter } from '../src/rooms/partnerships/index.ts';
import type { Round } from '../src/rooms/programmes/index.ts';
import { stage, stageRound } from './cast.ts';
import type { CastName, Stage } from './cast.ts';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { rolledBack } from './database.ts';

export interface PartnersScene {
  ctx: TestCtx;
  cast: Stage;
  round: Round;
  /** The partnership. */
  pair: number;
}

/** Some of the cast, introduced to each other just now: Friday 12 February 2027, noon UTC. */
export async function withPartners(
  members: CastName[],
  play: (scene: PartnersScene) => Promise<void>,
): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const round = await stageRound(ctx, cast.programme);
    ctx.clock.set('2027-02-12T12:00:00Z');
    const people = members.map((member) => cast.people[member]);
    await play({ ctx, cast, round, pair: await stagePartnership(ctx, cast.programme, round.id, people) });
  });
}

/** The matcher's reasons for a pair: a little of everything, secrets included, so that tests see what comes out. */
const reasonsOf = (people: readonly number[]): PairReason[] =>
  people.flatMap((a, index) => people.slice(index + 1).map((b) => secretReasonOf(a, b)));

function secretReasonOf(a: number, b: number): PairReason {
  const shown = reasonOf(a, b);
  return {
    ...shown,
    weight: 4711,
    shared: {
      ...shown.shared,
      languages: [{ code: 'en', level: 4 }],
      awakeHoursPerDay: 8,
      hoursPerWeek: 12,
      zoneDifferenceHours: 7,
    },
    sides: [sideOf(a), sideOf(b)],
  };
}

const sideOf = (id: number): SideReason => ({
  id,
  met: [{ about: 'country', value: 'ZZ', strength: 'must' }],
  missed: [],
  satisfaction: 100,
});

/** People introduced to each other in a round, each with an application that is matched. Returns the partnership. */
export async function stagePartnership(
  ctx: Ctx,
  programme: number,
  round: number,
  people: readonly number[],
): Promise<number> {
  const now = ctx.clock.now();
  for (const person of people)
    await ctx.db
      .insertInto('application')
      .values({
        programme_id: programme,
        round_id: round,
        person_id: person,
        state: 'matched',
        state_at: now,
        created_at: now,
      })
      .onConflict((c) =>
        c
          .columns(['programme_id', 'round_id', 'person_id'])
          .doUpdateSet({ state: 'matched', waiting_reason: null }),
      )
      .execute();
  return introduced(ctx, { programme, round, people, reasons: reasonsOf(people) });
}

/** The current application of one of the cast to the round. */
export const applied = ({ ctx, cast, round }: PartnersScene, who: CastName) =>
  applicationTo(ctx, cast.programme, round.id, cast.people[who]);

/** The readers of a kind of mail, each with its text. */
export const mailed = ({ ctx }: PartnersScene, kind: string) =>
  ctx.db
    .selectFrom('outbox')
    .select(['person_id', 'text'])
    .where('kind', '=', kind)
    .orderBy('person_id')
    .execute();

/** One of the cast writes a letter. The same words again make the same letter. */
export const write = ({ ctx, cast, pair }: PartnersScene, who: CastName, body: string) =>
  writeLetter(ctx, {
    programme: cast.programme,
    person: cast.people[who],
    partnership: pair,
    body,
    formKey: body,
  });

/** The round of some of the cast, who were partners, ends. */
export const afterRound = (who: CastName[], play: (scene: PartnersScene) => Promise<void>): Promise<void> =>
  withPartners(who, async (scene) => {
    const now = scene.ctx.clock.now();
    await scene.ctx.db
      .updateTable('partnership')
      .set({ state: 'ended', state_at: now, ended_at: now, end_reason: 'round-over' })
      .execute();
    await scene.ctx.db.updateTable('membership').set({ left_at: now }).execute();
    await play(scene);
  });

/** A volunteer ends a partnership: `pair`, or by default that of the scene. */
export const endedByVolunteer = ({ ctx, pair }: Pick<PartnersScene, 'ctx' | 'pair'>) =>
  ctx.db
    .updateTable('partnership')
    .set({ state: 'ended', ended_at: ctx.clock.now(), end_reason: 'volunteer' })
    .where('id', '=', pair)
    .execute();

/** In three days the programme looks for other partners in the round. */
export const looksAgainSoon = ({ ctx, cast, round }: PartnersScene) =>
  ctx.db
    .insertInto('round_again')
    .values({
      programme_id: cast.programme,
      round_id: round.id,
      next_at: new Date(ctx.clock.now().getTime() + 3 * 86_400_000),
    })
    .execute();

/** One of the cast leaves their partners, without words and for good by default. */
export const leave = ({ ctx, cast, pair }: PartnersScene, who: CastName, more = {}) =>
  leavePartnership(ctx, {
    programme: cast.programme,
    actor: { kind: 'person', id: cast.people[who] },
    person: cast.people[who],
    partnership: pair,
    reason: '',
    another: false,
    ...more,
  });
