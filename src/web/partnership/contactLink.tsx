import { partnershipOf, reportContact } from '../../rooms/partnerships/index.ts';
import type { RightLink } from '../../rooms/people/index.ts';
import { Heading } from '../../ui/index.ts';
import type { LinkPage } from '../brings.ts';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';
import { ContactButtons } from './contact.tsx';
import { contactAnswer } from './contactRoutes.tsx';
import { partnerNames, presentPartners } from './partnerNames.ts';

/**
 * The link of "have you talked?", with three buttons. A person who answers that something is wrong is asked what: by mail or, when signed
 * in, on a page.
 */
export const contactLink: LinkPage = {
  show: (visit, link) => draw(visit, link, false),
  act: async (visit, link) => {
    const answer = contactAnswer(await visit.form());
    if (!answer) return visit.page({ ...(await draw(visit, link, true)), status: 422, indexed: false });
    const { programme, person } = link;
    const partnership = Number(link.subject);
    const done = await reportContact(visit.ctx, { programme, person, partnership, answer });
    const wasTheirs = done.ok || done.reason === 'ended';
    // A person may also tell what was wrong after the end.
    if (!wasTheirs || answer !== 'wrong')
      return visit.redirect(visit.path('/'), done.ok ? 'contact-told' : 'partnership-ended');
    if (visit.person?.id === person) return visit.redirect(visit.path(`/partnership/${partnership}/concern`));
    // All such questions to a person about a partnership share one link, which works for weeks. The mail that asks back is sent once a day
    // at most.
    const occasion = `link:${link.id}:${visit.ctx.clock.now().toISOString().slice(0, 10)}`;
    await visit.ctx.mailer.queue(visit.ctx, [
      { programme, person, kind: 'concern-asked', occasion, data: { partnership } },
    ]);
    return visit.redirect(visit.path('/'), 'concern-asked');
  },
};

async function draw(visit: ProgrammeVisit, link: RightLink, isUnknownAnswer: boolean): Promise<PageAnswer> {
  const { ctx, view, url } = visit;
  const own = await partnershipOf(ctx, link.programme, link.person, Number(link.subject));
  const present = own ? presentPartners(own) : [];
  const names = partnerNames(present.length > 0 ? present : (own?.partners ?? []), view);
  return {
    title: view.t('partnership.contact'),
    body: (
      <>
        <Heading lead={view.rich('link.contact.lead', { names: <bdi>{names}</bdi> })}>
          {view.t('partnership.contact')}
        </Heading>
        <ContactButtons action={url.pathname} isUnknownAnswer={isUnknownAnswer} />
      </>
    ),
  };
}
