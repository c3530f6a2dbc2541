/** The voice in which the page explains what happened: one for all of it, kept in its address. */
import {
  type Line,
  type Step,
  storyOfStep,
  type TlsEvent,
  type Told,
  tell,
  tellFields,
  type Voice,
  voices,
} from 'tlscope/observe';

const ORDINARY: Voice = 'engineer';
const KEY = 'voice';

export const VOICES: Readonly<Record<Voice, string>> = {
  plain: 'plain words',
  engineer: 'engineer',
  spec: 'as the RFC says it',
};

class Speech {
  voice: Voice = $state(ORDINARY);
}
export const speech = new Speech();

/** The section stands beside it as a link. */
export function told(event: TlsEvent): Told {
  const { line, paragraph, where } = tell(event, speech.voice);
  return { line, paragraph: paragraph.replace(`; see ${where}.`, '.'), where };
}

/** What stands under a message in the ladder: the picture, with which an engineer's paragraph begins too, or the RFC's line. */
export function lineUnder(step: Step, idle: boolean): string | undefined {
  if (speech.voice !== 'spec') return storyOfStep(step, idle);
  const event = step.events.find(({ type }) => type === 'message' || type === 'alert');
  return event && tell(event, 'spec').line;
}

/** What a field of a message is. Plain words and an engineer's are the same: both stand in its declaration. */
export const noteOf = (line: Line): string | undefined =>
  speech.voice === 'spec' ? tellFields([line], 'spec')[0]?.[1].line : line.note;

export function voiceIn(parameters: URLSearchParams): Voice | undefined {
  return voices.find((voice) => voice === parameters.get(KEY));
}

/** The same address, in another voice; the ordinary one goes without saying. */
export function inVoice(parameters: URLSearchParams, voice: Voice): URLSearchParams {
  const out = new URLSearchParams(parameters);
  if (voice === ORDINARY) out.delete(KEY);
  else out.set(KEY, voice);
  return out;
}
