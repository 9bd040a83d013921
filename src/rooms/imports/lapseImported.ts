import { sql } from 'kysely';
import { removeApplication } from '../applications/index.ts';
import { inTransaction, whileTime } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { erasePerson, setPerson } from '../people/index.ts';
import { hasNothingElse, isFormerPartner } from './hasNothingElse.ts';

/**
 * Days after which an imported application without an answer is removed, from the import or from the round's opening, whichever is later.
 */
export const LAPSE_DAYS = 30;
const BATCH = 100;

interface Due {
  programme: number;
  application: number;
  person: number;
  round: number;
}

/**
 * Duty: removes imported drafts that nobody answered in thirty days, and people who have nothing else here. A draft that somebody works on
 * stays thirty days from its last change, and nobody is removed while their invitation is held back. Returns how many were removed.
 */
export async function lapseImported(ctx: Ctx): Promise<number> {
  for (let gone = 0; ;) {
    const count = await inTransaction(ctx, async (ctx) => {
      let done = 0;
      for (const one of whileTime(ctx, await claimDue(ctx))) {
        await lapse(ctx, one);
        done += 1;
      }
      return done;
    });
    gone += count;
    if (count < BATCH) return gone;
  }
}

async function claimDue(ctx: Ctx): Promise<Due[]> {
  const before = new Date(ctx.clock.now().getTime() - LAPSE_DAYS * 86_400_000);
  const { rows } = await sql<Due>`
    select application.programme_id as programme, application.id as application, person_id as person,
      application.round_id as round
    from application join round_date as opens on opens.programme_id = application.programme_id
      and opens.round_id = application.round_id and opens.kind = 'opens'
    where source = 'import' and state = 'draft' and application.created_at <= ${before}
      and opens.due_at <= ${before} and not exists (
      select from answer where answer.programme_id = application.programme_id
        and answer.application_id = application.id and answer.answered_at > ${before})
      and not exists (select from outbox where outbox.programme_id = application.programme_id
        and outbox.person_id = application.person_id and outbox.kind = 'import-invitation'
        and outbox.data->>'application' = application.id::text
        and outbox.state in ('waiting', 'sending', 'held', 'gathered'))
    order by application.id limit ${BATCH} for update of application skip locked`.execute(ctx.db);
  return rows;
}

async function lapse(ctx: Ctx, { programme, application, person, round }: Due): Promise<void> {
  await removeApplication(ctx, { programme, application });
  const { rows } = await sql<{ remembered: boolean }>`
    select ${isFormerPartner} as remembered from person
    where programme_id = ${programme} and id = ${person} and ${hasNothingElse}`.execute(ctx.db);
  const [bare] = rows;
  if (bare && !bare.remembered) await erasePerson(ctx, { programme, actor: { kind: 'timetable' }, person });
  // A partner of an earlier round is kept as an address, so that the two are never paired again.
  if (bare?.remembered)
    await setPerson(
      ctx,
      { programme, person, unconfirmed: true },
      { name: '', called: '', country: null, zone: null },
    );
  await record(ctx, {
    programme,
    actor: { kind: 'timetable' },
    kind: 'import-lapsed',
    subject: ['person', person],
    round,
  });
}
