import type { Who } from './types.ts';

/** Who said no, in words. */
export const whoSaidNo = (who: Who): string => (who === 'nobody' || who === 'somebody between' ? who : `the ${who}`);

/** How sure a diagnosis is, in words. */
export const sureness = (confidence: number): string =>
  confidence >= 0.9
    ? 'almost certain'
    : confidence >= 0.75
      ? 'likely'
      : confidence >= 0.55
        ? 'more likely than not'
        : 'possible';
