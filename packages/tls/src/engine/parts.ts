import type { Graph, Settings } from '../handshake/index.ts';
import type { Side, TlsEvent } from '../observe/events.ts';
import type { Handlers, Machine, State } from './machine.ts';

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
  /** A client speaks first. */
  readonly opening: ((machine: Machine) => void) | undefined;
}
