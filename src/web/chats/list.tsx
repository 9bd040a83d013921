import { pastChats, comersOf, comingChats } from '../../rooms/chats/index.ts';
import type { Chat } from '../../rooms/chats/index.ts';
import { Empty, Heading, LocalTime, hoursByPart, useView } from '../../ui/index.ts';
import { publicBase } from '../request/hosts.ts';
import { localTimes } from '../rounds/localTimes.tsx';
import type { ProgrammeVisit } from '../visit.ts';
import { FairPicture } from './fairPicture.tsx';
import { countedChats, hoursOfChat } from './hours/counted.ts';

/** The live chats of a programme: those to come, and those that were. */
export async function listChats(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view } = visit;
  const [coming, past] = await Promise.all([comingChats(ctx, programme.id), pastChats(ctx, programme.id)]);
  return visit.page({
    title: view.t('chats.title'),
    forVisitors: { about: 'chats', reads: [] },
    ...localTimes(view),
    body: (
      <Chats
        {...{ coming, past }}
        fair={await fairOf(visit, [...coming, ...past])}
        feed={`${await publicBase(visit)}/chats.ics?lang=${view.lang}`}
        path={visit.path}
      />
    ),
  });
}

type Fair = Pick<Parameters<typeof FairPicture>[0], 'parts' | 'chats'>;

/** How fair the hours of the round's chats are to which the newest belongs. */
async function fairOf({ ctx, programme }: ProgrammeVisit, chats: readonly Chat[]): Promise<Fair> {
  const round = chats.findLast(({ round_id }) => round_id !== null)?.round_id ?? null;
  const counted = round === null ? [] : countedChats(chats, round);
  if (round === null || counted.length === 0) return { parts: [], chats: 0 };
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
  coming: readonly Chat[];
  past: readonly Chat[];
  fair: Fair;
  feed: string;
  path: (path: string) => string;
}) {
  const { t, rich } = useView();
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
      <p>
        {rich('chats.follow', {
          open: (words) => <a href={feed.replace(/^https?:/, 'webcal:')}>{words}</a>,
          address: (words) => <a href={feed}>{words}</a>,
        })}
      </p>
      {past.length === 0 ? null : (
        <>
          <h2>{t('chats.past')}</h2>
          {list(past)}
        </>
      )}
      <FairPicture {...fair} isPublic />
    </>
  );
}
