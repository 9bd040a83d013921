import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { ImportProblem } from '../../../db/schema.ts';
import type { Ctx } from '../../ctx.ts';
import { evidenceIn } from '../../duplicates/index.ts';
import type { Evidence } from '../../duplicates/index.ts';
import { saidAddress } from './alike.ts';
import { wordKey } from './choices.ts';
import { BY_OTHER_COLUMN, CHOOSABLE, isChoosable, isColumnOpen } from './rules.ts';
import type { ImportDraft } from './source.ts';

export async function draftOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  id: number,
): Promise<ImportDraft | undefined> {
  return ctx.db
    .selectFrom('import_draft')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The event of the log that is undone to undo an import; null when it is gone. */
export async function eventOfImport(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  taken: number,
): Promise<number | null> {
  const event = await ctx.db
    .selectFrom('event')
    .select('id')
    .where('programme_id', '=', programme)
    .where('subject_kind', '=', 'import')
    .where('subject_id', '=', taken)
    .where('kind', '=', 'applicants-imported')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return event?.id ?? null;
}

/** The imports of a round that are being prepared, or were taken some days ago, newest first. */
export async function draftsOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  round: number,
): Promise<Pick<ImportDraft, 'id' | 'name' | 'made_at' | 'rows' | 'import_id'>[]> {
  return ctx.db
    .selectFrom('import_draft')
    .select(['id', 'name', 'made_at', 'rows', 'import_id'])
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .orderBy('id', 'desc')
    .execute();
}

/** Words that are not understood, and how many rows contain them. */
export interface UnknownWords {
  column: number;
  reason: string;
  piece: string;
  rows: number;
}

/** A row whose cells have to be corrected, or that has to be left out. */
export interface FaultyRow {
  row: number;
  cells: string[];
  problems: ImportProblem[];
}

interface FileRow {
  row: number;
  cells: string[];
}

/** A row that may be of a person who is here, or of the person of an earlier row, and why. */
export interface AlikePair {
  id: number;
  row: number;
  cells: string[];
  /** Null when the pair is with an earlier row. */
  person: { id: number; name: string; address: string; country: string | null } | null;
  otherRow: number | null;
  otherCells: string[] | null;
  evidence: Evidence[];
  said: 'same' | 'different' | null;
  /** How many pairs of this kind there are, decided or undecided like this one. */
  many: number;
}

/** A part of a draft of which a page shows only the first rows; there are `many`. */
interface Cut<Row> {
  rows: Row[];
  many: number;
}

export interface DraftParts {
  /** The first rows of the file, and those of them that can be read. */
  first: FileRow[];
  readable: (FileRow & { joins: string | null })[];
  /** Each word once, the most frequent first. */
  unknown: UnknownWords[];
  /** Rows that no choice of words corrects, in their order. */
  faulty: Cut<FaultyRow>;
  leftOut: Cut<FileRow>;
  /** Pairs in the order of their rows, undecided ones first. */
  alike: AlikePair[];
}

/** The most rows and words that a page shows. */
const [FIRST, WORDS, FAULTS, OUT, ALIKE] = [10, 1000, 50, 200, 100];

/** All that is shown of a draft, by one query. */
export async function partsOfDraft(ctx: Pick<Ctx, 'db'>, draft: ImportDraft): Promise<DraftParts> {
  const own = sql`programme_id = ${draft.programme_id} and draft_id = ${draft.id}`;
  const reasons = [...CHOOSABLE];
  const later = isColumnOpen(draft.checked) ? [...BY_OTHER_COLUMN] : [];
  const found = await together(ctx.db, {
    first: sql<FileRow>`(select row, cells from import_draft_row where ${own} order by row limit ${FIRST})`,
    readable: sql<
      FileRow & { joins: string | null }
    >`(select row, cells, ${saidAddress} as joins from import_draft_row
      where ${own} and not left_out and problems is null order by row limit ${FIRST})`,
    unknown: sql<UnknownWords>`(
      select (problem->>'column')::int as column, problem->>'reason' as reason, problem->>'piece' as piece,
        count(*)::int as rows
      from import_draft_row, jsonb_array_elements(problems) as problem
      where ${own} and not left_out and problems is not null and problem->>'reason' = any(${reasons})
        and problem->>'reason' <> all(${later})
      group by 1, 2, 3 order by rows desc, 1, 3 limit ${WORDS})`,
    // The same condition as `isChoosable`.
    faulty: sql<FaultyRow & { many: number }>`(
      select row, cells, problems, count(*) over ()::int as many from import_draft_row
      where ${own} and not left_out and problems is not null
        and exists (select from jsonb_array_elements(problems) as problem
          where problem->>'reason' <> all(${later})
            and (not (problem->>'reason' = any(${reasons})) or problem->>'piece' = '' or problem->>'piece' like '%…'))
      order by row limit ${FAULTS})`,
    leftOut: sql<FileRow & { many: number }>`(
      select row, cells, count(*) over ()::int as many from import_draft_row where ${own} and left_out order by row limit ${OUT})`,
    alike: alikeOf(draft),
  });
  return {
    ...found,
    unknown: eachOnce(found.unknown),
    faulty: cutOf(found.faulty, ({ row, cells, problems }) => ({
      row,
      cells,
      problems: problems.filter((problem) => !isChoosable(problem) && !later.includes(problem.reason)),
    })),
    leftOut: cutOf(found.leftOut, ({ row, cells }) => ({ row, cells })),
    alike: found.alike.map((pair) => Object.assign(pair, { evidence: evidenceIn(pair.evidence) })),
  };
}

function cutOf<Found extends { many: number }, Row>(
  found: readonly Found[],
  rowOf: (one: Found) => Row,
): Cut<Row> {
  return { rows: found.map(rowOf), many: found[0]?.many ?? 0 };
}

/** A row that was left out since is no longer compared. */
const alikeOf = ({ programme_id: programme, id }: ImportDraft) => sql<
  Omit<AlikePair, 'evidence'> & { evidence: string[] }
>`(
  select a.id, a.row, own.cells, a.other_row as "otherRow", earlier.cells as "otherCells", a.evidence, a.said,
    count(*) over (partition by a.said is null)::int as many,
    case when p.id is not null then json_build_object('id', p.id, 'name', p.name, 'address', p.address, 'country', p.country) end as person
  from import_alike a
  join import_draft_row own on own.programme_id = a.programme_id and own.draft_id = a.draft_id and own.row = a.row and not own.left_out
  left join import_draft_row earlier on earlier.programme_id = a.programme_id and earlier.draft_id = a.draft_id
    and earlier.row = a.other_row and not earlier.left_out
  left join person p on p.programme_id = a.programme_id and p.id = a.person_id and p.erased_at is null
  where a.programme_id = ${programme} and a.draft_id = ${id} and coalesce(p.id, earlier.row) is not null
  order by a.said is not null, a.row, a.other_row, a.person_id limit ${ALIKE})`;

/** Words that differ only in capitals, accents and spaces are the same. */
function eachOnce(rows: readonly UnknownWords[]): UnknownWords[] {
  const alike = new Map<string, UnknownWords>();
  for (const row of rows.filter(isChoosable)) {
    const key = `${row.column} ${wordKey(row.piece)}`;
    const known = alike.get(key);
    if (known) known.rows += row.rows;
    else alike.set(key, { ...row });
  }
  return [...alike.values()];
}
