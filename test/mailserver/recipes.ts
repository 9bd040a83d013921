import { readFileSync } from 'node:fs';

/** The recipes for Postfix in docs/self-hosting.md, word for word: files of /etc/postfix by their name, with their lines. */
export type Recipe = ReadonlyMap<string, string>;

const HANDBOOK = new URL('../../docs/self-hosting.md', import.meta.url);
const FILE = /^# \/etc\/postfix\/([\w.-]+)/;

export interface Recipes {
  /** For a domain that is Antipode's alone. */
  own: Recipe;
  /** For a domain that has mailboxes of the machine's own users too. */
  shared: Recipe;
  /** The same where mailboxes are virtual: one line stands in the place of another. */
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
