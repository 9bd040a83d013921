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

/** The link at the foot of a mail: its button stops that kind of mail for its reader, and afterwards offers to take that back. */
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
      // For mails that come only on request, the request itself may be forgotten by now.
      const { category } = input;
      if (category === 'news' || category === 'openings')
        await subscribe(visit.ctx, { ...input, offers: [category] });
      return visit.page(undonePage(visit, input.category));
    }
    await unsubscribe(visit.ctx, input);
    return visit.page(stoppedPage(visit, input.category));
  },
};

/** Stops this kind of mail, or chooses how mail comes: everybody who got the mail may do both. */
async function choicePage(visit: ProgrammeVisit, link: RightLink, error?: string): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const person = await personById(ctx, programme.id, link.person);
  const category = categoryOf(link);
  // Stopped long ago, perhaps by the mail program's own button: the page says so.
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

/** The address that acts for a person's own click, whichever of the two addresses brought them here. */
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
