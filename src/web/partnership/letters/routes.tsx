import { drawAnew } from '../../../lib/pictures/drawAnew.ts';
import { PICTURES } from '../../../lib/pictures/limits.ts';
import { keepPicture } from '../../../rooms/incoming/index.ts';
import {
  FILTERED_LETTERS,
  LIMITS,
  checkText,
  keepDraft,
  letterPicture,
  takeBack,
  wholeLetter,
  writeLetter,
} from '../../../rooms/partnerships/index.ts';
import type { LetterRefusal } from '../../../rooms/partnerships/index.ts';
import { Heading, PlainText, refusedPicture } from '../../../ui/index.ts';
import { isolate } from '../../../i18n/translate.ts';
import type { View } from '../../../ui/index.ts';
import type { Limit } from '../../request/limits.ts';
import { get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import { sandboxedPicture } from '../../frame/sandboxed.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { ownOf, readerOf, showPartnership } from '../showPartnership.tsx';
import type { Draft } from './letters.tsx';
import { answerOwnLetters } from './ownLetters.ts';

/** Octets of a letter’s form without its picture. */
const FIELDS = 100_000;
/** Most letters a person may send in a day. */
export const LETTERS_A_DAY: Limit = { name: 'letter', points: 30, seconds: 86_400 };
/** Most times a person may keep a draft in a day. */
const DRAFTS_A_DAY: Limit = { name: 'draft', points: 200, seconds: 86_400 };

export const letterRoutes: Route[] = [
  post('/partnership/:id/letters', 'partner', takeLetter),
  get('/partnership/:id/letters/:letter', 'partner', showWholeLetter),
  get('/partnership/:id/letters/:letter/pictures/:picture', 'partner', showPicture),
  post('/partnership/:id/letters/:letter/draft', 'partner', takeLetterBack),
  get('/partnership/:id/own-letters', 'partner', answerOwnLetters),
];

/** Sends what was written, or keeps it as a draft. What cannot be sent is kept as one, too. */
async function takeLetter(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view } = visit;
  visit.changes();
  const partnership = (await ownOf(visit))?.id;
  if (partnership === undefined) return visit.notFound();
  const person = readerOf(visit).id;
  const { form, file } = await visit.upload(PICTURES.bytes + FIELDS);
  const isDraft = form.get('act') === 'draft';
  const typed = { body: form.get('body') ?? '', formKey: form.get('form_key') ?? '' };
  const from = {
    seen: Number(form.get('draft')) || null,
    keep: form.getAll('keep').map(Number).filter(Number.isSafeInteger),
  };
  const whose = { programme: programme.id, person, partnership };
  const keep = (pictures: readonly { file: number; name: string }[] = []) =>
    keepDraft(ctx, { ...whose, body: typed.body, from, pictures });
  const refuse = async (error: string, field: 'error' | 'pictureError' = 'error'): Promise<Response> => {
    const kept = await keep();
    const draft: Draft = { ...typed, body: kept.ok ? null : typed.body, [field]: error };
    return showPartnership(visit, partnership, { draft, status: 422 });
  };
  const chosen = file('picture');
  if (
    (typed.body.trim() !== '' || chosen) &&
    !(await visit.limits.allow(isDraft ? DRAFTS_A_DAY : LETTERS_A_DAY, `${programme.id}:${person}`))
  )
    return refuse(view.t('partnership.error.often'));
  const most = isDraft ? LIMITS.draft : LIMITS.letter;
  const drawn = chosen && checkText(typed.body, most) !== 'too-long' ? await drawAnew(chosen) : null;
  if (drawn && !drawn.ok) return refuse(refusedPicture(view.t, drawn.refusal), 'pictureError');
  const pictures = drawn
    ? [{ file: await keepPicture(ctx, { programme: programme.id, ...drawn.picture, by: person }), name: '' }]
    : [];
  const page = visit.path(`/partnership/${partnership}`);
  if (isDraft) {
    const done = await keep(pictures);
    if (done.ok) return visit.redirect(`${page}#letters`, done.kept ? 'draft-kept' : 'draft-gone');
    return done.reason === 'unknown'
      ? visit.notFound()
      : refuse(view.t(`partnership.error.${done.reason}`, { max: most }));
  }
  const done = await writeLetter(ctx, { ...whose, ...typed, pictures, from, waits: true });
  if (done.ok)
    return visit.redirect(`${page}#letter-${done.letter}`, done.apart ? 'letter-kept' : 'letter-sent');
  if (done.reason === 'unknown') return visit.notFound();
  return refuse(whyNotSent(view, done));
}

/** The reason why a letter is not sent, for the field of its words. */
export function whyNotSent(
  { t, lang }: Pick<View, 't' | 'lang'>,
  done: Exclude<LetterRefusal, { reason: 'unknown' }>,
): string {
  return done.reason === 'filtered'
    ? t('partnership.error.filtered', {
        count: FILTERED_LETTERS,
        pieces: new Intl.ListFormat(lang).format(done.pieces.map(isolate)),
      })
    : t(`partnership.error.${done.reason}`, { max: LIMITS.letter });
}

/** Makes a letter a draft again while it has not left; to change it, its writer is led to its words. */
async function takeLetterBack(visit: ProgrammeVisit): Promise<Response> {
  visit.changes();
  const own = await ownOf(visit);
  const letter = visit.id('letter');
  if (!own || letter === null) return visit.notFound();
  const toChange = (await visit.form()).get('act') === 'change';
  const done = await takeBack(visit.ctx, {
    programme: visit.programme.id,
    person: readerOf(visit).id,
    partnership: own.id,
    letter,
  });
  const page = visit.path(`/partnership/${own.id}`);
  if (!done) return visit.redirect(`${page}#letters`, 'letter-has-left');
  return visit.redirect(
    `${page}#${toChange ? 'f-body' : 'letters'}`,
    toChange ? 'letter-to-change' : 'letter-taken-back',
  );
}

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
