/** Where traces come from: this very page (a report), the demos beside it, a file. */
import { readTrace } from 'tlscope/observe';
import { type DemoName, demos } from './demos.ts';
import type { Scene } from './session.svelte.ts';

/** The trace that is part of the page, where the page is a report. */
export function embeddedScene(): Scene | undefined {
  const text = document.getElementById('trace')?.textContent?.trim();
  return text === undefined || text === '' ? undefined : sceneOf(text);
}

/** Throws `TraceError` with a sentence for a person. */
export function sceneOf(text: string): Scene {
  const { title, events, secrets } = readTrace(text);
  return { title, events, secrets };
}

/** What fails is a sentence about this file. */
export async function sceneIn(file: File): Promise<Scene> {
  try {
    return sceneOf(await file.text());
  } catch (error) {
    throw new Error(`${file.name}: ${(error as Error).message}.`);
  }
}

export async function demoScene(name: DemoName): Promise<Scene> {
  const answer = await fetch(`./demo/${name}.json`);
  if (!answer.ok) throw new Error(`The demo "${demos[name]}" is not where it should be (${answer.status}).`);
  return sceneOf(await answer.text());
}
