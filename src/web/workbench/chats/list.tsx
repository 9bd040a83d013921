import { placeQuery } from '../../../lib/placeInList.ts';
import type { Cut } from '../../../lib/placeInList.ts';
import type { Chat } from '../../../rooms/chats/index.ts';
import { Along, ButtonLink, Heading, Table, announcedText, useView } from '../../../ui/index.ts';
import { FairPicture } from '../../chats/fairPicture.tsx';
import type { LookedAt } from './lookedAt.ts';

/** The chats of a programme, page by page, with their hours and state, and how fair the hours of the round were. */
export function ChatList({
  chats,
  looked,
  mayPlan,
  page,
  path,
}: {
  chats: Cut<Chat> & { isFirst: boolean };
  looked: Pick<LookedAt, 'parts' | 'held'>;
  mayPlan: boolean;
  /** The query of this page, which the chats' addresses keep. */
  page: string;
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
        rows={chats.rows}
        rowKey={({ id }) => id}
        inTwoLines
        empty={<p>{t('chats.list.none')}</p>}
        columns={[
          {
            key: 'title',
            label: t('chats.plan.name'),
            header: true,
            cell: (chat) => (
              <a href={`${path(`/workbench/chats/${chat.id}`)}${page}`} dir="auto">
                {chat.title}
              </a>
            ),
          },
          {
            key: 'state',
            upper: true,
            label: t('chats.list.state'),
            cell: ({ state }) => t(`chats.state.${state}`),
          },
          {
            key: 'hours',
            label: t('chats.plan.hour'),
            cell: ({ sessions }) =>
              sessions.map(({ id, starts_at, zone }) => (
                <div key={id} class="cut">
                  {announcedText(view, { at: starts_at, zone })}
                </div>
              )),
          },
        ]}
      />
      <Along
        cut={chats}
        isFirst={chats.isFirst}
        href={(to) => path(`/workbench/chats?${new URLSearchParams(placeQuery(to))}`)}
      />
      <FairPicture parts={looked.parts} chats={looked.held} />
    </>
  );
}
