import { nameGroups } from './names.ts';
import type { Random } from './random.ts';

/** A full name from one of the groups, and the given name in it. */
export function inventName(groups: string[], random: Random): { name: string; given: string } {
  const key = random.pick(groups);
  const group = nameGroups[key];
  if (!group) throw new Error(`No names for ${key}`);
  const { given, middle, family } = group;
  const called = random.pick(given);
  const used = new Set([called]);
  function fresh(from: string[]): string {
    const left = from.filter((one) => !used.has(one));
    const one = random.pick(left.length > 0 ? left : from);
    used.add(one);
    return one;
  }
  const name = random
    .pick(group.patterns)
    .replace(/[GMF](?![a-z])/g, (letter) =>
      letter === 'G' ? called : fresh(letter === 'M' ? middle : family),
    );
  return { name, given: called };
}

/** A name's Latin part, for a mail address; 'reader' when nothing Latin is left. */
export function addressPart(name: string): string {
  const latin = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .trim();
  return latin.split(/ +/)[0] || 'reader';
}
