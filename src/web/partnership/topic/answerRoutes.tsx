import { metPartnerships, quoteQuestion, writeLetter } from '../../../rooms/partnerships/index.ts';
import { languageShown, questionsIn, topicById } from '../../../rooms/topics/index.ts';
import { post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { LETTERS_A_DAY, whyNotSent } from '../letters/routes.tsx';
import { readerOf, showPartnership } from '../showPartnership.tsx';

/** An answer to a topic's question, for the partner alone, as a letter that quotes the question. */
export const answerRoutes: Route[] = unseen([
  post('/partnership/:id/topics/:topic/answers', 'partner', answer),
]);

async function answer(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view } = visit;
  const person = readerOf(visit).id;
  const own = (await metPartnerships(ctx, programme.id, person)).find(({ id }) => id === visit.id('id'));
  const id = visit.id('topic');
  const topic = own && id !== null ? await topicById(ctx, programme.id, id) : null;
  if (!own || !topic) return visit.notFound();
  const form = await visit.form();
  const number = form.get('question') ?? '';
  const asked = questionsIn(topic, languageShown(topic, view.lang)).find((one) => `${one.number}` === number);
  if (!asked) return visit.notFound();
  const words = (form.get(`answer${number}`) ?? '').trim();
  const draft = { body: quoteQuestion(asked.text, words), formKey: form.get('form_key') ?? '' };
  // A refused answer comes back in the field for letters, since the topic may have changed.
  const refuse = (error: string): Promise<Response> =>
    showPartnership(visit, own.id, { draft: { ...draft, error }, status: 422 });
  if (words === '') return refuse(view.t('partnership.error.empty'));
  if (!(await visit.limits.allow(LETTERS_A_DAY, `${programme.id}:${person}`)))
    return refuse(view.t('partnership.error.often'));
  const done = await writeLetter(ctx, {
    programme: programme.id,
    person,
    partnership: own.id,
    ...draft,
    waits: true,
  });
  if (done.ok)
    return visit.redirect(
      visit.path(`/partnership/${own.id}#letter-${done.letter}`),
      done.apart ? 'letter-kept' : 'letter-sent',
    );
  if (done.reason === 'unknown') return visit.notFound();
  return refuse(whyNotSent(view, done));
}
