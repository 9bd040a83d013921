import { LETTER_FILES } from '../../../lib/documents/kinds.ts';
import {
  FILTERED_LETTERS,
  LIMITS,
  checkText,
  keepDraft,
  takeBackLetter,
  wholeLetter,
  writeLetter,
} from '../../../rooms/partnerships/index.ts';
import type { LetterRefusal, StoredFile } from '../../../rooms/partnerships/index.ts';
import { Heading, PlainText, refusedFile } from '../../../ui/index.ts';
import { isolate } from '../../../i18n/translate.ts';
import type { View } from '../../../ui/index.ts';
import { UntakenBody } from '../../request/bodies/bodies.ts';
import type { Upload } from '../../request/bodies/form.ts';
import type { Limit } from '../../request/limits.ts';
import { get, post, provenPost, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { ownOf, readerOf, showPartnership } from '../showPartnership.tsx';
import type { Draft } from './letters.tsx';
import { sendFile, showPicture } from './showFiles.ts';
import { storeFiles } from './storeFiles.ts';
import { answerOwnLetters } from './ownLetters.ts';

/** Octets of a letter's form, without its files. */
const FIELDS = 100_000;
/** The most letters that a person may send in a day. */
export const LETTERS_A_DAY: Limit = { name: 'letter', points: 30, seconds: 86_400 };
/** The most times that a person may keep a draft in a day. */
const DRAFTS_A_DAY: Limit = { name: 'draft', points: 200, seconds: 86_400 };

export const letterRoutes: Route[] = unseen([
  post('/partnership/:id/letters', 'partner', takeLetter),
  get('/partnership/:id/letters/:letter', 'partner', showWholeLetter),
  get('/partnership/:id/letters/:letter/pictures/:picture', 'partner', showPicture),
  get('/partnership/:id/letters/:letter/files/:document', 'partner', sendFile),
  post('/partnership/:id/letters/:letter/draft', 'partner', takeLetterBack),
  provenPost('/partnership/:id/own-letters', 'data', answerOwnLetters),
]);

/** Sends a letter, or keeps it as a draft. A letter that cannot be sent becomes a draft, too. */
async function takeLetter(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view } = visit;
  const partnership = (await ownOf(visit))?.id;
  if (partnership === undefined) return visit.notFound();
  const person = readerOf(visit).id;
  const { form, files, isTooMuch } = await readLetter(visit);
  const isDraft = form.get('act') === 'draft';
  const typed = { body: form.get('body') ?? '', formKey: form.get('form_key') ?? '' };
  const from = {
    seen: Number(form.get('draft')) || null,
    keep: form.getAll('keep').map(Number).filter(Number.isSafeInteger),
  };
  const whose = { programme: programme.id, person, partnership };
  // The files that are accepted are kept with the words, whatever is wrong with the rest.
  let taken: readonly StoredFile[] = [];
  const keep = () => keepDraft(ctx, { ...whose, body: typed.body, from, files: taken });
  const refuse = async (error: string, field: 'error' | 'fileError' = 'error'): Promise<Response> => {
    const kept = await keep();
    const draft: Draft = { ...typed, body: kept.ok ? null : typed.body, [field]: error };
    return showPartnership(visit, partnership, { draft, status: 422 });
  };
  if (isTooMuch) return refuse(refusedFile(view.t, { reason: 'many' }), 'fileError');
  const chosen = files('file');
  if (
    (typed.body.trim() !== '' || chosen.length > 0) &&
    !(await visit.limits.allow(isDraft ? DRAFTS_A_DAY : LETTERS_A_DAY, `${programme.id}:${person}`))
  )
    return refuse(view.t('partnership.error.often'));
  const most = isDraft ? LIMITS.draft : LIMITS.letter;
  if (checkText(typed.body, most) !== 'too-long') {
    const { files: stored, error } = await storeFiles(visit, chosen, person);
    taken = stored;
    if (error) return refuse(error, 'fileError');
  }
  const page = visit.path(`/partnership/${partnership}`);
  if (isDraft) {
    const done = await keep();
    if (done.ok) return visit.redirect(`${page}#letters`, done.kept ? 'draft-kept' : 'draft-gone');
    return done.reason === 'unknown'
      ? visit.notFound()
      : refuse(view.t(`partnership.error.${done.reason}`, { max: most }));
  }
  const done = await writeLetter(ctx, { ...whose, ...typed, files: taken, from, waits: true });
  if (done.ok)
    return visit.redirect(`${page}#letter-${done.letter}`, done.apart ? 'letter-kept' : 'letter-sent');
  if (done.reason === 'unknown') return visit.notFound();
  return refuse(whyNotSent(view, done), done.reason === 'too-many-files' ? 'fileError' : 'error');
}

/** Reads the form of a letter. When the files are too much, reads only the words. */
async function readLetter(
  visit: ProgrammeVisit,
): Promise<{ form: URLSearchParams; files: Upload['files']; isTooMuch: boolean }> {
  try {
    return { ...(await visit.upload(LETTER_FILES.bytes + FIELDS)), isTooMuch: false };
  } catch (error) {
    if (!(error instanceof UntakenBody) || error.reason !== 'too-large') throw error;
    return { form: (await visit.typed()).form, files: () => [], isTooMuch: true };
  }
}

/** The reason why a letter was not sent, to stand at the field of its words. */
export function whyNotSent(
  { t, lang }: Pick<View, 't' | 'lang'>,
  done: Exclude<LetterRefusal, { reason: 'unknown' }>,
): string {
  if (done.reason === 'too-many-files') return refusedFile(t, { reason: 'many' });
  return done.reason === 'filtered'
    ? t('partnership.error.filtered', {
        count: FILTERED_LETTERS,
        pieces: new Intl.ListFormat(lang).format(done.pieces.map(isolate)),
      })
    : t(`partnership.error.${done.reason}`, { max: LIMITS.letter });
}

/** Makes a letter that has not left a draft again. A writer who wants to change it is led to its words. */
async function takeLetterBack(visit: ProgrammeVisit): Promise<Response> {
  const own = await ownOf(visit);
  const letter = visit.id('letter');
  if (!own || letter === null) return visit.notFound();
  const toChange = (await visit.form()).get('act') === 'change';
  const done = await takeBackLetter(visit.ctx, {
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
