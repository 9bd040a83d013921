import { sql } from 'kysely';
import type { MessageKey } from '../../../i18n/locales.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { eventData } from '../../log/index.ts';
import { changeWording } from './changeWording.ts';
import { ownWording } from './ownWording.ts';
import type { WordingChanged } from './changeWording.ts';

interface OfMail {
  programme: number;
  kind: string;
  locale: string;
}

/** The last change of a mail's words in a language that was not undone; null when there is none. */
export async function lastWordingChange(ctx: Pick<Ctx, 'db'>, of: OfMail): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select e.id from event e
    where e.programme_id = ${of.programme} and e.kind = 'wording-changed' and e.undoes is null
      and e.data->>'kind' = ${of.kind} and e.data->>'locale' = ${of.locale}
      and not exists (select from event u where u.programme_id = e.programme_id and u.undoes = e.id)
    order by e.id desc limit 1`.execute(ctx.db);
  return rows[0]?.id ?? null;
}

/** Undoes a change of wording, unless these words were changed again since. */
export async function undoWording(
  ctx: Ctx,
  { programme, actor, event }: { programme: number; actor: Actor; event: number },
): Promise<WordingChanged | { ok: false; reason: 'unknown' | 'changed-since' }> {
  return inTransaction(ctx, async (ctx) => {
    const row = await ctx.db
      .selectFrom('event')
      .select('data')
      .where('programme_id', '=', programme)
      .where('id', '=', event)
      .where('kind', '=', 'wording-changed')
      .executeTakeFirst();
    if (!row) return { ok: false, reason: 'unknown' };
    const { kind, locale, before, after } = eventData(ctx, 'wording-changed', row.data);
    const now = await ownWording(ctx, programme, locale);
    if (after && Object.entries(after).some(([key, text]) => text !== (now.get(key) ?? null)))
      return { ok: false, reason: 'changed-since' };
    const texts = new Map(
      Object.entries(before).map(([key, text]) => [key as MessageKey, { text: text ?? '', standard: '' }]),
    );
    return changeWording(ctx, { programme, actor, kind, locale, texts, undoes: event });
  });
}
