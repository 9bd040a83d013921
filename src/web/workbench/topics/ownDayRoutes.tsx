import { dayVersion, ownDayOf, setOwnDay } from '../../../rooms/topics/index.ts';
import type { Topic, TopicProblem } from '../../../rooms/topics/index.ts';
import { pick } from '../../../lib/text/texts.ts';
import { ErrorSummary, Form, Heading, Submit, TextField, useView } from '../../../ui/index.ts';
import { Overtaken } from '../../frame/overtaken.tsx';
import { editors, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { wantedTopic } from './editRoutes.tsx';
import { TopicLacks } from './topicLacks.tsx';

const BASE = '/workbench/topics/:id/day';

export const topicOwnDayRoutes: Route[] = [
  get(BASE, editors, async (visit) => {
    const topic = await wantedTopic(visit);
    return topic ? page(visit, topic, { typed: ownDayOf(topic) ?? '' }) : visit.notFound();
  }),
  post(BASE, editors, async (visit) => {
    const topic = await wantedTopic(visit);
    if (!topic) return visit.notFound();
    const form = await visit.form();
    const typed = form.get('day')?.trim() ?? '';
    const base = form.get('base') ?? undefined;
    const input = { programme: visit.programme.id, actor: visit.actor(), topic: topic.id };
    const done = await setOwnDay(visit.ctx, { ...input, day: typed || null, base });
    if (done.ok) return visit.redirect(visit.path(`/workbench/topics/${topic.id}`), 'saved');
    if (done.reason === 'incomplete') return page(visit, topic, { typed, lacks: done.problems, base });
    if (done.reason === 'overtaken')
      return page(visit, (await wantedTopic(visit)) ?? topic, { typed, isOvertaken: true });
    return page(visit, topic, { typed, base, error: visit.view.t(`topics.error.${done.reason}`) });
  }),
];

interface Shown {
  typed: string;
  error?: string;
  /** The texts that the topic still lacks before it may have a day. */
  lacks?: readonly TopicProblem[];
  /** The version from which the form was drawn, when that is not the present one. */
  base?: string | undefined;
  /** Set when somebody else chose another day meanwhile. */
  isOvertaken?: true;
}

function page(visit: ProgrammeVisit, topic: Topic, shown: Shown): Response {
  return visit.page({
    title: visit.view.t('topics.own-day.title'),
    workbench: 'topics',
    status: shown.error || shown.lacks || shown.isOvertaken ? 422 : 200,
    body: <OwnDayPage own={visit.path(`/workbench/topics/${topic.id}`)} topic={topic} {...shown} />,
  });
}

function OwnDayPage({
  own,
  topic,
  typed,
  error,
  lacks = [],
  base,
  isOvertaken,
}: Shown & { own: string; topic: Topic }) {
  const { t, lang } = useView();
  const day = ownDayOf(topic);
  return (
    <>
      <Heading eyebrow={pick(topic.title, lang, topic.source_locale)} lead={t('topics.own-day.lead')}>
        {t('topics.own-day.title')}
      </Heading>
      {error ? <ErrorSummary errors={[{ name: 'day', message: error }]} /> : null}
      <TopicLacks lacks={lacks} locale={topic.source_locale} />
      {isOvertaken ? (
        <Overtaken fields={[{ key: 'day', label: t('topics.desk.public'), now: day ?? '', mine: typed }]} />
      ) : null}
      <Form action={`${own}/day`} hidden={{ base: base ?? dayVersion(day) }}>
        <TextField
          type="date"
          name="day"
          label={t('topics.desk.public')}
          help={t('topics.own-day.help')}
          value={typed}
          error={error}
        />
        <Submit or={{ href: own, label: t('topics.back-to-topic') }}>{t('topics.edit.save')}</Submit>
      </Form>
    </>
  );
}
