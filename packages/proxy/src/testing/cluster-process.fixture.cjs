/** A program that starts a cluster as its first argument says, tells its addresses, and obeys signals, as the command does. */
const { obeySignals, startCluster } = require('../index');

const options = JSON.parse(process.argv[2]);
const say = (message) => process.send?.(message);

startCluster({
  ...options,
  log: (line) => say({ line }),
  ...(options.share && { accessLog: { share: options.share, writeText: (text) => process.stdout.write(text) } }),
}).then(
  async (proxy) => {
    say({ address: proxy.address, adminAddress: proxy.adminAddress });
    const report = await obeySignals(proxy, process);
    process.send?.({ report }, () => process.disconnect());
  },
  ({ code, message, hint }) => process.send?.({ fault: { code, message, hint } }, () => process.disconnect()),
);
