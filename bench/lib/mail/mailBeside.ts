import { postForm } from '../post.ts';
import { pssOf } from '../serve.ts';

const CODE_EVERY_MS = 2500;
const LOOK_EVERY_MS = 1500;

/** Work beside a run. `begin` starts it and returns the function that ends it. */
interface Beside {
  begin(): () => void;
}

/** Readers who ask for a code to sign in, one after the other, each from a network of their own. */
export function askForCodes(
  port: number,
  slug: string,
  arrived: ReadonlyMap<string, number>,
): Beside & { waited(): number[] } {
  const asked = new Map<string, number>();
  const ask = (): void => {
    const number = asked.size + 1;
    const address = `reader${number}@readers.example`;
    asked.set(address, Date.now());
    const from = `10.0.${number >> 8}.${number & 255}`;
    postForm(port, `/p/${slug}/sign-in`, { address }, { from }).catch((error: unknown) =>
      console.error(error),
    );
  };
  return {
    begin: () => {
      const timer = setInterval(ask, CODE_EVERY_MS);
      return () => clearInterval(timer);
    },
    // A code that never came counts as an endless wait.
    waited: () =>
      Array.from(asked, ([address, at]) => (arrived.get(address) ?? Number.POSITIVE_INFINITY) - at),
  };
}

/** Megabytes of several processes together, sampled now and then. */
export function watchMemory(pids: readonly number[]): Beside & { samples: number[] } {
  const samples: number[] = [];
  const look = async (): Promise<void> => {
    const sizes = await Promise.all(pids.map(pssOf));
    samples.push(sizes.reduce((sum, size) => sum + size, 0));
  };
  return {
    samples,
    begin: () => {
      const timer = setInterval(() => void look(), LOOK_EVERY_MS);
      return () => clearInterval(timer);
    },
  };
}
