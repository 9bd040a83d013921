import type { PairSource } from '../graph/pairSource.ts';
import { mostOfAnswers } from './answers.ts';
import type { Compiled } from './compile.ts';
import { addUp, type Terms } from './rows/addUp.ts';
import { createBans, forbidBanned } from './rows/bans.ts';
import {
  type Content,
  codesOf,
  countOthers,
  createContent,
  ownRow,
  placeContent,
  roomForContent,
  scoreMany,
} from './rows/content.ts';
import { type Facet, joinFacets, placeFacet, roomFor, rowOf } from './rows/facet.ts';
import { facetsOf } from './rows/facets.ts';
import {
  createMeeting,
  type Meeting,
  meetOneByOne,
  placeMeeting,
  roomForMeeting,
  sharedHours,
  sharedInterests,
} from './rows/meeting.ts';
import { createMusts, forbidUnmet } from './rows/musts.ts';
import type { Policy } from './types.ts';

/**
 * All pairs among `people` (candidate numbers; vertex v is `people[v]`), scored row by row. The result is that of `pairAllowed` and
 * `score`, some ten times faster. A row allocates nothing. Rows share buffers and some work with earlier rows: ask in ascending order, and
 * in one thread.
 */
export function createRows(c: Compiled, policy: Policy, people: readonly number[]): PairSource {
  const who = Int32Array.from(people);
  const n = who.length;
  const facets = joinFacets(facetsOf(c, policy, who), 4, n) as [Facet, Facet, Facet, Facet];
  const meeting = createMeeting(c, policy, who);
  const content = createContent(c, policy, who);
  const musts = policy.hard.musts.on ? createMusts(c, content.groups, who) : null;
  const bans = createBans(c, policy, who);
  const tables = placeAll(facets, meeting, content, policy);
  const terms = createTerms(tables, facets, meeting, content, n);
  const row = (v: number, first: number, out: Int32Array): void => {
    terms.atA = rowOf(facets[0], v);
    terms.atB = rowOf(facets[1], v);
    terms.atC = rowOf(facets[2], v);
    terms.atD = rowOf(facets[3], v);
    terms.hours = sharedHours(meeting, v, first);
    terms.interests = sharedInterests(meeting, v, first);
    terms.atMeeting = meeting.at[v]!;
    terms.own = ownRow(content, v, first);
    countOthers(content, v, first);
    terms.atCodes = codesOf(content, v);
    terms.atContent = content.at[content.size[v]!]!;
    addUp(terms, first, n, out);
    forbidBanned(bans, v, first, out);
    if (musts !== null) forbidUnmet(musts, v, first, out);
    meetOneByOne(meeting, c, policy, who, v, first, out);
    scoreMany(content, c, policy, who, v, first, out);
  };
  return {
    n,
    most: 100 * Object.values(policy.soft).reduce((x, y) => x + y, 0) + mostOfAnswers(policy),
    priority: who.map((i) => c.candidates[i]!.priority ?? 0),
    row,
  };
}

/** Puts everything that is looked up into one array, which is faster than an array for each part. */
function placeAll(facets: readonly Facet[], meeting: Meeting, content: Content, policy: Policy): Int32Array {
  let room = roomForMeeting(meeting) + roomForContent(content);
  for (const facet of facets) room += roomFor(facet);
  const tables = new Int32Array(room);
  let at = 0;
  for (const facet of facets) {
    placeFacet(facet, tables, at);
    at += roomFor(facet);
  }
  placeMeeting(meeting, tables, at);
  placeContent(content, policy, tables, at + roomForMeeting(meeting));
  return tables;
}

function createTerms(
  tables: Int32Array,
  facets: readonly [Facet, Facet, Facet, Facet],
  meeting: Meeting,
  content: Content,
  n: number,
): Terms {
  const [a, b, c, d] = facets;
  const classes = new Int32Array(2 * content.others.stride);
  for (let v = 0; v < n; v++) {
    classes[2 * v] = a.of[v]! | (b.of[v]! << 16);
    classes[2 * v + 1] = c.of[v]! | (d.of[v]! << 16);
  }
  return {
    tables,
    classes,
    atA: 0,
    atB: 0,
    atC: 0,
    atD: 0,
    hours: meeting.zero,
    interests: meeting.zero,
    atMeeting: 0,
    own: content.zero,
    codes: content.others.bytes,
    atCodes: 0,
    atContent: 0,
    scratch: new Int32Array(32),
  };
}
