package dev.deskferry.sandbox.contract;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The documents of one vendor. The most literal path template wins; among equals the document that
 * comes first.
 */
public final class VendorDocuments {

  private static final String PROPERTY = "deskferry.specs";

  private final List<VendorDocument> documents;

  private VendorDocuments(List<VendorDocument> documents) {
    this.documents = documents;
  }

  /** One operation of one document. */
  public record Place(VendorDocument document, VendorDocument.Template template) {}

  /**
   * HubSpot's, one per API and version. Left out are the files of 2026-09 that were written half a
   * year before that version: they list no reply with status 207.
   */
  public static VendorDocuments hubspot() {
    return new VendorDocuments(
        read(folder().resolve("hubspot"), ".json").stream()
            .filter(document -> !document.name().endsWith(".2026-09.json"))
            .toList());
  }

  /**
   * Zendesk Support: the whole document, and for what it lacks the newer one that was published in
   * pieces.
   */
  public static VendorDocuments zendesk() {
    Path folder = folder().resolve("zendesk");
    VendorDocument whole = VendorDocument.read(folder.resolve("support-oas.yaml"));
    List<VendorDocument> pieces = read(folder.resolve("api-evangelist-split"), ".yml");
    return new VendorDocuments(Stream.concat(Stream.of(whole), pieces.stream()).toList());
  }

  /** Lets a test class run where the documents are, and says why where it does not. */
  public static final class Present implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return found()
          .map(folder -> enabled("the documents are in " + folder))
          .orElseGet(
              () ->
                  disabled(
                      "the vendors' OpenAPI documents are not here; set the system property "
                          + PROPERTY
                          + " to a folder with hubspot and zendesk in it"));
    }
  }

  private static Path folder() {
    return found().orElseThrow(() -> new IllegalStateException("no documents: see Present"));
  }

  /** What the system property names, else {@code shared/specs} beside the repository. */
  private static Optional<Path> found() {
    Optional<String> named = Optional.ofNullable(System.getProperty(PROPERTY));
    return named.isPresent()
        ? named.map(Path::of).filter(Files::isDirectory)
        : besideTheRepository();
  }

  private static Optional<Path> besideTheRepository() {
    return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .filter(path -> Files.isDirectory(path.resolve("staging-schema")))
        .findFirst()
        .map(root -> root.resolveSibling("shared").resolve("specs"))
        .filter(Files::isDirectory);
  }

  private static List<VendorDocument> read(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .map(VendorDocument::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The operation that a request means; empty when no document has it. */
  public Optional<Place> find(String method, String path) {
    return documents.stream()
        .flatMap(
            document ->
                document.find(method, path).stream().map(found -> new Place(document, found)))
        .min(Comparator.comparingInt(place -> place.template().variables()));
  }
}
