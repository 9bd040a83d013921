import { meansFullDisk } from '../lib/files/disk.ts';
import { allowInterruption } from '../lib/interrupted.ts';
import { Refusal } from '../lib/refusal.ts';
import { VERSION } from '../version.ts';
import type { Command } from './command.ts';
import { UsageError } from './command.ts';
import { fileTrouble } from './fileTrouble.ts';

/** Each command is loaded only when asked for: a short command then starts fast. */
const commands: Record<string, () => Promise<{ command: Command }>> = {
  serve: () => import('./serve.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
  'call check': () => import('./callCheck.ts'),
  config: () => import('./config.ts'),
  'export programme': () => import('./exchange/exportProgramme.ts'),
  'export installation': () => import('./exchange/exportInstallation.ts'),
  'import applicants': () => import('./importApplicants.ts'),
  'import programme': () => import('./exchange/importProgramme.ts'),
  'import installation': () => import('./exchange/importInstallation.ts'),
  'import pairs': () => import('./importPairs.ts'),
  'import topics': () => import('./importTopics.ts'),
  'mail check': () => import('./mailCheck.ts'),
  match: () => import('./match.ts'),
  'match-graph': () => import('./matchGraph.ts'),
  move: () => import('./exchange/move.ts'),
  'new-address': () => import('./newAddress.ts'),
  'operator-link': () => import('./operatorLink.ts'),
  simulate: () => import('./simulate.ts'),
  demo: () => import('./demo.ts'),
  load: () => import('./load.ts'),
};

/** Commands that write a file or a database: an interruption must not leave half of one, or a running server, behind. */
const INTERRUPTED = new Set([
  'backup',
  'restore',
  'export programme',
  'export installation',
  'import programme',
  'import installation',
  'move',
]);

/** Runs `antipode` with its arguments and resolves to the exit code. */
export async function main(args: string[]): Promise<number> {
  const words = args.findIndex((arg) => arg.startsWith('-'));
  const spoken = words === -1 ? args : args.slice(0, words);
  const name = [spoken.slice(0, 2).join(' '), spoken[0] ?? ''].find((name) => Object.hasOwn(commands, name));
  if (name === undefined) {
    if (spoken.length === 0 && args[0] === '--version') {
      const { SCHEMA } = await import('../db/schemaNumber.ts');
      console.log(`Antipode ${VERSION}, schema ${SCHEMA}`);
      return 0;
    }
    const family = Object.keys(commands).filter((known) => known.startsWith(`${spoken[0]} `));
    if (family.length > 0 && spoken.length === 1) {
      const all = await Promise.all(family.map(async (known) => (await commands[known]!()).command));
      console.log(list(all));
      return args.includes('--help') || args.includes('-h') ? 0 : 2;
    }
    if (spoken.length > 0) {
      console.error(`antipode: there is no command "${spoken.join(' ')}"; "antipode --help" lists them`);
      return 2;
    }
    const asks = args.includes('--help') || args.includes('-h');
    if (args.length > 0 && !asks) {
      console.error(`antipode: there is no option "${args[0]}"; "antipode --help" lists the commands`);
      return 2;
    }
    console.log(await overview());
    return asks ? 0 : 2;
  }
  const { command } = await commands[name]!();
  const rest = args.slice(name.split(' ').length);
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(`${command.summary}\n\n${command.help}`);
    return 0;
  }
  if (INTERRUPTED.has(name)) allowInterruption();
  try {
    return await command.run(rest);
  } catch (error) {
    return explain(name, error);
  }
}

async function overview(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map(async (load) => (await load()).command));
  return list(all);
}

function list(all: readonly Command[]): string {
  const width = Math.max(...all.map(({ name }) => name.length));
  const lines = all.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return ['Usage: antipode COMMAND [--help]', '       antipode --version', '', ...lines].join('\n');
}

function explain(name: string, error: unknown): number {
  if (error instanceof Refusal) {
    console.error(`antipode: ${error.message}`);
    return 1;
  }
  const trouble = meansFullDisk(error)
    ? `the disk is full: make room, then try again (${(error as Error).message})`
    : fileTrouble(error);
  if (trouble) {
    console.error(`antipode: ${trouble}`);
    return 1;
  }
  const isParseArgs = String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
  if (error instanceof UsageError || isParseArgs) {
    console.error(`antipode ${name}: ${(error as Error).message}; see "antipode ${name} --help"`);
    return 2;
  }
  console.error(error);
  return 1;
}
