/** What a terminal offers, where the library system can; at least one, and each can be alone. */
export interface ServiceSettings {
  /** It searches and places holds. */
  readonly searchAndHolds: boolean;
  /** It lends copies to the signed-in patron (D84). */
  readonly lend: boolean;
  /** It takes copies back, without a card (D86). */
  readonly takeBack: boolean;
}

/** Whether patrons sign in at this terminal: not where it only takes copies back. */
export function hasPatrons({ services }: { readonly services: ServiceSettings }): boolean {
  return services.searchAndHolds || services.lend;
}
