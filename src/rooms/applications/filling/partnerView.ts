import type { Ctx } from '../../ctx.ts';
import { personById } from '../../people/index.ts';
import { questionsOf } from '../../programmes/index.ts';
import type { AnswerValue, FormStep, Question } from '../../forms/index.ts';
import type { Person } from '../../people/index.ts';
import { answersOf, applicationById } from '../queries.ts';
import type { Application } from '../queries.ts';

export interface PartnerView {
  name: string;
  /** The short name; '' when the whole name is used. */
  called: string;
  /** ISO code */
  country: string | null;
  /** IANA: the partner sees the local time. */
  zone: string | null;
  /** Answers shown to the partner, in the order of the form. Leaves out those that name, country and zone show already. */
  answers: { question: Question; value: AnswerValue }[];
}

/** Roles shown at the head of the view instead of among the answers. */
const HEAD = new Set(['name', 'called', 'country', 'zone']);
/** Never shown, even if the form says so. */
const PRIVATE_TYPES = new Set(['exclusions', 'wishes']);

/**
 * Exactly what a partner sees of a person. The preview before sending in and the later page of the partnership both show this. Null for an
 * application that does not exist. A caller may pass the application and the form of its round if it has them.
 */
export async function partnerView(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  application: number | Application,
  form?: readonly FormStep[],
): Promise<PartnerView | null> {
  const found =
    typeof application === 'number' ? await applicationById(ctx, programme, application) : application;
  if (!found) return null;
  const [person, steps, answers] = await Promise.all([
    personById(ctx, programme, found.person_id),
    form ?? questionsOf(ctx, programme, found.round_id),
    answersOf(ctx, programme, found.id),
  ]);
  return person && viewFrom(person, steps, answers, found.state === 'draft');
}

/**
 * The same from its parts: the person, the form of the round and the answers by question. Name, country and zone are as the person last
 * gave them, in any application or on their own page. For a draft they are as they will be once it is sent in.
 */
export function viewFrom(
  person: Pick<Person, 'name' | 'called' | 'country' | 'zone'>,
  steps: readonly FormStep[],
  answers: ReadonlyMap<number, { value: AnswerValue }>,
  isDraft = false,
): PartnerView {
  const questions = steps.flatMap((step) => step.questions);
  const head = (role: 'name' | 'called' | 'country' | 'zone'): string | null => {
    if (!isDraft && person[role]) return person[role];
    const question = questions.find((one) => one.role === role && one.shownToPartner);
    const value = question ? answers.get(question.id)?.value : undefined;
    return typeof value === 'string' ? value : null;
  };
  const keepsCalled = questions.some((one) => one.role === 'called' && !one.shownToPartner);
  return {
    name: head('name') ?? person.name,
    // A form may hide the short name from partners.
    called: keepsCalled ? '' : ((isDraft ? head('called') : person.called) ?? ''),
    country: head('country') ?? person.country,
    zone: head('zone') ?? person.zone,
    answers: questions.flatMap((question) => {
      const value = answers.get(question.id)?.value;
      const isShown =
        question.shownToPartner && !HEAD.has(question.role ?? '') && !PRIVATE_TYPES.has(question.type);
      return isShown && value !== undefined ? [{ question, value }] : [];
    }),
  };
}
