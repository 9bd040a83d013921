import { Refusal } from '../lib/refusal.ts';
import { isSlug } from '../lib/text/slug.ts';
import { inTransaction } from '../rooms/ctx.ts';
import type { Ctx } from '../rooms/ctx.ts';
import { pauseRestored } from '../rooms/outbox/index.ts';
import { noteTransfer } from '../rooms/programmes/index.ts';
import { check } from './check.ts';
import type { Checked } from './check.ts';
import { Fault } from './fault.ts';
import { join } from './join.ts';
import { load } from './load.ts';
import { query } from './query.ts';
import { readFile } from './readFile.ts';
import { createScratch } from './scratch.ts';
import type { Progress } from './progress.ts';

export interface Joined extends Checked {
  slug: string;
  /** Whether the programme kept its number: then anything signed for it still works with the old secret. */
  hasItsNumber: boolean;
  /** The number of dropped mails: they would have left at once, or gone to another address than their person's. */
  dropped: number;
}

/**
 * Takes one programme into an installation that may have others, in one transaction. The rows go into tables of the file's version, which
 * are migrated, and from there into ours. The programme keeps its number if that is free, and its mail is paused. Throws a Fault, with
 * nothing written, if the file is incomplete, and a Refusal if the slug is taken.
 */
export async function importProgramme(
  ctx: Ctx,
  { file, slug, told }: { file: string; slug?: string | undefined; told?: Progress | undefined },
): Promise<Joined> {
  const checked = await check(file, 'programme', told);
  const programme = checked.head.programme!;
  const wanted = slug ?? programme.slug;
  if (!isSlug(wanted)) throw new Refusal(`"${wanted}" is no slug: small letters, digits and hyphens, please`);
  return inTransaction(ctx, async (ctx) => {
    const { db } = ctx;
    const taken = await query(db, 'select from programme where slug = $1', [wanted]);
    if (taken.length > 0)
      throw new Refusal(
        `there is a programme "${wanted}" here already: name it otherwise with --as NEW-SLUG; nothing was written`,
      );
    const scratch = await createScratch(db, checked.head.migrations);
    await load(db, { scratch, pieces: readFile(file), told });
    await mustBeAlone(db, programme.id);
    await scratch.tie();
    await scratch.bringForward();
    const joined = await join(db, { scratch, programme: programme.id, slug: wanted });
    await scratch.remove();
    await pauseRestored(ctx, joined.programme);
    await noteTransfer(ctx, { programme: joined.programme, was: 'imported' });
    const hasItsNumber = joined.programme === programme.id;
    return { ...checked, slug: wanted, hasItsNumber, dropped: joined.dropped };
  });
}

/** Refuses a file that does not hold exactly the programme it names. References later show that all rows belong to that programme. */
async function mustBeAlone(db: Ctx['db'], programme: number): Promise<void> {
  const rows = await query<{ id: number }>(db, 'select id from programme');
  if (rows.length !== 1 || rows[0]!.id !== programme)
    throw new Fault(0, 'it does not hold the one programme that it says');
}
