import type { State } from '../blossom/state.ts';
import type { Certificate } from './types.ts';

/** The duals of a finished run, from what vertices may fall to upwards. */
export function certificateOf(s: State, unit: number): Certificate {
  const blossoms: Certificate['blossoms'] = [];
  for (let b = s.n; b < s.nextBlossom; b++) {
    if (s.z[b]! > 0) blossoms.push({ members: membersOf(s, b).sort(), dual: s.z[b]! });
  }
  return { unit, duals: s.y.map((y, v) => y - s.floor[v]!), blossoms };
}

function membersOf(s: State, b: number): Int32Array {
  const members = new Int32Array(s.size[b]!);
  for (let k = 0, v = s.head[b]!; k < members.length; k++, v = s.link[v]!) members[k] = v;
  return members;
}
