import { browse } from '../browse.ts';
import type { CastName } from '../cast.ts';
import type { PartnersScene } from '../partners.ts';

export const PROGRAMME = 'hello@far-shelves.example';

export const AMINA = 'amina@cast.example';

export const concerns = ({ ctx }: PartnersScene) =>
  ctx.db
    .selectFrom('concern')
    .select(['person_id as person', 'partnership_id as pair', 'body', 'verified', 'unread'])
    .orderBy('id')
    .execute();

/** The words that one of the cast finds on pages that show or search incoming mail. */
export async function finds(
  { ctx, cast }: PartnersScene,
  who: CastName,
  ...words: readonly string[]
): Promise<string[]> {
  const browser = browse(ctx, cast, who);
  const ids = await ctx.db.selectFrom('incoming').select('id').execute();
  const threads = await ctx.db.selectFrom('thread').select('id').execute();
  const paths = [
    '',
    '/tray',
    '/inbox?shown=all',
    '/log',
    '/outbox',
    '/outbox?show=sent',
    ...words.map((word) => `/inbox?search=${word}`),
    ...ids.map(({ id }) => `/tray/${id}`),
    ...threads.map(({ id }) => `/inbox/${id}`),
  ];
  const pages: string[] = [];
  // A search page repeats the search words in its field and in the link to remove them; these do not count.
  for (const path of paths)
    pages.push(
      (await browser.get(`/workbench${path}`)).text.replaceAll(/<p class="set">.*?<\/p>|<[^>]*>/gs, ' '),
    );
  return words.filter((word) => pages.some((page) => page.includes(word)));
}
