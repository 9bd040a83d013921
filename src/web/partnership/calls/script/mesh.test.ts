import { expect, test, vi } from 'vitest';
import { lineOf, made, none, withFakeConnections } from '../../../../../test/calls/fakeConnection.ts';
import type { CallServer } from './callServer.ts';
import { createMesh } from './mesh.ts';
import type { MeshEvents } from './mesh.ts';

withFakeConnections();

test('words of another window that make no sense are passed over', () => {
  const server = { line: async () => lineOf('morning') } as unknown as CallServer;
  const mesh = createMesh(server, lineOf('morning'), () => ({}) as MediaStream, {} as MeshEvents);
  for (const said of ['not json', 'null', '{}', '[null]', '["x"]'])
    expect(() => mesh.hear({ k: 'said', seat: 1, person: 1, said })).not.toThrow();
});

/** A mesh whose other windows are connected as soon as they come; notes what the mesh reports about them. */
function meshed() {
  const told: string[] = [];
  const note =
    (what: string) =>
    (person: number, ...more: unknown[]) =>
      void told.push([what, person, ...more].join(' '));
  const on = {
    came: note('came'),
    state: note('state'),
    went: note('went'),
    step: note('step'),
  } as unknown as MeshEvents;
  const server = { line: async () => lineOf('morning'), tell: () => {} } as unknown as CallServer;
  const mesh = createMesh(server, lineOf('morning'), () => none, on);
  const comes = (seat: number, person: number, key: string): void => {
    const known = made.length;
    mesh.hear({ k: 'came', seat, person, key });
    made[known]?.becomes('connected');
  };
  return { mesh, told, comes };
}

test('a window that comes back while it is heard is connected once more, for the server knows it anew', () => {
  const { mesh, told, comes } = meshed();
  comes(1, 5, 'a key');
  mesh.hear({ k: 'went', seat: 1, person: 5, lost: true });
  comes(2, 5, 'a key');
  expect(told).toEqual(['came 5', 'state 5 connected', 'state 5 connected']);
  mesh.close();
});

test('a window by the key of somebody else’s is a window of its own', () => {
  const { mesh, told, comes } = meshed();
  comes(1, 5, 'a key');
  comes(2, 6, 'a key');
  expect(told).toEqual(['came 5', 'state 5 connected', 'came 6', 'state 6 connected']);
  mesh.hear({ k: 'went', seat: 2, person: 6 });
  expect(told.at(-1)).toBe('went 6');
  expect(mesh.count()).toBe(1);
  mesh.close();
});

test('each window is told of the picture that goes to it: a weak line to one hides nothing at the other, nor at one that comes anew', async () => {
  const { mesh, comes } = meshed();
  comes(1, 5, 'a key');
  comes(2, 6, 'another key');
  made[1]!.room = 30_000;
  await vi.advanceTimersByTimeAsync(4 * 1500);
  comes(3, 6, 'a third key');
  mesh.tell({ muted: false, picture: true });
  comes(4, 5, 'a fourth key');
  made[2]!.room = 30_000;
  await vi.advanceTimersByTimeAsync(4 * 1500);
  mesh.tell({ muted: false, picture: true });
  const told = made.map(({ said }) => said.map((one) => (one as { step: string }).step));
  expect(told).toEqual([['clear'], [], ['clear', 'sound'], ['clear']]);
  mesh.close();
});
