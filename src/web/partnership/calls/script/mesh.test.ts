import { expect, test } from 'vitest';
import { lineOf, withFakeConnections } from '../../../../../test/calls/fakeConnection.ts';
import type { Door } from './door.ts';
import { createMesh } from './mesh.ts';
import type { MeshEvents } from './mesh.ts';

withFakeConnections();

test('words of another window that make no sense are passed over', () => {
  const door = { line: async () => lineOf('morning') } as unknown as Door;
  const mesh = createMesh(door, lineOf('morning'), () => ({}) as MediaStream, {} as MeshEvents);
  for (const said of ['not json', 'null', '{}', '[null]', '["x"]'])
    expect(() => mesh.hear({ k: 'said', seat: 1, person: 1, said })).not.toThrow();
});
