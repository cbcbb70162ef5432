package dev.deskferry.extract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A GET below the account's URL.
 *
 * @param path without query
 * @param parameters raw names and values
 */
public record SourceRequest(String path, SortedMap<String, String> parameters) {

  public SourceRequest {
    parameters = new TreeMap<>(parameters);
  }

  /** The parameters as an encoded query, empty when there are none. */
  public String query() {
    return parameters.entrySet().stream()
        .map(it -> encode(it.getKey()) + "=" + encode(it.getValue()))
        .collect(Collectors.joining("&"));
  }

  SourceRequest with(Map<String, String> more) {
    SortedMap<String, String> all = new TreeMap<>(parameters);
    all.putAll(more);
    return new SourceRequest(path, all);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
