package dev.deskferry.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One library is imported in one place, and the pure core stays pure. */
class ImportTableTest {

  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.deskferry");

  private static final String[] PURE = {
    "dev.deskferry.problem..",
    "dev.deskferry.http..",
    "dev.deskferry.yaml..",
    "dev.deskferry.function..",
    "dev.deskferry.mapping..",
    "dev.deskferry.extract..",
    "dev.deskferry.load..",
    "dev.deskferry.zendesk..",
    "dev.deskferry.hubspot.."
  };

  @ParameterizedTest(name = "{0} is imported by {1} only")
  @CsvSource({
    "org.yaml.snakeyaml.., dev.deskferry.yaml..",
    "org.apache.camel.., dev.deskferry.route..",
    "com.hazelcast.., dev.deskferry.cluster..",
    "liquibase.., dev.deskferry.staging..",
    "io.zonky.., dev.deskferry.staging..",
    "com.zaxxer.., dev.deskferry.staging..",
    "java.sql.., dev.deskferry.staging..",
    "org.postgresql.., dev.deskferry.staging..",
    "com.schibsted.., dev.deskferry.function..",
    "picocli.., dev.deskferry.app..",
    "dev.deskferry.sandbox.., dev.deskferry.app.."
  })
  void oneLibraryIsImportedInOnePlace(String library, String home) {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackages(home, "dev.deskferry.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(library);
    rule.check(ENGINE);
  }

  @Test
  void theCoreKnowsNoFilesNoClockAndNoNetwork() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.net.http..", "java.util.concurrent.locks..")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .allowEmptyShould(true)
        .check(ENGINE);
  }

  @Test
  void theCoreDoesNotKnowTheRim() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.deskferry.app..",
            "dev.deskferry.route..",
            "dev.deskferry.staging..",
            "dev.deskferry.run..",
            "dev.deskferry.cluster..",
            "dev.deskferry.throttle..")
        .allowEmptyShould(true)
        .check(ENGINE);
  }

  @Test
  void theSandboxSharesNoCodeWithTheEngine() {
    noClasses()
        .that()
        .resideInAPackage("dev.deskferry.sandbox..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.deskferry.app..",
            "dev.deskferry.extract..",
            "dev.deskferry.hubspot..",
            "dev.deskferry.load..",
            "dev.deskferry.mapping..",
            "dev.deskferry.route..",
            "dev.deskferry.staging..",
            "dev.deskferry.zendesk..")
        .check(ENGINE);
  }
}
