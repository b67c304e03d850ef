import { useActions } from '../state/react';
import { splitTerms } from './terms';

/** A message whose terms open the glossary. */
export function TermText({ message }: { message: string }) {
  const { openGlossary } = useActions();
  return splitTerms(message).map((piece, at) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one message keep their places
      <span key={at} className="term-with-marks">
        <button
          type="button"
          className="term"
          aria-haspopup="dialog"
          onClick={() => openGlossary(piece.term)}
        >
          {piece.text}
        </button>
        {piece.marks}
      </span>
    ),
  );
}
