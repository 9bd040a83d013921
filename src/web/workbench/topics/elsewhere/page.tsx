import { saidIn } from '../../../../federation/documents.ts';
import { pick } from '../../../../lib/text/texts.ts';
import { handPosts, handleOf, homeOf, planOf } from '../../../../rooms/networks/index.ts';
import type { Topic } from '../../../../rooms/topics/index.ts';
import { Heading } from '../../../../ui/index.ts';
import { publicBase } from '../../../request/hosts.ts';
import type { PageAnswer, ProgrammeVisit } from '../../../visit.ts';
import { AsItLeaves } from './asItLeaves.tsx';
import { Going } from './going.tsx';
import { readyTexts } from './ready.ts';
import { ReadyText } from './readyText.tsx';
import type { TypedHour } from './readyText.tsx';
import { PostWords } from './postWords.tsx';
import type { Typed } from './postWords.tsx';

/**
 * The page for a topic on other networks: when, in which language and in which words it goes out. It also has texts to copy, for networks
 * to which people post by hand.
 */
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
  const summary = pick(topic.summary, locale, topic.source_locale);
  const base = await publicBase(visit);
  const url = `${base}/topics/${topic.slug}`;
  const ready = readyTexts({ title, summary, url, own: plan.words });
  const typing = typed ? readyTexts({ title, summary, url, own: typed.words.trim() }) : ready;
  const home = programme.network_origin === null ? null : await homeOf(ctx, programme.id);
  const saved = { kind: 'topic', topic, pictureKind: '', words: plan.words } as const;
  const thing = { ...saved, locale: plan.locale ?? topic.source_locale };
  return {
    title: t('elsewhere.title'),
    status: typed || typedHour ? 422 : 200,
    workbench: 'topics',
    islands: ['lengths'],
    body: (
      <>
        <Heading
          eyebrow={<a href={own}>{pick(topic.title, view.lang, topic.source_locale)}</a>}
          lead={t('elsewhere.lead')}
        >
          {t('elsewhere.title')}
        </Heading>
        <Going visit={visit} plan={plan} own={own} />
        {home ? (
          <AsItLeaves
            said={saidIn(home, { thing }, base)}
            handle={handleOf(programme.slug, home.origin)}
            picture={`${own}/picture/file?v=${topic.picture_id}`}
          />
        ) : null}
        <PostWords
          visit={visit}
          topic={topic}
          plan={plan}
          typed={typed}
          locale={locale}
          own={own}
          ready={typing}
          otherwise={[title, summary].filter((part) => part !== '').join('\n\n')}
          link={url}
        />
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
              typed={typedHour?.network === one.name ? typedHour : undefined}
            />
          ))}
        </section>
      </>
    ),
  };
}
