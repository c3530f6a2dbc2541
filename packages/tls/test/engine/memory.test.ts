/** What a handler that has to wait gets when it runs again: the same answers, to the same questions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Memory, Waiting } from 'tlscope/handshake';

/** Runs `handler` until it no longer waits. */
async function finish<T>(memory: Memory, handler: () => T): Promise<T> {
  for (;;) {
    memory.rewind();
    try {
      return handler();
    } catch (error) {
      if (!(error instanceof Waiting)) throw error;
      await error.ready;
    }
  }
}

test('a handler that runs again gets the answers that it had, and nobody is asked twice', async () => {
  const memory = new Memory();
  const asked: string[] = [];
  const ask = (what: string, answer: number | Promise<number>) =>
    memory.ask(what, () => {
      asked.push(what);
      return answer;
    });
  const answers = await finish(memory, () => [
    ask('random', 1),
    ask('time', 2),
    ask('signature', Promise.resolve(3)),
    ask('random', 4),
  ]);
  assert.deepEqual(answers, [1, 2, 3, 4]);
  assert.deepEqual(asked, ['random', 'time', 'signature', 'random']);
});

test('a handler that asks in another order when it runs again does not get an answer to another question', async () => {
  const memory = new Memory();
  let run = 0;
  const handler = () => {
    const first = run++ === 0 ? ['random', 'time'] : ['time', 'random'];
    const got = first.map((what) =>
      memory.ask<unknown>(what, () => (what === 'time' ? 1_700_000_000 : new Uint8Array(32))),
    );
    return [...got, memory.ask('signature', () => Promise.resolve(new Uint8Array(64)))];
  };
  await assert.rejects(finish(memory, handler), /asked for time instead of random/);
});

test('likewise where what it waited for came to nothing, and where it was the first thing it asked for', async () => {
  const memory = new Memory();
  let run = 0;
  const handler = () => memory.ask(run++ === 0 ? 'session' : 'signature', () => Promise.reject(new Error('no')));
  await assert.rejects(finish(memory, handler), /asked for signature instead of session/);
});

test('another message has questions of its own', () => {
  const memory = new Memory();
  assert.equal(
    memory.ask('random', () => 1),
    1,
  );
  memory.forget();
  assert.equal(
    memory.ask('time', () => 2),
    2,
  );
});
