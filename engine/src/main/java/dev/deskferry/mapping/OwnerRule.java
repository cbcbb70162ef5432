package dev.deskferry.mapping;

import dev.deskferry.spec.Otherwise;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code lookup: owner} with its {@code fallback:}.
 *
 * @param fallbackEmail the migration's fallback owner; empty when there is none
 */
record OwnerRule(String fallbackEmail, Refusal refusal) {

  private static final String CODE = "unknown-owner";

  /** HubSpot's owner id for an e-mail address; null for nobody. */
  @Nullable String apply(MappingRun run, String email) {
    String owner = run.lookups().ownerIdByEmail(email).orElse(null);
    if (owner != null) {
      return owner;
    }
    String found = "no active owner in the portal has this person's e-mail address";
    if (!(refusal.otherwise() instanceof Otherwise.FallbackOwner)) {
      return refusal.apply(run, email, CODE, found, email.toLowerCase(Locale.ROOT));
    }
    String fallback =
        fallbackEmail.isEmpty() ? null : run.lookups().ownerIdByEmail(fallbackEmail).orElse(null);
    run.warn(
        refusal.property(),
        CODE,
        found + (fallback == null ? "; left without an owner" : "; the fallback owner is written"),
        email.toLowerCase(Locale.ROOT));
    return fallback;
  }
}
