import { SUBJECTS } from '../../../rooms/brought.ts';
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
  const found = new Map<string, string>();
  for (const [kind, same] of Map.groupBy(rows, ({ subject }) => subject.kind)) {
    const ids = [...new Set(same.map(({ subject }) => subject.id))];
    for (const [id, name] of (await SUBJECTS[kind]?.names?.(ctx, reader, ids)) ?? [])
      found.set(`${kind} ${id}`, name);
  }
  return ({ kind, id }) => found.get(`${kind} ${id}`) ?? '';
}
