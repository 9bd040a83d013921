import { sql } from 'kysely';
import { json } from '../../../db/json.ts';
import type { CheckedImport, ImportProblem } from '../../../db/schema.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { actorId } from '../../ctx.ts';
import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import { applicantsOf } from '../checkFile.ts';
import { createDoubts } from '../doubts.ts';
import type { ImportPerson } from '../readRow.ts';
import { fateOf, standingOf } from '../writeBatch.ts';
import { alikeRow, noteAlike } from './alike.ts';
import type { AlikeRow } from './alike.ts';
import { morePieces } from './morePieces.ts';
import { draftOf } from './queries.ts';
import { AT_ONCE, BATCH } from './rules.ts';
import { sourceOf } from './source.ts';
import type { ImportDraft } from './source.ts';

/** Reads a draft again after a change: at once, or by a job if that takes longer than a user waits. */
export async function readDraft(
  ctx: Ctx,
  { programme, draft, actor }: { programme: number; draft: number; actor: Actor },
): Promise<void> {
  const found = await draftOf(ctx, programme, draft);
  if (!found) return;
  if (found.rows > AT_ONCE)
    await ctx.jobs.enqueue(ctx, 'import-draft', {
      programme,
      draft,
      by: actorId(actor) ?? 0,
      operator: actor.kind === 'operator',
    });
  else await checkDraft(ctx, found);
}

/**
 * Notes with each row of a draft what cannot be read in it, and with the draft what taking it would do. Doing it again gives the same
 * result.
 */
export async function checkDraft(ctx: Ctx, draft: ImportDraft): Promise<void> {
  const source = await sourceOf(ctx, draft);
  const counts = emptyCounts();
  const unanswered = new Map<number, number>();
  const locales = new Map<string, number>();
  let doubts: ReturnType<typeof createDoubts> | null = null;
  let batch: {
    row: number;
    applicant: ImportPerson | null;
    address: string | null;
    problems: ImportProblem[];
  }[] = [];

  const flush = async (): Promise<void> => {
    const applicants = batch.flatMap(({ applicant }) => applicant ?? []);
    const standing = await standingOf(ctx, draft.programme_id, draft.round_id, applicants);
    for (const applicant of applicants) {
      const there = standing.get(applicant.address);
      const fate = fateOf(applicant, there);
      counts[fate]++;
      if (fate !== 'taken') continue;
      if (there) counts.known = (counts.known ?? 0) + 1;
      locales.set(applicant.locale, (locales.get(applicant.locale) ?? 0) + 1);
    }
    await keepFound(ctx, draft, batch);
    await change(ctx, draft, { done: counts.rows });
    batch = [];
  };

  const addresses = new Map<string, number>();
  const comparable: AlikeRow[] = [];
  for await (const { row, cells, problems, applicant: read, columns } of applicantsOf(source)) {
    let applicant = read;
    if (applicant === undefined) {
      counts.columns = columns.problems.map(({ reason, column }) =>
        column === undefined ? { reason } : { reason, column },
      );
      doubts = createDoubts(columns);
      continue;
    }
    doubts?.look(cells);
    const at = columns.targets.indexOf('address');
    const address = normaliseAddress(cells[at] ?? '');
    const first = address === null ? undefined : addresses.get(address);
    // The row that has the address first may not be readable yet: then a reader of files takes the second.
    if (first !== undefined && applicant) {
      applicant = null;
      problems.push({ row, line: row, column: at, reason: 'same-address', piece: String(first) });
    } else if (address !== null && first === undefined) addresses.set(address, row);
    counts.rows++;
    counts.problems += problems.length;
    if (applicant) {
      counts.valid++;
      comparable.push(alikeRow(applicant));
    }
    for (const { id, required } of applicant ? source.questions : [])
      if (required && !applicant!.answers.some(({ question }) => question.id === id))
        unanswered.set(id, (unanswered.get(id) ?? 0) + 1);
    const found = problems.flatMap((problem) => morePieces(problem, cells, columns, source.questions));
    batch.push({ row, applicant, address: address ?? ((cells[at] ?? '').trim() || null), problems: found });
    if (batch.length === BATCH) await flush();
  }
  await flush();
  await noteAlike(ctx, draft, comparable);
  counts.doubts = (doubts?.tell() ?? []).map(({ reason, columns, rows, of }) => ({
    reason,
    columns,
    rows,
    of,
  }));
  counts.unanswered = [...unanswered];
  counts.locales = [...locales];
  await change(ctx, draft, { checked: json<CheckedImport>(counts), state: 'ready', done: counts.rows });
}

const emptyCounts = (): CheckedImport => ({
  rows: 0,
  valid: 0,
  problems: 0,
  columns: [],
  doubts: [],
  unanswered: [],
  taken: 0,
  known: 0,
  updated: 0,
  same: 0,
  kept: 0,
  locales: [],
});

async function keepFound(
  ctx: Ctx,
  draft: ImportDraft,
  batch: readonly { row: number; address: string | null; problems: ImportProblem[] }[],
): Promise<void> {
  if (batch.length === 0) return;
  const given = batch.map(({ row, address, problems }) => ({
    row,
    address,
    problems: problems.length === 0 ? null : problems,
  }));
  await sql`
    update import_draft_row set address = given.address, problems = nullif(given.problems, 'null'::jsonb)
    from jsonb_to_recordset(${json(given)}) as given(row int, address text, problems jsonb)
    where programme_id = ${draft.programme_id} and draft_id = ${draft.id} and import_draft_row.row = given.row
      and (import_draft_row.address is distinct from given.address
        or import_draft_row.problems is distinct from nullif(given.problems, 'null'::jsonb))`.execute(ctx.db);
}

async function change(
  ctx: Ctx,
  draft: ImportDraft,
  to: { done?: number; checked?: ReturnType<typeof json<CheckedImport>>; state?: 'ready' },
): Promise<void> {
  await ctx.db
    .updateTable('import_draft')
    .set(to)
    .where('programme_id', '=', draft.programme_id)
    .where('id', '=', draft.id)
    .where('version', '=', draft.version)
    .execute();
}
