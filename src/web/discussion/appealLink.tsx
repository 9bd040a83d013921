import { LIMITS, appealBan, commenterOf } from '../../rooms/discussion/index.ts';
import type { RightLink } from '../../rooms/people/index.ts';
import { Button, Form, Heading, PlainText, TextArea } from '../../ui/index.ts';
import type { LinkPage } from '../brings.ts';
import type { ProgrammeVisit } from '../visit.ts';

/** Lets a banned writer say why the ban is wrong. */
export const appealLink: LinkPage = {
  show: (visit, link) => appealForm(visit, link, '', undefined),
  act: async (visit, link) => {
    const appeal = (await visit.form()).get('appeal') ?? '';
    const done = await appealBan(visit.ctx, { programme: link.programme, person: link.person, appeal });
    if (!done.ok && (done.reason === 'empty' || done.reason === 'too-long'))
      return visit.page(
        await appealForm(
          visit,
          link,
          appeal,
          visit.view.t(`discussion.error.${done.reason}`, { max: LIMITS.body }),
        ),
      );
    if (done.ok) return visit.redirect(visit.path('/topics'), 'appeal-sent');
    return visit.turnBack(visit.path('/topics'), done.reason === 'again' ? 'appeal-again' : 'link-over');
  },
};

async function appealForm(visit: ProgrammeVisit, link: RightLink, value: string, error: string | undefined) {
  const { t } = visit.view;
  const commenter = await commenterOf(visit.ctx, link.programme, link.person);
  return {
    title: t('discussion.appeal.title'),
    indexed: false,
    status: error ? 422 : 200,
    body: (
      <>
        <Heading lead={t('discussion.appeal.lead')}>{t('discussion.appeal.title')}</Heading>
        {commenter?.banReason ? <PlainText text={commenter.banReason} /> : null}
        <Form action={visit.url.pathname}>
          <TextArea
            name="appeal"
            label={t('discussion.appeal.label')}
            required
            value={value}
            maxLength={LIMITS.body}
            error={error}
          />
          <Button>{t('discussion.appeal.send')}</Button>
        </Form>
      </>
    ),
  };
}
