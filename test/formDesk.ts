import { defaultForm } from '../sample/form.ts';
import { browse } from './browse.ts';
import type { Browser } from './browse.ts';
import { stage, stageRound } from './cast.ts';
import type { Stage } from './cast.ts';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { rolledBack } from './database.ts';
import { applied } from './applicant.ts';
import { loadForm, questionsOf, roundById } from '../src/rooms/programmes/index.ts';
import type { AnswerValue, Question } from '../src/rooms/forms/index.ts';

export interface Scene {
  ctx: TestCtx;
  cast: Stage;
  olga: Browser;
  round: number;
  asked(): Promise<Question[]>;
  byRole(role: string): Promise<Question>;
}

export async function withForm(run: (scene: Scene) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { id } = await stageRound(ctx, cast.programme);
    await loadForm(ctx, cast.programme, id, defaultForm);
    const asked = async () => (await questionsOf(ctx, cast.programme, id)).flatMap((step) => step.questions);
    await run({
      ctx,
      cast,
      olga: browse(ctx, cast, 'olga'),
      round: id,
      asked,
      byRole: async (role) => (await asked()).find((question) => question.role === role)!,
    });
  });
}

/** Luca has sent in an application to the open round. Returns its number. */
export async function lucaApplied(
  { ctx, cast, round }: Scene,
  more: Record<string, AnswerValue> = {},
): Promise<number> {
  ctx.clock.set('2027-01-20T12:00:00Z');
  await ctx.db.updateTable('round').set({ published_at: ctx.clock.now() }).where('id', '=', round).execute();
  return applied(ctx, cast, await roundById(ctx, cast.programme, round), 'luca', more);
}

export const FORM = '/workbench/rounds/1/form';
