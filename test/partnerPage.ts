import type { TestCtx } from './context.ts';

export const letters = (ctx: TestCtx) => ctx.db.selectFrom('letter').select(['body', 'author_id']).execute();

export const mails = (ctx: TestCtx, kind: string) =>
  ctx.db
    .selectFrom('outbox')
    .select(['person_id', 'subject', 'text', 'html', 'private'])
    .where('kind', '=', kind)
    .orderBy('person_id')
    .execute();
