import { offersIn, subscribe } from '../../rooms/readers/index.ts';
import type { LinkPage } from '../brings.ts';
import { LinkButton } from '../links/button.tsx';

/** The mailed link that proves the address of a person who wants these mails. Its subject is a number that stands for the offers. */
export const subscribeLink: LinkPage = {
  show: (visit, link) => {
    const { t } = visit.view;
    return {
      title: t('subscription.confirm.title'),
      body: (
        <LinkButton
          title={t('subscription.confirm.title')}
          lead={t('subscription.confirm.lead', { programme: visit.programme.name })}
          button={t('subscription.confirm.button')}
          action={visit.url.pathname}
        >
          <ul>
            {offersIn(Number(link.subject)).map((offer) => (
              <li key={offer}>{t(`offer.${offer}`)}</li>
            ))}
          </ul>
        </LinkButton>
      ),
    };
  },
  act: async (visit, { programme, person, subject }) => {
    await subscribe(visit.ctx, { programme, person, offers: offersIn(Number(subject)) });
    return visit.redirect(visit.path('/subscription'), 'subscribed');
  },
};
