import { type FormEvent, useState } from 'react';
import type { Failure } from '../../domain/failure';
import { failureText } from '../../i18n/failureText';
import { translator } from '../../i18n/translate';
import { SteadyButton } from '../../parts/SteadyButton';
import { useActions, useApp } from '../../state/react';

/** Any other model, by its Hub id or the address of its folder. */
export function AddressField() {
  const t = translator(useApp((state) => state.language));
  const { downloadModel } = useActions();
  const [address, setAddress] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const refused = await downloadModel(address);
    setFailure(refused);
    if (!refused) setAddress('');
  };
  return (
    <form className="address" onSubmit={(event) => void submit(event)}>
      <label htmlFor="model-address">{t('models.address')}</label>
      <div className="address-row">
        <input
          id="model-address"
          data-testid="model-address"
          type="text"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="timm/seresnet50.ra2_in1k"
          value={address}
          aria-describedby="model-address-help"
          aria-invalid={failure !== null}
          onChange={(event) => setAddress(event.target.value)}
        />
        <SteadyButton type="submit" className="button" idle={address.trim() === ''}>
          {t('models.download')}
        </SteadyButton>
      </div>
      <p className="help" id="model-address-help">
        {t('models.address.help')}
      </p>
      {failure && (
        <p className="download-failure" role="alert">
          {failureText(t, failure)}
        </p>
      )}
    </form>
  );
}
