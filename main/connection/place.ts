import type { Place } from "./wire.ts";

const HTTPS_PORT = 443;
const HTTP_PORT = 80;

/** The settings in which an address and its authority stand. */
export interface AddressPaths {
  readonly url: string;
  readonly authority: string;
}

/** Where an address of the settings leads; throws for what is no address. */
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
