package dev.deskferry.sandbox.data.generated;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who the users are. The first is the admin {@value #ADMIN_EMAIL}, agents follow, the last agent
 * has left. Of a thousand end users 80 have no e-mail address, 15 are deleted (half of them for
 * good), 10 suspended, 10 shared from another account, 2 have an address that is not valid.
 */
final class Profiles {

  /** The address of the first admin. */
  static final String ADMIN_EMAIL = "admin@example.com";

  private static final List<String> FIRST_SLUGS =
      Texts.FIRST_NAMES.stream().map(Profiles::slug).toList();
  private static final List<String> LAST_SLUGS =
      Texts.LAST_NAMES.stream().map(Profiles::slug).toList();

  private final Scale scale;

  Profiles(Scale scale) {
    this.scale = scale;
  }

  Dice dice(int index) {
    return scale.dice(Scale.Stream.USER, index);
  }

  boolean isStaff(int index) {
    return index < scale.agents();
  }

  String role(int index) {
    if (index < 2) {
      return "admin";
    }
    return isStaff(index) ? "agent" : "end-user";
  }

  boolean isActive(int index) {
    return isStaff(index) ? index != scale.agents() - 1 : !dice(index).chance(1, 15);
  }

  boolean isPermanentlyDeleted(int index) {
    return !isStaff(index) && !isActive(index) && dice(index).chance(2, 500);
  }

  boolean isSuspended(int index) {
    return !isStaff(index) && dice(index).chance(3, 10);
  }

  boolean isShared(int index) {
    return !isStaff(index) && dice(index).chance(4, 10);
  }

  boolean hasEmail(int index) {
    return isStaff(index) || (!dice(index).chance(5, 80) && !isPermanentlyDeleted(index));
  }

  String name(int index) {
    if (isPermanentlyDeleted(index)) {
      return "Permanently Deleted User";
    }
    if (index == 0) {
      return "Ada Admin";
    }
    return firstName(index) + " " + lastName(index);
  }

  /** The primary address, unique in the account. */
  @Nullable String email(int index) {
    if (!hasEmail(index)) {
      return null;
    }
    if (index == 0) {
      return ADMIN_EMAIL;
    }
    if (isStaff(index)) {
      return "agent" + index + "@example.com";
    }
    Dice dice = dice(index);
    String local = dice.pick(6, FIRST_SLUGS) + "." + dice.pick(7, LAST_SLUGS);
    String domain = dice.chance(8, 500) ? "example.org" : "mail.example.net";
    if (dice.chance(9, 2)) {
      return local + ".." + index + "@example";
    }
    return local + (dice.chance(10, 20) ? "+support." : ".") + index + "@" + domain;
  }

  @Nullable String phone(int index) {
    Dice dice = dice(index);
    return !hasEmail(index) || dice.chance(11, 250)
        ? "+1555" + (1_000_000 + dice.below(12, 9_000_000))
        : null;
  }

  /** An id of another system; unique whatever the case. */
  @Nullable String externalId(int index) {
    Dice dice = dice(index);
    if (isStaff(index) || !dice.chance(13, 500)) {
      return null;
    }
    return (dice.chance(14, 500) ? "CUST-" : "cust-") + (500_000 + index);
  }

  long createdAt(int index) {
    if (isStaff(index)) {
      return Scale.START - 80 * 86_400L + index * 3_600L;
    }
    long span = Scale.END - Scale.START;
    return Scale.START - 60 * 86_400L + index * (span / scale.users()) + dice(index).below(15, 600);
  }

  private String firstName(int index) {
    return dice(index).pick(6, Texts.FIRST_NAMES);
  }

  private String lastName(int index) {
    return dice(index).pick(7, Texts.LAST_NAMES);
  }

  private static String slug(String name) {
    String plain =
        Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("[^a-z]", "");
    return plain.isEmpty() ? "user" : plain;
  }
}
