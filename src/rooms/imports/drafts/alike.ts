import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { json } from '../../../db/json.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { alikeAmong, likelySame, noteDifferent } from '../../duplicates/index.ts';
import type { Newcomer } from '../../duplicates/index.ts';
import type { ImportPerson } from '../readRow.ts';
import { BATCH } from './rules.ts';
import type { ImportDraft } from './source.ts';

/** A row in the form in which it is compared with people and other rows. */
export type AlikeRow = Newcomer & { row: number };

export function alikeRow({ row, address, answers }: ImportPerson): AlikeRow {
  const text = (role: string): string | null => {
    const value = answers.find(({ question }) => question.role === role)?.value;
    return typeof value === 'string' ? value : null;
  };
  return {
    row,
    address,
    name: text('name') ?? '',
    country: text('country'),
    answers: answers.map(({ question, value }) => [question.id, question.type, value]),
  };
}

/** Notes which rows may be of a person who is here, or of the person of an earlier row. What a volunteer said of such a pair stays. */
export async function noteAlike(ctx: Ctx, draft: ImportDraft, rows: readonly AlikeRow[]): Promise<void> {
  const { programme_id: programme, id } = draft;
  const found: { row: number; person: number | null; other: number | null; evidence: string[] }[] = [];
  for (const { a, b, evidence } of alikeAmong(rows))
    found.push({ row: rows[b]!.row, person: null, other: rows[a]!.row, evidence });
  for (let from = 0; from < rows.length; from += BATCH) {
    const some = rows.slice(from, from + BATCH);
    for (const { at, person, evidence } of await likelySame(ctx, programme, some))
      found.push({ row: some[at]!.row, person, other: null, evidence });
  }
  await ctx.db
    .deleteFrom('import_alike')
    .where('programme_id', '=', programme)
    .where('draft_id', '=', id)
    .where('said', 'is', null)
    .execute();
  await sql`
    insert into import_alike (programme_id, draft_id, row, person_id, other_row, evidence)
    select ${programme}, ${id}, row, person, other, array(select jsonb_array_elements_text(evidence))
    from jsonb_to_recordset(${json(found)}) as pair(row int, person bigint, other int, evidence jsonb)
    on conflict (programme_id, draft_id, row, person_id, other_row) do nothing`.execute(ctx.db);
}

/** `same`: the row is of that person, or does not count beside the earlier row. `later`: it counts, and the earlier row does not. */
export const SAID_ALIKE = ['same', 'later', 'different'] as const;
export type SaidAlike = (typeof SAID_ALIKE)[number];

export interface SaidOfPair {
  pair: number;
  said: SaidAlike;
  /** The answer was given for many rows at once; it does not hold for a row that may be of several people. */
  isOfAll?: true;
}

/** Stores what a volunteer says about pairs. Of two rows of one person, the one that does not count is left out. */
export async function sayAlike(
  ctx: Pick<Ctx, 'db'>,
  draft: Pick<ImportDraft, 'programme_id' | 'id'>,
  said: readonly SaidOfPair[],
): Promise<void> {
  if (said.length === 0) return;
  const own = sql`a.programme_id = ${draft.programme_id} and a.draft_id = ${draft.id}`;
  const clear = await whatIsClear(ctx, own, said);
  const given = sql`jsonb_to_recordset(${json(clear)}) as given(pair bigint, said text)`;
  // A row is one person: an earlier answer for the same row is removed.
  await sql`
    update import_alike a set said = null from import_alike now, ${given}
    where ${own} and now.programme_id = a.programme_id and now.draft_id = a.draft_id and now.id = given.pair and given.said = 'same'
      and a.row = now.row and a.person_id is not null and now.person_id is not null and a.said = 'same'`.execute(
    ctx.db,
  );
  await sql`
    update import_alike a set said = given.said from ${given}
    where ${own} and a.id = given.pair and given.said <> 'later' and (a.person_id is not null or given.said = 'different')`.execute(
    ctx.db,
  );
  await sql`
    update import_draft_row r set left_out = true from import_alike a, ${given}
    where ${own} and a.id = given.pair and a.other_row is not null and given.said <> 'different'
      and r.programme_id = a.programme_id and r.draft_id = a.draft_id
      and r.row = case given.said when 'same' then a.row else a.other_row end`.execute(ctx.db);
}

/** When a volunteer answers for many rows at once, skips rows that match several people: those pairs stay open. */
async function whatIsClear(
  ctx: Pick<Ctx, 'db'>,
  own: RawBuilder<unknown>,
  said: readonly SaidOfPair[],
): Promise<readonly SaidOfPair[]> {
  const ofAll = said.flatMap(({ pair, said: as, isOfAll }) => (isOfAll && as === 'same' ? [pair] : []));
  if (ofAll.length === 0) return said;
  const { rows } = await sql<{ id: number }>`
    select a.id from import_alike a where ${own} and a.id = any(${ofAll}::bigint[]) and a.person_id is not null
      and exists (select from import_alike other where other.programme_id = a.programme_id and other.draft_id = a.draft_id
        and other.row = a.row and other.id <> a.id and other.person_id is not null and other.said is distinct from 'different')`.execute(
    ctx.db,
  );
  const unclear = new Set(rows.map(({ id }) => id));
  return said.filter(({ pair, isOfAll }) => !isOfAll || !unclear.has(pair));
}

/** The address of the person that a row is of, as a volunteer said; null when nobody said so. */
export const saidAddress = sql<string | null>`(
  select p.address from import_alike a join person p on p.programme_id = a.programme_id and p.id = a.person_id
  where a.programme_id = import_draft_row.programme_id and a.draft_id = import_draft_row.draft_id and a.row = import_draft_row.row
    and a.said = 'same' limit 1)`;

/** Tells the list of duplicates which of the imported people are two, as a volunteer said beside the rows. */
export async function tellDifferent(ctx: Ctx, actor: Actor, draft: ImportDraft): Promise<void> {
  const { rows } = await sql<{ one: string; other: string; evidence: string[] }>`
    select own.address as one, coalesce(p.address, earlier.address) as other, a.evidence
    from import_alike a
    join import_draft_row own on own.programme_id = a.programme_id and own.draft_id = a.draft_id and own.row = a.row
    left join person p on p.programme_id = a.programme_id and p.id = a.person_id
    left join import_draft_row earlier on earlier.programme_id = a.programme_id and earlier.draft_id = a.draft_id
      and earlier.row = a.other_row
    where a.programme_id = ${draft.programme_id} and a.draft_id = ${draft.id} and a.said = 'different'
      and own.address is not null and coalesce(p.address, earlier.address) is not null`.execute(ctx.db);
  await noteDifferent(ctx, {
    programme: draft.programme_id,
    actor,
    pairs: rows.map(({ one, other, evidence }) => ({ addresses: [one, other] as const, evidence })),
  });
}
