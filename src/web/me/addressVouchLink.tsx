import { changeToVouch, vouch } from '../../rooms/people/index.ts';
import { Button, Form, Heading } from '../../ui/index.ts';
import { LinkButton } from '../links/button.tsx';
import type { LinkPage } from '../brings.ts';

/** The link that asks a person's letter partner whether another address is that person's: a button for yes, and one for not knowing. */
export const addressVouchLink: LinkPage = {
  show: async (visit, link) => {
    const { t } = visit.view;
    const found = await changeToVouch(visit.ctx, {
      programme: link.programme,
      change: Number(link.subject),
      person: link.person,
    });
    const title = t('me.vouch');
    if (!found) return { title, body: <Heading lead={t('note.address-over')}>{title}</Heading> };
    return {
      title,
      body: (
        <>
          <LinkButton
            title={title}
            lead={t('me.vouch-lead', found)}
            button={t('me.vouch-yes')}
            action={visit.url.pathname}
          />
          <Form action={visit.url.pathname}>
            <Button kind="quiet" name="says" value="no">
              {t('me.vouch-no')}
            </Button>
          </Form>
        </>
      ),
    };
  },
  act: async (visit, link) => {
    const done = await vouch(visit.ctx, {
      programme: link.programme,
      change: Number(link.subject),
      person: link.person,
      knows: (await visit.form()).get('says') !== 'no',
    });
    return visit.redirect(visit.path('/'), done.ok ? 'vouched' : 'address-over');
  },
};
