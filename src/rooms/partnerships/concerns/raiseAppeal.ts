import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { openMatter } from '../../matters/index.ts';
import { CONCERN_URGENCY, LIMITS } from '../rules.ts';
import type { Decision, Severity } from '../rules.ts';
import { openToOperators, readersApart } from './appealReaders.ts';
import type { AppealReader } from './appealReaders.ts';

interface Appealing {
  programme: number;
  person: number;
  concern: number;
}

/**
 * Asks that a decision is looked at again. Whoever was told of it may, also once it was taken back: nothing that they write is lost. It goes to
 * readers of the concern who did not decide it; where there are none to the operators; where those cannot either, to who decided, and it says so.
 */
export async function raiseAppeal(
  ctx: Ctx,
  input: Appealing & { body: string },
): Promise<
  { ok: true; reader: AppealReader; partnership: number } | { ok: false; reason: 'empty' | 'unknown' }
> {
  const body = [...input.body.trim()].slice(0, LIMITS.whole).join('');
  if (body === '') return { ok: false, reason: 'empty' };
  return inTransaction(ctx, async (ctx) => appealTo(ctx, { ...input, body, unread: false }));
}

/** Notes an appeal that came in a mail which could not be read, for those who would have read it. False when there is none to note. */
export async function noteUnreadAppeal(ctx: Ctx, input: Appealing): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => (await appealTo(ctx, { ...input, body: '', unread: true })).ok);
}

async function appealTo(
  ctx: Ctx,
  { programme, person, concern, body, unread }: Appealing & { body: string; unread: boolean },
): Promise<{ ok: true; reader: AppealReader; partnership: number } | { ok: false; reason: 'unknown' }> {
  const found = await ctx.db
    .selectFrom('concern')
    .select([
      'person_id as by',
      'partnership_id as partnership',
      sql<Severity>`severity`.as('severity'),
      sql<Decision | null>`decision`.as('decision'),
      'handled_by as decider',
      sql<number[]>`array(select a.person_id from concern_about a
        where a.programme_id = concern.programme_id and a.concern_id = concern.id)`.as('about'),
      sql<boolean>`exists (select from outbox o where o.programme_id = concern.programme_id and o.person_id = ${person}
        and o.kind = 'concern-decided' and o.occasion like ${`concern:${concern}/%`})`.as('wasMailed'),
    ])
    .where('programme_id', '=', programme)
    .where('id', '=', concern)
    .forUpdate()
    .executeTakeFirst();
  if (!found || !wasTold(found, person)) return { ok: false, reason: 'unknown' };
  const { partnership, severity, about } = found;
  const { reader, people } = await readersApart(ctx, programme, { ...found, about });
  if (!unread && (await isWaiting(ctx, { programme, person, concern, body })))
    return { ok: true, reader, partnership };
  if (reader === 'operator') await openToOperators(ctx, programme, concern);
  const { id } = await ctx.db
    .insertInto('concern_appeal')
    .values({
      programme_id: programme,
      concern_id: concern,
      person_id: person,
      body,
      unread,
      raised_at: ctx.clock.now(),
      same: reader === 'same',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await record(ctx, {
    programme,
    actor: { kind: 'person', id: person },
    kind: 'appeal-raised',
    subject: ['appeal', id],
  });
  await openMatter(ctx, {
    programme,
    kind: 'concern-appeal',
    subject: ['appeal', id],
    urgency: CONCERN_URGENCY[severity],
    data: { partnership },
  });
  await ctx.mailer.queue(
    ctx,
    people.map((to) => ({
      programme,
      kind: 'appeal-raised' as const,
      occasion: `appeal:${id}`,
      person: to,
      data: { partnership, concern },
    })),
  );
  return { ok: true, reader, partnership };
}

/** Whether the same words of somebody wait for an answer already: a second time they are a double click. */
async function isWaiting(
  ctx: Ctx,
  { programme, person, concern, body }: Appealing & { body: string },
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('concern_appeal')
    .select('id')
    .where('programme_id', '=', programme)
    .where('concern_id', '=', concern)
    .where('person_id', '=', person)
    .where('body', '=', body)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody knows of a decision: of the one that stands, or of one that a mail told them of and that was taken back since. */
function wasTold(
  found: { by: number; about: number[]; decision: Decision | null; wasMailed: boolean },
  person: number,
): boolean {
  const { by, about, decision, wasMailed } = found;
  const isToldNow =
    decision !== null && (by === person || (decision !== 'nothing' && about.includes(person)));
  return isToldNow || wasMailed;
}
