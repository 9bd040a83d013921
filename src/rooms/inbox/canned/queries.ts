import type { Texts } from '../../../lib/text/texts.ts';
import type { Ctx } from '../../ctx.ts';

export interface CannedAnswer {
  id: number;
  /** The name by which volunteers know it. */
  name: string;
  body: Texts;
}

/** The ready-made answers of a programme, by name. */
export const cannedAnswers = (ctx: Pick<Ctx, 'db'>, programme: number): Promise<CannedAnswer[]> =>
  cannedRows(ctx, programme).execute();

/** The same as a query, to be read along with another. */
export const cannedRows = (ctx: Pick<Ctx, 'db'>, programme: number) =>
  ctx.db
    .selectFrom('canned_answer')
    .select(['id', 'name', 'body'])
    .where('programme_id', '=', programme)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('id');
