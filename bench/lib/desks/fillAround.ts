import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { countSent, countWaiting } from '../../../src/rooms/outbox/index.ts';
import type { Round } from '../../../src/rooms/programmes/index.ts';
import { stageRound } from '../../../test/cast.ts';
import { stageTopic } from '../../../test/discussion.ts';
import type { Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';

const HOUR_MS = 3_600_000;

/** A programme whose one round was filled with applications. */
interface Of {
  cast: Stage;
  round: Round;
}

/** The confirmed applications of the round in their order. Four of ten are proposed to one another; the others have no partner. */
const confirmed = ({ cast, round }: Of): RawBuilder<unknown> => sql`
  select id, row_number() over (order by id) as n, count(*) over () as many from application
  where programme_id = ${cast.programme} and round_id = ${round.id} and state = 'confirmed'`;

/**
 * Fills the other desks around a round of many applications, by a few statements. Four of ten confirmed get a proposal, the others a reason
 * why they have none. Everybody gets an earlier round in partnerships with letters, and a mail. Comments, conversations, a line of the log
 * for each application, and matters follow.
 */
export async function fillAround(ctx: TestCtx, of: Of): Promise<void> {
  for (const write of [propose, introduce, mail, talk, log]) {
    await write(ctx, of);
    await sql`analyze`.execute(ctx.db);
  }
  // The timetable counts sent and waiting mails when nobody looks.
  await countSent({ ...ctx, clock: { now: () => new Date(ctx.clock.now().getTime() + HOUR_MS) } });
  await countWaiting(ctx);
  // Autovacuum does this within minutes. Until then an index alone cannot tell which rows are visible.
  await sql`vacuum (analyze)`.execute(ctx.db);
}

/** The reason of pair number `k`, of `a` and `b`. Each twentieth pair has no hour in common, and each fortieth breaks a rule. */
const reasonOf = sql`jsonb_build_array(jsonb_build_object('a', a, 'b', b, 'weight', 1000 + k * 7919 % 9000,
  'shared', jsonb_build_object('languages', '[{"code": "en", "level": 4}]'::jsonb, 'interests', '[]'::jsonb, 'contactWays', '[]'::jsonb, 'sector', null,
    'role', null, 'stage', null, 'frequency', null, 'awakeHoursPerDay', 8, 'hoursPerWeek', case when k % 20 = 0 then 0 else 12 end, 'zoneDifferenceHours', 7),
  'sides', jsonb_build_array(jsonb_build_object('id', a, 'met', '[]'::jsonb, 'missed', '[]'::jsonb, 'satisfaction', 100),
    jsonb_build_object('id', b, 'met', '[]'::jsonb, 'missed', '[]'::jsonb, 'satisfaction', 100)),
  'contributions', '[]'::jsonb, 'broken', case when k % 40 = 0 then '["neverAgain"]'::jsonb else '[]'::jsonb end))`;

/** Pairs, each fiftieth of which is locked, and the reason why each other application has no partner. */
async function propose({ db, clock }: TestCtx, of: Of): Promise<void> {
  const { programme } = of.cast;
  const at = clock.now();
  await sql`
    insert into consent (programme_id, person_id, kind, version, given_at)
    -- Everybody: they took part in the round before, too.
    select ${programme}, id, kind, 1, ${at} from person, unnest(array['conduct', 'privacy', 'adult']) kind
    where programme_id = ${programme} and address like '%@crowd.example'`.execute(db);
  await sql`
    with who as (${confirmed(of)}),
    first as (select id, row_number() over (order by n) as k from who where n % 10 in (0, 5)),
    second as (select id, row_number() over (order by n desc) as k from who where n % 10 in (1, 6)),
    pair as (select k, first.id as a, second.id as b from first join second using (k)),
    made as (
      insert into proposal (programme_id, round_id, run_id, created_at, weight, reasons, locked_at)
      select ${programme}, ${of.round.id}, null, ${at}::timestamptz - k * interval '1 second', 1000 + k * 7919 % 9000, ${reasonOf}, case when k % 50 = 0 then ${at}::timestamptz end
      from pair order by k
      returning id),
    placed as (select id, row_number() over (order by id) as k from made)
    insert into proposal_member (programme_id, proposal_id, round_id, application_id)
    select ${programme}, placed.id, ${of.round.id}, m from placed join pair using (k), unnest(array[a, b]) m`.execute(
    db,
  );
  await sql`
    insert into unmatched (programme_id, round_id, application_id, reasons)
    select ${programme}, ${of.round.id}, id, jsonb_build_object('id', id, 'reason', 'noCandidate', 'considered', 100, 'candidates', 0,
      'blocks', '[{"rule": "sharedLanguage", "took": 90, "alone": 80}]'::jsonb, 'relaxation', null)
    from (${confirmed(of)}) who where n % 10 not in (0, 1, 5, 6)`.execute(db);
}

/** Four of five people had a partner in the round before; the others kept waiting. Of ten pairs six wrote and two ended early. */
async function introduce(ctx: TestCtx, { cast }: Of): Promise<void> {
  const { programme } = cast;
  const { db } = ctx;
  const earlier = await stageRound(ctx, programme, '2026-09-10T09:00', 1);
  const at = new Date('2026-10-12T09:00:00Z');
  await sql`
    insert into publication (programme_id, round_id, at) values (${programme}, ${earlier.id}, ${at})`.execute(
    db,
  );
  await sql`
    insert into application (programme_id, round_id, person_id, state, state_at, waiting_reason, submitted_at, created_at, available_at)
    select ${programme}, ${earlier.id}, id, case when n <= many * 4 / 5 then 'matched' else 'waiting' end, ${at},
      case when n > many * 4 / 5 then 'noCandidate' end, ${at}, ${at}, ${at}
    from (
      select id, row_number() over (order by id) as n, count(*) over () as many from person
      where programme_id = ${programme} and address like '%@crowd.example') who`.execute(db);
  await sql`
    with who as (
      select id, row_number() over (order by id) as n, count(*) over () as many from person
      where programme_id = ${programme} and address like '%@crowd.example'),
    made as (
      insert into partnership (programme_id, round_id, state, state_at, introduced_at, ended_at, end_reason)
      select ${programme}, ${earlier.id}, (array['active', 'active', 'active', 'active', 'quiet', 'quiet', 'introduced', 'paused', 'ended', 'ended'])[1 + n % 10],
        ${at}, ${at}, case when n % 10 > 7 then ${at}::timestamptz + interval '30 days' end, case when n % 10 > 7 then 'left' end
      from who where n <= many * 2 / 5
      returning id),
    pair as (select id, row_number() over (order by id) as n from made),
    member as (
      insert into membership (programme_id, partnership_id, round_id, person_id, joined_at)
      select ${programme}, pair.id, ${earlier.id}, who.id, ${at} from pair join who on (who.n + 1) / 2 = pair.n)
    insert into letter (programme_id, partnership_id, author_id, body, form_key, written_at, left_at)
    select ${programme}, pair.id, who.id, 'It snowed all night, and nobody came to the reading room.', 'bench-' || who.id || '-' || k,
      ${at}::timestamptz + (who.n * 7919 % 2000000 + k * 400000) * interval '1 second', ${at}::timestamptz + interval '1 day'
    from pair join who on (who.n + 1) / 2 = pair.n, generate_series(1, 2) k where pair.n % 10 < 6`.execute(
    db,
  );
}

/**
 * Mails: everybody has one that left long ago; one in five has a mail held for an occasion of a hundred; one in ten has an introduction,
 * held as one group.
 */
async function mail({ db, clock }: TestCtx, { cast: { programme }, round }: Of): Promise<void> {
  const at = clock.now();
  await sql`
    insert into outbox (programme_id, person_id, address, kind, occasion, whole, locale, subject, text, html, data, message_id, state, due_at, queued_at, sent_at,
      private, many)
    select ${programme}, p.id, p.address, kind, occasion, whole, 'en', subject, 'Dear ' || p.name, '<p>Dear ' || p.name || '</p>', '{}',
      'bench-' || kind || p.id || '@crowd.example', state, ${at}::timestamptz - p.id % 9999 * interval '1 minute', ${at}::timestamptz - interval '20 days',
      case when state = 'sent' then ${at}::timestamptz - p.id % 9999 * interval '1 minute' end, false, false
    from person p, lateral (values
      ('application-received', 'application:' || p.id, '', 'We have your application', 'sent', 1),
      ('dates-changed', 'dates/' || ${round.id}::bigint || ':' || p.id / 100, '', 'Dates have moved', 'held', 5),
      ('introduction', 'partnership:' || p.id, 'round:' || ${round.id}::bigint, 'Meet your partner', 'held', 10))
      as m (kind, occasion, whole, subject, state, every)
    where p.programme_id = ${programme} and p.address like '%@crowd.example' and p.id % every = 0`.execute(
    db,
  );
}

/** Comments of one person in five, a tenth of which wait for a moderator; and conversations of one in four, a hundredth of which wait. */
async function talk(ctx: TestCtx, { cast }: Of): Promise<void> {
  const { programme } = cast;
  const { db, clock } = ctx;
  const at = clock.now();
  const topic = await stageTopic(ctx, cast);
  await sql`
    insert into commenter (programme_id, person_id, name, trusted_at)
    select ${programme}, id, name, ${at} from person where programme_id = ${programme} and address like '%@crowd.example' and id % 5 = 0`.execute(
    db,
  );
  await sql`
    insert into comment (programme_id, topic_id, author_id, name, body, html, locale, channel, fingerprint, state, state_at, written_at, shown_at, held_for)
    select ${programme}, ${topic}, id, name, words, '<p>' || words || '</p>', 'en', 'form', sha256(words::bytea), state, ${at}, ${at}::timestamptz - id * interval '1 second',
      case when state = 'shown' then ${at}::timestamptz end, case when state = 'held' then array['first'] else '{}' end
    from (select id, name, 'The door of house number ' || id || ' sticks in winter, and everybody who comes knows how to push.' as words,
        (array['held', 'hidden', 'shown', 'shown', 'shown', 'shown', 'shown', 'shown', 'shown', 'shown'])[1 + id / 5 % 10] as state
      from person where programme_id = ${programme} and address like '%@crowd.example' and id % 5 = 0) c`.execute(
    db,
  );
  await sql`
    with begun as (
      insert into thread (programme_id, person_id, subject, state, state_at, opened_at, last_at)
      select ${programme}, id, 'A question about hours', case when id % 400 = 0 then 'waiting' when id % 80 = 0 then 'open' else 'closed' end, ${at},
        ${at}::timestamptz - interval '9 days', ${at}::timestamptz - id % 9999 * interval '1 minute'
      from person where programme_id = ${programme} and address like '%@crowd.example' and id % 4 = 0
      returning id, person_id, opened_at)
    insert into thread_message (programme_id, thread_id, kind, author_id, channel, body, at)
    select ${programme}, id, 'in', person_id, 'mail', 'When does it begin, and whom do I ask? My number is ' || person_id, opened_at from begun`.execute(
    db,
  );
}

/** Kinds of matters that have a line each. */
const ALONE = [
  'left-while-matched',
  'ban-appealed',
  'comments-held',
  'matching-due',
  'mail-bounced',
  'mail-complaint',
  'mail-restored',
  'mail-refused',
  'mail-unready',
  'mail-tray',
  'disk-filling',
];

/** Two lines of the log for each application, in the order of time, and a few dozen matters of each kind that a large programme has. */
async function log({ db, clock }: TestCtx, { cast, round }: Of): Promise<void> {
  const { programme, people } = cast;
  const at = clock.now();
  await sql`
    insert into event (programme_id, actor_kind, actor_id, kind, subject_kind, subject_id, round_id, at, data)
    select ${programme}, 'person', case when kind = 'application-submitted' then person_id else ${people.tomas} end, kind, 'application', id, ${round.id},
      ${at}::timestamptz - (a.id % 9999 * 2 + k) * interval '1 minute', '{}'
    from application a, (values ('application-submitted', 1), ('application-confirmed', 0)) as e (kind, k)
    where programme_id = ${programme} and round_id = ${round.id} order by 8`.execute(db);
  await sql`
    insert into matter (programme_id, kind, subject_kind, subject_id, urgency, since)
    select ${programme}, 'thread-waiting', 'thread', id, 1, last_at from thread where programme_id = ${programme} and state = 'waiting' limit 30`.execute(
    db,
  );
  await sql`
    insert into matter (programme_id, kind, subject_kind, subject_id, urgency, since)
    select ${programme}, kind, 'person', id, 1, ${at}::timestamptz - interval '1 day'
    from unnest(${ALONE}::text[]) kind, lateral (select id from person where programme_id = ${programme} order by id desc limit 1) p`.execute(
    db,
  );
}
