import { sql } from 'kysely';
import type { Expression } from 'kysely';
import { together } from '../../../db/together.ts';
import type { InJson } from '../../../db/together.ts';
import type { Ctx } from '../../ctx.ts';

/** The state of the mails of a published round. */
export interface Publication {
  at: Date;
  /** When the mails leave, as long as that is in the future. */
  leavesAt: Date | null;
  /** Mails of the publication that have not left. */
  unsent: number;
  /** Mails that do not leave by themselves: held, waiting for a digest, undelivered or dropped. */
  kept: number;
}

/** A round's publication and how many of its mails have left; null while it is not published. */
export async function publicationOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number },
): Promise<Publication | null> {
  const { rows } = await sql<Row>`select * from ${publicationRows(input)} one`.execute(ctx.db);
  return publicationIn(ctx, rows);
}

/** The same, together with rows that a page needs besides, read by one query. */
export async function publicationBeside<Other>(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number },
  other: Expression<Other>,
): Promise<{ publication: Publication | null; beside: InJson<Other>[] }> {
  const { published, beside } = await together(ctx.db, { published: publicationRows(input), beside: other });
  return { publication: publicationIn(ctx, published as Row[]), beside: beside as InJson<Other>[] };
}

interface Row {
  at: Date | string;
  due: Date | string;
  unsent: number;
  kept: number;
}

const publicationRows = (input: { programme: number; round: number }) => sql<Row>`(
    select p.at, d.due_at as due, mails.unsent, mails.kept
    from publication p
    cross join lateral (
      select count(*) filter (where o.state in ('waiting', 'sending'))::int as unsent,
        count(*) filter (where o.state in ('held', 'gathered', 'failed', 'dropped'))::int as kept
      from (
        -- What has not left, and what never will, have an index each, by kind: other mails that wait are not read, nor are those that have left.
        select state, occasion, whole from outbox
        where programme_id = ${input.programme} and state in ('waiting', 'sending', 'held', 'gathered', 'failed')
          and kind in ('waiting', 'unanswered', 'introduction')
        union all
        select state, occasion, whole from outbox
        where programme_id = ${input.programme} and state = 'dropped' and kind in ('waiting', 'unanswered', 'introduction')
      ) o
      -- Introductions are of a partnership each, and of the round as a whole.
      where ${`round:${input.round}`} in (o.occasion, o.whole)
    ) mails
    join round_date d on d.programme_id = p.programme_id and d.round_id = p.round_id and d.kind = 'introduces'
    where p.programme_id = ${input.programme} and p.round_id = ${input.round})`;

function publicationIn({ clock }: Pick<Ctx, 'clock'>, [row]: readonly Row[]): Publication | null {
  if (!row) return null;
  const { unsent, kept } = row;
  const [at, due] = [new Date(row.at), new Date(row.due)];
  return { at, leavesAt: due > clock.now() ? due : null, unsent, kept };
}
