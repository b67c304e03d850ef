import { useEffect, useState } from 'react';

/** Milliseconds that a text must rest: what changes all the time would be said over and over. */
const REST = 1000;

/** For screen readers alone, politely: a text once it rests, so at most one a second. It must stay on the page to be heard. */
export function Said({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), REST);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}
