import { sql } from 'kysely';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { transition } from '../mails/index.ts';
import { phaseOf, roundById } from '../programmes/index.ts';
import type { Round } from '../programmes/index.ts';
import type { Checked, Source } from './checkFile.ts';
import { forgetFile, importedBefore, noteImportFile } from './importFile.ts';
import { leaveAt, writeAll } from './writeAll.ts';
import type { RowFates } from './writeBatch.ts';

export type ImportRefusal = 'round-cancelled' | 'round-closed' | 'round-unpublished';

/**
 * Takes the readable rows of a file into a round, in one transaction, with one line in the log. The invitations leave some minutes from
 * now, or are `held` until a volunteer lets them go. A file that was taken whole before, by its fingerprint, is not taken again; `earlier`
 * says when it was.
 */
export async function takeRows(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    round: number;
    name: string;
    sha256: Buffer;
    checked: Pick<Checked, 'rows' | 'valid'>;
    source: Source;
    held?: boolean;
    progress?: (rows: number) => void;
  },
): Promise<
  | { ok: false; reason: ImportRefusal }
  | { ok: true; earlier: Date; taken: null; file: null }
  | { ok: true; earlier: null; taken: RowFates; file: number | null }
> {
  const { programme, checked, sha256, source, progress = () => {} } = input;
  return inTransaction(ctx, async (ctx) => {
    // When two imports run at once, the second waits and finds the rows of the first.
    await sql`select from round where programme_id = ${programme} and id = ${input.round} for update`.execute(
      ctx.db,
    );
    const round = await roundById(ctx, programme, input.round);
    const refusal = refusalOf(ctx, round);
    if (refusal) return { ok: false, reason: refusal };
    const earlier = await importedBefore(ctx, programme, round.id, sha256);
    if (earlier) return { ok: true, earlier, taken: null, file: null };
    const at = ctx.clock.now();
    const id = await noteImportFile(ctx, {
      programme,
      round: round.id,
      kind: 'applicants',
      name: input.name,
      sha256,
      rows: checked.rows,
      taken: checked.valid,
      at,
    });
    const taken = await writeAll(
      ctx,
      { programme, round: round.id, file: id, at, leaveAt: leaveAt(ctx, round), source },
      progress,
    );
    if (input.held)
      await transition(ctx.db, 'hold')
        .where('programme_id', '=', programme)
        .where('kind', '=', 'import-invitation')
        .where('occasion', '=', `import:${id}`)
        .execute();
    if (taken.taken + taken.updated === 0 && checked.valid < checked.rows) {
      await forgetFile(ctx, programme, id);
      return { ok: true, earlier: null, taken, file: null };
    }
    await record(ctx, {
      programme,
      actor: input.actor,
      kind: 'applicants-imported',
      subject: ['import', id],
      round: round.id,
      data: { file: input.name, taken: taken.taken, updated: taken.updated },
    });
    return { ok: true, earlier: null, taken, file: id };
  });
}

/** Why nobody can be invited to a round. */
export function refusalOf(ctx: Ctx, round: Round): ImportRefusal | null {
  const phase = phaseOf(round, ctx.clock.now());
  if (phase === 'cancelled') return 'round-cancelled';
  // People confirm while applications are open, so an invitation must not come too late, or lead to a round that cannot be seen.
  if (phase !== 'planned' && phase !== 'open') return 'round-closed';
  return round.published_at ? null : 'round-unpublished';
}
