import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { transition } from '../../mails/index.ts';
import { closeGone } from '../../duplicates/index.ts';
import { record } from '../../log/index.ts';
import { hasNothingElse, hasSaidNothing, isFormerPartner } from '../hasNothingElse.ts';
import { giveBack, lockCorrected } from './correctedBefore.ts';
import { giveExclusionsBack } from './exclusionsBefore.ts';
import { givePeopleBack } from './personBefore.ts';
import { TOUCHED, removeImportedApplications } from '../../applications/index.ts';
import { leaveWithoutImport, removeImportedPeople } from '../../people/index.ts';
import { anyOf } from '../../../db/anyOf.ts';

interface Imported {
  application: number;
  person: number;
  touched: boolean;
}

/**
 * Undoes an import while none of its people has answered or begun to. Removes its applications, the invitations that have not left, and the
 * people who have nothing else here. Gives applications of earlier imports that it corrected their old content, except those changed since.
 * Returns how many people came with it, how many applications were given back, and which were left.
 */
export async function undoImport(
  ctx: Ctx,
  input: { programme: number; actor: Actor; import: number; undoes?: number },
): Promise<
  | { ok: true; people: number; given: number; left: number[] }
  | { ok: false; reason: 'unknown' | 'answered' | 'changed' }
> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const file = await ctx.db
      .selectFrom('import_file')
      .select(['round_id', 'at'])
      .where('programme_id', '=', programme)
      .where('id', '=', input.import)
      .forUpdate()
      .executeTakeFirst();
    if (!file) return { ok: false, reason: 'unknown' };
    const imported = await lockImported(ctx, programme, input.import);
    const corrected = await lockCorrected(ctx, programme, input.import);
    if (imported.length + corrected.length === 0) return { ok: false, reason: 'unknown' };
    if (imported.some(({ touched }) => touched)) return { ok: false, reason: 'answered' };
    const [left, given] = [true, false].map((is) =>
      corrected.filter(({ touched }) => touched === is).map(({ application }) => application),
    ) as [number[], number[]];
    if (imported.length + given.length === 0)
      return { ok: false, reason: corrected.some(({ answered }) => answered) ? 'answered' : 'changed' };
    const of = { programme, file: input.import };
    await giveBack(ctx, { ...of, applications: given });
    await givePeopleBack(ctx, {
      ...of,
      applications: [...given, ...imported.map(({ application }) => application)],
    });
    const people = imported.map(({ person }) => person);
    await dropMails(ctx, programme, imported);
    await removeImported(ctx, programme, imported);
    // Others were here before: addresses of former partners, and people with something else here.
    const isOnlyAddress = sql`${hasNothingElse} and ${isFormerPartner}`;
    await leaveWithoutImport(ctx, { programme, people, at: file.at }, isOnlyAddress);
    const back = corrected.filter(({ touched }) => !touched).map(({ person }) => person);
    await giveExclusionsBack(ctx, { ...of, at: file.at, people: [...people, ...back], given });
    await ctx.db
      .deleteFrom('import_file')
      .where('programme_id', '=', programme)
      .where('id', '=', input.import)
      .execute();
    await record(ctx, {
      programme,
      actor,
      kind: 'import-undone',
      subject: ['import', input.import],
      ...(file.round_id === null ? {} : { round: file.round_id }),
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
      data: { people: people.length, given: given.length, left },
    });
    return { ok: true, people: people.length, given: given.length, left };
  });
}

/** Holds up answers that are saved meanwhile: their people are then either kept, or find the application gone. */
async function lockImported(ctx: Ctx, programme: number, id: number): Promise<Imported[]> {
  const { rows } = await sql<Imported>`
    select application.id as application, person_id as person, ${TOUCHED} as touched from application
    where programme_id = ${programme} and import_id = ${id} order by application.id for update`.execute(
    ctx.db,
  );
  return rows;
}

async function dropMails(ctx: Ctx, programme: number, imported: readonly Imported[]): Promise<void> {
  const applications = imported.map(({ application }) => String(application));
  await transition(ctx.db, 'undo', { last_error: 'reason-gone' })
    .where('programme_id', '=', programme)
    .where('kind', 'in', ['import-invitation', 'import-reminder'])
    .where('person_id', '=', anyOf(imported.map(({ person }) => person)))
    .where((eb) => eb(eb.ref('data', '->>').key('application'), '=', anyOf(applications)))
    .execute();
}

async function removeImported(ctx: Ctx, programme: number, imported: readonly Imported[]): Promise<void> {
  await removeImportedApplications(
    ctx,
    programme,
    imported.map(({ application }) => application),
  );
  const people = imported.map(({ person }) => person);
  const isUnneeded = sql`${hasNothingElse} and ${hasSaidNothing} and not ${isFormerPartner}`;
  await removeImportedPeople(ctx, { programme, people }, isUnneeded);
  await closeGone(ctx, programme);
}
