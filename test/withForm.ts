import { defaultForm } from '../sample/form.ts';
import { stage, stageRound } from './cast.ts';
import { testContext } from './context.ts';
import { rolledBack } from './database.ts';
import { formOf, loadForm, questionsOf } from '../src/rooms/programmes/index.ts';
import type { Question } from '../src/rooms/forms/index.ts';

export async function withForm(
  run: (scene: {
    ctx: ReturnType<typeof testContext>;
    base: { programme: number; round: number; actor: { kind: 'person'; id: number } };
    role(role: string): Promise<Question>;
    order(): Promise<string[][]>;
    lastEvent(): Promise<number>;
    amina: number;
  }) => Promise<void>,
): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, people } = await stage(ctx);
    const round = (await stageRound(ctx, programme)).id;
    await loadForm(ctx, programme, round, defaultForm);
    await run({
      ctx,
      base: { programme, round, actor: { kind: 'person', id: people.tomas } },
      role: async (role) =>
        (await questionsOf(ctx, programme, round))
          .flatMap((step) => step.questions)
          .find((question) => question.role === role)!,
      order: async () =>
        (await formOf(ctx, programme, round)).map((step) =>
          step.questions.map((question) => question.role ?? '–'),
        ),
      lastEvent: async () =>
        (await db.selectFrom('event').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id,
      amina: people.amina,
    });
  });
}
