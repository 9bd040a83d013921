import { inTransaction } from '../../rooms/ctx.ts';
import { applicationsOf, withdraw } from '../../rooms/applications/index.ts';
import { leaveAll } from '../../rooms/partnerships/index.ts';
import { erasePerson, erasureRefusal } from '../../rooms/people/index.ts';
import { FormActions, Heading, Notice, PostButton } from '../../ui/index.ts';
import type { ProgrammeVisit } from '../visit.ts';

/** What goes and what stays, before anything does. */
export function showErasure(visit: ProgrammeVisit, refusal?: 'last-director'): Response {
  const { t } = visit.view;
  return visit.page({
    title: t('me.erase'),
    status: refusal ? 422 : 200,
    indexed: false,
    nav: 'me',
    body: (
      <>
        <Heading lead={t('erasure.lead')}>{t('me.erase')}</Heading>
        {refusal ? (
          <Notice kind="trouble">
            <p>{t(`erasure.error.${refusal}`)}</p>
          </Notice>
        ) : null}
        <h2>{t('erasure.goes')}</h2>
        <p>{t('erasure.goes-what')}</p>
        <h2>{t('erasure.stays')}</h2>
        <p>{t('erasure.stays-what')}</p>
        <PostButton action={visit.path('/me/data')}>{t('erasure.take-data')}</PostButton>
        <FormActions>
          <PostButton action={visit.path('/me/erasure')} kind="grave">
            {t('erasure.do')}
          </PostButton>
          <a href={visit.path('/me')}>{t('ui.back')}</a>
        </FormActions>
      </>
    ),
  });
}

export async function erase(visit: ProgrammeVisit): Promise<Response> {
  const { programme, person } = visit;
  if (!person) return visit.notFound();
  const actor = visit.actor();
  const refusal = await inTransaction(visit.ctx, async (ctx) => {
    const refused = await erasureRefusal(ctx, programme.id, person.id);
    if (refused) return refused;
    // Their partners hear of it, and whoever is waiting for them, as if they had withdrawn.
    await leaveAll(ctx, { programme: programme.id, actor, person: person.id });
    for (const { id } of await applicationsOf(ctx, programme.id, person.id))
      await withdraw(ctx, { programme: programme.id, actor, application: id });
    const done = await erasePerson(ctx, { programme: programme.id, actor, person: person.id });
    return done.ok ? null : done.reason;
  });
  if (refusal === 'last-director') return showErasure(visit, refusal);
  visit.setCookie('session', '');
  return visit.redirect(visit.path('/'), 'erased');
}
