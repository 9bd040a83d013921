import { isCategory, resubscribe, unsubscribe } from '../../rooms/notices/index.ts';
import type { Category } from '../../rooms/notices/index.ts';
import type { RightLink } from '../../rooms/people/index.ts';
import { Heading, PostButton } from '../../ui/index.ts';
import { LinkButton } from '../links/button.tsx';
import type { LinkDoor } from '../links/registry.ts';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';

/** The link at the foot of a mail: its button stops that kind of mail for its reader, and afterwards offers to take that back. */
export const unsubscribeDoor: LinkDoor = {
  purpose: 'unsubscribe',
  show: (visit, link) => {
    const { t } = visit.view;
    return {
      title: t('unsubscribe.title'),
      body: (
        <LinkButton
          title={t('unsubscribe.title')}
          lead={words(visit, 'unsubscribe.lead', categoryOf(link))}
          button={t('unsubscribe.button')}
          action={linkPath(visit)}
        />
      ),
    };
  },
  act: async (visit, link) => {
    const input = { programme: link.programme, person: link.person, category: categoryOf(link) };
    if ((await visit.form()).get('undo') === 'yes') {
      await resubscribe(visit.ctx, input);
      return visit.page(undonePage(visit, input.category));
    }
    await unsubscribe(visit.ctx, input);
    return visit.page(stoppedPage(visit, input.category));
  },
};

export function stoppedPage(visit: ProgrammeVisit, category: Category): PageAnswer {
  const { t } = visit.view;
  return {
    title: t('unsubscribe.done.title'),
    indexed: false,
    body: (
      <>
        <Heading lead={words(visit, 'unsubscribe.done.lead', category)}>
          {t('unsubscribe.done.title')}
        </Heading>
        <PostButton action={linkPath(visit)} hidden={{ undo: 'yes' }}>
          {t('unsubscribe.undo')}
        </PostButton>
      </>
    ),
  };
}

function undonePage(visit: ProgrammeVisit, category: Category): PageAnswer {
  const { t } = visit.view;
  return {
    title: t('unsubscribe.undone.title'),
    indexed: false,
    body: (
      <Heading lead={words(visit, 'unsubscribe.undone.lead', category)}>
        {t('unsubscribe.undone.title')}
      </Heading>
    ),
  };
}

/** The door that acts for a person's own click, whichever of the two addresses brought them here. */
const linkPath = (visit: ProgrammeVisit): string => visit.path(`/l/${visit.param('token')}`);

export function categoryOf(link: RightLink): Category {
  if (!isCategory(link.subject)) throw new Error(`no kind of mail ${link.subject}`);
  return link.subject;
}

const words = (
  visit: ProgrammeVisit,
  key: 'unsubscribe.lead' | 'unsubscribe.done.lead' | 'unsubscribe.undone.lead',
  category: Category,
): string =>
  visit.view.t(key, {
    category: visit.view.t(`unsubscribe.category.${category}`),
    programme: visit.programme.name,
  });
