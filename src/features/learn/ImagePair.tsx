import type { ReactNode } from 'react';
import { translator } from '../../i18n/translate';
import { InputPixels } from '../../parts/InputPixels';
import { Switch } from '../../parts/Switch';
import { Withheld } from '../../parts/Withheld';
import { shownImage, type TrayImage } from '../../state/appState';
import { imageTitle } from '../../state/imageTitle';
import { useApp } from '../../state/react';
import { useAllowed } from '../../state/useAllowed';
import type { useOtherImage } from './useOtherImage';
import { useSamplePair } from './useSamplePair';

interface Props extends ReturnType<typeof useOtherImage> {
  /** What was found of the two. */
  children: ReactNode;
}

/** The two pictures as the network sees them, side by side, and which they are. */
export function ImagePair({ other, others, choose, children }: Props) {
  const language = useApp((state) => state.language);
  const t = translator(language);
  const samples = useApp((state) => state.samples);
  const image = useApp(shownImage);
  const free = useAllowed('images');
  const pair = useSamplePair(other);
  const titleOf = (of: TrayImage) => imageTitle({ samples, language }, of);
  const picture = (of: TrayImage | null) => (
    <figure>
      <InputPixels input={of?.output?.input ?? null} label={of ? titleOf(of) : t('learn.images.none')} />
      <figcaption className="help">{of ? titleOf(of) : '–'}</figcaption>
    </figure>
  );
  return (
    <div className="image-pair" data-testid="image-pair">
      {picture(other)}
      {picture(image)}
      <div className="image-pair-choice">
        {!free && <Withheld control="images" />}
        {free && pair && (
          <Switch
            label={t('learn.images.samples')}
            value={pair.shown}
            options={[
              { value: 'alike', text: t('learn.images.alike') },
              { value: 'unlike', text: t('learn.images.unlike') },
            ]}
            onChange={(kind) => kind !== 'none' && pair.show(kind)}
          />
        )}
        {other && (
          <label className="labeled">
            {t('learn.images.with')}{' '}
            <select value={other.id} onChange={(event) => choose(event.target.value)}>
              {others.map((of) => (
                <option key={of.id} value={of.id}>
                  {titleOf(of)}
                </option>
              ))}
            </select>
          </label>
        )}
        <p className="finding" role="status">
          {children}
        </p>
      </div>
    </div>
  );
}
