import type { z } from "zod";
import type { CatalogueParts, CatalogueSettings, KohaSettings, Sip2Settings } from "./backends.schema.ts";
import { type AdapterName, OWN_SOURCES } from "./choices.ts";
import { isSafeUrl, mayGoUnencrypted, SAFE_HOST, SAFE_URL } from "./encryption.ts";

interface Backend {
  readonly adapter: AdapterName;
  readonly url: string;
  readonly unencryptedHosts: readonly string[];
  readonly koha: Pick<KohaSettings, "sip2">;
  readonly sip2: Pick<Sip2Settings, "host" | "tls">;
  readonly sru: { readonly url: string };
  readonly catalogue: CatalogueSettings;
}

/** The backend with the place where patrons search. */
export function withSource<B extends { readonly adapter: AdapterName; readonly catalogue: CatalogueParts }>(
  backend: B,
): Omit<B, "catalogue"> & { readonly catalogue: CatalogueSettings } {
  const { adapter, catalogue } = backend;
  const usual = catalogue.url === "" ? OWN_SOURCES[adapter] : "shiori";
  return { ...backend, catalogue: { ...catalogue, source: catalogue.source ?? usual } };
}

/** Checks that the settings of the library system are consistent with each other. */
export function backendAgreeing(backend: Backend, context: z.RefinementCtx): void {
  const { adapter, catalogue, sip2, unencryptedHosts } = backend;
  const no = (path: readonly string[], message: string): void =>
    context.addIssue({ code: "custom", path: [...path], message, input: undefined });
  const usesSip2 = adapter === "sip2" || (adapter === "koha" && backend.koha.sip2);
  if ((adapter !== "sip2" || backend.url !== "") && !isSafeUrl(backend.url, unencryptedHosts)) {
    no(["url"], SAFE_URL);
  }
  const { source } = catalogue;
  if (adapter === "sip2" && source === "koha") no(["catalogue", "source"], "shiori or sru, with SIP2");
  const needed = {
    // SIP2 without SRU has no search.
    sru: adapter === "koha" && source === "sru",
    catalogue: adapter !== "shiori" && source === "shiori",
  };
  for (const part of ["sru", "catalogue"] as const) {
    const { url } = backend[part];
    if (url === "" ? needed[part] : !isSafeUrl(url, unencryptedHosts)) no([part, "url"], SAFE_URL);
  }
  if (usesSip2 && sip2.host === "") {
    no(["sip2", "host"], "a host name or an address");
  } else if (usesSip2 && !sip2.tls.on && !mayGoUnencrypted(sip2.host, unencryptedHosts)) {
    no(["sip2", "tls", "on"], SAFE_HOST);
  }
}
