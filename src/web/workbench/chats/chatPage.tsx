import type { Chat } from '../../../rooms/chats/index.ts';
import {
  AnnouncedTime,
  CitiesTable,
  Details,
  ErrorSummary,
  Heading,
  WorldStrip,
  useView,
} from '../../../ui/index.ts';
import type { stripOf } from '../../../ui/index.ts';
import { summary } from '../../frame/problems.ts';
import { ChatForms } from './chatForms.tsx';
import { isNear } from './leadRoom.tsx';
import type { PlanProps } from './chatForms.tsx';

/** A chat for its planners: its hours, the people for whom these are at night, and all that can be changed. */
export function ChatPage({
  chat,
  strip,
  now,
  list,
  forms,
}: {
  chat: Chat;
  strip: ReturnType<typeof stripOf> | null;
  now: Date;
  /** The page of the list from which the reader came. */
  list: string;
  forms: PlanProps;
}) {
  const { t } = useView();
  const [first] = chat.sessions;
  const hours = (
    <section aria-labelledby="hour">
      <h2 id="hour">{t('chats.plan.hour')}</h2>
      {chat.sessions.map(({ id, starts_at, zone }) => (
        <div key={id}>
          <AnnouncedTime at={starts_at} zone={zone} now={now} />
          <Details summary={t('ui.gathering.cities')}>
            <CitiesTable at={starts_at} zone={zone} />
          </Details>
        </div>
      ))}
      {strip && first ? (
        <WorldStrip
          strip={strip}
          starts={chat.sessions.map(({ starts_at }) => starts_at)}
          zone={first.zone}
        />
      ) : null}
    </section>
  );
  const toSummary = chat.sessions.some(({ state }) => state !== 'planned') ? (
    <p>
      <a href={forms.to('/summary')}>{t('chats.desk.summarise')}</a>
    </p>
  ) : null;
  // A host leads on a phone, so the parts needed for that come first.
  return (
    <>
      <Heading eyebrow={t(`chats.state.${chat.state}`)}>{chat.title}</Heading>
      <ErrorSummary errors={summary(forms.back.errors ?? {})} />
      {isNear(chat, now) ? null : hours}
      {isNear(chat, now) ? null : toSummary}
      <ChatForms {...forms} />
      {isNear(chat, now) ? (
        <>
          {toSummary}
          {hours}
        </>
      ) : null}
      <p>
        <a href={list}>{t('chats.plan.back')}</a>
      </p>
    </>
  );
}
