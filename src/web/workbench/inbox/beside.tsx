import type { ComponentChildren } from 'preact';
import { aroundThread, cannedRows } from '../../../rooms/inbox/index.ts';
import type { OneThread, ThreadBeside } from '../../../rooms/inbox/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { Beside, besideList } from '../list/beside.tsx';
import { keptQueryOf } from '../list/carried.ts';
import { CARRIED, threadsAsked } from './asked.ts';
import { threadName } from './columns.tsx';

/** The query of a conversation's address, for posts about it. */
export const keptQuery = keptQueryOf('shown', CARRIED);

/** The address of a conversation, with the list from which the reader came. */
export const own = (visit: ProgrammeVisit, thread: number): string =>
  `${visit.path(`/workbench/inbox/${thread}`)}${keptQuery(visit)}`;

/**
 * The list from which the reader came to a conversation, as its address tells, with the ready-made answers, which the same query reads;
 * null without a list.
 */
export async function besideThread(visit: ProgrammeVisit, thread: number) {
  const query = keptQuery(visit);
  if (query === '') return null;
  const { ctx, programme } = visit;
  const { scope, filter, sorted } = threadsAsked(visit);
  const canned = cannedRows(ctx, programme.id);
  const around = await aroundThread(ctx, programme.id, scope, { ...filter, sorted }, thread, canned);
  return besideList(around, visit.path('/workbench/inbox'), query);
}

/** A conversation with the rows around it in the list from which the reader came. */
export function BesideThread({
  visit: { view },
  thread,
  beside,
  children,
}: {
  visit: ProgrammeVisit;
  thread: OneThread;
  beside: NonNullable<Awaited<ReturnType<typeof besideThread>>>;
  children: ComponentChildren;
}) {
  const { t } = view;
  const row = ({ id, name, address, state }: ThreadBeside) => ({
    id,
    name: threadName(view, { person: { name, address } }),
    state: t(`inbox.state.${state}`),
  });
  const { id, state, person } = thread;
  const here = row({ id, state, name: person.name, address: person.address ?? '' });
  return (
    <Beside name={t('workbench.desk.inbox')} beside={beside} here={here} rowOf={row}>
      {children}
    </Beside>
  );
}
