import { stage } from './cast.ts';
import type { Stage } from './cast.ts';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { rolledBack } from './database.ts';
import type { PageDraft } from '../src/rooms/pages/index.ts';

export const draft: PageDraft = { title: { en: 'About us' }, body: { en: 'We **read**.' } };

export async function onStage(
  run: (
    ctx: TestCtx,
    cast: Stage,
    elif: { programme: number; actor: { kind: 'person'; id: number } },
  ) => Promise<void>,
): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    await run(ctx, cast, { programme: cast.programme, actor: { kind: 'person', id: cast.people.elif } });
  });
}
