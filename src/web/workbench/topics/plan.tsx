import { pick } from '../../../lib/texts.ts';
import { roundName, roundSaid } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import type { GuestPost, LibraryTopic, Mornings, PlannedTopic, Topic } from '../../../rooms/topics/index.ts';
import {
  ButtonLink,
  CalendarDay,
  Form,
  Heading,
  LocalDay,
  LocalTime,
  Of,
  Select,
  Submit,
  Table,
  useView,
} from '../../../ui/index.ts';
import type { LibrarySearch } from '../../topics/list.tsx';
import { Library } from './library.tsx';
import { stateOfGuest } from './parts.tsx';
import { stateOf } from './state.ts';

export interface DeskProps {
  path: (path: string) => string;
  topics: readonly Topic[];
  library: readonly LibraryTopic[];
  search: LibrarySearch;
  /** The round whose calendar is shown: the one in hand. Null before the first round. */
  round: Round | null;
  rounds: readonly Round[];
  plan: readonly PlannedTopic[];
  guests: readonly GuestPost[];
  writers: readonly { id: number; name: string }[];
  mornings: (planned: PlannedTopic) => Mornings | null;
  now: Date;
  /** The programme's own language. */
  source: string;
}

/** The calendar of the round in hand, and the library of all topics. */
export function TopicsDesk(props: DeskProps) {
  const { path, topics, round, rounds, plan, source } = props;
  const view = useView();
  const { t, lang } = view;
  const titleOf = (topic: Topic): string => pick(topic.title, lang, topic.source_locale);
  const free = topics.filter((topic) => !plan.some((planned) => planned.topic.id === topic.id));
  return (
    <>
      <Heading lead={t('topics.desk.lead')}>{t('topics.title')}</Heading>
      <p>
        <ButtonLink href={path('/workbench/topics/new')}>{t('topics.desk.write')}</ButtonLink>
      </p>
      {round ? (
        <section aria-labelledby="plan">
          <h2 id="plan">{t('topics.desk.plan', { round: roundSaid(round, view, source) })}</h2>
          <Calendar {...props} round={round} />
          {free.length > 0 ? (
            <Form action={path(`/workbench/rounds/${round.number}/topics`)}>
              <Select
                name="topic"
                label={t('topics.desk.add')}
                help={
                  plan.length > 0
                    ? t('topics.desk.add-help', { days: round.rhythm_days })
                    : t('topics.desk.add-first-help')
                }
                required
                options={free.map((topic) => ({ value: String(topic.id), label: titleOf(topic) }))}
              />
              <Submit kind="quiet">{t('topics.desk.plan-it')}</Submit>
            </Form>
          ) : null}
          {rounds
            .filter((other) => other !== round)
            .map((other) => (
              <p key={other.id}>
                <a href={path(`/workbench/topics?round=${other.number}`)}>
                  {t('topics.desk.plan', { round: roundSaid(other, view, source) })}
                </a>
              </p>
            ))}
        </section>
      ) : null}
      <Library {...props} />
    </>
  );
}

/** What goes out when, who writes it, and how far it is. */
function Calendar({
  plan,
  guests,
  writers,
  mornings,
  now,
  round,
  path,
  source,
}: DeskProps & { round: Round }) {
  const view = useView();
  const { t, lang } = view;
  return (
    <Table
      caption={t('topics.desk.plan-caption')}
      hideCaption
      rows={plan}
      rowKey={(row) => row.topic.id}
      empty={t('topics.desk.plan-empty')}
      columns={[
        {
          key: 'topic',
          label: t('topics.edit.title'),
          header: true,
          cell: ({ topic }) => (
            <a href={path(`/workbench/rounds/${round.number}/topics/${topic.id}`)}>
              {pick(topic.title, lang, topic.source_locale)}
              <Of>{roundName(round, view, source)}</Of>
            </a>
          ),
        },
        { key: 'state', label: t('topics.state'), cell: (row) => t(`topics.state.${stateOf(row, now)}`) },
        {
          key: 'writer',
          label: t('topics.writer'),
          cell: ({ writer, draftDue }) => (
            <>
              <bdi>{writers.find(({ id }) => id === writer)?.name ?? '–'}</bdi>
              {draftDue ? (
                <>
                  {' · '}
                  <CalendarDay day={draftDue} />
                </>
              ) : null}
            </>
          ),
        },
        { key: 'public', label: t('topics.desk.public'), cell: ({ dueAt }) => <LocalTime at={dueAt} bare /> },
        {
          key: 'mails',
          label: t('topics.desk.mails'),
          cell: (row) => {
            const when = mornings(row);
            return when ? (
              <>
                <LocalTime at={when.first.at} year={false} bare /> –{' '}
                <LocalTime at={when.last.at} year={false} bare />
              </>
            ) : (
              '–'
            );
          },
        },
        {
          key: 'guests',
          label: t('topics.guests'),
          cell: ({ topic }) => {
            const posts = guests.filter((post) => post.topic_id === topic.id);
            if (posts.length === 0) return '–';
            return posts.map((post) => (
              <div key={post.id}>
                <a href={path(`/workbench/topics/${topic.id}/guests/${post.id}`)}>
                  <bdi>{post.author || t('discussion.former')}</bdi>
                </a>
                {' · '}
                <LocalDay at={post.due_at} />
                {post.approved_at ? null : ` · ${t(stateOfGuest(post))}`}
              </div>
            ));
          },
        },
      ]}
    />
  );
}
