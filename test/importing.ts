import type { Transaction } from 'kysely';
import { defaultForm } from '../sample/form.ts';
import { stage, stageRound } from './cast.ts';
import { testContext } from './context.ts';
import type { Schema } from '../src/db/schema.ts';
import { loadForm } from '../src/rooms/programmes/index.ts';
import { importApplicants } from '../src/rooms/imports/importApplicants.ts';
import type { ImportOutcome } from '../src/rooms/imports/importApplicants.ts';

export const COLUMNS = [
  'E-mail',
  'Name',
  'Country',
  'Time zone',
  'Languages',
  'Sector',
  'Interests',
  'Hopes',
];

export async function ready(db: Transaction<Schema>) {
  const ctx = testContext(db);
  const { programme, people } = await stage(ctx);
  const round = await stageRound(ctx, programme);
  await loadForm(ctx, programme, round.id, defaultForm);
  const run = async (
    bytes: Uint8Array,
    more: { acceptValid?: boolean; map?: Record<string, string> } = {},
  ): Promise<ImportOutcome> => {
    const outcome = await importApplicants(ctx, {
      programme,
      actor: { kind: 'command' },
      round: round.id,
      file: { name: 'people.csv', bytes },
      ...more,
    });
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome;
  };
  const applications = () =>
    db
      .selectFrom('application')
      .innerJoin('person', 'person.id', 'application.person_id')
      .select(['address', 'name', 'country', 'zone', 'locale', 'state', 'source', 'application.id'])
      .orderBy('address')
      .execute();
  const answers = async (address: string): Promise<Record<string, unknown>> => {
    const rows = await db
      .selectFrom('answer')
      .innerJoin('application', 'application.id', 'answer.application_id')
      .innerJoin('person', 'person.id', 'application.person_id')
      .innerJoin('question', 'question.id', 'answer.question_id')
      .select(['role', 'value'])
      .where('address', '=', address)
      .execute();
    return Object.fromEntries(rows.map(({ role, value }) => [role, value]));
  };
  return { ctx, programme, people, round, run, applications, answers };
}
