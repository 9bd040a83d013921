import type { Duplicate, Half } from '../queries.ts';

/** The one with more to lose stays, unless somebody says otherwise: whoever showed to have the address, had a partner or a role, or came first. */
export const usualKept = ({ a, b }: Pick<Duplicate, 'a' | 'b'>): Half => (worth(b) > worth(a) ? b : a);

const worth = (half: Half): number =>
  Number(half.confirmed) * 4 + Number(half.hadPartner) * 2 + Number(half.hasRole);

const LIVE = new Set(['draft', 'submitted', 'confirmed', 'waiting', 'matched']);

/** Whether both applied to the same round, and neither is out of it. */
export const bothApplied = ({ a, b }: Pick<Duplicate, 'a' | 'b'>): boolean =>
  a.applications.some(
    ({ round, state }) =>
      LIVE.has(state) && b.applications.some((other) => other.round === round && LIVE.has(other.state)),
  );
