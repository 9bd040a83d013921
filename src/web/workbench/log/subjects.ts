import { SUBJECTS } from '../../../rooms/brought.ts';
import { namesOf } from '../../../rooms/log/index.ts';
import type { LoggedEvent, Subject } from '../../../rooms/log/index.ts';
import { inLine } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';

export interface Named {
  kind: string;
  id: number;
}

type Row = { subject: Named; data?: LoggedEvent['data'] };

/** The applications of the proposal that an event is about. The event keeps their numbers, since the proposal may be gone. */
const membersIn = ({ subject, data = {} }: Row): readonly number[] =>
  subject.kind === 'proposal' && 'applications' in data ? data.applications : [];

/**
 * Finds the names of the subjects of events and matters all at once: `names({ kind: 'person', id: 7 })`. A proposal that is gone is called
 * by its people.
 */
export async function subjectNames(
  visit: ProgrammeVisit,
  rows: readonly Row[],
): Promise<(subject: Named) => string> {
  const { ctx, programme, view, viewer } = visit;
  const reader = {
    programme: programme.id,
    source: programme.source_locale,
    lang: view.lang,
    t: view.t,
    viewer,
  };
  const asked = new Map<string, { names: NonNullable<Subject['names']>; ids: number[] }>();
  const members = rows.flatMap(membersIn).map((id): Row => ({ subject: { kind: 'application', id } }));
  for (const [kind, same] of Map.groupBy([...rows, ...members], ({ subject }) => subject.kind)) {
    const names = SUBJECTS[kind]?.names;
    if (names) asked.set(kind, { names, ids: [...new Set(same.map(({ subject }) => subject.id))] });
  }
  const named = await namesOf(ctx, reader, asked);
  const found = new Map(named.map(([kind, id, name]) => [`${kind} ${id}`, name]));
  const gone = new Map(
    rows
      .filter((row) => membersIn(row).length > 0)
      .map((row) => [
        `${row.subject.kind} ${row.subject.id}`,
        inLine(membersIn(row).flatMap((id) => found.get(`application ${id}`) || [])),
      ]),
  );
  return ({ kind, id }) => found.get(`${kind} ${id}`) || gone.get(`${kind} ${id}`) || '';
}
