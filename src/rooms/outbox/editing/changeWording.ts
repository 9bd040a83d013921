import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { checkWording } from '../../../i18n/checkWording.ts';
import type { WordingFault } from '../../../i18n/checkWording.ts';
import type { MessageKey } from '../../../i18n/locales.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { ownWording } from './ownWording.ts';

/** Why a text is refused; `names` are the placeholders concerned, if any. */
export interface WordingProblem {
  reason: WordingFault['reason'] | 'too-long' | 'fixed';
  names: string[];
}
const LONGEST_WORDING = 4000;

/** Key → text, and the catalogue's text to compare it with. */
type Texts = ReadonlyMap<MessageKey, { text: string; standard: string }>;

export type WordingChanged =
  | { ok: true; changed: number }
  | { ok: false; reason: 'texts'; problems: Map<MessageKey, WordingProblem> }
  | { ok: false; reason: 'overtaken' };

/**
 * Sets a programme's own wording of some messages in one language. A blank text, or the catalogue's own, returns the message to the
 * catalogue; any other text has to use all placeholders of the catalogue's. Waiting mails are written anew before they leave, so they get
 * the wording too. Mails that protect an account keep their words. `base` is the version that the writer began with (`wordingVersion`).
 */
export async function changeWording(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    kind: string;
    locale: string;
    texts: Texts;
    base?: string | undefined;
    undoes?: number;
  },
): Promise<WordingChanged> {
  const { programme, actor, kind, locale, texts, base } = input;
  return inTransaction(ctx, async (ctx) => {
    // One after the other, so that the second caller finds the first one's wording.
    await sql`select from programme where id = ${programme} for no key update`.execute(ctx.db);
    const before = await ownWording(ctx, programme, locale);
    if (base !== undefined && base !== wordingVersion(before, [...texts.keys()]))
      return { ok: false, reason: 'overtaken' };
    const changes = changesOf(texts, before);
    const problems = faultsOf(ctx, texts, input.undoes === undefined ? changes : new Map());
    if (problems.size > 0) return { ok: false, reason: 'texts', problems };
    for (const [key, text] of changes) await write(ctx, { programme, actor, locale, key, text });
    if (changes.size > 0)
      await record(ctx, {
        programme,
        actor,
        kind: 'wording-changed',
        subject: ['programme', programme],
        data: {
          kind,
          locale,
          before: Object.fromEntries([...changes.keys()].map((key) => [key, before.get(key) ?? null])),
          after: Object.fromEntries(changes),
          detail: locale,
        },
        ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
      });
    return { ok: true, changed: changes.size };
  });
}

/** The texts that have changed; null for a message that returns to the catalogue. */
function changesOf(texts: Texts, before: ReadonlyMap<string, string>): Map<MessageKey, string | null> {
  const changes = new Map<MessageKey, string | null>();
  for (const [key, { text, standard }] of texts) {
    const own = text.trim() === '' || text.trim() === standard ? null : text.trim();
    if (own !== (before.get(key) ?? null)) changes.set(key, own);
  }
  return changes;
}

/** Why some messages cannot be stored as typed, by message; empty when all can. */
export const wordingProblems = (
  ctx: Ctx,
  texts: Texts,
  before: ReadonlyMap<string, string>,
): Map<MessageKey, WordingProblem> => faultsOf(ctx, texts, changesOf(texts, before));

/** An older wording that lacks something stays until somebody changes it. */
function faultsOf(
  ctx: Ctx,
  texts: Texts,
  changes: ReadonlyMap<MessageKey, string | null>,
): Map<MessageKey, WordingProblem> {
  const problems = new Map<MessageKey, WordingProblem>();
  const fixed = new Set(ctx.mailer.kinds.flatMap((kind) => (kind.fixed ? kind.wording : [])));
  for (const [key, { text, standard }] of texts) {
    if (fixed.has(key)) problems.set(key, { reason: 'fixed', names: [] });
    else if (text.length > LONGEST_WORDING) problems.set(key, { reason: 'too-long', names: [] });
    else {
      const checked = checkWording(key, text, typeof changes.get(key) === 'string' ? standard : undefined);
      if (!checked.ok) problems.set(key, { reason: checked.reason, names: checked.names });
    }
  }
  return problems;
}

async function write(
  ctx: Ctx,
  of: { programme: number; actor: Actor; locale: string; key: string; text: string | null },
): Promise<void> {
  const { programme, actor, locale, key, text } = of;
  if (text === null) {
    await ctx.db
      .deleteFrom('wording')
      .where('programme_id', '=', programme)
      .where('locale', '=', locale)
      .where('key', '=', key)
      .execute();
    return;
  }
  const row = { text, changed_at: ctx.clock.now(), changed_by: actorPerson(actor) };
  await ctx.db
    .insertInto('wording')
    .values({ programme_id: programme, locale, key, ...row })
    .onConflict((c) => c.columns(['programme_id', 'locale', 'key']).doUpdateSet(row))
    .execute();
}

/** The version of some messages' own words; it differs whenever one of the messages differs. */
export const wordingVersion = (own: ReadonlyMap<string, string>, keys: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(keys.map((key) => own.get(key) ?? null)))
    .digest('base64url')
    .slice(0, 16);
