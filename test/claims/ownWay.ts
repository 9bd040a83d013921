import { json } from '../../src/db/json.ts';
import type { Filling, Row } from './fill.ts';

interface OwnWay {
  /** Values that her row needs besides those that the schema demands. */
  hers?: (filling: Filling) => Row;
  /** The same for somebody else's rows that name her. */
  others?: (filling: Filling) => Row;
  /** Columns that name her in the same row as the first column. */
  together?: string[];
}

/** Tables with rows already, or that say who runs the installation. */
export const UNTOUCHED = new Set(['account', 'operator', 'person', 'programme']);

const pair = ({ her, other }: Filling): Row => ({
  person_a: Math.min(her.id, other.id),
  person_b: Math.max(her.id, other.id),
});

/** Reasons of a match about her, about another alone, and about both. */
const groups = ({ her, other }: Filling, both: Row) => ({
  groups: [{ members: [her.id, other.id], locked: true, reasons: [{ a: her.id, b: other.id, ...both }] }],
  unmatched: [{ id: her.id }, { id: other.id }],
  insight: {
    alternatives: [{ id: other.id, other: her.id, left: [] }],
    barrier: { needed: [her.id], groups: [[her.id]] },
  },
});

export const OWN_WAY: Readonly<Record<string, OwnWay>> = {
  answer: { hers: () => ({ value: json('QUETZAL') }) },
  application: { hers: () => ({ state: 'confirmed', waiting_reason: null }) },
  comment: {
    hers: () => ({ state: 'hidden', question: null }),
    others: () => ({ question: null }),
  },
  chat_search: { hers: () => ({ grams: [1] }) },
  comment_search: { hers: () => ({ grams: [1] }) },
  concern: { hers: ({ ctx }) => ({ handled_at: ctx.clock.now() }) },
  concern_appeal: { hers: ({ ctx }) => ({ answered_at: ctx.clock.now() }) },
  concern_about: { together: ['account_id'] },
  duplicate: { hers: pair, together: ['person_b'] },
  event: {
    hers: ({ her }) => ({ actor_kind: 'person', subject_kind: 'person', subject_id: her.id, data: json({}) }),
  },
  exclusion: { others: () => ({ excluded_name: '' }) },
  file: { hers: () => ({ from_mail: false }) },
  former_pair: { hers: pair, together: ['person_b'] },
  guest_post: { hers: ({ ctx }) => ({ approved_at: ctx.clock.now() }) },
  incoming: { together: ['envelope_from'], hers: () => ({ state: 'tray' }) },
  match_run: {
    hers: (filling) => ({
      state: 'running',
      seed: 0,
      input: json({ candidates: [{ id: filling.her.id, words: 'QUETZAL' }] }),
      result: json(groups(filling, { word: 'QUETZAL' })),
      proof: json({ proof: { certificate: { prices: [filling.her.id] } } }),
    }),
  },
  match_study: {
    hers: ({ her }) => ({ kind: 'forecast', run_id: null, result: json({ unmatched: [{ id: her.id }] }) }),
  },
  matter: { hers: ({ her }) => ({ subject_kind: 'person', subject_id: her.id, data: json({}) }) },
  outbox: { hers: () => ({ data: json({}) }), others: () => ({ data: json({}) }) },
  parting: {
    hers: pair,
    others: ({ cast }) => ({ person_a: cast.people.amina, person_b: cast.people.luca }),
    together: ['person_b'],
  },
  partnership: {
    hers: ({ her, other }) => ({
      end_reason: null,
      reasons: json([{ a: her.id, b: other.id, word: 'QUETZAL' }]),
    }),
  },
  proposal: {
    hers: ({ her }) => ({
      reasons: json([{ a: her.id, word: 'QUETZAL' }]),
      alternatives: json([{ id: her.id, word: 'QUETZAL' }]),
    }),
  },
  question: { hers: () => ({ role: null }) },
  legal_text: { hers: () => ({ version: 9 }) },
  role: { hers: () => ({ role: 'ambassador', country: 'PT' }) },
  right_link: { hers: () => ({ subject: '1' }) },
  sign_in_code: { hers: () => ({ act: '' }) },
  topic_search: { hers: ({ her }) => ({ folded: `${her.name.toLowerCase()} and the essay` }) },
  topic: { hers: ({ her }) => ({ picture_id: null, author: her.name }) },
  thread: {
    hers: () => ({ merged_into: null, concern_id: null }),
    others: () => ({ concern_id: null, merged_into: null }),
  },
  thread_about: { together: ['account_id'] },
};
