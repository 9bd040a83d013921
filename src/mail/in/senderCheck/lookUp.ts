import type { Resolver } from 'node:dns/promises';

/** Asks for the records of a name; rejects with Node's codes (ENOTFOUND, ENODATA, ETIMEOUT …). */
export type LookUp = (name: string, type: string) => Promise<string[][] | string[]>;

/** An answer is kept this long, a failure too: the next mails of a domain come within moments. */
const KEPT_MS = 60_000;
const MOST_KEPT = 500;
/** Most characters of one answer; keys and policies have far fewer. */
const LONGEST = 16_000;
/** Most questions for one mail: three keys, a policy of eight steps, and what SPF may ask for (RFC 7208, 4.6.4). */
const MOST_EACH = 40;

/** Asks these name servers, and remembers their answers for a minute. */
export function createLookUp(resolver: Resolver, now: () => number = Date.now): LookUp {
  const kept = new Map<string, { until: number; answer: ReturnType<LookUp> }>();
  return (name, type) => {
    const key = `${type} ${name.toLowerCase()}`;
    const known = kept.get(key);
    if (known && known.until > now()) return known.answer;
    const answer = ask(resolver, name, type);
    answer.catch(() => {});
    kept.delete(key);
    kept.set(key, { until: now() + KEPT_MS, answer });
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return answer;
  };
}

async function ask(resolver: Resolver, name: string, type: string): ReturnType<LookUp> {
  if (name.length > 253) throw failure('ENOTFOUND');
  const answer = (await resolver.resolve(name, type)) as string[][] | string[];
  if (JSON.stringify(answer).length > LONGEST) throw failure('ENODATA');
  return answer;
}

/** The look-ups of one mail: a limited number, and none when its time is over. */
export function lookUpFor(lookUp: LookUp, timeIsOver: AbortSignal): LookUp {
  let count = 0;
  const over = new Promise<never>((_, reject) => {
    timeIsOver.addEventListener('abort', () => reject(failure('ETIMEOUT')));
  });
  over.catch(() => {});
  return (name, type) => {
    count++;
    if (count > MOST_EACH || timeIsOver.aborted) return Promise.reject(failure('ETIMEOUT'));
    return Promise.race([lookUp(name, type), over]);
  };
}

const failure = (code: string): Error => Object.assign(new Error(code), { code });
