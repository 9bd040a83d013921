import type { ComponentChildren } from 'preact';
import { pick } from '../../../../lib/text/texts.ts';
import { aroundTopic } from '../../../../rooms/topics/index.ts';
import type { TopicBeside } from '../../../../rooms/topics/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { Beside, besideList } from '../../list/beside.tsx';
import { plannedRounds, topicsAsked } from './asked.ts';
import { keptQuery } from './carried.ts';

/** The list of all topics around a topic, filtered and sorted as the reader left it; null when the address names no list. */
export async function besideTopic(visit: ProgrammeVisit, topic: number) {
  const query = keptQuery(visit);
  if (query === '') return null;
  // The rounds are only needed for a list of topics that a given round uses.
  const { rounds } = visit.url.searchParams.has('in') ? await plannedRounds(visit) : { rounds: [] };
  const { filter, sorted } = topicsAsked(visit, { rounds, round: null, planned: [] });
  const around = await aroundTopic(visit.ctx, visit.programme.id, { ...filter, sorted }, topic);
  return besideList(around, visit.path('/workbench/topics'), query);
}

/** A topic, with the rows around it if it was opened from the list. */
export function BesideTopic({
  visit: { view },
  beside,
  here,
  children,
}: {
  visit: ProgrammeVisit;
  beside: Awaited<ReturnType<typeof besideTopic>>;
  here: TopicBeside;
  children: ComponentChildren;
}) {
  const rowOf = ({ id, title, source_locale, author }: TopicBeside) => ({
    id,
    name: pick(title, view.lang, source_locale),
    state: author,
  });
  if (!beside) return <>{children}</>;
  return (
    <Beside name={view.t('workbench.desk.topics')} beside={beside} here={rowOf(here)} rowOf={rowOf}>
      {children}
    </Beside>
  );
}
