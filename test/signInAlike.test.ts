import { PostgresQueryCompiler } from 'kysely';
import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { browse, testDoor } from './browse.ts';
import type { Answered } from './browse.ts';
import { stage } from './cast.ts';
import { testContext } from './context.ts';
import { rolledBack } from './database.ts';
import { goAndCome, library, onStage as onProviders } from './provider/providerScene.ts';

/** Notes the SQL of each statement, without its values. */
function noting(statements: string[]): KyselyPlugin {
  const compiler = new PostgresQueryCompiler();
  return {
    transformQuery: ({ node, queryId }) => {
      statements.push(compiler.compileQuery(node, queryId).sql);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
}

/** Everything that could distinguish two answers, except random values of the same length. */
function shapeOf({ status, text, location, headers }: Answered): unknown {
  const own = [...headers].map(([name, value]) => [
    name,
    name === 'set-cookie' ? value.replaceAll(/=\d+\.[\w-]+;/g, '=id.token;') : value,
  ]);
  return { status, text, location, own };
}

test('asking for a code does the same work and answers the same for an address that is known, unknown, erased or the operator’s', async () => {
  await rolledBack(async (db) => {
    const statements: string[] = [];
    const ctx = testContext(db.withPlugin(noting(statements)));
    const cast = await stage(ctx);
    await db
      .updateTable('person')
      .set({ erased_at: ctx.clock.now() })
      .where('id', '=', cast.people.nils)
      .execute();
    const seen: { sql: string[]; answer: unknown; jobs: unknown }[] = [];
    for (const address of [
      'luca@cast.example',
      'nobody@cast.example',
      'nils@cast.example',
      'olga@cast.example',
    ]) {
      const browser = browse(ctx, cast);
      await browser.get('/');
      statements.length = 0;
      ctx.enqueued.length = 0;
      const answer = await browser.post('/sign-in', { address });
      seen.push({
        sql: [...statements],
        answer: shapeOf(answer),
        jobs: ctx.enqueued.map(({ name, data }) => [name, Object.keys(data)]),
      });
    }
    expect(seen[0]?.sql.some((one) => one.includes('insert into "sign_in_code"'))).toBe(true);
    for (const other of seen.slice(1)) expect(other).toEqual(seen[0]);
  });
});

test('finishing with a provider does the same work and answers the same, cookies to the byte, for an address that is known and one that is not', async () => {
  await onProviders(async (scene) => {
    const statements: string[] = [];
    const ctx = { ...scene.ctx, db: scene.ctx.db.withPlugin(noting(statements)) };
    const seen: { sql: string[]; answer: unknown; cookie: number }[] = [];
    for (const address of ['luca@cast.example', 'nobo@cast.example', 'olga@cast.example']) {
      library.who = { sub: '9', name: 'Somebody', email: 'a@other.example', email_verified: true };
      const door = { ...testDoor(ctx), config: { ...testDoor(ctx).config, signIn: [library.settings] } };
      const browser = browse(ctx, scene.cast, undefined, { door });
      await goAndCome(browser, library);
      statements.length = 0;
      const answer = await browser.post('/sign-in/first', { name: 'Somebody', address });
      expect(answer.location).toContain('/sign-in/code');
      seen.push({
        sql: [...statements],
        answer: [answer.status, answer.location, answer.text],
        cookie: (browser.cookies.get('known-with') ?? '').length,
      });
    }
    for (const other of seen.slice(1)) expect(other).toEqual(seen[0]);
  });
});

test('what is kept of a code is no help to who reads the database', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const browser = browse(ctx, cast);
    await browser.post('/sign-in', { address: 'luca@cast.example' });
    const [, token] = (browser.cookies.get('signing-in') ?? '').split('.');
    const row = await db.selectFrom('sign_in_code').selectAll().executeTakeFirstOrThrow();
    const kept = JSON.stringify(row) + Object.values(row).map(String).join(' ');
    expect(kept).not.toContain(token);
    expect(Buffer.from(row.browser_hash).toString('base64url')).not.toContain(token);
    expect(Object.keys(row)).not.toContain('code');
  });
});
