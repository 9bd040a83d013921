import type { Stage } from './cast.ts';
import type { TestCtx } from './context.ts';
import { applicationById, standingOf } from '../src/rooms/applications/index.ts';

export const all = { adult: true, conduct: true, privacy: true };

export const as = (id: number) => ({ kind: 'person', id }) as const;

export async function mails(ctx: TestCtx): Promise<{ kind: string; person_id: number; text: string }[]> {
  return ctx.db.selectFrom('outbox').select(['kind', 'person_id', 'text']).orderBy('id').execute();
}

export async function standing(ctx: TestCtx, cast: Stage, id: number) {
  const application = await applicationById(ctx, cast.programme, id);
  return standingOf(ctx, application!);
}
