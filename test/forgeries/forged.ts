import { PUBLIC } from '../../src/federation/reading/audience.ts';
import { noteOf, remote } from '../fediverse.ts';
import type { Fediverse, How, Remote } from '../fediverse.ts';

export type Doc = Record<string, unknown>;

export const ana = remote('ana');
/** One on the same server, one on a server of their own. Both sign with their own key. */
export const mallory = remote('mallory', 'far.example', 'other');
export const evil = remote('eve', 'evil.example', 'other');

export interface Forged {
  by?: Remote;
  activity: Doc;
  how?: How;
  /** Documents on servers, besides those of the three. */
  there?: Record<string, Doc | number | { doc: Doc; type: string }>;
}

export const without =
  (...names: string[]) =>
  (signed: Record<string, string>) =>
    Object.fromEntries(Object.entries(signed).filter(([name]) => !names.includes(name)));
export const covering =
  (...names: string[]) =>
  (signed: Record<string, string>) => ({
    ...signed,
    signature: signed['signature']!.replace(/headers="[^"]*"/, `headers="${names.join(' ')}"`),
  });

/** The parts of forged activities, about a post of ours. */
export function partsOf({ us, post }: Fediverse, id: number) {
  const ours = post(id);
  const follow = (who: Remote, more: Doc = {}): Doc => ({
    id: `${who.id}#f`,
    type: 'Follow',
    actor: who.id,
    object: us,
    ...more,
  });
  const note = (who: Remote, more: Doc = {}): Doc => noteOf(who, 'x', ours, more);
  const create = (who: Remote, object: unknown, more: Doc = {}): Doc => ({
    id: `${who.id}/x/activity`,
    type: 'Create',
    actor: who.id,
    to: [PUBLIC],
    object,
    ...more,
  });
  const like: Doc = { id: `${ana.id}#l`, type: 'Like', actor: ana.id, object: ours };
  const plain = follow(ana);
  return { us, ours, follow, note, create, like, plain };
}
