import { PUBLIC } from '../../src/federation/reading/audience.ts';
import { ana, covering, evil, partsOf } from './forged.ts';
import type { Forged } from './forged.ts';
import type { Fediverse } from '../fediverse.ts';

const inNewWay = (name: string) => (signed: Record<string, string>) => ({
  ...signed,
  'signature-input': signed['signature-input']!.replace('("', `("${name}" "`),
});

/** Names that every object has, words that were for some people alone, and endless addresses. */
export function tricks(scene: Fediverse, id: number): Record<string, Forged> {
  const { us, note, create, follow, plain } = partsOf(scene, id);
  const whole = ['(request-target)', 'host', 'date', 'digest'];
  const long = `${ana.id}/${'x'.repeat(3000)}`;
  const some = { to: [us], cc: [] };
  return {
    'a header that every object has': {
      activity: plain,
      how: { headers: covering(...whole, '__proto__') },
    },
    'a header that every object has, by another name': {
      activity: plain,
      how: { headers: covering(...whole, 'constructor') },
    },
    'the same in the new way': {
      activity: plain,
      how: { rfc9421: true, headers: inNewWay('__proto__') },
    },
    'the same in the new way, by another name': {
      activity: plain,
      how: { rfc9421: true, headers: inNewWay('constructor') },
    },
    'a header that is not there': { activity: plain, how: { headers: covering(...whole, 'x-none') } },
    'an address without an end': { activity: follow(ana, { id: long }) },
    'an answer at an address without an end': { activity: create(ana, note(ana, { id: long })) },
    'an answer for all in an activity for some': { activity: create(ana, note(ana), some) },
    'an answer for all where nobody may see it': {
      activity: create(ana, note(ana, { ...some, bto: [PUBLIC], bcc: [PUBLIC] })),
    },
    'an answer for all that only looks so': {
      activity: create(ana, note(ana, { ...some, to: [us, `${PUBLIC}/`, { id: PUBLIC }] })),
    },
    'a boost of an answer that is private': {
      by: evil,
      activity: create(evil, note(ana, some), { type: 'Announce' }),
    },
    'a like in a list of things': {
      activity: { ...plain, id: `${ana.id}#ls`, type: 'Like', object: [scene.post(id), us] },
    },
    'a change that makes an answer of nothing': {
      activity: create(ana, note(ana, { attributedTo: null }), { type: 'Update' }),
    },
    'two kinds at once': { by: evil, activity: { ...plain, type: ['Delete', 'Follow'], object: ana.id } },
  };
}
