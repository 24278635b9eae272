/** The report, for every component. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ReportIndex } from './index-report';

export const ReportContext = createContext<ReportIndex | undefined>(undefined);

/** The look-ups; there is always one. */
export function useReport(): ReportIndex {
  const report = useContext(ReportContext);
  if (!report) throw new Error('no report around this component');
  return report;
}
