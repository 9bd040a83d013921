import {
  emptyImportedApplications,
  exclusionLine,
  insertExclusions,
  insertImportedAnswers,
  insertImportedApplications,
} from '../applications/index.ts';
import type { Ctx } from '../ctx.ts';
import type { ImportedPerson } from '../people/index.ts';
import type { ImportPerson } from './readRow.ts';
import { keepBefore } from './undoing/correctedBefore.ts';
import { dropCorrected } from './undoing/exclusionsBefore.ts';
import type { Standing } from './writeBatch.ts';

export type Write = { standing: Standing; applicant: ImportPerson };

function columnOf(applicant: ImportPerson, role: string): string | null {
  const value = applicant.answers.find(({ question }) => question.role === role)?.value;
  return typeof value === 'string' ? value : null;
}

export function personRow(applicant: ImportPerson): ImportedPerson {
  return {
    address: applicant.address,
    name: columnOf(applicant, 'name') ?? '',
    called: columnOf(applicant, 'called') ?? '',
    country: columnOf(applicant, 'country'),
    zone: columnOf(applicant, 'zone'),
    locale: applicant.locale,
  };
}

/** Notes the ids of what it wrote in `fresh`. */
export async function writeApplications(
  ctx: Ctx,
  into: { programme: number; round: number; file: number; at: Date },
  fresh: readonly Write[],
): Promise<void> {
  if (fresh.length === 0) return;
  const given = fresh.map(({ standing, applicant }) => ({
    person: standing.person,
    digest: applicant.digest.toString('hex'),
  }));
  const ids = await insertImportedApplications(ctx, into, given);
  for (const { standing } of fresh) standing.application = ids.get(standing.person) ?? null;
}

/** Stores the earlier content, for the undo of the import. */
export async function changeApplications(
  ctx: Ctx,
  { programme, file, at }: { programme: number; file: number; at: Date },
  changed: readonly Write[],
): Promise<void> {
  if (changed.length === 0) return;
  const applications = changed.map(({ standing }) => standing.application!);
  await keepBefore(ctx, { programme, file, applications });
  const given = changed.map(({ standing, applicant }) => ({
    application: standing.application!,
    digest: applicant.digest.toString('hex'),
  }));
  await emptyImportedApplications(ctx, { programme, at }, given);
}

export async function writeAnswers(
  ctx: Ctx,
  programme: number,
  at: Date,
  writes: readonly Write[],
): Promise<void> {
  const given = writes.flatMap(({ standing, applicant }) =>
    applicant.answers.map(({ question, value }) => ({
      application: standing.application!,
      question: question.id,
      version: question.version,
      value,
    })),
  );
  await insertImportedAnswers(ctx, { programme, at }, given);
}

/**
 * Writes the people that the rows rule out. Lines of an earlier import about the same person are removed if the row now says something
 * else.
 */
export async function writeExclusions(
  ctx: Ctx,
  { programme, file, at }: { programme: number; file: number; at: Date },
  writes: readonly Write[],
): Promise<void> {
  const corrected = writes.filter(({ standing }) => standing.source === 'import');
  if (corrected.length > 0)
    await dropCorrected(ctx, {
      programme,
      file,
      applications: corrected.map(({ standing }) => standing.application!),
    });
  const lines = writes.flatMap(({ standing: { person }, applicant }) =>
    applicant.answers
      .filter(({ question }) => question.type === 'exclusions')
      .flatMap(({ value }) => value as string[])
      .map((line) => exclusionLine({ person, line, at })),
  );
  await insertExclusions(ctx, programme, lines);
}
