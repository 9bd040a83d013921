import { drawAnew } from '../../lib/pictures/drawAnew.ts';
import { PICTURES } from '../../lib/pictures/limits.ts';
import { keepPicture } from '../../rooms/incoming/index.ts';
import {
  LIMITS,
  checkText,
  declareAbsence,
  leavePartnership,
  letterPicture,
  metPartnerships,
  showAddress,
  cancelLeaving,
  stayInTouch,
  wholeLetter,
  writeLetter,
} from '../../rooms/partnerships/index.ts';
import type { OwnPartnership } from '../../rooms/partnerships/index.ts';
import { callOf } from '../../rooms/people/index.ts';
import { Heading, PlainText, refusedPicture } from '../../ui/index.ts';
import type { Limit } from '../request/limits.ts';
import { get, post } from '../route.ts';
import type { Route } from '../route.ts';
import { sandboxedPicture } from '../frame/sandboxed.ts';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';
import { isOver } from './partnerNames.ts';
import { CHOICES, LeavingPage } from './leaving.tsx';
import type { LeavingDraft } from './leaving.tsx';
import { readerOf, showPartnership } from './showPartnership.tsx';

/** Octets of a letter’s form without its picture. */
const FIELDS = 100_000;
/** Most letters a person may send in a day. */
export const LETTERS_A_DAY: Limit = { name: 'letter', points: 30, seconds: 86_400 };

export const partnershipRoutes: Route[] = [
  get('/partnership', 'person', (visit) => showPartnership(visit, null)),
  get('/partnership/:id', 'partner', (visit) => {
    const id = visit.id('id');
    return id === null ? visit.notFound() : showPartnership(visit, id);
  }),
  post('/partnership/:id/letters', 'partner', sendLetter),
  get('/partnership/:id/letters/:letter', 'partner', showWholeLetter),
  get('/partnership/:id/letters/:letter/pictures/:picture', 'partner', showPicture),
  post('/partnership/:id/address', 'partner', chooseAddress),
  get('/partnership/:id/leaving', 'partner', async (visit) => {
    const own = await ownOf(visit);
    if (!own || isOver(own)) return visit.notFound();
    return visit.page(leavingPage(visit, own, { reason: '' }));
  }),
  post('/partnership/:id/leaving', 'partner', leave),
  post('/partnership/:id/staying', 'partner', stay),
  post('/partnership/:id/farewell', 'partner', answerFarewell),
];

async function sendLetter(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view } = visit;
  visit.changes();
  const partnership = (await ownOf(visit))?.id;
  if (partnership === undefined) return visit.notFound();
  const person = readerOf(visit).id;
  const { form, file } = await visit.upload(PICTURES.bytes + FIELDS);
  const draft = { body: form.get('body') ?? '', formKey: form.get('form_key') ?? '' };
  const refuse = (
    error: string,
    status = 422,
    field: 'error' | 'pictureError' = 'error',
  ): Promise<Response> =>
    showPartnership(visit, partnership, { draft: { ...draft, [field]: error }, status });
  const chosen = file('picture');
  if (
    (draft.body.trim() !== '' || chosen) &&
    !(await visit.limits.allow(LETTERS_A_DAY, `${programme.id}:${person}`))
  )
    return refuse(view.t('partnership.error.often'));
  const drawn = chosen && !isTooLong(draft.body) ? await drawAnew(chosen) : null;
  if (drawn && !drawn.ok) return refuse(refusedPicture(view.t, drawn.refusal), 422, 'pictureError');
  const pictures = drawn
    ? [{ file: await keepPicture(ctx, { programme: programme.id, ...drawn.picture, by: person }), name: '' }]
    : [];
  const done = await writeLetter(ctx, { programme: programme.id, person, partnership, ...draft, pictures });
  if (done.ok)
    return visit.redirect(
      visit.path(`/partnership/${partnership}#letter-${done.letter}`),
      done.apart ? 'letter-kept' : 'letter-sent',
    );
  if (done.reason === 'unknown') return visit.notFound();
  return refuse(view.t(`partnership.error.${done.reason}`, { max: LIMITS.letter }));
}

const isTooLong = (body: string): boolean => checkText(body, LIMITS.letter) === 'too-long';

/** The whole text of a letter that came by mail, with quotes and signature. */
async function showWholeLetter(visit: ProgrammeVisit): Promise<Response> {
  const own = await ownOf(visit);
  const id = visit.id('letter');
  if (!own || id === null) return visit.notFound();
  const text = await wholeLetter(visit.ctx, visit.programme.id, own, id);
  if (text === null) return visit.notFound();
  const { t } = visit.view;
  return visit.page({
    title: t('partnership.letter-whole'),
    nav: 'partnership',
    indexed: false,
    body: (
      <>
        <Heading lead={t('partnership.letter-whole-lead')}>{t('partnership.letter-whole')}</Heading>
        <PlainText text={text} />
        <p>
          <a href={visit.path(`/partnership/${own.id}#letter-${id}`)}>{t('partnership.letter-back')}</a>
        </p>
      </>
    ),
  });
}

async function showPicture(visit: ProgrammeVisit): Promise<Response> {
  const own = await ownOf(visit);
  const [letter, file] = [visit.id('letter'), visit.id('picture')];
  if (!own || letter === null || file === null) return visit.notFound();
  const picture = await letterPicture(visit.ctx, visit.programme.id, own, letter, file);
  return (picture && sandboxedPicture(picture)) ?? visit.notFound();
}

async function chooseAddress(visit: ProgrammeVisit): Promise<Response> {
  const partnership = (await ownOf(visit))?.id;
  if (partnership === undefined) return visit.notFound();
  const show = (await visit.form()).get('show') === 'yes';
  const done = await showAddress(visit.ctx, {
    programme: visit.programme.id,
    person: readerOf(visit).id,
    partnership,
    show,
  });
  const page = visit.path(`/partnership/${partnership}#addresses`);
  if (done.ok)
    return visit.redirect(page, show ? (done.seen ? 'addresses-seen' : 'address-shown') : 'address-hidden');
  if (done.reason === 'unknown') return visit.notFound();
  return visit.redirect(page, done.reason === 'seen' ? 'address-was-seen' : 'partnership-ended');
}

/** The partnership in the path, if it is the visitor's and its hour has come. */
async function ownOf(visit: ProgrammeVisit): Promise<OwnPartnership | null> {
  const id = visit.id('id');
  const all = await metPartnerships(visit.ctx, visit.programme.id, readerOf(visit).id);
  return all.find((own) => own.id === id) ?? null;
}

function leavingPage(visit: ProgrammeVisit, own: OwnPartnership, draft: LeavingDraft): PageAnswer {
  return {
    title: visit.view.t('partnership.leave'),
    status: draft.error ? 422 : 200,
    nav: 'partnership',
    indexed: false,
    body: <LeavingPage own={own} me={callOf(readerOf(visit))} draft={draft} path={visit.path} />,
  };
}

async function leave(visit: ProgrammeVisit): Promise<Response> {
  const own = await ownOf(visit);
  if (!own) return visit.notFound();
  const form = await visit.form();
  const draft = { reason: form.get('reason') ?? '' };
  const chosen = CHOICES.find((choice) => choice === form.get('after'));
  const page = visit.path(`/partnership/${own.id}`);
  // Sent without any of its buttons.
  if (!chosen && !isOver(own)) return visit.page(leavingPage(visit, own, draft));
  const who = { programme: visit.programme.id, person: readerOf(visit).id };
  if (chosen === 'break' && isOver(own)) return visit.turnBack(page, 'partnership-ended');
  const done =
    chosen === 'break'
      ? await declareAbsence(visit.ctx, { ...who, until: null, reason: draft.reason })
      : await leavePartnership(visit.ctx, {
          ...who,
          actor: visit.actor(),
          partnership: own.id,
          reason: draft.reason,
          another: chosen === 'another',
        });
  if (done.ok) return visit.redirect(page, chosen === 'break' ? 'break-noted' : 'partnership-left');
  if (done.reason === 'too-long')
    return visit.page(leavingPage(visit, own, { ...draft, error: tooLong(visit, LIMITS.reason) }));
  return visit.turnBack(page, 'partnership-ended');
}

async function stay(visit: ProgrammeVisit): Promise<Response> {
  const own = await ownOf(visit);
  if (!own) return visit.notFound();
  const who = { programme: visit.programme.id, person: readerOf(visit).id, partnership: own.id };
  const stays = await cancelLeaving(visit.ctx, who);
  return visit.redirect(visit.path(`/partnership/${own.id}`), stays ? 'stayed' : undefined);
}

function tooLong(visit: ProgrammeVisit, max: number): string {
  return visit.view.t('partnership.error.too-long', { max });
}

async function answerFarewell(visit: ProgrammeVisit): Promise<Response> {
  const own = await ownOf(visit);
  if (!own) return visit.notFound();
  const done = await stayInTouch(visit.ctx, {
    programme: visit.programme.id,
    person: readerOf(visit).id,
    partnership: own.id,
    yes: (await visit.form()).get('touch') === 'yes',
  });
  const note = !done.ok ? 'touch-closed' : done.given ? 'touch-given' : 'touch-answered';
  return visit.redirect(visit.path(`/partnership/${own.id}`), note);
}
