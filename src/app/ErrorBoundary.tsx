import { Component, type ReactNode } from 'react';
import { translator } from '../i18n/translate';

interface State {
  error: Error | null;
}

/** The last resort for bugs: says what broke in both languages, since the store may be what broke. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return (
      <main className="crash">
        {(['en', 'zh'] as const).map((language) => (
          <section key={language} lang={language}>
            <h1>{translator(language)('crash.title')}</h1>
            <p>{translator(language)('crash.text')}</p>
          </section>
        ))}
        <pre>{String(this.state.error)}</pre>
        <button type="button" className="button primary" onClick={() => location.reload()}>
          {translator('en')('crash.reload')} / {translator('zh')('crash.reload')}
        </button>
      </main>
    );
  }
}
