import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { Stage } from '../../../test/cast.ts';
import { chats, opened } from '../../../test/chatting.ts';
import type { TestCtx } from '../../../test/context.ts';
import { onStage } from '../../../test/onStage.ts';
import { until } from '../../../test/process.ts';
import { hideMessage } from '../../rooms/chats/index.ts';
import { erasePerson } from '../../rooms/people/index.ts';
import { createHub } from '../live/hub.ts';
import { chatSource } from './source.ts';

/** Follows a room on a port. Tells what a new reader gets whose page shows nothing yet, and can say that there is news. */
async function followed(ctx: TestCtx, { programme }: Stage, chat: number) {
  let heard: { told(id: number): void } | undefined;
  const hub = createHub(ctx, { listen: (_, hearing) => (heard = hearing) }, { beatMs: 60 * 60_000 });
  const server = createServer((_, outgoing) => {
    const headers = { 'content-type': 'text/event-stream' };
    hub.follow({ source: chatSource(programme), id: chat, after: 0, network: 'one', outgoing, headers });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const come = async () => {
    let text = '';
    const { body } = await fetch(`http://127.0.0.1:${port}/`);
    void (async () => {
      for await (const piece of body!) text += Buffer.from(piece).toString();
    })().catch(() => {});
    return { text: () => text };
  };
  const first = await come();
  return {
    come,
    tell: async (about: string) => {
      heard!.told(chat);
      await until(() => first.text().includes(about));
    },
    [Symbol.asyncDispose]: async () => {
      hub.stop();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

test('words that were hidden are told to nobody who comes later, while others follow the room', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { chat } = await opened(ctx, cast);
    await using room = await followed(ctx, cast, chat);
    const said = await chats(ctx, cast, chat, people.tomas, { body: 'My number is 555', name: 'Tomás' });
    await chats(ctx, cast, chat, people.ines, { body: 'Welcome', answers: said.ok ? said.message : 0 });
    await room.tell('Welcome');
    const actor = { kind: 'person', id: people.bao } as const;
    if (!said.ok) throw new Error(said.reason);
    await hideMessage(ctx, { programme, actor, message: said.message, reason: 'A number' });
    await room.tell('"k":"message"');
    const late = await room.come();
    await until(() => late.text().includes('"k":"message"'));
    expect(late.text()).toContain('Welcome');
    expect(late.text()).toContain('"gone":"hidden"');
    expect(late.text()).not.toMatch(/555|Tomás/);
  }));

test('the name of somebody who was erased leaves the open pages, and is told to nobody who comes later', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { chat } = await opened(ctx, cast);
    await using room = await followed(ctx, cast, chat);
    const said = await chats(ctx, cast, chat, people.ines, { body: 'The lowest shelf', name: 'Inês' });
    await chats(ctx, cast, chat, people.ines, { body: 'And another', name: 'Inês' });
    await chats(ctx, cast, chat, people.tomas, { body: 'Welcome', answers: said.ok ? said.message : 0 });
    await room.tell('Welcome');
    expect(await erasePerson(ctx, { programme, actor: { kind: 'timetable' }, person: people.ines })).toEqual({
      ok: true,
    });
    await room.tell('"k":"message"');
    const late = await room.come();
    await until(() => late.text().split('"k":"message"').length > 2);
    expect(late.text()).toContain('The lowest shelf');
    expect(late.text()).not.toContain('Inês');
  }));
