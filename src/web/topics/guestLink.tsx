import type { RightLink } from '../../rooms/people/index.ts';
import { askedGuestPost, handInGuestPost, topicById } from '../../rooms/topics/index.ts';
import type { GuestProblem } from '../../rooms/topics/index.ts';
import { Heading } from '../../ui/index.ts';
import type { LinkPage } from '../brings.ts';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';
import { GuestDesk } from './guestDesk.tsx';
import type { AskedGuestPost, Back, GuestTyped } from './guestDesk.tsx';

/** A guest's own page for the post they were asked for: the topic, and the form for their words. */
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
    const draft: GuestTyped = {
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

async function find(visit: ProgrammeVisit, link: RightLink): Promise<AskedGuestPost | null> {
  const post = await askedGuestPost(visit.ctx, {
    programme: link.programme,
    person: link.person,
    post: Number(link.subject),
  });
  const topic = post && (await topicById(visit.ctx, link.programme, post.topic_id));
  return post && topic && !post.approved_at ? { post, topic } : null;
}

/** The page after the post was approved or removed: nothing can be written here any more. */
function over({ view: { t } }: ProgrammeVisit): PageAnswer {
  return {
    title: t('guest.over.title'),
    indexed: false,
    body: <Heading lead={t('guest.over.lead')}>{t('guest.over.title')}</Heading>,
  };
}

function page(
  visit: ProgrammeVisit,
  asked: AskedGuestPost,
  draft: GuestTyped,
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
