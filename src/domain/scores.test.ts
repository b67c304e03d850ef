import { expect, it } from 'vitest';
import { scoresOfRecipe } from './scores';

it("knows timm's recipes with binary cross-entropy, and takes no other for one", () => {
  for (const tag of ['a1_in1k', 'a2_in1k', 'a3_in1k', 'seresnet50.a1_in1k'])
    expect(scoresOfRecipe(tag)).toBe('sigmoid');
  for (const tag of ['ra2_in1k', 'ah_in1k', 'seresnet50.ra2_in1k', 'a1_in1k.pth', 'a4_in1k', '', 'ba1_in1k'])
    expect(scoresOfRecipe(tag)).toBeNull();
});
