import type { ComponentChildren } from 'preact';
import { ButtonLink, Heading, useView } from '../../ui/index.ts';
import { UntakenBody } from '../request/bodies/bodies.ts';
import type { NoteKey, PageAnswer, Visit } from '../visit.ts';
import { Kept } from './kept.tsx';
import { answersIn, missingIn, textsIn, unreadIn } from './typedWords.ts';
import type { Typed } from './typedWords.ts';

/**
 * The same answer to a post, with the typed words below unless the page already holds them: whatever went wrong, no words are lost. `by` is
 * the visit that read the post, when another visit draws the answer.
 */
export async function keepWords(
  visit: Visit,
  response: Response,
  { by = visit, isOwn = true }: { by?: Visit; isOwn?: boolean } = {},
): Promise<Response> {
  const { drawn } = visit;
  if (response.status === 303) return keepRest(visit, response);
  if (drawn?.response !== response || drawn.page.isDone) return response;
  const typed = await typedBy(by);
  if (!typed || answersIn(typed).length === 0) return response;
  const texts = missingIn(await response.clone().text(), typed);
  if (texts.length === 0) return response;
  const action = isOwn ? visit.url.pathname + visit.url.search : null;
  const kept = visit.page(withMore(drawn.page, <Kept typed={typed} texts={texts} action={action} />));
  const wait = response.headers.get('retry-after');
  if (wait) kept.headers.set('retry-after', wait);
  return kept;
}

function withMore(page: PageAnswer, more: ComponentChildren): PageAnswer {
  const { forVisitors: _, ...own } = page;
  return {
    ...own,
    status: page.status ?? 200,
    indexed: false,
    body: (
      <>
        {page.body}
        {more}
      </>
    ),
  };
}

/** Shows the unread rest of a post: the form asked for more than there is now. */
async function keepRest(visit: Visit, done: Response): Promise<Response> {
  const typed = await typedBy(visit);
  const texts = typed ? unreadIn(typed) : [];
  if (!typed || texts.length === 0) return done;
  const { t } = visit.view;
  const what = texts.length < textsIn(typed).length ? 'part' : 'turned';
  return visit.page({
    title: t(`kept.${what}.title`),
    status: what === 'part' ? 200 : 409,
    indexed: false,
    body: (
      <>
        <Heading lead={t(`kept.${what}.lead`)}>{t(`kept.${what}.title`)}</Heading>
        <Onward to={done.headers.get('location') ?? '/'} />
        <Kept typed={typed} texts={texts} action={null} />
      </>
    ),
  });
}

/** Null when the body could not be read. */
async function typedBy(visit: Visit): Promise<Typed | null> {
  try {
    return await visit.typed();
  } catch (error) {
    if (error instanceof UntakenBody) return null;
    throw error;
  }
}

/** Answers a post that changed nothing: leads on at once, or shows a page with the typed words first. */
export async function turnBack(visit: Visit, path: string, note?: NoteKey): Promise<Response> {
  if (textsIn(await visit.typed()).length === 0) return visit.redirect(path, note);
  const { t } = visit.view;
  return visit.page({
    title: t('kept.turned.title'),
    status: 409,
    indexed: false,
    body: (
      <>
        <Heading lead={note ? t(`note.${note}`) : t('kept.turned.lead')}>{t('kept.turned.title')}</Heading>
        <Onward to={path} />
      </>
    ),
  });
}

function Onward({ to }: { to: string }) {
  const { t } = useView();
  return (
    <p>
      <ButtonLink href={to}>{t('kept.turned.on')}</ButtonLink>
    </p>
  );
}
