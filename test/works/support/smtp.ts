import { createServer as createTcpServer, type Server } from 'node:net';
import { createInterface } from 'node:readline';
import type { Duplex } from 'node:stream';
import { createServer, type ServerOptions } from 'tlscope/node';

export interface Mail {
  readonly secure: boolean;
  readonly text: string;
}

/** A small SMTP server (RFC 5321) that takes mail only after STARTTLS (RFC 3207), done by ours on the same socket. */
export function smtpServer(options: ServerOptions, took: (mail: Mail) => void): Server {
  const secured = createServer(options, (socket) => converse(socket, true));
  function converse(stream: Duplex, secure: boolean): void {
    const say = (text: string) => stream.write(`${text}\r\n`);
    const lines = createInterface({ input: stream });
    let text: string[] | undefined;
    lines.on('line', (line) => {
      if (text !== undefined) {
        if (line !== '.') return void text.push(line);
        took({ secure, text: text.join('\n') });
        text = undefined;
        return say('250 taken');
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO') return say(secure ? '250 localhost' : '250-localhost\r\n250 STARTTLS');
      if (verb === 'QUIT') return void stream.end('221 bye\r\n');
      if (verb === 'STAR' && !secure) {
        lines.close();
        say('220 go ahead');
        return secured.emit('connection', stream);
      }
      if (!secure) return say('530 STARTTLS first');
      if (verb !== 'DATA') return say('250 fine');
      text = [];
      return say('354 go on');
    });
  }
  return createTcpServer({ allowHalfOpen: true }, (socket) => {
    socket.write('220 localhost ready\r\n');
    converse(socket, false);
  });
}
