import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { OfRound, RoundTable } from './roundTable.ts';

/** SQL for the name of a person by a column of a row; null for an erased person. */
const nameOf = (row: 'a' | 'm' | 'n' | 'g' | 'l' | 'b' | 'e', column: string): RawBuilder<unknown> => sql`(
  select p.name from person p where p.programme_id = ${sql.ref(`${row}.programme_id`)} and p.id = ${sql.ref(`${row}.${column}`)}
    and p.erased_at is null)`;

/** SQL for the application of a row's person to the round. */
const applicationOf = (row: 'm' | 'n' | 'g' | 'b' | 'e', { round }: OfRound): RawBuilder<unknown> => sql`(
  select o.id from application o where o.programme_id = ${sql.ref(`${row}.programme_id`)} and o.person_id = ${sql.ref(`${row}.person_id`)}
    and o.round_id = ${round})`;

const number = (column: string) => ({ number: sql.ref(column) });

/**
 * The tables of a round that no list of the workbench shows. Of letters and meetings they have only the dates. They never have the words of
 * a letter or a private conversation, private reasons, links of calls, or hopes for a partner. They do not tell either that a person is
 * concerned. docs/exports.md says what no table has.
 */
export const ROUND_TABLES: readonly RoundTable[] = [
  {
    name: 'dates',
    columns: () => [
      ['kind', sql`d.kind`],
      ['wall', sql`d.wall`],
      ['zone', sql`d.zone`],
      ['at', sql`d.due_at`],
    ],
    rows: ({ programme, round }) =>
      sql`round_date d where d.programme_id = ${programme} and d.round_id = ${round}`,
    keys: [{ time: sql`d.due_at` }],
  },
  {
    name: 'form',
    columns: ({ source }) => [
      ['question', sql`r.question_id`],
      ['step', sql`r.step`],
      ['type', sql`q.type`],
      ['required', sql`v.required`],
      ['shown', sql`v.shown_to_partner`],
      ['label', sql`v.label ->> ${source}`],
      [
        'options',
        sql`(select coalesce(json_agg(concat(one ->> 'key', ': ', one -> 'label' ->> ${source})), '[]')
          from jsonb_array_elements(v.options) one)`,
      ],
    ],
    rows: ({ programme, round }) => sql`round_question r
      join question q on q.programme_id = r.programme_id and q.id = r.question_id
      join question_version v on v.programme_id = r.programme_id and v.question_id = r.question_id and v.version = r.version
      where r.programme_id = ${programme} and r.round_id = ${round}`,
    keys: [number('r.step'), number('r.position'), number('r.question_id')],
  },
  {
    name: 'answers',
    columns: ({ source }) => [
      ['application', sql`w.application_id`],
      ['question', sql`w.question_id`],
      [
        'label',
        sql`(select v.label ->> ${source} from question_version v where v.programme_id = w.programme_id
          and v.question_id = w.question_id and v.version = w.version)`,
      ],
      ['answer', sql`w.value`],
      ['answered', sql`w.answered_at`],
    ],
    rows: ({ programme, round }) => sql`application a
      join answer w on w.programme_id = a.programme_id and w.application_id = a.id
      where a.programme_id = ${programme} and a.round_id = ${round}`,
    keys: [number('w.application_id'), number('w.question_id')],
  },
  {
    name: 'members',
    columns: (of) => [
      ['partnership', sql`m.partnership_id`],
      ['application', applicationOf('m', of)],
      ['name', nameOf('m', 'person_id')],
      ['joined', sql`m.joined_at`],
      ['left', sql`m.left_at`],
    ],
    rows: ({ programme, round }) =>
      sql`membership m where m.programme_id = ${programme} and m.round_id = ${round}`,
    keys: [number('m.partnership_id'), number('m.person_id')],
  },
  {
    name: 'proposed',
    columns: () => [
      ['proposal', sql`u.proposal_id`],
      ['application', sql`u.application_id`],
      [
        'name',
        sql`(select p.name from application o join person p on p.programme_id = o.programme_id and p.id = o.person_id and p.erased_at is null
          where o.programme_id = u.programme_id and o.id = u.application_id)`,
      ],
    ],
    rows: ({ programme, round }) =>
      sql`proposal_member u where u.programme_id = ${programme} and u.round_id = ${round}`,
    keys: [number('u.proposal_id'), number('u.application_id')],
  },
  {
    name: 'agreements',
    columns: () => [
      ['id', sql`g.id`],
      ['partnership', sql`g.partnership_id`],
      ['version', sql`g.version`],
      ['often', sql`g.how_often`],
      ['means', sql`to_jsonb(g.means)`],
      ['language', sql`g.language`],
      ['proposed', sql`g.proposed_at`],
      [
        'agreed',
        sql`(select case when bool_and(y.accepted_at is not null) then max(y.accepted_at) end from agreement_member y
          where y.programme_id = g.programme_id and y.agreement_id = g.id)`,
      ],
      ['replaced', sql`g.replaced_at`],
    ],
    rows: ({ programme, round }) => sql`partnership p
      join agreement g on g.programme_id = p.programme_id and g.partnership_id = p.id
      where p.programme_id = ${programme} and p.round_id = ${round}`,
    keys: [number('g.id')],
  },
  {
    name: 'letters',
    columns: () => [
      ['id', sql`l.id`],
      ['partnership', sql`l.partnership_id`],
      ['from', nameOf('l', 'author_id')],
      ['written', sql`l.written_at`],
      ['delivered', sql`coalesce(l.left_at, l.written_at)`],
    ],
    rows: ({ programme, round }) => sql`partnership p
      join letter l on l.programme_id = p.programme_id and l.partnership_id = p.id
      where p.programme_id = ${programme} and p.round_id = ${round} and l.drafted_at is null and l.gone_at is null
        and (l.leaves_at is null or l.left_at is not null) and not l.apart`,
    keys: [number('l.id')],
  },
  {
    name: 'reminders',
    columns: (of) => [
      ['id', sql`e.id`],
      ['partnership', sql`e.partnership_id`],
      ['application', applicationOf('e', of)],
      ['name', nameOf('e', 'person_id')],
      ['owes', sql`e.owes`],
      ['since', sql`e.since`],
      ['turn', sql`e.step`],
      ['reminded', sql`case when e.mailed then e.sent_at end`],
    ],
    rows: ({ programme, round }) => sql`partnership p
      join turn_reminder e on e.programme_id = p.programme_id and e.partnership_id = p.id
      where p.programme_id = ${programme} and p.round_id = ${round}`,
    keys: [number('e.id')],
  },
  {
    name: 'meetings',
    columns: () => [
      ['id', sql`t.id`],
      ['partnership', sql`t.partnership_id`],
      ['state', sql`t.state`],
      ['means', sql`t.means`],
      ['wall', sql`t.wall`],
      ['zone', sql`t.zone`],
      ['minutes', sql`t.minutes`],
      ['weeks', sql`t.every_weeks`],
    ],
    rows: ({ programme, round }) => sql`partnership p
      join meeting t on t.programme_id = p.programme_id and t.partnership_id = p.id
      where p.programme_id = ${programme} and p.round_id = ${round}`,
    keys: [number('t.id')],
  },
  {
    name: 'absences',
    columns: (of) => [
      ['application', applicationOf('b', of)],
      ['name', nameOf('b', 'person_id')],
      ['said', sql`b.said_at`],
      ['until', sql`b.until_day`],
      ['back', sql`coalesce(b.ended_at, b.back_at)`],
    ],
    rows: ({ programme, round }) => sql`absence b where b.programme_id = ${programme} and exists (
      select from application a where a.programme_id = b.programme_id and a.person_id = b.person_id and a.round_id = ${round})`,
    keys: [number('b.id')],
  },
  {
    name: 'topics',
    columns: () => [
      ['id', sql`r.topic_id`],
      ['title', sql`t.title ->> t.source_locale`],
      ['day', sql`r.day`],
      ['approved', sql`r.approved_at`],
      ['mailed', sql`r.queued_at`],
      ['due', sql`r.draft_due`],
    ],
    rows: ({ programme, round }) => sql`round_topic r
      join topic t on t.programme_id = r.programme_id and t.id = r.topic_id
      where r.programme_id = ${programme} and r.round_id = ${round}`,
    keys: [{ time: sql`r.due_at` }, number('r.topic_id')],
  },
  {
    name: 'chats',
    columns: () => [
      ['id', sql`s.id`],
      ['chat', sql`h.id`],
      ['title', sql`h.title`],
      ['state', sql`case when h.state in ('draft', 'cancelled') then h.state else s.state end`],
      ['wall', sql`s.wall`],
      ['zone', sql`s.zone`],
      ['minutes', sql`s.minutes`],
      ['opened', sql`s.opened_at`],
      ['closed', sql`s.closed_at`],
    ],
    rows: ({ programme, round }) => sql`chat h
      join chat_session s on s.programme_id = h.programme_id and s.chat_id = h.id
      where h.programme_id = ${programme} and h.round_id = ${round} and h.rehearses_id is null`,
    keys: [{ time: sql`s.starts_at` }, number('s.id')],
  },
  {
    name: 'announcements',
    columns: ({ source }) => [
      ['id', sql`a.id`],
      ['title', sql`a.subject ->> ${source}`],
      ['written', sql`a.created_at`],
      ['changed', sql`a.edited_at`],
      [
        'mails',
        sql`(select count(*)::int from outbox o where o.programme_id = a.programme_id and o.kind = 'announcement'
          and o.occasion = 'announcement:' || a.id)`,
      ],
    ],
    rows: ({ programme, round }) => sql`announcement a where a.programme_id = ${programme}
      and (a.filter ->> 'round' = ${String(round)} or exists (select from jsonb_array_elements(
        case when jsonb_typeof(a.filter -> 'partnerships') = 'array' then a.filter -> 'partnerships' else '[]' end) one
        join partnership p on p.programme_id = a.programme_id and p.id = one::bigint and p.round_id = ${round}))`,
    keys: [number('a.id')],
  },
  {
    name: 'tags',
    columns: (of) => [
      ['application', applicationOf('g', of)],
      ['name', nameOf('g', 'person_id')],
      ['tag', sql`g.tag`],
      ['written', sql`g.put_at`],
    ],
    rows: ({ programme, round }) =>
      sql`person_tag g where g.programme_id = ${programme} and g.round_id = ${round}`,
    keys: [number('g.id')],
  },
  {
    name: 'notes',
    columns: (of) => [
      ['application', applicationOf('n', of)],
      ['name', nameOf('n', 'person_id')],
      ['note', sql`n.body`],
      ['by', nameOf('n', 'written_by')],
      ['written', sql`n.written_at`],
    ],
    rows: ({ programme, round }) =>
      sql`person_note n where n.programme_id = ${programme} and n.round_id = ${round} and n.removed_at is null`,
    keys: [number('n.id')],
  },
  {
    name: 'runs',
    columns: () => [
      ['number', sql`r.number`],
      ['state', sql`r.state`],
      ['asked', sql`r.asked_at`],
      ['finished', sql`r.finished_at`],
      ['matched', sql`(r.totals ->> 'matched')::int`],
      ['unmatched', sql`(r.totals ->> 'unmatched')::int`],
    ],
    rows: ({ programme, round }) =>
      sql`match_run r where r.programme_id = ${programme} and r.round_id = ${round}`,
    keys: [number('r.number')],
  },
];
