import { pastChats, comingChats } from '../../rooms/chats/index.ts';
import type { Chat } from '../../rooms/chats/index.ts';
import { Empty, Heading, LocalTime, useView } from '../../ui/index.ts';
import type { ProgrammeVisit } from '../visit.ts';

/** The live chats of a programme: those to come, and those that were. */
export async function listChats(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view } = visit;
  const [coming, past] = await Promise.all([comingChats(ctx, programme.id), pastChats(ctx, programme.id)]);
  return visit.page({
    title: view.t('chats.title'),
    forVisitors: { about: 'chats', reads: [] },
    islands: ['localTime'],
    body: <Chats {...{ coming, past }} path={visit.path} />,
  });
}

function Chats({
  coming,
  past,
  path,
}: {
  coming: readonly Chat[];
  past: readonly Chat[];
  path: (path: string) => string;
}) {
  const { t } = useView();
  const list = (chats: readonly Chat[]) => (
    <ul>
      {chats.map((chat) => (
        <li key={chat.id}>
          <a href={path(`/chats/${chat.slug}`)} dir="auto">
            {chat.title}
          </a>{' '}
          {chat.sessions.map(({ id, starts_at, state }) => (
            <p key={id} class="aside">
              {state === 'open' ? <b>{t('chats.now')}</b> : <LocalTime at={starts_at} year />}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <Heading lead={t('chats.lead')}>{t('chats.title')}</Heading>
      {coming.length === 0 ? <Empty>{t('chats.none-planned')}</Empty> : list(coming)}
      {past.length === 0 ? null : (
        <>
          <h2>{t('chats.past')}</h2>
          {list(past)}
        </>
      )}
    </>
  );
}
