import { Component, type ReactNode } from 'react';
import { loadMessages, translator } from '../i18n/translate';

interface State {
  error: Error | null;
}

/** The last resort for bugs: says what broke in both languages, since the store may be what broke. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override componentDidCatch() {
    loadMessages('zh').then(
      () => this.forceUpdate(),
      // English alone, then.
      () => {},
    );
  }

  override render() {
    if (!this.state.error) return this.props.children;
    const spoken = (['en', 'zh'] as const).filter(
      (language, i) => i === 0 || translator(language) !== translator('en'),
    );
    return (
      <main className="crash">
        {spoken.map((language) => (
          <section key={language} lang={language}>
            <h1>{translator(language)('crash.title')}</h1>
            <p>{translator(language)('crash.text')}</p>
          </section>
        ))}
        <pre>{String(this.state.error)}</pre>
        <button type="button" className="button primary" onClick={() => location.reload()}>
          {spoken.map((language) => translator(language)('crash.reload')).join(' / ')}
        </button>
      </main>
    );
  }
}
