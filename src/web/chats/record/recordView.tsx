import { isOff } from '../../../rooms/chats/index.ts';
import {
  Empty,
  LocalTime,
  Notice,
  PagesNav,
  Pagination,
  PlainText,
  useView,
  zoneName,
} from '../../../ui/index.ts';
import { SummaryBox } from '../../discussion/summaryBox.tsx';
import { ChatHeading } from '../heading.tsx';
import { MessageForm } from '../messageForm.tsx';
import { recordAt } from './recordAt.ts';
import { isolated } from '../scriptWords.ts';
import type { RecordProps } from './recordPage.tsx';

/** A record to read: its summary and figures, then each question with its messages. */
export function RecordView(props: RecordProps) {
  const { room, cut, parts, summary, hosts, writer, draft, path } = props;
  const { t } = useView();
  const { chat, own, asked } = room;
  const isPart = cut.only !== undefined;
  return (
    <>
      <ChatHeading chat={chat} path={path} />
      {isPart ? (
        <p>
          <a href={recordAt(room)}>{t('chats.record.all-questions')}</a>
        </p>
      ) : (
        <>
          {chat.state === 'over' ? (
            <p>{t('chats.is-over')}</p>
          ) : (
            <p>
              <a href={own}>{t(room.open ? 'chats.record.to-room' : 'chats.record.to-chat')}</a>
            </p>
          )}
          <ul class="aside">
            {chat.sessions
              .filter((session) => !isOff(session))
              .map(({ id, starts_at }) => (
                <li key={id}>
                  <LocalTime at={starts_at} year />
                </li>
              ))}
          </ul>
          {chat.sessions.some(isOff) ? (
            <Notice kind="trouble">
              <p>{t('chats.rest-cancelled')}</p>
              {chat.cancel_reason === '' ? null : <PlainText text={chat.cancel_reason} />}
            </Notice>
          ) : null}
          {hosts.length > 0 ? <p>{t('chats.hosted-by', { names: isolated(hosts) })}</p> : null}
          {chat.farewell === '' || room.open ? null : <PlainText text={chat.farewell} lang={chat.locale} />}
          {summary ? <SummaryBox summary={summary} now={props.now} /> : null}
          {chat.about === '' ? null : (
            <div lang={chat.locale}>
              <PlainText text={chat.about} />
            </div>
          )}
          <Figures {...props} />
        </>
      )}
      <Ways {...props} />
      {asked.map((question) => (
        <Part key={question.number} {...props} number={question.number} body={question.body} />
      ))}
      <Part {...props} number={null} body="" />
      {isPart ? (
        <Pagination
          page={cut.page}
          pages={props.pages}
          href={(page) => `${recordAt(room)}?question=${cut.only ?? 0}&page=${page}`}
        />
      ) : null}
      {parts.length === 0 && asked.length === 0 ? <Empty>{t('chats.none')}</Empty> : null}
      {draft ? (
        <section class="on-screen" aria-labelledby="answer">
          <h2 id="answer">{t('chats.record.add')}</h2>
          <p>
            {t('chats.record.add-until')} {chat.late_until ? <LocalTime at={chat.late_until} /> : null}
          </p>
          <MessageForm {...{ writer, draft, asked, path }} action={`${own}/messages`} mustChoose slow={0} />
        </section>
      ) : null}
    </>
  );
}

function Figures({ figures: { people, countries, messages } }: RecordProps) {
  const { t } = useView();
  if (messages === 0) return null;
  return (
    <p>
      {t('chats.record.messages', { count: messages })}{' '}
      {people === null || countries === null ? null : t('chats.record.people', { people, countries })}
    </p>
  );
}

/** Says whose clocks the times are on, and leads to the other ways to read the record. */
function Ways(props: RecordProps) {
  const { room, cut, parts, path } = props;
  const view = useView();
  const { t, lang, zone, zoneIsKnown } = view;
  const { chat, own } = room;
  if (parts.length === 0) return null;
  return (
    <>
      <p class="aside" data-own-times={zoneIsKnown ? undefined : t('chats.record.own-times')}>
        {zoneIsKnown ? t('chats.record.own-times') : t('chats.record.times', { zone: zoneName(view, zone) })}
      </p>
      <PagesNav label={t('chats.record.ways')}>
        {cut.all ? null : <a href={`${recordAt(room)}?page=all`}>{t('discussion.all')}</a>}
        <a href={path('/discussion/search')}>{t('discussion.search')}</a>
        {chat.rehearses_id === null ? (
          <>
            <a href={`${own}/record.txt?lang=${lang}`}>{t('chats.record.text')}</a>{' '}
            <a href={`${own}/record.json`}>{t('chats.record.json')}</a>{' '}
            <a href={`${own}/feed.atom?lang=${lang}`}>{t('chats.record.feed')}</a>
          </>
        ) : null}
      </PagesNav>
    </>
  );
}

/** A question, with the messages about it. */
function Part(props: RecordProps & { number: number | null; body: string }) {
  const { room, cut, parts, html, number, body } = props;
  const { t } = useView();
  const at = parts.findIndex(({ question }) => question === number);
  const part = parts[at];
  if (cut.only !== undefined && cut.only !== number) return null;
  if (!part && number === null) return null;
  const id = number === null ? 'beside' : `q${number}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{number === null ? t('chats.record.beside') : t('discussion.question', { number })}</h2>
      {body === '' ? null : (
        <p dir="auto" lang={room.chat.locale}>
          {body}
        </p>
      )}
      {part ? <div dangerouslySetInnerHTML={{ __html: html[at]! }} /> : <p>{t('chats.none')}</p>}
      {part && cut.only === undefined && part.messages.length < part.count ? (
        <p>
          <a href={`${recordAt(room)}?question=${number ?? 0}`}>
            {t('chats.record.whole', { count: part.count })}
            <span class="vh">
              {' '}
              {number === null ? t('chats.record.beside') : t('discussion.question', { number })}
            </span>
          </a>
        </p>
      ) : null}
    </section>
  );
}
