import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { htmlFindings } from '../../../test/browser/checks.ts';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { stageTopic } from '../../../test/discussion.ts';
import { contrast } from '../../lib/colour.ts';
import { changeLook } from '../../rooms/programmes/index.ts';
import { mailLook } from './look.ts';

const OURS = { cool: '#175a6b', warm: '#b4471c' };

/** The HTML of a topic's mail to Luca, with a button and a link at its foot, in a programme with these colours. */
async function mailIn(colours: { cool: string; warm: string }): Promise<string> {
  let html = '';
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme, people } = cast;
    const actor = { kind: 'person', id: people.tomas } as const;
    expect(await changeLook(ctx, { programme, actor, colours, logo: null })).toEqual({ ok: true });
    const data = { topic: await stageTopic(ctx, cast) };
    const mail = { programme, kind: 'topic', person: people.luca, data } as const;
    html = (await ctx.mailer.compose(ctx, mail))?.html ?? '';
  });
  return html;
}

const style = (html: string, tag: string): string =>
  new RegExp(`<${tag}[^>]*style="([^"]*)"`).exec(html)?.[1] ?? '';
const night = (html: string, name: string): string =>
  new RegExp(`\\.${name}\\{([^}]*)\\}`).exec(/<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '')?.[1] ?? '';
const colour = (rules: string, of: string): string =>
  new RegExp(`(?:^|[;"])${of}:[^;]*?(#[0-9a-f]{6})`).exec(rules)?.[1] ?? '';

const token = (css: string, name: string): string => new RegExp(`--${name}: (#[0-9a-f]+)`).exec(css)![1]!;

describe('a mail of a programme with colours of its own', () => {
  test('wears them: button, links and the rule at the top, by day and by night, and all of it can be read', async () => {
    const html = await mailIn({ cool: '#5a2a82', warm: '#0b6b2f' });
    expect(await htmlFindings(html, 'mail')).toEqual([]);
    const button = style(html, 'a class="go"');
    expect(colour(button, 'background')).toBe('#5a2a82');
    expect(colour(style(html, 'p class="soft rule"'), 'border-bottom')).toBe('#0b6b2f');
    expect(colour(style(html, 'a class="link"'), 'color')).toBe('#5a2a82');
    expect(html).not.toMatch(/#175a6b|#b4471c|#84cbd8|#f39b70/);
    expect(contrast(colour(button, 'color'), '#5a2a82')).toBeGreaterThanOrEqual(4.5);
    const dark = colour(night(html, 'go'), 'background');
    expect(contrast(colour(night(html, 'go'), 'color'), dark)).toBeGreaterThanOrEqual(4.5);
    for (const name of ['link', 'go'])
      expect(
        contrast(colour(night(html, name), name === 'go' ? 'background' : 'color'), '#151a21'),
      ).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour(night(html, 'rule'), 'border-color'), '#151a21')).toBeGreaterThanOrEqual(4.5);
  });

  test('that chose one of two wears ours in the other', async () => {
    const html = await mailIn({ ...OURS, warm: '#0b6b2f' });
    expect(colour(style(html, 'a class="go"'), 'background')).toBe(OURS.cool);
    expect(colour(night(html, 'go'), 'background')).toBe('#84cbd8');
    expect(colour(style(html, 'p class="soft rule"'), 'border-bottom')).toBe('#0b6b2f');
  });

  test('has its look made once for all mails that are written together', () => {
    const look = { cool: '#5a2a82' };
    expect(mailLook({ look })).toBe(mailLook({ look }));
    expect(mailLook({ look: {} })).toBeUndefined();
  });
});

test('a mail of a programme without wears those of the style sheet', async () => {
  const html = await mailIn(OURS);
  const [day = '', dark = ''] = readFileSync('src/ui/styles/tokens.css', 'utf8').split(
    'prefers-color-scheme: dark',
  );
  expect(colour(style(html, 'a class="go"'), 'background')).toBe(token(day, 'cool'));
  expect(colour(style(html, 'p class="soft rule"'), 'border-bottom')).toBe(token(day, 'warm'));
  expect(colour(night(html, 'go'), 'background')).toBe(token(dark, 'cool'));
  expect(colour(night(html, 'go'), 'color')).toBe(token(dark, 'on-cool'));
  expect(colour(night(html, 'rule'), 'border-color')).toBe(token(dark, 'warm'));
});
