import { fold } from '../../../lib/text/fold.ts';
import { FOUND_MOST } from '../../../rooms/found.ts';
import { openMatters } from '../../../rooms/matters/index.ts';
import { Bdi } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { subjectNames } from '../log/subjects.ts';
import { workbenchSections } from '../sections.ts';
import { matterPage, scopeOf } from '../work/kinds.ts';
import { about } from '../work/lines.tsx';
import type { Hit } from './find.tsx';
import { beginsWords } from './words.ts';

/** The desks whose name a search finds. */
export const foundDesks = (visit: ProgrammeVisit, query: string): Hit[] =>
  workbenchSections(visit, 'work')
    .flatMap(({ items }) => items)
    .filter(({ label }) => beginsWords(fold(label), query))
    .map(({ href, label }) => ({ href, words: label }));

/** Open matters that a search finds by what they are, or by the names of those they are about. */
export async function foundMatters(visit: ProgrammeVisit, query: string): Promise<Hit[]> {
  const { ctx, programme, view, brought } = visit;
  const matters = await openMatters(ctx, programme.id, scopeOf(visit));
  const names = await subjectNames(
    visit,
    matters.map((matter) => ({ subject: about(matter) })),
  );
  return matters
    .map((matter) => ({ matter, what: view.t(`matter.${matter.kind}`), name: names(about(matter)) }))
    .filter(({ what, name }) => beginsWords(fold(`${what} ${name}`), query))
    .slice(0, FOUND_MOST)
    .map(({ matter, what, name }) => ({
      href: visit.path(matterPage(brought, matter.kind).path(matter)),
      words: what,
      beside: name ? <Bdi>{name}</Bdi> : null,
    }));
}
