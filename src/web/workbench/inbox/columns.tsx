import type { ListedThread } from '../../../rooms/inbox/index.ts';
import { Bdi, ShortDay } from '../../../ui/index.ts';
import type { View } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { ListColumn } from '../list/description.ts';

/**
 * The columns of the inbox: the person, the subject, the state, the volunteer in charge, and the time of the last message. Each
 * conversation's link has `query`.
 */
export function threadColumns(
  { view, path, ctx }: ProgrammeVisit,
  query: string,
): ListColumn<ListedThread>[] {
  const { t } = view;
  const now = ctx.clock.now();
  return [
    {
      key: 'from',
      label: t('inbox.col.from'),
      header: true,
      cell: (thread) => (
        <a href={path(`/workbench/inbox/${thread.id}${query}`)}>
          <Bdi>{threadName(view, thread)}</Bdi>
        </a>
      ),
      taken: (thread) => threadName(view, thread),
    },
    {
      key: 'state',
      label: t('inbox.col.state'),
      whole: true,
      upper: true,
      sort: 'rising',
      cell: ({ state }) => t(`inbox.state.${state}`),
      taken: ({ state }) => state,
    },
    {
      key: 'hands',
      label: t('inbox.col.hands'),
      cell: ({ assigned }) =>
        assigned ? <Bdi>{assigned.name || t('inbox.former')}</Bdi> : t('inbox.nobody'),
      taken: ({ assigned }) => assigned?.name ?? null,
    },
    {
      key: 'last',
      label: t('inbox.col.last'),
      sort: 'falling',
      whole: true,
      cell: ({ lastAt }) => <ShortDay at={lastAt} now={now} />,
    },
    {
      key: 'words',
      label: t('inbox.col.words'),
      line: true,
      cell: ({ subject, begins }) =>
        subject || begins ? (
          // In the direction of the subject. The message has its own, and each is cut at its end.
          <div dir="auto">
            {subject ? <b>{subject}</b> : null}
            {subject && begins ? ' · ' : null}
            {begins ? <bdi>{begins}</bdi> : null}
          </div>
        ) : (
          t('inbox.picture-only')
        ),
    },
  ];
}

/** The name of a conversation's person in lists. */
export const threadName = (
  { t }: View,
  { person }: { person: { name: string; address: string | null } },
): string => person.name || person.address || t('inbox.nameless');
