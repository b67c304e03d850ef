/** What the glossary explains, in reading order. Messages link to a term as `[words on screen](term)`. */
export const TERMS = [
  'channel',
  'residual',
  'squeeze',
  'hidden',
  'reduction',
  'gate',
  'half',
  'scale',
  'shortcut',
  'rms',
  'block',
  'spread',
  'saturation',
  'usual',
  'frozen',
] as const;

export type Term = (typeof TERMS)[number];

/** A link, and the marks that end what it is part of. */
const LINK = /\[([^\]]+)\]\((\w+)\)([,.;:!?)”，。；：、！？）]*)/g;

/** `marks`: punctuation right after the term, which no line may begin with. */
export type Piece = string | { text: string; term: Term; marks: string };

/** Splits a message at its links. */
export function splitTerms(message: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of message.matchAll(LINK)) {
    if (match.index > end) pieces.push(message.slice(end, match.index));
    pieces.push({ text: match[1], term: match[2] as Term, marks: match[3] });
    end = match.index + match[0].length;
  }
  if (end < message.length) pieces.push(message.slice(end));
  return pieces;
}

/** The message as plain text, for places that cannot hold a link. */
export const withoutTerms = (message: string): string => message.replaceAll(LINK, '$1$3');
