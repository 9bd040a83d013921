import { LIMITS, showAddress, writeLetter } from '../../rooms/partnerships/index.ts';
import type { Limit } from '../limits.ts';
import { get, post } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { readerOf, showPartnership } from './show.tsx';

/** Letters a person may send in a day: more than anybody writes, fewer than a nuisance. */
const LETTERS_A_DAY: Limit = { name: 'letter', points: 30, seconds: 86_400 };

export const partnershipRoutes: Route[] = [
  get('/partnership', 'person', (visit) => showPartnership(visit, null)),
  get('/partnership/:id', 'person', (visit) => {
    const id = visit.id('id');
    return id === null ? visit.notFound() : showPartnership(visit, id);
  }),
  post('/partnership/:id/letters', 'person', sendLetter),
  post('/partnership/:id/address', 'person', chooseAddress),
];

async function sendLetter(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view } = visit;
  const partnership = visit.id('id');
  if (partnership === null) return visit.notFound();
  const person = readerOf(visit).id;
  const form = await visit.form();
  const draft = { body: form.get('body') ?? '', formKey: form.get('form_key') ?? '' };
  const refuse = (error: string, status = 422): Promise<Response> =>
    showPartnership(visit, partnership, { draft: { ...draft, error }, status });
  if (draft.body.trim() !== '' && !(await visit.limits.allow(LETTERS_A_DAY, `${programme.id}:${person}`)))
    return refuse(view.t('partnership.error.often'));
  const done = await writeLetter(ctx, { programme: programme.id, person, partnership, ...draft });
  if (done.ok) return visit.redirect(visit.path(`/partnership/${partnership}#letters`), 'letter-sent');
  if (done.reason === 'unknown') return visit.notFound();
  return refuse(view.t(`partnership.error.${done.reason}`, { max: LIMITS.letter }));
}

async function chooseAddress(visit: ProgrammeVisit): Promise<Response> {
  const partnership = visit.id('id');
  if (partnership === null) return visit.notFound();
  const show = (await visit.form()).get('show') === 'yes';
  const done = await showAddress(visit.ctx, {
    programme: visit.programme.id,
    person: readerOf(visit).id,
    partnership,
    show,
  });
  const page = visit.path(`/partnership/${partnership}`);
  if (done.ok)
    return visit.redirect(page, show ? (done.seen ? 'addresses-seen' : 'address-shown') : 'address-hidden');
  if (done.reason === 'unknown') return visit.notFound();
  return visit.redirect(page, done.reason === 'seen' ? 'address-was-seen' : 'partnership-ended');
}
