import { sql } from 'kysely';
import { anyOf } from '../../../../db/anyOf.ts';
import { inLine } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { subjectNames } from '../../log/subjects.ts';

/** Names proposals that are gone by their people, whom the log has kept. */
export async function goneProposals(
  visit: ProgrammeVisit,
  numbers: readonly number[],
): Promise<(proposal: number) => string> {
  if (numbers.length === 0) return () => '';
  const rows = await visit.ctx.db
    .selectFrom('event')
    .distinctOn('subject_id')
    .select(['subject_id as id', sql<number[]>`data -> 'applications'`.as('applications')])
    .where('programme_id', '=', visit.programme.id)
    .where('subject_kind', '=', 'proposal')
    .where('subject_id', '=', anyOf(numbers))
    .where(sql<boolean>`data ? 'applications'`)
    .orderBy('subject_id')
    .orderBy('event.id', 'desc')
    .execute();
  const names = await subjectNames(
    visit,
    rows.flatMap(({ applications }) => applications.map((id) => ({ subject: application(id) }))),
  );
  const called = new Map(
    rows.map(({ id, applications }) => [
      id,
      inLine(applications.flatMap((one) => names(application(one)) || [])),
    ]),
  );
  return (proposal) => called.get(proposal) ?? '';
}

const application = (id: number) => ({ kind: 'application', id });
