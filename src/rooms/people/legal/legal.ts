import { sql } from 'kysely';
import { json } from '../../../db/json.ts';
import { renderMarkdown } from '../../../lib/text/markdown.ts';
import { sameTexts } from '../../../lib/text/texts.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { tellOfLegal } from './tellOfLegal.ts';

export const LEGAL_KINDS = ['conduct', 'privacy'] as const;
export type LegalKind = (typeof LEGAL_KINDS)[number];
/** The most characters in one language. */
export const LONGEST_LEGAL = 40_000;

interface LegalText {
  kind: LegalKind;
  version: number;
  /** Markdown, and the same as safe HTML. */
  text: Texts;
  html: Texts;
  publishedAt: Date;
  /** The publisher: '' for somebody who is gone, null for the first version. */
  author: string | null;
}

/** The versions of one text, newest first. */
export async function legalVersions(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  kind: LegalKind,
): Promise<LegalText[]> {
  const rows = await ctx.db
    .selectFrom('legal_text')
    .leftJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'legal_text.programme_id')
        .onRef('person.id', '=', 'legal_text.published_by'),
    )
    .selectAll('legal_text')
    .select('person.name as author')
    .where('legal_text.programme_id', '=', programme)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    kind,
    version: row.version,
    text: row.text,
    html: row.html,
    publishedAt: row.published_at,
    author: row.author,
  }));
}

/** The texts in force, to which people agree by version. Throws for a programme without them: giving the programme its name writes both. */
export async function currentLegal(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
): Promise<Record<LegalKind, LegalText>> {
  const [[conduct], [privacy]] = await Promise.all([
    legalVersions(ctx, programme, 'conduct'),
    legalVersions(ctx, programme, 'privacy'),
  ]);
  if (!conduct || !privacy) throw new Error(`programme ${programme} has no legal texts`);
  return { conduct, privacy };
}

/**
 * Publishes a new version of a text. People who agreed to an earlier one are told of the change, and asked again before their next round.
 * `base` is the version that the writer began with: with it, nothing replaces what somebody else published meanwhile.
 */
export async function publishLegal(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    kind: LegalKind;
    text: Texts;
    sourceLocale: string;
    base?: number | undefined;
  },
): Promise<
  { ok: true; version: number } | { ok: false; reason: 'empty' | 'too-long' | 'unchanged' | 'overtaken' }
> {
  const text: Texts = {};
  for (const [locale, source] of Object.entries(input.text)) if (source.trim()) text[locale] = source.trim();
  if (!text[input.sourceLocale]) return { ok: false, reason: 'empty' };
  if (Object.values(text).some((source) => source.length > LONGEST_LEGAL))
    return { ok: false, reason: 'too-long' };
  return inTransaction(ctx, async (ctx) => {
    // When two people save at once, two versions follow one another.
    await sql`select 1 from programme where id = ${input.programme} for update`.execute(ctx.db);
    const [last] = await legalVersions(ctx, input.programme, input.kind);
    if (last && sameTexts(last.text, text)) return { ok: false, reason: 'unchanged' };
    if (input.base !== undefined && input.base !== last?.version) return { ok: false, reason: 'overtaken' };
    const version = (last?.version ?? 0) + 1;
    const html: Texts = {};
    for (const [locale, source] of Object.entries(text)) html[locale] = renderMarkdown(source);
    await ctx.db
      .insertInto('legal_text')
      .values({
        programme_id: input.programme,
        kind: input.kind,
        version,
        text: json(text),
        html: json(html),
        published_at: ctx.clock.now(),
        published_by: actorPerson(input.actor),
      })
      .execute();
    await record(ctx, {
      programme: input.programme,
      actor: input.actor,
      kind: `legal-${input.kind}-published`,
      subject: ['programme', input.programme],
      data: { version },
    });
    if (last) await tellOfLegal(ctx, { programme: input.programme, kind: input.kind, version });
    return { ok: true, version };
  });
}
