/** `npm run screenshots`. */
import { join } from 'node:path';
import { takePictures } from './screenshots.ts';

await takePictures(join(import.meta.dirname, 'studio'));
