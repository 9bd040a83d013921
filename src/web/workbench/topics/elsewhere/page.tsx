import { instantToWall } from '../../../../lib/time/time.ts';
import { graphemes } from '../../../../lib/text/lengths.ts';
import { pick } from '../../../../lib/text/texts.ts';
import { ownName } from '../../../../lib/world/languages.ts';
import { MOST_WORDS, handPosts, handleOf, planOf } from '../../../../rooms/networks/index.ts';
import type { Plan } from '../../../../rooms/networks/index.ts';
import type { Topic } from '../../../../rooms/topics/index.ts';
import {
  ErrorSummary,
  Form,
  Heading,
  LocalDay,
  LocalTime,
  RadioGroup,
  Submit,
  TextArea,
  TextField,
  zoneName,
} from '../../../../ui/index.ts';
import { publicBase } from '../../../request/hosts.ts';
import type { PageAnswer, ProgrammeVisit } from '../../../visit.ts';
import { readyTexts } from './ready.ts';
import { ReadyText } from './readyText.tsx';
import type { TypedHour } from './readyText.tsx';

interface Typed {
  words: string;
  locale: string | null;
  /** When it is to go, as it was typed. */
  wall: string;
  problem: 'too-long' | 'when';
}

/** How a topic goes to other networks: when, in which language and words; and texts to copy for those that people post to by hand. */
export async function elsewherePage(
  visit: ProgrammeVisit,
  topic: Topic,
  typed?: Typed,
  typedHour?: TypedHour,
): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const own = visit.path(`/workbench/topics/${topic.id}`);
  const plan = await planOf(ctx, { programme: programme.id, topic: topic.id });
  const byHand = await handPosts(ctx, { programme: programme.id, topic: topic.id });
  const locale = (typed ? typed.locale : plan.locale) ?? topic.source_locale;
  const title = pick(topic.title, locale, topic.source_locale);
  const ready = readyTexts({
    title,
    summary: pick(topic.summary, locale, topic.source_locale),
    url: `${await publicBase(visit)}/topics/${topic.slug}`,
    own: plan.words,
  });
  return {
    title: t('elsewhere.title'),
    status: typed || typedHour ? 422 : 200,
    workbench: 'topics',
    body: (
      <>
        <Heading
          eyebrow={<a href={own}>{pick(topic.title, view.lang, topic.source_locale)}</a>}
          lead={t('elsewhere.lead')}
        >
          {t('elsewhere.title')}
        </Heading>
        <Going visit={visit} plan={plan} own={own} />
        <Words visit={visit} topic={topic} plan={plan} typed={typed} locale={locale} own={own} />
        <section aria-labelledby="by-hand">
          <h2 id="by-hand">{t('elsewhere.by-hand')}</h2>
          <p>{t('elsewhere.by-hand-lead')}</p>
          {topic.picture_id === null ? null : (
            <p>
              <a href={`${own}/picture/file?v=${topic.picture_id}`}>{t('elsewhere.picture')}</a>
            </p>
          )}
          {ready.map((one) => (
            <ReadyText
              key={one.name}
              ready={one}
              locale={locale}
              visit={visit}
              action={`${own}/elsewhere/by-hand`}
              post={byHand.find(({ network }) => network === one.name)}
              typed={typedHour?.network === one.name ? typedHour.wall : undefined}
            />
          ))}
        </section>
      </>
    ),
  };
}

/** How far it is with servers of the fediverse, and the button to keep it from them, or let it go. */
function Going({ visit, plan, own }: { visit: ProgrammeVisit; plan: Plan; own: string }) {
  const { programme, view } = visit;
  const { t, rich } = view;
  const { isHeld, sentAt, goneAt, dueAt } = plan;
  const isThere = sentAt !== null && goneAt === null;
  const state = isHeld ? 'held' : isThere ? 'sent' : 'waits';
  if (programme.network_origin === null) return <p>{t('elsewhere.off')}</p>;
  const handle = <bdi dir="ltr">{handleOf(programme.slug, programme.network_origin)}</bdi>;
  return (
    <section aria-labelledby="fediverse">
      <h2 id="fediverse">{t('workbench.desk.networks')}</h2>
      <p>{rich(`elsewhere.${state}`, { handle, day: sentAt ? <LocalDay at={sentAt} /> : '' })}</p>
      {state === 'waits' && dueAt ? <p>{rich('elsewhere.due', { time: <LocalTime at={dueAt} /> })}</p> : null}
      <Form action={`${own}/elsewhere/hold`} hidden={{ held: isHeld ? 'no' : 'yes' }}>
        <Submit kind="quiet">
          {t(isHeld ? 'elsewhere.release' : isThere ? 'elsewhere.take-back' : 'elsewhere.hold')}
        </Submit>
      </Form>
    </section>
  );
}

function Words({
  visit,
  topic,
  plan,
  typed,
  locale,
  own,
}: {
  visit: ProgrammeVisit;
  topic: Topic;
  plan: Plan;
  typed: Typed | undefined;
  locale: string;
  own: string;
}) {
  const { t } = visit.view;
  const { zone } = visit.programme;
  const error = typed?.problem === 'too-long' ? t('elsewhere.too-long', { count: MOST_WORDS }) : undefined;
  const wrong = typed?.problem === 'when' ? t('elsewhere.when-wrong') : undefined;
  const words = typed?.words ?? plan.words;
  return (
    <section aria-labelledby="words">
      <h2 id="words">{t('elsewhere.words-title')}</h2>
      <ErrorSummary
        errors={[
          ...(error ? [{ name: 'words', message: error }] : []),
          ...(wrong ? [{ name: 'when', message: wrong }] : []),
        ]}
      />
      <Form action={`${own}/elsewhere`}>
        {visit.programme.locales.length > 1 ? (
          <RadioGroup
            name="locale"
            label={t('elsewhere.language')}
            value={locale}
            choices={visit.programme.locales
              .filter((one) => topic.title[one])
              .map((value) => ({ value, label: <span lang={value}>{ownName(value)}</span> }))}
            required
          />
        ) : null}
        <TextArea
          name="words"
          label={t('elsewhere.words')}
          help={t('elsewhere.words-help', { count: graphemes(words) })}
          value={words}
          maxLength={MOST_WORDS}
          error={error}
          lang={locale}
        />
        {plan.sentAt && !plan.goneAt ? null : (
          <TextField
            name="when"
            type="datetime-local"
            label={t('elsewhere.when')}
            help={t('elsewhere.when-help', { zone: zoneName(visit.view, zone) })}
            value={typed?.wall ?? (plan.dueAt ? instantToWall(plan.dueAt, zone) : '')}
            error={wrong}
          />
        )}
        <Submit>{t('ui.save')}</Submit>
      </Form>
    </section>
  );
}
