import { expect, test } from 'vitest';
import { onImportDesk, plain } from '../../../../test/importDesk.ts';
import { madeXlsx } from '../../../../test/madeSheets.ts';

const row = (name: string, address: string) => [name, address, 'Chile', 'UTC-4', 'English C1', 'Health'];

test('somebody of the programme who is not in the round yet is not called new to it, and gets an invitation', async () => {
  await onImportDesk(async ({ ctx, look, given }) => {
    const here = await ctx.db.selectFrom('person').select('id').execute();
    const page = await given(
      madeXlsx([
        ['Name', 'Email address', 'Country', 'Time zone', 'Languages', 'Sector'],
        row('Ida Noor', 'ida@import.example'),
        row('Cleo Diaz', 'cleo@import.example'),
        row('Luca Ferri', 'luca@cast.example'),
      ]),
    );
    const said = plain(await look(page));
    expect(said).toContain('2 people are new and get an invitation');
    expect(said).toContain(
      '1 person is in the programme already, is new in this round and gets an invitation',
    );
    expect(await ctx.db.selectFrom('person').select('id').execute()).toHaveLength(here.length);
  });
});
