/** The pictures in the documents can be taken, and are the ones that the documents show. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pictures, takePictures } from '../../docs/screenshots.ts';
import { ROOT } from '../architecture/sources.ts';
import { needs, temporaryFolder } from '../interop/support/places.ts';

/** Width and height, from the first chunk of a PNG. */
const sizeOf = (path: string): [number, number] => {
  const bytes = readFileSync(path);
  assert.equal(bytes.toString('latin1', 1, 4), 'PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};

describe('the pictures of the studio', needs('chromium'), () => {
  test('each can be taken anew, in the size of the one in the documents', async (t) => {
    const folder = await temporaryFolder(t);
    await takePictures(folder);
    for (const { name } of pictures) {
      const kept = sizeOf(join(ROOT, 'docs/studio', `${name}.png`));
      assert.deepEqual(sizeOf(join(folder, `${name}.png`)), kept, name);
    }
  });

  test('the documents show them all, six and more', () => {
    assert.ok(pictures.length >= 6);
    for (const [document, folder] of [
      ['docs/studio.md', 'studio'],
      ['README.md', 'docs/studio'],
    ] as const) {
      const text = readFileSync(join(ROOT, document), 'utf8');
      for (const { name } of pictures) assert.ok(text.includes(`(${folder}/${name}.png)`), `${document}: ${name}`);
    }
  });
});
