import { sql } from 'kysely';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import type { Ctx } from '../../ctx.ts';
import { COUNTRY } from '../writers/commenter.ts';
import { findWords } from './findWords.ts';
import type { Hit } from './findWords.ts';

export interface FoundComment {
  id: number;
  name: string;
  /** ISO 3166-1 alpha-2, of a writer who allows it beside this name. */
  country: string | null;
  html: string;
  written_at: Date;
  slug: string;
  title: Texts;
  source_locale: string;
}

/**
 * A page of the comments that contain all words of a query, in any script, the newest first. With `near: 0` they are found by their letters
 * alone, as rare words are.
 */
export async function searchComments(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; query: string; place?: Place | undefined; near?: number },
): Promise<Cut<FoundComment>> {
  const found = await findWords(ctx, { ...input, table: sql`comment_search`, id: sql`s.comment_id` });
  return read(ctx, input.programme, found);
}

async function read(ctx: Pick<Ctx, 'db'>, programme: number, cut: Cut<Hit>): Promise<Cut<FoundComment>> {
  const ids = cut.rows.map(({ id }) => id);
  if (ids.length === 0) return { ...cut, rows: [] };
  const { rows } =
    await sql<FoundComment>`select c.id, c.name, c.html, c.written_at, t.slug, t.title, t.source_locale, ${COUNTRY} from comment c
    join topic t on t.programme_id = c.programme_id and t.id = c.topic_id and t.archived_at is null
    where c.programme_id = ${programme} and c.id = any(${ids}::bigint[]) order by c.id desc`.execute(ctx.db);
  return { ...cut, rows };
}
