import { FOUND_MOST } from '../../../rooms/found.ts';
import { openMatters } from '../../../rooms/matters/index.ts';
import type { Matter } from '../../../rooms/matters/index.ts';
import { Bdi } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { subjectNames } from '../log/subjects.ts';
import { matterPage, scopeOf } from '../work/kinds.ts';
import { about, saidOf } from '../work/lines.tsx';
import type { Hit } from './find.tsx';
import { beginsWords } from './beginsWords.ts';

/** Finds open matters by their kind, urgency and suggestion, by the names of the people they are about, and by who took them. */
export async function foundMatters(visit: ProgrammeVisit, query: string): Promise<Hit[]> {
  const { ctx, programme, view, brought } = visit;
  const matters = await openMatters(ctx, programme.id, scopeOf(visit));
  const names = await subjectNames(
    visit,
    matters.map((matter) => ({ subject: about(matter) })),
  );
  return matters
    .map((matter) => ({ matter, what: view.t(`matter.${matter.kind}`), name: names(about(matter)) }))
    .filter(({ matter, what, name }) => beginsWords([what, name, ...said(visit, matter)].join(' '), query))
    .slice(0, FOUND_MOST)
    .map(({ matter, what, name }) => ({
      href: visit.path(matterPage(brought, matter.kind).path(matter)),
      words: what,
      beside: name ? <Bdi>{name}</Bdi> : null,
    }));
}

/** Words of a matter's line in the work list, besides its kind and its name. */
function said(visit: ProgrammeVisit, matter: Matter): string[] {
  const { t } = visit.view;
  const { urgency } = matter;
  return [
    saidOf(visit.view.t, { kind: matter.kind, count: 2 }),
    matter.assignedTo?.name ?? '',
    urgency === 2 || urgency === 3 ? t(`work.urgency.${urgency}`) : '',
    matter.kind === 'pair-silent' ? t(`partnerships.suggests.${matter.data.suggests}`) : '',
  ];
}
