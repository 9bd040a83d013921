import { languageName } from '../../../lib/world/languages.ts';
import { pick } from '../../../lib/text/texts.ts';
import { LENGTHS, LIMITS } from '../../../rooms/chats/index.ts';
import { roundName } from '../../../rooms/programmes/index.ts';
import type { Programme, Round } from '../../../rooms/programmes/index.ts';
import type { Topic } from '../../../rooms/topics/index.ts';
import {
  Button,
  Checkbox,
  Empty,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  Select,
  TextField,
  WorldStrip,
  ZoneSelect,
  announcedText,
  useView,
} from '../../../ui/index.ts';
import { summary } from '../../frame/problems.ts';
import type { Messages } from '../../frame/problems.ts';
import { FairPicture } from '../../chats/fairPicture.tsx';
import type { LookedAt } from './lookedAt.ts';
import { MOST_AHEAD, wallIn } from './typedPlan.ts';
import type { TypedPlan } from './typedPlan.ts';

export interface PlanProps {
  typed: TypedPlan;
  looked: LookedAt;
  rounds: readonly Round[];
  topics: readonly Topic[];
  programme: Programme;
  messages: Messages;
  now: Date;
  path: (path: string) => string;
}

/** A single form to look at hours and to plan a chat, so that a look loses no typed words. */
export function PlanPage(props: PlanProps) {
  const { typed, looked, rounds, programme, messages, path } = props;
  const view = useView();
  const { t } = view;
  return (
    <>
      <Heading lead={t('chats.plan.lead')}>{t('chats.plan.title')}</Heading>
      <ErrorSummary errors={summary(messages)} />
      <Form action={path('/workbench/chats')}>
        <HourFields {...props} />
        <Select
          name="round"
          label={t('chats.plan.round')}
          help={t('chats.plan.round-help')}
          value={typed.round}
          options={rounds.map((one) => ({
            value: String(one.number),
            label: roundName(one, view, programme.source_locale),
          }))}
        />
        <Select
          name="ahead"
          label={t('chats.plan.ahead')}
          help={t('chats.plan.ahead-help')}
          value={typed.ahead}
          required
          options={Array.from({ length: MOST_AHEAD }, (_, index) => ({
            value: String(index + 1),
            label: String(index + 1),
          }))}
        />
        <Checkbox name="awake" label={t('chats.plan.awake')} checked={typed.awake} />
        <FormActions>
          <Button kind="quiet" name="act" value="look">
            {t('chats.plan.look')}
          </Button>
        </FormActions>
        <Looked {...props} />
        <h2>{t('chats.plan.what')}</h2>
        <WordFields {...props} />
        <FormActions>
          <Button name="act" value="plan">
            {t('chats.plan.button')}
          </Button>
          <a href={path('/workbench/chats')}>{t('chats.plan.back')}</a>
        </FormActions>
      </Form>
      <FairPicture parts={looked.parts} chats={looked.held} />
    </>
  );
}

function HourFields({ typed, looked, messages, now }: PlanProps) {
  const { t } = useView();
  const [first, second] = looked.starts;
  return (
    <>
      <TextField
        name="wall"
        type="datetime-local"
        label={t('chats.plan.wall')}
        help={t('chats.plan.wall-help')}
        value={typed.wall || (first ? wallIn(first, typed.zone) : '')}
        error={messages['wall']}
        required
      />
      <TextField
        name="wall2"
        type="datetime-local"
        label={t('chats.plan.wall2')}
        help={t('chats.plan.wall2-help')}
        value={typed.wall2 || (second ? wallIn(second, typed.zone) : '')}
        error={messages['wall2']}
      />
      <ZoneSelect
        name="zone"
        label={t('chats.plan.zone')}
        help={t('chats.plan.zone-help')}
        now={now}
        value={typed.zone}
        error={messages['zone']}
        required
      />
      <Select
        name="minutes"
        label={t('chats.plan.minutes')}
        value={typed.minutes}
        error={messages['minutes']}
        required
        options={LENGTHS.map((count) => ({
          value: String(count),
          label: t('meeting.minutes-count', { count }),
        }))}
      />
    </>
  );
}

/** The hour on everybody's clocks, and fair hours. */
function Looked({ typed, looked }: PlanProps) {
  const view = useView();
  const { t } = view;
  const { starts, strip, fair, second, every } = looked;
  const said = (at: Date): string => announcedText(view, { at, zone: typed.zone });
  return (
    <section aria-labelledby="hour">
      <h2 id="hour">{t('chats.plan.hour')}</h2>
      {starts.map((at) => (
        <p key={at.getTime()}>
          <strong>{said(at)}</strong>
        </p>
      ))}
      {strip ? (
        <>
          <WorldStrip strip={strip} starts={starts} zone={typed.zone} />
          {every > 1 ? <p class="aside">{t('chats.plan.sample', { every })}</p> : null}
        </>
      ) : (
        <Empty>{t('chats.plan.nobody')}</Empty>
      )}
      {fair.length > 0 ? (
        <>
          <h3>{t('chats.plan.fair')}</h3>
          <p>{t('chats.plan.fair-help')}</p>
          <ul class="fair-hours">
            {[...new Map(fair.map((at) => [at.getTime(), at])).values()].map((at, index) => (
              <li key={at.getTime()}>
                <Button kind="quiet" name="act" value={`first ${wallIn(at, typed.zone)}`}>
                  {t(index === 0 ? 'chats.plan.fairest' : 'chats.plan.take', { hour: said(at) })}
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {second ? (
        <>
          <h3>{t('chats.plan.second')}</h3>
          <p>{t('chats.plan.second-help')}</p>
          <p>
            <Button kind="quiet" name="act" value={`second ${wallIn(second, typed.zone)}`}>
              {t('chats.plan.second-take', { hour: said(second) })}
            </Button>
          </p>
        </>
      ) : null}
    </section>
  );
}

function WordFields({ typed, topics, programme, messages }: PlanProps) {
  const { t, lang } = useView();
  return (
    <>
      <TextField
        name="title"
        label={t('chats.plan.name')}
        value={typed.title}
        maxLength={LIMITS.title}
        error={messages['title']}
        required
      />
      <Select
        name="locale"
        label={t('chats.plan.language')}
        value={typed.locale}
        error={messages['locale']}
        required
        options={programme.locales.map((code) => ({ value: code, label: languageName(lang, code) }))}
      />
      <Select
        name="topic"
        label={t('chats.plan.topic')}
        help={t('chats.plan.topic-help')}
        value={typed.topic}
        error={messages['topic']}
        options={topics.map(({ id, title, source_locale }) => ({
          value: String(id),
          label: pick(title, lang, source_locale),
        }))}
      />
    </>
  );
}
