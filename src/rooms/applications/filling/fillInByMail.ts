import { plainDigits } from '../../../lib/text/digits.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { confirmAddress, personById } from '../../people/index.ts';
import { phaseOf, questionsOf, roundsOf } from '../../programmes/index.ts';
import { fillZone, leaveOldZone, readInWords, withoutLetters } from '../../forms/index.ts';
import type { AnswerError, CheckedAnswer, Question } from '../../forms/index.ts';
import { beginApplication } from './begin.ts';
import { answersOf } from '../queries.ts';
import type { Application } from '../queries.ts';
import { EDITABLE } from '../rules.ts';
import { missingAnswers } from './submit.ts';
import { writeAnswers } from './writeAnswers.ts';
import { writePerson } from './writePerson.ts';

/** An answer that is invalid or missing. `piece` is the part that could not be read, shortened; '' for none. */
export interface WrittenProblem {
  question: number;
  reason: AnswerError;
  piece: string;
}

type Taken =
  | {
      ok: true;
      application: Application;
      taken: number;
      /** Required answers that are missing or unreadable: the application keeps its state until they are given. */
      problems: WrittenProblem[];
      /** Optional answers that are unreadable: the earlier ones stay. */
      unread: WrittenProblem[];
    }
  | { ok: false; reason: 'closed' };

/**
 * Takes answers written in words, as in a mail, by question. They are read like cells of a spreadsheet, and checked like those of the form.
 * Valid answers are kept; an invalid one leaves the earlier answer. Writing from the person's own mailbox confirms its address, so the
 * caller must have made sure of that.
 */
export async function fillInByMail(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    person: number;
    round: number;
    texts: ReadonlyMap<number, string>;
  },
): Promise<Taken> {
  const { programme, actor } = input;
  const round = (await roundsOf(ctx, programme)).find(({ id }) => id === input.round);
  const person = await personById(ctx, programme, input.person);
  if (!person || !round?.published_at || phaseOf(round, ctx.clock.now()) !== 'open')
    return { ok: false, reason: 'closed' };
  return inTransaction(ctx, async (ctx) => {
    await confirmAddress(ctx, person);
    const application = await beginApplication(ctx, { programme, actor, round: round.id, person: person.id });
    if (!EDITABLE.includes(application.state)) return { ok: false, reason: 'closed' };
    const questions = (await questionsOf(ctx, programme, round.id)).flatMap((step) => step.questions);
    const { answers, unread } = read(questions, input.texts);
    if (application.state === 'draft')
      leaveOldZone(questions, answers, await answersOf(ctx, programme, application.id));
    fillZone(questions, answers, [], ctx.clock.now());
    await writeAnswers(ctx, { programme, application: application.id, person: person.id, answers });
    await writePerson(ctx, { programme, application: application.id });
    const missing = (await missingAnswers(ctx, application))
      .filter(({ question }) => !unread.some((one) => one.question === question.id))
      .map(({ question, reason }) => ({ question: question.id, reason, piece: '' }));
    const needed = new Set(questions.filter(({ required }) => required).map(({ id }) => id));
    return {
      ok: true,
      application,
      taken: answers.length,
      problems: [...unread.filter(({ question }) => needed.has(question)), ...missing],
      unread: unread.filter(({ question }) => !needed.has(question)),
    };
  });
}

function read(questions: readonly Question[], texts: ReadonlyMap<number, string>) {
  const answers: CheckedAnswer[] = [];
  const unread: WrittenProblem[] = [];
  for (const question of questions) {
    const written = texts.get(question.id);
    if (written === undefined) continue;
    const text = question.type === 'short' || question.type === 'long' ? written : plainDigits(written);
    const whole = readInWords(question, withoutLetters(question, text), questions);
    const cell = whole.ok ? whole : (readSigned(question, text, questions) ?? whole);
    if (cell.ok) answers.push({ question, value: cell.value });
    else unread.push({ question: question.id, reason: reasonOf(cell.reason), piece: cell.piece });
  }
  return { answers, unread };
}

/** Questions whose answer may hold a name. Below any other answer, a name is a signature. */
const MAY_NAME: ReadonlySet<Question['type']> = new Set(['short', 'long', 'exclusions']);
const LONGEST_NAME = 4;

/** Reads an answer with its writer's name below it. Null when there is no name, or the answer is unreadable without it, too. */
function readSigned(question: Question, text: string, questions: readonly Question[]) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const name = lines.length > 1 ? lines.at(-1)!.trim() : '';
  const isName = /^\p{L}\S/u.test(name) && name.split(/\s+/).length <= LONGEST_NAME;
  if (!isName || MAY_NAME.has(question.type)) return null;
  const cell = readInWords(question, withoutLetters(question, lines.slice(0, -1).join('\n')), questions);
  return cell.ok ? cell : null;
}

const reasonOf = (reason: AnswerError | 'control' | 'unknown-hours'): AnswerError =>
  reason === 'control' || reason === 'unknown-hours' ? 'malformed' : reason;
