/** The ways in which logs write a moment → milliseconds since 1970. */

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const common = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/;

/** `10/Oct/2025:13:55:36 +0200`, ISO 8601, `Fri, 10 Oct 2025 …`, or a number of seconds, milli-, micro- or nanoseconds. */
export function parseLogTime(value: unknown): number | undefined {
  if (typeof value === 'number') return ofNumber(value);
  if (typeof value !== 'string') return undefined;
  const parts = common.exec(value);
  if (parts) return ofCommon(parts);
  const time = /^\d+(?:\.\d+)?$/.test(value) ? ofNumber(Number(value)) : Date.parse(value);
  return time === undefined || Number.isNaN(time) ? undefined : time;
}

function ofCommon([, day, month = '', year, hour, minute, second, sign, offsetHours, offsetMinutes]: RegExpExecArray) {
  const at = months.indexOf(month);
  if (at < 0) return undefined;
  const utc = Date.UTC(Number(year), at, Number(day), Number(hour), Number(minute), Number(second));
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000;
  return sign === '-' ? utc + offset : utc - offset;
}

/** The unit shows in the size: seconds of this century have ten digits. */
function ofNumber(value: number): number | undefined {
  const milliseconds = [1000, 1, 1e-3, 1e-6].map((factor) => value * factor);
  return milliseconds.find((time) => time > 631_152_000_000 && time < 4_102_444_800_000);
}
