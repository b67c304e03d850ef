import { formatNumber } from './formatNumber';

/** As formatNumber, with a plus before what is above zero: for differences. */
export const formatSigned = (value: number): string => `${value > 0 ? '+' : ''}${formatNumber(value)}`;
