import { pick } from '../../../../lib/text/texts.ts';
import { addDays } from '../../../../lib/time/time.ts';
import { roundName } from '../../../../rooms/programmes/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { dayVersion, writerVersion } from '../../../../rooms/topics/index.ts';
import type { Mornings, PlannedTopic, TopicProblem } from '../../../../rooms/topics/index.ts';
import {
  ErrorSummary,
  Form,
  Heading,
  Notice,
  PostButton,
  Select,
  Submit,
  TextField,
  useView,
} from '../../../../ui/index.ts';
import { Overtaken } from '../../../frame/overtaken.tsx';
import { GoesOut } from './goesOut.tsx';
import { plannedWords, typedIn } from './plannedWords.ts';
import type { TypedPlan } from './plannedWords.ts';
import { planStateOf } from '../state.ts';
import { TopicLacks } from '../topicLacks.tsx';

export interface PlannedProps {
  row: PlannedTopic;
  round: Round;
  source: string;
  now: Date;
  /** The hours at which the topic's mails leave; null while nobody has a partner. */
  mornings: Mornings | null;
  writers: readonly { id: number; name: string }[];
  /** The parts that a draft lacks. */
  lacks: readonly TopicProblem[];
  error?: string | undefined;
  /** The typed day, when the error is about it. */
  typedDay?: string | undefined;
  /** The version of the day from which the form was drawn, when that is not the present one. */
  dayBase?: string | undefined;
  /** The day, or the writer with a day, that was typed after somebody else had saved another. */
  overtaken?: TypedPlan | undefined;
  path: (path: string) => string;
}

/** One topic of a round's plan: its state, what goes out and when, and its writer. */
export function PlannedPage(props: PlannedProps) {
  const { row, round, source, now, writers, lacks, error, typedDay, path } = props;
  const view = useView();
  const { t, lang } = view;
  const state = planStateOf(row, now);
  const base = path(`/workbench/rounds/${round.number}/topics/${row.topic.id}`);
  const edit = path(`/workbench/topics/${row.topic.id}`);
  const mine = { writer: row.writer, draftDue: row.draftDue, ...typedIn(props.overtaken) };
  const isFixed = state === 'public' || state === 'queued';
  const dayError = typedDay !== undefined && !isFixed ? error : undefined;
  return (
    <>
      <Heading eyebrow={roundName(round, view, source)} lead={t(`topics.means.${state}`)}>
        {pick(row.topic.title, lang, row.topic.source_locale)}
      </Heading>
      {dayError ? <ErrorSummary errors={[{ name: 'day', message: dayError }]} /> : null}
      {error && !dayError ? (
        <Notice kind="trouble">
          <p>{error}</p>
        </Notice>
      ) : null}
      {props.overtaken ? <Overtaken fields={plannedWords(view, row, writers, props.overtaken)} /> : null}
      <TopicLacks lacks={lacks} locale={row.topic.source_locale} />
      <p>
        <a href={edit}>{t('topics.edit.change')}</a> ·{' '}
        <a href={`${edit}/preview`}>{t('topics.edit.preview')}</a>
      </p>
      {isFixed ? null : (
        <PostButton
          action={`${base}/approval`}
          kind={row.approvedAt ? 'quiet' : 'main'}
          hidden={{ yes: row.approvedAt ? 'no' : 'yes' }}
        >
          {t(row.approvedAt ? 'topics.disapprove' : 'topics.approve')}
        </PostButton>
      )}
      <GoesOut row={row} mornings={props.mornings} />
      {isFixed ? null : (
        <section aria-labelledby="day">
          <h2 id="day">{t('topics.desk.day')}</h2>
          <Form action={base} hidden={{ base: props.dayBase ?? dayVersion(row.day) }}>
            <TextField
              type="date"
              name="day"
              label={t('topics.desk.day')}
              value={(dayError ? typedDay : undefined) ?? mine.day ?? row.day}
              required
              error={dayError}
            />
            <Submit kind="quiet">{t('topics.desk.move')}</Submit>
          </Form>
          <PostButton
            action={base}
            hidden={{ day: addDays(`${row.day}T00:00`, 7).slice(0, 10), base: dayVersion(row.day) }}
          >
            {t('topics.desk.week-later')}
          </PostButton>
          <PostButton action={`${base}/removal`}>{t('topics.desk.remove')}</PostButton>
        </section>
      )}
      <section aria-labelledby="writer">
        <h2 id="writer">{t('topics.writer')}</h2>
        <Form action={`${base}/writer`} hidden={{ base: writerVersion(row) }}>
          <Select
            name="writer"
            label={t('topics.writer')}
            value={mine.writer === null ? '' : String(mine.writer)}
            options={writers.map(({ id, name }) => ({ value: String(id), label: name || `#${id}` }))}
          />
          <TextField
            type="date"
            name="due"
            label={t('topics.draft-due')}
            help={t('topics.draft-due-help')}
            value={mine.draftDue ?? ''}
          />
          <Submit kind="quiet">{t('topics.edit.save')}</Submit>
        </Form>
      </section>
      <p>
        <a href={path(`/workbench/topics?round=${round.number}`)}>{t('topics.edit.back')}</a>
      </p>
    </>
  );
}
