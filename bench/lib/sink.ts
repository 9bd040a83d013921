import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { SinkNews, SinkOrder, SinkReport } from './mail/mailSink.ts';
import { node } from './scratch.ts';

export interface BenchSink {
  port: number;
  /** The number of mails so far, without codes. */
  count(): number;
  /** When the newest of these mails came, and `firstAt`: the first since `mark`. Milliseconds of the clock, 0 for none. */
  newestAt(): number;
  /** The count of mails at each moment when it grew. */
  readonly timeline: readonly { count: number; at: number }[];
  firstAt(): number;
  /** When the code for each address came. */
  codes: ReadonlyMap<string, number>;
  /** The codes themselves, each until it is taken. */
  untried: Map<string, string>;
  order(order: Exclude<SinkOrder, 'report'>): void;
  /** The number of mails by address. */
  report(): Promise<SinkReport>;
  stop(): void;
}

/** A mail server in a process of its own. */
export function startSink(): Promise<BenchSink> {
  const child = fork(join(import.meta.dirname, 'mail/mailSink.ts'), {
    execPath: node,
    serialization: 'json',
  });
  const codes = new Map<string, number>();
  const untried = new Map<string, string>();
  let newest = { count: 0, at: 0, firstAt: 0 };
  const timeline: { count: number; at: number }[] = [];
  let reported: ((report: SinkReport) => void) | undefined;
  const order = (order: SinkOrder): void => void child.send(order);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.on('message', (news: SinkNews) => {
      if ('recipients' in news) reported?.(news);
      else if ('count' in news) {
        if (news.count > newest.count) timeline.push({ count: news.count, at: news.at });
        newest = news;
        for (const { to, at, code } of news.codes) {
          codes.set(to, at);
          untried.set(to, code);
        }
      } else
        done({
          port: news.port,
          count: () => newest.count,
          newestAt: () => newest.at,
          firstAt: () => newest.firstAt,
          timeline,
          codes,
          untried,
          order,
          report: () =>
            new Promise((answer) => {
              reported = answer;
              order('report');
            }),
          stop: () => void child.disconnect(),
        });
    });
  });
}
