import { pageAt, placeIn, placeQuery } from '../../lib/placeInList.ts';
import type { Cut } from '../../lib/placeInList.ts';
import { comersOf, comingChats, countedChats, pastChats } from '../../rooms/chats/index.ts';
import type { Chat } from '../../rooms/chats/index.ts';
import { Along, Empty, Heading, LocalTime, hoursByPart, useView } from '../../ui/index.ts';
import { publicBase } from '../request/hosts.ts';
import { localTimes } from '../rounds/localTimes.tsx';
import type { ProgrammeVisit } from '../visit.ts';
import { FairPicture } from './fairPicture.tsx';
import { hoursOfChat } from './hours/hoursOfChat.ts';

/** The two lists; the address of a further page names one. */
const LISTS = { coming: comingChats, past: pastChats };
type List = keyof typeof LISTS;

type Page = Cut<Chat> & { isFirst: boolean };

/** The live chats of a programme, to come and past, or a further page of either list. */
export async function listChats(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view, url } = visit;
  const of = url.searchParams.get('of');
  const asked = of === 'coming' || of === 'past' ? of : undefined;
  const read = async (list: List): Promise<Page | null> =>
    asked === undefined || asked === list
      ? pageAt(asked && placeIn(url), (place) => LISTS[list](ctx, programme.id, place))
      : null;
  const [coming, past, fair] = await Promise.all([
    read('coming'),
    read('past'),
    asked ? NO_FAIR : fairOf(visit),
  ]);
  return visit.page({
    title: view.t('chats.title'),
    ...(asked ? {} : { forVisitors: { about: 'chats', reads: [] } }),
    ...localTimes(view),
    body: (
      <Chats
        {...{ coming, past, fair }}
        feed={`${await publicBase(visit)}/chats.ics?lang=${view.lang}`}
        path={visit.path}
      />
    ),
  });
}

type Fair = Pick<Parameters<typeof FairPicture>[0], 'parts' | 'chats'>;

const NO_FAIR: Fair = { parts: [], chats: 0 };

/** How fair the hours of the chats are, in the round of the latest chat. */
async function fairOf({ ctx, programme }: ProgrammeVisit): Promise<Fair> {
  const counted = await countedChats(ctx, programme.id);
  const round = counted[0]?.round_id;
  if (!round) return NO_FAIR;
  const { comers } = await comersOf(ctx, { programme: programme.id, round });
  return { parts: hoursByPart(comers, counted.map(hoursOfChat)), chats: counted.length };
}

function Chats({
  coming,
  past,
  fair,
  feed,
  path,
}: {
  coming: Page | null;
  past: Page | null;
  fair: Fair;
  feed: string;
  path: (path: string) => string;
}) {
  const { t, rich } = useView();
  const list = (name: List, page: Page) => (
    <>
      <ul>
        {page.rows.map((chat) => (
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
      <Along
        cut={page}
        isFirst={page.isFirst}
        href={(to) => path(to ? `/chats?${new URLSearchParams({ of: name, ...placeQuery(to) })}` : '/chats')}
      />
    </>
  );
  return (
    <>
      <Heading lead={t('chats.lead')}>{t('chats.title')}</Heading>
      {coming?.rows.length === 0 ? <Empty>{t('chats.none-planned')}</Empty> : null}
      {coming?.rows.length ? list('coming', coming) : null}
      <p>
        {rich('chats.follow', {
          open: (words) => <a href={feed.replace(/^https?:/, 'webcal:')}>{words}</a>,
          address: (words) => <a href={feed}>{words}</a>,
        })}
      </p>
      {past?.rows.length ? (
        <>
          <h2>{t('chats.past')}</h2>
          {list('past', past)}
        </>
      ) : null}
      <FairPicture {...fair} isPublic />
    </>
  );
}
