import { roundById } from '../../../../rooms/programmes/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { setPolicy } from '../../../../rooms/pairing/index.ts';
import { actOn } from '../../../frame/inRound.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { matchingPath } from '../matchingPage.tsx';
import { policyFrom, valuesOf } from './policyValues.ts';
import type { Values } from './policyValues.ts';
import { ownQuestions, policyPage } from './policyForm.tsx';

/** The rules of a round's matching, as a form. */
export async function showPolicy(visit: ProgrammeVisit, round: Round): Promise<Response> {
  return policyPage(visit, round, valuesOf(round.policy));
}

export async function savePolicy(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const form = await visit.form();
  const values: Values = Object.fromEntries(form);
  const done = await setPolicy(visit.ctx, {
    ...actOn(visit, round),
    policy: policyFrom(values, round.policy, await ownQuestions(visit, round)),
    base: values['base'],
  });
  if (done.ok) return visit.redirect(matchingPath(visit, round, '/policy'), 'saved');
  if (done.reason === 'overtaken')
    return policyPage(visit, await roundById(visit.ctx, visit.programme.id, round.id), values, {
      isOvertaken: true,
    });
  const errors = done.reason === 'policy' ? done.errors : [];
  return policyPage(visit, round, values, { errors, base: values['base'] });
}
