import { sql } from 'kysely';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { dropAccount } from './changeAddress.ts';
import { hasOtherDirector } from './endRole.ts';
import { personById } from './queries.ts';
import type { Person } from './queries.ts';
import { rolesOf } from './roles.ts';

/**
 * Forgets a person for good. What stays is a tombstone without name or address, so that letters in a partner's hands are
 * those of "a former participant" and numbers still add up. Whatever else is theirs goes. Partnerships they are in should
 * be left before (`leavePartnership`), which tells the partner.
 */
export async function erasePerson(
  ctx: Ctx,
  input: { programme: number; actor: Actor; person: number },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'last-director' }> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom('programme').select('id').where('id', '=', programme).forUpdate().execute();
    const refusal = await erasureRefusal(ctx, programme, input.person);
    const person = await personById(ctx, programme, input.person);
    if (refusal || !person) return { ok: false, reason: refusal ?? 'unknown' };
    await forgetConversations(ctx, person);
    await forgetComments(ctx, person);
    await forgetMails(ctx, person);
    await forgetApplications(ctx, person);
    await forgetRows(ctx, person);
    await leaveTombstone(ctx, person);
    if (person.account_id !== null) await dropAccount(ctx, person.account_id);
    await record(ctx, { programme, actor, kind: 'person-erased', subject: ['person', person.id] });
    return { ok: true };
  });
}

/** Why a person cannot be erased, or null. A programme keeps a director. */
export async function erasureRefusal(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  id: number,
): Promise<'unknown' | 'last-director' | null> {
  const person = await personById(ctx, programme, id);
  if (!person || person.erased_at) return 'unknown';
  const roles = await rolesOf(ctx, programme, id);
  const isDirector = roles.some(({ role }) => role === 'director');
  return isDirector && !(await hasOtherDirector(ctx, programme, id)) ? 'last-director' : null;
}

/** What they wrote to the programme goes, with the answers; so do the mails that told volunteers of it. */
async function forgetConversations(ctx: Ctx, person: Person): Promise<void> {
  const { programme_id: programme, id } = person;
  await sql`
    delete from outbox where programme_id = ${programme} and kind in ('inbox-notice', 'inbox-answer')
      and (data ->> 'message' in (
          select m.id::text from thread_message m
          left join thread t on t.programme_id = m.programme_id and t.id = m.thread_id
          where m.programme_id = ${programme} and (t.person_id = ${id} or (m.author_id = ${id} and m.kind = 'in'))))`.execute(
    ctx.db,
  );
  await sql`
    update matter set closed_at = ${ctx.clock.now()}
    where programme_id = ${programme} and subject_kind = 'thread' and closed_at is null
      and subject_id in (select id from thread where programme_id = ${programme} and person_id = ${id})`.execute(
    ctx.db,
  );
  // Words of theirs may stand in another's thread since two were merged.
  await sql`
    delete from thread_message where programme_id = ${programme} and author_id = ${id} and kind = 'in'`.execute(
    ctx.db,
  );
  await sql`delete from thread where programme_id = ${programme} and person_id = ${id}`.execute(ctx.db);
  await sql`
    update thread set assigned_to = null where programme_id = ${programme} and assigned_to = ${id}`.execute(
    ctx.db,
  );
  await sql`delete from inbox_watch where programme_id = ${programme} and person_id = ${id}`.execute(ctx.db);
  await sql`
    delete from ignored_sender where programme_id = ${programme} and address = ${person.address}`.execute(
    ctx.db,
  );
}

/**
 * What they said in public stays for those who answered it, as a former participant's; what nobody saw goes, and so do the mails
 * that told followers of their words.
 */
async function forgetComments(ctx: Ctx, person: Person): Promise<void> {
  const { programme_id: programme, id } = person;
  const own = sql`(select id from comment where programme_id = ${programme} and author_id = ${id})`;
  await sql`
    delete from outbox where programme_id = ${programme} and kind = 'comments-new' and exists (
      select from jsonb_array_elements_text(data -> 'comments') as told(id) where told.id::bigint in ${own})`.execute(
    ctx.db,
  );
  await sql`
    delete from comment where programme_id = ${programme} and author_id = ${id} and state in ('unconfirmed', 'held')`.execute(
    ctx.db,
  );
  await sql`
    update matter set closed_at = ${ctx.clock.now()}
    where programme_id = ${programme} and closed_at is null and (
      (kind = 'ban-appealed' and subject_id = ${id})
      or (kind = 'comments-held' and not exists (select from comment c
        where c.programme_id = matter.programme_id and c.topic_id = matter.subject_id and c.state = 'held')))`.execute(
    ctx.db,
  );
  await sql`
    update comment set name = '', before = null, reason = '', message_id = null,
      body = case when state = 'shown' then body else '' end, html = case when state = 'shown' then html else '' end
    where programme_id = ${programme} and author_id = ${id}`.execute(ctx.db);
  // The name they signed with is among the words that are searched, so these go.
  await sql`delete from comment_search where programme_id = ${programme} and comment_id in ${own}`.execute(
    ctx.db,
  );
  await sql`
    update comment set likes = likes - 1 where programme_id = ${programme} and id in (
      select comment_id from comment_like where programme_id = ${programme} and liker = ${`p:${id}`})`.execute(
    ctx.db,
  );
  await sql`delete from comment_like where programme_id = ${programme} and liker = ${`p:${id}`}`.execute(
    ctx.db,
  );
  await sql`delete from comment_report where programme_id = ${programme} and reporter = ${`p:${id}`}`.execute(
    ctx.db,
  );
  await sql`delete from discussion_follow where programme_id = ${programme} and person_id = ${id}`.execute(
    ctx.db,
  );
  await sql`
    delete from file where programme_id = ${programme} and id in (
      select picture_id from commenter where programme_id = ${programme} and person_id = ${id})`.execute(
    ctx.db,
  );
  await sql`delete from commenter where programme_id = ${programme} and person_id = ${id}`.execute(ctx.db);
}

/** Their own mails go; in those a former partner got, the copy kept here goes blank where it names them. */
async function forgetMails(ctx: Ctx, person: Person): Promise<void> {
  const { programme_id: programme, id } = person;
  await sql`delete from outbox where programme_id = ${programme} and person_id = ${id}`.execute(ctx.db);
  for (const word of new Set([person.name, person.called, person.address].filter(Boolean)))
    // One that still waits is written anew before it leaves.
    await sql`
      update outbox set subject = '', text = '', html = '', edited_at = null, edited_by = null
      where programme_id = ${programme}
        and position(${word} in subject || text || html) > 0
        and person_id in (
          select other.person_id from membership own
          join membership other using (programme_id, partnership_id)
          where own.programme_id = ${programme} and own.person_id = ${id}
        )`.execute(ctx.db);
  await sql`delete from mailbox where address = ${person.address}`.execute(ctx.db);
}

async function forgetApplications(ctx: Ctx, person: Person): Promise<void> {
  const { programme_id: programme, id } = person;
  const now = ctx.clock.now();
  const own = sql`(select id from application where programme_id = ${programme} and person_id = ${id})`;
  await sql`delete from answer where programme_id = ${programme} and application_id in ${own}`.execute(
    ctx.db,
  );
  await sql`delete from unmatched where programme_id = ${programme} and application_id in ${own}`.execute(
    ctx.db,
  );
  await sql`
    delete from proposal where programme_id = ${programme} and id in (
      select proposal_id from proposal_member where programme_id = ${programme} and application_id in ${own}
    )`.execute(ctx.db);
  const rounds = sql`(select round_id from application where programme_id = ${programme} and person_id = ${id})`;
  // A forecast is made anew by itself.
  await sql`
    delete from match_study where programme_id = ${programme} and kind = 'forecast' and round_id in ${rounds}`.execute(
    ctx.db,
  );
  // The input of a run holds what everybody in it answered; the run goes on saying what came of it, and that this is gone.
  await sql`
    update match_run set input = null, input_gone_at = ${now},
      proof = proof #- '{proof,certificate}' #- '{trioProof,certificate}'
    where programme_id = ${programme} and input is not null and state not in ('waiting', 'running')
      and round_id in ${rounds}
  `.execute(ctx.db);
  // What runs found out about them goes too; what they found about the others stays.
  const me = sql`to_jsonb(${id}::bigint)`;
  await sql`
    update match_run set result = result || jsonb_build_object(
      'groups', (select coalesce(jsonb_agg(g order by nr), '[]') from jsonb_array_elements(result->'groups') with ordinality as x(g, nr)
        where not g->'members' @> ${me}),
      'unmatched', (select coalesce(jsonb_agg(u order by nr), '[]') from jsonb_array_elements(result->'unmatched') with ordinality as x(u, nr)
        where u->'id' <> ${me}))
    where programme_id = ${programme} and result ? 'groups' and round_id in ${rounds}`.execute(ctx.db);
  await sql`
    update application set state = 'withdrawn', state_at = ${now}, waiting_reason = null
    where programme_id = ${programme} and person_id = ${id}
      and state in ('draft', 'submitted', 'confirmed', 'waiting', 'matched')`.execute(ctx.db);
}

/** Rows that are theirs alone, and words of theirs that serve nobody any more. */
async function forgetRows(ctx: Ctx, person: Person): Promise<void> {
  const { programme_id: programme, id } = person;
  const now = ctx.clock.now();
  for (const table of [
    'address_change',
    'bounce',
    'consent',
    'exclusion',
    'incoming',
    'invitation',
    'mail_rhythm',
    'right_link',
    'unsubscription',
  ] as const)
    await sql`delete from ${sql.table(table)} where programme_id = ${programme} and person_id = ${id}`.execute(
      ctx.db,
    );
  await sql`delete from incoming where programme_id = ${programme} and lower(envelope_from) = ${person.address}`.execute(
    ctx.db,
  );
  for (const table of ['automatic_answer', 'sign_in_code', 'suppression'] as const)
    await sql`delete from ${sql.table(table)} where programme_id = ${programme} and address = ${person.address}`.execute(
      ctx.db,
    );
  await sql`delete from person where programme_id = ${programme} and stands_for = ${id}`.execute(ctx.db);
  await sql`
    update role set ended_at = ${now}
    where programme_id = ${programme} and person_id = ${id} and ended_at is null`.execute(ctx.db);
  await sql`
    update membership set left_at = coalesce(left_at, ${now}), left_reason = null, shows_address_at = null, stays_in_touch_at = null,
      touch_due_at = null
    where programme_id = ${programme} and person_id = ${id}`.execute(ctx.db);
  // Letters stay in a partner's hands; what a mail program put around them does not.
  await sql`
    delete from letter_picture where programme_id = ${programme} and letter_id in (
      select id from letter where programme_id = ${programme} and author_id = ${id})`.execute(ctx.db);
  await sql`update letter set whole = null where programme_id = ${programme} and author_id = ${id}`.execute(
    ctx.db,
  );
  // What was reported is kept as long as somebody has to be protected, and no longer.
  await sql`
    update concern set body = ''
    where programme_id = ${programme} and person_id = ${id} and handled_at is not null`.execute(ctx.db);
  await sql`
    update matter set assigned_to = null
    where programme_id = ${programme} and assigned_to = ${id} and closed_at is null`.execute(ctx.db);
}

async function leaveTombstone(ctx: Ctx, person: Person): Promise<void> {
  await ctx.db
    .updateTable('person')
    .set({
      account_id: null,
      // Nothing to guess from, and free for the same person to come back as somebody new.
      address: `erased-${crypto.randomUUID()}@invalid`,
      address_confirmed_at: null,
      name: '',
      called: '',
      pronunciation: '',
      zone: null,
      imported_at: null,
      invited_at: null,
      reminded_at: null,
      erase_at: null,
      erased_at: ctx.clock.now(),
    })
    .where('programme_id', '=', person.programme_id)
    .where('id', '=', person.id)
    .execute();
}
