import { SUBJECTS } from '../../../rooms/brought.ts';
import { namesOf } from '../../../rooms/log/index.ts';
import type { Subject } from '../../../rooms/log/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';

export interface Named {
  kind: string;
  id: number;
}

/** Names of the subjects of events and matters, found all at once: `names({ kind: 'person', id: 7 })`. */
export async function subjectNames(
  visit: ProgrammeVisit,
  rows: readonly { subject: Named }[],
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
  for (const [kind, same] of Map.groupBy(rows, ({ subject }) => subject.kind)) {
    const names = SUBJECTS[kind]?.names;
    if (names) asked.set(kind, { names, ids: [...new Set(same.map(({ subject }) => subject.id))] });
  }
  const named = await namesOf(ctx, reader, asked);
  const found = new Map(named.map(([kind, id, name]) => [`${kind} ${id}`, name]));
  return ({ kind, id }) => found.get(`${kind} ${id}`) ?? '';
}
