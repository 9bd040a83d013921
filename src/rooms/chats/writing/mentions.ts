import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/** Only names of these characters are stressed: Markdown would read other characters as more than a name. */
const PLAIN = /^[\p{L}\p{M}\p{N} .'’-]+$/u;

/** Stresses names of people who wrote in the chat, after an @ that begins a word: within an address, an @ names nobody. */
export function stressMentions(body: string, names: readonly string[]): string {
  const known = names.filter((name) => PLAIN.test(name)).toSorted((a, b) => b.length - a.length);
  if (known.length === 0) return body;
  const escaped = known.map((name) => name.replaceAll(/[.\\^$*+?()[\]{}|/-]/g, String.raw`\$&`));
  const mention = new RegExp(
    `(?<=^|[\\s\\p{Ps}\\p{Pi}"'¿¡،,;:—–])(?<!\\]\\()@(${escaped.join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  return body.replaceAll(mention, '**@$1**');
}

/** Writers of so many of the last messages can be named. */
const LAST = 500;

/** The words with the names stressed of those who wrote last in a chat. */
export async function withMentions(
  ctx: Pick<Ctx, 'db'>,
  { programme, chat, body }: { programme: number; chat: number; body: string },
): Promise<string> {
  if (!body.includes('@')) return body;
  const { rows } = await sql<{ name: string }>`
    select distinct name from (
      select name, state from chat_message
      where programme_id = ${programme} and chat_id = ${chat} and number is not null order by number desc limit ${LAST}) last
    where state = 'shown' and name <> ''`.execute(ctx.db);
  return stressMentions(
    body,
    rows.map(({ name }) => name),
  );
}
