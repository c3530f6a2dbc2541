/** A failure as a person meets it, told in commands. */
export interface Story {
  readonly title: string;
  readonly intro: string;
  /** As they are written; free ones are used in their place. */
  readonly ports: readonly number[];
  /** What is there before it begins. Resolves to what has to be undone. */
  readonly prepare: (stage: Stage) => Promise<() => void>;
  readonly steps: readonly Step[];
  /** A last command, for servers that went into the background. */
  readonly end?: string;
}

export interface Step {
  readonly says: string;
  /** For bash. */
  readonly command: string;
  /** The connection works after it. */
  readonly works?: boolean;
  /** Repeated, and not shown, until it ends well: what the command set going has happened then. */
  readonly until?: string;
}

export interface Stage {
  readonly folder: string;
  /** The one that is really used. */
  port(written: number): number;
  shell(line: string): Promise<{ readonly code: number; readonly output: string }>;
}

/** Lines for bash that end when somebody listens at a port. */
export const listens = (port: number): string => again(`(exec 3<> /dev/tcp/localhost/${port}) 2> /dev/null`);

/** Repeats a command until it ends well. */
export const again = (command: string): string => `until ${command}; do sleep 0.05; done`;
