/** TLS in routing plans: which files hold what. Secrets stand in files, never in a plan. */

/** TLS towards callers: `listen` then speaks nothing else. Certificates are read again when their files change. */
export interface CallerTls {
  /**
   * Chosen by the names in the certificates themselves, exact before wildcard; the first one is for callers that name
   * no host, or none that is known.
   * @minItems 1
   */
  readonly certificates: readonly KeyPairFiles[];
  /** The oldest version that is spoken; TLSv1.2 when absent. */
  readonly minVersion?: 'TLSv1.2' | 'TLSv1.3';
}

/** A certificate and its key, in PEM; paths are read from the plan's folder. */
export interface KeyPairFiles {
  /** The certificate, and behind it those that lead to its root. */
  readonly cert: string;
  /** Its private key, without a passphrase. */
  readonly key: string;
}

/** TLS towards one upstream; paths are read from the plan's folder. All of it may be absent. */
export interface UpstreamTls {
  /** PEM file of whom to trust instead of the public authorities; may be the upstream's own certificate. */
  readonly ca?: string;
  /** The name that is asked for (SNI) and that the certificate must bear; the host of `url` when absent. */
  readonly servername?: string;
  /** The certificate we show when the upstream asks who we are; together with `key`. */
  readonly cert?: string;
  readonly key?: string;
  /** One of them must be the upstream's public key, beside all else: `sha256//` and Base64, as curl writes them. */
  readonly pins?: readonly string[];
}
