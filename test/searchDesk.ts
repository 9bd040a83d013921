import { browse } from './browse.ts';
import type { CastName } from './cast.ts';
import type { Scene } from './partnershipDesk.ts';
import { withoutMarkup } from './withoutMarkup.ts';

/** The part of the search page below its form: its words, and the targets of its links. */
export async function find({ ctx, cast }: Pick<Scene, 'ctx' | 'cast'>, who: CastName, query: string) {
  const { text } = await browse(ctx, cast, who).get(
    `/workbench/search?lang=en&q=${encodeURIComponent(query)}`,
  );
  const own = text.slice(text.indexOf('</form>', text.indexOf('class="desk"')), text.indexOf('<footer'));
  return {
    said: withoutMarkup(own)
      .replaceAll(/[\u2068\u2069]/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim(),
    links: [...own.matchAll(/href="\/p\/far-shelves\/workbench([^"]*)"/g)].map(([, path]) => path),
  };
}

/** A settled conversation with somebody. */
export async function begunBy(
  { ctx, cast }: Pick<Scene, 'ctx' | 'cast'>,
  person: number,
  subject: string,
): Promise<number> {
  const now = ctx.clock.now();
  const { id } = await ctx.db
    .insertInto('thread')
    .values({
      programme_id: cast.programme,
      person_id: person,
      subject,
      state: 'closed',
      state_at: now,
      opened_at: now,
      last_at: now,
    } as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
