import { languageName } from '../../../lib/world/languages.ts';
import {
  changeTopic,
  createTopic,
  draftOf,
  topicVersion,
  guestPostsOf,
  ownDayOf,
  topicById,
  translationStates,
} from '../../../rooms/topics/index.ts';
import type { Topic, TopicDraft, TopicProblem } from '../../../rooms/topics/index.ts';
import { editors, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { draftFrom, emptyDraft } from './typedTopic.ts';
import { TopicForm } from './form.tsx';
import { BesideTopic, besideTopic } from './library/besideTopic.tsx';
import { keptQuery } from './library/carried.ts';
import { PartsOfTopic } from './topicParts.tsx';
import { PlainNotes } from '../../topics/plainNotes.tsx';

export const topicEditRoutes: Route[] = [
  get('/workbench/topics/new', editors, (visit) =>
    newForm(visit, emptyDraft(visit.programme.source_locale), []),
  ),
  post('/workbench/topics', editors, async (visit) => {
    const { ctx, programme } = visit;
    const posted = await visit.form();
    const source = posted.get('source') ?? '';
    const draft = draftFrom(
      posted,
      emptyDraft(programme.locales.includes(source) ? source : programme.source_locale),
    );
    const made = await createTopic(ctx, { programme: programme.id, actor: visit.actor(), draft });
    if (!made.ok) return newForm(visit, draft, made.problems);
    return visit.redirect(visit.path(`/workbench/topics/${made.topic}`), 'saved');
  }),
  get('/workbench/topics/:id', editors, async (visit) => {
    const topic = await wantedTopic(visit);
    return topic ? editForm(visit, topic, draftOf(topic), []) : visit.notFound();
  }),
  post('/workbench/topics/:id', editors, async (visit) => {
    const { ctx, programme } = visit;
    const topic = await wantedTopic(visit);
    if (!topic) return visit.notFound();
    const form = await visit.form();
    const draft = draftFrom(form, draftOf(topic));
    const base = form.get('base') ?? undefined;
    const changed = await changeTopic(ctx, {
      programme: programme.id,
      actor: visit.actor(),
      topic: topic.id,
      draft,
      base,
    });
    if (!changed.ok) {
      const now = changed.isOvertaken ? await wantedTopic(visit) : null;
      return editForm(
        visit,
        now ?? topic,
        draft,
        changed.problems,
        now ? { overtakenBy: draftOf(now) } : { base },
      );
    }
    return visit.redirect(
      `${visit.path(`/workbench/topics/${topic.id}`)}${keptQuery(visit)}`,
      changed.again ? 'topic-approve-again' : 'saved',
    );
  }),
];

/** The topic that a path names; null when there is none. */
export async function wantedTopic(visit: ProgrammeVisit): Promise<Topic | null> {
  const id = visit.id('id');
  return id === null ? null : topicById(visit.ctx, visit.programme.id, id);
}

function newForm(visit: ProgrammeVisit, draft: TopicDraft, problems: readonly TopicProblem[]): Response {
  const title = visit.view.t('topics.desk.write');
  return visit.page({
    title,
    workbench: 'topics',
    status: problems.length > 0 ? 422 : 200,
    body: (
      <TopicForm
        title={title}
        action={visit.path('/workbench/topics')}
        back={visit.path('/workbench/topics')}
        locales={visit.programme.locales}
        draft={draft}
        problems={problems}
      />
    ),
  });
}

async function editForm(
  visit: ProgrammeVisit,
  topic: Topic,
  draft: TopicDraft,
  problems: readonly TopicProblem[],
  // A form that comes back with a fault keeps the version from which it was drawn.
  back: { base?: string | undefined; overtakenBy?: TopicDraft } = {},
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const title = view.t('topics.edit.change');
  const own = visit.path(`/workbench/topics/${topic.id}`);
  const states = await translationStates(ctx, topic, programme.locales);
  const kept = keptQuery(visit);
  const beside = await besideTopic(visit, topic.id);
  return visit.page({
    title,
    workbench: 'topics',
    status: problems.length > 0 || back.overtakenBy ? 422 : 200,
    body: (
      <BesideTopic visit={visit} beside={beside} here={topic}>
        <TopicForm
          title={title}
          action={`${own}${kept}`}
          base={back.base ?? topicVersion(draftOf(topic))}
          overtakenBy={back.overtakenBy}
          back={beside?.list ?? visit.path('/workbench/topics')}
          preview={`${own}/preview`}
          locales={[]}
          draft={draft}
          problems={problems}
          notes={(field, name) => (
            <PlainNotes text={textOf(draft, field)} locale={draft.sourceLocale} name={name} />
          )}
        >
          <PartsOfTopic
            own={own}
            day={ownDayOf(topic)}
            hasPicture={topic.picture_id !== null}
            guests={await guestPostsOf(ctx, programme.id, [topic.id])}
            translations={[...states].map(([locale, state]) => ({
              locale,
              name: languageName(view.lang, locale),
              state,
            }))}
          />
        </TopicForm>
      </BesideTopic>
    ),
  });
}

function textOf(draft: TopicDraft, field: string): string {
  const number = /^question\.(\d)$/.exec(field)?.[1];
  const texts = number
    ? draft.questions[Number(number) - 1]
    : field === 'essay' || field === 'summary'
      ? draft[field]
      : undefined;
  return texts?.[draft.sourceLocale] ?? '';
}
