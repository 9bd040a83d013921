import { languageName } from '../../lib/world/languages.ts';
import { pick } from '../../lib/text/texts.ts';
import type { RightLink } from '../../rooms/people/index.ts';
import {
  askedGuestPost,
  draftOfGuest,
  guestVersion,
  handInGuestPost,
  languageShown,
  topicById,
} from '../../rooms/topics/index.ts';
import type { GuestDraft, GuestPost, GuestProblem, Topic } from '../../rooms/topics/index.ts';
import { ErrorSummary, Form, Heading, Prose, Select, Submit, ZonedDay, useView } from '../../ui/index.ts';
import type { LinkPage } from '../brings.ts';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';
import { Overtaken } from '../frame/overtaken.tsx';
import { GuestFields, GuestWords, guestWords } from './guestFields.tsx';
import { PlainNotes } from './plainNotes.tsx';
import { namedProblems } from './problems.ts';
import { Questions } from './questions.tsx';

interface Draft {
  author: string;
  about: string;
  written: string;
  title: string;
  body: string;
}

/** A guest's own page for the post they were asked for: the topic, and room for their words. */
export const guestLink: LinkPage = {
  show: async (visit, link) => {
    const asked = await find(visit, link);
    if (!asked) return over(visit);
    const { post } = asked;
    return page(visit, asked, {
      author: post.author,
      about: post.about,
      written: post.source_locale,
      title: post.title[post.source_locale] ?? '',
      body: post.body[post.source_locale] ?? '',
    });
  },
  act: async (visit, link) => {
    const asked = await find(visit, link);
    if (!asked) return visit.page(over(visit));
    const form = await visit.form();
    const written = form.get('written') ?? '';
    const draft: Draft = {
      author: form.get('author') ?? '',
      about: form.get('about') ?? '',
      written: visit.programme.locales.includes(written) ? written : asked.post.source_locale,
      title: form.get('title') ?? '',
      body: form.get('body') ?? '',
    };
    const base = form.get('base') ?? undefined;
    const done = await handInGuestPost(visit.ctx, {
      programme: link.programme,
      person: link.person,
      post: asked.post.id,
      draft: {
        author: draft.author,
        about: draft.about,
        sourceLocale: draft.written,
        title: { [draft.written]: draft.title },
        body: { [draft.written]: draft.body },
      },
      base,
    });
    if (done.ok) return visit.redirect(visit.url.pathname, 'guest-handed-in');
    if ('problems' in done)
      return visit.page({ ...page(visit, asked, draft, done.problems, { base }), indexed: false });
    const now = done.reason === 'overtaken' ? await find(visit, link) : null;
    if (!now) return visit.page(over(visit));
    return visit.page({ ...page(visit, now, draft, [], { isOvertaken: true }), indexed: false });
  },
};

/** The version that a form was drawn from, or that somebody saved another meanwhile. */
interface Back {
  base?: string | undefined;
  isOvertaken?: true;
}

type Asked = { post: GuestPost; topic: Topic };

async function find(visit: ProgrammeVisit, link: RightLink): Promise<Asked | null> {
  const post = await askedGuestPost(visit.ctx, {
    programme: link.programme,
    person: link.person,
    post: Number(link.subject),
  });
  const topic = post && (await topicById(visit.ctx, link.programme, post.topic_id));
  return post && topic && !post.approved_at ? { post, topic } : null;
}

/** The post is approved, or taken out: nothing is to be written here any more. */
function over({ view: { t } }: ProgrammeVisit): PageAnswer {
  return {
    title: t('guest.over.title'),
    indexed: false,
    body: <Heading lead={t('guest.over.lead')}>{t('guest.over.title')}</Heading>,
  };
}

function page(
  visit: ProgrammeVisit,
  asked: Asked,
  draft: Draft,
  problems: readonly GuestProblem[] = [],
  back: Back = {},
): PageAnswer {
  return {
    title: visit.view.t('guest.title'),
    status: problems.length > 0 || back.isOvertaken ? 422 : 200,
    body: (
      <GuestDesk
        {...asked}
        draft={draft}
        problems={problems}
        action={visit.url.pathname}
        locales={visit.programme.locales}
        zone={visit.programme.zone}
        back={back}
      />
    ),
  };
}

function GuestDesk({
  post,
  topic,
  draft,
  problems,
  action,
  locales,
  zone,
  back,
}: Asked & {
  draft: Draft;
  problems: readonly GuestProblem[];
  action: string;
  locales: readonly string[];
  /** The programme's, in which the post's day is one. */
  zone: string;
  back: Back;
}) {
  const view = useView();
  const { t, rich, lang } = view;
  const read = languageShown(topic, lang);
  const named = namedProblems(view, problems, ({ part }) => part);
  const error = (name: string): string | undefined => named.find((one) => one.name === name)?.message;
  return (
    <>
      <Heading eyebrow={t('guest.title')} lead={t('guest.lead')}>
        <span lang={read} dir="auto">
          {pick(topic.title, read, topic.source_locale)}
        </span>
      </Heading>
      <ErrorSummary errors={named} />
      <p>
        {rich('guest.day', { day: <ZonedDay at={post.due_at} zone={zone} /> })}{' '}
        <a href="#own">{t('guest.own')}</a>
      </p>
      <Prose html={pick(topic.essay_html, read, topic.source_locale)} lang={read} />
      <Questions topic={topic} read={read} />
      <h2 id="own">{t('guest.own')}</h2>
      {back.isOvertaken ? (
        <Overtaken fields={guestWords(view, draftOfGuest(post), typed(post, draft))} />
      ) : null}
      <Form action={action} hidden={{ base: back.base ?? guestVersion(draftOfGuest(post)) }}>
        <GuestFields {...draft} label={t('guest.author')} error={error} />
        <Select
          name="written"
          label={t('topics.edit.source')}
          required
          value={draft.written}
          options={locales.map((locale) => ({ value: locale, label: languageName(lang, locale) }))}
        />
        <GuestWords title={draft.title} body={draft.body} rows={14} error={error} />
        <PlainNotes text={draft.body} locale={draft.written} name={t('topics.guest.body')} />
        <Submit>{t('glossary.send')}</Submit>
      </Form>
    </>
  );
}

/** The post as it would be with what was typed. */
const typed = (post: GuestPost, { author, about, written, title, body }: Draft): GuestDraft => ({
  ...draftOfGuest(post),
  author,
  about,
  sourceLocale: written,
  title: { ...post.title, [written]: title },
  body: { ...post.body, [written]: body },
});
