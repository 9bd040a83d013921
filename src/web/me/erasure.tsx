import { answersOf } from '../../rooms/networks/index.ts';
import { askErasure, keepPerson } from '../../rooms/people/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { Checkbox, Form, Heading, LocalTime, Notice, PostButton, Submit } from '../../ui/index.ts';
import { LinkButton } from '../links/button.tsx';
import type { LinkPage } from '../brings.ts';
import type { ProgrammeVisit } from '../visit.ts';

/** Lists what is erased and what stays, before anything happens. */
export async function showErasure(visit: ProgrammeVisit, refusal?: 'last-director'): Promise<Response> {
  const { t } = visit.view;
  const comments = visit.person ? await shownComments(visit, visit.person.id) : 0;
  const own = { programme: visit.programme.id, person: visit.person?.id ?? 0 };
  const elsewhere = (await answersOf(visit.ctx, own)).length;
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
        <ErasureComing visit={visit} person={visit.person} />
        <h2>{t('erasure.goes')}</h2>
        <p>{t('erasure.goes-what')}</p>
        <h2>{t('erasure.stays')}</h2>
        <p>{t('erasure.stays-what')}</p>
        {elsewhere > 0 ? <p>{t('erasure.elsewhere')}</p> : null}
        <PostButton action={visit.path('/me/data')}>{t('erasure.take-data')}</PostButton>
        {visit.person?.erase_at ? null : (
          <Form action={visit.path('/me/erasure')}>
            {comments > 0 ? (
              <>
                <p>{t('erasure.comments', { count: comments })}</p>
                <Checkbox
                  name="comments"
                  label={t('erasure.comments-take')}
                  help={t('erasure.comments-help')}
                />
              </>
            ) : null}
            <Submit kind="grave">{t('erasure.do')}</Submit>
          </Form>
        )}
        <p>
          <a href={visit.path('/me')}>{t('ui.back')}</a>
        </p>
      </>
    ),
  });
}

async function shownComments({ ctx, programme }: ProgrammeVisit, person: number): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('comment')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('programme_id', '=', programme.id)
    .where('author_id', '=', person)
    .where('state', '=', 'shown')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Tells a person who asked to be erased when that happens, with the button to stay. */
export function ErasureComing({ visit, person }: { visit: ProgrammeVisit; person: Person | null }) {
  const { t, rich } = visit.view;
  if (!person?.erase_at) return null;
  return (
    <Notice kind="trouble" title={t('erasure.coming')}>
      <p>{rich('erasure.coming-when', { when: <LocalTime at={person.erase_at} /> })}</p>
      <PostButton action={visit.path('/me/erasure/end')}>{t('mail.erasure-asked.button')}</PostButton>
    </Notice>
  );
}

export async function askToErase(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, person } = visit;
  if (!person) return visit.notFound();
  const takesComments = (await visit.form()).get('comments') === 'yes';
  const done = await askErasure(ctx, {
    programme: programme.id,
    actor: visit.actor(),
    person: person.id,
    takesComments,
  });
  if (done.ok) return visit.redirect(visit.path('/me'), 'erasure-asked');
  return done.reason === 'last-director' ? showErasure(visit, done.reason) : visit.notFound();
}

export async function stay(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, person } = visit;
  if (!person) return visit.notFound();
  await keepPerson(ctx, { programme: programme.id, actor: visit.actor(), person: person.id });
  return visit.redirect(visit.path('/me'), 'erasure-off');
}

/** The mailed link to stay. It opens no session and only lets the person stay, each time that somebody asks for the erasure. */
export const keepLink: LinkPage = {
  show: (visit) => {
    const { t } = visit.view;
    return {
      title: t('erasure.stay'),
      body: (
        <LinkButton
          title={t('erasure.stay')}
          lead={t('erasure.stay-lead', { programme: visit.programme.name })}
          button={t('mail.erasure-asked.button')}
          action={visit.url.pathname}
        />
      ),
    };
  },
  act: async (visit, link) => {
    const actor = { kind: 'person', id: link.person } as const;
    await keepPerson(visit.ctx, { programme: link.programme, actor, person: link.person });
    return visit.redirect(visit.path(visit.person?.id === link.person ? '/me' : '/'), 'erasure-off');
  },
};
