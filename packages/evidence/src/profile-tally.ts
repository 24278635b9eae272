/** Several profiles, added up line by line. */
import type { ProfileEvidence, ProfileLine } from '@banyan/model';
import type { ProfileTimes } from './formats/format';
import { round } from './traffic/round';

/** Add profiles, then ask. */
export class ProfileTally {
  private readonly lines = new Map<string, ProfileLine>();
  private readonly packages = new Map<string, number>();
  private milliseconds = 0;
  private idle = 0;

  add(profile: ProfileTimes): void {
    this.milliseconds += profile.milliseconds;
    this.idle += profile.idle;
    for (const line of profile.lines) this.addLine(line);
    for (const { name, milliseconds } of profile.packages)
      this.packages.set(name, (this.packages.get(name) ?? 0) + milliseconds);
  }

  toProfile(): Pick<ProfileEvidence, 'milliseconds' | 'idle' | 'lines' | 'packages'> {
    const packages = [...this.packages].map(([name, milliseconds]) => ({ name, milliseconds: round(milliseconds) }));
    return {
      milliseconds: round(this.milliseconds),
      idle: round(this.idle),
      lines: [...this.lines.values()].sort((a, b) => b.own - a.own || (keyOf(a) < keyOf(b) ? -1 : 1)),
      packages: packages.sort((a, b) => b.milliseconds - a.milliseconds || (a.name < b.name ? -1 : 1)),
    };
  }

  private addLine(line: ProfileLine): void {
    const known = this.lines.get(keyOf(line));
    this.lines.set(keyOf(line), known ? sumOf(known, line) : line);
  }
}

function keyOf({ file, line, function: name }: ProfileLine): string {
  return `${file}\n${String(line).padStart(8)}\n${name}`;
}

function sumOf(a: ProfileLine, b: ProfileLine): ProfileLine {
  return { ...a, own: round(a.own + b.own), total: round(a.total + b.total), longest: Math.max(a.longest, b.longest) };
}
