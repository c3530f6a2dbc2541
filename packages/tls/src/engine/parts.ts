import type { Graph } from '../graph/index.ts';
import type { Context, Settings } from '../handshake/index.ts';
import type { Side, TlsEvent } from '../observe/events.ts';
import type { Handlers, State } from './machine.ts';

/** What makes an engine the one or the other side. */
export interface EngineParts {
  readonly side: Side;
  readonly settings: Settings;
  readonly graph: Graph;
  readonly handlers: Handlers;
  readonly initial: State;
  readonly firstVersion: number;
  readonly maxHandshakeMessage: number;
  /** In bytes. */
  readonly earlyDataLimit: number;
  readonly observe: ((event: TlsEvent) => void) | undefined;
  // Methods, for the same reason as a `Handler`.
  /** A client speaks first. */
  open?(cx: Context): State;
  /** A server asks for the client's certificate after the handshake. */
  requestCertificate?(state: State, cx: Context): State;
}
