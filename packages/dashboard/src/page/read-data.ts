/** Reads the data that a report carries. */
import { gunzipSync, strFromU8 } from 'fflate';
import type { ReportData } from '../data/report-data';

/** Base64, gzip, JSON: what `packData` wrote. */
export function readData(packed: string): ReportData {
  const bytes = Uint8Array.from(atob(packed.trim()), (char) => char.charCodeAt(0));
  return JSON.parse(strFromU8(gunzipSync(bytes))) as ReportData;
}
