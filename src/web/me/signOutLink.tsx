import { personById, signOutEverywhere, spendLink } from '../../rooms/people/index.ts';
import { LinkButton } from '../links/button.tsx';
import type { LinkPage } from '../brings.ts';

/** The link in a mail about a new sign-in: its button signs out every browser, and its page says what to do next. */
export const signOutLink: LinkPage = {
  show: (visit) => {
    const { t } = visit.view;
    return {
      title: t('mail.new-sign-in.button'),
      body: (
        <LinkButton
          title={t('mail.new-sign-in.button')}
          lead={t('me.sign-out-lead')}
          button={t('mail.new-sign-in.button')}
          kind="grave"
          action={visit.url.pathname}
        />
      ),
    };
  },
  act: async (visit, link) => {
    const person = await personById(visit.ctx, link.programme, link.person);
    if (person?.account_id != null) await signOutEverywhere(visit.ctx, { account: person.account_id });
    await spendLink(visit.ctx, link);
    return visit.redirect(visit.path('/sign-in'), 'signed-out-everywhere');
  },
};
