import { assignMatters } from '../../../../rooms/matters/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { listAsItWas } from '../../list/back.ts';
import { actScope } from '../kinds.ts';
import { idsFrom } from './ids.ts';

/** Takes the matters of a line of Today that nobody has taken, or gives one's own back. */
export async function takeSeveral(visit: ProgrammeVisit): Promise<Response> {
  const { person, programme } = visit;
  if (!person) return visit.notFound();
  const form = await visit.form();
  const count = await assignMatters(visit.ctx, {
    programme: programme.id,
    actor: visit.actor(),
    matters: idsFrom(form.getAll('matters')),
    scope: actScope(visit, 'take'),
    person: person.id,
    isBack: form.get('back') === 'yes',
  });
  return visit.redirect(await listAsItWas(visit, '/workbench'), count > 0 ? 'saved' : 'taken-meanwhile');
}
