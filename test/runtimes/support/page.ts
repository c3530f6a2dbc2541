/** What the page runs, and the worker that it starts. */
import { webSocketStreams } from 'tlscope';
import { echo, visit } from './session.ts';

export interface Task {
  readonly role: 'visit' | 'echo';
  /** The tunnel's. */
  readonly url: string;
  /** The root, or the certificate and its key, in PEM. */
  readonly pem: readonly [string, string?];
  readonly text?: string;
}

const perform = ({ role, url, pem: [first, second = ''], text = '' }: Task): Promise<unknown> => {
  const tunnel = webSocketStreams(new WebSocket(url));
  return role === 'visit' ? visit(tunnel, first, text) : echo(tunnel, first, second);
};

declare const self: {
  perform: typeof perform;
  readonly document?: object;
  onmessage: (message: { data: Task }) => void;
  postMessage(answer: unknown): void;
};

self.perform = perform;
if (self.document === undefined) {
  self.onmessage = async ({ data }) => {
    self.postMessage(await perform(data));
  };
}
