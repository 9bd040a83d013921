import type { Ctx } from '../../ctx.ts';

/** Names that Markdown would read as more than a name are left as they are. */
const PLAIN = /^[\p{L}\p{M}\p{N} .'’-]+$/u;

/** Stresses the names of people who wrote in the chat before, where they stand behind an @. */
export function stressMentions(body: string, names: readonly string[]): string {
  const known = names.filter((name) => PLAIN.test(name)).toSorted((a, b) => b.length - a.length);
  if (known.length === 0) return body;
  const escaped = known.map((name) => name.replaceAll(/[.\\^$*+?()[\]{}|/-]/g, String.raw`\$&`));
  const mention = new RegExp(`(?<![\\p{L}\\p{N}@*])@(${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return body.replaceAll(mention, '**@$1**');
}

/** The same with the names of who wrote last in a chat. */
export async function withMentions(
  ctx: Pick<Ctx, 'db'>,
  { programme, chat, body }: { programme: number; chat: number; body: string },
): Promise<string> {
  if (!body.includes('@')) return body;
  const rows = await ctx.db
    .selectFrom('chat_message')
    .select('name')
    .distinct()
    .where('programme_id', '=', programme)
    .where('chat_id', '=', chat)
    .where('state', '=', 'shown')
    .where('name', '<>', '')
    .limit(500)
    .execute();
  return stressMentions(
    body,
    rows.map(({ name }) => name),
  );
}
