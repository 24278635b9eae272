/** Whether a commit was made by a program. */

/** By the mark that GitHub and GitLab give to programs, and by the names of those that came before the mark. */
export function isBot(name: string, email: string): boolean {
  return /\[bot\]/i.test(`${name} ${email}`) || knownBots.test(name) || /^(?:bot|.*-bot)@/i.test(email);
}

const knownBots =
  /^(?:dependabot|dependabot-preview|renovate|renovate-bot|greenkeeper|snyk-bot|github-actions|semantic-release-bot|imgbot|weblate|crowdin-bot|gitlab-bot|translation bot|travis ci)$/i;
