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
 * Appeals against a decision. Anybody who was told of the decision may do so, even once it was taken back, so that nothing they write is
 * lost. The appeal goes to readers of the concern who did not decide it. Without such readers it goes to the operators. If no operator can
 * read it either, it goes to the person who decided, and says so.
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

/**
 * Notes an appeal that came in a mail which could not be read, for the people who would have read it. False when there is nothing to appeal
 * against.
 */
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

/** Whether an appeal with the same words by the same person is waiting already: the second one is a double click. */
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

/** Whether somebody knows of a decision: the one that stands, or one that a mail told them of and that was taken back since. */
function wasTold(
  found: { by: number; about: number[]; decision: Decision | null; wasMailed: boolean },
  person: number,
): boolean {
  const { by, about, decision, wasMailed } = found;
  const isToldNow =
    decision !== null && (by === person || (decision !== 'nothing' && about.includes(person)));
  return isToldNow || wasMailed;
}
