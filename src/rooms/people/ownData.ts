import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { LIKE_ADDRESS_MARK } from './addressMark.ts';

type Rows = Record<string, unknown>[];

/**
 * What is kept about a person in a programme, for them to take away: plain rows by name, dates in UTC. Secrets (hashes,
 * tokens) are not theirs to know and left out; so is what others wrote, a concern about them above all.
 */
export async function ownData(ctx: Ctx, programme: number, person: number): Promise<Record<string, Rows>> {
  const of = async (query: ReturnType<typeof sql<Record<string, unknown>>>): Promise<Rows> =>
    (await query.execute(ctx.db)).rows;
  const mine = sql`programme_id = ${programme} and person_id = ${person}`;
  const now = ctx.clock.now();
  /** Partners are chosen some days before anybody is told. */
  const untold = (table: string) => sql`exists (
    select from round_date d where d.programme_id = ${sql.table(table)}.programme_id and d.round_id = ${sql.table(table)}.round_id
      and d.kind = 'introduces' and d.due_at > ${now})`;
  const chosen = sql`state in ('matched', 'waiting') and ${untold('application')}`;
  return {
    person: await of(sql`
      select address, address_confirmed_at, name, called, pronunciation, country, zone, locale, imported_at, invited_at, created_at
      from person where programme_id = ${programme} and id = ${person}`),
    account: await of(sql`
      select account.address, account.created_at, signed_in_at from account join person on person.account_id = account.id
      where person.programme_id = ${programme} and person.id = ${person}`),
    sessions: await of(sql`
      select device, session.created_at, seen_at, proved_at, expires_at from session
      join person on person.account_id = session.account_id
      where person.programme_id = ${programme} and person.id = ${person}`),
    openedByLinks: await of(sql`
      select purpose as "mailAbout", device, s.created_at, s.expires_at from link_session s
      join right_link l on l.programme_id = s.programme_id and l.id = link_id
      where l.programme_id = ${programme} and l.person_id = ${person} order by s.id`),
    browsers: await of(sql`
      select first_seen_at, last_seen_at from device
      join person on person.account_id = device.account_id
      where person.programme_id = ${programme} and person.id = ${person} order by first_seen_at`),
    signInsWith: await of(sql`
      select provider, issuer, subject, identity.name, linked_at, used_at from sign_in_identity identity
      join person on person.account_id = identity.account_id
      where person.programme_id = ${programme} and person.id = ${person} order by identity.id`),
    roles: await of(sql`select role, country, granted_at, ended_at from role where ${mine} order by id`),
    addressChanges: await of(sql`
      select old_address, address, asked_at, done_at, back_until, taken_back_at from address_change where ${mine} order by id`),
    invitations: await of(sql`
      select role, country, invited_at, expires_at, accepted_at, revoked_at from invitation where ${mine} order by id`),
    mailRhythm: await of(
      sql`select rhythm, everything, only_acts, quiet_from, quiet_until, changed_at from mail_rhythm where ${mine}`,
    ),
    consents: await of(
      sql`select kind, version, given_at, withdrawn_at from consent where ${mine} order by given_at`,
    ),
    applications: await of(sql`
      select application.id, round.number as round, case when ${chosen} then 'confirmed' else state end as state,
        case when ${chosen} then null else state_at end as state_at, case when ${chosen} then null else waiting_reason end as waiting_reason,
        priority, source, application.created_at, submitted_at, available_at, unavailable_at, declined_reason
      from application join round on round.programme_id = application.programme_id and round.id = round_id
      where application.programme_id = ${programme} and person_id = ${person} order by application.id`),
    answers: await of(sql`
      select application_id as application, question.role, label as question, value, answered_at
      from answer
      join application on application.programme_id = answer.programme_id and application.id = application_id
      join question on question.programme_id = answer.programme_id and question.id = answer.question_id
      join question_version on question_version.programme_id = answer.programme_id
        and question_version.question_id = answer.question_id and question_version.version = answer.version
      where answer.programme_id = ${programme} and person_id = ${person} order by application_id, answer.question_id`),
    // Of somebody erased there is but a mark.
    neverPairedWith: await of(sql`
      select case when excluded_address like ${LIKE_ADDRESS_MARK} then '' else excluded_address end as address,
        excluded_name as name, created_at
      from exclusion where ${mine} order by id`),
    partnerships: await of(sql`
      select partnership_id as partnership, joined_at, left_at, left_reason, shows_address_at, stays_in_touch_at, touch_due_at
      from membership where ${mine} and not ${untold('membership')} order by joined_at`),
    absences: await of(
      sql`select until_day as until, said_at, back_at, ended_at from absence where ${mine} order by id`,
    ),
    // Not who asked: of a trio only one is named in the mail about it.
    askedAfterPartners: await of(sql`
      select partnership_id as partnership, case when person_id = ${person} then asked_at end as asked_at,
        case when about_id = ${person} then asked_at end as asked_after_me_at,
        case when person_id = ${person} then due_at end as due_at, closed_at
      from silence where programme_id = ${programme} and ${person} in (person_id, about_id) order by id`),
    formerPartners: await formerPartners(ctx, programme, person, untold('own')),
    letters: await of(sql`
      select partnership_id as partnership, body, whole, written_at from letter
      where programme_id = ${programme} and author_id = ${person} order by id`),
    concerns: await of(sql`
      select partnership_id as partnership, body, raised_at from concern where ${mine} order by id`),
    conversations: await of(sql`
      select id as conversation, subject, state, opened_at, last_at from thread
      where ${mine} and merged_into is null order by id`),
    // Answers to them are theirs too; notes that volunteers left among themselves are not.
    messages: await of(sql`
      select m.thread_id as conversation, case when m.kind = 'in' then 'mine' else 'answer' end as from,
        coalesce(m.whole, m.body) as text, m.channel, m.at
      from thread_message m join thread t on t.programme_id = m.programme_id and t.id = m.thread_id
      where m.programme_id = ${programme} and t.person_id = ${person}
        and (m.kind = 'out' or (m.kind = 'in' and m.author_id = ${person})) order by m.id`),
    comments: await of(sql`
      select topic.slug as topic, comment.id as comment, parent_id as answers, question, comment.name, body, channel, state, reason,
        likes, written_at, edited_at
      from comment join topic on topic.programme_id = comment.programme_id and topic.id = topic_id
      where comment.programme_id = ${programme} and author_id = ${person} order by comment.id`),
    inDiscussions: await of(sql`
      select name, picture_id is not null as picture, picture_with, country_with, banned_at, ban_reason, appeal, appealed_at from commenter where ${mine}`),
    likes: await of(sql`
      select comment_id as comment, at from comment_like
      where programme_id = ${programme} and liker = ${`p:${person}`} order by at`),
    reports: await of(sql`
      select comment_id as comment, reason, at from comment_report
      where programme_id = ${programme} and reporter = ${`p:${person}`} order by id`),
    subscriptions: await of(
      sql`select kind, since, told_at from subscription where ${mine} order by since, kind`,
    ),
    follows: await of(sql`
      select topic.slug as topic, asked_at, confirmed_at from discussion_follow
      join topic on topic.programme_id = discussion_follow.programme_id and topic.id = topic_id
      where discussion_follow.programme_id = ${programme} and person_id = ${person} order by asked_at`),
    wordsExplained: await of(sql`
      select term, explanation, country, named, created_at, approved_at from glossary_term where ${mine} order by id`),
    guestPosts: await of(sql`
      select topic.slug as topic, guest_post.author as name, about, guest_post.title, guest_post.body, day, handed_in_at, approved_at
      from guest_post join topic on topic.programme_id = guest_post.programme_id and topic.id = topic_id
      where guest_post.programme_id = ${programme} and person_id = ${person} order by guest_post.id`),
    watchesInbox: await of(sql`select since from inbox_watch where ${mine}`),
    bounces: await of(sql`select address, kind, hard, reply, at from bounce where ${mine} order by id`),
    mails: await of(sql`
      select kind, case when private then null else subject end as subject, case when private then null else text end as text,
        state, queued_at, sent_at
      from outbox where ${mine} and not (kind in ('introduction', 'waiting', 'unanswered') and sent_at is null and due_at > ${now})
      order by id`),
    noMailTo: await of(sql`
      select s.address, s.reason, s.at from suppression s
      join person on person.programme_id = s.programme_id and person.address = s.address
      where s.programme_id = ${programme} and person.id = ${person}`),
    stoppedMails: await of(sql`select category, at from unsubscription where ${mine}`),
    events: await of(sql`
      select at, kind, subject_kind, subject_id, data from event
      where programme_id = ${programme} and (
        (actor_kind = 'person' and actor_id = ${person}) or (subject_kind = 'person' and subject_id = ${person})
      ) order by id`),
  };
}

/** Who was their partner and is no more, in which round: of rounds kept here and of those a spreadsheet told of. Nameless when erased. */
async function formerPartners(
  ctx: Ctx,
  programme: number,
  person: number,
  untold: ReturnType<typeof sql>,
): Promise<Rows> {
  const { rows } = await sql<Record<string, unknown>>`
    select other.name as partner, round.number::text as round, coalesce(own.left_at, p.ended_at) as until
    from membership own
    join partnership p on p.programme_id = own.programme_id and p.id = own.partnership_id
    join round on round.programme_id = own.programme_id and round.id = own.round_id
    join membership m on m.programme_id = own.programme_id and m.partnership_id = own.partnership_id and m.person_id <> own.person_id
    join person other on other.programme_id = m.programme_id and other.id = m.person_id
    where own.programme_id = ${programme} and own.person_id = ${person}
      and (p.ended_at is not null or own.left_at is not null or m.left_at is not null) and not ${untold}
    union all
    select other.name, round_label, null from former_pair pair
    join person other on other.programme_id = pair.programme_id
      and other.id = case when person_a = ${person} then person_b else person_a end
    where pair.programme_id = ${programme} and ${person} in (person_a, person_b)`.execute(ctx.db);
  return rows;
}
