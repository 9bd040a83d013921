import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { leftThemselves, letDown } from '../applications/index.ts';
import { hasTime, inTransaction, whileTime } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { erasePerson } from '../people/index.ts';
import { noteLookedThrough } from '../programmes/index.ts';

/** People looked up at a time. */
const AT_ONCE = 200;
/** Hours until a round is gone through again: somebody may have nothing else in the programme by then. */
const AGAIN_HOURS = 24;
/** Years for which a person is kept who was promised to come first in the next round. */
const OWED_YEARS = 2;

/**
 * Deletes people with the data of their last round: name, address and everything of theirs, as if they had erased themselves. People with
 * another part here stay, and so do people with precedence in the next round. Counts still include their taking part. A mark keeps former
 * partners apart if they come back.
 */
export async function forgetPeople(ctx: Ctx): Promise<void> {
  for (const { programme, round, lookedTo } of whileTime(ctx, await roundsToLookAt(ctx))) {
    let after = lookedTo;
    let isThrough = false;
    while (!isThrough) {
      const people = await peopleAfter(ctx, programme, round, after);
      for (const { person, isIdle: wasIdle } of people) {
        if (wasIdle) await forget(ctx, programme, person);
        after = person;
        if (!hasTime(ctx)) {
          await noteLookedThrough(ctx, { programme, round, to: after });
          return;
        }
      }
      isThrough = people.length < AT_ONCE;
    }
    await noteLookedThrough(ctx, { programme, round, to: 0, checkedAt: ctx.clock.now() });
  }
}

async function roundsToLookAt(ctx: Ctx): Promise<{ programme: number; round: number; lookedTo: number }[]> {
  const before = new Date(ctx.clock.now().getTime() - AGAIN_HOURS * 3_600_000);
  return ctx.db
    .selectFrom('round')
    .innerJoin('round_date as purges', (join) =>
      join
        .onRef('purges.programme_id', '=', 'round.programme_id')
        .onRef('purges.round_id', '=', 'round.id')
        .on('purges.kind', '=', 'purges'),
    )
    .select(['round.programme_id as programme', 'round.id as round', 'round.people_looked_to as lookedTo'])
    .where('purges.done_at', 'is not', null)
    .where((eb) => eb.or([eb('people_checked_at', 'is', null), eb('people_checked_at', '<=', before)]))
    .orderBy('round.programme_id')
    .orderBy('round.id')
    .execute();
}

/**
 * The next people of a round who are still there, in the order of their numbers, and whether nothing needs them. One query reads them all:
 * most are needed, and for a single person planning takes longer than answering.
 */
async function peopleAfter(
  ctx: Ctx,
  programme: number,
  round: number,
  after: number,
): Promise<{ person: number; isIdle: boolean }[]> {
  const { rows } = await sql<{ person: number; isIdle: boolean }>`
    select own.person, idle.id is not null as "isIdle" from (
      select p.id as person from application own
      join person p on p.programme_id = own.programme_id and p.id = own.person_id and p.id > ${after}
      where own.programme_id = ${programme} and own.round_id = ${round} and own.person_id > ${after} and p.erased_at is null
      order by own.person_id limit ${AT_ONCE}) own
    left join lateral (
      select p.id from person p where p.programme_id = ${programme} and p.id = own.person and ${isIdle(ctx.clock.now())}
      offset 0) idle on true
    order by own.person`.execute(ctx.db);
  return rows;
}

/** Deletes a person unless something needs them. */
async function forget(ctx: Ctx, programme: number, person: number): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    // Locked, so that somebody who applies at the same moment is not deleted.
    const { rows } = await sql`
      select p.id from person p where p.programme_id = ${programme} and p.id = ${person} and ${isIdle(ctx.clock.now())}
      for update of p`.execute(ctx.db);
    if (rows.length > 0)
      await erasePerson(ctx, { programme, actor: { kind: 'timetable' }, person, isForgotten: true });
  });
}

/** Whether the data of all rounds of a person `p` was deleted, and nothing else needs the person. */
const isIdle = (now: Date): RawBuilder<boolean> => sql<boolean>`(
  p.erased_at is null and p.erase_at is null and p.stands_for is null
  and not exists (
    select from application a
    left join round_date gone on gone.programme_id = a.programme_id and gone.round_id = a.round_id
      and gone.kind = 'purges' and gone.done_at is not null
    where a.programme_id = p.programme_id and a.person_id = p.id and gone.round_id is null)
  and not exists (select from operator o where o.account_id = p.account_id)
  and not exists (select from role r where r.programme_id = p.programme_id and r.person_id = p.id and r.ended_at is null)
  and not exists (select from invitation i where i.programme_id = p.programme_id and i.person_id = p.id
    and i.accepted_at is null and i.revoked_at is null and i.expires_at > ${now})
  and not exists (select from address_change c where c.programme_id = p.programme_id and c.person_id = p.id and c.back_until > ${now})
  and not exists (select from subscription s where s.programme_id = p.programme_id and s.person_id = p.id)
  and not exists (select from thread t where t.programme_id = p.programme_id and t.person_id = p.id)
  and not exists (select from comment c where c.programme_id = p.programme_id and c.author_id = p.id)
  and not exists (select from commenter c where c.programme_id = p.programme_id and c.person_id = p.id)
  and not exists (select from discussion_follow f where f.programme_id = p.programme_id and f.person_id = p.id)
  and not exists (select from glossary_term g where g.programme_id = p.programme_id and g.person_id = p.id)
  and not exists (select from guest_post g where g.programme_id = p.programme_id and g.person_id = p.id)
  and not exists (select from concern c where c.programme_id = p.programme_id and c.person_id = p.id and c.handled_at is null)
  and not exists (select from concern_about about
    join concern c on c.programme_id = about.programme_id and c.id = about.concern_id
    where about.programme_id = p.programme_id and about.person_id = p.id and c.handled_at is null)
  and not exists (select from kept_form k where k.programme_id = p.programme_id and k.person_id = p.id)
  and not ${comesFirst(now)})`;

/** Whether somebody had no partner, or lost one, and was told that they come first the next time. */
const comesFirst = (now: Date): RawBuilder<boolean> => sql<boolean>`exists (
  select from application a
  join round_date gone on gone.programme_id = a.programme_id and gone.round_id = a.round_id and gone.kind = 'purges'
  where a.programme_id = p.programme_id and a.person_id = p.id and a.state in ('waiting', 'matched', 'finished')
    and gone.done_at > ${yearsBefore(now)}
    and (
      (not exists (select from membership m where m.programme_id = a.programme_id and m.person_id = a.person_id
          and m.round_id = a.round_id)
        and (a.available_at is not null or a.answer_by is null))
      or exists (select from membership m
        join partnership x on x.programme_id = m.programme_id and x.id = m.partnership_id
        where m.programme_id = a.programme_id and m.person_id = a.person_id and m.round_id = a.round_id
          and (${letDown} or (x.end_reason in ('left', 'volunteer') and not ${leftThemselves})))))`;

const yearsBefore = (now: Date): Date => {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() - OWED_YEARS);
  return then;
};
