import {
  acceptAgreement,
  agreementIn,
  hasAccepted,
  partnershipOfAgreement,
} from '../../../rooms/partnerships/index.ts';
import { Heading, PostButton } from '../../../ui/index.ts';
import type { LinkPage } from '../../brings.ts';
import { isOver, partnerNames } from '../partnerNames.ts';
import { Hopes } from './hopes.tsx';
import { titleOf } from './section.tsx';
import { TermsList } from './terms.tsx';

/** The link of a proposal: its terms, and the button that agrees to exactly these. */
export const agreementLink: LinkPage = {
  show: async (visit, link) => {
    const { ctx, view, url } = visit;
    const { t, rich } = view;
    const id = Number(link.subject);
    const own = await partnershipOfAgreement(ctx, { ...link, agreement: id });
    const { open = null, standing = null } = own ? await agreementIn(ctx, link.programme, own) : {};
    const version = [open, standing].find((one) => one?.id === id) ?? null;
    const waits = version === open && open !== null && !hasAccepted(open, link.person);
    const by = (own?.partners ?? []).filter(({ person }) =>
      version?.sides.some((side) => side.proposed && side.person === person),
    );
    const name = by.length > 0 ? partnerNames(by, view) : t('partnership.former');
    return {
      title: t(titleOf(own)),
      body: (
        <>
          <Heading
            lead={
              waits
                ? rich('link.agreement.lead', { name: <bdi>{name}</bdi> })
                : t(`link.agreement.${version === null ? 'none' : version === open ? 'accepted' : 'stands'}`)
            }
          >
            {t(titleOf(own))}
          </Heading>
          {own && version ? (
            <>
              <TermsList terms={version} />
              <Hopes own={own} version={version} />
            </>
          ) : null}
          {waits ? (
            <PostButton kind="main" action={url.pathname}>
              {t('agreement.agree')}
            </PostButton>
          ) : null}
          {own && !isOver(own) ? (
            <p>
              {rich('link.agreement.change', {
                link: (words) => <a href={visit.path(`/partnership/${own.id}/agreement`)}>{words}</a>,
              })}
            </p>
          ) : null}
        </>
      ),
    };
  },
  act: async (visit, link) => {
    const { programme, person } = link;
    const done = await acceptAgreement(visit.ctx, { programme, person, agreement: Number(link.subject) });
    if (done.ok)
      return visit.redirect(visit.path('/'), done.stands ? 'agreement-stands' : 'agreement-accepted');
    return done.reason === 'replaced'
      ? visit.redirect(visit.url.pathname, 'agreement-changed')
      : visit.redirect(visit.path('/'), 'partnership-ended');
  },
};
