package dev.deskferry.sandbox.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One OpenAPI document: its operations at once, its validator when it is first needed. */
public final class VendorDocument {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final String name;
  private final String text;
  private final List<Template> templates;
  private @Nullable OpenApiInteractionValidator validator;

  private VendorDocument(String name, String text, List<Template> templates) {
    this.name = name;
    this.text = text;
    this.templates = templates;
  }

  /**
   * An operation.
   *
   * @param method upper case
   * @param path as the document writes it
   * @param pattern of the paths that it stands for; a variable never holds a slash
   * @param variables how many places vary
   */
  public record Template(String method, String path, Pattern pattern, int variables) {

    static Template of(String method, String path) {
      String[] literals = path.split("\\{[^}]*}", -1);
      StringBuilder pattern = new StringBuilder(Pattern.quote(literals[0]));
      for (int i = 1; i < literals.length; i++) {
        pattern.append("[^/]+").append(Pattern.quote(literals[i]));
      }
      return new Template(
          method.toUpperCase(Locale.ROOT),
          path,
          Pattern.compile(pattern.toString()),
          literals.length - 1);
    }

    /** Method and path in one word, as violations name them. */
    public String operation() {
      return method + ' ' + path;
    }
  }

  /** Reads JSON or YAML. */
  static VendorDocument read(Path file) {
    try {
      String text = Files.readString(file);
      JsonNode paths = YAML.readTree(text).path("paths");
      List<Template> templates = new ArrayList<>();
      for (var path : paths.properties()) {
        for (var operation : path.getValue().properties()) {
          if (METHODS.contains(operation.getKey())) {
            templates.add(Template.of(operation.getKey(), path.getKey()));
          }
        }
      }
      return new VendorDocument(file.getFileName().toString(), text, templates);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's name. */
  public String name() {
    return name;
  }

  /** The operation that fits best. */
  Optional<Template> find(String method, String path) {
    return templates.stream()
        .filter(template -> template.method().equals(method))
        .filter(template -> template.pattern().matcher(path).matches())
        .min(Comparator.comparingInt(Template::variables));
  }

  /** The validator of the document, which may be used from many threads. */
  synchronized OpenApiInteractionValidator validator() {
    if (validator == null) {
      validator =
          OpenApiInteractionValidator.createForInlineApiSpecification(text)
              .withBasePathOverride("")
              .withResolveCombinators(true)
              .build();
    }
    return validator;
  }
}
