/** One trace on the screen: its rows, and where in time we stand. */
import { type Consequence, type TlsEvent, timeline } from 'tlscope/observe';
import { type Row, rowsOf } from './rows.ts';

export interface Scene {
  readonly title: string;
  readonly events: readonly TlsEvent[];
  /** Secrets, keys and application data are in it. */
  readonly secrets: boolean;
}

export class Session {
  scene: Scene = $state.raw({ title: '', events: [], secrets: false });
  readonly timeline = $derived(timeline(this.scene.events));
  readonly rows: readonly Row[] = $derived(rowsOf(this.timeline, this.scene.events));
  /** The row we stand on. */
  cursor = $state(0);
  readonly row: Row | undefined = $derived(this.rows[Math.min(this.cursor, this.rows.length - 1)]);
  /** Everything up to here and what followed from it. */
  readonly past: readonly TlsEvent[] = $derived(this.#pastOf(this.row?.step ?? -1));
  /** The row where it first went wrong. */
  readonly trouble: number | undefined = $derived(firstTrouble(this.rows));

  constructor(scene?: Scene) {
    if (scene !== undefined) this.scene = scene;
  }

  /** Puts another trace on; the cursor goes to the first message. */
  show(scene: Scene): void {
    this.scene = scene;
    this.goTo(
      Math.max(
        0,
        this.rows.findIndex(({ kind }) => kind === 'step'),
      ),
    );
  }

  /** The same trace with more in it: who stood at the end goes along. */
  follow(scene: Scene): void {
    const atEnd = this.cursor >= this.rows.length - 1;
    this.scene = scene;
    if (atEnd) this.goTo(this.rows.length - 1);
  }

  /** Goes to the row that said it, or that it followed from. */
  goToEvent(event: TlsEvent): void {
    const step = this.timeline.steps.findIndex(({ events, records, followed }) => {
      const all: readonly TlsEvent[] = [...events, ...records, ...followed];
      return all.includes(event);
    });
    const row = this.rows.findIndex((one) => one.step === step && one.kind === 'step');
    if (row >= 0) this.goTo(row);
  }

  goTo(row: number): void {
    this.cursor = Math.max(0, Math.min(row, this.rows.length - 1));
  }

  #pastOf(step: number): TlsEvent[] {
    return this.timeline.steps
      .slice(0, step + 1)
      .flatMap((one): TlsEvent[] => [...one.records, ...one.events, ...(one.followed as Consequence[])]);
  }
}

function firstTrouble(rows: readonly Row[]): number | undefined {
  const found = rows.findIndex(({ bad }) => bad);
  return found < 0 ? undefined : found;
}
