import { CONTACT_ANSWERS, metPartnerships, reportContact } from '../../rooms/partnerships/index.ts';
import type { ContactAnswer } from '../../rooms/partnerships/index.ts';
import { post } from '../route.ts';
import type { Route } from '../route.ts';
import { readerOf } from './showPartnership.tsx';

/** The answer on a button; the mildest where it is none of ours. */
export const contactAnswer = (form: Pick<URLSearchParams, 'get'>): ContactAnswer =>
  CONTACT_ANSWERS.find((one) => one === form.get('answer')) ?? 'not-yet';

/** "We talked", told on the page. */
export const contactRoutes: Route[] = [
  post('/partnership/:id/contact', 'partner', async (visit) => {
    const { ctx, programme } = visit;
    const person = readerOf(visit).id;
    const all = await metPartnerships(ctx, programme.id, person);
    const own = all.find((one) => one.id === visit.id('id'));
    if (!own) return visit.notFound();
    const answer = contactAnswer(await visit.form());
    const done = await reportContact(ctx, { programme: programme.id, person, partnership: own.id, answer });
    const page = visit.path(`/partnership/${own.id}`);
    return answer === 'wrong'
      ? visit.redirect(`${page}/concern`)
      : visit.redirect(page, done.ok ? 'contact-told' : 'partnership-ended');
  }),
];
