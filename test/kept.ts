import { applicationTo, beginApplication, keepAnswers } from '../src/rooms/applications/index.ts';
import { endRounds, forgetPeople, purgeRounds } from '../src/rooms/partnerships/index.ts';
import type { Round } from '../src/rooms/programmes/index.ts';
import { answersFor, giveAnswers, stageForm } from './applicant.ts';
import { stage } from './cast.ts';
import type { CastName, Stage } from './cast.ts';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { rolledBack } from './database.ts';
import { stagePartnership } from './partners.ts';

export interface KeptScene {
  ctx: TestCtx;
  cast: Stage;
  round: Round;
  programme: number;
}

/** Amina and Mei answered the form, were partners, and their round is over. */
export const atEnd = (play: (scene: KeptScene) => Promise<void>): Promise<void> =>
  rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme } = cast;
    const round = await stageForm(ctx, programme);
    for (const who of ['amina', 'mei'] as const) {
      const person = cast.people[who];
      const actor = { kind: 'person', id: person } as const;
      const { id } = await beginApplication(ctx, { programme, actor, round: round.id, person });
      const excludes = { exclusions: ['ex@boss.example'] };
      const own = { programme, round: round.id, application: id, person };
      await giveAnswers(ctx, own, { ...answersFor(who), ...excludes });
    }
    ctx.clock.set('2027-02-12T12:00:00Z');
    await stagePartnership(ctx, programme, round.id, [cast.people.amina, cast.people.mei]);
    ctx.clock.set(after(round, 'ends'));
    await endRounds(ctx);
    await play({ ctx, cast, round, programme });
  });

export const after = (round: Round, kind: 'ends' | 'purges' | 'opens' | 'closes'): string =>
  new Date(round.dates[kind].dueAt.getTime() + 60_000).toISOString();

export async function keeps({ ctx, cast, round, programme }: KeptScene, who: CastName) {
  const person = cast.people[who];
  const application = (await applicationTo(ctx, programme, round.id, person))!.id;
  return keepAnswers(ctx, { programme, actor: { kind: 'person', id: person }, person, application });
}

/** The data date of the round comes, and its data and people go. */
export async function purge({ ctx, round }: KeptScene): Promise<void> {
  ctx.clock.set(after(round, 'purges'));
  for (let tick = 0; tick < 4; tick++) await purgeRounds(ctx);
  for (let tick = 0; tick < 3; tick++) await forgetPeople(ctx);
}

export const opens = async (scene: KeptScene): Promise<Round> => {
  const next = await stageForm(scene.ctx, scene.programme, '2027-10-15T09:00', 2);
  scene.ctx.clock.set(after(next, 'opens'));
  return next;
};

export const told = ({ ctx }: KeptScene, kind: string) =>
  ctx.db.selectFrom('outbox').select('person_id').where('kind', '=', kind).orderBy('person_id').execute();

export const begins = (scene: KeptScene, next: Round, who: CastName) => {
  const person = scene.cast.people[who];
  const actor = { kind: 'person', id: person } as const;
  return beginApplication(scene.ctx, { programme: scene.programme, actor, round: next.id, person });
};
