import { sql } from 'kysely';
import { json } from '../../../db/json.ts';
import { normaliseAddress } from '../../../lib/address.ts';
import type { Ctx } from '../../ctx.ts';
import { LIKE_ADDRESS_MARK } from '../../people/index.ts';
import type { Applicant } from './readRow.ts';
import { TOUCHED } from './touched.ts';
import { anyOf } from '../../../db/anyOf.ts';

export interface Taken {
  /** New applications. */
  taken: number;
  /** Applications of an earlier import that their people had not touched and the file changes. */
  updated: number;
  /** There already just as the file has them. */
  same: number;
  /** Rows of people who are in the round by their own doing, whom an import leaves alone. */
  kept: number[];
}

/** What is known of an address before its row is taken. */
interface Standing {
  person: number;
  address: string;
  application: number | null;
  source: string | null;
  digest: Buffer | null;
  touched: boolean;
}

/** Writes a batch of applicants of a round in the caller's transaction, with as few statements as there are tables. */
export async function takeBatch(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    /** Whose invitations these are: they wait under one heading. */
    file: number;
    /** The moment of the whole import: what carries it was written by it. */
    at: Date;
    /** When the invitations may leave. */
    leaveAt: Date;
    applicants: readonly Applicant[];
  },
): Promise<Taken> {
  const { programme, round, at, applicants } = input;
  await writePeople(ctx, programme, at, applicants);
  const standing = await standingOf(ctx, programme, round, applicants);
  const result: Taken = { taken: 0, updated: 0, same: 0, kept: [] };
  const writes: { standing: Standing; applicant: Applicant }[] = [];
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
    programme,
    at,
    writes.filter((one) => !fresh.includes(one)),
  );
  await writeAnswers(ctx, programme, at, writes);
  await writeExclusions(ctx, programme, at, writes);
  await fillPeople(ctx, programme, at, writes);
  await ctx.mailer.queue(
    ctx,
    fresh.map(({ standing }) => ({
      programme,
      kind: 'import-invitation',
      occasion: `import:${input.file}`,
      person: standing.person,
      data: { application: standing.application },
      dueAt: input.leaveAt,
    })),
  );
  return result;
}

/** What becomes of a row, by what is known of its address. */
export function fateOf(applicant: Applicant, one: Standing | undefined): keyof Taken {
  if (!one || one.application === null) return 'taken';
  if (one.source === 'import' && one.digest?.equals(applicant.digest)) return 'same';
  return one.source !== 'import' || one.touched ? 'kept' : 'updated';
}

type Write = { standing: Standing; applicant: Applicant };

const asRows = (rows: readonly unknown[]) => json(rows);

function columnOf(applicant: Applicant, role: string): string | null {
  const value = applicant.answers.find(({ question }) => question.role === role)?.value;
  return typeof value === 'string' ? value : null;
}

function personRow(applicant: Applicant) {
  return {
    address: applicant.address,
    name: columnOf(applicant, 'name') ?? '',
    called: columnOf(applicant, 'called') ?? '',
    country: columnOf(applicant, 'country'),
    zone: columnOf(applicant, 'zone'),
    locale: applicant.locale,
  };
}

async function writePeople(
  ctx: Ctx,
  programme: number,
  at: Date,
  applicants: readonly Applicant[],
): Promise<void> {
  await sql`
    insert into person (programme_id, address, name, called, country, zone, locale, imported_at, created_at)
    select ${programme}, address, name, called, country, zone, locale, ${at}, ${at}
    from jsonb_to_recordset(${asRows(applicants.map(personRow))})
      as given(address text, name text, called text, country text, zone text, locale text)
    on conflict (programme_id, address) where erased_at is null do nothing`.execute(ctx.db);
}

export async function standingOf(
  ctx: Ctx,
  programme: number,
  round: number,
  applicants: readonly Applicant[],
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

/** Notes the ids of what it wrote in `fresh`. */
async function writeApplications(
  ctx: Ctx,
  { programme, round, file, at }: { programme: number; round: number; file: number; at: Date },
  fresh: readonly Write[],
): Promise<void> {
  if (fresh.length === 0) return;
  const given = fresh.map(({ standing, applicant }) => ({
    person: standing.person,
    digest: applicant.digest.toString('hex'),
  }));
  const { rows } = await sql<{ id: number; person: number }>`
    insert into application (programme_id, round_id, person_id, state, state_at, source, imported_at, import_digest, import_id, created_at)
    select ${programme}, ${round}, person, 'draft', ${at}, 'import', ${at}, decode(digest, 'hex'), ${file}, ${at}
    from jsonb_to_recordset(${asRows(given)}) as given(person bigint, digest text)
    returning id, person_id as person`.execute(ctx.db);
  const ids = new Map(rows.map(({ id, person }) => [person, id]));
  for (const { standing } of fresh) standing.application = ids.get(standing.person) ?? null;
}

async function changeApplications(
  ctx: Ctx,
  programme: number,
  at: Date,
  changed: readonly Write[],
): Promise<void> {
  if (changed.length === 0) return;
  const given = changed.map(({ standing, applicant }) => ({
    id: standing.application,
    digest: applicant.digest.toString('hex'),
  }));
  await sql`
    update application set imported_at = ${at}, import_digest = decode(given.digest, 'hex'), answers_version = answers_version + 1
    from jsonb_to_recordset(${asRows(given)}) as given(id bigint, digest text)
    where application.programme_id = ${programme} and application.id = given.id`.execute(ctx.db);
  await ctx.db
    .deleteFrom('answer')
    .where('programme_id', '=', programme)
    .where('application_id', '=', anyOf(changed.map(({ standing }) => standing.application!)))
    .execute();
}

async function writeAnswers(ctx: Ctx, programme: number, at: Date, writes: readonly Write[]): Promise<void> {
  const given = writes.flatMap(({ standing, applicant }) =>
    applicant.answers.map(({ question, value }) => ({
      application: standing.application,
      question: question.id,
      version: question.version,
      value,
    })),
  );
  await sql`
    insert into answer (programme_id, application_id, question_id, version, value, answered_at)
    select ${programme}, application, question, version, value, ${at}
    from jsonb_to_recordset(${asRows(given)})
      as given(application bigint, question bigint, version int, value jsonb)`.execute(ctx.db);
}

/** Whom the rows rule out. Nobody's earlier words are taken away but those of a row that now says something else. */
async function writeExclusions(
  ctx: Ctx,
  programme: number,
  at: Date,
  writes: readonly Write[],
): Promise<void> {
  const changed = writes.filter(({ standing }) => standing.source === 'import');
  if (changed.length > 0)
    await ctx.db
      .deleteFrom('exclusion')
      .where('programme_id', '=', programme)
      .where('person_id', '=', anyOf(changed.map(({ standing }) => standing.person)))
      .where('excluded_address', 'not like', LIKE_ADDRESS_MARK)
      .execute();
  const given = writes.flatMap(({ standing, applicant }) =>
    applicant.answers
      .filter(({ question }) => question.type === 'exclusions')
      .flatMap(({ value }) => value as string[])
      .map((line) => {
        const address = normaliseAddress(line);
        return { person: standing.person, address: address ?? '', name: address ? '' : line };
      }),
  );
  if (given.length === 0) return;
  await sql`
    insert into exclusion (programme_id, person_id, excluded_address, excluded_name, excluded_person_id, created_at)
    select ${programme}, given.person, given.address, given.name, meant.id, ${at}
    from jsonb_to_recordset(${asRows(given)}) as given(person bigint, address text, name text)
    left join person as meant on meant.programme_id = ${programme} and meant.address = given.address
      and meant.erased_at is null
    where not exists (select from exclusion as there where there.programme_id = ${programme}
      and there.person_id = given.person and there.excluded_address = given.address
      and there.excluded_name = given.name)`.execute(ctx.db);
}

/** What people have not said of themselves yet comes from the file; what they confirmed stays theirs. */
async function fillPeople(ctx: Ctx, programme: number, at: Date, writes: readonly Write[]): Promise<void> {
  const given = writes.map(({ standing, applicant }) => ({ id: standing.person, ...personRow(applicant) }));
  await sql`
    update person set name = given.name, called = given.called, country = given.country, zone = given.zone,
      locale = given.locale
    from jsonb_to_recordset(${asRows(given)})
      as given(id bigint, name text, called text, country text, zone text, locale text)
    where person.programme_id = ${programme} and person.id = given.id
      and person.imported_at is not null and person.address_confirmed_at is null`.execute(ctx.db);
  await sql`
    update person set invited_at = ${at}
    where programme_id = ${programme} and id = any(${given.map(({ id }) => id)}) and invited_at is null`.execute(
    ctx.db,
  );
}
