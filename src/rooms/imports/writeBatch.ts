import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { ImportPerson } from './readRow.ts';
import { TOUCHED } from '../applications/index.ts';
import { fillImported, insertImported } from '../people/index.ts';
import {
  personRow,
  writeApplications,
  changeApplications,
  writeAnswers,
  writeExclusions,
} from './writeRows.ts';
import type { Write } from './writeRows.ts';
import { keepPeople, keepWritten } from './undoing/personBefore.ts';

export interface RowFates {
  /** New applications. */
  taken: number;
  /** Applications of an earlier import that the file changes and that the people had not touched. */
  updated: number;
  /** Applications that are there already, with the same content as in the file. */
  same: number;
  /** Rows of people who joined the round themselves; an import leaves these alone. */
  kept: number[];
}

/** The row that exists already for an address. */
export interface Standing {
  person: number;
  address: string;
  application: number | null;
  source: string | null;
  digest: Buffer | null;
  touched: boolean;
}

/** Writes a batch of a round's applicants in the caller's transaction, with one statement for each table where possible. */
export async function writeBatch(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    /** The import file of the invitations: they wait under one heading. */
    file: number;
    /** The moment of the whole import: rows with this time were written by it. */
    at: Date;
    /** When the invitations may leave. */
    leaveAt: Date;
    applicants: readonly ImportPerson[];
  },
): Promise<RowFates> {
  const { programme, round, at, applicants } = input;
  await insertImported(ctx, { programme, at, people: applicants.map(personRow) });
  const standing = await standingOf(ctx, programme, round, applicants);
  const result: RowFates = { taken: 0, updated: 0, same: 0, kept: [] };
  const writes: { standing: Standing; applicant: ImportPerson }[] = [];
  for (const applicant of applicants) {
    const one = standing.get(applicant.address);
    if (!one) throw new Error(`row ${applicant.row} has no person`);
    const fate = fateOf(applicant, one);
    if (fate === 'kept') result.kept.push(applicant.row);
    else result[fate]++;
    if (fate === 'taken' || fate === 'updated') writes.push({ standing: one, applicant });
  }
  if (writes.length === 0) return result;
  const fresh = writes.filter(({ standing }) => standing.application === null);
  await writeApplications(ctx, input, fresh);
  await changeApplications(
    ctx,
    input,
    writes.filter((one) => !fresh.includes(one)),
  );
  await writeAnswers(ctx, programme, at, writes);
  await writeExclusions(ctx, input, writes);
  await fillPeople(ctx, input, writes);
  await ctx.mailer.queue(
    ctx,
    fresh.map(({ standing }) => ({
      programme,
      kind: 'import-invitation',
      occasion: `import:${input.file}`,
      person: standing.person,
      data: { application: standing.application! },
      dueAt: input.leaveAt,
    })),
  );
  return result;
}

/** The outcome of a row, given the row that its address has already. */
export function fateOf(applicant: ImportPerson, one: Standing | undefined): keyof RowFates {
  if (!one || one.application === null) return 'taken';
  if (one.source === 'import' && one.digest?.equals(applicant.digest)) return 'same';
  return one.source !== 'import' || one.touched ? 'kept' : 'updated';
}

export async function standingOf(
  ctx: Ctx,
  programme: number,
  round: number,
  applicants: readonly ImportPerson[],
): Promise<Map<string, Standing>> {
  const { rows } = await sql<Standing>`
    select person.id as person, person.address, application.id as application, application.source,
      application.import_digest as digest,
      coalesce(${TOUCHED}, false) as touched
    from person left join application on application.programme_id = ${programme}
      and application.round_id = ${round} and application.person_id = person.id
    where person.programme_id = ${programme} and person.erased_at is null
      and person.address = any(${applicants.map(({ address }) => address)})`.execute(ctx.db);
  return new Map(rows.map((row) => [row.address, row]));
}

/** Fills in only what people have not said about themselves; their own words stay. Values from earlier files are kept for the undo. */
async function fillPeople(
  ctx: Ctx,
  { programme, file, at }: { programme: number; file: number; at: Date },
  writes: readonly Write[],
): Promise<void> {
  const of = { programme, file, at, applications: writes.map(({ standing }) => standing.application!) };
  await keepPeople(ctx, of);
  const given = writes.map(({ standing, applicant }) => ({ id: standing.person, ...personRow(applicant) }));
  await fillImported(ctx, { programme, at, people: given });
  await keepWritten(ctx, of);
}
