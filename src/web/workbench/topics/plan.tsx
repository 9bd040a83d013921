import type { ComponentChildren } from 'preact';
import { pick } from '../../../lib/text/texts.ts';
import { roundSaid } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import type { GuestPost, Mornings, PlannedTopic, TitledTopic } from '../../../rooms/topics/index.ts';
import { ButtonLink, Form, Heading, Select, Submit, useView } from '../../../ui/index.ts';
import { Calendar } from './calendar.tsx';

export interface DeskProps {
  path: (path: string) => string;
  topics: readonly TitledTopic[];
  /** The list of all topics. */
  library: ComponentChildren;
  /** The round whose calendar is shown, which is the one in hand; null before the first round. */
  round: Round | null;
  rounds: readonly Round[];
  plan: readonly (PlannedTopic & { writerName: string | null })[];
  guests: readonly GuestPost[];
  mornings: (planned: PlannedTopic) => Mornings | null;
  now: Date;
  /** The programme's own language. */
  source: string;
}

/** The list of all topics, and below it the calendar of the round in hand. */
export function TopicsDesk(props: DeskProps) {
  const { path, topics, library, round, rounds, plan, source } = props;
  const view = useView();
  const { t, lang } = view;
  const titleOf = (topic: TitledTopic): string => pick(topic.title, lang, topic.source_locale);
  const planOf = (one: Round): string => t('topics.desk.plan', { round: roundSaid(one, view, source) });
  const free = topics.filter((topic) => !plan.some((planned) => planned.topic.id === topic.id));
  return (
    <>
      <Heading act={<ButtonLink href={path('/workbench/topics/new')}>{t('topics.desk.write')}</ButtonLink>}>
        {t('topics.title')}
      </Heading>
      {round ? (
        <nav aria-label={t('topics.title')}>
          <p>
            <b>{t('topics.desk.library')}</b> · <a href="#plan">{planOf(round)}</a>
          </p>
        </nav>
      ) : null}
      {library}
      {round ? (
        <section aria-labelledby="plan">
          <h2 id="plan">{planOf(round)}</h2>
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
                <a href={path(`/workbench/topics?round=${other.number}#plan`)}>{planOf(other)}</a>
              </p>
            ))}
        </section>
      ) : null}
    </>
  );
}
