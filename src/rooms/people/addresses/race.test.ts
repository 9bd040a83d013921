import { afterAll, beforeAll, expect, test } from 'vitest';
import { atOnce } from '../../../../test/atOnce.ts';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { smallDatabase } from '../../../../test/database.ts';
import type { TestDatabase } from '../../../../test/database.ts';
import { mergePeople } from '../../duplicates/index.ts';
import {
  askAddressChange,
  changeAddress,
  changedAddressById,
  personById,
  takeBackAddress,
  takeBackOffer,
} from '../index.ts';

let database: TestDatabase;
let scenes = 0;
beforeAll(async () => {
  database = await smallDatabase();
});
afterAll(() => database.drop());

const THIEF = 'thief@elsewhere.example';
const FURTHER = 'further@elsewhere.example';

/** Luca, whose account is moved to other addresses. */
async function makeScene() {
  const ctx = testContext(database.db);
  const cast = await stage(ctx, `races-${(scenes += 1)}`);
  const { programme, people } = cast;
  const ask = (address: string, offered?: { by: null }) =>
    askAddressChange(ctx, {
      programme,
      person: people.luca,
      address: `${scenes}.${address}`,
      ...(offered && { offered }),
    });
  const luca = async () => (await personById(ctx, programme, people.luca))!;
  return { ctx, cast, programme, ask, luca };
}

/** A thief has moved the account and asked for a further address. */
async function theft() {
  const own = await makeScene();
  const stolen = await own.ask(THIEF);
  await changeAddress(own.ctx, { programme: own.programme, change: stolen });
  return { ...own, stolen, further: await own.ask(FURTHER) };
}

test('whoever uses a link to a further address while the owner takes the account back comes too late', async () => {
  const { ctx, programme, luca, stolen, further } = await theft();
  const done = await atOnce(
    ctx,
    (own) => takeBackAddress(own, { programme, change: stolen }),
    () => changeAddress(ctx, { programme, change: further }),
  );
  expect(done).toEqual({ ok: false, reason: 'over' });
  expect((await luca()).address).toBe('luca@cast.example');
});

test('nor is there a way back to an address that was reached while the owner took the account back', async () => {
  const { ctx, programme, luca, stolen, further } = await theft();
  const done = await atOnce(
    ctx,
    (own) => changeAddress(own, { programme, change: further }),
    () => takeBackAddress(ctx, { programme, change: stolen }),
  );
  expect(done).toEqual({ ok: true });
  expect((await luca()).address).toBe('luca@cast.example');
  expect(await changedAddressById(ctx, programme, further)).toBeNull();
});

test('an offer that a volunteer takes back at that moment changes nothing', async () => {
  const { ctx, cast, programme, ask, luca } = await makeScene();
  const change = await ask(THIEF, { by: null });
  const actor = { kind: 'person', id: cast.people.tomas } as const;
  const done = await atOnce(
    ctx,
    (own) => takeBackOffer(own, { programme, actor, person: cast.people.luca, change }),
    () => changeAddress(ctx, { programme, change }),
  );
  expect(done).toEqual({ ok: false, reason: 'over' });
  expect((await luca()).address).toBe('luca@cast.example');
});

test('whoever is made one with another at that moment gets no address', async () => {
  const { ctx, cast, programme, ask, luca } = await makeScene();
  const change = await ask(THIEF);
  const two = { kept: cast.people.nils, gone: cast.people.luca };
  const actor = { kind: 'person', id: cast.people.tomas } as const;
  const how = { proven: true, isKeeper: true, withdraws: true, mayGiveRoles: true, volunteer: null };
  const done = await atOnce(
    ctx,
    (own) => mergePeople(own, { programme, actor, ...two, ...how }),
    () => changeAddress(ctx, { programme, change }),
  );
  expect(done).toEqual({ ok: false, reason: 'over' });
  expect(await luca()).toMatchObject({ address: null, account_id: null });
});
