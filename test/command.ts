import { vi } from 'vitest';
import { main } from '../src/cli/main.ts';

export interface Said {
  status: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs a command of `bin/antipode` in this process, which takes a moment; a process of its own would take a second. The command has these
 * settings alone, runs in this folder, and has no terminal.
 */
export async function command(
  args: readonly string[],
  { env = {}, cwd = process.cwd() }: { env?: Readonly<Record<string, string>>; cwd?: string } = {},
): Promise<Said> {
  const said = { stdout: '', stderr: '' };
  const listen = (name: 'log' | 'error', to: keyof typeof said) =>
    vi.spyOn(console, name).mockImplementation((...parts: unknown[]) => {
      said[to] += `${parts.map(String).join(' ')}\n`;
    });
  const listening = [listen('log', 'stdout'), listen('error', 'stderr')];
  const before = process.cwd();
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  process.chdir(cwd);
  try {
    const status = await main([...args]);
    return { status, ...said };
  } finally {
    process.chdir(before);
    vi.unstubAllEnvs();
    for (const one of listening) one.mockRestore();
  }
}
