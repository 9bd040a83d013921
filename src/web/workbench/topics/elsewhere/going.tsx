import { LocalDay, LocalTime, Form, Submit } from '../../../../ui/index.ts';
import { handleOf } from '../../../../rooms/networks/index.ts';
import type { Plan } from '../../../../rooms/networks/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';

/** The state of the post on servers of the fediverse, with the button that holds it back or releases it. */
export function Going({ visit, plan, own }: { visit: ProgrammeVisit; plan: Plan; own: string }) {
  const { programme, view } = visit;
  const { t, rich } = view;
  const { isHeld, sentAt, goneAt, dueAt } = plan;
  const isThere = sentAt !== null && goneAt === null;
  const isDue = plan.isPublic && dueAt !== null && dueAt <= visit.ctx.clock.now();
  const state = isHeld ? 'held' : isThere ? 'sent' : isDue ? 'going' : 'waits';
  if (programme.network_origin === null) return <p>{t('elsewhere.off')}</p>;
  const handle = <bdi dir="ltr">{handleOf(programme.slug, programme.network_origin)}</bdi>;
  return (
    <section aria-labelledby="fediverse">
      <h2 id="fediverse">{t('workbench.desk.networks')}</h2>
      <p>{rich(`elsewhere.${state}`, { handle, day: sentAt ? <LocalDay at={sentAt} /> : '' })}</p>
      {state === 'waits' && dueAt ? <p>{rich('elsewhere.due', { time: <LocalTime at={dueAt} /> })}</p> : null}
      <Form action={`${own}/elsewhere/hold`} hidden={{ held: isHeld ? 'no' : 'yes' }}>
        <Submit kind="quiet">
          {t(isHeld ? 'elsewhere.release' : isThere ? 'elsewhere.take-back' : 'elsewhere.hold')}
        </Submit>
      </Form>
    </section>
  );
}
