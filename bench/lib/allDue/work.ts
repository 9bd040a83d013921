import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import {
  ago,
  confirmed,
  drafts,
  kept,
  many,
  members,
  newcomers,
  plain,
  some,
  those,
  threads,
} from './rows.ts';
import { WORK_OF_MAIL } from './workOfMail.ts';
import { WORK_OF_NETWORKS } from './workOfNetworks.ts';
import { WORK_OF_PARTNERS } from './workOfPartners.ts';

/** Something to do for each duty of the timetable, by its name. Left out are duties that get theirs from the dates of rounds alone. */
export const WORK: Readonly<Record<string, readonly RawBuilder<unknown>[]>> = {
  'back up at night': [
    sql`insert into setting (key, value, changed_at) values
      ('backup-plan', '{"at": "00:00"}', now()), ('backup-night', '{"day": "2000-01-01"}', now())
      on conflict (key) do update set value = excluded.value`,
  ],
  'find who may be the same': [
    sql`update person p set compared_at = null from (${some('person', 'endingSoon', many(100), plain)}) x
      where p.programme_id = x.programme_id and p.id = x.id`,
  ],
  'forget codes': [
    sql`insert into sign_in_code (programme_id, address, browser_hash, nonce, created_at, expires_at)
      select s.programme_id, 'code' || n || '@due.example', '', '', ${ago(3)}, ${ago(2)} from stood s, generate_series(1, ${many(100)}) n`,
  ],
  'take over addresses that were confirmed': [
    sql`insert into address_change (programme_id, person_id, address, offered, asked_at, proven_at, holds_at)
      select programme_id, id, 'late-' || programme_id || '-' || id || '@due.example', true, ${ago(9)}, ${ago(8)}, ${ago(1)}
      from (${some('person', 'endingSoon', many(10), plain)}) p`,
  ],
  'forget who was invited in vain': [
    newcomers('invited', 10, sql`invited_at`, ago(400)),
    sql`insert into invitation (programme_id, person_id, role, invited_at, expires_at)
      select programme_id, id, 'moderator', ${ago(400)}, ${ago(390)} from ${those('invited')} p`,
  ],
  'erase who asked for it a day ago': [
    sql`update person p set erase_at = ${ago(0.1)} from (${some('person', 'endingSoon', many(15), plain)}) x
      where p.programme_id = x.programme_id and p.id = x.id`,
  ],
  'forget where who was erased was told': [
    sql`update outbox o set kind = 'erased', occasion = 'erased:' || o.id
      from (${some('outbox', 'gone', many(100), sql`own.state = 'sent' and own.kind = 'topic'`)}) x where o.programme_id = x.programme_id and o.id = x.id`,
  ],
  'recompute due dates': [
    sql`update round_date d set due_at = due_at + interval '1 hour' from stood s
      where s.programme_id = d.programme_id and s.round_id = d.round_id and s.stage = 'endingSoon' and d.kind = 'purges'`,
  ],
  'tell that a round is open': [
    sql`insert into subscription (programme_id, person_id, kind, since)
      select programme_id, id, 'openings', ${ago(100)} from (${some('person', 'opening', many(100), plain)}) x on conflict do nothing`,
  ],
  'remind drafts that applications close': [drafts('closingSoon', 40, sql`source = 'form'`, 0)],
  'close applications': [drafts('closing', 20, sql`source = 'form'`, 0)],
  'ask availability': [confirmed('asking', sql`available_asked_at = null, answer_by = null`)],
  'begin the time to answer': [confirmed('matching', sql`available_asked_at = ${ago(10)}, answer_by = null`)],
  'remind of availability': [
    confirmed('answering', sql`available_asked_at = ${ago(3)}, answer_by = ${ago(-1)}`),
  ],
  'tell those who kept their answers that a round opens': [kept('opening', many(100), sql`${ago(-300)}`)],
  'forget answers that were kept for long enough': [kept('gone', many(100), ago(1))],
  'forget unclaimed': [
    sql`insert into person (programme_id, address, locale, created_at, stands_for)
      select programme_id, 'stands-' || id || '@due.example', 'en', ${ago(60)}, id from (${some('person', 'endingSoon', many(5), plain)}) x`,
  ],
  'remind imported people': [
    drafts('closing', 20, sql`source = 'import', import_reminded_at = null, state_at = ${ago(20)}`, 1),
  ],
  'let imported people lapse': [
    drafts('matching', 45, sql`source = 'import', import_reminded_at = ${ago(30)}, state_at = ${ago(45)}`, 1),
    sql`update answer w set answered_at = ${ago(45)} from application a, stood s
      where s.stage = 'matching' and a.programme_id = s.programme_id and a.round_id = s.round_id and a.source = 'import'
        and w.programme_id = a.programme_id and w.application_id = a.id`,
  ],
  'remind of matching': [sql`delete from matter where kind = 'matching-due'`],
  'match again those who wait': [
    sql`insert into round_again (programme_id, round_id, weeks_before, next_at) select programme_id, round_id, 0, ${ago(0.01)} from stood
      where stage = 'endingSoon' on conflict (programme_id, round_id) do update set weeks_before = 0, next_at = excluded.next_at`,
  ],
  'end questions to pairs': [
    sql`insert into trio_question (programme_id, round_id, application_id, partnership_id, asked_at, closes_at)
      select s.programme_id, s.round_id, a.id, p.id, ${ago(9)}, ${ago(1)} from stood s
      cross join lateral (select own.id, row_number() over (order by own.id) as n from application own
        where own.programme_id = s.programme_id and own.round_id = s.round_id and own.state = 'waiting' limit 5) a
      -- The first pairs have been asked already, and said no.
      join lateral (select own.id, row_number() over (order by own.id desc) as n from partnership own
        where own.programme_id = s.programme_id and own.round_id = s.round_id limit 5) p on p.n = a.n
      where s.stage = 'endingSoon' on conflict do nothing`,
  ],
  'forecast who would stay without a partner': [sql`delete from match_study where kind = 'forecast'`],
  'forget match inputs': [],
  'send letters whose minute is over': [
    sql`update letter l set leaves_at = ${ago(0.001)}, left_at = null, drafted_at = null
      from (${some('letter', 'endingSoon', many(50), sql`own.author_id is not null and own.drafted_at is null`)}) x
      where l.programme_id = x.programme_id and l.id = x.id`,
  ],
  'let those leave who asked by mail': [
    sql`update membership m set leaves_at = ${ago(0.1)} from ${members(many(10))} x
      where m.programme_id = x.programme_id and m.partnership_id = x.partnership_id and m.person_id = x.person_id`,
  ],
  'let a yes by mail to staying in touch count': [
    sql`update membership m set touch_due_at = ${ago(0.1)} from (${some('membership', 'ending', many(20))}) x
      where m.programme_id = x.programme_id and m.partnership_id = x.partnership_id and m.person_id = x.person_id`,
  ],
  'tell that the end comes': [],
  'end rounds': [],
  'go on with partners who were asked after': [
    sql`insert into silence (programme_id, partnership_id, person_id, about_id, asked_at, due_at)
      select x.programme_id, x.partnership_id, x.person_id, o.person_id, ${ago(20)}, ${ago(1)} from ${members(many(20))} x
      join membership o on o.programme_id = x.programme_id and o.partnership_id = x.partnership_id and o.person_id > x.person_id
      on conflict do nothing`,
  ],
  'look after partnerships': [
    sql`update partnership set look_at = null where (programme_id, id) in (select programme_id, partnership_id from ${members(many(20))} x)`,
  ],
  'forget who was away': [
    sql`insert into absence (programme_id, person_id, until_day, back_at, said_at)
      select programme_id, id, now()::date - 100, ${ago(99)}, ${ago(120)} from (${some('person', 'endingSoon', many(20), plain)}) x
      on conflict do nothing`,
  ],
  'settle matters of partners': [
    sql`insert into matter (programme_id, kind, subject_kind, subject_id, round_id, since)
      select programme_id, 'left-partnership', 'partnership', id, round_id, ${ago(20)} from (${some('partnership', 'ending', 5)}) x`,
  ],
  'tell of open concerns': [
    sql`insert into concern (programme_id, partnership_id, person_id, body, raised_at)
      select programme_id, partnership_id, person_id, 'A worry', ${ago(1)} from ${members(2)} x`,
  ],
  'tell again of concerns that nobody read': [
    sql`insert into concern (programme_id, partnership_id, person_id, body, raised_at)
      select programme_id, partnership_id, person_id, 'An older worry', ${ago(3)} from ${members(2)} x`,
  ],
  'press concerns that nobody decided about': [
    sql`insert into matter (programme_id, kind, subject_kind, subject_id, urgency, since)
      select programme_id, 'concern', 'concern', id, 3, ${ago(5)} from concern where handled_at is null
      on conflict do nothing`,
  ],
  'press who waits for another partner': [
    sql`insert into matter (programme_id, kind, subject_kind, subject_id, round_id, urgency, since)
      select programme_id, 'left-partnership', 'partnership', id, round_id, 1, ${ago(6)} from (${some('partnership', 'endingSoon', many(5))}) x
      on conflict do nothing`,
  ],
  'press proposals that wait to be seen': [
    sql`insert into matter (programme_id, kind, subject_kind, subject_id, round_id, urgency, since)
      select programme_id, 'partners-again', 'round', round_id, round_id, 1, ${ago(6)} from stood where stage = 'endingSoon'
      on conflict do nothing`,
  ],
  'forget the words of concerns': [
    sql`insert into concern (programme_id, partnership_id, person_id, body, raised_at, handled_at)
      select programme_id, partnership_id, person_id, 'A worry of last year', ${ago(410)}, ${ago(400)} from ${members(2)} x`,
  ],
  ...WORK_OF_PARTNERS,
  'remove the data of rounds': [],
  'forget who never sent an application in': [
    newcomers('unsent', many(20), sql`name`, sql`'Somebody'`, 'gone'),
    sql`insert into application (programme_id, round_id, person_id, state, state_at, created_at)
      select s.programme_id, s.round_id, p.id, 'draft', ${ago(260)}, ${ago(260)} from ${those('unsent')} p join stood s using (programme_id)`,
  ],
  'forget whom nothing needs any more': [
    sql`update round r set people_looked_to = 0, people_checked_at = null from stood s
      where s.programme_id = r.programme_id and s.round_id = r.id and s.stage = 'gone'`,
  ],
  'forget former partners who never apply': [
    newcomers('memory', 2, sql`imported_at`, ago(900)),
    sql`insert into former_pair (programme_id, person_a, person_b, source, at)
      select programme_id, min(id), max(id), 'import', ${ago(900)} from ${those('memory')} p group by programme_id`,
  ],
  'press waiting threads': [
    sql`delete from matter where kind = 'thread-waiting'`,
    sql`insert into matter (programme_id, kind, subject_kind, subject_id, urgency, since)
      select programme_id, 'thread-waiting', 'thread', id, 1, ${ago(5)} from thread where id % 3 = 0`,
  ],
  'pass on what nobody in safeguarding may read': [
    threads(
      0,
      sql`state = 'waiting', private_at = ${ago(1)}, operators_at = null, concern_id = null, merged_into = null`,
    ),
    sql`insert into thread_about (programme_id, thread_id, person_id, account_id)
      select t.programme_id, t.id, r.person_id, null from thread t join role r on r.programme_id = t.programme_id and r.role = 'safeguarding'
      where t.id % 3 = 0 on conflict do nothing`,
  ],
  'settle quiet threads': [threads(1, sql`state = 'open', last_at = ${ago(60)}`)],
  'forget old threads': [threads(2, sql`state = 'closed', state_at = ${ago(500)}, spam_at = null`)],
  'watch what waits for approval': [
    sql`delete from matter where kind in ('topic-unapproved', 'topic-late', 'guest-unapproved')`,
    sql`update round_topic t set day = now()::date + 3, due_at = ${ago(-3)}, draft_due = now()::date - 1 from stood s
      where s.programme_id = t.programme_id and s.round_id = t.round_id and t.approved_at is null and t.queued_at is null`,
  ],
  'queue due topics': [
    sql`update round_topic t set approved_at = ${ago(2)}, day = now()::date + 1, due_at = ${ago(-1)}, queued_at = null
      from (${some('round_topic', 'endingSoon', 1, sql`own.queued_at is null`)}) x
      where t.programme_id = x.programme_id and t.round_id = x.round_id and t.topic_id = x.topic_id`,
  ],
  'forget what nobody confirmed': [
    sql`insert into discussion_follow (programme_id, topic_id, person_id, asked_at, told_at)
      select x.programme_id, (select min(id) from topic t where t.programme_id = x.programme_id), x.id, ${ago(60)}, ${ago(60)}
      from (${some('person', 'asking', many(50), plain)}) x on conflict do nothing`,
  ],
  'forget what readers stopped': [
    sql`insert into subscription (programme_id, person_id, kind, since, told_at)
      select programme_id, id, 'openings', ${ago(100)}, ${ago(60)} from (${some('person', 'asking', many(50), plain)}) x on conflict do nothing`,
  ],
  'remind of summaries': [
    sql`delete from matter where kind = 'summary-due'`,
    sql`delete from discussion_summary`,
    sql`update round_topic set due_at = ${ago(20)} where queued_at is not null and approved_at is not null`,
  ],
  'tell followers': [
    sql`insert into discussion_follow (programme_id, topic_id, person_id, asked_at, confirmed_at, told_at)
      select x.programme_id, t.topic_id, x.id, ${ago(60)}, ${ago(60)}, ${ago(60)}
      from (${some('person', 'endingSoon', many(50), plain)}) x
      cross join lateral (select topic_id from comment c where c.programme_id = x.programme_id and c.state = 'shown' limit 1) t on conflict do nothing`,
    sql`update discussion_follow f set told_at = coalesce((
        select shown_at from comment c where c.programme_id = f.programme_id and c.topic_id = f.topic_id and c.state = 'shown'
        order by shown_at desc, id desc offset 20 limit 1), told_at) where confirmed_at is not null`,
  ],
  'lead live chats': [
    sql`insert into chat (programme_id, slug, title, locale, state, created_at, announced_at)
      select s.programme_id, 'due-' || s.round_id || '-' || n, 'Due', 'en', 'announced', ${ago(9)}, ${ago(9)}
      from stood s, generate_series(1, 5) n`,
    sql`insert into chat_session (programme_id, chat_id, position, uid, wall, zone, starts_at, minutes, state, look_at)
      select programme_id, id, 1, 'due' || id, '', 'UTC', ${ago(0.01)}, 60, 'planned', ${ago(0.01)} from chat where title = 'Due'`,
  ],
  'forget old chat messages': [
    sql`insert into chat_message (programme_id, chat_id, name, body, html, locale, channel, state, state_at, written_at)
      select c.programme_id, c.id, '', 'Old', '', 'en', 'form', 'unconfirmed', ${ago(40)}, ${ago(40)}
      from chat c, generate_series(1, 100) where c.title = 'Due'`,
  ],
  'list live chats without host or script': [
    sql`update chat_session s set starts_at = ${ago(-1)}, look_at = null from chat c
      where c.programme_id = s.programme_id and c.id = s.chat_id and c.title = 'Due' and c.slug like '%-5'`,
  ],
  'tell how messages of live chats are liked': [sql`update chat_message set likes = 2 where body = 'Old'`],
  'tell of live chats': [
    sql`insert into chat (programme_id, slug, round_id, title, locale, state, created_at, announced_at)
      select s.programme_id, 'told-' || s.round_id, s.round_id, 'Told', 'en', 'announced', ${ago(2)}, ${ago(1)} from stood s`,
    sql`insert into chat_session (programme_id, chat_id, position, uid, wall, zone, starts_at, minutes, state)
      select programme_id, id, 1, 'told-' || id, to_char(now() at time zone 'UTC' + interval '9 hours', 'YYYY-MM-DD"T"HH24:MI'), 'UTC',
        date_trunc('minute', now()) + interval '9 hours', 60, 'planned' from chat where title = 'Told'`,
  ],
  'hold live chats at the hours of their places': [
    sql`update chat set told_sequence = sequence where id = (select min(id) from chat where title = 'Told')`,
  ],
  'remind of live chats': [
    sql`insert into chat_wish (programme_id, chat_id, person_id, wished_at)
      select c.programme_id, c.id, x.id, ${ago(1)} from chat c join (${some('person', 'asking', many(50), plain)}) x on x.programme_id = c.programme_id
      where c.title = 'Told' on conflict do nothing`,
  ],
  'mail questions of live chats': [
    sql`insert into chat_question (programme_id, chat_id, number, body, minutes)
      select programme_id, id, 1, 'What did you read?', 10 from chat where title = 'Told'`,
    sql`insert into chat_release (programme_id, session_id, question, released_at)
      select s.programme_id, s.id, 1, ${ago(0.01)} from chat_session s join chat c on c.programme_id = s.programme_id and c.id = s.chat_id
      where c.title = 'Told'`,
    sql`update chat_wish w set by_mail = true from chat c where c.programme_id = w.programme_id and c.id = w.chat_id and c.title = 'Told'`,
  ],
  'mail what was said in live chats': [
    sql`insert into chat (programme_id, slug, round_id, title, locale, state, created_at, announced_at, told_sequence)
      select s.programme_id, 'over-' || s.round_id, s.round_id, 'Over', 'en', 'over', ${ago(2)}, ${ago(1)}, 0 from stood s`,
    sql`insert into chat_wish (programme_id, chat_id, person_id, wished_at, by_mail)
      select c.programme_id, c.id, x.id, ${ago(1)}, true from chat c join (${some('person', 'asking', many(50), plain)}) x on x.programme_id = c.programme_id
      where c.title = 'Over' on conflict do nothing`,
  ],
  ...WORK_OF_MAIL,
  ...WORK_OF_NETWORKS,
  'forget imports in preparation': [
    sql`insert into import_draft (programme_id, round_id, made_at, changed_at, name, headers, goals, rows, state)
      select s.programme_id, s.round_id, ${ago(20)}, ${ago(20)}, 'due.csv', '{}', '{}', 0, 'ready' from stood s, generate_series(1, 10)`,
  ],
  'forget who looks at records': [
    sql`insert into record_look (programme_id, person_id, record, at)
      select p.programme_id, p.id, 'due:1', ${ago(1)} from (${some('person', 'endingSoon', many(100), plain)}) p`,
  ],
  'forget acts on several': [
    sql`insert into bulk_act (programme_id, kind, list, query, actor_kind, begun_at, done_at)
      select s.programme_id, 'due', 'due', '', 'command', ${ago(90)}, ${ago(90)} from stood s, generate_series(1, 100)`,
  ],
};

/** Duties that are given no work, and why. */
export const WITHOUT: Readonly<Record<string, string>> = {
  'start what is due with other servers': 'it would go to servers of others',
  'warn of mail that would look like spam': 'it looks at a real domain',
};
