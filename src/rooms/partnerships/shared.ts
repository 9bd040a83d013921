/** What two people share that either may be told: nothing of anybody's wishes, and nothing of anybody else. */
export interface Shared {
  /** BCP 47, best first. */
  languages: string[];
  /** Option keys of the round's question about interests. */
  interests: string[];
  sector: string | null;
  role: string | null;
  stage: string | null;
  awakeHoursPerDay: number | null;
}

const NOTHING: Shared = {
  languages: [],
  interests: [],
  sector: null,
  role: null,
  stage: null,
  awakeHoursPerDay: null,
};

/**
 * What a person shares with one partner, out of the reasons kept with the partnership (PairReason[] of the matcher, whose
 * ids are persons). Reads only the shared part: wishes, weights and broken rules stay where they are.
 */
export function sharedWith(reasons: unknown, me: number, partner: number): Shared {
  const all = Array.isArray(reasons) ? (reasons as unknown[]) : [];
  for (const reason of all) {
    if (!isRecord(reason) || !isRecord(reason['shared'])) continue;
    const ids = new Set([Number(reason['a']), Number(reason['b'])]);
    if (ids.has(me) && ids.has(partner)) return readShared(reason['shared']);
  }
  return NOTHING;
}

function readShared(shared: Record<string, unknown>): Shared {
  const languages = Array.isArray(shared['languages']) ? (shared['languages'] as unknown[]) : [];
  const interests = Array.isArray(shared['interests']) ? (shared['interests'] as unknown[]) : [];
  const word = (key: string): string | null => (typeof shared[key] === 'string' ? shared[key] : null);
  const hours = shared['awakeHoursPerDay'];
  return {
    languages: languages.flatMap((one) =>
      isRecord(one) && typeof one['code'] === 'string' ? [one['code']] : [],
    ),
    interests: interests.filter((one) => typeof one === 'string'),
    sector: word('sector'),
    role: word('role'),
    stage: word('stage'),
    awakeHoursPerDay: typeof hours === 'number' ? hours : null,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
