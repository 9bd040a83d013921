import { expect } from 'vitest';
import { workOnDraft } from '../src/rooms/imports/drafts/takeDraft.ts';
import { browse } from './browse.ts';
import type { Browser } from './browse.ts';
import type { Stage } from './cast.ts';
import type { TestCtx } from './context.ts';
import { onOpenRound } from './onStage.ts';

/** The address of imports into the open round. */
export const HERE = '/workbench/rounds/1/import';

/** A play at the desk of imports: `given` uploads a file and `look` reads its page. */
export const onImportDesk = (
  play: (at: {
    ctx: TestCtx;
    cast: Stage;
    tomas: Browser;
    /** A page in English. */
    look: (page: string) => Promise<string>;
    given: (file: Buffer, name?: string) => Promise<string>;
  }) => Promise<void>,
) =>
  onOpenRound(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas');
    const given = async (file: Buffer, name = 'people.xlsx'): Promise<string> => {
      const { status, location } = await tomas.upload(
        HERE,
        {},
        { file: [new File([new Uint8Array(file)], name)] },
      );
      expect(status).toBe(303);
      return location;
    };
    const look = async (page: string): Promise<string> => (await tomas.get(`${page}?lang=en`)).text;
    await play({ ctx, cast, tomas, look, given });
  });

/** Does the job that was enqueued last. */
export const work = (ctx: TestCtx): Promise<void> => {
  const job = ctx.enqueued.findLast(({ name }) => name === 'import-draft')!;
  return workOnDraft(ctx, job.data as unknown as Parameters<typeof workOnDraft>[1]);
};

export const plain = (html: string): string =>
  html.replaceAll(/<[^>]*>|[\u2066-\u2069]/g, '').replaceAll(/\s+/g, ' ');
export const versionIn = (html: string): string => /name="version" value="(\d+)"/.exec(html)![1]!;

/** The fields that a page's form would send unchanged. */
export function fieldsIn(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, name, value] of html.matchAll(
    /<input type="(?:hidden|text)" name="([^"]+)" value="([^"]*)"/g,
  ))
    fields[name!] ??= value!;
  for (const [, name, value] of html.matchAll(/<textarea name="([^"]+)"[^>]*>([^<]*)</g))
    fields[name!] = value!;
  for (const [, name, options] of html.matchAll(/<select name="([^"]+)"[^>]*>(.*?)<\/select>/gs))
    fields[name!] = /<option value="([^"]*)" selected/.exec(options!)?.[1] ?? '';
  return fields;
}
