import type { Sees, Sight } from '../../../rooms/log/index.ts';
import { seesMatter } from '../../../rooms/matters/index.ts';
import { SUBJECTS } from '../../../rooms/brought.ts';
import type { Visit } from '../../visit.ts';
import { scopeOf } from '../work/kinds.ts';

/** The part of the log that a visitor sees: all but concerns, private conversations and mails that they may not read. */
export function sightOf(visit: Pick<Visit, 'grants' | 'operator' | 'viewer' | 'brought'>): Sight {
  const kept = Object.entries(SUBJECTS).flatMap(([kind, { sees }]): [string, Sees][] =>
    sees ? [[kind, sees(visit.viewer)]] : [],
  );
  return {
    person: visit.viewer.person,
    subjects: { ...Object.fromEntries(kept), matter: seesMatter(scopeOf(visit)) },
  };
}
