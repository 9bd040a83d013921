import { createDb, createPool } from '../../../src/db/pool.ts';
import { escapeText } from '../../../src/lib/text/escapeText.ts';
import type { DrawnComment } from '../../../src/rooms/discussion/index.ts';
import { agoText, initials, longDay } from '../../../src/ui/index.ts';
import { answerVisitor } from '../../../src/web/request/visitors/answerVisitor.ts';
import { createVisitorCache } from '../../../src/web/request/visitors/visitorCache.ts';
import { ctxAt, headersOf, listenerOn, open, watched } from './app.ts';

// One process with three servers on one pool. The first draws a topic's page with its discussion as Antipode does. The second sends the
// same bytes from node:http, with the same SQL as named statements and string building. The third sends the page from the visitor cache.
// Prints the ports once the bodies are found equal.

// Each form of the page has a random name; here the name is always the same.
crypto.randomUUID = () => '00000000-0000-4000-8000-000000000000';
const pool = createPool(JSON.parse(process.argv[2]!) as { host: string });
const path = process.argv[3]!;
const faces: Record<string, string> = {};
const days: Record<number, string> = {};
const now = new Date('2027-01-15T12:00:00Z');

const ctx = ctxAt(createDb(pool), now);
const ours = await open(listenerOn(ctx));
const seen = watched(pool);
const watcher = await open(listenerOn(ctxAt(seen.db, now)));
const plainly = { headers: { 'accept-encoding': 'identity' } };
const whole = await fetch(`http://127.0.0.1:${ours}${path}`, plainly);
const body = await whole.text();
await (await fetch(`http://127.0.0.1:${watcher}${path}`, plainly)).text();
const asked = seen.asked.filter((query) => !query.sql.includes('programme_host'));
const talk = asked.findIndex((query) => query.sql.includes('parent_name'));
const headers = headersOf(whole);

// The constant part of the page around the comments is cut out once. The essay, which another statement returns, is also put between the
// pieces.
const rows = await Promise.all(
  asked.map(async (one, n) => (await ask(one, n)).rows as Record<string, unknown>[]),
);
const essayOf = (all: Record<string, unknown>[][]): string =>
  (all.flat().find((row) => 'essay_html' in row)!['essay_html'] as { en: string }).en;
const first = drawn(rows[talk] as unknown as Comment[]);
const [essay, list] = [essayOf(rows), first];
const a = body.indexOf(essay);
const b = body.indexOf(list);
if (a < 0 || b < a)
  throw new Error(`the page does not show ${a < 0 ? 'the essay' : 'the comments as drawn here'}`);
const pieces = [body.slice(0, a), body.slice(a + essay.length, b), body.slice(b + list.length)] as const;

const raw = await open((_request, response) => {
  void (async () => {
    const all: Record<string, unknown>[][] = [];
    for (const [n, one] of asked.entries()) all.push((await ask(one, n)).rows as Record<string, unknown>[]);
    const text = pieces[0] + essayOf(all) + pieces[1] + drawn(all[talk] as unknown as Comment[]) + pieces[2];
    response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(text) }).end(text);
  })();
});
const baseline = await (await fetch(`http://127.0.0.1:${raw}${path}`)).text();
if (baseline !== body) throw new Error('the two bodies differ');

const visitors = createVisitorCache();
const listener = listenerOn(ctx, visitors);
const cached = await open((incoming, outgoing) => {
  if (!answerVisitor(visitors, incoming, outgoing)) listener(incoming, outgoing);
});
console.log(JSON.stringify({ ours, raw, cached, bytes: Buffer.byteLength(body), queries: asked.length }));

function ask(query: (typeof asked)[number], n: number) {
  return pool.query({ name: `q${n}`, text: query.sql, values: [...query.parameters] });
}

type Comment = Pick<
  DrawnComment,
  'id' | 'depth' | 'parent_id' | 'parent_name' | 'question' | 'name' | 'html' | 'likes' | 'written_at'
>;

/** Draws the comments by plain string building. It serves only the comments of this bench: all are shown, and nobody has a picture. */
function drawn(comments: Comment[]): string {
  const own = path.replace(/\?.*/, '');
  const ids = new Set(comments.map(({ id }) => id));
  let html = '<ol class="talk">';
  const stack: number[] = [];
  for (const c of comments) {
    let closed = 0;
    while (stack.length > 0 && stack[stack.length - 1]! >= c.depth) {
      stack.pop();
      closed++;
    }
    html += closed > 0 ? `</li>${'</ol></li>'.repeat(closed - 1)}` : stack.length > 0 ? '<ol>' : '';
    stack.push(c.depth);
    let tag = '';
    if (c.question !== null && c.depth === 0)
      tag = ` <a class="tag" href="${own}#q${c.question}">Question ${c.question}</a>`;
    if (c.parent_id !== null && !ids.has(c.parent_id))
      tag += ` <a class="tag" href="${own}/comments/${c.parent_id}#c${c.parent_id}">answers <bdi>${escapeText(c.parent_name!)}</bdi></a>`;
    const name = `<bdi>${escapeText(c.name)}</bdi>`;
    html += `<li id="c${c.id}"><div class="by">${face(c.name)} <h3>${name}</h3> <a href="${own}/comments/${c.id}#c${c.id}"><time datetime="${c.written_at.toISOString().slice(0, 19)}Z">${day(c.written_at)}</time><span class="vh"> ${name}</span></a>${tag}</div><div dir="auto">${c.html}</div><p class="acts"><a href="${own}/comments/${c.id}#answer">Answer<span class="vh"> ${name}</span></a> <button type="submit" name="comment" value="${c.id}">♡<span class="vh"> Like what ${name} wrote</span>${c.likes > 0 ? ` ${c.likes}` : ''}</button></p>`;
  }
  return `${html}</li>${'</ol></li>'.repeat(stack.length - 1)}</ol>`;
}

function face(name: string): string {
  let tint = 0;
  for (const char of name) tint = (tint * 31 + char.codePointAt(0)!) % 3;
  return (faces[name] ??=
    `<span class="avatar tint-${tint}" aria-hidden="true"><bdi>${initials(name)}</bdi></span>`);
}

function day(at: Date): string {
  return (
    agoText('en', at, now) ?? (days[Math.floor(at.getTime() / 900_000)] ??= longDay('en', 'UTC', at, true))
  );
}
