import { SOURCE, isLocale } from '../../../i18n/locales.ts';
import { languageName } from '../../../lib/world/languages.ts';
import { pick } from '../../../lib/text/texts.ts';
import { hide } from '../../../mail/out/placeholders.ts';
import type { MailParts } from '../../../rooms/ctx.ts';
import {
  glossaryOf,
  guestPostsOf,
  languageShown,
  topicRead,
  topicWriters,
} from '../../../rooms/topics/index.ts';
import type { Topic } from '../../../rooms/topics/index.ts';
import { AsRead, Details, Heading, Notice, PlainText, Prose } from '../../../ui/index.ts';
import { CARD } from '../../machines/cards/draw.ts';
import { topicEntry } from '../../machines/feeds/entries.ts';
import { TopicPrompt } from '../../partnership/topic/prompt.tsx';
import { TopicPage } from '../../topics/page.tsx';
import { createView } from '../../frame/view.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { isWritten } from './topicParts.tsx';

/** The mail in a language, as the editor would get it. */
export async function mailOf(visit: ProgrammeVisit, topic: Topic, locale: string): Promise<MailParts | null> {
  const person = visit.person?.id ?? (await topicWriters(visit.ctx, visit.programme.id))[0]?.id;
  if (person === undefined) return null;
  return visit.ctx.mailer.compose(visit.ctx, {
    programme: visit.programme.id,
    kind: 'topic',
    person,
    data: { topic: topic.id },
    locale,
    known: new Map([[topicRead(visit.programme.id, topic.id), topic]]),
  });
}

/** Every form that a topic takes, in each language of the programme, before it goes out. */
export async function preview(visit: ProgrammeVisit, topic: Topic): Promise<Response> {
  const { ctx, programme, view, url } = visit;
  const { t } = view;
  const own = visit.path(`/workbench/topics/${topic.id}`);
  const asked = url.searchParams.get('in') ?? view.lang;
  const offered = programme.locales.filter((locale) => isLocale(locale));
  const locale = offered.includes(asked) ? asked : (offered[0] ?? SOURCE);
  const reader = createView(locale, view.zone, view.zoneIsKnown);
  const mail = await mailOf(visit, topic, locale);
  const guests = (await guestPostsOf(ctx, programme.id, [topic.id])).filter(isWritten);
  const shown = languageShown(topic, locale);
  const picture = `${own}/picture/file?v=${topic.picture_id}`;
  const entry = topicEntry({ topic, dueAt: ctx.clock.now() }, reader, '', picture);
  return visit.page({
    title: pick(topic.title, view.lang, topic.source_locale),
    workbench: 'topics',
    body: (
      <>
        <Heading lead={t('topics.desk.preview-note')}>{t('topics.edit.preview')}</Heading>
        <p>
          <a href={`${own}/elsewhere`}>{t('elsewhere.title')}</a>
        </p>
        <nav aria-label={t('topics.preview.languages')}>
          <ul class="tabs">
            {offered.map((one) => (
              <li key={one}>
                <a href={`${own}/preview?in=${one}`} aria-current={one === locale ? 'page' : undefined}>
                  {languageName(view.lang, one)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {shown === locale ? null : (
          <Notice>
            <p>
              {t('topics.preview.untranslated', {
                language: languageName(view.lang, locale),
                other: languageName(view.lang, shown),
              })}
            </p>
          </Notice>
        )}
        <section aria-labelledby="as-mail">
          <h2 id="as-mail">{t('topics.preview.mail')}</h2>
          {mail ? (
            <>
              <p>
                <b lang={locale} dir="auto">
                  {hide(mail.subject)}
                </b>
              </p>
              <PlainText text={hide(mail.text)} lang={locale} />
              <p>
                <a href={`${own}/preview/${locale}/html`}>{t('topics.preview.html')}</a>
              </p>
            </>
          ) : (
            <p>{t('topics.preview.no-mail')}</p>
          )}
        </section>
        <section aria-labelledby="as-prompt">
          <h2 id="as-prompt">{t('topics.preview.prompt')}</h2>
          <AsRead view={reader}>
            <TopicPrompt topic={topic} path={visit.path} />
          </AsRead>
        </section>
        <section aria-labelledby="as-feed">
          <h2 id="as-feed">{t('topics.preview.feed')}</h2>
          <p>
            <b lang={shown} dir="auto">
              {entry.title}
            </b>
          </p>
          <p lang={shown} dir="auto">
            {entry.summary}
          </p>
          <Details summary={t('topics.preview.feed-text')}>
            <Prose html={entry.html} lang={shown} />
          </Details>
        </section>
        <section aria-labelledby="as-card">
          <h2 id="as-card">{t('topics.preview.card')}</h2>
          <p>
            <img
              src={`${own}/preview/${locale}/card.png`}
              alt={entry.title}
              width={CARD.width}
              height={CARD.height}
              loading="lazy"
            />
          </p>
        </section>
        <section aria-labelledby="as-page">
          <h2 id="as-page">{t('topics.preview.page')}</h2>
          <AsRead view={reader}>
            <TopicPage
              topic={topic}
              day={null}
              zone={programme.zone}
              guests={guests}
              picture={picture}
              own={visit.path(`/topics/${topic.slug}`)}
              terms={await glossaryOf(ctx, programme.id, locale)}
              glossary={visit.path('/glossary')}
              original={false}
              comments={null}
            />
          </AsRead>
        </section>
      </>
    ),
  });
}
