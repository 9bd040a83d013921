import type { PartnersScene } from '../partners.ts';
import type { Pair } from './playMeeting.ts';

/** Amina and Mei of a scene, as members of the plays. */
export async function pairOf({ ctx, cast, round, pair }: PartnersScene): Promise<Pair> {
  const { programme, people } = cast;
  // Their mails come in English, whatever words they use.
  const members = (['amina', 'mei'] as const).map((name) => ({
    name,
    person: people[name],
    address: `${name}@cast.example`,
  }));
  return { ctx, programme, partnership: pair, ends: round.dates.ends.dueAt, members };
}
