import {
  DATE_KINDS,
  datesVersion,
  nameVersion,
  phaseOf,
  roundName,
} from '../../../rooms/programmes/index.ts';
import type { DateProblems, Round } from '../../../rooms/programmes/index.ts';
import {
  ButtonLink,
  Details,
  ErrorSummary,
  Form,
  Heading,
  LocalTime,
  Notice,
  PostButton,
  Submit,
  useView,
} from '../../../ui/index.ts';
import { Overtaken } from '../../frame/overtaken.tsx';
import { summary } from '../../frame/problems.ts';
import type { Messages } from '../../frame/problems.ts';
import { RoundState } from '../../rounds/state.tsx';
import { DateFields, NameFields } from './fields.tsx';
import type { Plan } from './plan.ts';
import { twoWords } from './twoWords.ts';

export interface DeskProps {
  programme: { zone: string; locales: readonly string[]; source_locale: string };
  round: Round;
  plan: Plan;
  messages: Messages;
  problems: DateProblems;
  /** The reason why the last act was refused, in words. */
  refusal: string | undefined;
  /** The versions from which the forms were drawn, where those are not the present ones. */
  base: { dates?: string | undefined; name?: string | undefined };
  /** The part that somebody else saved meanwhile. */
  overtaken: 'dates' | 'name' | undefined;
  now: Date;
  path: (path: string) => string;
}

/** One round: its state, what happens next, and all that a volunteer may change about it. */
export function RoundDesk(props: DeskProps) {
  const { programme, round, messages, now, path } = props;
  const view = useView();
  const { t } = view;
  const base = path(`/workbench/rounds/${round.number}`);
  const phase = phaseOf(round, now);
  // Before a round is public nothing opens or closes, whatever its dates say.
  const isSaid = round.published_at !== null || phase === 'planned' || phase === 'cancelled';
  return (
    <>
      <Heading
        eyebrow={t('workbench.desk.rounds')}
        lead={isSaid ? <RoundState round={round} now={now} /> : undefined}
      >
        <span dir="auto">{roundName(round, view, programme.source_locale)}</span>
      </Heading>
      <ErrorSummary errors={summary(messages)} />
      {props.overtaken ? <Overtaken fields={twoWords(view, props.overtaken, round, props.plan)} /> : null}
      {props.refusal ? <Notice kind="trouble">{<p>{props.refusal}</p>}</Notice> : null}
      <Publication round={round} base={base} path={path} />
      <NextDate round={round} now={now} />
      <p class="actions">
        <ButtonLink kind="quiet" href={`${base}/form`}>
          {t('rounds.desk.open-form')}
        </ButtonLink>{' '}
        <ButtonLink kind="quiet" href={`${base}/import`}>
          {t('applications.import')}
        </ButtonLink>{' '}
        <ButtonLink kind="quiet" href={path(`/workbench/rounds/new?from=${round.number}`)}>
          {t('rounds.desk.copy')}
        </ButtonLink>{' '}
        <ButtonLink kind="quiet" href={`${base}/files`}>
          {t('files.title')}
        </ButtonLink>
      </p>
      {phase === 'cancelled' ? null : (
        <section>
          <h2>{t('rounds.dates')}</h2>
          <p>
            {t(round.published_at ? 'rounds.desk.dates-told' : 'rounds.desk.dates-free')}{' '}
            {t('rounds.desk.topics-follow')}
          </p>
          <Form action={`${base}/dates`} hidden={{ base: props.base.dates ?? datesVersion(round.dates) }}>
            <DateFields {...props} />
            <Submit>{t('rounds.desk.save-dates')}</Submit>
          </Form>
        </section>
      )}
      <section>
        <h2>{t('rounds.desk.name')}</h2>
        <Form action={`${base}/name`} hidden={{ base: props.base.name ?? nameVersion(round) }}>
          <NameFields {...props} />
          <Submit kind="quiet">{t('rounds.desk.save-name')}</Submit>
        </Form>
      </section>
      {phase === 'planned' || phase === 'open' || phase === 'closed' || phase === 'matching' ? (
        <Details summary={t('rounds.desk.cancel')}>
          <p>{t('rounds.desk.cancel-lead')}</p>
          <PostButton action={`${base}/cancellation`} kind="grave">
            {t('rounds.desk.cancel-now')}
          </PostButton>
        </Details>
      ) : null}
    </>
  );
}

function Publication({ round, base, path }: { round: Round; base: string; path: DeskProps['path'] }) {
  const { t } = useView();
  const told = <a href={path(`/rounds/${round.number}`)}>{t('rounds.desk.told')}</a>;
  if (round.cancelled_at) return null;
  if (round.published_at)
    return (
      <p>
        {t('rounds.desk.public')} {told}
      </p>
    );
  return (
    <Notice title={t('rounds.desk.not-public')}>
      <p>{t('rounds.desk.publish-lead')}</p>
      <p>{told}</p>
      <PostButton action={`${base}/publication`} kind="main">
        {t('rounds.desk.publish')}
      </PostButton>
    </Notice>
  );
}

/** The next date, and what then happens by itself or waits for a volunteer; nothing before the round is public. */
function NextDate({ round, now }: { round: Round; now: Date }) {
  const { t, rich } = useView();
  const { doneAt } = round.dates.purges;
  // Data of the round was deleted, so its lists and counts show less than there was: say why.
  if (doneAt) return <p>{rich('rounds.desk.data-gone', { when: <LocalTime at={doneAt} bare /> })}</p>;
  const next = DATE_KINDS.filter((kind) => round.dates[kind].dueAt > now).sort(
    (a, b) => round.dates[a].dueAt.getTime() - round.dates[b].dueAt.getTime(),
  )[0];
  if (!next || !round.published_at || round.cancelled_at) return null;
  return (
    <section>
      <h2>{t('rounds.desk.next')}</h2>
      <p>
        <LocalTime at={round.dates[next].dueAt} />
      </p>
      <p>{t(`rounds.desk.next.${next}`)}</p>
    </section>
  );
}
