import { pick } from '../../../lib/texts.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import type { PlannedTopic, Topic } from '../../../rooms/topics/index.ts';
import {
  Button,
  ButtonLink,
  Form,
  FormActions,
  Heading,
  LocalTime,
  PostButton,
  Select,
  Table,
  TextField,
  useView,
} from '../../../ui/index.ts';

interface Props {
  path: (path: string) => string;
  topics: readonly Topic[];
  /** The round whose plan is shown: the one in hand. Null before the first round. */
  round: Round | null;
  others: readonly Round[];
  plan: readonly PlannedTopic[];
}

/** The plan of the round in hand, and the library of all topics. */
export function TopicsDesk({ path, topics, round, others, plan }: Props) {
  const { t, lang } = useView();
  const titleOf = (topic: Topic): string => pick(topic.title, lang, topic.source_locale);
  const roundTitle = (one: Round): string => pick(one.label, lang, 'en') || String(one.number);
  const free = topics.filter((topic) => !plan.some((planned) => planned.topic.id === topic.id));
  return (
    <>
      <Heading lead={t('topics.desk.lead')}>{t('topics.title')}</Heading>
      <p>
        <ButtonLink href={path('/workbench/topics/new')}>{t('topics.desk.write')}</ButtonLink>
      </p>
      {round ? (
        <section>
          <h2>{t('topics.desk.plan', { round: roundTitle(round) })}</h2>
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
                cell: ({ topic }) => <a href={path(`/workbench/topics/${topic.id}`)}>{titleOf(topic)}</a>,
              },
              {
                key: 'public',
                label: t('topics.desk.public'),
                cell: ({ dueAt }) => <LocalTime at={dueAt} bare />,
              },
              {
                key: 'day',
                label: t('topics.desk.day'),
                cell: (row) =>
                  row.queuedAt ? (
                    t('topics.desk.queued')
                  ) : (
                    <MovePlanned row={row} round={round} path={path} />
                  ),
              },
            ]}
          />
          {free.length > 0 ? (
            <Form action={path(`/workbench/rounds/${round.number}/topics`)}>
              <Select
                name="topic"
                label={t('topics.desk.add')}
                help={t('topics.desk.add-help', { days: round.rhythm_days })}
                required
                options={free.map((topic) => ({ value: String(topic.id), label: titleOf(topic) }))}
              />
              <FormActions>
                <Button kind="quiet">{t('topics.desk.plan-it')}</Button>
              </FormActions>
            </Form>
          ) : null}
          {others.map((other) => (
            <p key={other.id}>
              <a href={path(`/workbench/topics?round=${other.number}`)}>
                {t('topics.desk.plan', { round: roundTitle(other) })}
              </a>
            </p>
          ))}
        </section>
      ) : null}
      <section>
        <h2>{t('topics.desk.library')}</h2>
        <Table
          caption={t('topics.desk.library')}
          hideCaption
          rows={topics}
          rowKey={(topic) => topic.id}
          empty={t('topics.desk.library-empty')}
          columns={[
            {
              key: 'title',
              label: t('topics.edit.title'),
              header: true,
              cell: (topic) => <a href={path(`/workbench/topics/${topic.id}`)}>{titleOf(topic)}</a>,
            },
            {
              key: 'languages',
              label: t('topics.desk.languages'),
              cell: (topic) => Object.keys(topic.essay).join(', '),
            },
            { key: 'author', label: t('topics.edit.author'), cell: (topic) => <bdi>{topic.author}</bdi> },
          ]}
        />
      </section>
    </>
  );
}

function MovePlanned({ row, round, path }: { row: PlannedTopic; round: Round; path: Props['path'] }) {
  const { t } = useView();
  const base = path(`/workbench/rounds/${round.number}/topics/${row.topic.id}`);
  return (
    <>
      <Form action={base}>
        <TextField type="date" name="day" label={t('topics.desk.day')} value={row.day} required />
        <FormActions>
          <Button kind="quiet">{t('topics.desk.move')}</Button>
        </FormActions>
      </Form>
      <PostButton action={`${base}/removal`}>{t('topics.desk.remove')}</PostButton>
    </>
  );
}
