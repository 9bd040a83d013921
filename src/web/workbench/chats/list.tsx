import type { Chat } from '../../../rooms/chats/index.ts';
import { ButtonLink, Heading, Table, announcedText, useView } from '../../../ui/index.ts';
import { FairPicture } from '../../chats/fairPicture.tsx';
import type { LookedAt } from './lookedAt.ts';

/** Every chat of a programme with its hours and how far it is, and how fair the hours of the round were. */
export function ChatList({
  chats,
  looked,
  mayPlan,
  path,
}: {
  chats: readonly Chat[];
  looked: Pick<LookedAt, 'parts' | 'held'>;
  mayPlan: boolean;
  path: (path: string) => string;
}) {
  const view = useView();
  const { t } = view;
  return (
    <>
      <Heading lead={t('chats.list.lead')}>{t('workbench.desk.chats')}</Heading>
      {mayPlan ? (
        <p>
          <ButtonLink href={path('/workbench/chats/new')}>{t('chats.plan.title')}</ButtonLink>
        </p>
      ) : null}
      <Table
        caption={t('workbench.desk.chats')}
        hideCaption
        rows={chats}
        rowKey={({ id }) => id}
        empty={<p>{t('chats.list.none')}</p>}
        columns={[
          {
            key: 'title',
            label: t('chats.plan.name'),
            header: true,
            cell: (chat) => (
              <a href={path(`/workbench/chats/${chat.id}`)} dir="auto">
                {chat.title}
              </a>
            ),
          },
          {
            key: 'hours',
            label: t('chats.plan.hour'),
            cell: ({ sessions }) =>
              sessions.map(({ id, starts_at, zone }) => (
                <div key={id}>{announcedText(view, { at: starts_at, zone })}</div>
              )),
          },
          { key: 'state', label: t('chats.list.state'), cell: ({ state }) => t(`chats.state.${state}`) },
        ]}
      />
      <FairPicture parts={looked.parts} chats={looked.held} />
    </>
  );
}
