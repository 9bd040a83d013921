import type { Transaction } from 'kysely';
import { defaultForm } from '../sample/form.ts';
import type { Schema } from '../src/db/schema.ts';
import { importApplicants, undoImport } from '../src/rooms/imports/index.ts';
import { loadForm } from '../src/rooms/programmes/index.ts';
import { stage, stageRound } from './cast.ts';
import { testContext } from './context.ts';
import { csvFile } from './importFiles.ts';
import type { SheetLine } from './importFiles.ts';

/** A round into which files are imported by the command; Tomás undoes the imports. */
export async function readyToImport(db: Transaction<Schema>) {
  const ctx = testContext(db);
  const { programme, people } = await stage(ctx);
  const round = await stageRound(ctx, programme);
  await loadForm(ctx, programme, round.id, defaultForm);
  const run = async (lines: readonly SheetLine[], into = round.id): Promise<number> => {
    const outcome = await importApplicants(ctx, {
      programme,
      actor: { kind: 'command' },
      round: into,
      file: { name: 'people.csv', bytes: csvFile(Object.keys(lines[0]!), lines) },
    });
    if (!outcome.ok || !outcome.taken) throw new Error('refused');
    const [event] = await events('applicants-imported');
    return event!.subject_id;
  };
  /** Another round with the same form, open at the same time. */
  const another = async (): Promise<number> => {
    const { id } = await stageRound(ctx, programme, undefined, 2);
    await loadForm(ctx, programme, id, defaultForm);
    return id;
  };
  const events = (kind: string) =>
    db.selectFrom('event').selectAll().where('kind', '=', kind).orderBy('id', 'desc').execute();
  const undo = (id: number) =>
    undoImport(ctx, { programme, actor: { kind: 'person', id: people.tomas }, import: id });
  const mails = (kind: string) => db.selectFrom('outbox').selectAll().where('kind', '=', kind).execute();
  return { ctx, programme, people, run, another, events, undo, mails };
}
