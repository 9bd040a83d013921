import { maskAddress } from '../../lib/address/maskAddress.ts';
import { answerMerge, duplicateById } from '../../rooms/duplicates/index.ts';
import { Button, Form, Heading } from '../../ui/index.ts';
import type { LinkPage } from '../brings.ts';
import { LinkButton } from '../links/button.tsx';

/** The link by which the owner of an address says whether another one is theirs as well: a button for yes, and one for no. */
export const mergeLink: LinkPage = {
  show: async (visit, link) => {
    const { t } = visit.view;
    const title = t('me.other.title');
    const found = await duplicateById(visit.ctx, link.programme, Number(link.subject));
    if (found?.said !== 'asked' || !found.kept || found.gone?.id !== link.person)
      return { title, body: <Heading lead={t('note.merge-over')}>{title}</Heading> };
    const values = { kept: maskAddress(found.kept.address), other: found.gone.address };
    return {
      title,
      body: (
        <>
          <LinkButton
            title={title}
            lead={t('me.other.question', values)}
            button={t('me.other.yes')}
            action={visit.url.pathname}
          >
            <p>{t('me.other.what', values)}</p>
            <p>{t('me.other.reads', values)}</p>
            <p>{t('me.other.rounds', values)}</p>
          </LinkButton>
          <Form action={visit.url.pathname}>
            <Button kind="quiet" name="says" value="no">
              {t('me.other.not-mine')}
            </Button>
          </Form>
        </>
      ),
    };
  },
  act: async (visit, link) => {
    const isOne = (await visit.form()).get('says') !== 'no';
    const done = await answerMerge(visit.ctx, {
      programme: link.programme,
      duplicate: Number(link.subject),
      isOne,
    });
    if (done.ok)
      return visit.redirect(visit.path('/sign-in'), isOne ? 'own-merged-elsewhere' : 'merge-denied');
    return visit.page({
      title: visit.view.t('me.other.title'),
      status: 422,
      body: (
        <Heading lead={visit.view.t(`duplicates.refused.${done.reason}`)}>
          {visit.view.t('me.other.title')}
        </Heading>
      ),
    });
  },
};
