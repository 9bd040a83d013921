import { sql } from 'kysely';
import { whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { openMatter } from '../../matters/index.ts';
import { isMailUnready } from './howMailLeaves.ts';

/** Warns the coordinators of each programme that has mails to many waiting while the domain is not ready for them. */
export async function warnUnready(ctx: Ctx): Promise<void> {
  // Check this first: finding the programmes whose mails wait means reading all mails that wait.
  if (!(await isMailUnready(ctx))) return;
  // One mail of each programme, by the index of mails that have not left: a condition on the whole outbox would read all that ever left.
  const { rows } = await sql<{ programme: number }>`
    select programme.id as programme from programme
    cross join lateral (
      select from outbox o where o.programme_id = programme.id and o.state in ('waiting', 'held') and o.many limit 1
    ) as one
    where not exists (select from matter m where m.programme_id = programme.id and m.kind = 'mail-unready'
      and m.subject_kind = 'programme' and m.subject_id = programme.id and m.closed_at is null)`.execute(
    ctx.db,
  );
  for (const { programme } of whileTime(ctx, rows))
    await openMatter(ctx, { programme, kind: 'mail-unready', subject: ['programme', programme], urgency: 2 });
}
