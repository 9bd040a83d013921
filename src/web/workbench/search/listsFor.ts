import { searchWords } from '../../../lib/text/fold.ts';
import { countryCodes, regionName } from '../../../lib/world/countries.ts';
import { foundOfCountries, foundPeople } from '../../../rooms/applications/index.ts';
import { foundComments } from '../../../rooms/discussion/index.ts';
import type { TopicsNamed } from '../../../rooms/discussion/index.ts';
import { foundThreads } from '../../../rooms/inbox/index.ts';
import { foundNotes } from '../../../rooms/notes/index.ts';
import { foundAnnouncements, foundMails } from '../../../rooms/outbox/index.ts';
import { foundProposals } from '../../../rooms/pairing/index.ts';
import { foundPages } from '../../../rooms/pages/index.ts';
import { foundPairs } from '../../../rooms/partnerships/index.ts';
import { tablesOf, searchedWords } from '../../../rooms/people/index.ts';
import { titledTopics, topicsFound } from '../../../rooms/topics/index.ts';
import type { DeskName, ProgrammeVisit } from '../../visit.ts';
import { countriesOf } from '../applications/scope.ts';
import { scopeOf as inboxScope } from '../inbox/scope.ts';
import { mayEnter } from '../sections.ts';
import { besideCountry, countriesNamed } from './countries.ts';
import type { KindTexts } from './kinds.ts';
import { labelled } from './beginsWords.ts';

/** The lists of the desks that this volunteer may enter, and the tables that these share. On other desks nothing is searched. */
export async function listsFor(visit: ProgrammeVisit, query: string, mailed: readonly KindTexts[]) {
  const { ctx, programme, viewer, view } = visit;
  const on = <List>(desk: DeskName, list: List): List | undefined =>
    mayEnter(visit, desk) ? list : undefined;
  const countries = countriesOf(visit);
  const from = [
    ...labelled(
      query,
      countryCodes.map((code) => [code, regionName(view.lang, code)] as const),
    ).map(({ things, rest }) => ({ codes: things, name: rest })),
    ...besideCountry(query),
  ];
  const kinds = labelled(
    query,
    mailed.flatMap(({ kind, texts }) => texts.map((text) => [kind, text] as const)),
  ).map(({ things, rest }) => ({ kinds: things, name: rest }));
  /** Volunteers who see all applications also see addresses and notes. */
  const seesAll = countries === null && mayEnter(visit, 'applications');
  const lists = {
    people: on('applications', foundPeople({ programme: programme.id, countries }, query, from)),
    ofCountries: on(
      'applications',
      foundOfCountries({ programme: programme.id, countries }, countriesNamed(visit, query)),
    ),
    notes: seesAll ? foundNotes(programme.id, query, (person) => searchedWords(person, true)) : undefined,
    pairs: on('partnerships', foundPairs(programme.id, query)),
    proposals: on('matching', foundProposals(programme.id, query)),
    threads: on('inbox', foundThreads(ctx, programme.id, inboxScope(visit), query, seesAll)),
    mails: on('outbox', foundMails(programme.id, viewer, query, kinds)),
    announcements: on('outbox', foundAnnouncements(programme.id, query)),
    topics: on('topics', topicsFound(ctx, programme.id, query)),
    comments: on('discussion', foundComments(programme.id, query, await titlesIn(visit, query))),
    pages: on('pages', foundPages(programme.id, query)),
  };
  const asked = Object.entries(lists).filter(([, list]) => list !== undefined);
  const names = kinds.map(({ name }) => name);
  return {
    lists: Object.fromEntries(asked) as { [K in keyof typeof lists]: NonNullable<(typeof lists)[K]> },
    tables: tablesOf(programme.id, query, names, seesAll, countries),
  };
}

/** The topics whose titles match most words of a search, and the words that are left to find a comment. */
async function titlesIn(visit: ProgrammeVisit, query: string): Promise<TopicsNamed | undefined> {
  const { ctx, programme } = visit;
  if (!mayEnter(visit, 'discussion') || searchWords(query).length < 2) return undefined;
  const topics = await titledTopics(ctx, programme.id).execute();
  const [best] = labelled(
    query,
    topics.map(({ id, title }) => [id, Object.values(title).join(' ')] as const),
  );
  return best && { topics: best.things, rest: best.rest };
}
