import { answersFit } from '../answers.ts';
import { zoneHours } from '../allowed.ts';
import type { Compiled } from '../compile.ts';
import { levelShare, measure } from '../score.ts';
import type { AnswerRule, Policy } from '../types.ts';
import { createFacet, type Facet, FORBIDDEN } from './facet.ts';
import { classesOf, createInterner, nodeAfter } from './interner.ts';

/** The facets of a policy: properties that it compares and that have few kinds among the people. Vertex v is candidate `people[v]`. */
export function facetsOf(c: Compiled, policy: Policy, people: Int32Array): Facet[] {
  const { soft, hard } = policy;
  const facets: Facet[] = [];
  if (soft.sector > 0) facets.push(sameWordFacet(c.sector, 100 * soft.sector, people));
  if (soft.role > 0) facets.push(sameWordFacet(c.role, 100 * soft.role, people));
  if (soft.stage > 0) facets.push(sameWordFacet(c.stage, 100 * soft.stage, people));
  if (soft.frequency > 0) facets.push(sameWordFacet(c.frequency, 100 * soft.frequency, people));
  if (soft.contactWays > 0) facets.push(contactFacet(c, policy, people));
  if (soft.awake > 0 || hard.zoneDifference.on) facets.push(zoneFacet(c, policy, people));
  if (soft.languages > 0 || hard.sharedLanguage.on) facets.push(languageFacet(c, policy, people));
  for (const rule of policy.answers ?? []) {
    const column = c.answers.get(rule.question);
    if (column !== undefined) facets.push(answerFacet(c, rule, people));
  }
  return facets;
}

/** A word that nobody else gave counts as none, which is class 0. */
function sameWordFacet(column: Int32Array, worth: number, people: Int32Array): Facet {
  let words = 0;
  for (const i of people) words = Math.max(words, column[i]! + 1);
  const classes = new Int32Array(words);
  for (const i of people) if (column[i]! >= 0) classes[column[i]!]!++;
  let size = 1;
  for (let word = 0; word < words; word++) classes[word] = classes[word]! > 1 ? size++ : 0;
  const of = new Uint16Array(people.length);
  for (let v = 0; v < of.length; v++) of[v] = column[people[v]!]! < 0 ? 0 : classes[column[people[v]!]!]!;
  return createFacet(of, size, (row, at, cls) => {
    row.fill(0, at, at + size);
    if (cls > 0) row[at + cls] = worth;
  });
}

/** Each answer is a class, and so is having none. */
function answerFacet(c: Compiled, rule: AnswerRule, people: Int32Array): Facet {
  const { strength, weight } = rule;
  const column = c.answers.get(rule.question)!;
  const { of, first } = classesOf(people.map((i) => column[i]!));
  const fits = strength === 'wish' ? 100 * weight : 0;
  const fails = strength === 'must' ? FORBIDDEN : 0;
  return createFacet(of, first.length, (worth, at, cls) => {
    const own = people[first[cls]!]!;
    for (let k = 0; k < first.length; k++) {
      const fit = answersFit(c, rule, own, people[first[k]!]!);
      worth[at + k] = fit === null ? 0 : fit ? fits : fails;
    }
  });
}

function contactFacet(c: Compiled, policy: Policy, people: Int32Array): Facet {
  const { words, bits } = c.contactWays;
  const interner = createInterner(2 ** 32);
  const sets = people.map((i) => {
    let node = 0;
    for (let k = 0; k < words; k++) node = nodeAfter(interner, node, bits[i * words + k]!);
    return node;
  });
  const { of, first } = classesOf(sets);
  return createFacet(of, first.length, (worth, at, cls) => {
    const i = people[first[cls]!]!;
    for (let k = 0; k < first.length; k++) {
      worth[at + k] = policy.soft.contactWays * measure(c, policy, 'contactWays', i, people[first[k]!]!);
    }
  });
}

function zoneFacet(c: Compiled, policy: Policy, people: Int32Array): Facet {
  const { soft, hard } = policy;
  const { of, first } = classesOf(people.map((i) => c.offset[i]!));
  return createFacet(of, first.length, (worth, at, cls) => {
    const i = people[first[cls]!]!;
    for (let k = 0; k < first.length; k++) {
      const j = people[first[k]!]!;
      const far = hard.zoneDifference.on && zoneHours(c, i, j) > hard.zoneDifference.maxHours;
      worth[at + k] = far ? FORBIDDEN : soft.awake * measure(c, policy, 'awake', i, j);
    }
  });
}

/**
 * The classes are languages with their levels. Languages that cannot be shared, for their level or for lack of speakers, are left out. A
 * row is filled language by language, not class by class.
 */
function languageFacet(c: Compiled, policy: Policy, people: Int32Array): Facet {
  const { start, items } = c.languages;
  const { levels } = c;
  const { soft, hard } = policy;
  const least = hard.sharedLanguage.on ? hard.sharedLanguage.minLevel : 0;
  let codes = 1;
  for (let k = 0; k < items.length; k++) codes = Math.max(codes, items[k]! + 1);
  const speakers = new Int32Array(codes);
  for (const i of people) {
    for (let k = start[i]!; k < start[i + 1]!; k++) if (levels[k]! >= least) speakers[items[k]!]!++;
  }
  const counts = (k: number): boolean => levels[k]! >= least && speakers[items[k]!]! > 1;
  const interner = createInterner(8 * codes);
  const profiles = new Int32Array(people.length);
  for (let v = 0; v < people.length; v++) {
    let node = 0;
    for (let k = start[people[v]!]!; k < start[people[v]! + 1]!; k++) {
      if (counts(k)) node = nodeAfter(interner, node, items[k]! * 8 + levels[k]!);
    }
    profiles[v] = node;
  }
  const { of, first } = classesOf(profiles);
  // The speakers of each language, each as 8 times the class plus the level.
  const lists: number[][] = Array.from({ length: codes }, () => []);
  first.forEach((v, cls) => {
    const i = people[v]!;
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      if (counts(k)) lists[items[k]!]!.push(8 * cls + levels[k]!);
    }
  });
  const byLevel = Int32Array.from({ length: 8 }, (_, level) =>
    level < least ? FORBIDDEN : soft.languages * levelShare(level),
  );
  return createFacet(of, first.length, (worth, at, cls) => {
    const i = people[first[cls]!]!;
    worth.fill(byLevel[0]!, at, at + first.length);
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      if (!counts(k)) continue;
      const list = lists[items[k]!]!;
      const own = levels[k]!;
      for (let q = 0; q < list.length; q++) {
        const other = list[q]!;
        const shared = byLevel[Math.min(own, other & 7)]!;
        // A higher shared level is never worth less.
        if (shared > worth[at + (other >> 3)]!) worth[at + (other >> 3)] = shared;
      }
    }
  });
}
