package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.function.Times;
import dev.deskferry.spec.ValueKind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From JSON to what HubSpot takes for a kind of property. */
enum Conversion {
  /** Any value as text. */
  TEXT("invalid-text", "a text") {
    @Override
    String convert(JsonNode value) {
      return Wire.text(value);
    }
  },
  /** Digits and at most one decimal point. */
  NUMBER("invalid-number", "a number") {
    @Override
    @Nullable String convert(JsonNode value) {
      String text = Wire.text(value).strip();
      return DIGITS.matcher(text).matches() ? text : decimal(text);
    }
  },
  /** {@code true} or {@code false}. */
  BOOLEAN("invalid-boolean", "true or false") {
    @Override
    @Nullable String convert(JsonNode value) {
      String text = Wire.text(value).strip().toLowerCase(Locale.ROOT);
      return text.equals("true") || text.equals("false") ? text : null;
    }
  },
  /** {@code YYYY-MM-DD}. */
  DATE("invalid-date", "a date such as 2026-01-31") {
    @Override
    @Nullable String convert(JsonNode value) {
      return Times.date(Wire.text(value)).orElse(null);
    }
  },
  /** ISO-8601 in UTC. */
  DATETIME("invalid-datetime", "a time with a zone such as 2026-01-31T10:00:00Z") {
    @Override
    @Nullable String convert(JsonNode value) {
      return Times.utc(Wire.text(value));
    }
  },
  /** Lower case, as HubSpot stores it. */
  EMAIL("invalid-email", "an e-mail address") {
    @Override
    @Nullable String convert(JsonNode value) {
      String text = Wire.text(value).strip();
      return text.length() <= 254 && ADDRESS.matcher(text).matches()
          ? text.toLowerCase(Locale.ROOT)
          : null;
    }
  };

  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

  /**
   * An address as mail servers take it, with a dot in its domain and a top-level domain of letters.
   */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+@"
              + "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+([A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,59})");

  private final String code;
  private final String expected;

  Conversion(String code, String expected) {
    this.code = code;
    this.expected = expected;
  }

  /** The wire text; null when the value is not of the kind. */
  abstract @Nullable String convert(JsonNode value);

  /** Code of the finding for values that are not of the kind. */
  String code() {
    return code;
  }

  /** What a value should have been. */
  String expected() {
    return expected;
  }

  static Conversion of(ValueKind kind) {
    return switch (kind) {
      case STRING, TEXT, HTML, OPTIONS -> TEXT;
      case NUMBER -> NUMBER;
      case BOOLEAN -> BOOLEAN;
      case DATE -> DATE;
      case DATETIME -> DATETIME;
      case EMAIL -> EMAIL;
    };
  }

  private static @Nullable String decimal(String text) {
    try {
      BigDecimal number = new BigDecimal(text);
      return Math.abs(number.scale()) > 100 ? null : number.toPlainString();
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
