import { ana, evil, mallory, partsOf } from './forged.ts';
import type { Forged } from './forged.ts';
import type { Fediverse } from '../fediverse.ts';

/** Answers and other things that belong to somebody else. */
export function answers(scene: Fediverse, id: number): Record<string, Forged> {
  const { us, note, create, plain } = partsOf(scene, id);
  return {
    'an answer of another in its own activity': { by: evil, activity: create(evil, note(ana)) },
    'an answer of another of the same server': { by: mallory, activity: create(mallory, note(ana)) },
    'an answer with two writers': { activity: create(ana, note(ana, { attributedTo: [ana.id, evil.id] })) },
    'an answer that its own server says otherwise': {
      by: evil,
      activity: create(evil, { ...note(evil), id: `${ana.id}/statuses/7` }),
      there: { [`${ana.id}/statuses/7`]: { ...note(ana), id: `${ana.id}/statuses/7`, content: 'x' } },
    },
    'an answer whose address holds another': {
      activity: create(ana, 'https://far.example/users/ana/statuses/8'),
      there: { 'https://far.example/users/ana/statuses/8': note(mallory) },
    },
    'an answer that redirects': {
      activity: create(ana, 'https://far.example/users/ana/statuses/9'),
      there: { 'https://far.example/users/ana/statuses/9': 301 },
    },
    'an answer that is an uploaded file': {
      activity: create(ana, 'https://far.example/media/10'),
      there: {
        'https://far.example/media/10': {
          doc: { ...note(ana), id: 'https://far.example/media/10' },
          type: 'image/png',
        },
      },
    },
    'an answer at an address of ours': { activity: create(ana, { ...note(ana), id: `${us}/posts/${id}` }) },
    'an answer that is no note': { activity: create(ana, note(ana, { type: 'Person' })) },
    'a change of what another wrote': { by: evil, activity: create(evil, note(ana), { type: 'Update' }) },
    'a boost that hides an answer': {
      by: evil,
      activity: create(evil, create(ana, note(ana)), { type: 'Announce' }),
    },
    'an undo of what another did': { by: evil, activity: create(evil, plain, { type: 'Undo' }) },
    'nested without end': {
      activity: { ...plain, more: Array.from({ length: 50 }).reduce<unknown>((inner) => [inner], 1) },
    },
    'through the inbox of all, by another': { by: evil, activity: plain, how: { path: '/federation/inbox' } },
  };
}
