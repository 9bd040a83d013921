import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { addFiles } from './files.ts';
import type { LetterFile, StoredFile } from './files.ts';
import { partnershipOf } from '../queries.ts';
import { LIMITS, checkText } from '../rules.ts';

/** A person's one draft in a partnership. */
export interface KeptDraft {
  body: string;
  /** When it was last kept; this names the version. */
  keptAt: Date;
  files: LetterFile[];
}

/** The writer of a draft, and the partnership. */
interface Whose {
  programme: number;
  partnership: number;
  person: number;
}

/** The draft that a form showed, and which parts of it stay. */
export interface FromDraft {
  /** Its `keptAt`, in milliseconds since 1970; null when the form began without a draft. */
  seen: number | null;
  /** Its files that are kept. */
  keep: readonly number[];
}

/** The key under which a draft is stored among the letters: one draft for each writer. */
export const draftKey = (person: number): string => `draft:${person}`;

/** The same in SQL. */
export const draftKeyOf = (person: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`'draft:' || ${person}`;

/**
 * Keeps a text as the writer's draft, for all their devices. Text that another device kept since the form was drawn stays below it. Without
 * words and files there is no draft any more.
 */
export async function keepDraft(
  ctx: Ctx,
  input: Whose & { body: string; from: FromDraft; files?: readonly StoredFile[] },
): Promise<
  { ok: true; kept: boolean; draft: number } | { ok: false; reason: 'unknown' | 'ended' | 'too-long' }
> {
  const own = await partnershipOf(ctx, input.programme, input.person, input.partnership);
  if (!own) return { ok: false, reason: 'unknown' };
  if (own.state === 'ended' || own.me.leftAt) return { ok: false, reason: 'ended' };
  if (checkText(input.body, LIMITS.draft) === 'too-long') return { ok: false, reason: 'too-long' };
  return inTransaction(ctx, async (ctx) => {
    const before = await lockedDraft(ctx, input);
    const isNewer = before !== null && before.keptAt.getTime() !== input.from.seen;
    const body = input.body.trim();
    const texts = [body, ...(isNewer && before.body !== body ? [before.body] : [])];
    const id = await writeDraft(ctx, input, texts.filter((text) => text !== '').join('\n\n'));
    if (!isNewer) await dropFiles(ctx, { programme: input.programme, letter: id, keep: input.from.keep });
    await addFiles(ctx, input.programme, id, input.files ?? []);
    return { ok: true, kept: !(await dropEmpty(ctx, input.programme, id)), draft: id };
  });
}

/** Puts a letter that was taken back, with its files, above any new draft of its writer. Deletes the letter. */
export async function backToDraft(
  ctx: Ctx,
  input: Whose & { letter: { id: number; body: string } },
): Promise<void> {
  const before = await lockedDraft(ctx, input);
  const texts = [input.letter.body, before?.body ?? ''].filter((text) => text !== '');
  const id = await writeDraft(ctx, input, texts.join('\n\n'));
  await moveFiles(ctx, { programme: input.programme, from: input.letter.id, to: id });
  await remove(ctx, input.programme, input.letter.id);
}

/**
 * Gives the draft's files that stay to the letter made of it, and deletes the draft. Does nothing when another device has kept a newer
 * version since.
 */
export async function useDraft(ctx: Ctx, input: Whose & { letter: number; from: FromDraft }): Promise<void> {
  const before = await lockedDraft(ctx, input);
  if (before?.keptAt.getTime() !== input.from.seen || !before) return;
  const { programme } = input;
  await dropFiles(ctx, { programme, letter: before.id, keep: input.from.keep });
  await moveFiles(ctx, { programme, from: before.id, to: input.letter });
  await remove(ctx, programme, before.id);
}

async function lockedDraft(
  ctx: Ctx,
  { programme, partnership, person }: Whose,
): Promise<{ id: number; body: string; keptAt: Date } | null> {
  const row = await ctx.db
    .selectFrom('letter')
    .select(['id', 'body', 'drafted_at as keptAt'])
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('form_key', '=', draftKey(person))
    .forUpdate()
    .executeTakeFirst();
  return row?.keptAt ? { ...row, keptAt: row.keptAt } : null;
}

async function writeDraft(ctx: Ctx, of: Whose, body: string): Promise<number> {
  const now = ctx.clock.now();
  const { id } = await ctx.db
    .insertInto('letter')
    .values({
      programme_id: of.programme,
      partnership_id: of.partnership,
      author_id: of.person,
      body,
      form_key: draftKey(of.person),
      written_at: now,
      held_at: now,
      drafted_at: now,
    })
    .onConflict((c) =>
      c
        .columns(['programme_id', 'partnership_id', 'form_key'])
        .doUpdateSet({ body, written_at: now, drafted_at: now }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function dropFiles(
  ctx: Ctx,
  { programme, letter, keep }: { programme: number; letter: number; keep: readonly number[] },
): Promise<void> {
  await sql`
    delete from letter_picture where programme_id = ${programme} and letter_id = ${letter}
      and file_id <> all(${keep}::bigint[])`.execute(ctx.db);
}

async function moveFiles(
  ctx: Ctx,
  { programme, from, to }: { programme: number; from: number; to: number },
): Promise<void> {
  await sql`
    insert into letter_picture (programme_id, letter_id, file_id, name)
    select programme_id, ${to}, file_id, name from letter_picture where programme_id = ${programme} and letter_id = ${from}
    on conflict do nothing`.execute(ctx.db);
}

/** Deletes a draft that holds nothing. True if it did. */
async function dropEmpty(ctx: Ctx, programme: number, id: number): Promise<boolean> {
  const { rows } = await sql`
    delete from letter where programme_id = ${programme} and id = ${id} and body = '' and drafted_at is not null
      and not exists (select from letter_picture p where p.programme_id = ${programme} and p.letter_id = ${id})
    returning id`.execute(ctx.db);
  return rows.length > 0;
}

const remove = (ctx: Ctx, programme: number, letter: number): Promise<unknown> =>
  ctx.db.deleteFrom('letter').where('programme_id', '=', programme).where('id', '=', letter).execute();
