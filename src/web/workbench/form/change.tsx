import { changeQuestion, questionOf } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { changesQuestion } from '../../../rooms/forms/index.ts';
import type { Question } from '../../../rooms/forms/index.ts';
import { actOn } from '../../frame/inRound.ts';
import type { Messages } from '../../frame/problems.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { questionAnchor } from './askedQuestion.tsx';
import { edit, editor, formPath, answersTouched } from './editor.tsx';
import { takePasted } from './pasted.ts';
import type { Pasted } from './pasted.ts';
import { draftOf, questionMessages, typedFrom, typedOf } from './typedQuestion.ts';
import type { Typed } from './typedQuestion.ts';

/** Changes the text of a question. If people have answered it, the editor must first have read how many. */
export async function saveQuestion(
  visit: ProgrammeVisit,
  round: Round,
  question: Question,
): Promise<Response> {
  const form = await visit.form();
  const { typed, isUnfinished, more } = readQuestion(visit, form, typedOf(question));
  if (isUnfinished) return edit(visit, round, { question }, typed, more);
  const text = draftOf(typed);
  const seen = form.get('version');
  const base = seen === null ? question.version : Number(seen);
  if (base === question.version && changesQuestion(question, text, visit.programme.source_locale)) {
    const answers = await answersTouched(visit, round, question, typed);
    if (answers.all > 0 && form.get('agreed') !== String(answers.all))
      return edit(visit, round, { question }, typed, { isAsking: true });
  }
  const done = await changeQuestion(visit.ctx, { ...actOn(visit, round), question: question.id, text, base });
  if (done.ok) return backAt(visit, round, question.id);
  if (done.reason === 'question')
    return edit(visit, round, { question }, typed, { messages: messagesOf(visit, done.problems) });
  if (done.reason !== 'overtaken')
    return editor(visit, round, visit.view.t(`questions.refused.${done.reason}`));
  const now = await questionOf(visit.ctx, visit.programme.id, round.id, question.id);
  return now ? edit(visit, round, { question }, typed, { now }) : visit.notFound();
}

/** Reads a typed question, with a pasted list in its rows. It is unfinished while more rows are wanted, or the list must be checked. */
export function readQuestion(visit: ProgrammeVisit, form: URLSearchParams, before?: Typed) {
  const { locales, source_locale: source } = visit.programme;
  const ordered = [source, ...locales.filter((locale) => locale !== source)];
  const typed = typedFrom(form, ordered, before);
  const list = form.get('pasted') ?? '';
  const isLonger = form.get('add') !== null;
  if (list.trim() === '') return { typed, isUnfinished: isLonger, more: { isLonger } };
  const taken = takePasted(typed, list, ordered);
  return { typed: taken.typed, isUnfinished: true, more: pastedMore(visit, taken.pasted, list) };
}

function pastedMore(visit: ProgrammeVisit, pasted: Pasted, list: string) {
  if (pasted.tooMany === undefined) return { pasted };
  const message = visit.view.t('questions.pasted-too-many', { count: pasted.tooMany });
  return { pasting: list, messages: { pasted: message } };
}

/** Leads to the list of questions, opened at one of them. */
export const backAt = (visit: ProgrammeVisit, round: Round, question: number): Response =>
  visit.redirect(`${formPath(visit, round)}#${questionAnchor(question)}`, 'saved');

export const messagesOf = (
  visit: ProgrammeVisit,
  problems: Parameters<typeof questionMessages>[0],
): Messages => questionMessages(problems, visit.view.t, visit.programme.source_locale);
