import type { Place } from "./wire.ts";

const HTTPS_PORT = 443;
const HTTP_PORT = 80;

/** The settings of an address and its CA. */
export interface AddressPaths {
  readonly url: string;
  readonly authority: string;
}

/** Host and port of an address in the settings; throws for an invalid one. */
export function placeOfUrl(url: string, authority: string, paths: AddressPaths): Place {
  const { protocol, hostname, port } = new URL(url);
  const isSecure = protocol === "https:";
  return {
    host: hostname.replace(/^\[|\]$/gu, ""),
    port: port === "" ? (isSecure ? HTTPS_PORT : HTTP_PORT) : Number(port),
    tls: isSecure ? { authority, serverName: "", certificate: "", key: "" } : null,
    paths: {
      host: paths.url,
      port: paths.url,
      authority: paths.authority,
      serverName: paths.url,
      certificate: null,
    },
  };
}
