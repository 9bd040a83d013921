import {
  chooseRhythm,
  isCategory,
  isUnsubscribed,
  resubscribe,
  rhythmOf,
  unsubscribe,
} from '../../rooms/preferences/index.ts';
import type { Category } from '../../rooms/preferences/index.ts';
import { personById } from '../../rooms/people/index.ts';
import type { RightLink } from '../../rooms/people/index.ts';
import { subscribe } from '../../rooms/readers/index.ts';
import { Heading, PostButton } from '../../ui/index.ts';
import { LinkButton } from '../links/button.tsx';
import { quietZone, readRhythm, RhythmForm } from '../me/rhythm.tsx';
import type { LinkPage } from '../brings.ts';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';

/** The link at the foot of a mail. Its button stops that kind of mail for the reader; the next page offers to undo that. */
export const unsubscribeLink: LinkPage = {
  show: (visit, link) => choicePage(visit, link),
  act: async (visit, link) => {
    const input = { programme: link.programme, person: link.person, category: categoryOf(link) };
    const form = await visit.form();
    if (form.get('act') === 'rhythm') {
      const rhythm = readRhythm(form);
      if (!rhythm) return visit.page(await choicePage(visit, link, visit.view.t('rhythm.error.quiet')));
      await chooseRhythm(visit.ctx, { programme: link.programme, person: link.person, ...rhythm });
      return visit.redirect(linkPath(visit), 'saved');
    }
    if (form.get('undo') === 'yes') {
      await resubscribe(visit.ctx, input);
      // The request for mails that come only on request may have been deleted by now, so subscribe again.
      const { category } = input;
      if (category === 'news' || category === 'openings')
        await subscribe(visit.ctx, { ...input, offers: [category] });
      return visit.page(undonePage(visit, input.category));
    }
    await unsubscribe(visit.ctx, input);
    return visit.page(stoppedPage(visit, input.category));
  },
};

/** The page to stop this kind of mail, or to choose how mail comes. Everybody who got the mail may do both. */
async function choicePage(visit: ProgrammeVisit, link: RightLink, error?: string): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const person = await personById(ctx, programme.id, link.person);
  const category = categoryOf(link);
  // Whether the kind was stopped earlier, perhaps by the mail program's own button: the page says so.
  const isStopped = await isUnsubscribed(ctx, { programme: programme.id, person: link.person, category });
  return {
    title: view.t(isStopped ? 'unsubscribe.done.title' : 'unsubscribe.title'),
    indexed: false,
    status: error ? 422 : 200,
    body: (
      <>
        {isStopped ? (
          <Stopped visit={visit} category={category} />
        ) : (
          <LinkButton
            title={view.t('unsubscribe.title')}
            lead={said(visit, 'unsubscribe.lead', category)}
            button={view.t('unsubscribe.button')}
            action={linkPath(visit)}
          />
        )}
        <RhythmForm
          action={linkPath(visit)}
          rhythm={await rhythmOf(ctx, programme.id, link.person)}
          zone={quietZone(person, programme)}
          error={error}
        />
      </>
    ),
  };
}

export function stoppedPage(visit: ProgrammeVisit, category: Category): PageAnswer {
  return {
    title: visit.view.t('unsubscribe.done.title'),
    indexed: false,
    body: <Stopped visit={visit} category={category} />,
  };
}

function Stopped({ visit, category }: { visit: ProgrammeVisit; category: Category }) {
  const { t } = visit.view;
  return (
    <>
      <Heading lead={said(visit, 'unsubscribe.done.lead', category)}>{t('unsubscribe.done.title')}</Heading>
      <PostButton action={linkPath(visit)} hidden={{ undo: 'yes' }}>
        {t('unsubscribe.undo')}
      </PostButton>
    </>
  );
}

function undonePage(visit: ProgrammeVisit, category: Category): PageAnswer {
  const { t } = visit.view;
  return {
    title: t('unsubscribe.undone.title'),
    indexed: false,
    body: (
      <Heading lead={said(visit, 'unsubscribe.undone.lead', category)}>
        {t('unsubscribe.undone.title')}
      </Heading>
    ),
  };
}

/** The address to which a person's own click posts, whichever of the two addresses led here. */
const linkPath = (visit: ProgrammeVisit): string => visit.path(`/l/${visit.param('token')}`);

export function categoryOf(link: RightLink): Category {
  if (!isCategory(link.subject)) throw new Error(`no kind of mail ${link.subject}`);
  return link.subject;
}

const said = (
  visit: ProgrammeVisit,
  key: 'unsubscribe.lead' | 'unsubscribe.done.lead' | 'unsubscribe.undone.lead',
  category: Category,
): string =>
  visit.view.t(key, {
    category: visit.view.t(`unsubscribe.category.${category}`),
    programme: visit.programme.name,
  });
