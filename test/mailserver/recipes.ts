import { readFileSync } from 'node:fs';

/** The recipes for Postfix in docs/self-hosting.md, word for word: the lines of each file of /etc/postfix. */
export type Recipe = ReadonlyMap<string, string>;

const HANDBOOK = new URL('../../docs/self-hosting.md', import.meta.url);
const FILE = /^# \/etc\/postfix\/([\w.-]+)/;

export interface Recipes {
  /** For a domain that Antipode has to itself. */
  own: Recipe;
  /** For a domain in which users of the machine have mailboxes, too. */
  shared: Recipe;
  /** The same for virtual mailboxes: one line is replaced. */
  virtual: Recipe;
}

/** Reads the fenced blocks that begin with the name of a file of Postfix. */
export function recipes(): Recipes {
  const handbook = readFileSync(HANDBOOK, 'utf8');
  const blocks = [...handbook.matchAll(/^```\n(# \/etc\/postfix\/[\s\S]*?)^```$/gm)].map(([, block = '']) =>
    read(block),
  );
  const [own, shared, line, ...more] = blocks;
  if (!own || !shared || !line || more.length > 0)
    throw new Error(`the handbook has ${blocks.length} blocks for Postfix`);
  const main = shared.get('main.cf')!.replace(/^local_recipient_maps = .*\n/m, '');
  return { own, shared, virtual: new Map([...shared, ['main.cf', main + line.get('main.cf')!]]) };
}

function read(block: string): Recipe {
  const files = new Map<string, string>();
  let name = '';
  for (const line of block.split('\n')) {
    name = FILE.exec(line)?.[1] ?? name;
    files.set(name, `${files.get(name) ?? ''}${line}\n`);
  }
  return files;
}
