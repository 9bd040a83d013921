import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/** How a member was in contact with their partners: by letters written here, by talking elsewhere as a member told, or not at all. */
export type Gave = 'letters' | 'talk' | 'nothing';

/** How somebody was in contact in a partnership, so that nobody is thanked for letters they never wrote. */
export async function gaveIn(
  ctx: Pick<Ctx, 'db'>,
  { programme, person, partnership }: { programme: number; person: number; partnership: number },
): Promise<Gave> {
  const { rows } = await sql<{ letters: boolean; talk: boolean }>`
    select exists (select from letter where programme_id = ${programme} and partnership_id = ${partnership}
        and author_id = ${person} and drafted_at is null) as letters,
      exists (select from contact_report where programme_id = ${programme} and partnership_id = ${partnership}
        and answer = 'talked') as talk`.execute(ctx.db);
  const [found] = rows;
  return found?.letters ? 'letters' : found?.talk ? 'talk' : 'nothing';
}
