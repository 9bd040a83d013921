import { sql } from 'kysely';
import { isolate } from '../../../i18n/translate.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { pick } from '../../../lib/texts.ts';
import { seesThreadSubject } from '../../../rooms/inbox/index.ts';
import { roundName } from '../../../rooms/programmes/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { anyOf, fewOf } from '../../../db/anyOf.ts';

export interface Subject {
  kind: string;
  id: number;
}

/** Names of what events and matters are about, found all at once: `names({ kind: 'person', id: 7 })`. */
export async function subjectNames(
  visit: ProgrammeVisit,
  rows: readonly { subject: Subject }[],
): Promise<(subject: Subject) => string> {
  const wanted = new Map<string, number[]>();
  for (const { subject } of rows) {
    const ids = wanted.get(subject.kind) ?? [];
    ids.push(subject.id);
    wanted.set(subject.kind, ids);
  }
  const found = new Map<string, string>();
  for (const [kind, ids] of wanted)
    for (const [id, name] of (await FINDERS[kind]?.(visit, [...new Set(ids)])) ?? [])
      found.set(`${kind} ${id}`, name);
  return ({ kind, id }) => found.get(`${kind} ${id}`) ?? '';
}

type Finder = (visit: ProgrammeVisit, ids: number[]) => Promise<[number, string][]>;

const FINDERS: Readonly<Record<string, Finder>> = {
  person: async (visit, ids) => {
    const rows = await visit.ctx.db
      .selectFrom('person')
      .select(['id', 'name', 'address', 'erased_at'])
      .where('programme_id', '=', visit.programme.id)
      .where('id', '=', anyOf(ids))
      .execute();
    return rows.map((row) => [row.id, personName(visit.view.t, row)]);
  },
  application: async (visit, ids) => {
    const rows = await visit.ctx.db
      .selectFrom('application')
      .innerJoin('person', (join) =>
        join
          .onRef('person.programme_id', '=', 'application.programme_id')
          .onRef('person.id', '=', 'application.person_id'),
      )
      .select(['application.id', 'name', 'address', 'erased_at'])
      .where('application.programme_id', '=', visit.programme.id)
      .where('application.id', '=', anyOf(ids))
      .execute();
    return rows.map((row) => [row.id, personName(visit.view.t, row)]);
  },
  partnership: async (visit, ids) => {
    const rows = await visit.ctx.db
      .selectFrom('membership')
      .innerJoin('person', (join) =>
        join
          .onRef('person.programme_id', '=', 'membership.programme_id')
          .onRef('person.id', '=', 'membership.person_id'),
      )
      .select(['partnership_id as id', 'name', 'address', 'erased_at'])
      .where('membership.programme_id', '=', visit.programme.id)
      .where('partnership_id', 'in', fewOf(ids))
      .orderBy('person.id')
      .execute();
    return joined(visit, rows);
  },
  proposal: async (visit, ids) => {
    const rows = await visit.ctx.db
      .selectFrom('proposal_member')
      .innerJoin('application', (join) =>
        join
          .onRef('application.programme_id', '=', 'proposal_member.programme_id')
          .onRef('application.id', '=', 'proposal_member.application_id'),
      )
      .innerJoin('person', (join) =>
        join
          .onRef('person.programme_id', '=', 'application.programme_id')
          .onRef('person.id', '=', 'application.person_id'),
      )
      .select(['proposal_id as id', 'name', 'address', 'erased_at'])
      .where('proposal_member.programme_id', '=', visit.programme.id)
      .where('proposal_id', '=', anyOf(ids))
      .orderBy('person.id')
      .execute();
    return joined(visit, rows);
  },
  round: async (visit, ids) => {
    const rows = await visit.ctx.db
      .selectFrom('round')
      .select(['id', 'label', 'number'])
      .where('programme_id', '=', visit.programme.id)
      .where('id', '=', anyOf(ids))
      .execute();
    return rows.map((row) => [row.id, roundName(row, visit.view, visit.programme.source_locale)]);
  },
  question: async (visit, ids) => {
    const rows = await visit.ctx.db
      .selectFrom('question_version')
      .select(['question_id', 'label'])
      .where('programme_id', '=', visit.programme.id)
      .where('question_id', '=', anyOf(ids))
      .orderBy('version')
      .execute();
    // Of several versions the last one stays.
    return rows.map((row) => [
      row.question_id,
      pick(row.label, visit.view.lang, visit.programme.source_locale),
    ]);
  },
  thread: async (visit, ids) => {
    const rows = await visit.ctx.db
      .selectFrom('thread')
      .innerJoin('person', (join) =>
        join
          .onRef('person.programme_id', '=', 'thread.programme_id')
          .onRef('person.id', '=', 'thread.person_id'),
      )
      .select(['thread.id', 'name', 'address', 'erased_at'])
      .where('thread.programme_id', '=', visit.programme.id)
      .where('thread.id', '=', anyOf(ids))
      // Whom a private conversation is with is known to those alone who read it.
      .where(seesThreadSubject(visit.viewer)(sql`thread.programme_id`, sql`thread.id`))
      .execute();
    return rows.map((row) => [row.id, personName(visit.view.t, row)]);
  },
  canned: async (visit, ids) => {
    const rows = await visit.ctx.db
      .selectFrom('canned_answer')
      .select(['id', 'name'])
      .where('programme_id', '=', visit.programme.id)
      .where('id', '=', anyOf(ids))
      .execute();
    return rows.map((row) => [row.id, row.name]);
  },
  comment: async (visit, ids) => {
    const rows = await visit.ctx.db
      .selectFrom('comment')
      .select(['id', 'name'])
      .where('programme_id', '=', visit.programme.id)
      .where('id', '=', anyOf(ids))
      .execute();
    return rows.map((row) => [row.id, row.name || visit.view.t('discussion.former')]);
  },
  topic: async (visit, ids) => {
    const rows = await visit.ctx.db
      .selectFrom('topic')
      .select(['id', 'title', 'source_locale'])
      .where('programme_id', '=', visit.programme.id)
      .where('id', '=', anyOf(ids))
      .execute();
    return rows.map((row) => [row.id, pick(row.title, visit.view.lang, row.source_locale)]);
  },
  term: async (visit, ids) => {
    const rows = await visit.ctx.db
      .selectFrom('glossary_term')
      .select(['id', 'term', 'source_locale'])
      .where('programme_id', '=', visit.programme.id)
      .where('id', '=', anyOf(ids))
      .execute();
    return rows.map((row) => [row.id, pick(row.term, visit.view.lang, row.source_locale)]);
  },
  'guest-post': async (visit, ids) => {
    const rows = await visit.ctx.db
      .selectFrom('guest_post')
      .select(['id', 'title', 'author', 'source_locale'])
      .where('programme_id', '=', visit.programme.id)
      .where('id', '=', anyOf(ids))
      .execute();
    // A guest who has not written yet is known by name alone.
    return rows.map((row) => [row.id, pick(row.title, visit.view.lang, row.source_locale) || row.author]);
  },
  page: async (visit, ids) => {
    const rows = await visit.ctx.db
      .selectFrom('page_version')
      .select(['page_id', 'title'])
      .where('programme_id', '=', visit.programme.id)
      .where('page_id', '=', anyOf(ids))
      .orderBy('version')
      .execute();
    // Of several versions the last one stays.
    return rows.map((row) => [row.page_id, pick(row.title, visit.view.lang, visit.programme.source_locale)]);
  },
  announcement: async (visit, ids) => {
    const rows = await visit.ctx.db
      .selectFrom('announcement')
      .select(['id', 'subject'])
      .where('programme_id', '=', visit.programme.id)
      .where('id', '=', anyOf(ids))
      .execute();
    return rows.map((row) => [row.id, pick(row.subject, visit.view.lang, visit.programme.source_locale)]);
  },
  outbox: async (visit, ids) => {
    const rows = await visit.ctx.db
      .selectFrom('outbox')
      .innerJoin('person', (join) =>
        join
          .onRef('person.programme_id', '=', 'outbox.programme_id')
          .onRef('person.id', '=', 'outbox.person_id'),
      )
      .select(['outbox.id', 'name', 'person.address', 'erased_at'])
      .where('outbox.programme_id', '=', visit.programme.id)
      .where('outbox.id', '=', anyOf(ids))
      .execute();
    return rows.map((row) => [row.id, personName(visit.view.t, row)]);
  },
};

interface Named {
  id: number;
  name: string;
  address: string;
  erased_at: Date | null;
}

/** A person who is gone is a former participant; one without a name yet is known by their address. */
export function personName(t: Translate, row: Omit<Named, 'id'>): string {
  return row.erased_at ? t('log.former') : row.name || row.address;
}

function joined(visit: ProgrammeVisit, rows: readonly Named[]): [number, string][] {
  const list = new Intl.ListFormat(visit.view.lang);
  return [...Map.groupBy(rows, (row) => row.id)].map(([id, members]) => [
    id,
    list.format(members.map((member) => isolate(personName(visit.view.t, member)))),
  ]);
}
