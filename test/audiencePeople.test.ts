import { beforeAll, describe, expect, test } from 'vitest';
import { handOver, inboxScopeOf } from '../src/rooms/inbox/index.ts';
import { raiseConcern } from '../src/rooms/partnerships/index.ts';
import { routes } from '../src/web/brought.ts';
import { applied, stageForm } from './applicant.ts';
import { browse } from './browse.ts';
import { CAST, stage } from './cast.ts';
import type { CastName, Stage } from './cast.ts';
import { testContext } from './context.ts';
import { remembersHere, rolledBack } from './database.ts';
import { takenMail } from './inbox.ts';
import { stagePartnership } from './partners.ts';

/** Names that occur only where the person is meant. */
const NAMES = {
  amina: 'Zuzanna Quill',
  luca: 'Xaver Quill',
  mei: 'Wanda Quill',
  nils: 'Viggo Quill',
} as const;
type Named = keyof typeof NAMES;

/** The people whom each volunteer saw, by name or address, on all the pages they may open. */
const saw = new Map<CastName, Set<Named>>();
/** The same, on the pages of the inbox alone. */
const inboxes = new Map<CastName, Named[]>();
/** The pages of lists that each volunteer may open. */
const opened = new Map<CastName, string[]>();

const coordinator = (cast: Stage) => ({
  programme: cast.programme,
  actor: { kind: 'command' } as const,
  scope: inboxScopeOf({ grants: [], operator: true }),
});

remembersHere();

beforeAll(async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const round = await stageForm(ctx, cast.programme);
    for (const name of Object.keys(NAMES) as Named[]) await applied(ctx, cast, round, name);
    for (const [key, name] of Object.entries(NAMES))
      await db
        .updateTable('person')
        .set({ name, country: key === 'amina' ? CAST.ngozi.country : CAST[key as Named].country })
        .where('id', '=', cast.people[key as Named])
        .execute();
    const pair = await stagePartnership(ctx, cast.programme, round.id, [cast.people.luca, cast.people.mei]);
    const told = { programme: cast.programme, person: cast.people.mei, partnership: pair };
    expect((await raiseConcern(ctx, { ...told, body: `About ${NAMES.luca}`, exit: 'stay' })).ok).toBe(true);
    for (const name of Object.keys(NAMES) as Named[]) {
      const { thread } = await takenMail(ctx, cast, name, { body: `I am ${NAMES[name]}` });
      if (name === 'nils') await handOver(ctx, { ...coordinator(cast), thread });
    }
    const ids = async (
      table: 'application' | 'partnership' | 'outbox' | 'matter' | 'event' | 'thread',
    ): Promise<number[]> =>
      (await db.selectFrom(table).select('id').where('programme_id', '=', cast.programme).execute()).map(
        ({ id }) => id,
      );
    const all = [
      ...new Set([
        ...(await ids('application')),
        ...(await ids('partnership')),
        ...(await ids('outbox')).slice(0, 5),
        ...(await ids('thread')),
      ]),
    ];

    for (const who of ['tomas', 'ngozi', 'elif', 'bao', 'ines'] as const) {
      const browser = browse(ctx, cast, who);
      const found = new Set<Named>();
      const inbox = new Set<Named>();
      const pages: string[] = [];
      for (const route of routes) {
        if (route.method !== 'GET' || route.scope !== 'programme') continue;
        const own = route.path
          .replaceAll(/:(number|step)/g, '1')
          .replace(':kind', 'letter')
          .replace(':locale', 'en');
        const { audience } = route;
        const mayEnter = typeof audience !== 'object' || audience.volunteer.includes(CAST[who].role);
        // A route refuses people the same way for every number.
        const ids = mayEnter ? all : all.slice(0, 1);
        for (const id of /:\w+/.test(own) ? ids : [0]) {
          const path = own.replaceAll(/:\w+(\{[^}]*\})?/g, String(id));
          const answer = await browser.get(path);
          if (!mayEnter) expect(answer.status, path).toBe(404);
          if (answer.status !== 200) continue;
          pages.push(path);
          const inInbox = path.startsWith('/workbench/inbox');
          for (const [key, name] of Object.entries(NAMES))
            if (answer.text.includes(name) || answer.text.includes(`${key}@cast.example`)) {
              found.add(key as Named);
              if (inInbox) inbox.add(key as Named);
            }
        }
      }
      saw.set(who, found);
      inboxes.set(who, [...inbox].toSorted());
      opened.set(who, pages);
    }
  });
});

describe('what volunteers see of people, on every page they may open', () => {
  test('a director sees everybody', () => {
    expect([...saw.get('tomas')!].toSorted()).toEqual(Object.keys(NAMES).toSorted());
  });

  test('an ambassador sees the people of their own country and nobody else', () => {
    expect([...saw.get('ngozi')!]).toEqual(['amina']);
    expect(opened.get('ngozi')).toEqual(
      expect.arrayContaining(['/workbench', '/workbench/applications', '/workbench/inbox']),
    );
  });

  test('a content editor and a moderator see nobody', () => {
    for (const who of ['elif', 'bao'] as const) expect([...saw.get(who)!], who).toEqual([]);
    expect(opened.get('elif')).toContain('/workbench/topics');
  });

  test('of the inbox safeguarding sees whom it was handed, and a director everybody else', () => {
    expect(inboxes.get('ines')).toEqual(['nils']);
    expect(inboxes.get('tomas')).toEqual(['amina', 'luca', 'mei']);
    expect(inboxes.get('ngozi')).toEqual(['amina']);
  });
});
