package dev.deskferry.sandbox.hubspot.record;

import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Contacts: addresses are kept in lower case and checked, among others for top-level domains that
 * do not exist; a new contact is a lead.
 */
final class ContactRules implements RecordRules {

  private static final Pattern EMAIL =
      Pattern.compile(
          "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+(\\p{L}{2,63}|xn--[a-z0-9-]+)");
  private static final Set<String> NO_TOP_LEVEL =
      Set.of("invalid", "local", "localhost", "localdomain", "test", "internal", "lan", "corp");
  private static final int LONGEST_EMAIL = 254;

  @Override
  public List<String> missing(Draft draft) {
    return List.of();
  }

  @Override
  public void complete(Draft draft) {
    String email = draft.text("email");
    if (email != null && draft.isSent("email")) {
      draft.derive("email", checked(draft, "email", email));
    }
    String more = draft.text(ObjectStore.ADDITIONAL_EMAILS);
    if (more != null && draft.isSent(ObjectStore.ADDITIONAL_EMAILS)) {
      draft.derive(
          ObjectStore.ADDITIONAL_EMAILS,
          Stream.of(more.split(";", -1))
              .filter(part -> !part.isEmpty())
              .map(part -> checked(draft, ObjectStore.ADDITIONAL_EMAILS, part))
              .distinct()
              .collect(Collectors.joining(";")));
    }
    CompanyRules.checkLifecycle(draft);
    if (draft.isNew() && draft.text("lifecyclestage") == null) {
      draft.derive("lifecyclestage", "lead");
    }
    String current = draft.text("email");
    draft.derive(
        "hs_email_domain", current == null ? "" : current.substring(current.lastIndexOf('@') + 1));
  }

  private static String checked(Draft draft, String name, String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    boolean isValid =
        lower.length() <= LONGEST_EMAIL
            && EMAIL.matcher(lower).matches()
            && !NO_TOP_LEVEL.contains(lower.substring(lower.lastIndexOf('.') + 1));
    if (!isValid) {
      draft.problem(name, "INVALID_EMAIL", "Email address " + address + " is invalid");
    }
    return lower;
  }
}
