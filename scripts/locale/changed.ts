import { execFileSync } from 'node:child_process';
import { textsOf } from './check.ts';
import { isLooked, lookedOf } from './looked.ts';

const root = new URL('../..', import.meta.url).pathname;

/**
 * Keys whose English changed after the language's own text, as far as Git knows the lines, and that nobody has checked since: the text may
 * now say something else. Null without a Git history. Uncommitted lines count as new.
 */
export function changedSince(locale: string): string[] | null {
  try {
    const order = new Map(
      git('rev-list', '--topo-order', '--reverse', 'HEAD')
        .split('\n')
        .map((commit, at) => [commit, at] as const),
    );
    const age = (commit: string | undefined): number => order.get(commit ?? '') ?? order.size;
    const english = commitsOf('en');
    const texts = textsOf('en');
    const looked = lookedOf(locale);
    return [...commitsOf(locale)]
      .filter(([key, commit]) => english.has(key) && age(english.get(key)) > age(commit))
      .map(([key]) => key)
      .filter((key) => !isLooked(looked, texts, key));
  } catch {
    return null;
  }
}

/** The commit that last touched each key's line. */
function commitsOf(locale: string): Map<string, string> {
  const found = new Map<string, string>();
  let commit = '';
  for (const line of git('blame', '--porcelain', '--', `locales/${locale}/texts.json`).split('\n')) {
    const head = /^([0-9a-f]{40}) \d+ \d+/.exec(line);
    if (head) commit = head[1]!;
    const key = /^\t\s*"([^"]+)":/.exec(line)?.[1];
    if (key) found.set(key, commit);
  }
  return found;
}

const git = (...args: string[]): string =>
  execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
