package dev.deskferry.zendesk;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The subdomain by which Zendesk names an account. No endpoint gives out the account's number, but
 * every record carries its own address, {@code https://SUBDOMAIN.zendesk.com/api/v2/…}, whatever
 * host was asked (developer.zendesk.com, Users, JSON format, member {@code url}).
 */
public final class AccountName {

  private static final Pattern ADDRESS =
      Pattern.compile("https?://([a-z0-9][a-z0-9-]*)\\.zendesk\\.com(?:[/:].*)?");

  private AccountName() {}

  /**
   * The subdomain in lower case; empty for an address elsewhere, such as one under a mapped domain.
   */
  public static Optional<String> of(String address) {
    Matcher matcher = ADDRESS.matcher(address.toLowerCase(Locale.ROOT));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
