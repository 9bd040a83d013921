import { expect, test, vi } from 'vitest';
import { main } from './main.ts';

test('the first word of a family of commands lists its commands', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  expect(await main(['import', '--help'])).toBe(0);
  expect(await main(['import'])).toBe(2);
  for (const [text] of said.mock.calls) {
    expect(text).toContain('import applicants');
    expect(text).toContain('import pairs');
    expect(text).not.toContain('simulate');
  }
  said.mockRestore();
});
