import { expect, test } from 'vitest';
import { json } from '../../../db/json.ts';
import { matchingScene } from '../../../../test/matchingScene.ts';
import type { MatchingScene } from '../../../../test/matchingScene.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { proposalsOf } from '../../../../test/proposalsOf.ts';
import { addQuestion, removeQuestion } from '../../../rooms/programmes/index.ts';
import { htmlFindings } from '../../../../test/browser/checks.ts';

const BASE = '/workbench/matching/1';

/** Sets up "Tea or coffee?": the first person answers tea, the next two coffee, and the others nothing. */
async function asksForTea({ ctx, cast, round, people }: MatchingScene): Promise<number> {
  const programme = cast.programme;
  ctx.clock.set('2027-01-20T12:00:00Z');
  const added = await addQuestion(ctx, {
    programme,
    actor: { kind: 'person', id: cast.people.tomas },
    round: round.id,
    step: 2,
    type: 'one',
    text: {
      label: { en: 'Tea or coffee?' },
      help: {},
      options: ['Tea', 'Coffee'].map((en) => ({ key: null, label: { en } })),
      required: false,
      shownToPartner: true,
      maxLength: null,
    },
  });
  if (!added.ok) throw new Error(added.reason);
  for (const [k, value] of ['tea', 'coffee', 'coffee'].entries())
    await ctx.db
      .insertInto('answer')
      .values({
        programme_id: programme,
        application_id: people[k]!.application,
        question_id: added.question,
        version: 1,
        value: json<unknown>(value),
        answered_at: ctx.clock.now(),
      })
      .execute();
  ctx.clock.set('2027-02-08T12:00:00Z');
  return added.question;
}

/** The fields of the rules' form as they stand. */
async function fieldsOf({ tomas }: MatchingScene): Promise<Record<string, string>> {
  const { text } = await tomas.get(`${BASE}/policy`);
  const fields: Record<string, string> = {};
  for (const [, attributes] of text.matchAll(/<input ([^>]*)>/g)) {
    const name = /name="([^"]+)"/.exec(attributes!)?.[1];
    const isChoice = /type="(radio|checkbox)"/.test(attributes!);
    if (name && name !== 'csrf' && (!isChoice || /checked/.test(attributes!)))
      fields[name] = /value="([^"]*)"/.exec(attributes!)?.[1] ?? '';
  }
  for (const [, name, options] of text.matchAll(/<select [^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs))
    fields[name!] = /<option value="([^"]*)" selected/.exec(options!)?.[1] ?? '';
  return fields;
}

test('an own question is chosen on the page of the rules, decides who may meet, and is told among the reasons', () =>
  matchingScene(async (scene) => {
    const { ctx, cast, round, people, tomas, run } = scene;
    const tea = await asksForTea(scene);
    const page = await tomas.get(`${BASE}/policy`);
    expect(page.text).toContain('Tea or coffee?');
    expect(await htmlFindings(page.text)).toEqual([]);
    const fields = { ...(await fieldsOf(scene)), [`answers.${tea}`]: 'must-different' };
    expect((await tomas.post(`${BASE}/policy`, fields)).status).toBe(303);
    const policy = async () =>
      (await ctx.db.selectFrom('round').select('policy').where('id', '=', round.id).executeTakeFirstOrThrow())
        .policy;
    expect((await policy()).answers).toEqual([
      { question: String(tea), want: 'different', strength: 'must', weight: 60 },
    ]);
    expect((await tomas.get(`${BASE}/policy`)).text).toContain('value="must-different" selected');

    await run();
    const [a, b, c] = people.map(({ application }) => application);
    const groups = (await proposalsOf(ctx, cast.programme, round.id)).map(({ members }) =>
      members.map(({ application }) => application),
    );
    expect(groups.some((group) => group.includes(b!) && group.includes(c!))).toBe(false);
    const offered = withoutMarkup((await tomas.get(`${BASE}/people/${b}`)).text);
    expect(offered).toContain('Breaks a rule: answers that do not go together');
    expect(offered).toContain('“Tea or coffee?” – both: ');
    expect(offered).toContain('(the rules want it otherwise)');
    expect(offered).toMatch(
      /“Tea or coffee\?” – .{0,3}Person 1.{0,3}: .{0,3}Coffee.{0,3}; .{0,3}Person 0.{0,3}: .{0,3}Tea/,
    );

    // As a wish the answer only adds weight. A question that is no longer asked is no longer compared.
    await tomas.post(`${BASE}/policy`, {
      ...(await fieldsOf(scene)),
      [`answers.${tea}`]: 'wish-equal',
      [`answers.${tea}.weight`]: '10',
    });
    expect((await policy()).answers).toEqual([
      { question: String(tea), want: 'equal', strength: 'wish', weight: 200 },
    ]);
    await run();
    const wished = (await proposalsOf(ctx, cast.programme, round.id)).find(({ members }) =>
      members.some(({ application }) => application === b),
    )!;
    expect(wished.members.map(({ application }) => application)).toContain(c);
    expect(a).toBeDefined();
    const own = withoutMarkup((await tomas.get(`${BASE}/proposals/${wished.id}`)).text);
    expect(own).toContain('their answers to “Tea or coffee?”');
    ctx.clock.set('2027-01-20T12:00:00Z');
    await removeQuestion(ctx, {
      programme: cast.programme,
      actor: { kind: 'person', id: cast.people.tomas },
      round: round.id,
      question: tea,
    });
    ctx.clock.set('2027-02-08T12:00:00Z');
    expect((await tomas.get(`${BASE}/policy`)).text).toContain('a question that is no longer asked');
    const later = await fieldsOf(scene);
    expect(Object.keys(later).filter((name) => name.startsWith('answers.'))).toEqual([]);
    expect((await tomas.post(`${BASE}/policy`, later)).status).toBe(303);
    expect((await policy()).answers).toEqual([]);
  }));
