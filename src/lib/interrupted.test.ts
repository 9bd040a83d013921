import { expect, test, vi } from 'vitest';
import { allowInterruption, whenInterrupted } from './interrupted.ts';

test('what a command began is cleared away when it is interrupted, what it ended is not, and it ends with the signal’s code', async () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation((() => {}) as unknown as typeof process.exit);
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const begun = vi.fn<() => Promise<void>>().mockResolvedValue();
  const failing = vi.fn<() => Promise<void>>().mockRejectedValue(new Error('no'));
  const ended = vi.fn<() => Promise<void>>().mockResolvedValue();
  whenInterrupted(begun);
  whenInterrupted(failing);
  whenInterrupted(ended)();
  const before = ['SIGINT', 'SIGTERM'].map((signal) => process.rawListeners(signal));
  allowInterruption();
  const [onInterrupt, onTerm] = ['SIGINT', 'SIGTERM'].map((signal, index) =>
    process.rawListeners(signal).find((one) => !before[index]!.includes(one)),
  );
  onInterrupt!();
  await vi.waitFor(() => expect(exit).toHaveBeenCalledWith(130), 30_000);
  expect(begun).toHaveBeenCalledOnce();
  expect(failing).toHaveBeenCalledOnce();
  expect(ended).not.toHaveBeenCalled();
  expect(said.mock.calls.join()).toContain('interrupted before it was done');
  process.removeListener('SIGTERM', onTerm as () => void);
  vi.restoreAllMocks();
});
