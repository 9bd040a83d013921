import { personById } from '../../rooms/people/index.ts';
import { LinkButton } from '../links/button.tsx';
import type { LinkPage } from '../brings.ts';
import { askPage } from './pages.tsx';
import { sendCode } from './sendCode.ts';

/** The link in the mail that tells of strangers who ask for codes. Its button mails a code to the same address, for this browser. */
export const codeLink: LinkPage = {
  show: ({ view: { t }, url }) => ({
    title: t('sign-in.title'),
    body: (
      <LinkButton
        title={t('sign-in.title')}
        lead={t('sign-in.many-lead')}
        button={t('sign-in.send')}
        action={url.pathname}
      />
    ),
  }),
  act: async (visit, link) => {
    const person = await personById(visit.ctx, link.programme, link.person);
    if (!person?.address || person.erased_at) return visit.notFound();
    const { address } = person;
    const ticket = await sendCode(visit, { address, asker: { key: `link ${link.id}`, isKnown: true } });
    if (ticket) return visit.redirect(visit.path('/sign-in/code'));
    const error = visit.view.t('sign-in.error.limit');
    return visit.page(askPage(visit, { next: '', error, status: 429 }));
  },
};
