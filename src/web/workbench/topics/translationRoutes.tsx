import { languageName } from '../../../lib/world/languages.ts';
import { translateTopic, translationOf, translationVersion } from '../../../rooms/topics/index.ts';
import type { Topic, TopicProblem } from '../../../rooms/topics/index.ts';
import { editors, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { textsFrom } from './typedTopic.ts';
import { wantedTopic } from './editRoutes.tsx';
import { TranslationPage } from './translation.tsx';

const BASE = '/workbench/topics/:id/translations/:locale';

export const topicTranslationRoutes: Route[] = [
  get(BASE, editors, async (visit) => {
    const translation = await wanted(visit);
    return translation ? page(visit, translation, {}, []) : visit.notFound();
  }),
  post(BASE, editors, async (visit) => {
    const translation = await wanted(visit);
    if (!translation) return visit.notFound();
    const form = await visit.form();
    const fields: Record<string, string> = { ...textsFrom(form), alt: form.get('alt') ?? '' };
    const base = form.get('base') ?? undefined;
    const done = await translateTopic(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      topic: translation.topic.id,
      locale: translation.locale,
      fields,
      current: form.get('current') === 'yes',
      base,
    });
    if (!done.ok) {
      const now = done.isOvertaken ? await wanted(visit) : null;
      return page(visit, now ?? translation, fields, done.problems, now ? { isOvertaken: true } : { base });
    }
    return visit.redirect(
      visit.path(`/workbench/topics/${translation.topic.id}/translations/${translation.locale}`),
      'saved',
    );
  }),
];

interface WantedTranslation {
  topic: Topic;
  locale: string;
}

async function wanted(visit: ProgrammeVisit): Promise<WantedTranslation | null> {
  const topic = await wantedTopic(visit);
  const locale = visit.param('locale');
  if (!topic || locale === topic.source_locale || !visit.programme.locales.includes(locale)) return null;
  return { topic, locale };
}

async function page(
  visit: ProgrammeVisit,
  { topic, locale }: WantedTranslation,
  typed: Readonly<Record<string, string>>,
  problems: readonly TopicProblem[],
  back: { base?: string | undefined; isOvertaken?: true } = {},
): Promise<Response> {
  const { view, ctx } = visit;
  const fields = await translationOf(ctx, topic, locale);
  const own = visit.path(`/workbench/topics/${topic.id}`);
  const title = view.t('topics.translation.title', { language: languageName(view.lang, locale) });
  return visit.page({
    title,
    workbench: 'topics',
    status: problems.length > 0 || back.isOvertaken ? 422 : 200,
    body: (
      <TranslationPage
        title={title}
        action={`${own}/translations/${locale}`}
        back={own}
        source={topic.source_locale}
        locale={locale}
        base={back.base ?? translationVersion(topic, locale)}
        isOvertaken={back.isOvertaken}
        fields={fields}
        typed={typed}
        problems={problems}
      />
    ),
  });
}
