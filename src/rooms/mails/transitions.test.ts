import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onStage } from '../../../test/onStage.ts';
import { FIRST_STATES, OUTBOX_STATES, STAYING, TRANSITIONS, transition } from './transitions.ts';
import type { OutboxState, TransitionName } from './transitions.ts';

const NAMES = Object.keys(TRANSITIONS) as TransitionName[];
const from = (name: TransitionName): readonly OutboxState[] => TRANSITIONS[name].from;

/** The states that can be reached by some of the transitions. */
function reached(start: readonly OutboxState[], among: readonly TransitionName[] = NAMES): Set<OutboxState> {
  const found = new Set(start);
  for (const state of found)
    for (const name of among) if (from(name).includes(state)) found.add(TRANSITIONS[name].to);
  return found;
}

test('every state is reached from those a mail begins in, and what is sent in a digest stays so', () => {
  expect([...reached(FIRST_STATES)].toSorted()).toEqual(OUTBOX_STATES.toSorted());
  expect(reached(['bundled'])).toEqual(new Set(['bundled']));
});

test('no volunteer and no verb takes a mail out of a worker’s hand, nor one back that has left', () => {
  const byDelivery = new Set<TransitionName>(['lease', 'postpone', 'send', 'stop', 'fail']);
  expect(NAMES.filter((name) => from(name).includes('sending')).toSorted()).toEqual(
    [...byDelivery].toSorted(),
  );
  expect(NAMES.filter((name) => from(name).includes('sent'))).toEqual(['comeBack']);
  expect(NAMES.filter((name) => TRANSITIONS[name].to === 'sent')).toEqual(['send']);
});

test('what is dropped leaves only if a volunteer brings it back', () => {
  expect(NAMES.filter((name) => from(name).includes('dropped'))).toEqual(['restore']);
});

test('words change only while a mail may still leave, and go only when nothing becomes of it', () => {
  const gone = new Set(reached(['sent'], ['comeBack']));
  expect(STAYING.edit.filter((state) => state !== 'failed' && gone.has(state))).toEqual([]);
  for (const state of STAYING.forget)
    expect(NAMES.filter((name) => from(name).includes(state) && TRANSITIONS[name].to === 'sending')).toEqual(
      [],
    );
});

test('the database knows the same states', () =>
  onStage(async ({ db }) => {
    const { rows } = await sql<{ rule: string }>`
      select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'outbox_state_check'`.execute(
      db,
    );
    const known = [...rows[0]!.rule.matchAll(/'(\w+)'/g)].map(([, state]) => state);
    expect(known.toSorted()).toEqual(OUTBOX_STATES.toSorted());
  }));

test('whatever is done to a mail in whichever order, it goes only where the table says', () =>
  onStage(async ({ db, mailer, ...ctx }, cast) => {
    const mail = {
      programme: cast.programme,
      kind: 'sign-in-code',
      occasion: 'walk',
      person: cast.people.amina,
    };
    await mailer.queue({ ...ctx, db, mailer }, [mail as never]);
    const own = { programme_id: cast.programme, occasion: 'walk' };
    const stateNow = async (): Promise<string> =>
      (
        await db
          .selectFrom('outbox')
          .select('state')
          .where((eb) => eb.and(own))
          .executeTakeFirstOrThrow()
      ).state;
    let state = (await stateNow()) as OutboxState;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...NAMES), { maxLength: 12 }), async (walk) => {
        for (const name of walk) {
          const done = await transition(db, name, { last_error: name })
            .where((eb) => eb.and(own))
            .executeTakeFirst();
          const may = from(name).includes(state);
          expect(done.numUpdatedRows).toBe(may ? 1n : 0n);
          if (may) state = TRANSITIONS[name].to;
          expect(await stateNow()).toBe(state);
        }
      }),
      { numRuns: 15 },
    );
  }));

const root = new URL('../../..', import.meta.url).pathname;

/** The columns that a file's updates of the outbox set, as written in the file. */
function setOn(source: string): string[] {
  const built = [
    ...source.matchAll(/\.updateTable\(\s*'outbox'(?: as \w+)?\s*\)([\s\S]*?)\.(?:where|from|execute)\w*\(/g),
  ];
  const inWords = [
    ...source.matchAll(
      /\bupdate\s+(?:only\s+)?outbox\b([\s\S]*?)\b(?:from|where|returning)\b|\bupdate\s+(?:only\s+)?outbox\b([^`]*)`/g,
    ),
  ];
  return [...built, ...inWords].map(([, first, second]) => first ?? second ?? '');
}

const setsState = (source: string): boolean => setOn(source).some((set) => /\bstate\b/.test(set));

test('nobody else writes the state of a mail in the outbox', () => {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter(
    // Examples are rolled back.
    (file) => !/\.test\.tsx?$|^src\/mail\/out\/\w+\/examples\.ts$/.test(file),
  );
  const source = (file: string): string => readFileSync(root + file, 'utf8');
  expect(files.filter((file) => setsState(source(file)))).toEqual(['src/rooms/mails/transitions.ts']);
  const inserts = files.filter((file) => /insert into outbox\b|insertInto\('outbox'\)/.test(source(file)));
  // A filled installation gets mails that have left already, without going through the program.
  expect(inserts.toSorted()).toEqual(['src/mail/out/insertRows.ts', 'src/simulate/load/desks.ts']);
});

test('such a write is seen however it is said', () => {
  expect(setsState("db.updateTable('outbox').set({ a: 1, state: 'sent' }).where('id', '=', 1)")).toBe(true);
  expect(setsState("db.updateTable('outbox').set({ state }).execute()")).toBe(true);
  expect(setsState("sql`update outbox set begun = 0, state = 'sent' where id = 1`")).toBe(true);
  expect(setsState("sql`update outbox set state = 'sent'`")).toBe(true);
  expect(setsState("db.updateTable('outbox').set({ begun: 1 }).where('state', '=', 'sent')")).toBe(false);
  expect(setsState("sql`update outbox set ${stateAfter('send')}, begun = 0 where state = 'x'`")).toBe(false);
});
