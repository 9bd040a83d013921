import type { Chat } from '../../../rooms/chats/index.ts';
import { AnnouncedTime, CitiesTable, Details, Heading, WorldStrip, useView } from '../../../ui/index.ts';
import type { stripOf } from '../../../ui/index.ts';

/** One chat as its planners see it: when it is, for whom that is night, and how far it is. */
export function ChatPage({
  chat,
  strip,
  now,
  path,
}: {
  chat: Chat;
  strip: ReturnType<typeof stripOf> | null;
  now: Date;
  path: (path: string) => string;
}) {
  const { t } = useView();
  const [first] = chat.sessions;
  return (
    <>
      <Heading eyebrow={t(`chats.state.${chat.state}`)}>{chat.title}</Heading>
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
      <p>
        <a href={path('/workbench/chats')}>{t('chats.plan.back')}</a>
      </p>
    </>
  );
}
