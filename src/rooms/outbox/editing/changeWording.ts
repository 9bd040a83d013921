import { checkWording } from '../../../i18n/translate.ts';
import type { MessageKey } from '../../../i18n/locales.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';

export type WordingReason = 'malformed' | 'unknown-placeholder' | 'too-long' | 'fixed';
export const LONGEST_WORDING = 4000;

/**
 * Sets a programme's own wording of some messages in one language. A blank text, or the catalogue's own, gives the message
 * back to the catalogue. Mails that wait are written anew before they leave, so they get it too. Words of
 * mails that protect an account stay as they are.
 */
export async function changeWording(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    kind: string;
    locale: string;
    /** Key → text, and the catalogue's text to compare with. */
    texts: ReadonlyMap<MessageKey, { text: string; standard: string }>;
    undoes?: number;
  },
): Promise<{ ok: true; changed: number } | { ok: false; problems: Map<MessageKey, WordingReason> }> {
  const { programme, actor, locale } = input;
  const problems = new Map<MessageKey, WordingReason>();
  const fixed = new Set(ctx.mailer.kinds.flatMap((kind) => (kind.fixed ? kind.wording : [])));
  for (const [key, { text }] of input.texts) {
    if (fixed.has(key)) problems.set(key, 'fixed');
    if (text.length > LONGEST_WORDING) problems.set(key, 'too-long');
    const checked = checkWording(key, text);
    if (!checked.ok) problems.set(key, checked.reason);
  }
  if (problems.size > 0) return { ok: false, problems };
  return inTransaction(ctx, async (ctx) => {
    const before = await ownWording(ctx, programme, locale);
    const changes: Record<string, string | null> = {};
    for (const [key, { text, standard }] of input.texts) {
      const own = text.trim() === '' || text.trim() === standard ? null : text.trim();
      const was = before.get(key) ?? null;
      if (own === was) continue;
      changes[key] = was;
      if (own === null)
        await ctx.db
          .deleteFrom('wording')
          .where('programme_id', '=', programme)
          .where('locale', '=', locale)
          .where('key', '=', key)
          .execute();
      else {
        const row = { text: own, changed_at: ctx.clock.now(), changed_by: actorPerson(actor) };
        await ctx.db
          .insertInto('wording')
          .values({ programme_id: programme, locale, key, ...row })
          .onConflict((c) => c.columns(['programme_id', 'locale', 'key']).doUpdateSet(row))
          .execute();
      }
    }
    const changed = Object.keys(changes).length;
    if (changed > 0)
      await record(ctx, {
        programme,
        actor,
        kind: 'wording-changed',
        subject: ['programme', programme],
        data: { kind: input.kind, locale, before: changes, detail: locale },
        ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
      });
    return { ok: true, changed };
  });
}

/** A programme's own texts in a language, by key. */
export async function ownWording(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  locale: string,
): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('wording')
    .select(['key', 'text'])
    .where('programme_id', '=', programme)
    .where('locale', '=', locale)
    .execute();
  return new Map(rows.map((row) => [row.key, row.text]));
}
