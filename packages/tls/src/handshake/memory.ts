import { CallerFault } from '../wire/index.ts';

/** Thrown through a handler that asked somebody who needs time. The handler runs again when the answer is there. */
export class Waiting {
  /** What is waited for: `signature`, `session`. */
  readonly what: string;
  /** Resolves when it is known, and never rejects. */
  readonly ready: Promise<void>;

  constructor(what: string, ready: Promise<void>) {
    this.what = what;
    this.ready = ready;
  }
}

type Answer = { readonly what: string } & ({ readonly value: unknown } | { readonly error: unknown });

/**
 * What a handler got from outside its message: fresh bytes, keys, what callers answered. A handler that had to wait is run
 * again from its beginning and gets the same answers, so that it comes to the same place, and past it. Answers are kept in
 * the order of the questions: a handler that asks in another order the second time is an error of ours, and is told so.
 */
export class Memory {
  #answers: (Answer | undefined)[] = [];
  #next = 0;

  /** For another message. */
  forget(): void {
    this.#answers = [];
    this.#next = 0;
  }

  /** For the same message, once more. */
  rewind(): void {
    this.#next = 0;
  }

  /** The answer to a question; throws `Waiting` where it is still to come, and what the caller threw. */
  ask<T>(what: string, question: () => T | Promise<T>): T {
    const at = this.#next++;
    const known = this.#answers[at];
    if (known !== undefined) return told<T>(known, what);
    const answer = question();
    if (!(answer instanceof Promise)) {
      this.#answers[at] = { what, value: answer };
      return answer;
    }
    const answers = this.#answers;
    const ready = answer.then(
      (value) => {
        answers[at] = { what, value };
      },
      (error: unknown) => {
        answers[at] = { what, error };
      },
    );
    throw new Waiting(what, ready);
  }
}

/** The same, of a caller's own code: whatever it throws is its own. */
export function askCaller<T>(memory: Memory, what: string, question: () => T | Promise<T>): T {
  return memory.ask(what, () => {
    try {
      return question();
    } catch (error) {
      throw failed(error);
    }
  });
}

/** A caller's own code, which answers at once. A promise is an answer like any other, and its failure is not lost. */
export function askNow<T>(question: () => T): T {
  let answer: T;
  try {
    answer = question();
  } catch (error) {
    throw failed(error);
  }
  if (answer instanceof Promise) answer.catch(() => {});
  return answer;
}

function told<T>(answer: Answer, what: string): T {
  if (answer.what !== what) throw new Error(`a handler that ran again asked for ${what} instead of ${answer.what}`);
  if ('error' in answer) throw failed(answer.error);
  return answer.value as T;
}

/** What the caller was asked for did not come: that is no fault of the peer. */
function failed(error: unknown): CallerFault {
  const why = error instanceof Error ? error.message : String(error);
  const fault = new CallerFault(
    'ERR_TLSCOPE_CALLBACK_FAILED',
    `what this end had to ask for did not come: ${JSON.stringify(why)}`,
  );
  fault.cause = error;
  return fault;
}
