import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import type { TlsEvent } from '../../src/events/index.ts';
import { Story, type TlsReport } from '../../src/node/stream/story.ts';

const event: TlsEvent = { type: 'transport', what: 'connected', at: 0 };
const told = (story: Story): readonly TlsEvent[] => {
  const error = new Error('it broke');
  story.attachTo(error);
  return (error as Error & { readonly tls: TlsReport }).tls.events;
};

test('what a connection keeps to explain an error is let go some seconds after the handshake', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const story = new Story('server');
    story.note(event);
    story.endSoon();
    mock.timers.tick(4_999);
    assert.deepEqual(told(story), [event]);
    mock.timers.tick(1);
    assert.deepEqual(told(story), []);
    story.note(event);
    assert.deepEqual(told(story), []);
  } finally {
    mock.timers.reset();
  }
});

test('and with the connection, at once', () => {
  const story = new Story('client');
  story.note(event);
  story.endSoon();
  story.end();
  assert.deepEqual(told(story), []);
});
