import { languageName } from '../../../lib/languages.ts';
import { instantToWall } from '../../../lib/time.ts';
import {
  approveGuestPost,
  guestPostById,
  removeGuestPost,
  writeGuestPost,
} from '../../../rooms/topics/index.ts';
import type { GuestDraft, GuestPost, GuestProblem, Topic } from '../../../rooms/topics/index.ts';
import {
  Details,
  ErrorSummary,
  Form,
  Heading,
  PostButton,
  Select,
  Submit,
  useView,
} from '../../../ui/index.ts';
import { editors, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import { GuestFields, GuestWords } from '../../topics/guestFields.tsx';
import { PlainNotes } from '../../topics/plainNotes.tsx';
import { namedProblems } from '../../topics/problems.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { wantedTopic } from './editRoutes.tsx';
import { GuestDay, isWritten } from './parts.tsx';

export const guestRoutes: Route[] = [
  get('/workbench/topics/:id/guests/new', editors, async (visit) => {
    const topic = await wantedTopic(visit);
    if (!topic) return visit.notFound();
    const day = instantToWall(visit.ctx.clock.now(), visit.programme.zone).slice(0, 10);
    const draft = { author: '', about: '', sourceLocale: topic.source_locale, title: {}, body: {}, day };
    return page(visit, topic, null, draft, []);
  }),
  post('/workbench/topics/:id/guests', editors, async (visit) => {
    const topic = await wantedTopic(visit);
    return topic ? save(visit, topic, null) : visit.notFound();
  }),
  get('/workbench/topics/:id/guests/:guest', editors, async (visit) => {
    const found = await wanted(visit);
    if (!found) return visit.notFound();
    const { post: own } = found;
    return page(visit, found.topic, own, { ...own, sourceLocale: own.source_locale }, []);
  }),
  post('/workbench/topics/:id/guests/:guest', editors, async (visit) => {
    const found = await wanted(visit);
    return found ? save(visit, found.topic, found.post) : visit.notFound();
  }),
  post('/workbench/topics/:id/guests/:guest/approval', editors, async (visit) => {
    const found = await wanted(visit);
    if (!found) return visit.notFound();
    const form = await visit.form();
    const seen = Number(form.get('seen') ?? Number.NaN);
    const done = await approveGuestPost(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      topic: found.topic.id,
      post: found.post.id,
      yes: form.get('yes') !== 'no',
      ...(Number.isNaN(seen) ? {} : { seen }),
    });
    const own = visit.path(`/workbench/topics/${found.topic.id}/guests/${found.post.id}`);
    if (done.ok) return visit.redirect(own, 'saved');
    return visit.redirect(own, done.reason === 'changed' ? 'changed-meanwhile' : undefined);
  }),
  post('/workbench/topics/:id/guests/:guest/removal', editors, async (visit) => {
    const found = await wanted(visit);
    if (!found) return visit.notFound();
    await removeGuestPost(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      topic: found.topic.id,
      post: found.post.id,
    });
    return visit.redirect(visit.path(`/workbench/topics/${found.topic.id}`), 'saved');
  }),
];

async function wanted(visit: ProgrammeVisit): Promise<{ topic: Topic; post: GuestPost } | null> {
  const topic = await wantedTopic(visit);
  const id = visit.id('guest');
  const own = topic && id !== null ? await guestPostById(visit.ctx, visit.programme.id, topic.id, id) : null;
  return topic && own ? { topic, post: own } : null;
}

async function save(visit: ProgrammeVisit, topic: Topic, before: GuestPost | null): Promise<Response> {
  const { locales } = visit.programme;
  const form = await visit.form();
  const texts = (name: string): Record<string, string> =>
    Object.fromEntries(locales.map((locale) => [locale, form.get(`${name}.${locale}`) ?? '']));
  const source = form.get('written') ?? '';
  const draft: GuestDraft = {
    author: form.get('author') ?? '',
    about: form.get('about') ?? '',
    sourceLocale: locales.includes(source) ? source : (before?.source_locale ?? topic.source_locale),
    title: texts('title'),
    body: texts('body'),
    day: form.get('day') ?? '',
  };
  const done = await writeGuestPost(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    topic: topic.id,
    ...(before ? { post: before.id } : {}),
    draft,
  });
  if (!done.ok) return page(visit, topic, before, draft, done.problems);
  return visit.redirect(visit.path(`/workbench/topics/${topic.id}/guests/${done.post}`), 'saved');
}

function page(
  visit: ProgrammeVisit,
  topic: Topic,
  before: GuestPost | null,
  draft: GuestDraft,
  problems: readonly GuestProblem[],
): Response {
  const title = visit.view.t(before ? 'topics.guest.change' : 'topics.guest.add');
  return visit.page({
    title,
    workbench: 'topics',
    status: problems.length > 0 ? 422 : 200,
    body: (
      <GuestPage
        title={title}
        topic={visit.path(`/workbench/topics/${topic.id}`)}
        before={before}
        draft={draft}
        problems={problems}
        locales={visit.programme.locales}
      />
    ),
  });
}

function GuestPage(props: {
  title: string;
  topic: string;
  before: GuestPost | null;
  draft: GuestDraft;
  problems: readonly GuestProblem[];
  locales: readonly string[];
}) {
  const { title, topic, before, draft, problems, locales } = props;
  const view = useView();
  const { t, lang } = view;
  const own = before ? `${topic}/guests/${before.id}` : `${topic}/guests`;
  const nameOf = (locale: string): string => languageName(lang, locale);
  const error = (field: string): string | undefined => {
    const problem = problems.find((one) => one.field === field);
    return problem && t(`topics.error.${problem.reason}`);
  };
  const ordered = [draft.sourceLocale, ...locales.filter((locale) => locale !== draft.sourceLocale)];
  return (
    <>
      <Heading lead={t('topics.guest.lead')}>{title}</Heading>
      <ErrorSummary errors={namedProblems(view, problems)} />
      {before && !isWritten(before) ? <p>{t('topics.guest.asked')}</p> : null}
      {before && isWritten(before) ? (
        <>
          <p>{t(before.approved_at ? 'topics.guest.approved' : 'topics.guest.waiting')}</p>
          <PostButton
            action={`${own}/approval`}
            kind={before.approved_at ? 'quiet' : 'main'}
            hidden={{
              yes: before.approved_at ? 'no' : 'yes',
              seen: String(before.handed_in_at?.getTime() ?? 0),
            }}
          >
            {t(before.approved_at ? 'topics.disapprove' : 'topics.approve')}
          </PostButton>
        </>
      ) : null}
      <Form action={own}>
        <GuestFields {...draft} label={t('topics.guest.author')} error={error} />
        <GuestDay value={draft.day} error={error('day')} />
        <Select
          name="written"
          label={t('topics.edit.source')}
          required
          value={draft.sourceLocale}
          options={locales.map((locale) => ({ value: locale, label: nameOf(locale) }))}
        />
        {ordered.map((locale, place) => (
          <Details
            key={locale}
            summary={nameOf(locale)}
            open={place === 0 || problems.some(({ field }) => field.endsWith(`.${locale}`))}
          >
            <GuestWords
              title={draft.title[locale]}
              body={draft.body[locale]}
              of={`.${locale}`}
              lang={locale}
              required={place === 0}
              rows={12}
              error={error}
            />
            <PlainNotes text={draft.body[locale] ?? ''} locale={locale} name={t('topics.guest.body')} />
          </Details>
        ))}
        <Submit or={{ href: topic, label: t('topics.back-to-topic') }}>{t('topics.edit.save')}</Submit>
      </Form>
      {before ? <PostButton action={`${own}/removal`}>{t('topics.guest.remove')}</PostButton> : null}
    </>
  );
}
