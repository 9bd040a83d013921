import type { PairSource } from '../graph/pair-source.ts';
import type { Compiled } from './compile.ts';
import { addUp, packClasses, type Terms } from './rows/add-up.ts';
import { createBans, forbidBanned } from './rows/bans.ts';
import { createContent, createMusts, forbidUnmet, othersRow, ownRow } from './rows/content.ts';
import { type Facet, joinFacets, rowOf } from './rows/facet.ts';
import { facetsOf } from './rows/facets.ts';
import { createMeeting, meetingWorth, meetOneByOne, sharedHours, sharedInterests } from './rows/meeting.ts';
import type { Policy } from './types.ts';

/**
 * All pairs among `people` (candidate numbers; vertex v is `people[v]`), scored row by row: just what `pairAllowed`
 * and `score` say, some ten times faster. Nothing is allocated for a row. Rows share buffers and some work with the
 * ones before: ask in ascending order, and in one thread.
 */
export function createRows(c: Compiled, policy: Policy, people: readonly number[]): PairSource {
  const who = Int32Array.from(people);
  const n = who.length;
  const [a, b, d, e] = joinFacets(facetsOf(c, policy, who), 4, n) as [Facet, Facet, Facet, Facet];
  const meeting = createMeeting(c, policy, who);
  const content = createContent(c, policy, who);
  const musts = policy.hard.musts.on ? createMusts(c, content.groups, who) : null;
  const bans = createBans(c, policy, who);
  const terms: Terms = {
    classesAB: packClasses(a.of, b.of),
    classesCD: packClasses(d.of, e.of),
    worthA: a.worth,
    atA: 0,
    worthB: b.worth,
    atB: 0,
    worthC: d.worth,
    atC: 0,
    worthD: e.worth,
    atD: 0,
    hours: content.zero,
    interests: content.zero,
    meetingWorth: content.zero,
    own: content.zero,
    others: content.zero,
    contentWorth: content.zero,
  };
  return {
    n,
    most: 100 * Object.values(policy.soft).reduce((x, y) => x + y, 0),
    priority: who.map((i) => c.candidates[i]!.priority ?? 0),
    row(v, first, out) {
      terms.atA = rowOf(a, v);
      terms.atB = rowOf(b, v);
      terms.atC = rowOf(d, v);
      terms.atD = rowOf(e, v);
      terms.hours = sharedHours(meeting, v, first);
      terms.interests = sharedInterests(meeting, v, first);
      terms.meetingWorth = meetingWorth(meeting, v);
      terms.own = ownRow(content, v, first);
      terms.others = othersRow(content, v, first);
      terms.contentWorth = content.worth[content.size[v]!]!;
      addUp(terms, first, n, out);
      forbidBanned(bans, v, first, out);
      if (musts !== null) forbidUnmet(musts, v, first, out);
      meetOneByOne(meeting, c, policy, who, v, first, out);
    },
  };
}
