import type { Matter } from '../../../../rooms/matters/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { isDoneHere } from '../kinds.ts';

/** Acts on several matters at once, in the order in which they are offered. */
const ACTS = ['remind', 'write', 'another', 'close'] as const;
export type Act = (typeof ACTS)[number];

/** Open matters of one kind, with the suggested act. Silent pairs form a group for each suggestion. */
export interface Group {
  key: string;
  kind: Matter['kind'];
  suggests: Act;
  matters: Matter[];
}

/** The groups of several matters that this visitor may end on the list. */
export function groupsOf(visit: ProgrammeVisit, matters: readonly Matter[]): Group[] {
  const own = matters.filter(({ kind }) => isDoneHere(visit.brought, kind, 'end'));
  return [...Map.groupBy(own, keyOf)]
    .filter(([, all]) => all.length > 1)
    .map(([key, all]) => ({ key, kind: all[0]!.kind, suggests: suggestion(visit, all[0]!), matters: all }));
}

/** The name of a matter's group, for the address of the group's page. */
export const keyOf = (matter: Matter): string =>
  matter.kind === 'pair-silent' ? `${matter.kind}.${matter.data.suggests}` : matter.kind;

/** The acts that this visitor may do on matters of a kind. */
export function actsFor(visit: ProgrammeVisit, kind: Matter['kind']): readonly Act[] {
  const isPair = (kind === 'pair-silent' || kind === 'partner-silent') && visit.may('director', 'matcher');
  return ACTS.filter((act) => act === 'close' || isPair);
}

/** The act for each suggestion. `close` is suggested for a pair in which every member's turn rests. */
const SUGGESTED = { remind: 'remind', write: 'write', another: 'another', close: 'another' } as const;

function suggestion(visit: ProgrammeVisit, matter: Matter): Act {
  const suggests = matter.kind === 'pair-silent' ? matter.data.suggests : null;
  const suggested = suggests && SUGGESTED[suggests];
  return actsFor(visit, matter.kind).find((act) => act === suggested) ?? 'close';
}
