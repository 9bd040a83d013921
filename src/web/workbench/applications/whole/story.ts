import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { seesMail } from '../../../../rooms/outbox/index.ts';
import type { MatterKind } from '../../../../rooms/kinds.ts';
import type { ProgrammeVisit } from '../../../visit.ts';

/** An entry of a person's story, for coordinators: never the words of a letter, a mail or a private conversation. */
export type Told = {
  at: Date;
  /** The words of a note or tag; a kind of event, mail or matter; a comment's state; why a partnership was left; if a bounce was final. */
  name: string;
  /** The name of the person who did it, or of the partners; for an application the number of its round. */
  by: string | null;
  byKind: string | null;
  /** The state of a mail or application; the end of a matter; the version in an event; the round's number for another round's tag. */
  state: string | null;
  id: number | null;
  what:
    | 'twin'
    | 'note'
    | 'tag'
    | 'event'
    | 'mail'
    | 'partner'
    | 'parted'
    | 'letter'
    | 'comment'
    | 'bounce'
    | 'matter'
    | 'applied'
    | 'imported';
  /** The entry's place in the story; the next page begins after it. */
  key: string;
};

/** The most entries on a page. */
const MOST_TOLD = 100;

type About = 'person' | 'application';

interface Of {
  person: number;
  /** The round of the page. */
  round: number;
  /** Unless this is false, applications to this round are left out. */
  others?: boolean;
}

/**
 * A person's story, the newest entry first, with one entry more than a page shows, if there are more. Suggestions that the person is the
 * same as another, notes and tags come before all.
 */
export const storyOf = async (visit: ProgrammeVisit, of: Of): Promise<Told[]> =>
  (await storyQuery(visit, of).execute(visit.ctx.db)).rows;

/** The parts of a story for a page: the entries above it, and the rest by time. `earlier` is the place from which there is more. */
export function partsOfStory(told: readonly Told[]) {
  const of = (what: Told['what']): Told[] => told.filter((one) => one.what === what);
  const above = { twins: of('twin'), notes: of('note'), tags: of('tag') };
  const from = above.twins.length + above.notes.length + above.tags.length;
  const rest = told.slice(from, from + MOST_TOLD);
  return { ...above, rest, earlier: told.length > from + MOST_TOLD ? rest.at(-1)!.key : null };
}

/** The parameter of an address for the place from which the story goes on. */
export const EARLIER = 'told-before';

/** The place in the story that an address names: microseconds since 1970, a number, and the kind of entry. */
export function placeIn({ searchParams }: URL): { at: string; nth: string; what: string } | null {
  const [, at, nth, what] =
    /^(\d{1,18})\.(\d{1,18})\.([a-z]{1,10})$/.exec(searchParams.get(EARLIER) ?? '') ?? [];
  return at && nth && what ? { at, nth, what } : null;
}

/** The query that reads the story, also for use within another query. */
export function storyQuery(visit: ProgrammeVisit, { person, round, others = true }: Of): RawBuilder<Told> {
  const { programme, viewer } = visit;
  const of = programme.id;
  // Kinds that are hidden from some volunteers are about other things than a person or an application.
  const open = Object.entries(visit.brought.matters).flatMap(([kind, { sees }]) =>
    sees ? [] : [kind as MatterKind],
  );
  const mine = sql`programme_id = ${of} and person_id = ${person}`;
  // The person's own number, and those merged into it: rows that could not be moved keep the old number.
  const all = sql`select id from person where programme_id = ${of} and (id = ${person} or merged_into = ${person})`;
  // Each id is looked up by itself: for all ids at once, a plan may walk through all applications of a large programme.
  const theirs = sql`select own.id from (${all}) who, lateral (
    select id from application where programme_id = ${of} and person_id = who.id offset 0) own`;
  const actor = sql`case when e.actor_kind = 'person' then (
          select coalesce(s.name, p.name) from person p left join person s on s.programme_id = p.programme_id and s.id = p.merged_into
          where p.programme_id = e.programme_id and p.id = e.actor_id) end`;
  const place = placeIn(visit.url);
  const moment = place && sql`timestamptz 'epoch' + ${place.at}::bigint * interval '1 microsecond'`;
  // This condition holds for each kind, so that no entry of one moment is skipped.
  const before = (what: Told['what'], at: string, nth: string) =>
    place
      ? sql`(${sql.ref(at)}, ${sql.ref(nth)}, ${what}::text) < (${moment}, ${place.nth}::bigint, ${place.what}::text)`
      : sql`true`;
  const newest = sql`order by 1 desc, nth desc limit ${MOST_TOLD + 1}`;
  const eventsOf = (kind: About, ids: RawBuilder<unknown>) => sql`
      (select e.at, 'event' as what, e.kind as name, ${actor} as by, e.actor_kind as "byKind", e.data ->> 'version' as state, e.id, e.id as nth
        from event e
        where e.programme_id = ${of} and e.subject_kind = ${kind} and e.subject_id = any(array(${ids}))
          and ${before('event', 'e.at', 'e.id')} ${newest})`;
  const mattersOf = (kind: About, ids: RawBuilder<unknown>) => sql`
      (select x.since, 'matter', x.kind, null, null, case when x.closed_at is null then 'open' else 'closed' end, x.id, x.id as nth
        from matter x where x.programme_id = ${of} and x.kind = any(${open}) and x.subject_kind = ${kind} and x.subject_id = any(array(${ids}))
          and ${before('matter', 'x.since', 'x.id')} ${newest})`;
  return sql<Told>`
    select at, what, name, by, "byKind", state, id, concat_ws('.', (extract(epoch from at) * 1000000)::bigint, nth, what) as key from (
      select told.*, row_number() over (partition by what in ('twin', 'note', 'tag') order by at desc, nth desc, what desc) as place from (
      ${eventsOf('person', all)}
      union all
      ${eventsOf('application', theirs)}
      union all
      (select e.at, 'imported', e.kind, ${actor}, e.actor_kind, null, e.id, i.id as nth from application i
        join event e on e.programme_id = i.programme_id and e.subject_kind = 'import' and e.subject_id = i.import_id and e.kind = 'applicants-imported'
        where i.programme_id = ${of} and i.person_id = any(array(${all})) and i.import_id is not null
          and ${before('imported', 'e.at', 'i.id')} ${newest})
      union all
      (select mailed.at, 'mail', mailed.kind, null, null, mailed.state, null, mailed.id as nth from (
          select coalesce(outbox.sent_at, outbox.due_at) as at, outbox.kind, outbox.state, outbox.id
          from outbox where outbox.programme_id = ${of} and outbox.person_id = ${person} and ${seesMail(viewer)}) mailed
        where ${before('mail', 'mailed.at', 'mailed.id')} ${newest})
      union all
      (select m.joined_at, 'partner', '', (
          select string_agg((select p.name from person p where p.programme_id = o.programme_id and p.id = o.person_id), ', ') from membership o
          where o.programme_id = m.programme_id and o.partnership_id = m.partnership_id and o.person_id <> m.person_id), null, null, m.partnership_id, m.partnership_id as nth
        from membership m where ${mine} and ${before('partner', 'm.joined_at', 'm.partnership_id')})
      union all
      (select m.left_at, 'parted', '', null, null, null, m.partnership_id, m.partnership_id from membership m
        where ${mine} and m.left_at is not null and ${before('parted', 'm.left_at', 'm.partnership_id')})
      union all
      (select l.written_at, 'letter', '', null, null, null, l.partnership_id, l.id as nth
        from membership m join letter l on l.programme_id = m.programme_id and l.partnership_id = m.partnership_id and l.author_id = m.person_id
        where m.programme_id = ${of} and m.person_id = ${person} and l.drafted_at is null and l.gone_at is null and (l.leaves_at is null or l.left_at is not null)
          and not l.apart and ${before('letter', 'l.written_at', 'l.id')} ${newest})
      union all
      (select c.written_at, 'comment', c.state, topic.slug, null, null, c.id, c.id as nth
        from comment c join topic on topic.programme_id = c.programme_id and topic.id = c.topic_id
        where c.programme_id = ${of} and c.author_id = ${person} and ${before('comment', 'c.written_at', 'c.id')} ${newest})
      union all
      (select b.at, 'bounce', case when b.hard then 'hard' else 'soft' end, null, null, null, b.id, b.id as nth
        from bounce b where b.programme_id = ${of} and b.person_id = ${person} and ${before('bounce', 'b.at', 'b.id')} ${newest})
      union all
      ${mattersOf('person', all)}
      union all
      ${mattersOf('application', theirs)}
      union all
      (select o.created_at, 'applied', '', r.number::text, null, o.state, o.id, o.id as nth
        from application o join round r on r.programme_id = o.programme_id and r.id = o.round_id
        where o.programme_id = ${of} and o.person_id = ${person} and (o.round_id <> ${round} or not ${others})
          and ${before('applied', 'o.created_at', 'o.id')} ${newest})
      union all
      (select d.found_at, 'twin', '', null, null, null, d.id, d.id from duplicate d
        where d.programme_id = ${of} and (d.person_a = ${person} or d.person_b = ${person}) and (d.said is null or d.said = 'asked')
          and not exists (select from person g where g.programme_id = d.programme_id and g.id in (d.person_a, d.person_b) and g.erased_at is not null))
      union all
      (select n.written_at, 'note', n.body, (select p.name from person p where p.programme_id = n.programme_id and p.id = n.written_by), null, null, n.id, n.id
        from person_note n
        where n.programme_id = ${of} and n.person_id = ${person} and n.removed_at is null)
      union all
      (select g.put_at, 'tag', g.tag, null, null, (select r.number::text from round r where r.programme_id = g.programme_id and r.id = g.round_id and r.id <> ${round}), g.id, g.id
        from person_tag g where g.programme_id = ${of} and g.person_id = ${person})
      ) told
    ) told where what in ('twin', 'note', 'tag') or place <= ${MOST_TOLD + 1}
    order by what in ('twin', 'note', 'tag') desc, at desc, nth desc, what desc`;
}
