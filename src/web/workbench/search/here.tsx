import { fold, searchWords } from '../../../lib/text/fold.ts';
import { FOUND_MOST } from '../../../rooms/found.ts';
import { openMatters } from '../../../rooms/matters/index.ts';
import { Bdi } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { subjectNames } from '../log/subjects.ts';
import { kindName } from '../outbox/acts.tsx';
import { mayEnter, workbenchSections } from '../sections.ts';
import { matterPage, scopeOf } from '../work/kinds.ts';
import { about } from '../work/lines.tsx';
import type { Hit } from './find.tsx';

/** Whether each word of a search begins a word of a text. */
function isIn(text: string, query: string): boolean {
  const words = ` ${fold(text)}`.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
  const asked = searchWords(query);
  return asked.length > 0 && asked.every((word) => words.includes(` ${word}`));
}

/** The desks whose name a search finds. */
export const foundDesks = (visit: ProgrammeVisit, query: string): Hit[] =>
  workbenchSections(visit, 'work')
    .flatMap(({ items }) => items)
    .filter(({ label }) => isIn(label, query))
    .map(({ href, label }) => ({ href, words: label }));

/** The kinds of mail whose name a search finds, each with those that wait in the outbox. */
export const foundKinds = (visit: ProgrammeVisit, query: string): Hit[] =>
  mayEnter(visit, 'outbox')
    ? visit.ctx.mailer.kinds
        .map(({ kind }) => ({ kind, name: kindName(visit.view, kind) }))
        .filter(({ name }) => isIn(name, query))
        .slice(0, FOUND_MOST)
        .map(({ kind, name }) => ({
          href: visit.path(`/workbench/outbox?kind=${kind}`),
          words: name,
          beside: visit.view.t('workbench.desk.outbox'),
        }))
    : [];

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
    .filter(({ what, name }) => isIn(`${what} ${name}`, query))
    .slice(0, FOUND_MOST)
    .map(({ matter, what, name }) => ({
      href: visit.path(matterPage(brought, matter.kind).path(matter)),
      words: what,
      beside: name ? <Bdi>{name}</Bdi> : null,
    }));
}
