import { CONTACT_ANSWERS, metPartnerships, reportContact } from '../../rooms/partnerships/index.ts';
import type { ContactAnswer } from '../../rooms/partnerships/index.ts';
import { post, unseen } from '../route.ts';
import type { Route } from '../route.ts';
import { isOver } from './partnerNames.ts';
import { readerOf, showPartnership } from './showPartnership.tsx';

/** The answer of the pressed button; null when it is unknown, so that it replaces no earlier answer. */
export const contactAnswer = (form: Pick<URLSearchParams, 'get'>): ContactAnswer | null =>
  CONTACT_ANSWERS.find((one) => one === form.get('answer')) ?? null;

/** "We talked", told on the page. */
export const contactRoutes: Route[] = unseen([
  post('/partnership/:id/contact', 'partner', async (visit) => {
    const { ctx, programme } = visit;
    const person = readerOf(visit).id;
    const all = await metPartnerships(ctx, programme.id, person);
    const own = all.find((one) => one.id === visit.id('id'));
    if (!own) return visit.notFound();
    const answer = contactAnswer(await visit.form());
    const page = visit.path(`/partnership/${own.id}`);
    if (!answer && isOver(own)) return visit.turnBack(page, 'partnership-ended');
    if (!answer) return showPartnership(visit, own.id, { status: 422, isUnknownAnswer: true });
    const done = await reportContact(ctx, { programme: programme.id, person, partnership: own.id, answer });
    return answer === 'wrong'
      ? visit.redirect(`${page}/concern`)
      : visit.redirect(page, done.ok ? 'contact-told' : 'partnership-ended');
  }),
]);
